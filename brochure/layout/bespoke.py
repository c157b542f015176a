"""The designs of the art direction's pages: which section has one, and on which ground it stands.

A section in, its page plan out. A design serves grids of twelve columns; it raises LayoutError, when it is
drawn, for a section that holds more than it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from brochure.compose import story as s
from brochure.compose.parts import ZonesBody
from brochure.display import Item
from brochure.layout.designs.contact import contact
from brochure.layout.designs.cover import back_cover, cover
from brochure.layout.designs.cover_key import cover_key
from brochure.layout.designs.honours import honours
from brochure.layout.designs.industries import industries
from brochure.layout.designs.key_figures import key_figures
from brochure.layout.designs.overview import overview
from brochure.layout.designs.roles import roles
from brochure.layout.designs.vision import vision
from brochure.layout.designs.zones import zones
from brochure.layout.format import Format
from brochure.layout.leaf import Leaf
from brochure.layout.plan import Candidate, PagePlan

NAME = "board"
TIGHT = "board tight"
GROUNDS = {
    "cover": "paper", "cover_key": "deep", "roles": "accent", "vision": "mist", "back_cover": "deep",
}  # fmt: skip


def _performance(leaf: Leaf, body: s.PerformanceBody) -> tuple[Item, ...]:
    # matplotlib is loaded when there is a chart, and not before.
    from brochure.layout.designs.performance import performance

    return performance(leaf, body)


def _key_figures(leaf: Leaf, body: s.KeyFiguresBody) -> tuple[Item, ...]:
    return key_figures(leaf, body, leaf.contents)


DESIGNS: dict[type, Callable[[Leaf, Any], tuple[Item, ...]]] = {
    s.CoverBody: cover,
    s.CoverKeyBody: cover_key,
    s.KeyFiguresBody: _key_figures,
    s.OverviewBody: overview,
    s.RolesBody: roles,
    ZonesBody: zones,
    s.IndustriesBody: industries,
    s.PerformanceBody: _performance,
    s.VisionBody: vision,
    s.HonoursBody: honours,
    s.ContactBody: contact,
    s.BackCoverBody: back_cover,
}


ANY_FORMAT = (s.CoverBody, s.BackCoverBody, s.CoverKeyBody, s.RolesBody)
"""What is composed in the terms of any grid."""
TEN, CONTACT_LINES = 10, 42  # columns and lines that the contact page needs
COLUMNS, LINES = 12, 46  # the grid that the art direction's pages are drawn on, or nearly


def tightened(candidate: Candidate) -> Candidate:
    """Return a candidate whose texts are asked to run a line shorter, as a compositor would."""
    (page,) = candidate.pages

    def draw(leaf: Leaf) -> tuple[Item, ...]:
        return page.draw(replace(leaf, looseness=-1))

    return replace(candidate, design=TIGHT, pages=(replace(page, draw=draw),), looseness=-1)


def board(section: s.SectionStory, index: int, page_format: Format) -> Candidate | None:
    """Return the art direction's page for a section, None when it has none for this format."""
    design = DESIGNS.get(type(section.body))
    fits = page_format.columns == COLUMNS and page_format.lines >= LINES
    tall = page_format.columns >= TEN and page_format.lines >= CONTACT_LINES
    any_grid = isinstance(section.body, ANY_FORMAT) or (tall and isinstance(section.body, s.ContactBody))
    if design is None or not (fits or any_grid):
        return None

    def draw(leaf: Leaf) -> tuple[Item, ...]:
        return design(leaf, section.body)

    return Candidate(NAME, (PagePlan(draw, GROUNDS.get(section.kind, "white"), None, index),))
