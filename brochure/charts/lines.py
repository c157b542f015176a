"""A line over time: three moments or more, each a thread from the ground up, series labelled at their ends.

In: a table with a column for each moment. Out: a chart without axes: the first and the last value are said,
and the labels stand where the lines end (art direction, sections 4.2 and 4.7).
"""

from __future__ import annotations

from brochure.charts.board import Board, Point
from brochure.charts.chart import Chart, Dress
from brochure.charts.ends import ends_of, letter_ends, starts_of
from brochure.charts.house import HAIRLINE, RULE
from brochure.charts.lettering import Letters
from brochure.charts.moments import FOOT, letter_moments
from brochure.charts.table import Amount, Row, Table
from brochure.text.typesetter import Typesetter
from brochure.units import mm

WEIGHT = mm(0.5)
STRONG = mm(0.9)
DOT = mm(0.9)
GAP = mm(2.5)
TOP = 14.0  # room for a figure above the highest point


def line(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return lines at ``width`` points; LayoutError when their labels find no room.

    One line alone stands on threads, one a moment.
    """
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    many = len(table.rows) > 1
    starts = starts_of(letters, table.rows)
    lasts = ends_of(letters, table.rows, width)
    left, right = max(start.width for start in starts) + GAP, width - max(end.width for end in lasts) - GAP
    height = max(mm(24), min(mm(44), 0.4 * (right - left)), sum(end.height for end in lasts))
    ground = TOP + height
    xs = places(table.times, left, right)
    low = min(0.0, table.least)
    unit = height / ((table.largest - low) or 1.0)
    lines = [_points(row, xs, ground, low, unit) for row in table.rows]
    for row, points in sorted(zip(table.rows, lines, strict=True), key=lambda pair: pair[0].accented):
        ink = dress.accent if row.accented else dress.deep
        if not many:
            board.strokes([((x, ground), (x, y)) for x, y in points], dress.deep, RULE)
        board.strokes([points], ink, STRONG if row.accented or not many else WEIGHT)
        for x, y in points:
            board.disc(x, y, DOT, ink)
    board.strokes([((left, ground), (right, ground))], dress.hairline, HAIRLINE)
    letter_ends(board, starts, [points[0] for points in lines], left - GAP, ground, from_right=True)
    letter_ends(board, lasts, [points[-1] for points in lines], right + GAP, ground)
    foot = letter_moments(letters, board, table.columns, xs, ground + FOOT)
    return board.chart(foot + 3.0, table)


def places(times: tuple[float, ...], left: float, right: float) -> list[float]:
    """Return where each moment stands between ``left`` and ``right``, to scale."""
    span = (times[-1] - times[0]) or 1.0
    return [left + (right - left) * (time - times[0]) / span for time in times]


def _points(row: Row, xs: list[float], ground: float, low: float, unit: float) -> list[Point]:
    cells = zip(xs, row.cells, strict=True)
    return [(x, ground - (cell.value - low) * unit) for x, cell in cells if isinstance(cell, Amount)]
