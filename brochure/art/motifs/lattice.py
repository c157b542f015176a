"""Lattice (machinery): girders of triangles between chords, every other panel filled."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.art.motifs.field import Field
from brochure.art.motifs.parts import Part, painted, polygon, spans
from brochure.art.noise import chance
from brochure.display import Item

_BAY = 10.0  # from node to node along a chord
_ROW = 9.333  # from chord to chord: six rows a tile
_MEMBER = 1.15  # thickness of chords and diagonals
_PANEL = 1.4  # from the members' middle lines to a filled panel
_FILLED = 0.4


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: members in deep, filled panels in mid, one panel in accent."""
    return painted(field, _parts(field))


def _parts(field: Field) -> Iterator[Part]:
    for row in spans(field, _ROW):
        top, foot = row * _ROW, (row + 1) * _ROW
        shift = _BAY / 2 if row % 2 else 0.0
        columns = spans(field, _BAY)
        left, right = columns[0] * _BAY - _BAY, columns[-1] * _BAY + _BAY
        half = _MEMBER / 2
        chord = ((left, top - half), (right, top - half), (right, top + half), (left, top + half))
        yield Part("deep", polygon(chord))
        for column in columns:
            x = column * _BAY + shift
            yield Part("deep", polygon(_diagonal(x + _BAY / 2, top, x, foot)))
            yield Part("deep", polygon(_diagonal(x + _BAY / 2, top, x + _BAY, foot)))
            up = ((x, foot), (x + _BAY / 2, top), (x + _BAY, foot))
            if chance(field.seed, row, column) < _FILLED or (row, column) == (0, 0):
                yield Part("mid", polygon(_inset(up)), marked=True)


def _diagonal(x0: float, y0: float, x1: float, y1: float) -> tuple[tuple[float, float], ...]:
    """Return a member from an upper node down to a lower one, cut level at the chords' middle lines."""
    run = abs(x1 - x0) or 1.0
    rise = abs(y1 - y0)
    half = _MEMBER / 2 * (run * run + rise * rise) ** 0.5 / rise
    return (x0 - half, y0), (x0 + half, y0), (x1 + half, y1), (x1 - half, y1)


def _inset(corners: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Return a triangle whose sides stand back from those of ``corners``."""
    (ax, ay), (bx, by), (cx, cy) = corners
    sides = (
        ((bx - cx) ** 2 + (by - cy) ** 2) ** 0.5,
        ((ax - cx) ** 2 + (ay - cy) ** 2) ** 0.5,
        ((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5,
    )
    around = sum(sides)
    x = (sides[0] * ax + sides[1] * bx + sides[2] * cx) / around
    y = (sides[0] * ay + sides[1] * by + sides[2] * cy) / around
    area = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
    share = 1 - _PANEL / (2 * area / around)  # towards the middle of the circle that fits inside
    return tuple((x + (px - x) * share, y + (py - y) * share) for px, py in corners)
