"""Solids that nothing stands on: where a page's ink is told by a colour alone, without drawing plates.

In: pages. Out: the strongest such square of 15 mm. Must not know limits of any receiver.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from brochure.check.limits import SUBPATHS
from brochure.check.marks import Edges, Mark, PathMark, meet, overlap
from brochure.units import mm, to_mm

if TYPE_CHECKING:
    from brochure.check.document import Page
    from brochure.plates import PageInk

SQUARE_MM = 15.0
"""Ghent Workgroup 2022: total ink is the mean over 15 x 15 mm."""

_SIDE = mm(SQUARE_MM)
_CELLS = 15
"""Cells along a square's side, by which what stands on a solid is told apart."""

_MOST_TRIES = 24
_MOST_CELLS = 4_000_000


def strongest_bare(pages: Iterable[Page]) -> PageInk | None:
    """Return the page with the strongest solid of which 15 mm are bare, and that square; None without any."""
    from brochure.plates import PageInk, Square

    solids = sorted(
        ((mark.fill.total, page, at, box) for page in pages for at, mark, box in _solids(page) if mark.fill),
        key=lambda one: (-one[0], one[1].number),
    )
    for total, page, at, box in solids[:_MOST_TRIES]:
        place = _free(box, page.printed[at + 1 :])
        if place is not None:
            trim = page.finished
            x_mm, y_mm = (round(to_mm(v), 1) for v in (place[0] - trim[0], trim[3] - place[1]))
            square = Square(100 * total, x_mm, y_mm, SQUARE_MM)
            return PageInk(page.number, MappingProxyType({}), square)
    return None


def _solids(page: Page) -> Iterator[tuple[int, PathMark, Edges]]:
    """Yield the plain rectangles of a page that hold a square, each with its index and what is seen of it."""
    kept = page.bleed or page.finished
    if page.unit != 1 or page.seen.cut:
        return
    for index, mark in enumerate(page.printed):
        if not isinstance(mark, PathMark) or mark.fill is None or mark.stroke is not None:
            continue
        how = mark.paint
        plain = mark.rectangles and len(mark.parts) == 1 and not (how.shaped or how.transparent)
        box = meet(mark.box, kept)
        if plain and not how.overprint_fill and box is not None and _holds_a_square(box):
            yield index, mark, box


def _holds_a_square(box: Edges) -> bool:
    return box[2] - box[0] >= _SIDE and box[3] - box[1] >= _SIDE


def _free(box: Edges, above: Sequence[Mark]) -> tuple[float, float] | None:
    """Return left and top of a square in ``box`` that none of ``above`` touches; None without one."""
    import numpy as np

    cell = _SIDE / _CELLS
    columns, rows = (math.floor(length / cell + 1e-6) for length in (box[2] - box[0], box[3] - box[1]))
    if rows * columns > _MOST_CELLS:
        return None
    taken = np.zeros((rows + 1, columns + 1), np.int32)
    for part in _parts(box, above):
        left, right = math.floor((part[0] - box[0]) / cell), math.ceil((part[2] - box[0]) / cell)
        top, bottom = math.floor((box[3] - part[3]) / cell), math.ceil((box[3] - part[1]) / cell)
        taken[1 + max(0, top) : 1 + bottom, 1 + max(0, left) : 1 + right] = 1
    sums = taken.cumsum(axis=0).cumsum(axis=1)
    n = _CELLS
    windows = sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]
    free = np.argwhere(windows == 0)
    if not len(free):
        return None
    row, column = free[0]
    return box[0] + float(column) * cell, box[3] - float(row) * cell


def _parts(box: Edges, marks: Iterable[Mark]) -> Iterator[Edges]:
    """Yield boxes around all that ``marks`` paint within ``box``."""
    for mark in marks:
        if not overlap(mark.box, box):
            continue
        if not isinstance(mark, PathMark) or len(mark.parts) >= SUBPATHS:
            yield mark.box
            continue
        reach = mark.width / 2
        for left, bottom, right, top in mark.parts:
            part = left - reach, bottom - reach, right + reach, top + reach
            if overlap(part, box):
                yield part
