"""Pages of art alone, which help to meet a number of pages that is asked for.

A section's place in; a candidate with one page out. They stand before a section, never before the cover.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.art import ridges
from brochure.art.contours import contours
from brochure.display import Item
from brochure.layout.leaf import Leaf
from brochure.layout.plan import Candidate, PagePlan

ART = "art"
COST = 20.0  # what such a page costs: less than a page that is stretched, more than one that is told


@dataclass(frozen=True, slots=True)
class _Art:
    """Draws one page of art: contours on paper, or ridges on deep."""

    dark: bool

    def __call__(self, leaf: Leaf) -> tuple[Item, ...]:
        if self.dark:
            drawing = ridges.back_cover(leaf.studio.ridges, leaf.palette, *leaf.trim)
        else:
            drawing = contours(leaf.studio.ridges.seed, leaf.palette.mid, *leaf.trim)
        return (leaf.solid(), leaf.backdrop(drawing))


def pause(index: int, *, light: bool) -> Candidate:
    """Return a page of art before section ``index``; always ``light`` where a mark has to read on it."""
    dark = index % 2 == 1 and not light
    page = PagePlan(_Art(dark), "deep" if dark else "paper", None, index, pause=True)
    return Candidate(ART, (page,), COST, sections=0)
