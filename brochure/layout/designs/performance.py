"""Area, output and growth: thread charts and a twin figure."""

from __future__ import annotations

from brochure.compose.story import PerformanceBody
from brochure.display import Item
from brochure.layout.leaf import Leaf


def performance(leaf: Leaf, body: PerformanceBody) -> tuple[Item, ...]:
    """Return the page."""
    items: list[Item] = [*leaf.running_head(), *leaf.title(leaf.section.title).items]
    return (*items, *leaf.notes(leaf.section.notes).items)
