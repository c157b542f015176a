"""What glyphs spell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from brochure.display import Glyph
from brochure.paint.spelling import SILENT, spellings

CLUSTERS = st.lists(
    st.tuples(st.text("aéfi\U00020089", min_size=1, max_size=4), st.integers(1, 4)), max_size=6
)


def _glyphs(clusters: list[tuple[str, int]]) -> list[Glyph]:
    return [
        Glyph(1, 0.0, 0.0, 1.0, text if index == 0 else "")
        for text, count in clusters
        for index in range(count)
    ]


@given(CLUSTERS)
def test_no_character_is_lost(clusters: list[tuple[str, int]]) -> None:
    """What the glyphs spell, or what they are told to be, is the run's text, and no glyph spells nothing."""
    made = list(spellings(_glyphs(clusters)))
    read, told = "", False
    for spelling in made:
        assert spelling.text
        if spelling.opens is not None:
            read, told = read + spelling.opens, True
        elif not told:
            read += spelling.text
        if spelling.closes:
            told = False
    assert read == "".join(text for text, _ in clusters)
    assert not told


def test_characters_are_dealt_out() -> None:
    """A letter and its accent in one cluster of two glyphs get one character each; a ligature all of its."""
    assert [s.text for s in spellings(_glyphs([("e\u0301", 2), ("ffi", 1)]))] == ["e", "\u0301", "ffi"]


def test_one_character_of_three_glyphs_is_told() -> None:
    """A character that became three glyphs is spelled by the first and told for all of them."""
    first, second, third = spellings(_glyphs([("ǖ", 3)]))
    assert (first.text, first.opens, first.closes) == ("ǖ", "ǖ", False)
    assert (second.text, second.opens, second.closes) == (SILENT, None, False)
    assert (third.text, third.opens, third.closes) == (SILENT, None, True)
