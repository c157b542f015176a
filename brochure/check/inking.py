"""How much ink the pages of a file get: told from the colours where those say it, else from drawn plates.

In: a document. Out: bounds, and what was measured. Must not know limits of any receiver.
Source: Ghent Workgroup 2022, total ink as the mean over 15 x 15 mm.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure.check.limits import SUBPATHS
from brochure.check.marks import (
    Edges,
    ImageMark,
    Mark,
    PathMark,
    ShadingMark,
    TextMark,
    colours,
    overlap,
    spaces,
)  # fmt: skip
from brochure.check.picturing import picture_ink
from brochure.check.spaces import PROCESS

if TYPE_CHECKING:
    from brochure.check.document import Document, Page
    from brochure.check.spaces import Space
    from brochure.plates import InkReport, PageInk

_FINE_PART = 0.25  # of a square that small type and lines may cover
_SMALL_TYPE = 24.0  # points
_LINE = 8.0  # points
_ROUNDING = 0.005
_SINGLY = 8
_ALL_OF_IT = "picture"  # in place of plates, which a coarse look does not tell apart


@dataclass(frozen=True, slots=True)
class Bound:
    """What no square of a page can exceed, 1 for a solid: infinite where its colours do not tell.

    ``area`` is how much of the page, in square points, the box of the strongest colour takes.
    """

    most: float
    area: float


def bound(page: Page) -> Bound:
    """Return the most ink that the colours of ``page`` allow, overprint added where it meets a colour."""
    grounds: list[tuple[dict[str, float], Mark]] = []
    strongest = Bound(0.0, 0.0)
    for mark in page.printed:
        if mark.paint.transparent or isinstance(mark, ShadingMark):
            return Bound(math.inf, 0.0)
        painted = colours(mark)
        if any(c.pattern for c in painted):
            return Bound(math.inf, 0.0)
        plates = max((c.inks for c in painted), key=lambda inks: sum(inks.values()), default={})
        if isinstance(mark, ImageMark) and not mark.stencil:
            plates = {_ALL_OF_IT: picture_ink(mark)}
        if mark.paint.overprint_fill or mark.paint.overprint_stroke:
            share = _FINE_PART if _is_fine(mark) else 1.0
            below = [_mixed(ground, plates, share) for ground, seen in grounds if _meets(seen, mark.box)]
            plates = max([plates, *below], key=lambda inks: sum(inks.values()))
        grounds.append((plates, mark))
        box = mark.box
        found = sum(plates.values()), (box[2] - box[0]) * (box[3] - box[1])
        if found > (strongest.most, strongest.area):
            strongest = Bound(*found)
    return strongest


def bounds(document: Document) -> dict[int, Bound]:
    """Return every page's bound, by number; found once."""
    if not document.ink_bounds:
        document.ink_bounds |= {page.number: bound(page) for page in document.pages}
    return document.ink_bounds


def _mixed(below: dict[str, float], above: dict[str, float], share: float) -> dict[str, float]:
    """Return the plates of a ground of which ``share`` is printed over."""
    return below | {
        plate: max(below.get(plate, 0.0), share * ink + (1 - share) * below.get(plate, 0.0))
        for plate, ink in above.items()
    }


def _meets(ground: Mark, box: Edges) -> bool:
    if not overlap(ground.box, box):
        return False
    if not isinstance(ground, PathMark) or len(ground.parts) >= SUBPATHS:
        return True
    reach = ground.width / 2
    grown = box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach
    return any(overlap(part, grown) for part in ground.parts)


def _is_fine(mark: Mark) -> bool:
    if isinstance(mark, TextMark):
        return mark.size < _SMALL_TYPE
    return isinstance(mark, PathMark) and mark.fill is None and mark.width < _LINE


def measured(document: Document, numbers: Collection[int], limit: float) -> dict[int, PageInk]:
    """Draw the plates of the pages ``numbers``, once; near ``limit`` (1 for a solid) with more care.

    Pages that hold more than is looked at are left out: they might take for ever. Raises CheckError for a
    file that can not be separated.
    """
    endless = {page.number for page in document.pages if page.seen.cut}
    new = [number for number in numbers if number not in document.ink and number not in endless]
    if new:
        from brochure.plates import ink

        found = ink(document.data, limit=100 * limit, only=new)
        document.ink |= {page.page: page for page in found.pages}
        document.ink_unjudged |= set(found.unjudged)
    return document.ink


def most_ink(document: Document, limit: float) -> InkReport:
    """Return the plates that get ink, and those pages that may have the square with most, measured.

    Raises CheckError for a file that can not be separated.
    """
    from brochure.plates import InkReport, PageInk

    most = bounds(document)
    left = sorted(most, key=lambda number: (most[number].most, most[number].area))
    worst, known = 0.0, dict[int, PageInk]()
    while left and most[left[-1]].most > worst + _ROUNDING:
        # The likeliest pages one by one, since one of them may settle it; then all others at once.
        taken = [left.pop()] if len(known) < _SINGLY else left[:]
        left = [number for number in left if number not in taken]
        found = measured(document, taken, limit)
        known |= {number: found[number] for number in taken if number in found}
        worst = max((page.worst.total for page in known.values()), default=0.0) / 100
    pages = tuple(known[number] for number in sorted(known))
    return InkReport(inks(document), pages, tuple(sorted(document.ink_unjudged)))


def inks(document: Document) -> tuple[str, ...]:
    """Return the plates that get ink on any page, process inks first."""
    return _in_order({ink for page in document.pages for ink in inks_of(page)})


def inks_of(page: Page) -> tuple[str, ...]:
    """Return the plates that get ink on a page, process inks first."""
    found: set[str] = set()
    for mark in page.printed:
        if isinstance(mark, ImageMark | ShadingMark):
            for space in spaces(mark):
                found |= _plates_of(space)
        for colour in colours(mark):
            found |= set(colour.inks)
    return _in_order(found)


def _in_order(found: set[str]) -> tuple[str, ...]:
    return (*(ink for ink in PROCESS if ink in found), *sorted(found - set(PROCESS)))


def _plates_of(space: Space) -> set[str]:
    if space.colorants:
        return set(space.colorants) - {"None"}
    if space.base is not None:
        return _plates_of(space.base)
    return {"Black"} if space.components == 1 else set(PROCESS)
