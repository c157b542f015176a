"""X8, G1 and C4: the boxes of pages, and what all pages have in common.

Source: ISO 32000-1, 14.11.2; CGATS application notes on PDF/X; Ghent Workgroup 2022; geometry of a booklet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from brochure.check.demand import PRINT, Demand, X
from brochure.check.document import Document, Page
from brochure.check.marks import Edges, overlap, within
from brochure.check.objects import box_of, get, inherited, integer, name, numbers
from brochure.check.rule import Flaw, Rule
from brochure.units import to_mm

GHENT = "Ghent Workgroup 2022, sheet-fed CMYK"
_NOTES = "CGATS application notes on PDF/X"
_SAME = 0.05  # points; boxes are written with three decimals at most
_HIDDEN = 2
_SIGNATURE = 4
_GLUED_FROM = 40  # pages; a thinner book has no spine for glue
_BOUND = 100.0, 305.0  # mm: cards are smaller on their longer side, posters larger on their shorter one


def trims(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page that has no trim, or two."""
    for page in document.pages:
        if page.trim is None and page.art is None:
            yield Flaw("the page has neither a TrimBox nor an ArtBox", page)
        elif page.trim is not None and page.art is not None:
            yield Flaw("the page has a TrimBox and an ArtBox", page)


def nesting(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where a box reaches out of the one that should hold it."""
    for page in document.pages:
        inner = page.trim or page.art
        if page.bleed and not within(page.bleed, page.media, _SAME):
            yield Flaw("the BleedBox reaches out of the MediaBox", page, page.bleed)
        if inner and not within(inner, page.media, _SAME):
            yield Flaw("the TrimBox reaches out of the MediaBox", page, inner)
        elif inner and page.bleed and not within(inner, page.bleed, _SAME):
            yield Flaw("the TrimBox reaches out of the BleedBox", page, inner)


def on_page(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each annotation that lies on what is printed."""
    for page in document.pages:
        held = page.bleed or page.finished
        for annotation in page.annotations:
            kind = name(get(annotation, "/Subtype"))
            edges = numbers(get(annotation, "/Rect"))
            if kind in {"TrapNet", "PrinterMark", "Popup"} or len(edges) != 4:
                continue
            box = _sorted(edges)
            hidden = integer(get(annotation, "/F")) & _HIDDEN
            if not hidden and overlap(box, held):
                yield Flaw(f"an annotation ({kind or 'nameless'}) lies on the printed page", page, box)


def user_unit(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page that scales its unit."""
    for page in document.pages:
        if get(page.source, "/UserUnit") is not None:
            yield Flaw(f"the page has a UserUnit of {page.unit:g}", page)


def crop(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page that shows less than its sheet."""
    for page in document.pages:
        said = box_of(inherited(page.source, "/CropBox"))
        if said is not None and not _alike(said, page.media):
            yield Flaw("the CropBox differs from the MediaBox", page, said)


def sizes(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page whose trim is of another size than most pages' are."""
    held = Counter(_size(page) for page in document.pages)
    usual = max(held, key=lambda size: (held[size], size))
    for page in document.pages:
        size = _size(page)
        if max(abs(a - b) for a, b in zip(size, usual, strict=True)) > 0.1:
            yield Flaw(
                f"the trim is {size[0]:g} x {size[1]:g} mm, most pages are {usual[0]:g} x {usual[1]:g} mm",
                page, page.finished,
            )  # fmt: skip


def rotation(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page that is turned when it is shown."""
    for page in document.pages:
        if page.rotate:
            yield Flaw(f"the page is turned by {page.rotate} degrees", page)


def empty(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page on which nothing is printed."""
    for page in document.pages:
        shown = any(not mark.paint.hidden for mark in page.seen.marks)
        if not (shown or page.seen.unread or page.seen.cut):
            yield Flaw("the page is empty", page)


def booklet(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the pages of what may be a booklet do not make whole folded sheets.

    Sheets that are imposed are whole; leaflets, cards and posters are not bound.
    """
    said, count = document.said.info, len(document.pages)
    if "Imposition" in said or "Folding" in said or count <= _SIGNATURE or not count % _SIGNATURE:
        return
    sides = [_size(page) for page in document.pages]
    if max(map(max, sides)) < _BOUND[0] or min(map(min, sides)) > _BOUND[1]:
        return
    more = _SIGNATURE - count % _SIGNATURE
    stitched = f"{count} pages leave {more} empty when the booklet is stitched through the fold"
    if count % 2:
        yield Flaw(f"{stitched}, and one in any other binding: a leaf has two pages")
    elif count < _GLUED_FROM:
        yield Flaw(f"{stitched}; glued bindings take any even number")


def _alike(a: Edges, b: Edges) -> bool:
    return all(abs(x - y) < _SAME for x, y in zip(a, b, strict=True))


def _size(page: Page) -> tuple[float, float]:
    trim = page.finished
    return round(to_mm(trim[2] - trim[0]) * page.unit, 1), round(to_mm(trim[3] - trim[1]) * page.unit, 1)


def _sorted(edges: tuple[float, ...]) -> Edges:
    left, right = sorted((edges[0], edges[2]))
    bottom, top = sorted((edges[1], edges[3]))
    return left, bottom, right, top


RULES = (
    Rule("X8-trim", "error", frozenset({X}), "every page says where it is cut",
         "give each page a TrimBox and no ArtBox", _NOTES, "", trims),
    Rule("X8-nesting", "error", frozenset({X}), "the trim lies in the bleed, the bleed on the sheet",
         "correct the boxes", _NOTES, "", nesting),
    Rule("X8-annotations", "error", frozenset({X}), "no annotation lies on the printed page",
         "take links and comments out of the print file", _NOTES, "", on_page),
    Rule("G1-unit", "error", frozenset({PRINT}), "pages count in points", "take UserUnit out", GHENT, "",
         user_unit),
    Rule("G1-crop", "error", frozenset({PRINT}), "the whole sheet is shown", "take the CropBox out", GHENT,
         "", crop),
    Rule("G1-size", "warning", frozenset({PRINT}), "all pages are cut to one size",
         "set the odd page anew, or deliver it apart", GHENT, "covers with a spine or flaps, which are wider",
         sizes),
    Rule("G1-rotate", "warning", frozenset({PRINT}), "no page is turned", "turn the content, not the page",
         GHENT, "", rotation),
    Rule("G1-empty", "warning", frozenset({PRINT}), "something is printed on every page",
         "leave the page out, or say that it is meant to be blank", GHENT, "pages that hold white only",
         empty),
    Rule("C4-pages", "warning", frozenset({PRINT}), "the pages make whole folded sheets",
         "add or take pages to reach a multiple of four, or have it glued",
         "geometry of a saddle-stitched booklet",
         "how the job is bound: leaflets, cards, posters and even numbers from 40 pages on, which may be"
         " glued, are left alone; creep, which the imposition compensates", booklet),
)  # fmt: skip
