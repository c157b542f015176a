"""Coils (metals): rolled sheet seen from its end, rows of them, each row over the last."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.art.motifs.field import Field
from brochure.art.motifs.parts import Part, disc, painted, spans
from brochure.art.noise import chance
from brochure.display import Item
from brochure.geometry import Segment, Segments

_PITCH = 14.0
_ROW = 12.124  # coils lie in the hollows of those below: half the root of three of the pitch
_RADII = (6.65, 5.5, 4.6, 3.45, 2.55)  # outer and inner edges of the windings, and of the core's hole
_MID = 0.3


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: windings in deep, some in mid, one core in accent."""
    return painted(field, _parts(field))


def _parts(field: Field) -> Iterator[Part]:
    for row in spans(field, _ROW):
        for column in spans(field, _PITCH):
            x, y = (column + row % 2 / 2) * _PITCH, row * _ROW
            pale = chance(field.seed, row, column) < _MID
            yield Part("mid" if pale else "deep", _ring(x, y, _RADII[0], _RADII[1]))
            yield Part("mid" if pale else "deep", _ring(x, y, _RADII[2], _RADII[3]))
            yield Part("deep" if pale else "mid", disc(x, y, _RADII[4]), marked=True)


def _ring(x: float, y: float, outer: float, inner: float) -> Segments:
    """Return a ring: its inner edge runs the other way round, so that it is a hole."""
    hole: list[Segment] = []
    for segment in disc(x, y, inner):
        operator, *v = segment
        mirrored = [value if index % 2 == 0 else 2 * y - value for index, value in enumerate(v)]
        hole.append((operator, *mirrored))
    return (*disc(x, y, outer), *hole)
