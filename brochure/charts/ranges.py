"""Range bars: from a least to a most, as costs are quoted, in threads on one scale from zero.

In: a table of one column of ranges and amounts. Out: a chart (art direction, sections 4.1 and 4.2).
"""

from __future__ import annotations

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.house import HAIRLINE, RULE
from brochure.charts.lettering import Letters
from brochure.charts.rows import VALUE_GAP, note_below, rows_of, thread_note, threaded
from brochure.charts.table import Amount, Range, Table
from brochure.charts.tones import SHARE
from brochure.text.typesetter import Typesetter
from brochure.units import mm

HEIGHT = mm(4.4)


def ranges(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return range bars at ``width`` points, in the order given; LayoutError when one finds no room.

    A single amount stands as one strong thread at its place.
    """
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    rows = rows_of(letters, [row.label for row in table.rows], width, HEIGHT)
    cells = [next(cell for cell in row.cells if isinstance(cell, Amount | Range)) for row in table.rows]
    figures = [letters.figure(cell) for cell in cells]
    ends = [cell.high if isinstance(cell, Range) else cell.value for cell in cells]
    step, pitch = threaded(ends, figures, width - rows.start)
    for row, top, cell, figure in zip(table.rows, rows.letter(board), cells, figures, strict=True):
        low, high = (cell.low, cell.high) if isinstance(cell, Range) else (cell.value, cell.value)
        ink = dress.accent if row.accented else dress.deep
        left, right = (rows.start + pitch * amount / step for amount in (low, high))
        middle = top + HEIGHT / 2
        board.strokes([((rows.start, middle), (left, middle))], dress.hairline, HAIRLINE)
        board.strokes([((rows.start, top), (rows.start, top + HEIGHT))], dress.deep, RULE)
        count = max(1, round((right - left) / pitch))
        spaced = (right - left) / count if right > left else pitch
        first = left + spaced / 2 if right > left else left
        board.threads([first + i * spaced for i in range(count)], top, top + HEIGHT, SHARE * pitch, ink)
        figure.at(board, max(right, rows.start) + VALUE_GAP, middle + figure.middle)
    height = note_below(letters, board, thread_note(table, step), rows.height)
    return board.chart(height, table)
