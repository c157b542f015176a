"""Oklab: a colour as lightness, chroma and hue that eyes find evenly spaced.

In: sRGB from 0 to 1, or arrays with three numbers in the last place. Out: Oklab, or back. Knows no inks.
Source: B. Ottosson, A perceptual color space for image processing (2020).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from brochure.colour import Rgb

Floats = NDArray[np.float64]

_TO_CONES = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
])  # fmt: skip
_TO_LAB = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
])  # fmt: skip
_FROM_LAB = np.linalg.inv(_TO_LAB)
_FROM_CONES = np.linalg.inv(_TO_CONES)
_CHROMA_STEPS = 24


def oklab(srgb: Floats) -> Floats:
    """Return sRGB colours in Oklab, shape (..., 3) as given."""
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    made: Floats = np.cbrt(linear @ _TO_CONES.T) @ _TO_LAB.T
    return made


def lch(srgb: Rgb) -> tuple[float, float, float]:
    """Return lightness (0 to 1), chroma and hue (degrees) of a colour."""
    lightness, a, b = (float(v) for v in oklab(np.array(srgb)))
    return lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360


def srgb_of(lightness: float, chroma: float, hue: float) -> Rgb:
    """Return the sRGB colour, in whole 255ths; chroma gives way where a screen can not show as much."""
    low, high = 0.0, chroma
    if (whole := _linear(lightness, chroma, hue)) is not None:
        return _encoded(whole)
    for _ in range(_CHROMA_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _linear(lightness, middle, hue) is not None else (low, middle)
    found = _linear(lightness, low, hue)
    return _encoded(np.full(3, lightness**3) if found is None else found)


def _linear(lightness: float, chroma: float, hue: float) -> Floats | None:
    """Return linear sRGB, None outside a screen's gamut."""
    angle = math.radians(hue)
    lab = np.array([lightness, chroma * math.cos(angle), chroma * math.sin(angle)])
    linear: Floats = (_FROM_LAB @ lab) ** 3 @ _FROM_CONES.T
    return linear if linear.min() >= -1e-6 and linear.max() <= 1 + 1e-6 else None


def _encoded(linear: Floats) -> Rgb:
    clipped = np.clip(linear, 0, 1)
    shown = np.where(clipped <= 0.0031308, clipped * 12.92, 1.055 * clipped ** (1 / 2.4) - 0.055)
    red, green, blue = (round(float(v) * 255) / 255 for v in shown)
    return red, green, blue


def hue_distance(one: float, other: float) -> float:
    """Return the angle between two hues, 0 to 180 degrees."""
    away = abs(one - other) % 360
    return min(away, 360 - away)
