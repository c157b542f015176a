"""The grounds that flow may stand on: white, tinted, or a solid with its art and its type reversed.

A section's kind, its blocks and how full its pages are in; a ground's role, and a setter and a leaf whose
type and inks read on it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from brochure.art import ridges
from brochure.art.contours import contours
from brochure.compose import blocks as b
from brochure.compose.story import SectionStory
from brochure.display import Item
from brochure.layout.bespoke import GROUNDS
from brochure.layout.flow.setter import Setter
from brochure.layout.leaf import Leaf
from brochure.layout.theme import Theme
from brochure.text.style import TextStyle
from brochure.units import mm

CREST, FULL_HEIGHT = mm(126), mm(285)  # where ridges begin on the boards' pages
CLEAR = mm(6)  # between the flow and the highest crest
SOLIDS = ("deep", "accent")
FLOWED = {
    **GROUNDS, "foreword": "mist", "location": "deep", "incentives": "mist", "living": "deep",
    "testimonials": "accent",
}  # fmt: skip
"""The grounds of the kinds that flow; of several that would be accent the first is, the others are deep."""
REVERSED: tuple[type[Any], ...] = (
    b.Heading, b.Lead, b.Paragraph, b.Statement, b.Quote, b.SmallPrint, b.Figures, b.FactList, b.Listing,
    b.Table, b.Steps, b.Reach,
)  # fmt: skip
"""The blocks that are words, rules and plain marks, so that they read in reversed inks."""
SMALL = ("note", "company", "running_head")  # styles that are too small to be reversed
RAISED = "label"  # what stands in their place


def ground_of(section: SectionStory, blocks: Sequence[b.Block], kinds: Sequence[str]) -> str:
    """Return the role of the ground that a section of one page would stand on; ``kinds`` are the story's."""
    ground = FLOWED.get(section.kind, "white")
    if ground not in SOLIDS:
        return ground
    if not all(isinstance(block, REVERSED) or _photograph(block) for block in blocks):
        return "white"
    accents = [kind for kind, role in FLOWED.items() if role == "accent" and kind in kinds]
    return "deep" if ground == "accent" and section.kind in accents[1:] else ground


def _photograph(block: b.Block) -> bool:
    return isinstance(block, b.PictureBlock) and block.slot.file is not None


def stands(section: SectionStory, ends: Sequence[float], height: float, *, facing: bool) -> bool:
    """Tell whether a section may stand on a solid; ``ends`` are where its pages' flow ends, points.

    One of several pages may not, nor one of two that face each other: a quarter of every spread is white.
    """
    if len(ends) > 1 or facing:
        return False
    return section.kind != "cover_key" or all(end <= crest(height) - CLEAR for end in ends)


def raised(setter: Setter) -> Setter:
    """Return a setter whose smallest type is large enough to be reversed: 8 pt (art direction, section 3)."""
    return replace(setter, studio=replace(setter.studio, theme=_raised(setter.studio.theme)), memo={})


def _raised(theme: Theme) -> Theme:
    return replace(theme, latin=_sturdy(theme.latin), han=_sturdy(theme.han))


def _sturdy(styles: Mapping[str, TextStyle]) -> dict[str, TextStyle]:
    """Return styles with no type under 8 pt and no light serif, whose strokes ink would fill."""
    lead = replace(styles["lead"], weight=styles["statement"].weight)
    return {**styles, **{name: styles[RAISED] for name in SMALL}, "lead": lead}


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
    turned["mid"] = rule  # lines between marks; white type stands out from it
    inks = {**theme.inks, **turned, "white": leaf.ground}
    turned_theme = replace(_raised(theme), inks=inks, printed=theme.palette)
    return replace(leaf, studio=replace(leaf.studio, theme=turned_theme))
