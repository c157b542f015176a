"""How much ink a file's pages get, without drawing more than that takes.

In: a PDF. Out: an :class:`InkReport`. Must not know limits: those are a profile's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from brochure.plates.measuring import PageInk


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
    source: Path | bytes,
    dpi: float = 45.0,
    oversampling: int = 2,
    limit: float | None = None,
    only: Collection[int] | None = None,
) -> InkReport:
    """Return coverage and the worst 15 x 15 mm square of every page, or of those in ``only``.

    At 45 dpi, twofold, solids are exact, and a page of threads or patterns is within 4 points of what
    150 dpi gives. Pages of which a square comes near ``limit`` or above are measured again at 150 dpi.
    Raises CheckError for a file that can not be read.
    """
    from brochure.plates.separating import separate  # the reports alone are asked for without plates

    separation = separate(source, dpi, oversampling, only)
    pages = {page.page: page.ink() for page in separation.pages()}
    if limit is not None and dpi < _FINE_DPI:
        near = [number for number, page in pages.items() if page.worst.total > limit - _NEAR]
        if near:
            pages |= {page.page: page for page in ink(source, _FINE_DPI, oversampling, None, near).pages}
    return InkReport(separation.plates, tuple(pages.values()), separation.unjudged)
