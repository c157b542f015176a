"""Sections that nobody listed: the data of each, from its own key, in the order that the brochure asks for.

In: the tree of the data, where a section's content may stand at the top under its kind (``costs.yaml``). Out:
the tree with ``sections`` in print order, each content where the model expects it, each value still at its
place in its file. Knows no section's inside.
"""

from __future__ import annotations

from typing import Any

from brochure.errors import Finding
from brochure.load.tree import Key, Tree
from brochure.model.brochure import Brochure
from brochure.model.sections import KINDS, ORDERS

FILED = tuple(kind for kind in KINDS if kind not in Brochure.model_fields)
"""Sections whose content may stand under a top-level key; a list of the park fills the others."""

ALWAYS = ("cover", "back_cover")
FILLED_BY = {"key_figures": "facts", "contact": "contacts"}
"""Sections that the park's own data fill where nobody wrote them."""


def order_sections(tree: Tree) -> None:
    """Put the content of filed sections into the list of sections; write that list where there is none."""
    data = tree.data
    if not isinstance(data, dict):
        return
    filed = {kind: data.pop(kind) for kind in FILED if kind in data}
    listed = data.get("sections")
    if "sections" not in data:
        listed = [{"kind": kind} for kind in _order(data) if kind in filed or _filled(data, kind)]
        data["sections"] = listed
        tree.values[("sections",)] = tree.values[()]
    if not isinstance(listed, list):
        return
    heads = data.get("heads")
    for index, section in enumerate(listed):
        kind = section.get("kind") if isinstance(section, dict) else None
        at: Key = ("sections", index)
        if not isinstance(kind, str):
            continue
        if kind in filed:
            _merge(tree, section, filed[kind], (kind,), at)
        if isinstance(heads, dict) and kind in heads:
            _merge(tree, section, heads[kind], ("heads", kind), at)
        tree.values.setdefault(at, tree.values.get((kind,), tree.values[()]))
    told = {section.get("kind") for section in listed if isinstance(section, dict)}
    for kind in filed:
        if kind not in told:
            what = f"{kind!r} stands on no page"
            place = tree.values.get((kind,))
            remedy = "add it to order or to sections"
            tree.findings.append(Finding("note", "section-unlisted", what, remedy, place))


def _order(data: dict[str, Any]) -> list[str]:
    """Return the order that the data ask for; without one the leading language's habit."""
    order = data.get("order")
    if isinstance(order, list):
        return [kind for kind in order if kind in KINDS]
    chinese = str(data.get("lead_language", "en")).startswith("zh")
    return list(ORDERS.get(str(order), ORDERS["cn" if chinese else "intl"]))


def _filled(data: dict[str, Any], kind: str) -> bool:
    """Tell whether the park's own data fill a section that has no content of its own."""
    if kind in ALWAYS:
        return True
    if kind == "imprint":
        imprint = data.get("imprint")
        return isinstance(imprint, dict) and bool(imprint.get("lines"))
    return bool(data.get(FILLED_BY.get(kind, kind))) if kind not in FILED or kind in FILLED_BY else False


def _merge(tree: Tree, section: dict[str, Any], content: Any, root: Key, at: Key) -> None:
    """Put a content's keys into a section that does not say them itself, with their places."""
    if not isinstance(content, dict):
        what = f"keys with their values are wanted in {root[-1]}"
        place = tree.values.get(root)
        tree.findings.append(Finding("error", "bad-type", what, "write them as key: value", place))
        return
    new = [key for key in content if key not in section]
    section.update({key: content[key] for key in new})
    for places in (tree.values, tree.keys, tree.raw):
        _copy(places, root, at, new)


def _copy(places: dict[Key, Any], root: Key, at: Key, keys: list[str]) -> None:
    depth = len(root)
    wanted = set(keys)
    found = {
        (*at, *key[depth:]): place
        for key, place in places.items()
        if key[:depth] == root and len(key) > depth and key[depth] in wanted
    }
    places.update(found)
