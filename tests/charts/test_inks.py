"""Colours become inks, or are refused."""

from __future__ import annotations

import pytest
from chart_samples import ACCENT, DEEP, INKS
from hypothesis import given
from hypothesis import strategies as st

from brochure.charts.inks import InkTable, hex_colour
from brochure.colour import WHITE, Ink
from brochure.errors import DataError

TABLE = InkTable(INKS)


def test_a_themes_colour_is_its_ink() -> None:
    """The screen colour of an ink leads back to that ink, with and without an alpha of 1."""
    assert [TABLE.ink(ink.srgb) for ink in INKS] == list(INKS)
    assert TABLE.ink((*DEEP.srgb, 1.0)) is DEEP


def test_the_first_of_two_alike_counts() -> None:
    """Of two inks with one screen colour the first that was named is taken."""
    twin = Ink("twin", (0, 0, 0, 1), DEEP.srgb)
    assert InkTable((twin, DEEP)).ink(DEEP.srgb) is twin


@given(st.integers(0, 254))
def test_a_grey_prints_black_ink_only(value: int) -> None:
    """Any grey that is no ink of the theme becomes a K tone that shows as that grey."""
    ink = InkTable(()).ink((value / 255,) * 3)
    assert ink is not None
    assert ink.cmyk[:3] == (0, 0, 0)
    assert ink.cmyk[3] == pytest.approx(1 - value / 255)
    assert ink.srgb == pytest.approx((value / 255,) * 3)


def test_white_is_paper() -> None:
    """White prints nothing but covers what is below."""
    assert TABLE.ink((1.0, 1.0, 1.0)) == WHITE


def test_nothing_is_seen_of_alpha_zero() -> None:
    """A wholly transparent colour is no ink, whatever colour it would be."""
    assert TABLE.ink((0.1, 0.9, 0.3, 0.0)) is None
    assert TABLE.ink(DEEP.srgb, 0) is None


def test_another_colour_is_refused() -> None:
    """The error names the colour and the inks that there are."""
    with pytest.raises(DataError, match=r"#1F77B4.*no ink.*deep #0C3A3A, accent #D63B22"):
        TABLE.ink((0x1F / 255, 0x77 / 255, 0xB4 / 255))


@pytest.mark.parametrize(
    ("colour", "alpha"), [((*ACCENT.srgb, 0.5), None), (ACCENT.srgb, 0.5), ((0, 0, 0, 0.5), None)]
)
def test_transparency_is_refused(colour: tuple[float, ...], alpha: float | None) -> None:
    """Neither an ink nor a grey may be transparent."""
    with pytest.raises(DataError, match=r"opacity of 0\.5.*alpha=1"):
        TABLE.ink(colour, alpha)


def test_hex_is_what_the_web_writes() -> None:
    """An ink's screen colour as six digits."""
    assert hex_colour(ACCENT) == "#D63B22"
