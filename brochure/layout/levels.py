"""Heading levels: a block's head is of the next level below what stands above it, wherever it was set.

Pages in, pages out whose headings skip no level. Blocks do not know what precedes them: a chart's title is of
the third level under a head, and of the second right under the section's title.
Source: ISO 14289-1, 7.4.2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from brochure.display import Group, Item, Link, Role, Tagged
from brochure.layout.document import Page

HEADINGS: tuple[Role, ...] = ("H1", "H2", "H3", "H4")


def levelled(pages: Iterable[Page]) -> tuple[Page, ...]:
    """Return the pages; a part of the structure that goes on over pages (by its key) is taken as one."""
    levels: dict[str, int] = {}
    made = []
    for page in pages:
        items: list[Item] = []
        for item in page.items:
            key = item.key if isinstance(item, Tagged) else ""
            (raised,), levels[key] = _raised((item,), levels.get(key, 0) if key else 0)
            items.append(raised)
        made.append(replace(page, items=tuple(items)))
    return tuple(made)


def _raised(items: tuple[Item, ...], level: int) -> tuple[tuple[Item, ...], int]:
    """Return items under a heading of ``level`` (0: none yet), and the level of the last heading in them.

    Several languages of one heading stand beside each other: they are of one level.
    """
    made: list[Item] = []
    last: tuple[Role, int] | None = None  # the heading just before, as it was set and as it became
    for item in items:
        if isinstance(item, Tagged) and item.role in HEADINGS:
            asked = HEADINGS.index(item.role) + 1
            level = last[1] if last is not None and last[0] == item.role else min(asked, level + 1)
            last = (item.role, level)
            made.append(replace(item, role=HEADINGS[level - 1]))
            continue
        if isinstance(item, Group | Link | Tagged):
            inner, after = _raised(item.items, level)
            if inner != item.items:
                item = replace(item, items=inner)
            if after != level:
                last = None
            level = after
        made.append(item)
    return tuple(made), level
