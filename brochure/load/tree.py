"""YAML text in, plain data and the place of every node out.

Only what a brochure's data need is read: mappings, lists and scalars. Aliases, merge keys and tags are
refused, so that a small file stays small and nothing is made that was not written. Scalars follow YAML 1.2:
``yes``, ``on``, ``012``, ``2018-06-01`` and ``+86...`` are text; true and false, plain decimals and null are
what they look like. Knows nothing of what a brochure holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

import yaml

from brochure.errors import DataError, Finding, Place
from brochure.load.source import Source
from brochure.load.syntax import explain

Key = tuple[str | int, ...]

DEEPEST = 40
"""Levels of nesting; a brochure's data has eight."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null"))
_BOOLEANS = {"true": True, "false": False}
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})$")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?$")
_STRING_TAG = "tag:yaml.org,2002:str"


@dataclass(slots=True)
class Tree:
    """Plain data with places: of values, of the keys before them, and what a plain scalar looked like.

    ``tables`` are the files that lists were read from.
    """

    data: Any = None
    values: dict[Key, Place] = field(default_factory=dict)
    keys: dict[Key, Place] = field(default_factory=dict)
    raw: dict[Key, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)


def dotted(key: Key) -> str:
    """Return a key path as it is printed: ``sections[2].title.en``."""
    out = ""
    for part in key:
        out += f"[{part}]" if isinstance(part, int) else f".{part}" if out else part
    return out


def grow(source: Source, root: Key = ()) -> Tree:
    """Return the tree of a file whose content is the value at ``root``.

    What is wrong but can be stepped over (a key twice, an alias, a tag) is collected in the tree's findings.
    Raises DataError when the text is not YAML, is empty, or nests too deeply.
    """
    builder = _Builder(source, root)
    try:
        for event in _events(source.text):
            builder.take(event)
    except yaml.YAMLError as error:
        raise DataError(*builder.tree.findings, explain(error, source)) from None
    if builder.documents == 0:
        raise DataError.of(
            "file-empty", "the file is empty", "write something or delete the file", Place(source.shown, 1, 1)
        )
    return builder.tree


def _events(text: str) -> Iterator[Any]:
    return cast("Iterator[Any]", yaml.parse(text, Loader=_LOADER))


@dataclass(slots=True)
class _Level:
    """An open mapping (with the key that waits for its value) or an open list."""

    path: Key
    holder: dict[str, Any] | list[Any]
    key: str | None = None
    waiting: bool = False
    skip: bool = False


class _Builder:
    """Takes parser events one by one and grows a tree; a stack of open levels instead of recursion."""

    def __init__(self, source: Source, root: Key) -> None:
        self.source, self.root = source, root
        self.tree = Tree()
        self.levels: list[_Level] = []
        self.documents = 0

    def take(self, event: Any) -> None:
        """Take one event."""
        match event:
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent():
                self._open(event, {})
            case yaml.SequenceStartEvent():
                self._open(event, [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.levels.pop()
            case yaml.AliasEvent():
                self._refuse(
                    "yaml-alias", event, f"*{event.anchor} is an alias, which brochures do not use",
                    "write the value out, or put a text that begins with * in quotes",
                )  # fmt: skip
                self._place(event, None)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._refuse("yaml-documents", event, "a second document begins here", "remove the ---")
                    raise DataError(*self.tree.findings)

    # -- nodes

    def _scalar(self, event: Any) -> None:
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.holder, dict) and not level.waiting:
            self._key(level, event)
            return
        plain = event.implicit[0]
        self._tag(event)
        value = _resolve(event.value) if plain else event.value
        path = self._place(event, value)
        if plain and path is not None:
            self.tree.raw[path] = event.value

    def _open(self, event: Any, holder: dict[str, Any] | list[Any]) -> None:
        if len(self.levels) >= DEEPEST:
            self._refuse("yaml-depth", event, f"more than {DEEPEST} levels of nesting", "flatten the data")
            raise DataError(*self.tree.findings)
        level = self.levels[-1] if self.levels else None
        if level is not None and isinstance(level.holder, dict) and not level.waiting:
            self._refuse("yaml-key", event, "a key must be a word", "write key: value")
            raise DataError(*self.tree.findings)
        self._tag(event)
        path = self._place(event, holder)
        self.levels.append(_Level(path if path is not None else ("?",), holder, skip=path is None))

    def _key(self, level: _Level, event: Any) -> None:
        key, path = event.value, (*level.path, event.value)
        level.key, level.waiting = key, True
        if level.skip:
            return
        holder = cast("dict[str, Any]", level.holder)
        if key == "<<" and event.implicit[0]:
            self._refuse(
                "yaml-merge", event, "<< merges mappings, which brochures do not use", "write the keys out"
            )
            level.key = None
        elif key in holder:
            first = self.tree.keys[path]
            self._refuse(
                "duplicate-key", event, f"the key {key!r} stands twice, first in line {first.line}",
                "keep one of them", path,
            )  # fmt: skip
            level.key = None
        else:
            self.tree.keys[path] = self._at(event, path)

    def _place(self, event: Any, value: Any) -> Key | None:
        """Put a value where it belongs and note its place; return its path, None when it is dropped."""
        if not self.levels:
            self.tree.data = value
            self.tree.values[self.root] = self._at(event, self.root)
            return self.root
        level = self.levels[-1]
        if isinstance(level.holder, list):
            path: Key = (*level.path, len(level.holder))
            level.holder.append(value)
        else:
            level.waiting = False
            if level.key is None:
                return None
            path = (*level.path, level.key)
            level.holder[level.key] = value
        if level.skip:
            return None
        # A block that begins on its own line is found by its key; a list's item by its first word.
        nested = isinstance(value, dict | list) and path in self.tree.keys
        self.tree.values[path] = self.tree.keys[path] if nested else self._at(event, path)
        return path

    def _tag(self, event: Any) -> None:
        if event.tag not in (None, "!", _STRING_TAG):
            name = event.tag.removeprefix("tag:yaml.org,2002:")
            self._refuse(
                "yaml-tag", event, f"the tag !{name} is not read", "remove the word that begins with !"
            )

    def _at(self, event: Any, path: Key) -> Place:
        mark = event.start_mark
        return Place(self.source.shown, mark.line + 1, mark.column + 1, dotted(path))

    def _refuse(self, code: str, event: Any, what: str, remedy: str, path: Key | None = None) -> None:
        here: Key = self.root
        if path is not None:
            here = path
        elif self.levels:
            level = self.levels[-1]
            here = level.path
            if isinstance(level.holder, list):
                here = (*here, len(level.holder))
            elif level.key is not None:
                here = (*here, level.key)
        self.tree.findings.append(Finding("error", code, what, remedy, self._at(event, here)))


def _resolve(text: str) -> Any:
    """Return what a plain scalar means by YAML 1.2's core schema, without octal, hex, infinity and plus."""
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if text[0] in "-0123456789":
        if _INTEGER.match(text):
            return int(text)
        if _DECIMAL.match(text):
            return float(text)
    return text
