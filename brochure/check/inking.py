"""How much ink the pages of a file get: told from the colours where those say it, else from drawn plates.

In: a document. Out: bounds, and what was measured. Must not know limits of any receiver.
Source: Ghent Workgroup 2022, total ink as the mean over 15 x 15 mm.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from brochure.check.bare import strongest_bare
from brochure.check.bounding import Bound, bound
from brochure.check.marks import ImageMark, ShadingMark, colours, spaces
from brochure.check.spaces import PROCESS

if TYPE_CHECKING:
    from brochure.check.document import Document, Page
    from brochure.check.spaces import Space
    from brochure.plates import InkReport, PageInk

_TOLD = 0.01  # ink is told in whole per cents
_SINGLY = 8


def bounds(document: Document) -> dict[int, Bound]:
    """Return every page's bound, by number; found once."""
    if not document.ink_bounds:
        document.ink_bounds |= {page.number: bound(page, document.looks) for page in document.pages}
    return document.ink_bounds


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

    A solid that nothing stands on needs no plates. Raises CheckError for a file that can not be separated.
    """
    from brochure.plates import InkReport, PageInk

    most = bounds(document)
    left = sorted(most, key=lambda number: (most[number].likely, most[number].area))
    known = dict[int, PageInk]()
    bare = strongest_bare(document.pages)
    worst = 0.0
    if bare is not None:
        known[bare.page] = bare
        worst = bare.worst.total / 100
    drawn = 0
    while left and most[left[-1]].likely > worst + _TOLD:
        # The likeliest pages one by one, since one of them may settle it; then all others at once.
        taken = [left.pop()] if drawn < _SINGLY else left[:]
        left = [number for number in left if number not in taken]
        drawn += len(taken)
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
