"""G9: pictures with as many pixels as their printed size needs.

Source: Ghent Workgroup 2022, sheet-fed CMYK.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import PRINT, Demand
from brochure.check.document import Document
from brochure.check.marks import ImageMark
from brochure.check.rule import Flaw, Rule
from brochure.check.rules.pages import GHENT
from brochure.check.rules.printed import marks

_TOO_SMALL_TO_JUDGE = 16  # pixels: a flat colour or a ramp, not a photograph


def photographs(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for photographs that print coarsely."""
    yield from _coarse(document, demand.photograph_ppi, False, "a photograph")


def bitmaps(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for pictures of two tones whose edges print jagged."""
    yield from _coarse(document, demand.bitmap_ppi, True, "a picture of two tones")


def _coarse(document: Document, thresholds: tuple[float, float], bitmap: bool, kind: str) -> Iterator[Flaw]:
    worst, poor = thresholds
    for page, mark in marks(document):
        if not isinstance(mark, ImageMark) or (mark.bits == 1) is not bitmap:
            continue
        if min(mark.width, mark.height) <= _TOO_SMALL_TO_JUDGE:
            continue
        ppi = mark.ppi / page.unit
        if ppi < poor - 0.5:
            yield Flaw(
                f"{kind} of {mark.width} x {mark.height} pixels prints at {ppi:.0f} ppi",
                page, mark.box, "error" if ppi < worst - 0.5 else "warning",
            )  # fmt: skip


RULES = (
    Rule("G9-photograph", "error", frozenset({PRINT}), "photographs are fine enough",
         "place a larger file, or the picture smaller (225 ppi, never under 150)", GHENT,
         "whether the pixels were made up by enlarging", photographs),
    Rule("G9-bitmap", "error", frozenset({PRINT}), "two-toned pictures are fine enough",
         "use a vector, or a finer picture (800 ppi, never under 550)", GHENT,
         "whether the pixels were made up by enlarging; masks of pictures", bitmaps),
)  # fmt: skip
