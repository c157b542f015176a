"""A brand's colours become seven inks that keep the art direction's rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.assets import assets
from brochure.brand import Brand, Colour, derive, judge
from brochure.brand.deriving import APART, DARKEST
from brochure.brand.oklab import lch, srgb_of
from brochure.brand.separating import MOST_INK, press_of, screen_of
from brochure.colour import WHITE, Ink, Rgb, rgb_from_hex
from brochure.layout.theme import ROLES, load_theme, theme_names

THEMES = assets() / "themes"
WULING = {role: load_theme("wuling", THEMES).ink(role) for role in ROLES}
PAIRS = [
    (theme.ink("deep"), theme.ink("accent"))
    for theme in (load_theme(name, THEMES) for name in theme_names(THEMES))
]
channel = st.integers(0, 255).map(lambda v: v / 255)
colours = st.tuples(channel, channel, channel)

# Art direction, section 3: white on deep and on accent, to one decimal.
CONTRASTS = {"wuling": (12.5, 4.7), "civic": (12.9, 4.8), "works": (13.6, 1.8), "silk": (12.3, 3.8)}


def inks_of(main: Rgb, accent: Rgb | None = None) -> dict[str, Ink]:
    """Return what a brand's colours become on the base of wuling."""
    brand = Brand(Colour(screen=main), Colour(screen=accent) if accent else None)
    return dict(derive(brand, WULING, PAIRS).inks)


@pytest.mark.parametrize(("name", "contrasts"), CONTRASTS.items())
def test_the_four_palettes_have_the_contrasts_that_the_art_direction_states(
    name: str, contrasts: tuple[float, float]
) -> None:
    """White on deep and white on accent have the stated contrast."""
    theme = load_theme(name, THEMES)
    found = tuple(round(WHITE.contrast(theme.ink(role)), 1) for role in ("deep", "accent"))
    assert found == pytest.approx(contrasts, abs=0.1)


@pytest.mark.parametrize("name", CONTRASTS)
def test_the_four_palettes_are_fit_to_print(name: str) -> None:
    """None of the program's own themes has an error or a warning."""
    theme = load_theme(name, THEMES)
    assert all(finding.severity == "note" for finding in judge({r: theme.ink(r) for r in ROLES}, {}))


def test_a_dark_main_colour_is_deep() -> None:
    """Navy (L* below 35) is the deep ink, exactly as given on screen; the accent comes from a theme."""
    navy = rgb_from_hex("#0A2540")
    inks = inks_of(navy)
    assert inks["deep"].srgb == navy
    assert inks["accent"] == WULING["accent"]


def test_a_light_main_colour_is_accent() -> None:
    """Orange is too light for white type on it: it is the accent, and deep comes from a theme."""
    orange = rgb_from_hex("#FF6A00")
    inks = inks_of(orange)
    assert inks["accent"].srgb == orange
    assert inks["deep"] in [deep for deep, _ in PAIRS]


def test_cmyk_is_kept_to_the_per_cent() -> None:
    """CMYK that a brand's rules name is printed as they name it."""
    brand = Brand(Colour(rgb_from_hex("#0A2540"), (1.0, 0.8, 0.2, 0.5)), Colour(cmyk=(0.0, 0.5, 1.0, 0.0)))
    made = derive(brand, WULING, PAIRS)
    assert made.inks["deep"].cmyk == (1.0, 0.8, 0.2, 0.5)
    assert made.inks["accent"].srgb == screen_of((0.0, 0.5, 1.0, 0.0))


@settings(max_examples=60, deadline=None)
@given(colours, st.none() | colours)
def test_any_brand_gives_inks_that_print(main: Rgb, accent: Rgb | None) -> None:
    """Whatever the brand: no ink above 260 %, deep reads on every ground, grounds stay light."""
    inks = inks_of(main, accent)
    assert set(inks) == set(ROLES)
    assert all(ink.total <= MOST_INK + 0.01 for ink in inks.values())
    assert inks["deep"].lightness <= DARKEST
    assert min(inks["deep"].contrast(inks[ground]) for ground in ("paper", "mist")) >= 4.5
    assert min(inks[ground].lightness for ground in ("paper", "mist")) >= 92


@settings(max_examples=40, deadline=None)
@given(colours)
def test_a_brand_of_one_colour_splits_in_grey(main: Rgb) -> None:
    """The ink that a theme adds to a brand's own lies 18 and more away from it in L*."""
    inks = inks_of(main)
    assert abs(inks["deep"].lightness - inks["accent"].lightness) >= APART


@settings(max_examples=30, deadline=None)
@given(st.tuples(*[st.integers(0, 60).map(lambda v: v / 100)] * 4).filter(lambda ink: sum(ink) <= 2.0))
def test_separation_finds_a_build_of_the_same_look(cmyk: tuple[float, float, float, float]) -> None:
    """The build that is found for a printable screen colour looks the same, though its inks may differ."""
    shown = screen_of(cmyk)
    assert press_of(shown, "clean")[1] <= 0.012


@given(st.floats(0.1, 0.95), st.floats(0, 0.3), st.floats(0, 360))
def test_a_colour_outside_the_screen_gives_up_chroma_alone(
    lightness: float, chroma: float, hue: float
) -> None:
    """What a screen can not show keeps its lightness."""
    assert lch(srgb_of(lightness, chroma, hue))[0] == pytest.approx(lightness, abs=0.02)


def judged(**changed: Ink) -> dict[str, str]:
    """Return the findings on wuling with some inks changed: severity by code."""
    return {finding.code: finding.severity for finding in judge({**WULING, **changed}, {})}


def test_too_much_ink_is_an_error() -> None:
    """281 % is refused, 280 % is not."""
    assert judged(deep=Ink("deep", (0.9, 0.9, 0.61, 0.4), (0.0, 0.1, 0.1)))["ink-limit"] == "error"
    assert "ink-limit" not in judged(deep=Ink("deep", (0.9, 0.9, 0.6, 0.4), (0.0, 0.1, 0.1)))


def test_colours_alike_in_grey_are_warned_of() -> None:
    """Two colours of one lightness are one in grey."""
    alike = Ink("accent", (0.0, 0.9, 0.2, 0.6), rgb_from_hex("#5A1030"))
    assert judged(accent=alike)["grey-split"] == "warning"


def test_a_light_deep_is_an_error() -> None:
    """A deep ink that does not read on white carries no text."""
    assert judged(deep=Ink("deep", (0.4, 0.0, 0.4, 0.0), rgb_from_hex("#9AC8BA")))["contrast"] == "error"


def test_a_yellow_accent_leaves_type_to_deep() -> None:
    """Yellow type does not read on white: a note says that deep stands in."""
    assert judged(accent=load_theme("works", THEMES).ink("accent"))["accent-type"] == "note"


def test_screen_and_press_that_differ_are_warned_of() -> None:
    """A blue screen colour with a red build is a slip of the pen; told where the data say it."""
    from brochure.errors import Place

    wrong = Ink("accent", (0.0, 0.9, 0.9, 0.0), rgb_from_hex("#2040C0"))
    found = judge({**WULING, "accent": wrong}, {"accent": Place("brochure.yaml", 7, 3, "inks.accent")})
    assert [f.place.line for f in found if f.code == "two-colours" and f.place] == [7]


def test_wuling_is_data(tmp_path: Path) -> None:
    """A theme's file says its inks as pairs, as printed in the art direction."""
    assert [round(v * 100) for v in WULING["deep"].cmyk] == [90, 48, 60, 62]
