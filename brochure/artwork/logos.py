"""Logos in boxes: each at its own shape, at one optical size, in colour or in one ink.

In: artwork, a box. Out: a Drawing of the box's size with the logo in it. Must not know pages.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from brochure.artwork.loading import Artwork
from brochure.colour import WHITE, Ink
from brochure.display import Drawing, Group
from brochure.geometry import Rect, Transform

EVEN = 0.36
"""Share of a box's area that a logo's own takes where its shape lets it: then logos look alike large."""


@dataclass(frozen=True, slots=True)
class Look:
    """How logos are drawn: the theme's inks to find again in them, the ground, perhaps one ink for all."""

    theme: tuple[Ink, ...] = ()
    ground: Ink = WHITE
    single: Ink | None = None


def logo(
    artwork: Artwork, width: float, height: float, look: Look | None = None, *,
    align: tuple[float, float] = (0.5, 0.5), even: bool = True,
) -> Drawing:  # fmt: skip
    """Return a logo fitted into a box of ``width`` by ``height`` points.

    What is drawn is fitted, not the file's margins. With ``even`` its area is a fixed share of the box's, so
    that a wall of logos is even: a wide one gets lower, a square one no taller than the others look; without,
    it is as large as the box allows. ``align`` places it, from 0 (left, top) to 1. Raises AssetError for
    transparency that can not be made flat.
    """
    look = look or Look()
    extent = artwork.extent
    scale = fitted(extent.width, extent.height, width, height, even)
    drawn = artwork.drawn(look.theme, look.ground, look.single)
    x = (width - extent.width * scale) * align[0] - extent.x * scale
    y = (height - extent.height * scale) * align[1] - extent.y * scale
    return Drawing(width, height, (Group(drawn.items, Transform(scale, 0, 0, scale, x, y)),))


def fitted(across: float, down: float, width: float, height: float, even: bool = True) -> float:
    """Return the scale at which a shape of ``across`` by ``down`` stands in a box."""
    whole = min(width / across if across else math.inf, height / down if down else math.inf)
    if not math.isfinite(whole):
        return 1.0
    if not even or not across or not down:
        return whole
    return min(whole, math.sqrt(EVEN * width * height / (across * down)))


def filled(artwork: Artwork, box: Rect, look: Look | None = None) -> Group:
    """Return artwork as large as ``box`` allows, whole, in its middle, where a photograph might stand."""
    look = look or Look()
    scale = min(box.width / artwork.width, box.height / artwork.height)
    drawn = artwork.drawn(look.theme, look.ground, look.single)
    x = box.x + (box.width - artwork.width * scale) / 2
    y = box.y + (box.height - artwork.height * scale) / 2
    return Group(drawn.items, Transform(scale, 0, 0, scale, x, y))
