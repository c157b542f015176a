"""Small files to impose."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from brochure.units import mm

BLEED = mm(3)


@cache
def pages_of(count: int, width: float = 60.0, height: float = 80.0, bleed: float = 3.0) -> bytes:
    """Return a PDF of ``count`` pages of so many mm, ink over all of each, that says nothing of itself."""
    pdf = pikepdf.new()
    w, h, b = mm(width), mm(height), mm(bleed)
    for number in range(1, count + 1):
        page = pdf.add_blank_page(page_size=(w + 2 * b, h + 2 * b))
        page.TrimBox = pikepdf.Array([b, b, w + b, h + b])
        page.BleedBox = page.MediaBox
        page.Contents = pdf.make_stream(
            b"0 0 0 %.3f k 0 0 %.3f %.3f re f" % (number / (count + 1), w + 2 * b, h + 2 * b)
        )
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


@pytest.fixture(scope="session")
def source() -> Callable[..., bytes]:
    return pages_of
