"""Stacked areas: parts of a whole over time, woven of threads; their strength tells the parts apart.

In: a table with a column for each moment, at most four rows. Out: a chart whose bands are parted by light, as
the ridges of the cover, and labelled where they end (art direction, sections 4.1 and 6.1).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.ends import ends_of, letter_ends
from brochure.charts.house import RULE
from brochure.charts.lettering import Letters
from brochure.charts.lines import GAP, places
from brochure.charts.moments import FOOT, letter_moments
from brochure.charts.table import Amount, Table
from brochure.charts.tones import WIDEST_PITCH, strengths
from brochure.text.typesetter import Typesetter
from brochure.units import mm

LIGHT = mm(0.7)  # between two bands
LEAST = mm(0.2)  # a shorter stroke is no stroke


def area(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return stacked areas at ``width`` points, the first row at the foot; LayoutError without room."""
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    lasts = ends_of(letters, table.rows, width)
    room = width - max(end.width for end in lasts) - GAP
    pitch = WIDEST_PITCH
    count = int(room / pitch)
    right = (count - 1) * pitch
    height = max(mm(28), min(mm(50), 0.42 * right), sum(end.height for end in lasts))
    xs = places(table.times, 0.0, right)
    stacks = [_stack(values) for values in zip(*[_numbers(row.cells) for row in table.rows], strict=True)]
    unit = height / (max(stack[-1] for stack in stacks) or 1.0)
    tones = strengths(table.rows)
    left = pitch / 2
    for index, row in enumerate(table.rows):
        strokes = []
        for thread in range(count):
            x = thread * pitch
            low, high = (_at(x, xs, [stack[edge] for stack in stacks]) for edge in (index, index + 1))
            foot = height - low * unit - (LIGHT if index else 0.0)
            top = height - high * unit
            if foot - top >= LEAST:
                strokes.append(((left + x, foot), (left + x, top)))
        board.strokes(strokes, dress.accent if row.accented else dress.deep, tones[index] * pitch)
    board.strokes([((0.0, height + 1.5), (right + pitch, height + 1.5))], dress.deep, RULE)
    last = stacks[-1]
    middles = [
        (right + pitch, height - (last[index] + last[index + 1]) / 2 * unit)
        for index in range(len(table.rows))
    ]
    letter_ends(board, lasts, middles, right + pitch + GAP, height)
    foot = letter_moments(letters, board, table.columns, [left + x for x in xs], height + FOOT + 2.0)
    return board.chart(foot + 3.0, table)


def _numbers(cells: Sequence[object]) -> list[float]:
    return [cell.value if isinstance(cell, Amount) else 0.0 for cell in cells]


def _stack(values: Sequence[float]) -> list[float]:
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def _at(x: float, xs: Sequence[float], values: Sequence[float]) -> float:
    """Return the value at ``x`` on the straight lines between the moments."""
    index = min(max(bisect_right(xs, x) - 1, 0), len(xs) - 2)
    share = (x - xs[index]) / (xs[index + 1] - xs[index])
    return values[index] + (values[index + 1] - values[index]) * share
