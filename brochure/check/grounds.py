"""What type stands on, and how well it stands out from that in grey.

In: a document's page and type on it. Out: contrasts. What colours say is computed; what pictures, gradients,
patterns and transparency make of a ground is drawn and looked at. Must not know what is asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from brochure.check.grey import EDGE, contrast, inks_of, luminance, of_inks
from brochure.check.marks import (
    Edges,
    ImageMark,
    Mark,
    PathMark,
    ShadingMark,
    TextMark,
    meet,
    overlap,
    within,
)
from brochure.check.spaces import Colour

if TYPE_CHECKING:
    from brochure.check.document import Document, Page

_INSET = 0.25  # of a line's height: its box is higher than its letters
_ASKEW = 2.0  # a box so many times higher than its type
_LEAST_SHARE = 0.2  # of a line that an area must hold to count as its ground
_LEAST_SIDE = 2.0  # points; narrower areas are lines, not grounds
_PAPER, _MOST_CONTRAST = 1.0, 21.0
_MOST_LOOKS = 3_000_000  # type against areas, on one page
_FEWEST_PIXELS = 16
_CELL = 1.5  # of a line's height
_GROUND_SHARE = 0.85  # this share of a cell stands out less: small Han type takes most of its pixels


@dataclass(frozen=True, slots=True)
class Area:
    """Something painted that type may stand on: its place in the order of painting, box, colour.

    ``colour`` is None for what only a drawing shows: pictures, gradients, patterns, what is not opaque.
    ``exact`` tells that it fills its box.
    """

    order: int
    box: Edges
    colour: Colour | None
    exact: bool


def contrasts(document: Document, page: Page, most: float) -> Iterator[tuple[TextMark, float]] | None:
    """Return the page's type with its least contrast to what it stands on; above ``most`` it may be more.

    None for a page that holds more than is looked at.
    """
    grounds = _areas(page) if page.words else []
    return None if len(grounds) * len(page.words) > _MOST_LOOKS else _found(document, page, grounds, most)


def _found(
    document: Document, page: Page, grounds: list[Area], most: float
) -> Iterator[tuple[TextMark, float]]:
    orders, kinds = [area.order for area in grounds], {area.colour for area in grounds}
    for order, mark in enumerate(page.seen.marks):
        if order not in page.words or not isinstance(mark, TextMark) or not overlap(mark.box, page.finished):
            continue
        if mark.font is not None and mark.font.kind == "Type3":
            continue  # its glyphs are marks of their own, which may have colours of their own
        below = grounds[: bisect_left(orders, order)]
        yield mark, _least(document, page, mark, below, kinds, most)


def _least(
    document: Document, page: Page, mark: TextMark, below: list[Area], kinds: set[Colour | None], most: float
) -> float:
    ink, core = mark.fill or mark.stroke, _core(mark)
    how = mark.paint
    plain = ink is not None and not how.masked and how.blend in {"Normal", "Compatible"}
    if ink is None or not plain or luminance(ink) is None:
        return _drawn(document, page, mark, None)
    over = how.overprint_fill if mark.fill else how.overprint_stroke
    alpha = how.alpha_fill if mark.fill else how.alpha_stroke
    # A colour that stands out from every ground of the page needs no look at where it stands.
    if all(kind is not None and _contrast(ink, kind, over, alpha) >= most for kind in kinds):
        found = _contrast(ink, None, over, alpha)
        if found >= most:
            return found
    left, bottom, right, top = core
    least, crumbs = _MOST_CONTRAST, False
    for area in reversed(below):
        a, b, c, d = area.box
        if a >= right or c <= left or b >= top or d <= bottom:
            continue
        shared = meet(core, area.box)
        if shared is None or _size(shared) < _LEAST_SHARE * _size(core):
            crumbs = True
            continue
        if area.colour is None or not area.exact:
            return min(least, _drawn(document, page, mark, luminance(ink) if alpha > 0.99 else None))
        least = min(least, _contrast(ink, area.colour, over, alpha))
        if within(core, area.box):
            return least
    if ink.white and least == _MOST_CONTRAST:
        return least  # on bare paper it leaves no ink: nobody is meant to read it
    least = min(least, _contrast(ink, None, over, alpha))
    # Stripes may make a ground together.
    return _drawn(document, page, mark, luminance(ink)) if crumbs and least < most else least


@lru_cache(maxsize=4096)
def _contrast(ink: Colour, ground: Colour | None, over: bool, alpha: float) -> float:
    """Return the contrast of an ink that is printed on, or over, a ground; on paper for None."""
    below = luminance(ground) if ground else _PAPER
    above = luminance(ink)
    if below is None or above is None:
        return 0.0
    inks, under = inks_of(ink), inks_of(ground) if ground else {}
    if over and inks is not None and under is not None and not ink.white:
        above = of_inks({plate: max(inks.get(plate, 0), under.get(plate, 0)) for plate in (*inks, *under)})
    return contrast(alpha * above + (1 - alpha) * below, below)


def _areas(page: Page) -> list[Area]:
    """Return what type on the page may stand on, in the order of painting."""
    found: list[Area] = []
    for order, mark in enumerate(page.seen.marks):
        if mark.paint.hidden or mark.paint.origin in {"mask", "pattern"} or isinstance(mark, TextMark):
            continue
        if not overlap(mark.box, page.finished):
            continue
        found += _of(order, mark)
    return found


def _of(order: int, mark: Mark) -> Iterator[Area]:
    if isinstance(mark, ImageMark | ShadingMark):
        yield Area(order, mark.box, None, False)
    elif isinstance(mark, PathMark) and mark.fill is not None:
        opaque = not mark.paint.transparent and not mark.fill.pattern and luminance(mark.fill) is not None
        for part in mark.parts:
            seen = meet(part, mark.box)
            if seen and min(seen[2] - seen[0], seen[3] - seen[1]) >= _LEAST_SIDE:
                yield Area(order, seen, mark.fill if opaque else None, mark.rectangles)


def _core(mark: TextMark) -> Edges:
    """Return the part of a line's box that its letters surely take; of one that runs askew its middle."""
    box = mark.box
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) > _ASKEW * mark.size:
        x, y, half = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, mark.size / 4
        return x - half, y - half, x + half, y + half
    inset = _INSET * min(width, height)
    return box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset


def _size(box: Edges) -> float:
    return max(box[2] - box[0], 1e-6) * max(box[3] - box[1], 1e-6)


def _drawn(document: Document, page: Page, mark: TextMark, light: float | None) -> float:
    """Return the contrast of drawn type in that part of it where it stands out least.

    ``light`` is the luminance of the type itself; where that is not known the darkest pixels and the lightest
    tell.
    """
    import numpy as np

    least = _MOST_CONTRAST
    for cell in _cells(mark.box):
        seen = document.drawing.luminances(page, cell)
        if seen is None or seen.size < _FEWEST_PIXELS:
            continue
        if light is None:
            low, high = np.quantile(seen, (0.05, 0.95))
            found = contrast(float(low), float(high))
        else:
            seen = np.maximum(seen, light) + EDGE, np.minimum(seen, light) + EDGE
            found = float(np.quantile(seen[0] / seen[1], _GROUND_SHARE))
        least = min(least, found)
    return least


def _cells(box: Edges) -> Iterator[Edges]:
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    wide = width >= height
    long, short = (width, height) if wide else (height, width)
    count = max(1, min(60, round(long / (_CELL * max(short, 1.0)))))
    step = long / count
    for i in range(count):
        a, b = i * step, (i + 1) * step
        yield (left + a, bottom, left + b, top) if wide else (left, bottom + a, right, bottom + b)
