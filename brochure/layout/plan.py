"""Plans: the ways in which a section can be told, each a design with its pages, before one is chosen.

A page plan knows how full its page is and how to draw it; a candidate is one way to tell one section, or
several that share pages. Nothing here draws.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from brochure.display import Item
from brochure.layout.leaf import Leaf


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page of a candidate.

    ``ground`` is the role of its ground; ``solid`` tells whether that is a full dark or coloured one.
    ``fullness`` is the part of its room that is used, None where the design has its own white. ``section`` is
    the section whose page it is, ``more`` are those that begin further down on it. ``art`` is the part of its
    room that art fills. A ``pause`` is a page of art alone, on which no section begins. ``changed`` tells of
    blocks that stand in another form than they ask for.
    """

    draw: Callable[[Leaf], tuple[Item, ...]]
    ground: str = "white"
    fullness: float | None = None
    section: int = 0
    more: tuple[int, ...] = ()
    art: float = 0.0
    pause: bool = False
    changed: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[int, ...]:
        """All sections that stand on the page."""
        return () if self.pause else (self.section, *self.more)

    @property
    def solid(self) -> bool:
        """Whether the page is a solid: two in a row are the most that a brochure has."""
        return self.ground in ("deep", "accent")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to tell ``sections`` sections from one on: a design, its pages, and what it costs.

    A cost of nothing is a page as the art direction draws it; an empty page costs about a hundred.
    """

    design: str
    pages: tuple[PagePlan, ...]
    cost: float = 0.0
    looseness: int = 0
    sections: int = 1
