"""Arrays (energy): rows of tilted panels, each of six cells."""

from __future__ import annotations

from collections.abc import Iterator

from brochure.art.motifs.field import Field
from brochure.art.motifs.parts import Part, painted, polygon, spans
from brochure.art.noise import chance
from brochure.display import Item

_PANEL, _DEPTH = 17.0, 8.2
_PITCH, _ROW = 19.0, 11.2
_LEAN = 5.0  # how far a panel's upper edge stands to the right of its lower one
_SHIFT = 6.3  # of each row against the last
_CELLS = (3, 2)
_SEAM = 0.55
_SHADE = 0.9  # the foot under a panel
_BRIGHT = 0.22


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: cells in deep, some cells and the feet in mid, one cell in accent."""
    return painted(field, _parts(field))


def _parts(field: Field) -> Iterator[Part]:
    for row in spans(field, _ROW):
        y = row * _ROW - _DEPTH / 2
        for column in spans(field, _PITCH, 2):
            x = column * _PITCH + (row * _SHIFT) % _PITCH - _PITCH / 2
            yield from _panel(field, x, y, row, column)


def _panel(field: Field, x: float, y: float, row: int, column: int) -> Iterator[Part]:
    across, down = _CELLS

    def point(u: float, v: float) -> tuple[float, float]:
        return x + u * _PANEL + _LEAN * (1 - v) - _LEAN / 2, y + v * _DEPTH

    du, dv = _SEAM / 2 / _PANEL, _SEAM / 2 / _DEPTH
    for j in range(down):
        for i in range(across):
            u0, u1, v0, v1 = i / across + du, (i + 1) / across - du, j / down + dv, (j + 1) / down - dv
            bright = chance(field.seed, row, column, i, j) < _BRIGHT
            shape = polygon((point(u0, v0), point(u1, v0), point(u1, v1), point(u0, v1)))
            yield Part("mid" if bright else "deep", shape, marked=not bright)
    foot = 1 + 0.7 / _DEPTH
    yield Part(
        "mid",
        polygon(
            (
                point(0, foot),
                point(1, foot),
                point(1, foot + _SHADE / _DEPTH),
                point(0, foot + _SHADE / _DEPTH),
            )
        ),
    )
