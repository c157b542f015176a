"""A PDF in; its plates, and how much ink they put where, out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brochure.plates.measuring import SQUARE_MM, Frame, PageInk, Square
from brochure.plates.separating import PagePlates, Separation, separate

__all__ = [
    "SQUARE_MM",
    "Frame",
    "InkReport",
    "PageInk",
    "PagePlates",
    "Separation",
    "Square",
    "ink",
    "separate",
]


@dataclass(frozen=True, slots=True)
class InkReport:
    """How much ink a file's pages get; ``unjudged`` names what was not, or not rightly, judged."""

    plates: tuple[str, ...]
    pages: tuple[PageInk, ...]
    unjudged: tuple[str, ...]

    @property
    def worst(self) -> PageInk | None:
        """The page with the worst square, None for a file without pages."""
        return max(self.pages, key=lambda page: page.worst.total, default=None)


def ink(source: Path | bytes, dpi: float = 72.0, oversampling: int = 2) -> InkReport:
    """Return coverage and the worst 15 x 15 mm square of every page; raises CheckError.

    At 72 dpi, twofold, the square is within a point of what 300 dpi gives.
    """
    separation = separate(source, dpi, oversampling)
    pages = tuple(page.ink() for page in separation.pages())
    return InkReport(separation.plates, pages, separation.unjudged)
