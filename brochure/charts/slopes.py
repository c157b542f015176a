"""A slope: two moments, a thread each, and a line from one to the other for every row.

In: a table with two columns. Out: a chart whose lines are labelled at both ends; only their rise counts, so
that the scale does not begin at zero (art direction, section 4.7 forbids a line over two points in time: a
slope compares rows and claims nothing of what lies between).
"""

from __future__ import annotations

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.ends import ends_of, letter_ends, starts_of
from brochure.charts.house import RULE
from brochure.charts.lettering import Letters
from brochure.charts.lines import DOT, GAP, STRONG, TOP, WEIGHT
from brochure.charts.moments import FOOT, letter_moments
from brochure.charts.table import Table
from brochure.text.typesetter import Typesetter
from brochure.units import mm

OVER = 4.0  # points that the threads reach beyond the highest and the lowest end


def slope(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return a slope at ``width`` points; LayoutError when its labels find no room."""
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    starts, lasts = starts_of(letters, table.rows), ends_of(letters, table.rows, width)
    left, right = max(start.width for start in starts) + GAP, width - max(end.width for end in lasts) - GAP
    height = max(mm(36), sum(end.height for end in lasts), sum(start.height for start in starts))
    unit = height / ((table.largest - table.least) or 1.0)
    ground = TOP + height
    lines = [
        [
            (x, ground - (c.value - table.least) * unit)
            for x, c in zip((left, right), row.amounts, strict=True)
        ]
        for row in table.rows
    ]
    board.threads((left, right), TOP - OVER, ground + OVER, RULE, dress.deep)
    for row, points in sorted(zip(table.rows, lines, strict=True), key=lambda pair: pair[0].accented):
        ink = dress.accent if row.accented else dress.deep
        board.strokes([points], ink, STRONG if row.accented else WEIGHT)
        for x, y in points:
            board.disc(x, y, DOT, ink)
    letter_ends(board, starts, [points[0] for points in lines], left - GAP, ground + OVER, from_right=True)
    letter_ends(board, lasts, [points[1] for points in lines], right + GAP, ground + OVER)
    foot = letter_moments(letters, board, table.columns, (left, right), ground + OVER + FOOT)
    return board.chart(foot + 3.0, table)
