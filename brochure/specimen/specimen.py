"""A theme as a document of five pages: inks, type, grid, components, charts and patterns.

A theme, a format and a typesetter in, a Document out. Knows no files and no park.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from brochure.compose.words import Words
from brochure.display import Destination, Item, Tagged
from brochure.layout.document import Bookmark, Document, Metadata, Page
from brochure.layout.format import Format
from brochure.layout.theme import ROLES, Theme
from brochure.specimen import components, drawn, gridded, inks, scale
from brochure.specimen.sheet import BLEED, EN, Sheet
from brochure.text.typesetter import Typesetter

PAGES: tuple[tuple[str, Words, Callable[[Sheet], list[Item]]], ...] = (
    ("inks", inks.TITLE, inks.inks),
    ("type", scale.TITLE, scale.scale),
    ("grid", gridded.TITLE, gridded.gridded),
    ("components", components.TITLE, components.components),
    ("charts", drawn.TITLE, drawn.drawn),
)
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # a specimen has no day of its own


def specimen(
    theme: Theme, page_format: Format, typesetter: Typesetter, title: str, generator: str
) -> Document:
    """Return the specimen of a theme called ``title``."""
    pages = []
    for number, (name, words, draw) in enumerate(PAGES, 1):
        sheet = Sheet.of(theme, page_format, typesetter, number, words, title)
        items = Tagged("Sect", tuple(draw(sheet)))
        pages.append(Page(str(number), sheet.leaf.side, name, (items,)))
    marks = tuple(Bookmark(words.joined, Destination(index)) for index, (_, words, _) in enumerate(PAGES))
    return Document(
        width=page_format.width,
        height=page_format.height,
        bleed=BLEED,
        pages=tuple(pages),
        bookmarks=marks,
        metadata=Metadata(
            f"Theme {title}", "", "Specimen of a theme", (), EN, MADE, _digest(theme, generator), generator
        ),
    )


def _digest(theme: Theme, generator: str) -> str:
    """Return a SHA-256 of what decides the bytes."""
    said = [generator, theme.name, *(repr(theme.ink(role)) for role in ROLES)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
