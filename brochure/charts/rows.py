"""Rows with their labels: before the marks where there is width, as in the matrix of zones; else above them.

In: labels and a width. Out: where the marks of every row stand. Knows no kind of chart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from brochure.charts.board import Board
from brochure.charts.lettering import Caption, Letters
from brochure.charts.table import Said, Table
from brochure.charts.tones import WIDEST_PITCH, counted, step_of
from brochure.errors import LayoutError
from brochure.units import mm, to_mm

BESIDE = mm(120)  # from this width on labels stand before their marks
SECOND = 62 / 176  # of the width: where the second language's labels start, as in the matrix
PLOT = 90 / 176  # where the marks start: the axis of the second half
PLOT_ALONE = 60 / 176  # the same with one language: column 5
ABOVE = 8.5  # points from a row's top to the first baseline of a label above its marks
BELOW = 4.5  # points from that label's last baseline to the marks
NEXT = 12.0  # points from the marks to the next row's top, labels above
PITCH = 22.5  # the least height of a row with its label beside it: a line and a half
BESIDE_ROOM = 10.0  # the least room between two rows' marks beside labels
VALUE_GAP = mm(2)


@dataclass(frozen=True, slots=True)
class Rows:
    """The labels of all rows, where marks start, and how high the marks of a row are."""

    captions: tuple[Caption, ...]
    start: float
    mark: float

    @property
    def beside(self) -> bool:
        """Whether labels stand before the marks."""
        return self.start > 0

    def heights(self) -> list[tuple[float, float]]:
        """Return for each row the top of its marks and the row's end."""
        places, y = [], 0.0
        for caption in self.captions:
            if self.beside:
                height = max(PITCH, caption.drop + PITCH - 5, self.mark + BESIDE_ROOM)
                places.append((y + (height - self.mark) / 2, y + height))
                y += height
            else:
                top = y + ABOVE + caption.drop + BELOW
                places.append((top, top + self.mark))
                y = top + self.mark + NEXT
        return places

    def letter(self, board: Board) -> list[float]:
        """Place all labels; return the tops of the rows' marks."""
        tops = []
        for caption, (top, _) in zip(self.captions, self.heights(), strict=True):
            baseline = top + self.mark / 2 + caption.middle if self.beside else top - BELOW - caption.drop
            caption.at(board, 0.0, baseline)
            tops.append(top)
        return tops

    @property
    def height(self) -> float:
        """Where the last row ends."""
        return self.heights()[-1][1]


def rows_of(letters: Letters, labels: Sequence[Said], width: float, mark: float) -> Rows:
    """Return the rows of a chart ``width`` points wide whose marks are ``mark`` points high."""
    if width < BESIDE:
        return Rows(tuple(letters.caption(label, width) for label in labels), 0.0, mark)
    dress = letters.dress
    tags = dress.languages
    axes = {tag: width * (SECOND if index else 0.0) for index, tag in enumerate(tags)}
    start = width * (PLOT if len(tags) > 1 else PLOT_ALONE)
    return Rows(tuple(letters.on_axes(label, axes, start - mm(3)) for label in labels), start, mark)


def scaled(values: Sequence[float], figures: Sequence[Caption], room: float) -> float:
    """Return points a unit so that every value, and its figure behind it, fits into ``room`` points."""
    pairs = zip(values, figures, strict=True)
    least = min(((room - VALUE_GAP - f.width - 1.0) / v for v, f in pairs if v > 0), default=1.0)
    if least * max(values, default=0.0) < mm(8) and max(values, default=0.0) > 0:
        raise LayoutError.of(
            "chart-narrow", f"the bars have less than 8 of {to_mm(room):.0f} mm", "give the chart more width"
        )
    return least


def threaded(values: Sequence[float], figures: Sequence[Caption], room: float) -> tuple[float, float]:
    """Return what a thread stands for and the threads' pitch, so that every bar and its figure fit."""
    longest = scaled(values, figures, room) * max(values)
    step, pitch = step_of(max(values), min(longest, room))
    # A coarser step may leave room: the figure behind the longest bar decides, as it was counted above.
    most = max(counted(value, step) for value in values)
    return step, min(pitch, WIDEST_PITCH, longest / most if most else WIDEST_PITCH)


def note_below(letters: Letters, board: Board, said: Said, y: float) -> float:
    """Place small words below a chart that ends at ``y``; return where they end."""
    if not said:
        return y
    note = letters.note(said)
    note.at(board, 0.0, y + 16.0)
    return y + 16.0 + note.drop + 2.0


def thread_note(table: Table, step: float) -> Said:
    """Return the words that say what a thread of ``step`` stands for, none when the table has none."""
    return next((said for amount, said in table.threads if math.isclose(amount, step, rel_tol=1e-6)), ())
