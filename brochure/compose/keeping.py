"""What an edition keeps: companies, honours and facts that are hidden in it go, and what shows them, too.

A brochure, its places and an edition in; the same without what is hidden out, every value that stays still at
its place. A text that speaks of a hidden fact is an error, for it can not do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from brochure.compose.composer import Key
from brochure.compose.editions import SHORT_TAGS, Edition
from brochure.errors import DataError, Finding, Place
from brochure.model.base import Model, Text
from brochure.model.brochure import Brochure

_REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)[:}]")
_LABELS = ("label",)
"""What a fact says of itself, which is for reports."""


def kept(
    brochure: Brochure, places: Mapping[Key, Place], edition: Edition
) -> tuple[Brochure, Mapping[Key, Place]]:
    """Return what an edition shows of a brochure, and where its values stand.

    Raises DataError for a text that still refers to a fact hidden in the edition.
    """
    facts = {name for name, fact in brochure.facts.items() if hidden(fact, edition)}
    listed = any(hidden(one, edition) for one in (*brochure.companies, *brochure.honours))
    if not facts and not listed:
        return brochure, places
    keeping = _Keeping(edition, facts)
    made = keeping.model(brochure, (), ())
    assert isinstance(made, Brochure)
    moved = {keeping.moved(key): place for key, place in places.items() if not keeping.dropped(key)}
    if wrong := [
        Finding(
            "error", "hidden-fact",
            f"the text refers to {name}, which is hidden in the edition {edition.name}",
            "hide what holds the text, too, or say it without the figure", moved.get(key),
        )
        for name, key in _spoken(made, facts, ())
    ]:  # fmt: skip
        raise DataError.all(wrong)
    return made, moved


def hidden(one: object, edition: Edition) -> bool:
    """Tell whether something is hidden in an edition; a short tag names the language's edition."""
    names = getattr(one, "hidden_in", ())
    return any(SHORT_TAGS.get(name, name) == edition.name for name in names)


class _Keeping:
    """Walks a brochure and leaves out what is hidden; remembers which items of lists moved where."""

    def __init__(self, edition: Edition, facts: set[str]) -> None:
        self.edition, self.facts = edition, facts
        self._lists: dict[Key, dict[int, int]] = {}

    def model(self, node: Any, key: Key, new: Key) -> Any:
        """Return a node of the model without what is hidden below it."""
        if isinstance(node, tuple):
            return self._items(node, key)
        if isinstance(node, dict):
            if key == ("facts",):
                return {name: fact for name, fact in node.items() if name not in self.facts}
            return {name: self.model(value, (*key, name), new) for name, value in node.items()}
        if not isinstance(node, Model):
            return node
        changed = {}
        for name in type(node).model_fields:
            value = getattr(node, name)
            made = self.model(value, (*key, name), new)
            if self._shows_hidden(made):
                made = None
            if made is not value:
                changed[name] = made
        return node.model_copy(update=changed) if changed else node

    def _items(self, items: tuple[Any, ...], key: Key) -> tuple[Any, ...]:
        kept_items: list[Any] = []
        moved: dict[int, int] = {}
        for index, item in enumerate(items):
            if self._leaves(item, key):
                continue
            moved[index] = len(kept_items)
            kept_items.append(self.model(item, (*key, index), key))
        if len(kept_items) == len(items) and all(a is b for a, b in zip(kept_items, items, strict=True)):
            return items
        self._lists[key] = moved
        return tuple(kept_items)

    def _leaves(self, item: Any, key: Key) -> bool:
        listed = key in (("companies",), ("honours",))
        return (listed and hidden(item, self.edition)) or self._shows_hidden(item)

    def _shows_hidden(self, item: Any) -> bool:
        """Tell whether something is there for a hidden fact: a figure, a bar, a chart, a row of facts."""
        if not isinstance(item, Model) or isinstance(item, Brochure):
            return False
        value = getattr(item, "value", None)
        if isinstance(value, Text) and hasattr(item, "label"):
            return any(True for _ in _spoken(value, self.facts, ()))
        names = [getattr(item, field, None) for field in ("fact", "part", "whole")]
        shown = any(isinstance(name, str) and name in self.facts for name in names)
        return shown and not hasattr(item, "lines")  # a cover counts facts, but is there without

    def moved(self, key: Key) -> Key:
        """Return a key of the data as a key of what is kept."""
        made: list[str | int] = []
        for at, part in enumerate(key):
            moved = self._lists.get(key[:at])
            made.append(moved.get(part, part) if moved is not None and isinstance(part, int) else part)
        return tuple(made)

    def dropped(self, key: Key) -> bool:
        """Tell whether a key leads to something that is not kept."""
        if key[:1] == ("facts",) and len(key) > 1 and key[1] in self.facts:
            return True
        return any(
            isinstance(part, int) and part not in moved
            for at, part in enumerate(key)
            if (moved := self._lists.get(key[:at])) is not None
        )


def _spoken(node: Any, facts: set[str], key: Key) -> Iterator[tuple[str, Key]]:
    """Yield hidden facts that a text still refers to, with the text's key."""
    if isinstance(node, Text):
        names = {name for words in node.root.values() for name in _REFERENCE.findall(words)}
        yield from ((name, key) for name in sorted(names & facts))
    elif isinstance(node, tuple):
        for index, item in enumerate(node):
            yield from _spoken(item, facts, (*key, index))
    elif isinstance(node, dict):
        for name, item in node.items():
            yield from _spoken(item, facts, (*key, name))
    elif isinstance(node, Model):
        for name in type(node).model_fields:
            if not (key[:1] == ("facts",) and name in _LABELS):
                yield from _spoken(getattr(node, name), facts, (*key, name))
