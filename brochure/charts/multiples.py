"""Small multiples: one small chart a row, all on one scale, so that shapes and sizes compare at a glance.

In: a table with a column for each moment. Out: a chart of columns that are single strong threads; the latest
is said, the first and the last moment stand below (art direction, sections 4.1 and 4.2).
"""

from __future__ import annotations

import math

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.house import HAIRLINE
from brochure.charts.lettering import Letters
from brochure.charts.lines import places
from brochure.charts.moments import letter_moments_within
from brochure.charts.table import Amount, Table
from brochure.text.typesetter import Typesetter
from brochure.units import mm

GUTTER = mm(4)
PLOT = mm(18)
SHARE = 0.55  # of the distance between two moments that a thread takes, at most:
WIDEST = mm(2.2)
LEADING = 10.0
BETWEEN = 16.0


def multiples(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return small multiples at ``width`` points; LayoutError when a name or a figure finds no room."""
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    most = 4 if width > mm(120) else 3 if width > mm(80) else 2
    lines = math.ceil(len(table.rows) / most)
    columns = math.ceil(len(table.rows) / lines)
    cell = (width - GUTTER * (columns - 1)) / columns
    unit = PLOT / (table.largest or 1.0)
    y = 0.0
    for start in range(0, len(table.rows), columns):
        rows = table.rows[start : start + columns]
        names = [letters.caption(row.label, cell, stacked=True) for row in rows]
        drop = max(name.drop for name in names)
        ground = y + 7.5 + drop + 16.0 + PLOT
        foot = ground
        for index, (row, name) in enumerate(zip(rows, names, strict=True)):
            left = index * (cell + GUTTER)
            name.at(board, left, y + 7.5)
            ink = dress.accent if row.accented else dress.deep
            figure = letters.figure(row.amounts[-1], stacked=True)
            right = left + cell - figure.width - mm(1.5)
            gap = (right - left) / len(table.times)
            weight = min(WIDEST, SHARE * gap)
            xs = places(table.times, left + weight / 2, right - weight / 2)
            strokes = [
                ((x, ground), (x, ground - c.value * unit))
                for x, c in zip(xs, row.cells, strict=True)
                if isinstance(c, Amount) and c.value
            ]
            board.strokes(strokes, ink, weight)
            board.strokes([((left, ground), (right, ground))], dress.deep, HAIRLINE)
            top = ground - row.amounts[-1].value * unit
            figure.at(board, right + mm(1.5), min(top + 5.8, ground - figure.drop))
            foot = max(
                foot, letter_moments_within(letters, board, table.columns, xs, left, right, ground + 10.0)
            )
        y = foot + BETWEEN
    return board.chart(y - BETWEEN + 3.0, table)
