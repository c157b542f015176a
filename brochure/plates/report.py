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


_NEAR = 6.0
"""Per cent by which a quick measurement of fine patterns may be off (seen: 4)."""

_FINE_DPI = 150.0


def ink(
    source: Path | bytes, dpi: float = 45.0, oversampling: int = 2, limit: float | None = None
) -> InkReport:
    """Return coverage and the worst 15 x 15 mm square of every page; raises CheckError.

    At 45 dpi, twofold, solids are exact, and a page of threads or patterns is within 4 points of what
    150 dpi gives. Where a square comes near ``limit`` or above, all is measured again at 150 dpi.
    """
    separation = separate(source, dpi, oversampling)
    pages = tuple(page.ink() for page in separation.pages())
    if limit is not None and dpi < _FINE_DPI and any(page.worst.total > limit - _NEAR for page in pages):
        return ink(source, _FINE_DPI, oversampling)
    return InkReport(separation.plates, pages, separation.unjudged)
