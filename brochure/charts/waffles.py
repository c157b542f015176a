"""A waffle: a hundred short threads, each a hundredth of the whole, the parts told apart by their strength.

In: a table of one column whose amounts make a whole, at most four rows. Out: a chart with a key of its parts,
the first part the strongest (art direction, sections 4.1 and 4.5).
"""

from __future__ import annotations

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.lettering import Caption, Letters
from brochure.charts.table import Table
from brochure.charts.tones import strengths
from brochure.text.typesetter import Typesetter
from brochure.units import mm

UNITS = 100
BETWEEN = mm(1.2)  # between two lines of threads
KEY_GAP = 15.0  # points from the threads to the key's first baseline
KEY_LEADING = 15.0


def waffle(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return a waffle at ``width`` points; LayoutError when its key finds no room."""
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    lines = 2 if width > mm(120) else 4 if width > mm(70) else 5
    columns = UNITS // lines
    pitch = width / columns
    tall = mm(9) if lines == 2 else mm(6)
    tones = strengths(table.rows)
    start = 0
    for row, count, tone in zip(table.rows, whole(table), tones, strict=True):
        ink = dress.accent if row.accented else dress.deep
        units = range(start, start + count)
        strokes = []
        for unit in units:
            x = (unit // lines + 0.5) * pitch
            y = (unit % lines) * (tall + BETWEEN)
            strokes.append(((x, y), (x, y + tall)))
        board.strokes(strokes, ink, tone * pitch)
        start += count
    foot = lines * tall + (lines - 1) * BETWEEN
    return board.chart(_key(letters, board, table, tones, foot + KEY_GAP) + 3.0, table)


def whole(table: Table) -> list[int]:
    """Return how many of the hundred threads each row has: the largest remainders take what is left."""
    total = sum(row.amounts[0].value for row in table.rows)
    exact = [UNITS * row.amounts[0].value / total for row in table.rows]
    counts = [int(amount) for amount in exact]
    order = sorted(range(len(exact)), key=lambda index: (counts[index] - exact[index], index))
    for index in order[: UNITS - sum(counts)]:
        counts[index] += 1
    return counts


def _key(letters: Letters, board: Board, table: Table, tones: list[float], y: float) -> float:
    """Say which threads are which part; beside each other where there is width. Return the last baseline."""
    wide = board.width > mm(120)
    column = board.width / len(table.rows) if wide else board.width
    swatch, pitch = 3, mm(1.36)
    left = swatch * pitch + mm(2)
    last = y
    for index, (row, tone) in enumerate(zip(table.rows, tones, strict=True)):
        x = index * column if wide else 0.0
        figure = letters.figure(row.amounts[0])
        measure = column - left - figure.width - mm(4)
        caption: Caption = letters.caption(row.label, measure)
        ink = board.dress.accent if row.accented else board.dress.deep
        board.threads([x + (i + 0.5) * pitch for i in range(swatch)], y - 7.5, y + 1.5, tone * pitch, ink)
        figure.at(board, x + left, y)
        caption.at(board, x + left + figure.width + mm(2), y)
        last = max(last, y + caption.drop)
        if not wide:
            y += caption.drop + KEY_LEADING
    return last
