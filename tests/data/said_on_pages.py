"""What pages say: items laid flat, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure.display import GlyphRun, Group, Item, Link, Tagged
from brochure.layout.document import Page


def flat(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, those inside others too."""
    for item in items:
        if isinstance(item, Tagged | Group | Link):
            yield from flat(item.items)
        else:
            yield item


def words(page: Page) -> str:
    """Return what a page says, run by run."""
    return "\n".join(item.text for item in flat(page.items) if isinstance(item, GlyphRun))
