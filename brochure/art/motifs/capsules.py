"""Capsules (biomedicine): two-coloured stadia on a slanting, staggered grid."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from brochure.art.motifs.field import Field
from brochure.art.rounding import DIGITS
from brochure.display import Item, Path
from brochure.geometry import KAPPA, Rect, Segment, Segments, Transform

_LENGTH, _HEIGHT = 15.0, 5.5
_SLIT = 0.7
_GAP = 2.6  # between capsules, along and across
_SLANT_DEGREES = -32.0
_OFFSET = (3.8, 0.5)  # of the middle capsule from the field's middle, along and across the slant

Point = tuple[float, float]


def _outline(side: int) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """Return the left (-1) or right (1) half of a capsule about the origin, in the motif's millimetres."""
    radius = _HEIGHT / 2
    inner, bend = side * _SLIT / 2, side * (_LENGTH / 2 - radius)
    tip, reach = side * _LENGTH / 2, bend + side * radius * KAPPA
    return (
        ("M", ((inner, -radius),)),
        ("L", ((bend, -radius),)),
        ("C", ((reach, -radius), (tip, -radius * KAPPA), (tip, 0.0))),
        ("C", ((tip, radius * KAPPA), (reach, radius), (bend, radius))),
        ("L", ((inner, radius),)),
        ("Z", ()),
    )


@dataclass(frozen=True, slots=True)
class _Half:
    """One half of a capsule, turned and sized, about its capsule's middle; its box there."""

    outline: tuple[tuple[str, tuple[Point, ...]], ...]
    box: Rect

    @classmethod
    def of(cls, side: int, turn: Transform) -> _Half:
        outline = tuple((op, tuple(turn.point(*p) for p in points)) for op, points in _outline(side))
        xs, ys = zip(*(p for _, points in outline for p in points), strict=True)
        return cls(outline, Rect.from_edges(min(xs), min(ys), max(xs), max(ys)))

    def at(self, x: float, y: float) -> Segments:
        return tuple(
            (op, *(round(v, DIGITS) for px, py in points for v in (x + px, y + py)))
            for op, points in self.outline
        )


def _middles(field: Field) -> Iterator[tuple[bool, float, float]]:
    """Yield the middle of each capsule that may be seen, and whether its row is an even one."""
    along, across = (_LENGTH + _GAP) * field.unit, (_HEIGHT + _GAP) * field.unit
    turn = Transform.rotation(_SLANT_DEGREES).then(Transform.translation(field.side / 2, field.side / 2))
    seen = field.window.grown(_LENGTH / 2 * field.unit)
    reach = math.ceil(0.75 * field.side / across)
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            x, y = turn.point(
                _OFFSET[0] * field.unit + (column + row % 2 / 2) * along,
                _OFFSET[1] * field.unit + row * across,
            )
            if seen.x < x < seen.right and seen.y < y < seen.bottom:
                yield row % 2 == 0, x, y


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: the deep halves, the mid halves, one half in accent."""
    turn = Transform.scaling(field.unit).then(Transform.rotation(_SLANT_DEGREES))
    left, right = _Half.of(-1, turn), _Half.of(1, turn)
    deep: list[tuple[Segments, Rect]] = []
    mid: list[Segment] = []
    for even, x, y in _middles(field):
        for half in (left, right):
            box = half.box.moved(x, y)
            if not box.overlaps(field.window):
                continue
            if (half is right) == even:
                deep.append((half.at(x, y), box))
            else:
                mid.extend(half.at(x, y))
    chosen = field.chosen([box for _, box in deep])
    plain = tuple(segment for index, (half, _) in enumerate(deep) if index != chosen for segment in half)
    palette = field.palette
    items = [Path(plain, fill=palette.deep), Path(tuple(mid), fill=palette.mid)]
    if chosen is not None:
        items.append(Path(deep[chosen][0], fill=palette.accent))
    return tuple(item for item in items if item.segments)
