"""A theme's seven inks from a brand's one or two colours.

In: the brand's colours, the inks of the theme that it is based on. Out: an ink a role. Knows no files.

Source: art direction, section 3: the main colour replaces deep where it is dark enough, else accent; the
proportions of the other roles are those of the four palettes there, measured in Oklab.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from brochure.brand.oklab import hue_distance, lch, srgb_of
from brochure.brand.separating import Build, press_of, screen_of
from brochure.colour import Cmyk, Ink, Rgb

DARKEST = 35.0  # L* up to which a main colour can carry white type and be deep
APART = 18.0  # L* between deep and accent, so that grey print keeps them apart
_HUES_APART = 45.0  # degrees between a brand's deep and the accent that is found for it
_BLUES = (220.0, 290.0)  # hues beside which paper stays white; beside all others it is warm
_GREY = 0.008  # chroma below which a colour has no hue worth keeping
_WARM = 80.0  # hue of warm paper


@dataclass(frozen=True, slots=True)
class Colour:
    """A brand's colour as its owner gives it: for the screen, for the press, or for both."""

    screen: Rgb | None = None
    cmyk: Cmyk | None = None

    def ink(self, role: str, build: Build) -> Ink:
        """Return the ink of a role; what is not given follows from what is."""
        shown = self.screen if self.screen is not None else screen_of(self.cmyk or (0.0, 0.0, 0.0, 0.0))
        return Ink(role, self.cmyk if self.cmyk is not None else press_of(shown, build)[0], shown)

    @property
    def lightness(self) -> float:
        """L* of the screen colour, 0 to 100."""
        return self.ink("", "clean").lightness


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand's main colour and, where it has one, its accent."""

    main: Colour
    accent: Colour | None = None


@dataclass(frozen=True, slots=True)
class Derived:
    """The inks by role; ``main`` is the role that the main colour took, ``accent`` that of the accent.

    ``accent`` is empty where the brand has none or no role was left for it.
    """

    inks: Mapping[str, Ink]
    main: str
    accent: str


def derive(brand: Brand, base: Mapping[str, Ink], others: Sequence[tuple[Ink, Ink]]) -> Derived:
    """Return the inks of a brand.

    ``base`` are the inks of the theme that the brochure has chosen: a role that the brand leaves open takes
    its own from there, or from ``others`` (pairs of deep and accent of further themes), where the two go
    together.
    """
    if brand.main.lightness <= DARKEST:
        deep = brand.main.ink("deep", "solid")
        if brand.accent is not None:
            accent, taken = brand.accent.ink("accent", "clean"), "accent"
        else:
            accent, taken = _accent_for(deep, [base["accent"], *(pair[1] for pair in others)]), ""
        main = "deep"
    else:
        accent, main, taken = brand.main.ink("accent", "clean"), "accent", ""
        if brand.accent is not None and brand.accent.lightness <= DARKEST:
            deep, taken = brand.accent.ink("deep", "solid"), "deep"
        else:
            deep = _deep_for(accent, [base["deep"], *(pair[0] for pair in others)])
    return Derived({"deep": deep, "accent": accent, **_tones(deep, accent)}, main, taken)


def _accent_for(deep: Ink, known: Sequence[Ink]) -> Ink:
    """Return the first accent that stands apart from ``deep`` in hue and in grey, else the lightest."""
    return next((ink for ink in known if _go_together(deep, ink)), max(known, key=lambda ink: ink.lightness))


def _deep_for(accent: Ink, known: Sequence[Ink]) -> Ink:
    """Return the first deep that stands apart from ``accent``, else the first, darkened until it does."""
    found = next((ink for ink in known if _go_together(ink, accent)), None)
    if found is not None:
        return found
    light, chroma, hue = lch(known[0].srgb)
    while light > 0:
        light = max(0.0, light - 0.02)
        shown = srgb_of(light, chroma, hue)
        if accent.lightness - Ink("deep", (0, 0, 0, 0), shown).lightness >= APART:
            break
    return Ink("deep", press_of(shown, "solid")[0], shown)


def _go_together(deep: Ink, accent: Ink) -> bool:
    (_, chroma, hue), (_, _, other) = lch(deep.srgb), lch(accent.srgb)
    apart = chroma < _GREY or hue_distance(hue, other) >= _HUES_APART
    return apart and abs(deep.lightness - accent.lightness) >= APART


def _tones(deep: Ink, accent: Ink) -> dict[str, Ink]:
    """Return the second tones and the grounds."""
    _, chroma, hue = lch(deep.srgb)
    if chroma < _GREY:
        hue, chroma = 250.0, min(chroma, 0.004)  # greys lean to blue, as steel does
    light, strong, warm = lch(accent.srgb)
    cold = chroma < _GREY or _BLUES[0] <= hue <= _BLUES[1]
    tones = {
        "mid": (0.81, min(0.052, chroma + 0.009), hue),
        "mid_dark": (0.652, min(0.068, chroma + 0.009), hue),
        "mist": (0.956, min(0.011, 0.2 * chroma + 0.0015), hue),
        "paper": (0.970, 0.002 if cold else 0.016, _WARM),
        "accent_light": (min(0.95, light + 0.065), strong * 0.94, (warm + 4.0) % 360),
    }
    return {role: _ink(role, srgb_of(*tone)) for role, tone in tones.items()}


def _ink(role: str, shown: Rgb) -> Ink:
    return Ink(role, press_of(shown, "clean")[0], shown)
