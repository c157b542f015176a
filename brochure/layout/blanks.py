"""A document without the empty pages that only paper needs.

In: a Document. Out: the same without pages that show nothing, every link and bookmark leading where it led.
Must not know why a page is empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brochure.display import Destination, Group, Item, Link, Tagged
from brochure.layout.document import Bookmark, Document


def without_blanks(document: Document) -> Document:
    """Return the document without pages on which nothing is painted; a link to one leads to the next."""
    kept = [index for index, page in enumerate(document.pages) if _shows(page.items)]
    if len(kept) in (0, len(document.pages)):
        return document
    old = range(len(document.pages))
    to = {index: next((new for new, k in enumerate(kept) if k >= index), len(kept) - 1) for index in old}
    pages = (document.pages[index] for index in kept)
    return replace(
        document,
        pages=tuple(replace(page, items=led(page.items, to)) for page in pages),
        bookmarks=tuple(moved(bookmark, to) for bookmark in document.bookmarks),
    )


def _shows(items: Iterable[Item]) -> bool:
    return any(_shows(item.items) if isinstance(item, Group | Link | Tagged) else True for item in items)


def led(items: tuple[Item, ...], to: dict[int, int]) -> tuple[Item, ...]:
    """Return items whose links lead to the pages' new places."""
    made: list[Item] = []
    for item in items:
        if isinstance(item, Link) and isinstance(item.target, Destination):
            item = replace(item, target=replace(item.target, page=to[item.target.page]))
        if isinstance(item, Group | Link | Tagged):
            item = replace(item, items=led(item.items, to))
        made.append(item)
    return tuple(made)


def moved(bookmark: Bookmark, to: dict[int, int]) -> Bookmark:
    """Return a bookmark and those below it at the pages' new places."""
    target = replace(bookmark.target, page=to[bookmark.target.page])
    return replace(bookmark, target=target, children=tuple(moved(child, to) for child in bookmark.children))
