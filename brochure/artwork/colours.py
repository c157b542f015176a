"""Colours of artwork, and the inks that they are printed in.

In: CSS colours, RGB or CMYK values. Out: inks, pairs of CMYK and sRGB. A colour that nobody could tell from a
theme's ink becomes that ink; a grey becomes black alone; any other goes through ICC, relative colorimetric
with black point compensation, to the press: while pages are laid out to that which the themes were designed
for, when a file is painted (:func:`on_press`) to its own. Must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

from brochure.assets import assets
from brochure.colour import WHITE, Cmyk, Ink, Origin, Rgb

PRESS = "ISOcoated_v2_300_bas.icc"
"""FOGRA39, the condition of the themes (art direction, section 3)."""

NEAR = 4.0
"""CIE 1976 colour difference from a theme's ink under which a colour is meant to be that ink."""

MOST_INK = 2.8
"""The most ink of a solid, 280 %: the art direction's limit (section 3)."""

_FAINTEST = 0.03  # of an ink: the smallest dots that a plate holds (ISO 12647-2: 3 %)
_GREY = 2.5 / 255  # how far components of a grey may lie apart, by rounding
_BLACKS = ((0.165, 1.0), (0.416, 0.72), (0.698, 0.40), (1.0, 0.0))
"""sRGB greys and the black ink that looks alike on coated paper: the theme's own neutrals (FOGRA39)."""

_DEVICE_CMYK = re.compile(r"device-cmyk\(([^)]*)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as a file says it: sRGB, and the CMYK that it was given in, if it was."""

    srgb: Rgb
    cmyk: Cmyk | None = None

    def over(self, ground: Colour, alpha: float) -> Colour:
        """Return what shows where this colour covers ``ground`` to a share of ``alpha``."""
        if alpha >= 1:
            return self
        srgb = _mixed(self.srgb, ground.srgb, alpha)
        inks = None
        if self.cmyk is not None and ground.cmyk is not None:
            inks = _mixed(self.cmyk, ground.cmyk, alpha)
        return Colour((srgb[0], srgb[1], srgb[2]), (inks[0], inks[1], inks[2], inks[3]) if inks else None)


PAPER = Colour(WHITE.srgb, WHITE.cmyk)


def _mixed(a: tuple[float, ...], b: tuple[float, ...], alpha: float) -> tuple[float, ...]:
    return tuple(alpha * x + (1 - alpha) * y for x, y in zip(a, b, strict=True))


def parsed(text: str, current: str = "black") -> tuple[Colour, float] | None:
    """Return a CSS colour and its opacity, None for what is no colour; ``current`` is currentColor."""
    from tinycss2.color3 import parse_color

    found = _DEVICE_CMYK.search(text)
    if found:
        parts = found[1].replace(",", " ").replace("/", " ").split()
        values = [float(p.rstrip("%")) / (100 if p.endswith("%") else 1) for p in parts if _is_number(p)]
        if len(values) >= 4:
            c, m, y, k = (min(1.0, max(0.0, v)) for v in values[:4])
            return Colour(seen((c, m, y, k)), (c, m, y, k)), values[4] if len(values) > 4 else 1.0
    colour = parse_color(text)
    if colour == "currentColor":
        colour = parse_color(current)
    if colour is None or isinstance(colour, str):
        return None
    red, green, blue = (min(1.0, max(0.0, float(v))) for v in colour[:3])
    return Colour((red, green, blue)), min(1.0, max(0.0, float(colour[3])))


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[-+]?[\d.]+%?", text) is not None


@dataclass(slots=True)
class Inks:
    """From colours to inks, each decided once. ``theme``: inks to be found again in the artwork.

    With ``single`` everything is printed in tints of that ink, the darkest colour (of lightness ``darkest``,
    L*) in the whole of it, white as the ``ground``.
    """

    theme: tuple[Ink, ...] = ()
    single: Ink | None = None
    darkest: float = 0.0
    ground: Ink = WHITE
    _known: dict[Colour, Ink] = field(default_factory=dict)

    @classmethod
    def of(cls, theme: Iterable[Ink]) -> Inks:
        """Return the way to inks of which ``theme`` are the brochure's own."""
        return cls(tuple(ink for ink in theme if any(ink.cmyk)))

    def ink(self, colour: Colour) -> Ink:
        """Return the ink that prints ``colour``."""
        known = self._known.get(colour)
        if known is None:
            known = self._known[colour] = self._decided(colour)
        return known

    def _decided(self, colour: Colour) -> Ink:
        if self.single is not None:
            share = (100 - lightness(colour.srgb)) / max(1.0, 100 - self.darkest)
            return tint(self.single, share, self.ground)
        if colour.cmyk is not None:
            return _named(held(colour.cmyk), colour.srgb, "press")
        grey = neutral(colour.srgb)
        if grey is not None:
            return grey
        lab = _lab(colour.srgb)
        near = min(((_distance(lab, _lab(ink.srgb)), ink) for ink in self.theme), default=None, key=_first)
        if near is not None and near[0] < NEAR:
            return near[1]
        return _named(held(separated(colour.srgb)), colour.srgb, "screen")


def _first(pair: tuple[float, Ink]) -> float:
    return pair[0]


def tint(ink: Ink, share: float, ground: Ink = WHITE) -> Ink:
    """Return a tint of ``ink`` on ``ground``, which it becomes for none of it."""
    share = round(min(1.0, max(0.0, share)), 2)
    if share >= 0.97:
        return ink
    if share <= 0.03:
        return ground
    c, m, y, k = (round(v, 4) for v in _mixed(ink.cmyk, ground.cmyk, share))
    red, green, blue = (round(v, 4) for v in _mixed(ink.srgb, ground.srgb, share))
    base = (ink.name, share) if ground == WHITE else None
    return Ink(f"{ink.name} {share:.0%}", (c, m, y, k), (red, green, blue), tint_of=base)


def neutral(srgb: Rgb) -> Ink | None:
    """Return the tone of black alone that looks like a grey, None for what has a colour."""
    if max(srgb) - min(srgb) > _GREY:
        return None
    grey = sum(srgb) / 3
    tone = 1.0
    for (low, dark), (high, light) in pairwise(_BLACKS):
        if low <= grey:
            tone = dark + (light - dark) * min(1.0, (grey - low) / (high - low))
    if tone <= 0:
        return WHITE
    return Ink(f"K{tone * 100:.0f}", (0.0, 0.0, 0.0, round(tone, 3)), srgb)


def _named(cmyk: Cmyk, srgb: Rgb, origin: Origin) -> Ink:
    red, green, blue = (round(v * 255) for v in srgb)
    return Ink(f"#{red:02x}{green:02x}{blue:02x}", cmyk, srgb, origin=origin)


def on_press(ink: Ink, press: bytes | None, limit: float | None) -> Cmyk:
    """Return what a press prints for an ink of artwork: separated by its own ICC profile, within its limit.

    A colour that came in as CMYK keeps its numbers as far as the ``limit``, per cent, lets it.
    """
    cmyk = separated(ink.srgb, press) if ink.origin == "screen" and press is not None else ink.cmyk
    return held(cmyk, MOST_INK if limit is None else min(MOST_INK, limit / 100))


def held(cmyk: Cmyk, most: float = MOST_INK) -> Cmyk:
    """Return CMYK within a limit of ink (4 for 400 %): coloured inks give way in proportion, black stays."""
    c, m, y, k = cmyk
    over = c + m + y + k - most
    if over <= 0:
        return cmyk
    scale = (c + m + y - over) / (c + m + y)
    return (round(c * scale, 4), round(m * scale, 4), round(y * scale, 4), k)


def lightness(srgb: Rgb) -> float:
    """Return L* of a colour, 0 to 100."""
    return _lab(srgb)[0]


def _lab(srgb: Rgb) -> tuple[float, float, float]:
    """Return CIE L*a*b* of sRGB, both under D65 (IEC 61966-2-1; CIE 15)."""
    r, g, b = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in srgb)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    fx, fy, fz = (v ** (1 / 3) if v > 216 / 24389 else (24389 / 27 * v + 16) / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _distance(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    return float(sum((u - v) ** 2 for u, v in zip(a, b, strict=True)) ** 0.5)


@lru_cache(maxsize=4096)
def separated(srgb: Rgb, press: bytes | None = None) -> Cmyk:
    """Return the inks of a press for a colour; ``press`` is its ICC profile, None for that of the themes."""
    c, m, y, k = (v if v >= _FAINTEST else 0.0 for v in _through(True, srgb, press or house_press()))
    return (c, m, y, k)


@lru_cache(maxsize=4096)
def seen(cmyk: Cmyk) -> Rgb:
    """Return what inks of the themes' press look like on a screen."""
    red, green, blue = _through(False, cmyk, house_press())
    return (red, green, blue)


@lru_cache(maxsize=1)
def house_press() -> bytes:
    """Return the ICC profile of the press that the themes were designed for."""
    return (assets() / "icc" / PRESS).read_bytes()


def _through(to_press: bool, values: tuple[float, ...], press: bytes) -> tuple[float, ...]:
    from PIL import Image, ImageCms

    pixel = Image.new("RGB" if to_press else "CMYK", (1, 1), tuple(round(v * 255) for v in values))
    shown = ImageCms.applyTransform(pixel, _way(to_press, press))
    assert shown is not None  # only a conversion in place returns nothing
    found = shown.getpixel((0, 0))
    assert isinstance(found, tuple)
    return tuple(round(v / 255, 4) for v in found)


@lru_cache(maxsize=4)
def _way(to_press: bool, press: bytes) -> Any:
    """Return littleCMS's way from sRGB to the press, or back."""
    from PIL import ImageCms

    inked = ImageCms.ImageCmsProfile(BytesIO(press))
    screen = ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(
        screen if to_press else inked,
        inked if to_press else screen,
        "RGB" if to_press else "CMYK",
        "CMYK" if to_press else "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
