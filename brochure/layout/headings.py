"""Headings without a gap between their levels: one under a title is of the second level, whoever set it.

Pages in, pages out. A block knows what kind of heading it has, not what stands above it on its page.
Source: ISO 14289-1, 7.4.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from brochure.display import Group, Item, Link, Role, Tagged
from brochure.layout.document import Page

_LEVELS = {"H1": 1, "H2": 2, "H3": 3, "H4": 4}


def levelled(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return the pages with every heading at most one level below the one that it belongs to."""
    above: list[int] = []
    return tuple(replace(page, items=_levelled(page.items, above)) for page in pages)


def _levelled(items: tuple[Item, ...], above: list[int]) -> tuple[Item, ...]:
    """Return items with their headings' levels; ``above`` are the asked levels of those that are open."""
    return tuple(_item(item, above) for item in items)


def _item(item: Item, above: list[int]) -> Item:
    if not isinstance(item, Tagged | Group | Link):
        return item
    if isinstance(item, Tagged) and (asked := _LEVELS.get(item.role)):
        while above and above[-1] >= asked:
            above.pop()
        above.append(asked)
        return item if len(above) == asked else replace(item, role=cast(Role, f"H{len(above)}"))
    inner = _levelled(item.items, above)
    return item if all(a is b for a, b in zip(inner, item.items, strict=True)) else replace(item, items=inner)
