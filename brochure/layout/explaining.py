"""Why a document looks as it does: each page's design, how full it is, and what was given up.

A document in, plain values and lines of text out. Knows no design.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from brochure.layout.document import Document, GivenUp


@dataclass(frozen=True, slots=True)
class PageMade:
    """A page: its label, section and design; ``fullness`` is None where the design has its own white.

    ``looseness`` is by how many lines its section's texts were asked to run longer (shorter, when negative).
    ``changed`` tells of blocks that stand in another form than they ask for, and why.
    """

    page: str
    section: str
    design: str
    fullness: float | None
    looseness: int
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explained:
    """The pages of a document and the designs that its sections could not have."""

    pages: tuple[PageMade, ...]
    given_up: tuple[GivenUp, ...]

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "pages": [asdict(page) for page in self.pages],
            "given_up": [asdict(design) for design in self.given_up],
        }

    def lines(self) -> Iterator[str]:
        """Yield a line a page, then a line for each design that was given up."""
        for page in self.pages:
            full = "own white" if page.fullness is None else f"{page.fullness:.0%} full"
            tight = f", texts {-page.looseness} line tighter" if page.looseness < 0 else ""
            yield f"page {page.page}: {page.section or 'empty'}, {page.design or 'no'} design, {full}{tight}"
            yield from (f"page {page.page}: {changed}" for changed in page.changed)
        for design in self.given_up:
            yield f"{design.section}: not the {design.design} design, since {design.why}"


def explained(document: Document) -> Explained:
    """Return how the pages of a document came about."""
    pages = tuple(
        PageMade(
            page.label,
            page.section,
            page.design,
            None if page.fullness is None else round(page.fullness, 3),
            page.looseness,
            page.changed,
        )
        for page in document.pages
    )
    return Explained(pages, document.given_up)
