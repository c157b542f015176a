"""Entries in lists: those that a flow lays out one by one are gathered as far as they follow each other.

In: pages. Out: the same, no entry outside of a list. Must not know designs.
Source: ISO 32000-1, 14.8.4.3.3; ISO 14289-1, 7.2.
"""

from __future__ import annotations

from dataclasses import replace

from brochure.display import Group, Item, Link, Tagged
from brochure.layout.document import Page


def list_item(*items: Item) -> Tagged:
    """Return items as one entry of a list."""
    return Tagged("LI", (Tagged("LBody", items),))


def listed(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return ``pages`` with every entry (LI) in a list (L)."""
    return tuple(replace(page, items=_within(page.items, "")) for page in pages)


def _within(items: tuple[Item, ...], parent: str) -> tuple[Item, ...]:
    """Return the items of a ``parent``; those of a group belong to what holds the group."""
    made = []
    for item in items:
        if isinstance(item, Tagged | Group | Link):
            inner = _within(item.items, item.role if isinstance(item, Tagged) else parent)
            if len(inner) != len(item.items) or any(
                a is not b for a, b in zip(inner, item.items, strict=True)
            ):
                item = replace(item, items=inner)
        made.append(item)
    return tuple(made) if parent == "L" else _gathered(made)


def _gathered(items: list[Item]) -> tuple[Item, ...]:
    """Return ``items`` with entries that follow each other, and what decorates them, in one list."""
    made: list[Item] = []
    run: list[Item] = []
    for item in items:
        if _is_entry(item) or (run and not _speaks(item)):
            run.append(item)
            continue
        made += _as_list(run)
        run = []
        made.append(item)
    return (*made, *_as_list(run))


def _as_list(run: list[Item]) -> list[Item]:
    if not run:
        return []
    end = max(index for index, item in enumerate(run) if _is_entry(item)) + 1
    return [Tagged("L", tuple(run[:end])), *run[end:]]


def _is_entry(item: Item) -> bool:
    return isinstance(item, Tagged) and item.role == "LI"


def _speaks(item: Item) -> bool:
    """Tell whether an item has a place in the structure."""
    if isinstance(item, Group):
        return any(_speaks(inner) for inner in item.items)
    return isinstance(item, Link) or (isinstance(item, Tagged) and item.role != "Artifact")
