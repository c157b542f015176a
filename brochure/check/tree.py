"""The structure tree of a tagged file, flattened: its elements in reading order, and what each one holds.

In: a document's catalogue. Out: frozen elements. Must not know rules. Source: ISO 32000-1, 14.7.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from brochure.check.limits import NESTING, OBJECTS
from brochure.check.objects import Key, elements, get, integer, is_dictionary, items, key_of, name, text

STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "RB",
        "RT",
        "RP",
        "Warichu",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
"""Structure types of ISO 32000-1, 14.8.4."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its ``role`` after mapping, ``written`` before; marked content by page, and objects."""

    role: str
    written: str
    page: Key | None
    content: tuple[tuple[Key | None, int], ...]
    objects: tuple[Key | None, ...]
    described: bool
    scope: str
    headers: bool
    path: tuple[str, ...]


def elements_of(root: Any) -> tuple[Element, ...]:
    """Return all elements below a catalogue's StructTreeRoot, parents before children."""
    tree = get(root, "/StructTreeRoot")
    roles = {key[1:]: name(value) for key, value in items(get(tree, "/RoleMap"))}
    found: list[Element] = []
    seen: set[Key] = set()
    waiting: list[tuple[Any, Key | None, tuple[str, ...]]] = [
        (kid, None, ()) for kid in reversed(_kids(get(tree, "/K")))
    ]
    while waiting and len(found) < OBJECTS:
        node, page, path = waiting.pop()
        key = key_of(node)
        if not is_dictionary(node) or key in seen or len(path) > 4 * NESTING:
            continue
        if key is not None:
            seen.add(key)
        page = key_of(get(node, "/Pg")) or page
        written = name(get(node, "/S"))
        role = _mapped(written, roles)
        kids = _kids(get(node, "/K"))
        content, objects, below = _held(kids, page)
        scope, headers = _attributes(node)
        described = bool(text(get(node, "/Alt")).strip() or text(get(node, "/ActualText")).strip())
        found.append(Element(role, written, page, content, objects, described, scope, headers, path))
        waiting.extend((kid, page, (*path, role)) for kid in reversed(below))
    return tuple(found)


def _kids(value: Any) -> list[Any]:
    return elements(value) or ([value] if value is not None else [])


def _held(kids: list[Any], page: Key | None) -> tuple[
    tuple[tuple[Key | None, int], ...], tuple[Key | None, ...], list[Any]
]:  # fmt: skip
    content: list[tuple[Key | None, int]] = []
    objects: list[Key | None] = []
    below: list[Any] = []
    for kid in kids:
        if isinstance(kid, int):
            content.append((page, kid))
            continue
        match name(get(kid, "/Type")):
            case "MCR":
                content.append((key_of(get(kid, "/Pg")) or page, integer(get(kid, "/MCID"), -1)))
            case "OBJR":
                objects.append(key_of(get(kid, "/Obj")))
            case _:
                below.append(kid)
    return tuple(content), tuple(objects), below


def _mapped(role: str, roles: dict[str, str]) -> str:
    for _ in range(8):
        if role in STANDARD or role not in roles:
            break
        role = roles[role]
    return role


def _attributes(node: Any) -> tuple[str, bool]:
    scope, headers = "", False
    for attribute in _kids(get(node, "/A")):
        scope = scope or name(get(attribute, "/Scope"))
        headers = headers or get(attribute, "/Headers") is not None
    return scope, headers


def number_tree(root: Any) -> dict[int, Any]:
    """Return a number tree's entries (ISO 32000-1, 7.9.7)."""
    found: dict[int, Any] = {}
    seen: set[Key] = set()
    waiting = [(root, 0)]
    while waiting and len(found) < OBJECTS:
        node, depth = waiting.pop()
        key = key_of(node)
        if depth > NESTING or (key is not None and key in seen):
            continue
        if key is not None:
            seen.add(key)
        pairs = elements(get(node, "/Nums"))
        for number, value in zip(pairs[::2], pairs[1::2], strict=False):
            found[integer(number, -1)] = value
        waiting.extend((kid, depth + 1) for kid in elements(get(node, "/Kids")))
    return found
