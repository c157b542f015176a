"""The four arts that a cover may have, each over front, back and the page that explains it.

In: the art's name, what it counts, a palette, a page. Out: a Drawing. It knows no words.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from brochure.art import ridges
from brochure.art.contours import contours
from brochure.art.curves import smooth
from brochure.art.fabric import fabric
from brochure.art.palette import Palette
from brochure.art.ridges import BEYOND, RidgePlan, beyond, crest_line
from brochure.art.terrain import terrain
from brochure.colour import Ink
from brochure.display import Drawing, Group, Path
from brochure.geometry import Rect, Segments
from brochure.units import mm

_EVERY = 3  # threads from point to point of the line of the far ridge
_RIDGE = mm(0.44)

CoverArt = Literal["ridges", "weave", "terrain", "contours"]


def front(
    art: CoverArt, plan: RidgePlan, palette: Palette, width: float, height: float, bleed: float,
    crest: float | None = None,
) -> Drawing:  # fmt: skip
    """Return the front cover's art for a ground of paper; nothing stands above ``crest``."""
    dark, other = _tones(plan, palette)
    match art:
        case "ridges":
            return ridges.cover(plan, palette, width, height, bleed, crest)
        case "weave":
            return fabric(plan, (dark, other, palette.mid), width, height, bleed, crest)
        case "terrain":
            return terrain(plan, (dark, other), width, height, bleed, crest)
        case "contours":
            return _contours(plan, (dark, other), (width, height, bleed), crest)


def back(
    art: CoverArt, plan: RidgePlan, palette: Palette, width: float, height: float, bleed: float,
    crest: float | None = None,
) -> Drawing:  # fmt: skip
    """Return the back cover's art for a deep ground: it goes on round the spine."""
    first = -plan.threads
    match art:
        case "ridges":
            return ridges.back_cover(plan, palette, width, height, bleed, crest)
        case "weave":
            inks = (palette.paper, palette.paper, palette.mid_dark)
            return fabric(plan, inks, width, height, bleed, crest, first=first)
        case "terrain":
            return terrain(plan, (palette.mid, palette.mid), width, height, bleed, crest, first=first)
        case "contours":
            return _contours(plan, (palette.mid_dark,) * 2, (width, height, bleed), crest, first)


def reading(
    art: CoverArt, plan: RidgePlan, palette: Palette, width: float, height: float, bleed: float,
    crest: float | None = None,
) -> Drawing:  # fmt: skip
    """Return the front cover's art again, light on a deep ground, for the page that explains it."""
    match art:
        case "ridges":
            return ridges.reading_page(plan, palette, width, height, bleed, crest)
        case "weave":
            inks = (palette.paper, palette.accent, palette.mid_dark)
            return fabric(plan, inks, width, height, bleed, crest)
        case "terrain":
            return terrain(plan, (palette.paper, palette.accent), width, height, bleed, crest)
        case "contours":
            return _contours(plan, (palette.paper, palette.accent), (width, height, bleed), crest)


def _tones(plan: RidgePlan, palette: Palette) -> tuple[Ink, Ink]:
    """Return the inks left and right of where the dark threads end; one where nobody knows."""
    return palette.deep, palette.accent if plan.share is not None else palette.deep


def _contours(
    plan: RidgePlan,
    inks: tuple[Ink, Ink],
    page: tuple[float, float, float],
    crest: float | None,
    first: int = 0,
) -> Drawing:
    """Return height lines under the far ridge, in one ink up to where the dark threads end, in one beyond.

    ``first`` is the number of the thread at the page's left edge.
    """
    width, height, bleed = page
    split = plan.split(width) if inks[0] != inks[1] else width + bleed
    pitch = width / plan.threads
    # In whole steps, so that a larger bleed keeps the ridge's points.
    outer = BEYOND + -(-(beyond(bleed, pitch) - BEYOND) // _EVERY) * _EVERY
    threads = np.arange(-outer, plan.threads + outer)
    line = np.stack(((threads + 0.5) * pitch, crest_line(plan, threads + first, height, crest)), axis=1)
    ridge = smooth(line[::_EVERY])
    foot: Segments = (("L", width + 2 * bleed, height + bleed), ("L", -2 * bleed, height + bleed), ("Z",))
    items = []
    for ink, left, right in ((inks[0], -bleed, split), (inks[1], split, width + bleed)):
        if right > left:
            lines = Group(contours(plan.seed, ink, width, height, bleed).items, clip=(*ridge, *foot))
            box = Rect.from_edges(left, -bleed, right, height + bleed)
            items.append(Group((lines, Path(tuple(ridge), stroke=ink, width=_RIDGE)), clip=box.segments))
    return Drawing(width, height, tuple(items))
