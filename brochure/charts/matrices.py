"""A matrix: what is where. A mark in every cell that holds, a hairline in every other.

In: a table of marks. Out: a chart as the board of zones has it (art direction, section 4.9). Where columns
are narrow their names stand on steps, each at the head of its column's thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.house import HAIRLINE, RULE
from brochure.charts.lettering import Caption, Letters
from brochure.charts.rows import BESIDE, PLOT, PLOT_ALONE, SECOND
from brochure.charts.table import Table
from brochure.errors import LayoutError
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

MARK = (mm(14), mm(3.9))
ROW = 18.0  # 1.2 lines: dense
HEAD = 8.0  # points from the last head's baseline to the rule
LEADING = 10.0
LEAST = mm(4)  # the narrowest column


def matrix(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return a matrix at ``width`` points; LayoutError when its columns find no room."""
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    wide = width >= BESIDE
    start, captions = _labels(letters, table, width)
    column = (width - start) / len(table.columns)
    if column < LEAST:
        raise LayoutError.of(
            "chart-narrow", f"{len(table.columns)} columns are {to_mm(column):.1f} mm wide", "give more width"
        )
    xs = [start + index * column for index in range(len(table.columns))]
    mark = min(MARK[0], column - mm(1.6))
    y = _heads(letters, board, table, xs, column, mark) if wide else _steps(letters, board, table, xs, mark)
    board.strokes([((0.0, y), (width, y))], dress.deep, RULE)
    for row, caption in zip(table.rows, captions, strict=True):
        height = max(ROW, caption.drop + ROW)
        caption.at(board, 0.0, y + 11.7)
        top = y + (height - MARK[1]) / 2
        held = [(x, top, mark, MARK[1]) for x, cell in zip(xs, row.cells, strict=True) if cell]
        board.boxes(held, dress.accent if row.accented else dress.deep)
        middle = top + MARK[1] / 2
        bare = [((x, middle), (x + mark, middle)) for x, cell in zip(xs, row.cells, strict=True) if not cell]
        y += height
        board.strokes([*bare, ((0.0, y), (width, y))], dress.hairline, HAIRLINE)
    return board.chart(y + 0.5, table)


def _labels(letters: Letters, table: Table, width: float) -> tuple[float, list[Caption]]:
    """Return where the columns start, and the rows' labels."""
    tags = letters.dress.languages
    if width < BESIDE:
        start = width * 0.5
        return start, [letters.caption(row.label, start - mm(2)) for row in table.rows]
    start = width * (PLOT if len(tags) > 1 else PLOT_ALONE)
    axes = {tag: width * (SECOND if index else 0.0) for index, tag in enumerate(tags)}
    return start, [letters.on_axes(row.label, axes, start - mm(3)) for row in table.rows]


def _heads(
    letters: Letters, board: Board, table: Table, xs: Sequence[float], column: float, mark: float
) -> float:
    """Letter the columns' names over their marks; return where the rule stands."""
    dress = letters.dress
    names = [
        letters.caption(said, column - mm(2), dress.strong, dress.deep, stacked=True, other=dress.deep)
        for said in table.columns
    ]
    last = LEADING - 2 + max(name.drop for name in names)
    for x, name in zip(xs, names, strict=True):
        name.at(board, x, last - name.drop)
    return last + HEAD


def _steps(letters: Letters, board: Board, table: Table, xs: Sequence[float], mark: float) -> float:
    """Letter the columns' names on steps that end at their threads; return where the rule stands."""
    dress = letters.dress
    names = [letters.caption(said, board.width, dress.strong, dress.deep) for said in table.columns]
    count = len(names)
    foot = count * (LEADING + 2) + 3.0
    for index, (x, name) in enumerate(zip(xs, names, strict=True)):
        baseline = 7.5 + (count - 1 - index) * (LEADING + 2)
        middle = x + mark / 2
        name.at(board, middle - mm(1.2) - name.width, baseline)
        board.strokes([((middle, baseline - 6.0), (middle, foot))], dress.deep, HAIRLINE)
    return foot
