"""C1 of the sheet around the page: marks and slug lines keep off the bleed.

Source: the advice of Chinese printing shops.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import PRINT, Demand
from brochure.check.document import Document, Page
from brochure.check.marks import Edges, Mark, PathMark, TextMark, meet, overlap, within
from brochure.check.rule import Flaw, Rule
from brochure.check.rules.fine import SHOPS
from brochure.units import mm

_NEAR = mm(0.05)  # what ends there touches the bleed
_BEYOND = mm(0.5)  # what ends so near beyond the bleed is art that its own edge cuts off there
_LARGEST = mm(25)  # a swatch of a colour bar; what is larger is art that hangs off the page


def marks_and_slug(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each mark, swatch or word that reaches from the sheet into the page's bleed."""
    for page in document.pages:
        bleed = page.bleed
        if bleed is None or within(page.media, bleed):
            continue
        for mark in page.printed:
            parts = _parts(mark) if mark.paint.origin != "pattern" else []
            if within(mark.box, bleed, _BEYOND) or (len(parts) == 1 and overlap(mark.box, page.finished)):
                continue
            for box in parts:
                if _touches(box, page, bleed):
                    kind = "type of the slug" if isinstance(mark, TextMark) else "a printer's mark"
                    yield Flaw(f"{kind} touches the bleed", page, box)


def _parts(mark: Mark) -> list[Edges]:
    """Return the boxes of what may be a mark: type, lines, small areas; as far as they are seen."""
    if isinstance(mark, TextMark):
        return [mark.box] if mark.visible else []
    if not isinstance(mark, PathMark):
        return []
    half = mark.width / 2
    grown = [(p[0] - half, p[1] - half, p[2] + half, p[3] + half) for p in mark.parts]
    seen = [box for part in grown if (box := meet(part, mark.box))]
    lines = mark.fill is None
    return [b for b in seen if lines or max(b[2] - b[0], b[3] - b[1]) <= _LARGEST]


def _touches(box: Edges, page: Page, bleed: Edges) -> bool:
    """Tell whether a box begins outside of the bleed, and ends at it or in it, off the page itself."""
    grown = bleed[0] - _NEAR, bleed[1] - _NEAR, bleed[2] + _NEAR, bleed[3] + _NEAR
    return overlap(box, grown) and not within(box, bleed, _BEYOND) and not overlap(box, page.finished)


RULES = (
    Rule("C1-marks", "warning", frozenset({PRINT}), "printer's marks and slug lines keep off the bleed",
         "move the mark outwards", SHOPS,
         "marks that lie in the bleed with all of them; areas of more than 25 mm, which may be art",
         marks_and_slug),
)  # fmt: skip
