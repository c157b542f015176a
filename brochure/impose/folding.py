"""How a sheet is folded: which page lies where on it, and which stands on its head.

In: rows and columns, powers of two. Out: a page for every place, front and back. Found by folding: the left
half over the right, the top half over the bottom, in turn, the last fold being the spine. Must not know PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

GRIDS = {1: (1, 1), 2: (1, 2), 4: (2, 2), 8: (2, 4), 16: (4, 4)}
"""Rows and columns of a folded sheet by its pages a side."""


@dataclass(frozen=True, slots=True)
class Leafed:
    """A place on a folded sheet: the pages that its two faces become, counted from 1, and how they stand.

    ``row`` and ``column`` are those of the front, as it is looked at; the back is that of the sheet turned
    over its upright axis.
    """

    row: int
    column: int
    front: int
    back: int
    turned: bool


@dataclass(frozen=True, slots=True)
class _Layer:
    """A cell in the folded stack: where it was on the sheet, which face is up, whether it is on its head."""

    row: int
    column: int
    face_up: bool = True
    turned: bool = False


_Stack = tuple[_Layer, ...]  # from top to bottom


@cache
def folded(rows: int, columns: int) -> tuple[Leafed, ...]:
    """Return the places of a sheet folded down to one page; page 1 lies on its front.

    ``rows`` and ``columns`` are powers of two, ``columns`` twice or once as many as ``rows``.
    """
    stacks: dict[tuple[int, int], _Stack] = {
        (r, c): (_Layer(r, c),) for r in range(rows) for c in range(columns)
    }
    high, wide = rows, columns
    while wide * high > 1:
        if wide > high:
            wide //= 2
            stacks = {
                (r, c): _over(stacks[r, wide - 1 - c], upright=True) + stacks[r, wide + c]
                for r in range(high) for c in range(wide)
            }  # fmt: skip
        else:
            high //= 2
            stacks = {
                (r, c): _over(stacks[high - 1 - r, c], upright=False) + stacks[high + r, c]
                for r in range(high) for c in range(wide)
            }  # fmt: skip
    return tuple(_leafed(layer, 2 * i + 1, columns) for i, layer in enumerate(stacks[0, 0]))


def _over(stack: _Stack, upright: bool) -> _Stack:
    """Return a stack laid face down on another, over an upright axis or a level one."""
    return tuple(
        _Layer(layer.row, layer.column, not layer.face_up, layer.turned ^ (not upright))
        for layer in reversed(stack)
    )


def _leafed(layer: _Layer, first: int, columns: int) -> Leafed:
    # The face that lay down at first is the front; looked at, its columns run the other way.
    front, back = (first + 1, first) if layer.face_up else (first, first + 1)
    return Leafed(layer.row, columns - 1 - layer.column, front, back, layer.turned)
