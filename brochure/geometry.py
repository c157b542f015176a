"""Plane geometry: rectangles, affine transforms and path segments, all frozen, all in points, y down.

A path is a tuple of segments, each a plain tuple that starts with its operator, so that ten thousand of
them cost little:

=============================== ==================================================
``("M", x, y)``                 start a subpath
``("L", x, y)``                 a straight line
``("C", x1, y1, x2, y2, x, y)`` a cubic Bézier curve
``("Z",)``                      close the subpath
``("R", x, y, w, h)``           a whole rectangle as a subpath of its own
=============================== ==================================================
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

Segment = tuple[str, *tuple[float, ...]]
Segments = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle: ``x``, ``y`` of its top left corner, ``width``, ``height``."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def from_edges(cls, left: float, top: float, right: float, bottom: float) -> Rect:
        """Return the rectangle between four edges."""
        return cls(left, top, right - left, bottom - top)

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    @property
    def segments(self) -> Segments:
        """The rectangle as a path."""
        return (("R", self.x, self.y, self.width, self.height),)

    def grown(self, by: float) -> Rect:
        """Return a rectangle whose every edge lies ``by`` points further out (in, when negative)."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the rectangle shifted by ``dx``, ``dy``."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def met(self, other: Rect) -> Rect:
        """Return what the two share; of those that share nothing, a rectangle without any size."""
        left, top = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(left, top, max(0.0, right - left), max(0.0, bottom - top))

    def contains(self, other: Rect, tolerance: float = 1e-6) -> bool:
        """Tell whether ``other`` lies inside, edges included."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def overlaps(self, other: Rect, tolerance: float = 1e-6) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x < other.right - tolerance
            and other.x < self.right - tolerance
            and self.y < other.bottom - tolerance
            and other.y < self.bottom - tolerance
        )


@dataclass(frozen=True, slots=True)
class Transform:
    """An affine map ``x' = a·x + c·y + e``, ``y' = b·x + d·y + f`` (the six numbers of PDF's ``cm``)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def translation(cls, dx: float, dy: float) -> Transform:
        """Return a shift by ``dx``, ``dy``."""
        return cls(e=dx, f=dy)

    @classmethod
    def scaling(cls, sx: float, sy: float | None = None) -> Transform:
        """Return a scaling about the origin, uniform when ``sy`` is left out."""
        return cls(a=sx, d=sx if sy is None else sy)

    @classmethod
    def rotation(cls, degrees: float) -> Transform:
        """Return a rotation about the origin; positive turns clockwise on the page, since y runs down."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return cls(cos, sin, -sin, cos)

    def then(self, after: Transform) -> Transform:
        """Return the map that does this one first and ``after`` second."""
        return Transform(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            self.e * after.a + self.f * after.c + after.e,
            self.e * after.b + self.f * after.d + after.f,
        )

    def inverse(self) -> Transform | None:
        """Return the map that undoes this one, None where it flattens the plane."""
        det = self.a * self.d - self.b * self.c
        if abs(det) < 1e-12:
            return None
        a, b, c, d = self.d / det, -self.b / det, -self.c / det, self.a / det
        return Transform(a, b, c, d, -(a * self.e + c * self.f), -(b * self.e + d * self.f))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return the image of a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def rect(self, box: Rect) -> Rect:
        """Return the upright rectangle around the image of ``box``."""
        corners = [self.point(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Rect.from_edges(min(xs), min(ys), max(xs), max(ys))


def transformed(segments: Iterable[Segment], by: Transform) -> Segments:
    """Return the path mapped by ``by``; rectangles become four lines where the map turns them."""
    upright = by.b == 0 and by.c == 0
    out: list[Segment] = []
    for segment in segments:
        match segment:
            case ("R", x, y, w, h) if upright:
                (left, top), (right, bottom) = by.point(x, y), by.point(x + w, y + h)
                box = Rect.from_edges(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
                out.extend(box.segments)
            case ("R", x, y, w, h):
                out.append(("M", *by.point(x, y)))
                out.extend(("L", *by.point(px, py)) for px, py in ((x + w, y), (x + w, y + h), (x, y + h)))
                out.append(("Z",))
            case (operator, *numbers):
                pairs = zip(numbers[::2], numbers[1::2], strict=True)
                out.append((operator, *(v for px, py in pairs for v in by.point(px, py))))
    return tuple(out)


def bounds(segments: Iterable[Segment]) -> Rect | None:
    """Return the box around a path's points (control points included); None for an empty path."""
    xs: list[float] = []
    ys: list[float] = []
    for operator, *numbers in segments:
        if operator == "R":
            x, y, w, h = numbers
            xs += (x, x + w)
            ys += (y, y + h)
        else:
            xs += numbers[::2]
            ys += numbers[1::2]
    return Rect.from_edges(min(xs), min(ys), max(xs), max(ys)) if xs else None


def crosses(box: Rect, ax: float, ay: float, bx: float, by: float) -> bool:
    """Tell whether a straight line and a box meet (Liang and Barsky's clipping, 1984)."""
    near, far = 0.0, 1.0
    for start, step, low, high in ((ax, bx - ax, box.x, box.right), (ay, by - ay, box.y, box.bottom)):
        if abs(step) < 1e-9:
            if not low < start < high:
                return False
            continue
        one, other = (low - start) / step, (high - start) / step
        near, far = max(near, min(one, other)), min(far, max(one, other))
        if near > far:
            return False
    return True


KAPPA = 4 / 3 * math.tan(math.pi / 8)
"""How far the handles of a quarter circle of radius 1 reach, drawn as one cubic curve."""


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Segments:
    """Return an ellipse around ``cx``, ``cy``, clockwise from its right, closed."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        ("M", cx + rx, cy),
        ("C", cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        ("C", cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        ("C", cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        ("C", cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        ("Z",),
    )


def circle(cx: float, cy: float, radius: float) -> Segments:
    """Return a circle around ``cx``, ``cy``, closed."""
    return ellipse(cx, cy, radius, radius)


CHORDS = 8
"""Straight lines that stand for a curve: they follow a quarter circle of 100 points to half a point."""


def on_curve(numbers: tuple[float, ...], t: float) -> tuple[float, float]:
    """Return the point at ``t``, 0 to 1, of the cubic curve through four points, x and y by turns."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    xs, ys = numbers[::2], numbers[1::2]
    return (
        sum(w * v for w, v in zip(weights, xs, strict=True)),
        sum(w * v for w, v in zip(weights, ys, strict=True)),
    )


def subpaths(segments: Segments) -> Iterator[Segments]:
    """Yield the parts of a path that begin on their own: at a move, or as a rectangle."""
    start = 0
    for index, segment in enumerate(segments):
        if segment[0] in "MR" and index > start:
            yield segments[start:index]
            start = index
    if segments:
        yield segments[start:]


Stretch = tuple[float, float, float, float]
"""A straight line from x, y to x, y."""


def stretches(segments: Iterable[Segment]) -> Iterator[Stretch]:
    """Yield the straight lines that a path's stroke follows: edges, and of a curve its :data:`CHORDS`."""
    x = y = 0.0
    start = (0.0, 0.0)
    for segment in segments:
        operator, numbers = segment[0], segment[1:]
        if operator == "R":
            left, top, width, height = numbers
            corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
            yield from ((*a, *b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True))
            continue
        end = start if operator == "Z" else (numbers[-2], numbers[-1])
        if operator == "M":
            start = end
        elif operator == "C":
            chords = (on_curve((x, y, *numbers), step / CHORDS) for step in range(1, CHORDS + 1))
            yield from ((*a, *b) for a, b in pairwise(((x, y), *chords)))
        else:
            yield (x, y, *end)
        x, y = end
