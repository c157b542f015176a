"""The grounds that flow may stand on: white, tinted, or a solid with its art and its type reversed.

A section's kind and how full its pages are in; a ground's role and a leaf whose inks read on it out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.art import ridges
from brochure.art.contours import contours
from brochure.compose.story import SectionStory
from brochure.display import Item
from brochure.layout.bespoke import GROUNDS
from brochure.layout.leaf import Leaf
from brochure.units import mm

CREST, FULL_HEIGHT = mm(126), mm(285)  # where ridges begin on the boards' pages
CLEAR = mm(6)  # between the flow and the highest crest


def ground_of(section: SectionStory, ends: Sequence[float], height: float, *, facing: bool) -> str:
    """Return the role of the ground of a section's pages; ``ends`` are where their flow ends, points.

    Notes are too small to be reversed: a section that has some stands on white. So does one of several pages,
    or of two that face each other: a quarter of every spread is white.
    """
    ground = GROUNDS.get(section.kind, "white")
    if ground not in ("deep", "accent"):
        return ground
    if section.notes or len(ends) > 1 or facing:
        return "white"
    if section.kind == "cover_key" and any(end > crest(height) - CLEAR for end in ends):
        return "white"
    return ground


def crest(height: float) -> float:
    """Return how high ridges reach on a page of ``height`` points."""
    return CREST * min(1.0, height / FULL_HEIGHT)


def grounded(leaf: Leaf) -> tuple[tuple[Item, ...], Leaf]:
    """Return what lies behind a page, and the leaf whose inks read on it."""
    if leaf.ground == leaf.ink("white"):
        return (), leaf
    behind: list[Item] = [leaf.solid()]
    dark = leaf.ground in (leaf.ink("deep"), leaf.ink("accent"))
    if not dark:
        return tuple(behind), leaf
    if leaf.section.kind == "cover_key":
        behind.append(leaf.backdrop(ridges.reading_page(leaf.studio.ridges, leaf.palette, *leaf.trim)))
    elif leaf.ground == leaf.ink("accent"):
        lines = leaf.palette.accent_light
        behind.append(leaf.backdrop(contours(leaf.studio.ridges.seed, lines, *leaf.trim)))
    return tuple(behind), reversed_on(leaf)


def reversed_on(leaf: Leaf) -> Leaf:
    """Return a leaf whose dark inks are those that read on its solid."""
    theme = leaf.theme
    strong, small = theme.on(leaf.ground, 18), theme.on(leaf.ground, 8)
    if leaf.ground == leaf.ink("deep"):
        strong = small = leaf.light
    rule = leaf.ink("mid_dark") if leaf.ground == leaf.ink("deep") else strong
    turned = {"deep": strong, "text": small, "secondary": small, "hairline": rule, "accent": strong}
    inks = {**theme.inks, **turned}
    return replace(leaf, studio=replace(leaf.studio, theme=replace(theme, inks=inks)))
