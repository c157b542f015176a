"""Grouped bars: the same measures in a few years, the years told apart by the strength of their threads.

In: a table with one column for each year. Out: a chart (art direction, sections 4.1 and 4.2): the latest year
is the strongest, as the nearest ridge of the cover.
"""

from __future__ import annotations

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.lettering import GAP, Letters
from brochure.charts.moments import once
from brochure.charts.rows import VALUE_GAP, note_below, rows_of, thread_note, threaded
from brochure.charts.table import Amount, Table
from brochure.charts.tones import counted, shares
from brochure.text.typesetter import Typesetter
from brochure.units import mm

BAR = mm(3.6)
BETWEEN = mm(1.2)


def grouped_bars(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return a group of bars for each row at ``width`` points; LayoutError when one finds no room."""
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    count = len(table.columns)
    rows = rows_of(letters, [row.label for row in table.rows], width, count * BAR + (count - 1) * BETWEEN)
    heads = [once(letters, column, stacked=False) for column in table.columns]
    start = rows.start + max(head.width for head in heads) + GAP
    cells = [(row, index, cell) for row in table.rows for index, cell in enumerate(row.cells)]
    figures = {
        (id(row), index): letters.figure(cell) for row, index, cell in cells if isinstance(cell, Amount)
    }
    values = [cell.value for _, _, cell in cells if isinstance(cell, Amount)]
    step, pitch = threaded(values, list(figures.values()), width - start)
    tones = shares(count)
    for row, group in zip(table.rows, rows.letter(board), strict=True):
        for index, cell in enumerate(row.cells):
            top = group + index * (BAR + BETWEEN)
            heads[index].at(board, rows.start, top + BAR / 2 + heads[index].middle)
            if not isinstance(cell, Amount):
                continue
            threads = counted(cell.value, step)
            ink = dress.accent if row.accented and index == count - 1 else dress.deep
            xs = [start + (i + 0.5) * pitch for i in range(threads)]
            board.threads(xs, top, top + BAR, tones[index] * pitch, ink)
            figure = figures[id(row), index]
            figure.at(board, start + threads * pitch + VALUE_GAP, top + BAR / 2 + figure.middle)
    height = note_below(letters, board, thread_note(table, step), rows.height)
    return board.chart(height, table)
