"""Sorted bars: amounts of one measure, the largest first, solid and low, the value at the end.

In: a table of one column. Out: a chart: zero-based, without axis and grid (art direction, section 4.2).
"""

from __future__ import annotations

from dataclasses import replace

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.lettering import Letters
from brochure.charts.rows import VALUE_GAP, rows_of, scaled
from brochure.charts.table import Table
from brochure.text.typesetter import Typesetter
from brochure.units import mm

HEIGHT = mm(3.9)  # as a mark of the matrix (section 4.9)


def bars(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return sorted bars at ``width`` points; LayoutError when a bar or its figure finds no room."""
    table = replace(table, rows=tuple(sorted(table.rows, key=lambda row: -row.amounts[0].value)))
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    rows = rows_of(letters, [row.label for row in table.rows], width, HEIGHT)
    figures = [letters.figure(row.amounts[0]) for row in table.rows]
    values = [row.amounts[0].value for row in table.rows]
    unit = scaled(values, figures, width - rows.start)
    for row, top, value, figure in zip(table.rows, rows.letter(board), values, figures, strict=True):
        length = value * unit
        if length:
            board.boxes([(rows.start, top, length, HEIGHT)], dress.accent if row.accented else dress.deep)
        figure.at(board, rows.start + length + VALUE_GAP, top + HEIGHT / 2 + figure.middle)
    return board.chart(rows.height, table)
