"""Font programs, read without trust: an answer or one of few errors, whatever the bytes are."""

from __future__ import annotations

import contextlib
import struct

import pytest
from font_faults import COMPACT, TRUETYPE
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.check.cff import compact
from brochure.check.charmaps import charmaps, glyphs_of

BROKEN = (struct.error, ValueError, KeyError, IndexError)


@given(st.lists(st.tuples(st.integers(0, len(COMPACT) - 1), st.integers(0, 255)), max_size=12))
@settings(max_examples=300, deadline=None)
def test_a_damaged_compact_program_is_read_or_broken(changes: list[tuple[int, int]]) -> None:
    """Changed bytes leave a program that can be read, or one that is said to be broken."""
    data = bytearray(COMPACT)
    for at, byte in changes:
        data[at] = byte
    with contextlib.suppress(BROKEN):
        assert compact(bytes(data)).glyphs > 0


def test_a_compact_program_tells_its_glyphs() -> None:
    """The font of two squares has two glyphs, which are not named by CID."""
    assert (compact(COMPACT).glyphs, compact(COMPACT).cids) == (2, None)


def test_segments_that_overlap_without_end_are_refused() -> None:
    """A thousand segments of all codes are not walked through."""
    count = 1000
    rows = [(0xFFFF,) * count, (0,) * (count + 1), (0,) * count, (0,) * count]
    body = b"".join(struct.pack(f">{len(row)}H", *row) for row in rows)
    table = struct.pack(">HHHHLHHHHHHH", 0, 1, 3, 1, 12, 4, 0, 0, 2 * count, 0, 0, 0) + body
    with pytest.raises(ValueError, match="overlap"):
        charmaps(table)


def test_a_code_is_looked_up_as_its_encoding_says() -> None:
    """A stands where Windows' encoding has it; B, which the program lacks, is no glyph."""
    at = TRUETYPE.index(b"cmap")
    start, length = struct.unpack_from(">LL", TRUETYPE, at + 8)
    maps = charmaps(TRUETYPE[start : start + length])
    assert glyphs_of(ord("A"), "cp1252", maps) == {1}
    assert glyphs_of(ord("B"), "cp1252", maps) == {0}
