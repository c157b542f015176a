"""Marks and words as PDF operators: paths of the display list in, bytes out.

Colours are those of a press (CMYK and the inks of all plates) or a desktop printer's greys. Type comes as
outlines, so that a sheet brings no font of its own; small type as straight lines on a coarse grid, so that it
costs a sheet next to nothing. Must not know what is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from math import ceil, hypot, sqrt
from typing import Any

import pikepdf

from brochure.colour import Ink
from brochure.display import GlyphRun, Group, Item, Link, Path, Tagged
from brochure.geometry import Segment, Segments, Transform, transformed
from brochure.marks.signs import ALL

_PLACES = 3
_SMALL = 7.0  # points: labels, whose outlines are straightened
_EM_SMALL, _EM = 80, 1000  # units of an em: 0.03 mm at 6 pt, 0.005 mm at 14 pt
_OFF = 0.7  # units that a straightened curve may be off: 0.02 mm at 6 pt

_Sign = Callable[[GlyphRun, int], str]
_Point = tuple[float, float]


@dataclass(slots=True)
class Pen:
    """Writes paths for a sheet ``height`` points high; gathers spots, and signs that are drawn many times.

    ``signs`` holds the name of the form that draws a sign by its operators, in units of an em.
    """

    height: float
    press: bool
    spots: dict[str, str] = field(default_factory=dict)
    signs: dict[bytes, str] = field(default_factory=dict)
    _outlines: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def drawn(self, items: Iterable[Item]) -> bytes:
        """Return the operators of ``items``."""
        return "\n".join(self._lines(items, Transform(), self._outline)).encode("ascii")

    def drawn_by_sign(self, items: Iterable[Item]) -> bytes:
        """Return the operators of ``items`` whose signs, such as digits, all sheets share as forms."""
        return "\n".join(self._lines(items, Transform(), self._shared)).encode("ascii")

    def _lines(self, items: Iterable[Item], to_sheet: Transform, sign: _Sign) -> Iterator[str]:
        for item in items:
            match item:
                case Path():
                    yield from self._path(item, to_sheet)
                case GlyphRun():
                    yield from self._run(item, to_sheet, sign)
                case Group(items=inner, transform=transform):
                    yield from self._lines(inner, transform.then(to_sheet), sign)
                case Tagged(items=inner) | Link(items=inner):
                    yield from self._lines(inner, to_sheet, sign)
                case _:
                    pass

    def _path(self, path: Path, to_sheet: Transform) -> Iterator[str]:
        segments = transformed(path.segments, to_sheet)
        if path.fill is not None:
            yield f"{self._colour(path.fill, stroke=False)} {self._written(segments)} f"
        if path.stroke is not None:
            dash = " ".join(map(number, path.dash))
            colour = self._colour(path.stroke, stroke=True)
            yield f"{colour} {number(path.width)} w [{dash}] 0 d {self._written(segments)} S"

    def _run(self, run: GlyphRun, to_sheet: Transform, sign: _Sign) -> Iterator[str]:
        """Yield a run as outlines in em units; a sign that comes again is written alike, and packs well."""
        em = _em(run)
        drawn = []
        x = y = 0.0
        for glyph in run.glyphs:
            if outline := sign(run, glyph.gid):
                across, up = glyph.x * em / run.size / run.stretch - x, -glyph.y * em / run.size - y
                across, up = round(across, 1), round(up, 1)
                x, y = x + across, y + up
                drawn.append((f"1 0 0 1 {number(across)} {number(up)} cm " if across or up else "") + outline)
        if drawn:
            to_run = Transform.scaling(run.size * run.stretch / em, -run.size / em)  # outlines are y up
            to_run = to_run.then(Transform.translation(run.x, run.y)).then(to_sheet)
            upwards = to_run.then(Transform(d=-1, f=self.height))
            yield f"q {self._colour(run.ink, stroke=False)} {matrix(upwards)} cm"
            yield from drawn
            yield "Q"

    def _outline(self, run: GlyphRun, gid: int) -> str:
        """Return the operators that draw a glyph in em units; "" for one that draws nothing."""
        em = _em(run)
        key = (run.face.name, gid, em)
        if key not in self._outlines:
            outline = transformed(run.face.outline(gid), Transform(em, 0, 0, -em))
            if em == _EM_SMALL:
                outline = straightened(outline, _OFF)
            self._outlines[key] = _written(outline, 0) + " f" if outline else ""
        return self._outlines[key]

    def _shared(self, run: GlyphRun, gid: int) -> str:
        """Return the operators that draw a glyph's form, made when it is first met."""
        if not (outline := self._outline(run, gid).encode("ascii")):
            return ""
        return f"/{self.signs.setdefault(outline, f'S{len(self.signs)}')} Do"

    def _colour(self, ink: Ink, *, stroke: bool) -> str:
        if not self.press:
            grey = 0.0 if ink == ALL else 1 - min(1.0, sum(ink.cmyk))
            return f"{number(grey)} {'G' if stroke else 'g'}"
        if ink.spot is not None:
            name = self.spots.setdefault(ink.spot, f"Cs{len(self.spots)}")
            return f"/{name} {'CS 1 SCN' if stroke else 'cs 1 scn'}"
        return " ".join(map(number, ink.cmyk)) + (" K" if stroke else " k")

    def _written(self, segments: Segments) -> str:
        return _written(transformed(segments, Transform(d=-1, f=self.height)), _PLACES)

    def spaces(self, known: dict[str, Any]) -> dict[str, Any]:
        """Return the colour spaces that were named: those of the file, and that of all plates."""
        return {
            f"/{name}": known[spot] if spot in known else _all_plates()
            for spot, name in self.spots.items()
            if spot in known or spot == ALL.spot
        }


def _em(run: GlyphRun) -> int:
    return _EM_SMALL if run.size <= _SMALL else _EM


def straightened(segments: Segments, off: float) -> Segments:
    """Return closed outlines as polygons of few corners, off by no more than about ``off``."""
    made: list[Segment] = []
    points: list[_Point] = []
    for segment in (*segments, ("Z",)):
        match segment:
            case ("C", x1, y1, x2, y2, x3, y3):
                points += _chords(points[-1], (x1, y1), (x2, y2), (x3, y3), off / 4)
            case ("L", x, y):
                points.append((x, y))
            case ("M", x, y):
                points = [(x, y)]
            case ("Z",) if points:
                first, *corners = _fewer(points, off)
                made += [("M", *first), *(("L", *corner) for corner in corners), ("Z",)]
                points = []
    return tuple(made)


def _chords(p: _Point, q: _Point, r: _Point, s: _Point, off: float) -> Iterator[_Point]:
    """Yield points on a cubic whose chords are off by no more than ``off``.

    The distance is at most its second difference times 3/4, over the square of their number (Sederberg,
    Computer Aided Geometric Design, 10.6).
    """
    bend = max(hypot(a[0] - 2 * b[0] + c[0], a[1] - 2 * b[1] + c[1]) for a, b, c in ((p, q, r), (q, r, s)))
    count = max(ceil(sqrt(0.75 * bend / off)), 1)
    for step in range(1, count + 1):
        t = step / count
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield a * p[0] + b * q[0] + c * r[0] + d * s[0], a * p[1] + b * q[1] + c * r[1] + d * s[1]


def _fewer(points: list[_Point], off: float) -> list[_Point]:
    """Return the corners that a polyline needs (Douglas and Peucker, 1973); its ends stay."""
    kept, open_ = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_:
        low, high = open_.pop()
        far, at = max(
            ((_away(points[i], points[low], points[high]), i) for i in range(low + 1, high)), default=(0, 0)
        )
        if far > off:
            kept.add(at)
            open_ += [(low, at), (at, high)]
    corners = [points[i] for i in sorted(kept)]
    return corners[:-1] if len(corners) > 2 and corners[0] == corners[-1] else corners


def _away(point: _Point, start: _Point, end: _Point) -> float:
    """Return how far a point lies from a line, or from its start where it has no length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    x, y = point[0] - start[0], point[1] - start[1]
    length = hypot(dx, dy)
    return abs(dx * y - dy * x) / length if length > 1e-6 else hypot(x, y)


def _all_plates() -> pikepdf.Object:
    """Return the space of registration colour (ISO 32000-1, 8.6.6.4)."""
    full = pikepdf.Dictionary(
        FunctionType=2, Domain=pikepdf.Array([0, 1]), N=1,
        C0=pikepdf.Array([0, 0, 0, 0]), C1=pikepdf.Array([1, 1, 1, 1]),
    )  # fmt: skip
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, full])


def _written(segments: Segments, places: int) -> str:
    """Return a path's operators, y up."""
    written = []
    for segment in segments:
        match segment:
            case ("M", *numbers):
                written.append(_numbers(numbers, places) + " m")
            case ("L", *numbers):
                written.append(_numbers(numbers, places) + " l")
            case ("C", *numbers):
                written.append(_numbers(numbers, places) + " c")
            case ("R", *numbers):
                written.append(_numbers(numbers, places) + " re")
            case ("Z",):
                written.append("h")
    return " ".join(written)


def _numbers(values: Iterable[float], places: int = _PLACES) -> str:
    return " ".join(number(value, places) for value in values)


def matrix(t: Transform) -> str:
    """Return the six numbers of a map; its linear part finely, since it is multiplied by lengths."""
    return f"{_numbers((t.a, t.b, t.c, t.d), 6)} {_numbers((t.e, t.f))}"


def number(value: float, places: int = _PLACES) -> str:
    """Return ``value`` as PDF writes it, with no idle digits."""
    digits = f"{value:.{places}f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in ("", "-0") else digits
