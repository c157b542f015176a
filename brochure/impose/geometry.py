"""Where the places of a sheet lie, and which way round the sheet: pages' sizes in, boxes in points out.

Origin at the sheet's top left, y down, as everywhere. Must not know PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from brochure.errors import DataError
from brochure.geometry import Rect
from brochure.impose.papers import Paper
from brochure.impose.plan import Cell, Surface
from brochure.impose.schemes import places
from brochure.impose.sheet import FOLDED, Sheet
from brochure.units import mm, to_mm

_TOLERANCE = mm(0.15)  # A3 is 420 mm wide, two A4 pages are too; a box may be a hair off
_MARKS = mm(4)  # what marks want beside the bleed, at the least


@dataclass(frozen=True, slots=True)
class Trim:
    """The trimmed size that all pages have, and the bleed that all have around it, points."""

    width: float
    height: float
    bleed: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The places of every side: page size, gaps, and where the first lies on the sheet, points.

    ``spine`` parts two pages at a fold, ``gutter`` two trims that are cut apart. ``creep`` is what a leaf
    moves those inside it towards the fold. A cover ``wraps`` round a spine, which has a fold on either side.
    """

    sheet: Rect
    trim: Trim
    rows: int
    columns: int
    spines: tuple[bool, ...]
    spine: float
    gutter: float
    creep: float
    left: float = 0.0
    top: float = 0.0
    wraps: bool = False

    @property
    def width(self) -> float:
        """From the first trim to the last, across."""
        return self.columns * self.trim.width + sum(self.gap(c) for c in range(self.columns - 1))

    @property
    def height(self) -> float:
        """From the first trim to the last, down."""
        return self.rows * self.trim.height + (self.rows - 1) * self.gutter

    def gap(self, column: int) -> float:
        """Return what lies between a column and the next."""
        return self.spine if self.spines[column] else self.gutter

    def x(self, column: int) -> float:
        """Return the left edge of a column's trim."""
        return self.left + column * self.trim.width + sum(self.gap(c) for c in range(column))

    def y(self, row: int) -> float:
        """Return the upper edge of a row's trim."""
        return self.top + row * (self.trim.height + self.gutter)

    def box(self, cell: Cell) -> Rect:
        """Return the trim of a page in its place, moved to its fold by the leaves that lie outside it."""
        shift = cell.depth * self.creep * {"left": -1, "right": 1, None: 0}[cell.spine]
        return Rect(self.x(cell.column) + shift, self.y(cell.row), self.trim.width, self.trim.height)

    def room(self, cell: Cell) -> Rect:
        """Return what a page may print on: its place with the bleed, half a narrower gap, up to the fold."""
        bleed, column, row = self.trim.bleed, cell.column, cell.row
        before = self.gap(column - 1) / 2 if column else bleed
        after = self.gap(column) / 2 if column < self.columns - 1 else bleed
        above = self.gutter / 2 if row else bleed
        below = self.gutter / 2 if row < self.rows - 1 else bleed
        x, y = self.x(column), self.y(row)
        return Rect.from_edges(
            x - min(before, bleed), y - min(above, bleed),
            x + self.trim.width + min(after, bleed), y + self.trim.height + min(below, bleed),
        )  # fmt: skip

    @property
    def block(self) -> Rect:
        """All trims together, as they lie on the outermost sheet."""
        return Rect(self.left, self.top, self.width, self.height)

    def finished(self, depth: int) -> Rect:
        """Return what is left between the outer cuts of the innermost of ``depth`` leaves more."""
        inset = depth * self.creep
        block = self.block
        return Rect(block.x + inset, block.y, block.width - 2 * inset, block.height)

    def folds(self, surface: Surface) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the x of upright and the y of level folds."""
        across = (
            self.x(c) + self.trim.width + self.gap(c) * part
            for c, gap in enumerate(surface.column_gaps) if gap != "cut"
            for part in ((0.0, 1.0) if self.wraps else (0.5,))
        )  # fmt: skip
        down = (
            self.y(r) + self.trim.height + self.gutter / 2
            for r, gap in enumerate(surface.row_gaps) if gap != "cut"
        )  # fmt: skip
        return tuple(across), tuple(down)

    def cuts(self, surface: Surface) -> tuple[set[float], set[float], set[float]]:
        """Return the x of cuts that leave the sheet above and below, and the y of those at its sides."""
        above, below, sides = set[float](), set[float](), set[float]()
        for cell in surface.cells:
            box = self.box(cell)
            xs = {round(x, 4) for x in _cut_edges(cell, box)}
            if cell.row == 0:
                above |= xs
            if cell.row == self.rows - 1:
                below |= xs
            sides |= {round(box.y, 4), round(box.bottom, 4)}
        return above, below, sides


def _cut_edges(cell: Cell, box: Rect) -> Iterator[float]:
    """Yield the upright edges that are cut: not the one in the fold."""
    if cell.spine != "left":
        yield box.x
    if cell.spine != "right":
        yield box.right


def frame_of(sheet: Sheet, trim: Trim, marks: bool) -> Frame:
    """Return the places of pages of ``trim`` on ``sheet``, whichever way round it holds them.

    Raises DataError that says how large the sheet would have to be.
    """
    papers = (sheet.paper, sheet.paper.turned)
    grid = places(sheet)
    if grid is None:
        tries = [(_most(sheet, trim, paper, marks), paper) for paper in papers]
        if sheet.up:
            tries = [(g, paper) for paper in papers for g in _grids(sheet.up)]
        else:
            tries.sort(key=lambda t: -t[0][0] * t[0][1])
    else:
        tries = [(grid, paper) for paper in papers]
    frames = [_frame(sheet, trim, paper, grid) for grid, paper in tries if min(grid)]
    if grid is not None:  # a sheet lies as its pages do, where either way would hold them
        frames.sort(key=lambda f: (f.width > f.height) != (f.sheet.width > f.sheet.height))
    for frame in frames:
        if _fits(frame):
            left = (frame.sheet.width - frame.width) / 2
            return replace(frame, left=left, top=(frame.sheet.height - frame.height) / 2)
    raise _too_small(sheet, trim, frames)


def _frame(sheet: Sheet, trim: Trim, paper: Paper, grid: tuple[int, int]) -> Frame:
    rows, columns = grid
    folded = sheet.scheme in FOLDED
    gutter = 2 * trim.bleed if sheet.gutter is None else mm(sheet.gutter)
    spines = tuple(folded and column % 2 == 0 for column in range(columns - 1))
    creep = mm(sheet.creep_mm) if folded else 0.0
    return Frame(
        Rect(0, 0, paper.width, paper.height), trim, rows, columns, spines,
        2 * mm(sheet.mill_mm), gutter, creep,
    )  # fmt: skip


def _fits(frame: Frame) -> bool:
    edge = 2 * frame.trim.bleed - _TOLERANCE
    return frame.width + edge <= frame.sheet.width and frame.height + edge <= frame.sheet.height


def _most(sheet: Sheet, trim: Trim, paper: Paper, marks: bool) -> tuple[int, int]:
    """Return as many rows and columns as a paper holds with its marks; even where both sides are on it."""
    gutter = 2 * trim.bleed if sheet.gutter is None else mm(sheet.gutter)
    edge = 2 * (trim.bleed + (_MARKS if marks else 0.0)) - _TOLERANCE
    columns = int((paper.width - edge + gutter) // (trim.width + gutter))
    rows = int((paper.height - edge + gutter) // (trim.height + gutter))
    if sheet.work == "work-and-turn":
        columns -= columns % 2
    if sheet.work == "work-and-tumble":
        rows -= rows % 2
    return max(rows, 0), max(columns, 0)


def _grids(up: int) -> list[tuple[int, int]]:
    """Return the grids of ``up`` places, the squarest first."""
    found = [(rows, up // rows) for rows in range(1, up + 1) if up % rows == 0]
    return sorted(found, key=lambda grid: abs(grid[0] - grid[1]))


def _too_small(sheet: Sheet, trim: Trim, frames: list[Frame]) -> DataError:
    edge = 2 * trim.bleed
    page = f"{to_mm(trim.width):g} x {to_mm(trim.height):g} mm".replace(".0 ", " ")
    have = f"{to_mm(sheet.paper.width):.4g} x {to_mm(sheet.paper.height):.4g} mm"
    if not frames:
        what = f"{sheet.paper.name} ({have}) holds no page of {page} with its bleed"
        return DataError(*DataError.of("sheet-too-small", what, "take a larger sheet").findings)
    best = frames[0]
    need = f"{to_mm(best.width + edge):.1f} x {to_mm(best.height + edge):.1f} mm"
    what = f"{best.rows * best.columns} pages of {page} do not fit {sheet.paper.name} ({have})"
    remedy = (
        f"with {to_mm(trim.bleed):.3g} mm bleed they need {need}: take a larger sheet, or fewer pages a side"
    )
    return DataError(*DataError.of("sheet-too-small", what, remedy).findings)
