"""Paint servers: what a fill or stroke says, as a colour or a gradient where it is painted.

In: paint values, the elements that they name, the painted shape's box. Out: paints.
Must not know the order of marks.
Source: SVG 2, chapters 13 and 14.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from brochure.artwork.colours import Colour, parsed
from brochure.artwork.marks import Course
from brochure.artwork.markup import SVG, XLINK
from brochure.artwork.problems import Refused
from brochure.artwork.styles import Style
from brochure.artwork.values import length, share, transform
from brochure.geometry import Rect, Transform

_URL = re.compile(r"url\(\s*['\"]?([^'\")]*)['\"]?\s*\)\s*(.*)", re.DOTALL)
_MOST_REPEATS = 64
_LINEAR = {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"}
_RADIAL = {"cx": "50%", "cy": "50%", "r": "50%", "fr": "0%"}


def reference(text: str) -> tuple[str, str] | None:
    """Return the id that ``url(#id)`` names and what stands behind it; None when it is no reference.

    Raises Refused for one that leads out of the file.
    """
    found = _URL.match(text)
    if found is None:
        return None
    return local(found[1]), found[2].strip()


def local(link: str) -> str:
    """Return the id of a link within the file; Refused for any other."""
    if not link.startswith("#"):
        what = f"it refers to another file ({link[:60]!r})"
        raise Refused("external", what, "export it again with everything inside")
    return link[1:]


def link(element: ET.Element) -> str | None:
    """Return an element's link, in SVG 2's or in the older way of writing."""
    return element.get("href") or element.get(f"{XLINK}href")


@dataclass(frozen=True, slots=True)
class Servers:
    """The elements of a file by their ids, and their styles."""

    by_id: Mapping[str, ET.Element]
    style_of: Callable[[ET.Element, Style], dict[str, str]]

    def find(self, text: str, kinds: tuple[str, ...]) -> ET.Element | None:
        """Return the element of one of ``kinds`` that ``url(#id)`` names, None where there is none."""
        named = reference(text)
        found = self.by_id.get(named[0]) if named else None
        return found if found is not None and found.tag.removeprefix(SVG) in kinds else None

    def gradient(self, element: ET.Element, box: Rect, ctm: Transform, view: Rect) -> Course | Colour | None:
        """Return the gradient of ``element`` over a shape whose own box is ``box``, in root coordinates.

        None where it paints nothing.
        """
        chain = list(self._chain(element))

        def said(name: str, default: str) -> str:
            return next((v for e in chain if (v := e.get(name)) is not None), default)

        stops = self._stops(chain)
        if not stops:
            return None
        if len(stops) == 1:
            return stops[0][1]
        units = said("gradientUnits", "objectBoundingBox")
        to_root = transform(said("gradientTransform", ""))
        across, down = (view.width, view.height) if units == "userSpaceOnUse" else (1.0, 1.0)
        if units != "userSpaceOnUse":
            if not box.width or not box.height:
                return stops[-1][1]
            to_root = to_root.then(Transform(box.width, 0, 0, box.height, box.x, box.y))
        to_root = to_root.then(ctm)
        if to_root.inverse() is None:
            return stops[-1][1]
        linear = element.tag == f"{SVG}linearGradient"
        points = _line(said, across, down) if linear else _circles(said, across, down)
        if (linear and points[:2] == points[2:]) or (not linear and points[5] <= 0):
            return stops[-1][1]
        made = Course("linear" if linear else "radial", points, tuple(stops), to_root)
        spread = said("spreadMethod", "pad")
        if spread in ("repeat", "reflect"):
            made = _spread(made, spread == "reflect", ctm.rect(box))
        return made

    def _chain(self, element: ET.Element) -> Iterator[ET.Element]:
        """Yield a gradient and those that it takes what it does not say from."""
        seen: set[ET.Element] = set()
        while element is not None and element not in seen and len(seen) < 32:
            seen.add(element)
            yield element
            to = link(element)
            found = self.by_id.get(local(to)) if to else None
            if found is None:
                return
            element = found

    def _stops(self, chain: list[ET.Element]) -> list[tuple[float, Colour, float]]:
        holder = next((e for e in chain if e.find(f"{SVG}stop") is not None), None)
        if holder is None:
            return []
        made: list[tuple[float, Colour, float]] = []
        for stop in holder.findall(f"{SVG}stop"):
            style = self.style_of(stop, self.style_of(holder, {}))
            found = parsed(style.get("stop-color", "black"), style.get("color", "black"))
            colour, alpha = found or (Colour((0.0, 0.0, 0.0)), 1.0)
            at = max(share(stop.get("offset"), 0.0), made[-1][0] if made else 0.0)
            made.append((at, colour, alpha * share(style.get("stop-opacity"))))
        return made


Said = Callable[[str, str], str]


def _line(said: Said, across: float, down: float) -> tuple[float, ...]:
    return tuple(
        length(said(name, default), of=across if name[0] == "x" else down)
        for name, default in _LINEAR.items()
    )


def _circles(said: Said, across: float, down: float) -> tuple[float, ...]:
    both = math.hypot(across, down) / math.sqrt(2)
    cx, cy = length(said("cx", "50%"), of=across), length(said("cy", "50%"), of=down)
    r, fr = length(said("r", "50%"), of=both), length(said("fr", "0%"), of=both)
    fx = length(said("fx", ""), cx, of=across)
    fy = length(said("fy", ""), cy, of=down)
    far = math.hypot(fx - cx, fy - cy)
    if r > 0 and far > r * 0.999:  # a focus outside is moved to the edge
        fx, fy = cx + (fx - cx) * r * 0.999 / far, cy + (fy - cy) * r * 0.999 / far
    return fx, fy, fr, cx, cy, r


def _spread(course: Course, reflect: bool, reach: Rect) -> Course:
    """Return a gradient that repeats, its periods written out as far as the shape reaches."""
    back = course.transform.inverse()
    assert back is not None  # asked before
    corners = [back.point(x, y) for x in (reach.x, reach.right) for y in (reach.y, reach.bottom)]
    if course.kind == "linear":
        x0, y0, x1, y1 = course.points
        square = (x1 - x0) ** 2 + (y1 - y0) ** 2
        places = [((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square for x, y in corners]
        first, last = math.floor(min(places)), math.ceil(max(places))
    else:
        fx, fy, _, cx, cy, r = course.points
        first = 0
        last = math.ceil(
            max(math.hypot(x - cx, y - cy) + math.hypot(fx - cx, fy - cy) for x, y in corners) / r
        )
    last = max(last, first + 1)
    if last - first > _MOST_REPEATS:
        raise Refused("gradient", f"a gradient of it repeats over {_MOST_REPEATS} times", "draw it as shapes")
    stops = [
        ((period - first + (1 - at if turned else at)) / (last - first), colour, alpha)
        for period in range(first, last)
        for turned in (reflect and period % 2 != 0,)
        for at, colour, alpha in (reversed(course.stops) if turned else course.stops)
    ]
    if course.kind == "linear":
        dx, dy = x1 - x0, y1 - y0
        points: tuple[float, ...] = (x0 + first * dx, y0 + first * dy, x0 + last * dx, y0 + last * dy)
    else:
        points = (fx, fy, 0.0, fx + (cx - fx) * last, fy + (cy - fy) * last, r * last)
    return Course(course.kind, points, tuple(stops), course.transform)
