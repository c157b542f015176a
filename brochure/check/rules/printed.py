"""The marks of a page that reach the sheet, as most rules want them.

In: pages. Out: pairs of a page and a mark. Must not know rules.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.document import Document, Page
from brochure.check.marks import Mark, PathMark, TextMark


def marks(document: Document) -> Iterator[tuple[Page, Mark]]:
    """Yield what stays on the sheet: no hidden layers, no soft masks, nothing that is cut off whole."""
    for page in document.pages:
        for mark in page.printed:
            yield page, mark


def texts(document: Document) -> Iterator[tuple[Page, TextMark]]:
    """Yield printed type that is painted at all and says something."""
    for page in document.pages:
        for mark in page.type:
            yield page, mark


def paths(document: Document) -> Iterator[tuple[Page, PathMark]]:
    """Yield printed paths."""
    for page, mark in marks(document):
        if isinstance(mark, PathMark):
            yield page, mark
