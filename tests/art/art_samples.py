"""What the tests of drawings measure: all paths of a drawing, and those of one ink."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure.colour import Ink
from brochure.display import Drawing, Group, Item, Path
from brochure.geometry import Segment, Transform, transformed
from brochure.units import mm

WIDTH, HEIGHT, BLEED = mm(210), mm(285), mm(3)


def paths(items: Iterable[Item], at: Transform | None = None) -> Iterator[Path]:
    """Yield every path, moved to where it stands; drawings hold paths and groups only."""
    at = at or Transform()
    for item in items:
        match item:
            case Path():
                yield Path(transformed(item.segments, at), item.fill, item.stroke, item.width)
            case Group():
                yield from paths(item.items, item.transform.then(at))
            case _:
                raise AssertionError(f"{item!r} is no path")


def segments(drawing: Drawing, ink: Ink | None = None) -> list[Segment]:
    """Return all segments of a drawing, or those of one ink."""
    return [s for p in paths(drawing.items) if ink is None or ink in (p.fill, p.stroke) for s in p.segments]


def subpaths(drawing: Drawing, ink: Ink) -> int:
    """Count the subpaths of one ink."""
    return sum(s[0] in "MR" for s in segments(drawing, ink))
