"""The schemes: pages in reading order become places on sheets.

In: how many pages there are, a Sheet, a grid of places. Out: a :class:`Plan`, or DataError that
says how many pages are missing. Pure; must not know sizes or PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from brochure.errors import DataError
from brochure.impose.folding import GRIDS, folded
from brochure.impose.plan import Cell, Gap, Plan, Spine, Surface
from brochure.impose.sheet import FOLDED, Sheet

_OTHER: dict[Spine, Spine] = {"left": "right", "right": "left", None: None}
_COVER = 2  # pages of a cover's leaf


@dataclass(frozen=True, slots=True)
class _Block:
    """What is on both sides of a sheet; the back as it is seen when turned over its upright axis."""

    front: tuple[Cell, ...]
    back: tuple[Cell, ...]
    section: int
    column_gaps: tuple[Gap, ...]
    row_gaps: tuple[Gap, ...]
    copies: int = 1


def places(sheet: Sheet) -> tuple[int, int] | None:
    """Return rows and columns of a sheet's side where the scheme says them, None where size decides."""
    if sheet.scheme not in FOLDED:
        return sheet.grid
    up = sheet.up or (2 if sheet.work == "sheetwise" else 4)
    if sheet.work == "sheetwise":
        return GRIDS[up]
    if up < 4:
        raise DataError.of("bad-up", f"{sheet.work} wants 4 pages a side or more", "leave up out, or take 4")
    rows, columns = GRIDS[up // 2]
    return (rows, 2 * columns) if sheet.work == "work-and-turn" else (2 * rows, columns)


def plan(pages: int, sheet: Sheet, grid: tuple[int, int], *, back_turned: bool = False) -> Plan:
    """Return where ``pages`` pages stand on sheets of ``grid`` places (rows, columns) a side.

    ``back_turned``: the back is printed upside down, for a sheet that is turned over its level axis. Raises
    DataError when pages are missing and no blanks are asked for.
    """
    block = _block_grid(sheet, grid)
    alone = pages == 1 and sheet.scheme not in FOLDED and sheet.work == "sheetwise"
    sides = sheet.sides or (1 if alone else 2)
    filled = _filled(pages, sheet, _multiple(sheet, block, sides))
    if sheet.scheme in FOLDED:
        blocks = list(_folded_blocks(filled, sheet, block))
    else:
        blocks = list(_cut_blocks(filled, sheet, block, sides))
    surfaces = [
        surface
        for number, made in enumerate(blocks, 1)
        for surface in _worked(made, number, sheet, block, sides, back_turned)
    ]
    depth = max((cell.depth for surface in surfaces for cell in surface.cells), default=0)
    sections = blocks[-1].section if blocks else 0
    return Plan(*grid, tuple(surfaces), len(blocks), sections, depth)


def _block_grid(sheet: Sheet, grid: tuple[int, int]) -> tuple[int, int]:
    """Return the grid of one side's pages: half the forme where it prints both."""
    rows, columns = grid
    if sheet.work == "work-and-turn":
        return rows, _halved(columns, "columns", sheet)
    if sheet.work == "work-and-tumble":
        return _halved(rows, "rows", sheet), columns
    return grid


def _halved(count: int, what: str, sheet: Sheet) -> int:
    if count % 2:
        raise DataError.of(
            "bad-grid",
            f"{sheet.work} wants an even number of {what}, not {count}",
            f"take {count + 1} or {count - 1}",
        )
    return count // 2


def _multiple(sheet: Sheet, block: tuple[int, int], sides: int) -> int:
    """Return what the number of pages must be a multiple of."""
    if sheet.scheme in FOLDED:
        return 4
    return sides if sheet.scheme == "step" else sides * block[0] * block[1]


def _filled(pages: int, sheet: Sheet, multiple: int) -> list[int | None]:
    """Return the pages with the blanks that were asked for; DataError when some are missing."""
    numbers: list[int | None] = list(range(pages))
    missing = -pages % multiple
    if not missing:
        return numbers
    if sheet.blanks == "no":
        said = "page is" if missing == 1 else "pages are"
        raise DataError.of(
            "pages-missing",
            f"{missing} {said} missing: {pages} pages do not fill sheets of {multiple}",
            f"add {missing} or ask for blanks: end, or inside (before the last leaf)",
        )
    at = pages if sheet.blanks == "end" else max(pages - _COVER, 0)
    numbers[at:at] = [None] * missing
    return numbers


# -- folded sheets


def _folded_blocks(pages: Sequence[int | None], sheet: Sheet, block: tuple[int, int]) -> Iterator[_Block]:
    """Yield the sheets of every section, the outermost first."""
    up = block[0] * block[1]
    size = len(pages) if sheet.scheme == "saddle" else sheet.signature or 2 * up
    for section, start in enumerate(range(0, len(pages), size), 1):
        yield from _nested(pages[start : start + size], up, section)


def _nested(pages: Sequence[int | None], up: int, section: int) -> Iterator[_Block]:
    """Yield the sheets that lie in one another around one fold; the last may be folded less, in copies."""
    low, high = 0, len(pages)
    while low < high:
        part = up
        while 2 * part > high - low:
            part //= 2
        held = (*range(low, low + part), *range(high - part, high))
        yield _folded_block(pages, held, part, up, section)
        low, high = low + part, high - part


def _folded_block(
    pages: Sequence[int | None], held: Sequence[int], part: int, up: int, section: int
) -> _Block:
    """Return a sheet of ``up`` places that is folded with ``part`` pages a side, in ``up // part`` copies."""
    (rows, columns), (high, wide) = GRIDS[up], GRIDS[part]
    front: list[Cell] = []
    back: list[Cell] = []
    for top in range(0, rows, high):
        for left in range(0, columns, wide):
            for place in folded(high, wide):
                column = left + place.column
                for cells, face, at in (
                    (front, place.front, column),
                    (back, place.back, columns - 1 - column),
                ):
                    local = held[face - 1]
                    recto = local % 2 == 0
                    cells.append(
                        Cell(
                            top + place.row, at, pages[local], place.turned,
                            "left" if recto ^ place.turned else "right",
                            min(local, len(pages) - 1 - local) // 2,
                        )
                    )  # fmt: skip
    column_gaps: list[Gap] = [
        "spine" if c % 2 else "cut" if c % wide == 0 else "fold" for c in range(1, columns)
    ]
    row_gaps: list[Gap] = ["cut" if r % high == 0 else "fold" for r in range(1, rows)]
    return _Block(tuple(front), tuple(back), section, tuple(column_gaps), tuple(row_gaps), up // part)


# -- sheets that are cut


def _cut_blocks(
    pages: Sequence[int | None], sheet: Sheet, block: tuple[int, int], sides: int
) -> Iterator[_Block]:
    """Yield the sheets of leaves that are cut apart."""
    rows, columns = block
    up = rows * columns
    leaves = [tuple(pages[i : i + sides]) for i in range(0, len(pages), sides)]
    count = len(leaves) if sheet.scheme == "step" else len(leaves) // up
    across: tuple[Gap, ...] = tuple("cut" for _ in range(columns - 1))
    down: tuple[Gap, ...] = tuple("cut" for _ in range(rows - 1))
    for number in range(count):
        front: list[Cell] = []
        back: list[Cell] = []
        for place in range(up):
            leaf = leaves[_leaf(sheet, number, place, up, count)]
            row, column = divmod(place, columns)
            front.append(Cell(row, column, leaf[0]))
            if sides == 2:
                back.append(Cell(row, columns - 1 - column, leaf[1]))
        yield _Block(tuple(front), tuple(back), 1, across, down, up if sheet.scheme == "step" else 1)


def _leaf(sheet: Sheet, number: int, place: int, up: int, count: int) -> int:
    """Return the leaf in a place: of its pile, of its sheet, or the sheet's only one."""
    match sheet.scheme:
        case "step":
            return number
        case "cut-stack":
            return place * count + number
        case _:
            return number * up + place


# -- how a sheet is worked


def _worked(
    block: _Block, number: int, sheet: Sheet, grid: tuple[int, int], sides: int, back_turned: bool
) -> Iterator[Surface]:
    """Yield the sides of a sheet, or the one forme that prints both."""
    rows, columns = grid
    across, down = block.column_gaps, block.row_gaps
    match sheet.work:
        case "work-and-turn":
            moved = tuple(replace(cell, column=cell.column + columns) for cell in block.back)
            cells, gaps = block.front + moved, ((*across, "cut", *across), down)
        case "work-and-tumble":
            turned = _half_turn(block.back, rows, columns)
            moved = tuple(replace(cell, row=cell.row + rows) for cell in turned)
            cells, gaps = block.front + moved, (across, (*down, "cut", *down))
        case _:
            yield Surface(block.front, "front", number, block.section, across, down, block.copies)
            if sides == 2:
                back = _half_turn(block.back, rows, columns) if back_turned else block.back
                yield Surface(back, "back", number, block.section, across, down, block.copies)
            return
    yield Surface(cells, "both", number, block.section, *gaps, 2 * block.copies)


def _half_turn(cells: Sequence[Cell], rows: int, columns: int) -> tuple[Cell, ...]:
    return tuple(
        replace(
            cell, row=rows - 1 - cell.row, column=columns - 1 - cell.column, turned=not cell.turned,
            spine=_OTHER[cell.spine],
        )
        for cell in cells
    )  # fmt: skip
