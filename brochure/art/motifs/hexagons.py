"""Hexagons (chemistry): a net of rings, some with a second line inside, some filled."""

from __future__ import annotations

import math
from collections.abc import Iterator

from brochure.art.motifs.field import Field
from brochure.art.motifs.parts import Part, Point, painted, polygon, spans
from brochure.art.noise import chance
from brochure.display import Item
from brochure.geometry import Segments

_RADIUS = 7.2  # of a ring's middle line, to its corners
_LINE = 1.2
_CORE = 3.4
_INNER = 4.6  # of the second line, which leaves one side of the ring in three
_INNER_LINE = 0.8
_FILLED, _DOUBLE = 0.16, 0.55


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: rings and double lines in deep, cores in mid, one core in accent."""
    return painted(field, _parts(field))


def _parts(field: Field) -> Iterator[Part]:
    across, down = _RADIUS * math.sqrt(3), _RADIUS * 1.5
    for row in spans(field, down):
        for column in spans(field, across):
            x, y = (column + row % 2 / 2) * across, row * down
            for side in range(3):  # each ring draws three of its sides; its neighbours draw the others
                yield Part("deep", _bar(x, y, _RADIUS, side, _LINE, _RADIUS))
            drawn = chance(field.seed, row, column)
            if drawn < _FILLED or (row, column) == (0, 0):
                yield Part("mid", polygon(_corners(x, y, _CORE)), marked=True)
            elif drawn < _DOUBLE:
                for side in (0, 2, 4):
                    yield Part("deep", _bar(x, y, _INNER, side, _INNER_LINE, _INNER * 0.8))


def _corners(x: float, y: float, radius: float) -> list[Point]:
    angles = [math.radians(60 * corner - 90) for corner in range(6)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _bar(x: float, y: float, radius: float, side: int, line: float, length: float) -> Segments:
    """Return one side of a hexagon as a bar, its ends drawn out to meet the next."""
    corners = _corners(x, y, radius)
    (x0, y0), (x1, y1) = corners[side], corners[(side + 1) % 6]
    mx, my = (x0 + x1) / 2, (y0 + y1) / 2
    ux, uy = (x1 - x0) / radius, (y1 - y0) / radius
    long, half = length / 2 + line * 0.28, line / 2
    return polygon((
        (mx - ux * long - uy * half, my - uy * long + ux * half),
        (mx + ux * long - uy * half, my + uy * long + ux * half),
        (mx + ux * long + uy * half, my + uy * long - ux * half),
        (mx - ux * long + uy * half, my - uy * long - ux * half),
    ))  # fmt: skip
