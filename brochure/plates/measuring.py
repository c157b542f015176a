"""How much ink a page gets: coverage plate by plate, and the square that gets most.

In: the plates of a page as amounts of ink, 0 to 255. Out: per cent, and millimetres from the trim's top left,
y down. Must not know PDF.
Source of the square: Ghent Workgroup 2022, total ink as the mean over 15 x 15 mm.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from brochure.geometry import Rect
from brochure.units import mm, to_mm

SQUARE_MM = 15.0

Ink = np.ndarray[Any, np.dtype[np.uint8]]
"""Rows from the top, columns; 255 is a solid."""


@dataclass(frozen=True, slots=True)
class Square:
    """The square of ``side_mm`` that gets most ink: its mean ``total`` in per cent, its top left in mm."""

    total: float
    x_mm: float
    y_mm: float
    side_mm: float = SQUARE_MM

    def __str__(self) -> str:
        return f"{self.total:.0f} % at {self.x_mm:.0f}, {self.y_mm:.0f} mm"


@dataclass(frozen=True, slots=True)
class PageInk:
    """The ink of page ``page`` (from 1): ``coverage`` by plate in per cent of the trim, and the worst square
    within the bleed.
    """

    page: int
    coverage: Mapping[str, float]
    worst: Square


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page's pixels lie: ``trim`` and ``bleed`` in points from the top left of its drawn sheet."""

    scale: float
    trim: Rect
    bleed: Rect

    def pixels(self, box: Rect) -> tuple[slice, slice]:
        """Return the rows and columns of ``box``."""
        left, top = round(box.x * self.scale), round(box.y * self.scale)
        right, bottom = round(box.right * self.scale), round(box.bottom * self.scale)
        return slice(max(0, top), max(top + 1, bottom)), slice(max(0, left), max(left + 1, right))


def page_ink(page: int, plates: Mapping[str, Ink], frame: Frame) -> PageInk:
    """Return the ink of a page from its plates; all of one shape."""
    trim = frame.pixels(frame.trim)
    coverage = {name: _mean(ink[trim]) / 2.55 for name, ink in plates.items()}
    bleed = frame.pixels(frame.bleed)
    total = np.zeros(next(iter(plates.values()))[bleed].shape, np.uint16)
    for ink in plates.values():
        total += ink[bleed]
    return PageInk(page, coverage, _worst(total, frame, bleed))


def _mean(ink: Ink) -> float:
    return float(ink.mean()) if ink.size else 0.0


def _worst(total: Any, frame: Frame, bleed: tuple[slice, slice]) -> Square:
    side = max(1, round(mm(SQUARE_MM) * frame.scale))
    rows, columns = min(side, total.shape[0]), min(side, total.shape[1])
    if not rows or not columns:
        return Square(0.0, 0.0, 0.0)
    sums = np.zeros((total.shape[0] + 1, total.shape[1] + 1), np.uint32)
    np.cumsum(total, axis=1, dtype=np.uint32, out=sums[1:, 1:])
    for row in range(2, sums.shape[0]):  # by rows: three times as fast as a cumulative sum down the columns
        sums[row] += sums[row - 1]
    # Differences of sums are right even where a sum has run over 2 ** 32.
    squares = (
        sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns] + sums[:-rows, :-columns]
    )
    at = int(squares.argmax())
    y, x = divmod(at, squares.shape[1])
    return Square(
        total=float(squares[y, x]) / (rows * columns) / 2.55,
        x_mm=round(to_mm((bleed[1].start + x) / frame.scale - frame.trim.x), 1),
        y_mm=round(to_mm((bleed[0].start + y) / frame.scale - frame.trim.y), 1),
    )
