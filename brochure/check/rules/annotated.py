"""U1 of annotations and page entries: what validators pass and readers trip over.

Source: ISO 14289-1, 7.18; ISO 19005-2, 6.3; ISO 32000-1, 12.4.4 and 12.5.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import PDFA, UA, Demand, X
from brochure.check.document import Document, Page
from brochure.check.marks import Edges
from brochure.check.objects import get, integer, is_dictionary, items, key_of, name, numbers, text
from brochure.check.rule import Flaw, Rule

_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW, _TOGGLE = 1, 2, 4, 32, 256


def links(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each link that is not in the structure tree, or says nothing."""
    held = {key for e in document.structure for key in e.objects if e.role == "Link" or "Link" in e.path}
    for page, annotation, box in _annotations(document, "Link"):
        if key_of(annotation) not in held:
            yield Flaw("a link has no OBJR in a Link element", page, box)
        elif not isinstance(get(annotation, "/StructParent"), int):
            yield Flaw("a link has no StructParent", page, box)
        if not text(get(annotation, "/Contents")).strip():
            yield Flaw("a link has no Contents, which say where it leads", page, box)


def tabs(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page with annotations whose tabs do not follow the structure."""
    for page in document.pages:
        if page.annotations and name(get(page.source, "/Tabs")) != "S":
            yield Flaw("the page has annotations, and its Tabs is not S", page)


def flags(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each annotation that is not shown on paper as on the screen."""
    for page, annotation, box in _annotations(document, ""):
        if name(get(annotation, "/Subtype")) == "Popup":
            continue
        given = get(annotation, "/F")
        value = integer(given)
        if given is None or not value & _PRINT or value & (_INVISIBLE | _HIDDEN | _NO_VIEW | _TOGGLE):
            yield Flaw("an annotation is not printed, or hidden (its F)", page, box)


def transitions(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page with an empty transition."""
    for page in document.pages:
        found = get(page.source, "/Trans")
        if is_dictionary(found) and not items(found):
            yield Flaw("the page has an empty Trans", page)


def _annotations(document: Document, kind: str) -> Iterator[tuple[Page, object, Edges | None]]:
    for page in document.pages:
        for annotation in page.annotations:
            if not kind or name(get(annotation, "/Subtype")) == kind:
                edges = numbers(get(annotation, "/Rect"))
                box = None
                if len(edges) == 4:
                    left, right = sorted((edges[0], edges[2]))
                    bottom, top = sorted((edges[1], edges[3]))
                    box = left, bottom, right, top
                yield page, annotation, box


RULES = (
    Rule("U1-links", "error", frozenset({UA}), "links are in the structure and say where they lead",
         "hold each link by an OBJR in a Link element, and write Contents", "ISO 14289-1, 7.18.5",
         "whether they lead there", links),
    Rule("U1-tabs", "error", frozenset({UA}), "the tab key follows the structure",
         "write Tabs S on pages with annotations", "ISO 14289-1, 7.18.3", "", tabs),
    Rule("U1-flags", "error", frozenset({PDFA}), "annotations are the same on paper and on the screen",
         "write F with Print set and nothing hidden", "ISO 19005-2, 6.3.2", "", flags),
    Rule("U1-trans", "error", frozenset({UA, PDFA, X}), "no page has an empty transition",
         "leave Trans out", "ISO 32000-1, 12.4.4", "", transitions),
)  # fmt: skip
