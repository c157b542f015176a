"""Basic shapes and path data as path segments. Attributes in, segments out; must not know paints.

Path data are read by fontTools; shapes follow SVG 2, chapter 10.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable

from brochure.artwork.markup import SVG
from brochure.artwork.problems import Refused
from brochure.artwork.values import FARTHEST, length, numbers
from brochure.geometry import KAPPA, Rect, Segment, Segments, ellipse

MOST_SEGMENTS = 200_000
_LONGEST = 5_000_000  # characters of path data

SHAPES = frozenset(
    SVG + name for name in ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
)


def outline(element: ET.Element, across: float, down: float, em: float) -> Segments:
    """Return a shape's path; ``across`` and ``down`` are what per cent are of, ``em`` the type's size."""

    def of(name: str, whole: float, default: float = 0.0) -> float:
        return length(element.get(name), default, of=whole, em=em)

    both = math.hypot(across, down) / math.sqrt(2)
    match element.tag.removeprefix(SVG):
        case "path":
            return path_data(element.get("d") or "")
        case "rect":
            box = Rect(of("x", across), of("y", down), of("width", across), of("height", down))
            return _rectangle(box, of("rx", across, -1.0), of("ry", down, -1.0))
        case "circle":
            r = of("r", both)
            return _ellipse(of("cx", across), of("cy", down), r, r)
        case "ellipse":
            return _ellipse(of("cx", across), of("cy", down), of("rx", across), of("ry", down))
        case "line":
            start, end = (of("x1", across), of("y1", down)), (of("x2", across), of("y2", down))
            return (("M", *start), ("L", *end))
        case kind:
            return _polygon(numbers(element.get("points") or ""), kind == "polygon")


def _polygon(values: list[float], closed: bool) -> Segments:
    points = list(zip(values[::2], values[1::2], strict=False))
    if len(points) < 2:
        return ()
    made: list[Segment] = [("M", *points[0]), *(("L", *point) for point in points[1:])]
    return (*made, ("Z",)) if closed else tuple(made)


def _rectangle(box: Rect, rx: float, ry: float) -> Segments:
    if box.width <= 0 or box.height <= 0:
        return ()
    rx, ry = (ry if rx < 0 else rx), (rx if ry < 0 else ry)
    rx, ry = min(max(rx, 0.0), box.width / 2), min(max(ry, 0.0), box.height / 2)
    if not rx or not ry:
        return box.segments
    hx, hy = rx * (1 - KAPPA), ry * (1 - KAPPA)
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    return (
        ("M", left + rx, top), ("L", right - rx, top),
        ("C", right - hx, top, right, top + hy, right, top + ry),
        ("L", right, bottom - ry), ("C", right, bottom - hy, right - hx, bottom, right - rx, bottom),
        ("L", left + rx, bottom), ("C", left + hx, bottom, left, bottom - hy, left, bottom - ry),
        ("L", left, top + ry), ("C", left, top + hy, left + hx, top, left + rx, top), ("Z",),
    )  # fmt: skip


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> Segments:
    if rx <= 0 or ry <= 0:
        return ()
    return ellipse(cx, cy, rx, ry)


def path_data(text: str) -> Segments:
    """Return the path that ``d`` says, arcs and quadratic curves as cubic ones."""
    from fontTools.svgLib.path.parser import parse_path

    if len(text) > _LONGEST:
        raise Refused("too-large", "a path of it has more than 5 MB of data", "simplify the path")
    pen = _Pen()
    try:
        parse_path(text, pen)
    except Refused:
        raise
    except Exception as problem:  # the parser raises whatever it stumbles over
        what = f"the data of a path can not be read ({type(problem).__name__}): {text[:40]!r}"
        raise Refused("path", what, "export it again") from problem
    return tuple(pen.segments)


class _Pen:
    """Takes what fontTools draws."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._at = (0.0, 0.0)

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        flat = [float(v) for point in points for v in point]
        if not all(math.isfinite(v) and abs(v) <= FARTHEST for v in flat):
            raise Refused("coordinates", "a path of it runs out of all bounds", "export it again")
        if len(self.segments) >= MOST_SEGMENTS:
            raise Refused("too-large", f"a path of it has over {MOST_SEGMENTS} segments", "simplify the path")
        self.segments.append((operator, *flat))
        self._at = points[-1]

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  (the protocol's name)
        self._add("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802  (the protocol's name)
        self._add("L", point)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802  (the protocol's name)
        self._add("C", *points)

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802  (the protocol's name)
        (x0, y0), (qx, qy), (x, y) = self._at, points[0], points[-1]
        first = (x0 + (qx - x0) * 2 / 3, y0 + (qy - y0) * 2 / 3)
        second = (x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3)
        self._add("C", first, second, (x, y))

    def closePath(self) -> None:  # noqa: N802  (the protocol's name)
        self.segments.append(("Z",))

    def endPath(self) -> None:  # noqa: N802  (the protocol's name)
        pass


def extents(segments: Iterable[Segment]) -> Rect | None:
    """Return the box around a path itself, not around its control points; None for an empty path."""
    xs: list[float] = []
    ys: list[float] = []
    at = (0.0, 0.0)
    for operator, *v in segments:
        if operator == "R":
            xs += (v[0], v[0] + v[2])
            ys += (v[1], v[1] + v[3])
        elif operator == "C":
            xs += _reach(at[0], v[0], v[2], v[4])
            ys += _reach(at[1], v[1], v[3], v[5])
            at = v[4], v[5]
        elif v:
            xs.append(v[0])
            ys.append(v[1])
            at = v[0], v[1]
    return Rect.from_edges(min(xs), min(ys), max(xs), max(ys)) if xs else None


def _reach(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Return the ends of a cubic curve in one coordinate and where it turns."""
    found = [p0, p3]
    a, b, c = -p0 + 3 * p1 - 3 * p2 + p3, 2 * (p0 - 2 * p1 + p2), p1 - p0
    roots: list[float] = []
    if abs(a) < 1e-12:
        roots = [-c / b] if abs(b) > 1e-12 else []
    elif (square := b * b - 4 * a * c) >= 0:
        root = math.sqrt(square)
        roots = [(-b + root) / (2 * a), (-b - root) / (2 * a)]
    for t in roots:
        if 0 < t < 1:
            s = 1 - t
            found.append(s**3 * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t**3 * p3)
    return found
