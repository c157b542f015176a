"""Levels of headings that skip none, whatever blocks a page was put together from.

In: pages. Out: the same, a heading one level below the one that it stands under. A block says H3 because it
is usually met under an H2; where a flow puts it right under a page's H1, it is an H2 there. Must not know
designs.
Source: ISO 14289-1, 7.4.2.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from brochure.display import Group, Item, Link, Role, Tagged
from brochure.layout.document import Page

_LEVELS: dict[str, int] = {f"H{level}": level for level in range(1, 7)}


def levelled(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return ``pages`` with headings that skip no level, in the order in which they are read."""
    open_: list[tuple[int, int]] = []  # levels as said and as given, outermost first
    return tuple(replace(page, items=_levelled(page.items, open_)) for page in pages)


def _levelled(items: tuple[Item, ...], open_: list[tuple[int, int]]) -> tuple[Item, ...]:
    return tuple(_item(item, open_) for item in items)


def _item(item: Item, open_: list[tuple[int, int]]) -> Item:
    if not isinstance(item, Tagged | Group | Link):
        return item
    role = _role(item.role, open_) if isinstance(item, Tagged) else None
    inner = _levelled(item.items, open_)
    same = all(a is b for a, b in zip(inner, item.items, strict=True))
    if isinstance(item, Tagged) and role != item.role:
        return replace(item, role=cast(Role, role), items=inner)
    return item if same else replace(item, items=inner)


def _role(role: str, open_: list[tuple[int, int]]) -> str:
    said = _LEVELS.get(role)
    if said is None:
        return role
    while open_ and open_[-1][0] >= said:
        open_.pop()
    given = open_[-1][1] + 1 if open_ else 1
    open_.append((said, given))
    return f"H{given}"
