"""How much ink a file's pages get, without drawing more than that takes.

In: a PDF. Out: an :class:`InkReport`. Must not know limits: those are a profile's.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from brochure.plates.measuring import PageInk
from brochure.plates.separating import separate


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


def ink(source: Path | bytes, dpi: float = 60.0, oversampling: int = 2) -> InkReport:
    """Return coverage and the worst 15 x 15 mm square of every page; raises CheckError.

    At 60 dpi, twofold, the square of a page of fine lines is within a point or two of what 300 dpi gives.
    """
    separation = separate(source, dpi, oversampling)
    pages = tuple(page.ink() for page in separation.pages())
    return InkReport(separation.plates, pages, separation.unjudged)
