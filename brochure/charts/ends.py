"""Direct labels: what a line is and what it comes to, said where it ends, so that no legend is needed.

In: rows and where their lines end. Out: labels placed beside each other's way. Knows no kind of chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.charts.board import Board, Point
from brochure.charts.house import HAIRLINE
from brochure.charts.lettering import Caption, Letters
from brochure.charts.spread import spread
from brochure.charts.table import Row
from brochure.units import mm

LEADING = 10.0
BETWEEN = 5.0  # points between two labels


@dataclass(frozen=True, slots=True)
class End:
    """Captions one under the other, and the room that they take."""

    captions: tuple[Caption, ...]
    width: float
    height: float

    @property
    def first(self) -> float:
        """From the label's top to its first baseline."""
        return 7.5

    def at(self, board: Board, x: float, top: float, *, from_right: bool = False) -> None:
        """Place the captions from ``x`` on, or so that they end there."""
        y = top + self.first
        for caption in self.captions:
            if from_right:
                caption.ending(board, x, y)
            else:
                caption.at(board, x, y)
            y += caption.drop + LEADING


def ends_of(letters: Letters, rows: Sequence[Row], width: float, share: float | None = None) -> list[End]:
    """Return for each row its last value and its name, wrapped to a share of the chart's width."""
    measure = width * (share or (0.3 if width > mm(120) else 0.42))
    found = []
    for row in rows:
        figure = letters.figure(row.amounts[-1], stacked=width < mm(120))
        captions = [figure]
        if row.label:
            captions.append(letters.caption(row.label, measure))
        found.append(_end(captions))
    return found


def starts_of(letters: Letters, rows: Sequence[Row]) -> list[End]:
    """Return for each row its first value."""
    figures = [letters.figure(row.amounts[0], stacked=True) for row in rows]
    return [End((figure,), figure.width, figure.drop + LEADING + 1.0) for figure in figures]


def _end(captions: list[Caption]) -> End:
    height = sum(caption.drop + LEADING for caption in captions)
    return End(tuple(captions), max(caption.width for caption in captions), height + BETWEEN)


def letter_ends(
    board: Board, ends: Sequence[End], points: Sequence[Point], x: float, ground: float, *,
    from_right: bool = False,
) -> None:  # fmt: skip
    """Place labels at ``x`` as near to the lines' ends as they can be; a hairline leads to one that moved."""
    wished = [y - end.first + 2.9 for end, (_, y) in zip(ends, points, strict=True)]
    tops = spread(wished, [end.height for end in ends], 0.0, ground + 5.0)
    for end, top, wish, (px, py) in zip(ends, tops, wished, points, strict=True):
        end.at(board, x, top, from_right=from_right)
        if abs(top - wish) > 5.0:
            sign = -1 if from_right else 1
            near = (x - sign * 1.5, top + end.first - 2.9)
            board.strokes([((px + sign * 2.5, py), near)], board.dress.hairline, HAIRLINE)
