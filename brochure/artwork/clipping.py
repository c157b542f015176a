"""Clipping paths of an SVG: ``clip-path: url(#id)`` and the element that it names in, paths out.

Source: CSS Masking 1, 5.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

from brochure.artwork.marks import Clip
from brochure.artwork.markup import SVG
from brochure.artwork.outlines import SHAPES, extents, outline
from brochure.artwork.problems import TO_OUTLINES, Refused
from brochure.artwork.scope import Scope
from brochure.artwork.servers import Servers, link, local, reference
from brochure.artwork.values import transform
from brochure.geometry import Rect, Segment, Segments, Transform, transformed

_NOTHING: Segments = (("R", 0.0, 0.0, 0.0, 0.0),)


def clip_of(said: str, element: ET.Element, scope: Scope, servers: Servers, depth: int = 0) -> Iterator[Clip]:
    """Yield the clips, in the artwork's coordinates, that ``clip-path`` puts on ``element`` in its scope."""
    if reference(said) is None:
        raise Refused("clip", f"it clips by a shape of CSS ({said[:40]!r})", TO_OUTLINES)
    clip = servers.find(said, ("clipPath",))
    if clip is None:
        return
    if depth > 16:
        raise Refused("cycle", "a clipping path of it clips itself", "export it again")
    style = servers.style_of(clip, scope.style)
    nested = style.get("clip-path", "none")
    if nested != "none":
        yield from clip_of(nested, element, scope, servers, depth + 1)
    ctm = transform(style.get("transform")).then(scope.ctm)
    if clip.get("clipPathUnits") == "objectBoundingBox":
        box = _box_of(element, scope, servers) or Rect(0, 0, 0, 0)
        ctm = Transform(box.width, 0, 0, box.height, box.x, box.y).then(ctm)
    inside = replace(scope, style=style, ctm=ctm)
    shapes = [shape for child in clip for shape in _shapes(child, inside, servers, 0)]
    even_odd = len(shapes) == 1 and shapes[0][1]
    yield (
        tuple(segment for shape, _ in shapes for segment in _clockwise(shape, len(shapes) > 1)) or _NOTHING,
        even_odd,
    )


def _shapes(
    element: ET.Element, scope: Scope, servers: Servers, depth: int
) -> Iterator[tuple[Segments, bool]]:
    """Yield the paths of a clip's child and whether its rule is even-odd."""
    style = servers.style_of(element, scope.style)
    if style.get("display") == "none" or style.get("visibility", "visible") != "visible":
        return
    here = replace(scope, style=style, ctm=transform(style.get("transform")).then(scope.ctm))
    if element.tag in SHAPES:
        shape = outline(element, scope.view.width, scope.view.height, here.em)
        if shape:
            yield transformed(shape, here.ctm), style.get("clip-rule") == "evenodd"
    elif element.tag == f"{SVG}use" and depth < 16:
        to = link(element)
        target = servers.by_id.get(local(to)) if to else None
        if target is not None:
            x, y = float(element.get("x") or 0), float(element.get("y") or 0)
            moved = replace(here, ctm=Transform.translation(x, y).then(here.ctm))
            yield from _shapes(target, moved, servers, depth + 1)
    elif element.tag == f"{SVG}text":
        raise Refused("clip", "it clips by words", TO_OUTLINES)


def _box_of(element: ET.Element, scope: Scope, servers: Servers) -> Rect | None:
    """Return the box of an element's shapes in its own units."""
    own = replace(scope, ctm=Transform())
    if element.tag in SHAPES:
        return extents(outline(element, scope.view.width, scope.view.height, scope.em))
    boxes = [box for child in element.iter() if child.tag in SHAPES and (box := _box_of(child, own, servers))]
    if not boxes:
        return None
    return Rect.from_edges(
        min(b.x for b in boxes),
        min(b.y for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )


def _clockwise(shape: Segments, wanted: bool) -> Segments:
    """Return a shape that runs clockwise, so that shapes that lie on each other make no hole."""
    if not wanted:
        return shape
    shape = tuple(_as_lines(shape))
    return shape if _area(shape) >= 0 else tuple(_reversed(shape))


def _as_lines(shape: Segments) -> Iterator[Segment]:
    """Yield a path with its rectangles drawn as lines, whose way round is known."""
    for operator, *v in shape:
        if operator == "R":
            x, y, width, height = v
            yield ("M", x, y)
            for point in ((x + width, y), (x + width, y + height), (x, y + height)):
                yield ("L", *point)
            yield ("Z",)
        else:
            yield (operator, *v)


def _area(shape: Segments) -> float:
    """Return twice the area that a path's points surround; negative where it runs counter-clockwise."""
    total = 0.0
    start = at = (0.0, 0.0)
    for operator, *v in shape:
        points = list(zip(v[::2], v[1::2], strict=True)) or [start]
        if operator == "M":
            total += at[0] * start[1] - start[0] * at[1]
            start = at = points[0]
            continue
        for point in points:
            total += at[0] * point[1] - point[0] * at[1]
            at = point
    return total + at[0] * start[1] - start[0] * at[1]


def _reversed(shape: Segments) -> Iterator[Segment]:
    """Yield a path's subpaths, each run through the other way."""
    subpaths: list[list[Segment]] = []
    for segment in shape:
        if segment[0] == "M" or not subpaths:
            subpaths.append([])
        subpaths[-1].append(segment)
    for part in subpaths:
        drawn: list[list[float]] = [list(numbers) for operator, *numbers in part if operator != "Z"]
        yield ("M", *drawn[-1][-2:])
        for before, numbers in zip(drawn[-2::-1], drawn[:0:-1], strict=True):
            x, y = before[-2:]
            if len(numbers) == 6:
                yield ("C", numbers[2], numbers[3], numbers[0], numbers[1], x, y)
            else:
                yield ("L", x, y)
        if part[-1][0] == "Z":
            yield ("Z",)
