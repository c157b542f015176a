"""Q1: QR codes that every telephone reads: vector, black alone, enough room, modules large enough.

In: marks that look like a code, and the page as PDFium draws it.
Source: ISO/IEC 18004:2015, 6.3.8; Denso Wave.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.codes import Code, codes_of
from brochure.check.demand import ANY, PRINT, Demand
from brochure.check.document import Document, Page
from brochure.check.marks import Edges, ImageMark, Mark, PathMark, within
from brochure.check.rule import Doubt, Flaw, Rule
from brochure.units import to_mm

_ISO = "ISO/IEC 18004:2015, 6.3.8; Denso Wave"
_ROUNDING = 0.005


def decodes(document: Document, demand: Demand) -> Iterator[Flaw | Doubt]:
    """Yield a flaw for each code that can not be read from the drawn page."""
    for page, code in _codes(document):
        if code.text is None:
            yield Flaw("a QR code can not be read from the page at 150 dpi", page, code.box)
    if document.codes_cut:
        yield Doubt("there are more things that may be codes than are looked at")


def vector(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each code that is a picture."""
    for page, code in _codes(document):
        if code.picture:
            yield Flaw("a QR code is a picture, whose edges the screen breaks up", page, code.box)


def black(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each code that is not black alone on white."""
    for page, code in _codes(document):
        for colour in code.colours:
            if not colour.black_only:
                yield Flaw(f"a QR code is printed in {colour}, not in black alone", page, code.box)
                break
        else:
            ground = _ground(page, code)
            if ground is not None:
                yield Flaw(f"a QR code stands on {ground}, not on white", page, code.box)


def quiet(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where something is seen in a code's quiet zone."""
    for page, code in _codes(document):
        if code.module > 0 and not code.picture:
            seen = document.drawing.intruder(page, code.box, demand.code_quiet * code.module)
            if seen is not None:
                yield Flaw(
                    f"something stands in the {demand.code_quiet} modules around a QR code", page, seen
                )


def size(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each code whose modules are too small."""
    for page, code in _codes(document):
        side = to_mm(code.module) * page.unit
        if 0 < side < demand.code_module_mm - _ROUNDING:
            yield Flaw(f"a QR code's modules are {side:.2f} mm", page, code.box)


def _codes(document: Document) -> Iterator[tuple[Page, Code]]:
    for page in document.pages:
        for code in codes_of(document, page):
            yield page, code


def _ground(page: Page, code: Code) -> str | None:
    """Return the colour below a code, None for white: the last area below that holds all of it."""
    for mark in reversed(page.seen.marks[: code.first]):
        if _covers(mark, code.box):
            if isinstance(mark, PathMark) and mark.fill is not None:
                return None if mark.fill.white else str(mark.fill)
            return "a picture"
    return None


def _covers(mark: Mark, box: Edges) -> bool:
    if mark.paint.hidden or mark.paint.origin == "mask":
        return False
    if isinstance(mark, PathMark):
        return (
            mark.fill is not None and any(within(box, part) for part in mark.parts) and within(box, mark.box)
        )
    return isinstance(mark, ImageMark) and within(box, mark.box)


RULES = (
    Rule("Q1-reads", "error", frozenset({ANY}), "every QR code can be read from the page",
         "make the code anew, larger or with more contrast", _ISO,
         "whether it leads where it should; pictures of codes that can not be read", decodes),
    Rule("Q1-vector", "warning", frozenset({PRINT}), "QR codes are vectors", "set the code again as a vector",
         _ISO, "codes in pictures that show more than the code", vector),
    Rule("Q1-black", "error", frozenset({PRINT}), "QR codes are black alone on white",
         "set the code in K 100 on white", _ISO, "the colours of codes that are pictures", black),
    Rule("Q1-quiet", "error", frozenset({ANY}), "four modules around a QR code are free",
         "move or clear what stands there", _ISO, "codes that are pictures; things lighter than 20 % black",
         quiet),
    Rule("Q1-module", "error", frozenset({PRINT}), "a QR code's modules are 0.4 mm or more",
         "set the code larger, or let it say less", _ISO, "codes turned by other than right angles",
         size),
)  # fmt: skip
