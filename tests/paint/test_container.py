"""Packing: what qpdf leaves open by chance is closed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from random import Random

import pikepdf

from brochure.paint.container import _hints_end_well, _saved, packed
from brochure.profiles import profile_of


def _any_file(seed: int) -> bytes:
    """Return a plain PDF of eight pages, of lengths that differ."""
    chance = Random(seed)
    out = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(8):
            noise = chance.randbytes(chance.randrange(10, 2000)).hex().encode()
            pdf.add_blank_page().obj["/Contents"] = pdf.make_stream(b"%" + noise + b"\n")
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def test_hints_of_a_linearised_file_end_before_an_end_of_line() -> None:
    """No hint stream ends in an end of line that a reader would not count to it, as one in hundreds would."""
    wanted = replace(profile_of("email").container, linearise=True)
    files = [_any_file(seed) for seed in range(300)]
    unlucky = [one for one in files if not _hints_end_well(_saved(one, wanted, (1, 7), 0))]
    assert unlucky
    assert all(_hints_end_well(packed(one, wanted, (1, 7))) for one in unlucky)
