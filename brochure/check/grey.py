"""How light a colour is on paper once only grey is left of it: relative luminance, paper 1.

In: colours. Out: numbers. Must not know pages.
Source: WCAG 2.2 (relative luminance, contrast ratio); Neugebauer's equations with dot gain for inks.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from brochure.check.spaces import PROCESS, Colour, Space

_SOLIDS = (
    1.0, 0.0236, 0.8463, 0.0236, 0.1925, 0.0137, 0.1825, 0.0149,
    0.26, 0.0137, 0.2099, 0.0149, 0.0471, 0.01, 0.0432, 0.011,
)  # fmt: skip
"""Luminance of paper, K, Y, YK, M, MK, MY, MYK, C ... CMYK as solids: FOGRA39, relative colorimetric."""
_GAIN = (0.08, 0.11, 0.1, 0.11)
_SPREAD = 1.2
"""Dot gain in the middle tone by ink, and Yule and Nielsen's factor. With them luminance (and 0.05) differs
from FOGRA39's by 2.5 per cent in the mean square over a grid of 9 steps an ink up to 320 %, by 9 at most."""
_VERTICES = tuple(product((0, 1), repeat=4))
_ROOTS = tuple(solid ** (1 / _SPREAD) for solid in _SOLIDS)
EDGE = 0.05
"""The light that every surface throws back (WCAG 2.2)."""


def contrast(one: float, other: float) -> float:
    """Return the contrast of two luminances, 1 to 21."""
    low, high = sorted((one, other))
    return (high + EDGE) / (low + EDGE)


def of_inks(inks: Mapping[str, float]) -> float:
    """Return the luminance of process inks (0 to 1 by plate) on paper; registration colour is black."""
    dots = [min(1.0, inks.get(plate, 0.0)) for plate in PROCESS]
    dots[3] = max(dots[3], inks.get("All", 0.0))
    grown = [dot + 4 * gain * dot * (1 - dot) for dot, gain in zip(dots, _GAIN, strict=True)]
    total = 0.0
    for corner, root in zip(_VERTICES, _ROOTS, strict=True):
        share = root
        for inked, dot in zip(corner, grown, strict=True):
            share *= dot if inked else 1 - dot
        total += share
    return float(total**_SPREAD)


def of_rgb(values: tuple[float, ...]) -> float:
    """Return the luminance of an sRGB colour."""
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return sum(share * v for share, v in zip((0.2126, 0.7152, 0.0722), linear, strict=False))


def inks_of(colour: Colour) -> dict[str, float] | None:
    """Return the process inks of a colour, those that show a spot ink too; None where they are not known."""
    if colour.pattern:
        return None
    plates = colour.plates
    if plates is None:
        return None
    known = {plate: amount for plate, amount in plates.items() if plate in PROCESS or plate == "All"}
    for plate, amount in plates.items():
        if plate not in known and amount:
            shown = _shown(colour.space, plate)
            if shown is None:
                return None
            known |= {p: max(known.get(p, 0.0), amount * full) for p, full in shown.items()}
    return known


def _shown(space: Space, ink: str) -> dict[str, float] | None:
    if space.colorants == (ink,) and len(space.solid) == 4:
        return dict(zip(PROCESS, space.solid, strict=True))
    return None


@lru_cache(maxsize=4096)
def luminance(colour: Colour) -> float | None:
    """Return a colour's luminance; None where it is not known."""
    inks = inks_of(colour)
    if inks is not None:
        return of_inks(inks)
    if colour.pattern or not colour.values:
        return None
    family, values = colour.space.family, colour.values
    if family in {"DeviceRGB", "CalRGB"} or (family == "ICCBased" and colour.space.components == 3):
        return of_rgb(tuple(min(max(v, 0.0), 1.0) for v in values))
    if family == "Lab":
        lightness = min(max(values[0], 0.0), 100.0)
        return ((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3
    return None
