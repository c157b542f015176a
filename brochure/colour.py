"""Inks: a colour is designed once as a CMYK and sRGB pair, and stays a pair until paint picks one.

Numbers run from 0 to 1. Contrast and luminance follow WCAG 2.2 ("relative luminance", "contrast ratio").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Cmyk = tuple[float, float, float, float]
Rgb = tuple[float, float, float]
Origin = Literal["design", "screen", "press"]


@dataclass(frozen=True, slots=True)
class Ink:
    """A named colour: what the press prints, what the screen shows, and perhaps the spot ink's name.

    ``origin``: designed as a pair, or come from artwork as a colour of a screen or of a press; then the other
    half is a likeness, by the condition that the themes are designed for, and a press of another condition
    makes its own. ``tint_of``: the name of the ink that it is a tint of on bare paper, and how much of it.
    """

    name: str
    cmyk: Cmyk
    srgb: Rgb
    spot: str | None = None
    origin: Origin = "design"
    tint_of: tuple[str, float] | None = None

    @property
    def total(self) -> float:
        """Total ink in per cent (0 to 400)."""
        return sum(self.cmyk) * 100

    @property
    def luminance(self) -> float:
        """Relative luminance of the screen colour, 0 (black) to 1 (white)."""
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in self.srgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    @property
    def lightness(self) -> float:
        """L* of the screen colour (CIE 1976), 0 to 100: what is left of it in grey."""
        y = self.luminance
        return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27

    def contrast(self, ground: Ink) -> float:
        """Contrast ratio with ``ground``, 1 to 21."""
        light, dark = sorted((self.luminance, ground.luminance), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def ink_from_percent(name: str, cmyk: tuple[float, float, float, float], srgb: str) -> Ink:
    """Return an ink from CMYK per cent and an sRGB hex value such as ``#0C3A3A``.

    Raises ValueError when the hex value is not six digits.
    """
    c, m, y, k = (v / 100 for v in cmyk)
    return Ink(name, (c, m, y, k), rgb_from_hex(srgb))


def rgb_from_hex(srgb: str) -> Rgb:
    """Return an sRGB hex value such as ``#0C3A3A`` as numbers; ValueError when it is not six digits."""
    digits = srgb.removeprefix("#")
    if len(digits) != 6:
        raise ValueError(f"{srgb!r} is not a colour; write six hex digits such as #0C3A3A")
    red, green, blue = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def black(tone: float, screen: float | None = None) -> Ink:
    """Return a K-only neutral of ``tone`` (0 to 1), shown on screen as ``screen`` (default: the same tone).

    The screen value is the plain grey 1 - tone; only K prints, so small type can not misregister.
    """
    shown = 1 - (tone if screen is None else screen)
    return Ink(f"K{round(tone * 100)}", (0.0, 0.0, 0.0, tone), (shown, shown, shown))


WHITE = Ink("white", (0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
K100 = black(1.0)
