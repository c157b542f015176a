"""Long lists from CSV or XLSX tables: a table's name where a list may stand; a row an entry, a column a key.

In: the tree of the data and its folder. Out: the tree with the entries in place of the names, each cell at
its place, and a finding for everything that can not be read. A column's head is the key that YAML would say,
with points for what lies deeper: ``name.text.en``, ``area.value``. Knows no section's inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from brochure.errors import DataError, Finding, Place
from brochure.load.tables import inside, read_sheet, value
from brochure.load.tree import Key, Tree, dotted

LISTS = (
    "companies", "honours", "zones", "industries", "contacts", "rows", "plots", "plants", "items", "routes",
    "places", "markets", "projects", "schools", "wages", "insurance", "steps", "quotes", "measures",
    "certificates", "utilities",
)  # fmt: skip
"""Keys whose list may stand in a table."""

NUMBERS = frozenset(
    (
        "value",
        "min",
        "max",
        "vary",
        "share",
        "employer",
        "employee",
        "year",
        "since",
        "floors",
        "bearing",
        "grade",
    )
)
MARKS = frozenset(("consent", "tax_included", "base"))
SEVERAL = frozenset(("hours", "industries"))
"""Keys whose cell holds several words with semicolons between them."""

_TABLE = re.compile(r"[^\n]+\.(csv|xlsx)$", re.IGNORECASE)
_HEAD = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*$")


def fill_records(tree: Tree, folder: Path) -> None:
    """Put the entries of every table that stands in a list's place into the tree."""
    for key, holder in list(_tables(tree.data, ())):
        part = str(key[-1])
        name = holder[part]
        place = tree.values.get(key)
        holder[part] = []
        if not inside(folder, name):
            what = f"there is no table {name!r} in the brochure's folder"
            tree.findings.append(Finding("error", "file-missing", what, "put it there", place))
            continue
        tree.tables.append(name)
        try:
            holder[part] = _entries(tree, key, folder / name)
        except DataError as error:
            tree.findings.extend(error.findings)


def _tables(node: Any, key: Key) -> Iterator[tuple[Key, dict[str, Any]]]:
    """Yield the key paths of lists that a table's name stands for, with the mappings that hold them."""
    if isinstance(node, dict):
        for part, child in node.items():
            if part in LISTS and isinstance(child, str) and _TABLE.match(child):
                yield (*key, part), node
            else:
                yield from _tables(child, (*key, part))
    elif isinstance(node, list):
        for index, child in enumerate(node):
            yield from _tables(child, (*key, index))


def _entries(tree: Tree, key: Key, file: Path) -> list[dict[str, Any]]:
    sheet = read_sheet(file)
    if len(sheet) < 2:
        raise DataError.of("table-empty", "the table has no rows", "write a head and a row", Place(str(file)))
    heads = [_head(cell, place) for cell, place in sheet[0]]
    entries: list[dict[str, Any]] = []
    for cells in sheet[1:]:
        at: Key = (*key, len(entries))
        tree.values[at] = _placed(cells[0][1], at)
        entries.append(_entry(tree, at, heads, cells))
    return entries


def _head(cell: Any, place: Place) -> tuple[str, ...]:
    text = str(cell if cell is not None else "").strip()
    if not _HEAD.match(text):
        raise DataError.of(
            "table-head",
            f"the column's head {text!r} is no key",
            "write a key such as number or area.value",
            place,
        )
    return tuple(text.split("."))


def _entry(
    tree: Tree, at: Key, heads: list[tuple[str, ...]], cells: list[tuple[Any, Place]]
) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for head, (cell, place) in zip(heads, cells, strict=False):
        if cell is None or not str(cell).strip():
            continue
        node, path = entry, at
        for part in head[:-1]:
            path = (*path, part)
            tree.values.setdefault(path, _placed(place, path))
            tree.keys.setdefault(path, _placed(place, path))
            node = node.setdefault(part, {})
        path = (*path, head[-1])
        tree.values[path] = tree.keys[path] = _placed(place, path)
        node[head[-1]] = found = _cell(head[-1], cell, place)
        for index in range(len(found) if isinstance(found, list) else 0):
            tree.values[(*path, index)] = _placed(place, (*path, index))
    return entry


def _cell(key: str, cell: Any, place: Place) -> Any:
    """Return a cell as its key wants it: a number, true or false, several words, or a text."""
    if key in NUMBERS or key in MARKS:
        return value(cell, place)
    text = str(cell).strip()
    if isinstance(cell, float) and cell.is_integer():
        text = str(int(cell))
    elif isinstance(cell, datetime | date):
        text = f"{cell.year:04}-{cell.month:02}-{cell.day:02}"
    return [word.strip() for word in text.split(";")] if key in SEVERAL else text


def _placed(place: Place, key: Key) -> Place:
    return Place(place.file, place.line, place.column, dotted(key))
