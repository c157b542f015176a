"""Glyphs with room after them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from built_fonts import compact_face
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from brochure.paint.subset import Subset, subset
from brochure.paint.widen import widened
from brochure.text.faces import Face

CHARACTERS = "年Aé， "


def part_of(face: Face) -> Subset:
    """Return a subset with the characters that ``face`` has; é is a composite in Libre Franklin."""
    return subset(face, [gid for gid in map(face.glyph, CHARACTERS) if gid])


def outline(font: TTFont, gid: int) -> list[Any]:
    """Return a glyph's drawing, its parts resolved."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(gid)].draw(pen)
    return pen.value


def moved(drawing: list[Any], x: int, y: int) -> list[Any]:
    """Return a drawing moved by some units."""
    return [
        (verb, tuple(point and (point[0] + x, point[1] + y) for point in points)) for verb, points in drawing
    ]


@pytest.mark.parametrize("which", ["latin", "han"])
@given(data=st.data())
def test_copies_draw_alike_and_advance_further(
    which: str, data: st.DataObject, request: pytest.FixtureRequest
) -> None:
    """Old glyphs stay as they were; each copy draws its original and its marks, and advances by the room more."""
    part = part_of(request.getfixturevalue(which))
    count = len(part.advances)
    glyph, place = st.integers(0, count - 1), st.integers(-300, 600)
    marks = st.lists(st.tuples(glyph, place, place), max_size=2).map(tuple)
    drawn = data.draw(st.lists(st.tuples(glyph, place, marks), max_size=6))
    copies = [(gid, max(room, -part.advances[gid]), above) for gid, room, above in drawn]
    made = widened(part, copies)
    before, after = TTFont(BytesIO(part.data)), TTFont(BytesIO(made.data))
    metrics = [after["hmtx"][after.getGlyphName(gid)] for gid in range(count + len(copies))]
    assert [advance for advance, _ in metrics] == list(made.advances)
    assert made.advances[:count] == part.advances
    for gid in range(count):
        assert outline(after, gid) == outline(before, gid)
    for index, (gid, room, above) in enumerate(copies):
        parts = [outline(before, gid), *(moved(outline(before, mark), x, y) for mark, x, y in above)]
        assert outline(after, count + index) == [step for part_ in parts for step in part_]
        assert metrics[count + index][0] == part.advances[gid] + room
        copy = after["glyf"][after.getGlyphName(count + index)]
        own = after["glyf"][after.getGlyphName(gid)]
        if own.numberOfContours:
            assert metrics[count + index][1] - copy.xMin == metrics[gid][1] - own.xMin


def test_checksums_are_right(han: Face) -> None:
    """The widened font's table checksums and its whole sum are those of OpenType."""
    part = part_of(han)
    made = widened(part, [(1, 200, ())])
    assert TTFont(BytesIO(made.data), checkChecksums=2)["head"].checkSumAdjustment != 0
    padded = made.data + bytes(-len(made.data) % 4)
    words = (int.from_bytes(padded[i : i + 4], "big") for i in range(0, len(padded), 4))
    assert sum(words) & 0xFFFFFFFF == 0xB1B0AFBA


def test_limits_are_stated(latin: Face) -> None:
    """What the font says of its largest glyphs holds for the copies, a copy of a composite one included."""
    part = part_of(latin)
    accented = part.gids[latin.glyph("é")]
    font = TTFont(BytesIO(widened(part, [(accented, 200, ()), (1, 0, ((accented, 50, 90),))]).data))
    stated = dict(vars(font["maxp"]))
    font["maxp"].recalc(font)
    counted = vars(font["maxp"])
    for limit in ("numGlyphs", "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours",
                  "maxComponentElements", "maxComponentDepth"):  # fmt: skip
        assert stated[limit] >= counted[limit], limit


def test_nothing_to_widen_changes_nothing(han: Face) -> None:
    """Without copies the subset stays the very same."""
    part = part_of(han)
    assert widened(part, []) is part


def test_compact_outlines_are_refused() -> None:
    """CFF has no composite glyphs to copy by."""
    face = compact_face()
    with pytest.raises(ValueError, match="TrueType"):
        widened(subset(face, [1]), [(1, 200, ())])
