"""A treemap: parts of a whole as areas, the largest first, each with its name and figure inside.

In: a table of one column whose amounts make a whole. Out: a chart; the row that the title names is deep, the
others in the second tone, parted by light. Squarified as by Bruls, Huizing and van Wijk (2000).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from brochure.charts.board import Board
from brochure.charts.chart import Chart, Dress
from brochure.charts.lettering import Caption, Letters
from brochure.charts.table import Row, Table
from brochure.colour import WHITE
from brochure.errors import LayoutError
from brochure.geometry import Rect
from brochure.text.typesetter import Typesetter
from brochure.units import mm

LIGHT = mm(0.9)  # between two parts
PAD = mm(2)
HEIGHTS = (0.34, 0.45, 0.6, 0.8, 1.0, 1.3, 1.6)  # of the width, tried in turn until all names fit
FLATTER = (1.0, 1.5, 2.2)  # how much wider than high parts may be, tried in turn: names run across
FIRST = 8.0  # points from the inner top to the first baseline
LEADING = 11.0


def treemap(table: Table, dress: Dress, typesetter: Typesetter, width: float) -> Chart:
    """Return a treemap at ``width`` points; LayoutError when a part can not hold its name."""
    table = replace(table, rows=tuple(sorted(table.rows, key=lambda row: -row.amounts[0].value)))
    letters = Letters(dress, typesetter)
    amounts = [row.amounts[0].value for row in table.rows]
    tight = ""
    for share, flat in product(HEIGHTS, FLATTER):
        height = share * width
        boxes = [
            Rect(box.x * flat, box.y, box.width * flat - LIGHT, box.height - LIGHT)
            for box in squarified(amounts, Rect(0, 0, (width + LIGHT) / flat, height + LIGHT))
        ]
        words = [_words(letters, row, box) for row, box in zip(table.rows, boxes, strict=True)]
        unfit = [row for row, said in zip(table.rows, words, strict=True) if said is None]
        if not unfit:
            board = Board(dress, typesetter, width)
            for row, box, said in zip(table.rows, boxes, words, strict=True):
                _draw(board, row, box, said or ())
            return board.chart(height, table)
        tight = unfit[0].label[0][1]
    raise LayoutError.of(
        "chart-small-part", f"the part {tight!r} is too small for its name", "join small parts, or draw bars"
    )


def _words(letters: Letters, row: Row, box: Rect) -> tuple[Caption, ...] | None:
    """Return figure and name for a part, None when they do not fit."""
    dress = letters.dress
    ink = WHITE if row.accented else dress.deep
    width = box.width - 2 * PAD
    figure = letters.figure(row.amounts[0], dress.entry)
    figure = replace(figure, lines=tuple((line, x, y, ink) for line, x, y, _ in figure.lines))
    try:
        name = letters.caption(row.label, max(width, 1.0), ink=ink, other=ink)
    except LayoutError:
        return None
    fits = max(figure.width, name.width) <= width + 0.01
    low = PAD + FIRST + figure.drop + LEADING + name.drop + PAD
    return (figure, name) if fits and low <= box.height else None


def _draw(board: Board, row: Row, box: Rect, words: Sequence[Caption]) -> None:
    board.boxes(
        [(box.x, box.y, box.width, box.height)], board.dress.deep if row.accented else board.dress.mid
    )
    y = box.y + PAD + FIRST
    for caption in words:
        caption.at(board, box.x + PAD, y)
        y += caption.drop + LEADING


def squarified(amounts: Sequence[float], box: Rect) -> list[Rect]:
    """Return a rectangle for each amount (falling, above 0), in all filling ``box``, as square as can be."""
    total = sum(amounts)
    areas = [amount / total * box.width * box.height for amount in amounts]
    out: list[Rect] = []
    start = 0
    while start < len(areas):
        side = min(box.width, box.height)
        end = start + 1
        while end < len(areas) and _worst(areas[start : end + 1], side) <= _worst(areas[start:end], side):
            end += 1
        row = areas[start:end]
        depth = sum(row) / side
        at = 0.0
        for area in row:
            length = area / depth
            if box.width >= box.height:
                out.append(Rect(box.x, box.y + at, depth, length))
            else:
                out.append(Rect(box.x + at, box.y, length, depth))
            at += length
        if box.width >= box.height:
            box = Rect(box.x + depth, box.y, box.width - depth, box.height)
        else:
            box = Rect(box.x, box.y + depth, box.width, box.height - depth)
        start = end
    return out


def _worst(areas: Sequence[float], side: float) -> float:
    """Return the worst aspect ratio of a row along ``side``."""
    total = sum(areas)
    return max(max(side * side * area / total**2, total**2 / (side * side * area)) for area in areas)
