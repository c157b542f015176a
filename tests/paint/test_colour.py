"""Inks as operators, and the rules for black."""

from __future__ import annotations

import pytest

from brochure.colour import K100, WHITE, Ink, black, ink_from_percent
from brochure.paint.colour import Palette
from brochure.profiles import BlackRules

DEEP = ink_from_percent("deep", (90, 48, 60, 62), "#0C3A3A")
MID = ink_from_percent("mid-dark", (62, 16, 44, 10), "#629E91")
SILK = ink_from_percent("accent", (6, 64, 96, 14), "#CD671B")
WORKS_MID = ink_from_percent("mid_dark", (40, 28, 26, 30), "#838A8F")
SCREEN = Palette("rgb", None)
PRESS = Palette("cmyk", BlackRules())


def test_a_pair_gives_the_half_that_is_asked() -> None:
    """One ink is sRGB on the screen and CMYK on the press, filled and stroked."""
    assert SCREEN.fill(DEEP) == "0.047 0.227 0.227 rg"
    assert SCREEN.stroke(DEEP) == "0.047 0.227 0.227 RG"
    assert PRESS.fill(DEEP) == "0.9 0.48 0.6 0.62 k"
    assert PRESS.stroke(DEEP) == "0.9 0.48 0.6 0.62 K"


@pytest.mark.parametrize(
    ("ink", "size", "wanted"),
    [
        (DEEP, 13.9, K100),
        (DEEP, 14.0, DEEP),
        (black(0.72), 8.0, black(0.72)),
        (WHITE, 8.0, WHITE),
        (MID, 8.0, MID),
        (SILK, 9.5, K100),
        (WORKS_MID, 8.0, WORKS_MID),
    ],
    ids=[
        "small and dark",
        "large",
        "grey",
        "reversed",
        "light on a solid",
        "a light accent",
        "the darkest tint on a solid",
    ],
)
def test_small_dark_type_is_black_alone(ink: Ink, size: float, wanted: Ink) -> None:
    """In print only small dark type of several inks turns into K."""
    assert PRESS.for_type(ink, size) == wanted


def test_the_screen_keeps_its_colours() -> None:
    """Where no plates are made, small type keeps its ink and nothing overprints."""
    assert SCREEN.for_type(DEEP, 8) == DEEP
    assert not SCREEN.type_overprints(K100, 8)
    assert not SCREEN.line_overprints(K100, 0.5)


def test_black_overprints_when_it_is_small() -> None:
    """K 100 % type under 12 pt and lines under 2 pt overprint; greys, colours and white never do."""
    assert PRESS.type_overprints(K100, 11.9)
    assert not PRESS.type_overprints(K100, 12.0)
    assert PRESS.line_overprints(K100, 1.9)
    assert not PRESS.line_overprints(K100, 2.0)
    for ink in (black(0.4), DEEP, WHITE):
        assert not PRESS.type_overprints(ink, 8)
        assert not PRESS.line_overprints(ink, 0.5)
