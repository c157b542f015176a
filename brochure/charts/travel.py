"""Travel times: bars of threads, the nearest place first, or rings of time around the park.

In: a table of one column of times. Out: a chart. Rings are a scheme: distances from the centre are times,
directions mean nothing (art direction, section 6.5: no maps with borders).
"""

from __future__ import annotations

import math
from dataclasses import replace

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.house import HAIRLINE, HERO_RULE
from brochure.charts.lettering import Caption, Letters
from brochure.charts.rows import VALUE_GAP, note_below, rows_of, thread_note, threaded
from brochure.charts.table import Row, Table
from brochure.charts.tones import SHARE, counted
from brochure.text.typesetter import Typesetter
from brochure.units import mm

HEIGHT = mm(5)
DOT = mm(1.1)
GAP = mm(2.5)
LEADING = 10.0
BETWEEN = 6.0


def travel_bars(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return bars of travel times at ``width`` points, shortest first; LayoutError without room."""
    table = _nearest_first(table)
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    rows = rows_of(letters, [row.label for row in table.rows], width, HEIGHT)
    figures = [letters.figure(row.amounts[0]) for row in table.rows]
    values = [row.amounts[0].value for row in table.rows]
    step, pitch = threaded(values, figures, width - rows.start)
    for row, top, value, figure in zip(table.rows, rows.letter(board), values, figures, strict=True):
        count = max(counted(value, step), 1)
        ink = dress.accent if row.accented else dress.deep
        xs = [rows.start + (i + 0.5) * pitch for i in range(count)]
        board.threads(xs, top, top + HEIGHT, SHARE * pitch, ink)
        figure.at(board, rows.start + count * pitch + VALUE_GAP, top + HEIGHT / 2 + figure.middle)
    height = note_below(letters, board, thread_note(dress, table.thread, step), rows.height)
    return board.chart(height, table)


def travel_rings(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return half rings of travel time at ``width`` points; LayoutError when the labels find no room."""
    table = _nearest_first(table)
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    ring = mm(21) if width < mm(70) else mm(34) if width < mm(120) else mm(46)
    column = ring + GAP + mm(2)
    labels = [_label(letters, row, width - column) for row in table.rows]
    heights = [sum(caption.drop + LEADING for caption in label) + BETWEEN for label in labels]
    order = _fan(len(labels))
    total = max(sum(heights), 2 * ring)
    centre = total / 2
    unit = ring / table.largest
    for step in _steps(table.largest):
        board.arc(0.0, centre, step * unit, -90.0, 90.0, dress.hairline, HAIRLINE)
    board.strokes([((0.0, centre - ring), (0.0, centre + ring))], dress.deep, HAIRLINE)
    spare = (total - sum(heights)) / len(heights)
    y = 0.0
    for index in order:
        row, label = table.rows[index], labels[index]
        room = heights[index] + spare
        middle = y + room / 2 - BETWEEN / 2
        ink = dress.accent if row.accented else dress.deep
        radius = row.amounts[0].value * unit
        # A place stands on its ring at its label's height, or as near to that as its ring reaches.
        dy = max(-radius, min(radius, (middle - centre) * 0.9))
        x = math.sqrt(max(radius * radius - dy * dy, 0.0))
        first = y + 7.5 + spare / 2
        anchor = first - 2.9
        board.strokes([((0.0, centre), (x, centre + dy))], ink, HERO_RULE if row.accented else HAIRLINE)
        leader = [(x + DOT, centre + dy), (ring + mm(1.5), anchor), (column - mm(1.2), anchor)]
        board.strokes([leader], dress.hairline, HAIRLINE)
        board.disc(x, centre + dy, DOT, ink)
        for caption in label:
            caption.at(board, column, first)
            first += caption.drop + LEADING
        y += room
    board.disc(0.0 + DOT, centre, 0.6 * DOT, dress.deep)
    return board.chart(total, table)


def _nearest_first(table: Table) -> Table:
    return replace(table, rows=tuple(sorted(table.rows, key=lambda row: row.amounts[0].value)))


def _label(letters: Letters, row: Row, width: float) -> tuple[Caption, ...]:
    return letters.figure(row.amounts[0]), letters.caption(row.label, width)


def _fan(count: int) -> list[int]:
    """Return the places' order from top to foot: the nearest in the middle, the farthest at both ends."""
    above = list(range(1, count, 2))[::-1]
    return [*above, *range(0, count, 2)]


def _steps(largest: float) -> list[float]:
    """Return three or four round times up to the largest, and the largest itself."""
    step = next(s for s in (5, 10, 15, 30, 60, 120, 240, 480, 960, largest) if largest / s <= 4)
    rings = [step * i for i in range(1, math.floor(largest / step) + 1)]
    return rings if rings[-1] >= largest * 0.999 else [*rings, largest]
