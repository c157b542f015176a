"""Moments under a chart: all, or every second or third, or the first and the last.

In: their words and places. Out: labels on one baseline. Knows no kind of chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from brochure.charts.board import Board
from brochure.charts.lettering import Caption, Letters
from brochure.charts.table import Said

FOOT = 13.0  # points from the ground to the baseline
ROOM = 6.0  # points between two labels


def letter_moments(
    letters: Letters, board: Board, columns: Sequence[Said], xs: Sequence[float], y: float
) -> float:
    """Centre each moment's words on its place, without leaving the chart; return the last baseline."""
    return letter_moments_within(letters, board, columns, xs, 0.0, board.width, y)


def letter_moments_within(
    letters: Letters, board: Board, columns: Sequence[Said], xs: Sequence[float], left: float, right: float,
    y: float,
) -> float:  # fmt: skip
    """Do the same between ``left`` and ``right``."""
    captions = [once(letters, column) for column in columns]
    last = len(captions) - 1
    steps = (step for step in range(1, max(last, 1) + 1) if not last % step)
    chosen = next((kept for step in steps if _apart(kept := _placed(captions, xs, left, right, step))), None)
    if chosen is None:
        chosen = _placed(captions, xs, left, right, 1)[-1:]
    for x, caption in chosen:
        caption.at(board, x, y)
    return y + max(caption.drop for _, caption in chosen)


def _placed(
    captions: Sequence[Caption], xs: Sequence[float], left: float, right: float, step: int
) -> list[tuple[float, Caption]]:
    """Return every ``step``-th label with its left edge."""
    pairs = list(zip(captions, xs, strict=True))[::step]
    return [(min(max(x - c.width / 2, left), max(right - c.width, left)), c) for c, x in pairs]


def _apart(kept: list[tuple[float, Caption]]) -> bool:
    """Tell whether labels in their order keep their distance."""
    return all(left + one.width + ROOM <= right for (left, one), (right, _) in pairwise(kept))


def once(letters: Letters, said: Said, *, stacked: bool = True) -> Caption:
    """Return words, once where all languages write the same, as for a year."""
    if len({text for _, text in said}) == 1:
        said = said[:1]
    return letters.caption(said, 1e4, stacked=stacked)
