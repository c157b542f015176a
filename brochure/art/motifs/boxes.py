"""Boxes (logistics): cubes stacked in rows, left sides in mid, right sides in deep, tops bare."""

from __future__ import annotations

import math
from collections.abc import Iterator

from brochure.art.motifs.field import Field
from brochure.art.motifs.parts import Part, painted, polygon, spans
from brochure.display import Item

_EDGE = 7.0
_GAP = 0.45  # half the light between two sides


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: right sides in deep, left sides in mid, one top in accent."""
    return painted(field, _parts(field))


def _parts(field: Field) -> Iterator[Part]:
    across, down = _EDGE * math.sqrt(3), _EDGE * 1.5
    for row in spans(field, down):
        for column in spans(field, across):
            x, y = (column + row % 2 / 2) * across, row * down
            yield from _cube(x, y, row == column == 0)


def _cube(x: float, y: float, lidded: bool) -> Iterator[Part]:
    """Yield the sides of a cube whose nearest corner is at ``x``, ``y``."""
    half, rise = _EDGE * math.sqrt(3) / 2, _EDGE / 2
    g, slope = _GAP, 1 / math.sqrt(3)

    def left(u: float, v: float) -> tuple[float, float]:
        """Return a point of the left side: u to the left, v down, from 0 to 1."""
        px = x - g - u * (half - 2 * g)
        return px, y + g * 0.9 - (x - px) * slope + v * (_EDGE - 1.8 * g)

    def right(u: float, v: float) -> tuple[float, float]:
        px = x + g + u * (half - 2 * g)
        return px, y + g * 0.9 - (px - x) * slope + v * (_EDGE - 1.8 * g)

    yield Part("mid", polygon((left(0, 0), left(1, 0), left(1, 1), left(0, 1))))
    yield Part("deep", polygon((right(0, 0), right(1, 0), right(1, 1), right(0, 1))))
    if lidded:
        inset = 1 - 2 * g / rise
        top = ((x, y), (x + half, y - rise), (x, y - 2 * rise), (x - half, y - rise))
        middle = y - rise
        lid = [(x + (px - x) * inset, middle + (py - middle) * inset) for px, py in top]
        yield Part("deep", polygon(lid), marked=True)
