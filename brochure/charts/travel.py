"""Travel times: bars of threads, the nearest place first, or rings of time around the park.

In: a table of one column of times. Out: a chart. Rings are a scheme: distances from the centre are times,
directions mean nothing (art direction, section 6.5: no maps with borders).
"""

from __future__ import annotations

import math
from dataclasses import replace

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.house import HAIRLINE, HERO_RULE, RULE
from brochure.charts.lettering import Caption, Letters
from brochure.charts.rows import VALUE_GAP, note_below, rows_of, thread_note, threaded
from brochure.charts.table import Row, Table
from brochure.charts.tones import SHARE, counted
from brochure.text.typesetter import Typesetter
from brochure.units import mm

HEIGHT = mm(5)
DOT = mm(1.1)
WIDEST = 66.0  # degrees: how far from the horizontal the farthest places stand
ROUND = (5, 10, 15, 30, 60, 120, 240, 480, 960)
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
    height = note_below(letters, board, thread_note(table, step), rows.height)
    return board.chart(height, table)


def travel_rings(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return half rings of travel time at ``width`` points; LayoutError when the labels find no room."""
    table = _nearest_first(table)
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    radius = mm(20) if width < mm(70) else mm(34) if width < mm(120) else mm(46)
    column = DOT + radius + mm(7)
    labels = [_label(letters, row, width - column) for row in table.rows]
    heights = [sum(caption.drop + LEADING for caption in label) + BETWEEN for label in labels]
    total = max(sum(heights), 2 * radius)
    centre = total / 2
    step, rings = _rings(table.largest)
    unit = radius / (step * rings)
    foot = _draw_rings(letters, board, centre, step, rings, unit)
    order = _fan(len(labels))
    spare = (total - sum(heights)) / len(heights)
    y = 0.0
    for place, index in enumerate(order):
        row = table.rows[index]
        first = y + 7.5 + spare / 2
        angle = math.radians(WIDEST * (2 * place / max(len(order) - 1, 1) - 1) if len(order) > 1 else 0.0)
        reach = row.amounts[0].value * unit
        at = (DOT + reach * math.cos(angle), centre + reach * math.sin(angle))
        _draw_place(
            board, row, centre, at, [(DOT + radius + mm(2), first - 2.9), (column - mm(1.2), first - 2.9)]
        )
        for caption in labels[index]:
            caption.at(board, column, first)
            first += caption.drop + LEADING
        y += heights[index] + spare
    board.disc(DOT, centre, DOT, dress.deep)
    height = note_below(letters, board, thread_note(table, step), max(foot, total - BETWEEN))
    return board.chart(height, table)


def _draw_rings(letters: Letters, board: Board, centre: float, step: float, rings: int, unit: float) -> float:
    """Draw the rings, each with its time below its foot; return where the last one ends."""
    dress = board.dress
    foot = centre
    for ring in range(1, rings + 1):
        radius = ring * step * unit
        board.arc(DOT, centre, radius, -90.0, 90.0, dress.hairline, HAIRLINE)
        tag = dress.languages[0]
        said = letters.typesetter.line(f"{ring * step:,.10g}", dress.note[tag], tag)
        board.words(said, DOT, centre + radius + 7.0, dress.secondary)
        foot = centre + radius + 9.0
    return foot


def _draw_place(
    board: Board, row: Row, centre: float, at: tuple[float, float], label: list[tuple[float, float]]
) -> None:
    """Draw the way to a place, its dot, and a hairline to its label."""
    dress = board.dress
    ink = dress.accent if row.accented else dress.deep
    board.strokes([[at, *label]], dress.hairline, HAIRLINE)
    board.strokes([((DOT, centre), at)], ink, HERO_RULE if row.accented else RULE)
    board.disc(*at, DOT, ink)


def _nearest_first(table: Table) -> Table:
    return replace(table, rows=tuple(sorted(table.rows, key=lambda row: row.amounts[0].value)))


def _label(letters: Letters, row: Row, width: float) -> tuple[Caption, ...]:
    return letters.figure(row.amounts[0]), letters.caption(row.label, width)


def _fan(count: int) -> list[int]:
    """Return the places' order from top to foot: the nearest in the middle, the farthest at both ends."""
    above = list(range(1, count, 2))[::-1]
    return [*above, *range(0, count, 2)]


def _rings(largest: float) -> tuple[float, int]:
    """Return a round time and how many rings of it hold the largest: two to four."""
    step = next((s for s in ROUND if largest / s <= 4), largest / 4)
    return step, max(math.ceil(largest / step - 1e-9), 1)
