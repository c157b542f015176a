"""A path as it grows: the boxes of its subpaths, already in the page's default user space.

In: numbers of path operators and the matrix in force. Out: boxes. Must not know colours.
Source: ISO 32000-1, 8.5.2.
"""

from __future__ import annotations

from brochure.check.limits import SUBPATHS
from brochure.check.marks import Edges, around
from brochure.check.state import Matrix

_UPRIGHT = 1e-3


class Trace:
    """One path. A control point counts as a point: boxes may be a little too large, never too small."""

    __slots__ = ("_lines", "_xs", "_ys", "clips", "more", "parts", "rectangles")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget the path."""
        self.parts: list[Edges] = []
        self.more: Edges | None = None
        self.rectangles = True
        self.clips = False
        self._xs: list[float] = []
        self._ys: list[float] = []
        self._lines = True

    def subpath(self, m: Matrix, points: list[float], lines: bool) -> None:
        """Begin a subpath (``m``) and go on through ``points``, given as x, y, x, y and so on."""
        if self._xs:
            self._end()
        self._add(m, points, lines)

    def go_on(self, m: Matrix, points: list[float], lines: bool) -> None:
        """Go on through ``points``: a line's end (``l``), or the points of a curve (``c``, ``v``, ``y``)."""
        self._add(m, points, lines)

    def _add(self, m: Matrix, points: list[float], lines: bool) -> None:
        a, b, c, d, e, f = m
        xs, ys = points[::2], points[1::2]
        self._lines = self._lines and lines
        if b == 0 and c == 0:
            self._xs += [a * x + e for x in xs]
            self._ys += [d * y + f for y in ys]
            return
        self._xs += [a * x + c * y + e for x, y in zip(xs, ys, strict=False)]
        self._ys += [b * x + d * y + f for x, y in zip(xs, ys, strict=False)]

    def boxes(self, m: Matrix, numbers: list[float]) -> None:
        """Add rectangles (``re``), four numbers each."""
        if self._xs:
            self._end()
        a, b, c, d, e, f = m
        upright, keep = b == 0 and c == 0, self._keep
        left = iter(numbers)
        for x, y, width, height in zip(left, left, left, left, strict=False):
            if upright:
                x0, x1 = a * x + e, a * (x + width) + e
                y0, y1 = d * y + f, d * (y + height) + f
                keep((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
            else:
                self._add(m, [x, y, x + width, y, x + width, y + height, x, y + height], True)
                self._end()

    def finish(self) -> Edges | None:
        """End the path; return the box around it, None for an empty one."""
        if self._xs:
            self._end()
        boxes = [*self.parts, *([self.more] if self.more else [])]
        return around(boxes) if boxes else None

    def _end(self) -> None:
        xs, ys, lines = self._xs, self._ys, self._lines
        self._xs, self._ys, self._lines = [], [], True
        box = min(xs), min(ys), max(xs), max(ys)
        if not (lines and _is_rectangle(xs, ys, box)):
            self.rectangles = False
        if len(xs) > 1:
            self._keep(box)

    def _keep(self, box: Edges) -> None:
        if len(self.parts) < SUBPATHS:
            self.parts.append(box)
        else:
            self.more = around([self.more, box]) if self.more else box


def _is_rectangle(xs: list[float], ys: list[float], box: Edges) -> bool:
    """Tell whether four corners (or five, back at the first) are those of their box."""
    if len(xs) not in (4, 5):
        return False
    corners = set()
    for x, y in zip(xs, ys, strict=True):
        left, right, bottom = x - box[0] < _UPRIGHT, box[2] - x < _UPRIGHT, y - box[1] < _UPRIGHT
        if not ((left or right) and (bottom or box[3] - y < _UPRIGHT)):
            return False
        corners.add((left, right, bottom))
    return len(corners) >= 4
