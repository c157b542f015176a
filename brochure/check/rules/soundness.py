"""F1: whether the file is whole, and whether all of it was looked at.

Source: ISO 32000-1, 7.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.demand import ANY, Demand
from brochure.check.document import Document
from brochure.check.limits import PAGES
from brochure.check.rule import Doubt, Flaw, Rule

_ISO = "ISO 32000-1, 7.5 and 7.8"


def repairs(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw where the file had to be repaired to be read, or does not begin as a PDF does."""
    before = document.data.find(b"%PDF-", 0, 1024)
    if before > 0:
        yield Flaw(f"{before} bytes stand before the file's header")
    if document.repairs:
        yield Flaw(f"the file had to be repaired to be read: {document.repairs[0]}")


def content(document: Document, demand: Demand) -> Iterator[Flaw]:
    """Yield a flaw for each page whose content can not be read to the end."""
    for page in document.pages:
        if page.seen.unread:
            yield Flaw("content of the page can not be unpacked", page)
        if page.seen.damage:
            yield Flaw("the page's content holds what is no instruction", page, severity="warning")


def limits(document: Document, demand: Demand) -> Iterator[Flaw | Doubt]:
    """Yield a flaw where the file goes further than a check does."""
    cut = [page.number for page in document.pages if page.seen.cut]
    if cut:
        yield Flaw(f"from page {cut[0]} on, the file holds more than is looked at")
    if document.more_pages:
        yield Flaw(f"pages after {PAGES} were not looked at")


RULES = (
    Rule("F1-whole", "warning", frozenset({ANY}), "the file is whole", "write the file anew", _ISO,
         "damage inside pictures and fonts", repairs),
    Rule("F1-content", "error", frozenset({ANY}), "every page's content can be read", "write the page anew",
         _ISO, "damage that makes another instruction", content),
    Rule("F1-limits", "warning", frozenset({ANY}), "all of the file was looked at",
         "split the file, or simplify its pages", "limits of this check", "", limits),
)  # fmt: skip
