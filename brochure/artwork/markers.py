"""Markers: the arrow heads and dots at a line's vertices, where they stand and which way they point.

In: a path, a marker element. Out: where each marker is drawn. Must not know what a marker shows.
Source: SVG 2, 13.7.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass

from brochure.artwork.values import length, view
from brochure.geometry import Rect, Segments, Transform

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Vertex:
    """A vertex, which property marks it, and the direction of the line there, degrees."""

    mark: str
    at: Point
    angle: float


def vertices(segments: Segments) -> Iterator[Vertex]:
    """Yield the vertices of a path in their order."""
    points: list[Point] = []
    arriving: list[Point | None] = []
    leaving: list[Point | None] = []
    start: Point = (0.0, 0.0)
    for operator, *v in segments:
        if operator == "R":
            return  # a rectangle has no markers
        if operator == "Z":
            end, way = start, _way(points[-1], start)
        else:
            end = v[-2], v[-1]
            way = _way((v[-4], v[-3]) if operator == "C" else points[-1], end) if operator != "M" else None
        if operator == "M":
            start = end
        else:
            leaving[-1] = _way(points[-1], (v[0], v[1])) if operator == "C" else _way(points[-1], end)
            leaving[-1] = leaving[-1] or way
        points.append(end)
        arriving.append(way)
        leaving.append(None)
    for index, point in enumerate(points):
        last = index == len(points) - 1
        mark = "marker-start" if index == 0 else "marker-end" if last else "marker-mid"
        yield Vertex(mark, point, _angle(arriving[index], leaving[index]))


def _way(start: Point, end: Point) -> Point | None:
    """Return the direction from one point to another as a vector of length 1, None for no way."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    far = math.hypot(dx, dy)
    return (dx / far, dy / far) if far > 1e-9 else None


def _angle(arriving: Point | None, leaving: Point | None) -> float:
    """Return the direction halfway between a line's arrival and its leave, degrees."""
    ways = [way for way in (arriving, leaving) if way is not None]
    x, y = sum(way[0] for way in ways), sum(way[1] for way in ways)
    if abs(x) < 1e-9 and abs(y) < 1e-9 and ways:
        x, y = ways[0]
    return math.degrees(math.atan2(y, x)) if ways else 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a marker's content stands: the map from its units to the line's, its window, its viewport."""

    to_line: Transform
    window: Rect
    box: Rect


def placed(marker: ET.Element, vertex: Vertex, width: float) -> Placed:
    """Return how ``marker`` stands at a vertex of a line of ``width``."""
    said = marker.get
    box = Rect(0, 0, length(said("markerWidth"), 3.0), length(said("markerHeight"), 3.0))
    inner = view(box, said("viewBox"), said("preserveAspectRatio"))
    rx, ry = inner.to_outside.point(length(said("refX")), length(said("refY")))
    orient = said("orient") or "0"
    angle = vertex.angle if orient.startswith("auto") else length(orient.removesuffix("deg"))
    if orient == "auto-start-reverse" and vertex.mark == "marker-start":
        angle += 180
    scale = 1.0 if said("markerUnits") == "userSpaceOnUse" else width
    to_line = (
        Transform.translation(-rx, -ry)
        .then(Transform.scaling(scale))
        .then(Transform.rotation(angle))
        .then(Transform.translation(*vertex.at))
    )
    return Placed(inner.to_outside.then(to_line), _window(box, inner.to_outside), inner.box)


def _window(box: Rect, to_outside: Transform) -> Rect:
    """Return a marker's own window in the units of its content."""
    left, top = (box.x - to_outside.e) / to_outside.a, (box.y - to_outside.f) / to_outside.d
    return Rect(left, top, box.width / to_outside.a, box.height / to_outside.d)
