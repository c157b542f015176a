"""Dots: one amount a row on a thread from zero, or two amounts and the way between them.

In: a table of one or two columns. Out: a chart, the largest first. Two amounts are an open dot and a full
one, told apart by form and not by colour (art direction, sections 4.2 and 4.5).
"""

from __future__ import annotations

from dataclasses import replace

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.house import HAIRLINE, HERO_RULE
from brochure.charts.lettering import Caption, Letters
from brochure.charts.moments import once
from brochure.charts.rows import VALUE_GAP, rows_of, scaled
from brochure.charts.table import Row, Table
from brochure.text.typesetter import Typesetter
from brochure.units import mm

RADIUS = mm(1.3)
HEIGHT = 2 * RADIUS
KEY = 18.0  # points from the key's baseline to the rows


def dots(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return dots at ``width`` points; LayoutError when they or their figures find no room."""
    table = replace(table, rows=tuple(sorted(table.rows, key=lambda row: -row.amounts[-1].value)))
    letters, board = Letters(dress, typesetter), Board(dress, typesetter, width)
    rows = rows_of(letters, [row.label for row in table.rows], width, HEIGHT)
    pairs = [tuple(letters.figure(amount) for amount in row.amounts) for row in table.rows]
    two = len(table.columns) == 2
    # The figure of a row's lesser amount stands before its dot.
    before = max((_lesser(row, pair).width for row, pair in zip(table.rows, pairs, strict=True)), default=0.0)
    zero = rows.start + (before + VALUE_GAP + RADIUS if two else 0.0)
    behind = [_greater(row, pair) for row, pair in zip(table.rows, pairs, strict=True)]
    most = [max(amount.value for amount in row.amounts) for row in table.rows]
    unit = scaled(most, behind, width - zero - RADIUS)
    down = KEY if two else 0.0
    if two:
        _key(letters, board, table, rows.start)
    for row, top, pair in zip(table.rows, _tops(rows.heights(), down), pairs, strict=True):
        middle = top + HEIGHT / 2
        ink = dress.accent if row.accented else dress.deep
        xs = [zero + amount.value * unit for amount in row.amounts]
        near, far = min(xs), max(xs)
        if two and far - near > 2 * RADIUS:
            board.strokes([((near + RADIUS, middle), (far - RADIUS, middle))], ink, HERO_RULE)
        elif not two:
            board.strokes([((zero, middle), (far, middle))], ink, HAIRLINE)
        if two:
            board.disc(xs[0], middle, RADIUS, ink, HERO_RULE)
        if far > near:
            lesser = _lesser(row, pair)
            lesser.at(board, near - RADIUS - VALUE_GAP - lesser.width, middle + lesser.middle)
        board.disc(xs[-1], middle, RADIUS, ink)
        figure = _greater(row, pair)
        figure.at(board, far + RADIUS + VALUE_GAP, middle + figure.middle)
    for caption, top in zip(rows.captions, _tops(rows.heights(), down), strict=True):
        beside = top + HEIGHT / 2 + caption.middle
        caption.at(board, 0.0, beside if rows.beside else top - 4.5 - caption.drop)
    return board.chart(rows.height + down, table)


def _tops(heights: list[tuple[float, float]], down: float) -> list[float]:
    return [top + down for top, _ in heights]


def _lesser(row: Row, pair: tuple[Caption, ...]) -> Caption:
    return pair[0] if row.amounts[0].value <= row.amounts[-1].value else pair[-1]


def _greater(row: Row, pair: tuple[Caption, ...]) -> Caption:
    return pair[-1] if row.amounts[0].value <= row.amounts[-1].value else pair[0]


def _key(letters: Letters, board: Board, table: Table, x: float) -> None:
    """Say once what the open and the full dot are."""
    x += RADIUS
    for index, column in enumerate(table.columns):
        caption = once(letters, column, stacked=False)
        board.disc(x, 5.0, RADIUS, board.dress.deep, None if index else HERO_RULE)
        caption.at(board, x + RADIUS + 3.0, 5.0 + caption.middle)
        x += RADIUS + 3.0 + caption.width + 14.0
