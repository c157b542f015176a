"""Which photographs a document shows, how large, and what of them.

In: a document. Out: for each photo its largest width and the part that lies within the clips around it: what
no page shows needs no ink, no bytes and no time. Must not know PDF or pixels' colours.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure.display import Group, Item, Link, Picture, Tagged
from brochure.geometry import Rect, Transform, bounds
from brochure.units import POINTS_PER_INCH

if TYPE_CHECKING:
    from brochure.layout.document import Document
    from brochure.pictures.photo import Photo

WHOLE = Rect(0.0, 0.0, 1.0, 1.0)

_AROUND = 4
"""Pixels, as they are stored, that stay around what is shown: filters reach so far, and viewers beyond."""

_WORTH_IT = 0.95
"""A photo is cut when no more than this share of it stays."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A photo of a document: the largest ``width`` of the whole of it, points, and the part that is seen, in
    shares of its width and height.
    """

    photo: Photo
    width: float
    part: Rect

    def cut(self, ppi: float) -> tuple[int, int, int, int]:
        """Return the edges, in pixels of the photo, of what is kept of it at ``ppi`` pixels an inch."""
        across, down = self.photo.width, self.photo.height
        wanted = max(1.0, self.width / POINTS_PER_INCH * ppi)
        around = math.ceil(_AROUND * max(1.0, across / wanted))
        left, top = math.floor(self.part.x * across) - around, math.floor(self.part.y * down) - around
        right = math.ceil(self.part.right * across) + around
        bottom = math.ceil(self.part.bottom * down) + around
        left, top, right, bottom = max(0, left), max(0, top), min(across, right), min(down, bottom)
        if (right - left) * (bottom - top) > _WORTH_IT * across * down:
            return 0, 0, across, down
        return left, top, right, bottom


def shown(document: Document) -> dict[str, Shown]:
    """Return the photos of all pages by name."""
    found: dict[str, Shown] = {}
    for page in document.pages:
        for one in _placed(page.items, Transform(), None):
            known = found.get(one.photo.name, one)
            found[one.photo.name] = Shown(
                known.photo, max(known.width, one.width), _around(known.part, one.part)
            )
    return found


def _placed(items: Iterable[Item], to_page: Transform, clip: Rect | None) -> Iterator[Shown]:
    """Yield each place of a photo; ``clip``, in the items' coordinates, holds all that is seen of them."""
    for item in items:
        match item:
            case Picture(photo=photo, box=box):
                (x0, y0), (x1, y1) = to_page.point(box.x, box.y), to_page.point(box.right, box.y)
                yield Shown(photo, math.hypot(x1 - x0, y1 - y0), _part(box, clip))
            case Group(items=inner, transform=transform):
                yield from _placed(inner, transform.then(to_page), _within(item, clip))
            case Link(items=inner) | Tagged(items=inner):
                yield from _placed(inner, to_page, clip)


def _within(group: Group, clip: Rect | None) -> Rect | None:
    """Return a box, in the group's own coordinates, around all that is seen of it; None for no bound."""
    back = group.transform.inverse()
    outer = back.rect(clip) if back is not None and clip is not None else None
    own = bounds(group.clip) if group.clip else None
    if outer is None or own is None:
        return outer or own
    return outer.met(own)


def _part(box: Rect, clip: Rect | None) -> Rect:
    """Return what of a photo in ``box`` is seen, in shares of it; what is wholly hidden counts as whole."""
    if clip is None or not clip.overlaps(box):
        return WHOLE
    seen = clip.met(box)
    return Rect(
        (seen.x - box.x) / box.width, (seen.y - box.y) / box.height,
        seen.width / box.width, seen.height / box.height,
    )  # fmt: skip


def _around(one: Rect, other: Rect) -> Rect:
    """Return the box around two boxes."""
    return Rect.from_edges(
        min(one.x, other.x), min(one.y, other.y), max(one.right, other.right), max(one.bottom, other.bottom)
    )
