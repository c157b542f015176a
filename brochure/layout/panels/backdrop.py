"""Art fitted to a panel: moved, cut off without slivers, its lines thick enough for a press.

In: an item of a drawing, the field that it may cover. Out: the item. Must not know what is drawn.
"""

from __future__ import annotations

from dataclasses import replace

from brochure.display import Group, Item, Path, Tagged
from brochure.geometry import Rect, Transform
from brochure.units import mm

THINNEST = mm(0.15)
SHORTEST = mm(0.35)  # of what is left of a thread


def fitted(item: Item, field: Rect, down: float) -> Item:
    """Return art moved down, of a path of rectangles only what lies in a field and is not cut off."""
    if not isinstance(item, Path) or any(segment[0] != "R" for segment in item.segments):
        held = _strong(item)
        return held if not down else Group((held,), Transform.translation(0.0, down))
    boxes = (Rect(*numbers) for _, *numbers in item.segments)
    moved = (box.moved(0.0, down) for box in boxes if box.x < field.right and box.right > field.x)
    seen = [
        Rect.from_edges(box.x, max(box.y, field.y), box.right, min(box.bottom, field.bottom)).segments[0]
        for box in moved
        if min(box.bottom, field.bottom) - max(box.y, field.y) >= min(SHORTEST, box.height)
    ]
    return replace(item, segments=tuple(seen))


def _strong(item: Item) -> Item:
    """Return lines as thick as a press can hold in several inks: those of a page are thinner on a panel."""
    match item:
        case Path(stroke=ink, width=width) if ink is not None and width < THINNEST:
            return replace(item, width=THINNEST)
        case Group(items=inner) | Tagged(items=inner):
            return replace(item, items=tuple(_strong(one) for one in inner))
        case _:
            return item
