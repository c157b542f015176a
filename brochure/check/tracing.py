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

    __slots__ = ("_lines", "_points", "clips", "more", "parts", "rectangles")

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Forget the path."""
        self.parts: list[Edges] = []
        self.more: Edges | None = None
        self.rectangles = True
        self.clips = False
        self._points: list[tuple[float, float]] = []
        self._lines = True

    def move(self, m: Matrix, x: float, y: float) -> None:
        """Begin a subpath (``m``)."""
        if self._points:
            self._end()
        self._points = [(m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])]

    def line(self, m: Matrix, x: float, y: float) -> None:
        """Add a line (``l``)."""
        self._points.append((m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]))

    def curve(self, m: Matrix, numbers: list[float]) -> None:
        """Add a curve (``c``, ``v``, ``y``) by its points."""
        a, b, c, d, e, f = m
        self._lines = False
        for x, y in zip(numbers[::2], numbers[1::2], strict=False):
            self._points.append((a * x + c * y + e, b * x + d * y + f))

    def rectangle(self, m: Matrix, x: float, y: float, width: float, height: float) -> None:
        """Add a rectangle (``re``)."""
        if self._points:
            self._end()
        a, b, c, d, e, f = m
        if b == 0 and c == 0:
            x0, x1 = a * x + e, a * (x + width) + e
            y0, y1 = d * y + f, d * (y + height) + f
            self._keep((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
            return
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._points = [(a * px + c * py + e, b * px + d * py + f) for px, py in corners]
        self._end()

    def finish(self) -> Edges | None:
        """End the path; return the box around it, None for an empty one."""
        if self._points:
            self._end()
        boxes = [*self.parts, *([self.more] if self.more else [])]
        return around(boxes) if boxes else None

    def _end(self) -> None:
        points, lines = self._points, self._lines
        self._points, self._lines = [], True
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = min(xs), min(ys), max(xs), max(ys)
        if not (lines and _is_rectangle(points, box)):
            self.rectangles = False
        if len(points) > 1:
            self._keep(box)

    def _keep(self, box: Edges) -> None:
        if len(self.parts) < SUBPATHS:
            self.parts.append(box)
        else:
            self.more = around([self.more, box]) if self.more else box


def _is_rectangle(points: list[tuple[float, float]], box: Edges) -> bool:
    """Tell whether four corners (or five, back at the first) are those of their box."""
    if len(points) not in (4, 5):
        return False
    corners = {
        (abs(x - box[0]) < _UPRIGHT, abs(x - box[2]) < _UPRIGHT, abs(y - box[1]) < _UPRIGHT)
        for x, y in points
    }
    inside = any(
        min(abs(x - box[0]), abs(x - box[2])) > _UPRIGHT or min(abs(y - box[1]), abs(y - box[3])) > _UPRIGHT
        for x, y in points
    )
    return not inside and len(corners) >= 4
