"""L1: type that is still read when only grey is left of a page: on a proof, or in a copy.

Source: WCAG 2.2, 1.4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import PRINT, Demand
from brochure.check.document import Document
from brochure.check.grounds import contrasts
from brochure.check.rule import Doubt, Flaw, Rule
from brochure.check.rules.fine import quoted

_SLACK = (
    0.9  # what greys differ by from press to press and from the screen values that pages are designed with
)


def grey(document: Document, demand: Demand) -> Iterator[Flaw | Doubt]:
    """Yield a flaw for type that stands out too little from its ground in grey."""
    for page in document.pages:
        standing = contrasts(document, page, demand.contrast)
        if standing is None:
            yield Doubt(f"page {page.number} holds more type and areas than are looked at")
        for mark, found in standing or ():
            large = mark.size * page.unit >= demand.large_type
            wanted = demand.contrast_large if large else demand.contrast
            if found < _SLACK * wanted:
                yield Flaw(
                    f"type of {mark.size * page.unit:.1f} pt has {found:.1f} : 1 to its ground in grey, not"
                    f" {wanted:g} : 1, {quoted(mark)}", page, mark.box,
                )  # fmt: skip
    if document.drawing.spent:
        yield Doubt("type stands on pictures, gradients or patterns on more pages than are drawn")


RULES = (
    Rule("L1-grey", "warning", frozenset({PRINT}), "type is legible in grey",
         "set the type in a darker or lighter ink, or change its ground", "WCAG 2.2, 1.4.3",
         "type outlined as paths, Type 3 fonts, what is painted over type, grounds of thin lines, white on"
         " bare paper", grey),
)  # fmt: skip
