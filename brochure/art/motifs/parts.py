"""Closed parts of a motif in two inks, one of them in accent.

In: parts in the motif's millimetres about the field's middle. Out: items. It knows no motif.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from brochure.art.motifs.field import Field
from brochure.art.rounding import rounded
from brochure.display import Item, Path
from brochure.geometry import Rect, Segment, Segments, Transform, bounds, circle, transformed

Point = tuple[float, float]
Role = Literal["deep", "mid"]


@dataclass(frozen=True, slots=True)
class Part:
    """One closed shape and its ink; ``marked`` tells whether it may be the one in accent."""

    role: Role
    shape: Segments
    marked: bool = False


def polygon(points: Iterable[Point]) -> Segments:
    """Return a polygon; filling closes it (ISO 32000-1, 8.5.3.3.1)."""
    first, *others = points
    return (("M", *first), *(("L", *point) for point in others))


def disc(x: float, y: float, radius: float) -> Segments:
    """Return a circle; filling closes it, as with a polygon."""
    return circle(x, y, radius)[:-1]


def spans(field: Field, pitch: float, margin: int = 1) -> range:
    """Return the numbers of the rows of ``pitch`` that cover the field, row 0 at its middle."""
    reach = math.ceil(field.side / (2 * pitch * field.unit) - 1e-6) + margin
    return range(-reach, reach + 1)


def place(field: Field) -> Transform:
    """Return the map from the motif's millimetres about its middle to the field's points."""
    return Transform(field.unit, 0, 0, field.unit, field.side / 2, field.side / 2)


def painted(field: Field, parts: Iterable[Part]) -> tuple[Item, ...]:
    """Return the parts that will be seen: those in deep, those in mid, the one in accent."""
    to_field = place(field)
    seen: list[tuple[Part, Segments, Rect]] = []
    for part in parts:
        shape = rounded(transformed(part.shape, to_field))
        box = bounds(shape)
        if box is not None and box.overlaps(field.window):
            seen.append((part, shape, box))
    chosen = accented(field, [(shape, box) for part, shape, box in seen if part.marked])
    inks = {"deep": field.palette.deep, "mid": field.palette.mid}
    items: list[Item] = []
    for role, ink in inks.items():
        segments: list[Segment] = []
        for part, shape, _ in seen:
            if part.role == role and shape is not chosen:
                segments += shape
        if segments:
            items.append(Path(tuple(segments), fill=ink))
    if chosen is not None:
        items.append(Path(chosen, fill=field.palette.accent))
    return tuple(items)


def accented(field: Field, shapes: Sequence[tuple[Segments, Rect]]) -> Segments | None:
    """Return the shape in accent, None without one."""
    index = field.chosen([box for _, box in shapes])
    return None if index is None else shapes[index][0]
