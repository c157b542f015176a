"""Icons for supplies, ways and daily life: a line round the thing, and threads where it has a body.

In: a name, a side, an ink. Out: a Drawing of strokes. All stand on one grid of 24 units,
              with one width of line
and one pitch of threads, so that they belong to each other and to the brochure's art.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from brochure.art.rounding import rounded
from brochure.colour import Ink
from brochure.display import Drawing, Group, Item, Path
from brochure.errors import LayoutError
from brochure.geometry import Segment, Segments, Transform, circle, transformed

GRID = 24.0
LINE = 1.2
THREAD, PITCH = 0.75, 1.5

_FIRST = 0.75  # where threads stand: halves of the pitch from the grid's left edge


@dataclass(frozen=True, slots=True)
class _Threads:
    """Upright threads from ``top`` to ``foot`` over ``left`` to ``right``,
    cut to ``shape`` if there is one.
    """

    left: float
    top: float
    right: float
    foot: float
    shape: Segments = ()


_Mark = Segments | _Threads


def _line(*numbers: float) -> Segments:
    """Return a line through points."""
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    return (("M", *points[0]), *(("L", *point) for point in points[1:]))


def _closed(*numbers: float) -> Segments:
    return (*_line(*numbers), ("Z",))


def _box(left: float, top: float, right: float, foot: float) -> Segments:
    return _closed(left, top, right, top, right, foot, left, foot)


def _arc(x: float, y: float, r: float, start: float, end: float) -> Segments:
    """Return an arc from ``start`` to ``end`` degrees, clockwise from the right."""
    pieces = max(1, math.ceil(abs(end - start) / 90))
    step = math.radians(end - start) / pieces
    handle = 4 / 3 * math.tan(step / 4) * r
    angle = math.radians(start)
    out: list[Segment] = [("M", x + r * math.cos(angle), y + r * math.sin(angle))]
    for _ in range(pieces):
        after = angle + step
        out.append((
            "C",
            x + r * math.cos(angle) - handle * math.sin(angle),
            y + r * math.sin(angle) + handle * math.cos(angle),
            x + r * math.cos(after) + handle * math.sin(after),
            y + r * math.sin(after) - handle * math.cos(after),
            x + r * math.cos(after), y + r * math.sin(after),
        ))  # fmt: skip
        angle = after
    return tuple(out)


def _wave(x: float, y: float, length: float, rise: float = 1.2) -> Segments:
    """Return a wave of two crests that runs to the right."""
    out: list[Segment] = [("M", x, y)]
    half = length / 4
    for number in range(4):
        start, way = x + number * half, -rise if number % 2 == 0 else rise
        out.append(
            ("C", start + half / 3, y + way * 1.33, start + half * 2 / 3, y + way * 1.33, start + half, y)
        )
    return tuple(out)


def _plume(x: float, top: float, foot: float) -> Segments:
    """Return a plume of steam that rises in one bend."""
    middle = (top + foot) / 2
    return (
        ("M", x, foot), ("C", x - 2.2, foot - 2, x - 2.2, middle + 1, x, middle),
        ("C", x + 2.2, middle - 1, x + 2.2, top + 2, x, top),
    )  # fmt: skip


_DROP: Segments = (
    ("M", 12, 2.2), ("C", 12, 2.2, 5.2, 10.2, 5.2, 15), ("C", 5.2, 18.9, 8.3, 21.6, 12, 21.6),
    ("C", 15.7, 21.6, 18.8, 18.9, 18.8, 15), ("C", 18.8, 10.2, 12, 2.2, 12, 2.2), ("Z",),
)  # fmt: skip
_FLAME: Segments = (
    ("M", 12.6, 2), ("C", 13.4, 6.4, 18.6, 8.8, 18.6, 14.6), ("C", 18.6, 18.8, 15.6, 21.8, 12, 21.8),
    ("C", 8.4, 21.8, 5.4, 18.8, 5.4, 14.8), ("C", 5.4, 11.6, 7.4, 9.8, 8.4, 7.4),
    ("C", 9.4, 8.6, 10, 9.4, 10.2, 10.8), ("C", 12, 8.6, 12.8, 5.6, 12.6, 2), ("Z",),
)  # fmt: skip
_BOLT = _closed(13.6, 2, 5.6, 13.6, 11.2, 13.6, 9.6, 22, 18.4, 9.8, 12.6, 9.8)
_PLANE: Segments = _closed(
    12, 1.8, 13.5, 4.2, 13.5, 9.2, 22, 14.4, 22, 16.6, 13.5, 14, 13.5, 18.6, 16.2, 20.6, 16.2, 22, 12, 20.9,
    7.8, 22, 7.8, 20.6, 10.5, 18.6, 10.5, 14, 2, 16.6, 2, 14.4, 10.5, 9.2, 10.5, 4.2,
)  # fmt: skip
_CLOUD: Segments = (
    ("M", 6.6, 12.6), ("C", 3.6, 12.6, 2.4, 10.6, 2.8, 8.8), ("C", 3.2, 7.2, 4.6, 6.4, 6.2, 6.4),
    ("C", 6.8, 3.8, 9, 2.2, 11.8, 2.2), ("C", 14.6, 2.2, 16.8, 4, 17.4, 6.6), ("C", 19.8, 6.6, 21.4, 7.8,
              21.4, 9.8),
    ("C", 21.4, 11.6, 19.8, 12.6, 17.8, 12.6), ("Z",),
)  # fmt: skip
_TRAIN: Segments = (
    ("M", 2, 17.6), ("L", 2, 9), ("L", 10.6, 9), ("C", 15.6, 9, 19.6, 11.6, 22, 15.4),
    ("C", 22.4, 16.6, 21.4, 17.6, 20.4, 17.6), ("Z",),
)  # fmt: skip
_HULL = _closed(2.4, 12.6, 21.6, 12.6, 18.8, 18.4, 5.2, 18.4)
_BIN = _closed(5.6, 7, 18.4, 7, 17.2, 21.6, 6.8, 21.6)
_TRUNK = _line(12, 21.8, 12, 14.6)

_ICONS: dict[str, tuple[_Mark, ...]] = {
    # supplies
    "power": (_BOLT, _Threads(3, 2, 21, 22, _BOLT)),
    "water": (_DROP, _Threads(3, 13.4, 21, 22, _DROP)),
    "gas": (_FLAME, _Threads(3, 14.4, 21, 22, _FLAME)),
    "steam": (_plume(6.6, 2, 12.4), _plume(12, 2, 12.4), _plume(17.4, 2, 12.4), _box(3, 15, 21, 21.6),
              _Threads(4, 15, 20.2, 21.6)),
    "heat": (_line(2, 5.6, 22, 5.6), _line(2, 18.4, 22, 18.4), _line(4.6, 18.4, 4.6, 21.8),
             _line(19.4, 18.4, 19.4, 21.8), _Threads(3.2, 5.6, 21, 18.4)),
    "sewage": (_line(2, 4.4, 10.6, 4.4, 10.6, 4.4), _line(2, 11.6, 10.6, 11.6), _box(10.6, 2.8, 13.4, 13.2),
               (("M", 13.4, 5), ("C", 17.6, 5, 19.4, 7.4, 19.4, 13.6)),
               (("M", 13.4, 10.6), ("C", 15, 10.6, 15.6, 11.8, 15.6, 13.6)), _wave(2, 17, 20), _wave(2,
               21, 20),
               _Threads(2, 4.4, 10.2, 11.6)),
    "waste": (_line(3.4, 4.6, 20.6, 4.6), _line(9, 4.6, 9, 2.2, 15, 2.2, 15, 4.6), _BIN,
              _Threads(6, 7, 18, 21.6, _BIN)),
    "hazardous_waste": (_closed(12, 2.6, 22, 20.8, 2, 20.8), _line(12, 9, 12, 15), _line(12, 16.8, 12, 18.4)),
    "telecom": (_line(12, 10.4, 12, 22), _line(7.4, 22, 12, 12, 16.6, 22), circle(12, 8.4, 1.7),
                _arc(12, 8.4, 4.8, -48, 48), _arc(12, 8.4, 4.8, 132, 228), _arc(12, 8.4, 8.2, -48, 48),
                _arc(12, 8.4, 8.2, 132, 228)),
    "hydrogen": (circle(6.6, 12, 4.4), circle(17.4, 12, 4.4), _line(11, 12, 13, 12),
                 _Threads(2, 7, 11.4, 17, circle(6.6, 12, 4.4))),
    "rainwater": (_CLOUD, _Threads(3, 15.2, 21, 21.6)),
    "levelled": (_line(2, 14.4, 22, 14.4), (("M", 2, 10), ("C", 6, 3.4, 9.4, 3.4, 12, 7.6),
                 ("C", 14.4, 11.4, 18, 11, 22, 5.4)), _Threads(2, 14.4, 22, 21.6)),
    # ways
    "air": (_PLANE, _Threads(2, 2, 22, 22, _PLANE)),
    "rail": (_line(8.4, 2, 4.4, 22), _line(15.6, 2, 19.6, 22), _line(6.2, 4.6, 17.8, 4.6),
             _line(5.2, 9.4, 18.8, 9.4), _line(4, 14.6, 20, 14.6), _line(2.8, 20, 21.2, 20)),
    "high_speed_rail": (_TRAIN, _line(2, 21.2, 22, 21.2), _Threads(2, 11.4, 14, 14.4)),
    "road": (_line(9, 2, 3, 22), _line(15, 2, 21, 22), _line(12, 2.6, 12, 5.8), _line(12, 9, 12, 13),
             _line(12, 16.6, 12, 21.6)),
    "motorway": (_line(7.6, 2, 2, 22), _line(16.4, 2, 22, 22), _line(11.2, 2, 10.6, 22), _line(12.8, 2,
              13.4, 22),
                 _line(8.9, 4, 8.4, 8), _line(7.7, 12.6, 6.8, 19.4), _line(15.1, 4, 15.6, 8),
                 _line(16.3, 12.6, 17.2, 19.4)),
    "port": (circle(12, 4.4, 2.2), _line(12, 6.6, 12, 21.4), _line(7.2, 9.6, 16.8, 9.6),
             _arc(12, 12.8, 8.6, 12, 168), _line(1.8, 16.8, 3.6, 13.6, 6.8, 15.4),
             _line(22.2, 16.8, 20.4, 13.6, 17.2, 15.4)),
    "river": (_HULL, _line(8, 12.6, 8, 6.2, 15.6, 6.2, 15.6, 12.6), _line(12, 6.2, 12, 2.4), _wave(2,
              21.6, 20, 0.9),
              _Threads(3, 12.6, 21, 18.4, _HULL)),
    "metro": (_arc(12, 12, 10, 140, 400), _line(4.3, 18.4, 19.7, 18.4), _box(7.2, 7, 16.8, 16.2),
              _Threads(7.6, 9, 16.4, 12.2), _line(9, 21.6, 10.4, 18.4), _line(15, 21.6, 13.6, 18.4)),
    "bus": (_box(3.4, 3.6, 20.6, 18.6), _line(3.4, 12.6, 20.6, 12.6), _Threads(4, 3.6, 20, 12.6),
            _line(6, 18.6, 6, 21.6), _line(18, 18.6, 18, 21.6), _line(6, 15.6, 8, 15.6), _line(16, 15.6,
            18, 15.6)),
    "border": (_line(4.4, 22, 4.4, 6.6), _box(4.4, 8.6, 22, 13), _line(2.4, 22, 6.6, 22), _Threads(5,
              8.6, 21.6, 13)),
    "city": (_box(2.4, 9.4, 8.4, 21.8), _box(8.4, 2.4, 15.6, 21.8), _box(15.6, 12.4, 21.6, 21.8),
             _Threads(8.6, 2.4, 15.4, 21.8)),
    # daily life
    "school": (_line(12, 6.4, 12, 21), (("M", 12, 6.4), ("C", 9.6, 4.2, 5.6, 3.8, 2.2, 4.6), ("L", 2.2, 19.2),
               ("C", 5.6, 18.4, 9.6, 18.8, 12, 21), ("C", 14.4, 18.8, 18.4, 18.4, 21.8, 19.2), ("L",
               21.8, 4.6),
               ("C", 18.4, 3.8, 14.4, 4.2, 12, 6.4)), _Threads(13.4, 8.6, 20.4, 16)),
    "hospital": (_box(2.6, 2.6, 21.4, 21.4), _closed(9.6, 6.2, 14.4, 6.2, 14.4, 9.6, 17.8, 9.6, 17.8,
              14.4, 14.4, 14.4,
                 14.4, 17.8, 9.6, 17.8, 9.6, 14.4, 6.2, 14.4, 6.2, 9.6, 9.6, 9.6)),
    "housing": (_line(1.8, 11.6, 12, 2.8, 22.2, 11.6), _line(4.4, 9.4, 4.4, 21.6, 19.6, 21.6, 19.6, 9.4),
                _box(9.6, 13.4, 14.4, 21.6), _Threads(9.6, 13.4, 14.4, 21.6)),
    "hotel": (_line(2.4, 5, 2.4, 21), _line(21.6, 21, 21.6, 13.4, 2.4, 13.4), _line(2.4, 18, 21.6, 18),
              _box(4.8, 9.6, 9.6, 13.4), _Threads(3, 13.4, 21, 18)),
    "shopping": (_closed(4.4, 8, 19.6, 8, 20.8, 21.6, 3.2, 21.6),
                 (("M", 8, 11), ("L", 8, 6.6), ("C", 8, 1.6, 16, 1.6, 16, 6.6), ("L", 16, 11)),
                 _Threads(4, 14.4, 20.4, 21.6)),
    "leisure": (circle(12, 8.6, 6.4), _TRUNK, _line(12, 17.6, 15.4, 14.4), _line(5.6, 21.8, 18.4, 21.8),
                _Threads(12.4, 2, 19, 15, circle(12, 8.6, 6.4))),
    "tourism": (_line(1.8, 21, 8.6, 8.2, 12.2, 14.6, 15, 10, 22.2, 21), circle(17.6, 5.2, 2.8),
              _line(1.8, 21, 22.2, 21),
                _Threads(2, 8, 22, 21, _closed(1.8, 21, 8.6, 8.2, 12.2, 14.6, 15, 10, 22.2, 21))),
    "climate": (circle(12, 12, 4.4), _Threads(7, 7, 17, 17, circle(12, 12, 4.4)),
                *(_line(*(12 + r * f for r in (7.2, 10.4) for f in (math.cos(math.radians(a)),
                math.sin(math.radians(a)))))
                  for a in range(0, 360, 45))),
    "warehouse": (_closed(2.2, 9.6, 12, 3, 21.8, 9.6, 21.8, 21.4, 2.2, 21.4), _box(6.6, 12, 17.4, 21.4),
                  _Threads(6.6, 12, 17.4, 21.4)),
    "data": (_box(3.4, 3, 20.6, 8.4), _box(3.4, 9.4, 20.6, 14.8), _box(3.4, 15.8, 20.6, 21.2),
             _Threads(11.4, 4.6, 19.4, 6.8), _Threads(11.4, 11, 19.4, 13.2), _Threads(11.4, 17.4, 19.4, 19.6),
             _line(6, 5.7, 7.6, 5.7), _line(6, 12.1, 7.6, 12.1), _line(6, 18.5, 7.6, 18.5)),
}  # fmt: skip
_ALSO = {
    "roads": "road", "highway": "motorway", "airport": "air", "solid_waste": "waste", "transport": "bus",
    "park": "leisure", "railway": "rail",
}  # fmt: skip

ICONS: Mapping[str, tuple[_Mark, ...]] = MappingProxyType(
    _ICONS | {name: _ICONS[other] for name, other in _ALSO.items()}
)
"""Every icon by its name in the data."""


def icon(name: str, side: float, ink: Ink) -> Drawing:
    """Return an icon in a square of ``side`` points, in one ink; LayoutError for an unknown name."""
    marks = ICONS.get(name)
    if marks is None:
        raise LayoutError.of("unknown-icon", f"unknown icon {name!r}", f"known are {', '.join(ICONS)}")
    scale = side / GRID
    items: list[Item] = []
    for mark in marks:
        if isinstance(mark, _Threads):
            items.append(_threads(mark, ink, scale))
        else:
            items.append(
                Path(_scaled(mark, scale), stroke=ink, width=round(LINE * scale, 3), miter_limit=4.0)
            )
    return Drawing(side, side, tuple(items))


def _scaled(shape: Segments, scale: float) -> Segments:
    return rounded(transformed(shape, Transform.scaling(scale)))


def _threads(mark: _Threads, ink: Ink, scale: float) -> Item:
    """Return threads on the grid's own places, those whose whole width lies within the mark."""
    first = math.ceil((mark.left + THREAD / 2 - _FIRST) / PITCH - 1e-9)
    last = math.floor((mark.right - THREAD / 2 - _FIRST) / PITCH + 1e-9)
    lines: list[Segment] = []
    for number in range(first, last + 1):
        x = _FIRST + number * PITCH
        lines += [("M", x, mark.top), ("L", x, mark.foot)]
    path = Path(_scaled(tuple(lines), scale), stroke=ink, width=round(THREAD * scale, 3))
    return Group((path,), clip=_scaled(mark.shape, scale)) if mark.shape else path
