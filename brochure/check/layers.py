"""Layers: which optional content is not printed.

In: a document's catalogue. Out: a question answered for each /OC entry. Source: ISO 32000-1, 8.11.
"""

from __future__ import annotations

from typing import Any

from brochure.check.limits import NESTING
from brochure.check.objects import Key, elements, get, key_of, name


class Layers:
    """The layers of one document, as its default configuration prints them."""

    __slots__ = ("_off", "any")

    def __init__(self, root: Any) -> None:
        properties = get(root, "/OCProperties")
        default = get(properties, "/D")
        groups = elements(get(properties, "/OCGs"))
        self.any = bool(groups)
        off = elements(get(default, "/OFF"))
        if name(get(default, "/BaseState")) == "OFF":
            on = {key_of(group) for group in elements(get(default, "/ON"))}
            off = [group for group in groups if key_of(group) not in on]
        self._off: set[Key | None] = {key_of(group) for group in off} - {None}
        switched = _switched_by_printing(default)
        for group in groups:
            state = name(get(get(get(group, "/Usage"), "/Print"), "/PrintState"))
            if state == "OFF":
                self._off.add(key_of(group))
            elif state == "ON" and key_of(group) in switched:
                self._off.discard(key_of(group))

    def hides(self, owner: Any) -> bool:
        """Tell whether what belongs to ``owner`` (a layer or a membership dictionary) is not printed."""
        if not self._off or owner is None:
            return False
        if name(get(owner, "/Type")) != "OCMD":
            return key_of(owner) in self._off
        expression = elements(get(owner, "/VE"))
        if expression:
            return not self._visible(expression, NESTING)
        listed = get(owner, "/OCGs")
        groups = elements(listed) or ([listed] if listed is not None else [])
        off = [key_of(group) in self._off for group in groups]
        match name(get(owner, "/P")):
            case "AllOn":
                return any(off)
            case "AnyOff":
                return bool(off) and not any(off)
            case "AllOff":
                return not all(off)
            case _:
                return bool(off) and all(off)

    def _visible(self, expression: list[Any], depth: int) -> bool:
        """Compute a visibility expression: And, Or, Not of layers and of other expressions."""
        parts = [
            self._visible(elements(part), depth - 1) if elements(part) else key_of(part) not in self._off
            for part in expression[1:]
            if depth > 0
        ]
        match name(expression[0]):
            case "Not":
                return not all(parts)
            case "Or":
                return any(parts)
            case _:
                return all(parts)


def _switched_by_printing(configuration: Any) -> set[Key | None]:
    """Return the layers that printing turns on or off by their own wish (/AS; ISO 32000-1, 8.11.4.4)."""
    found: set[Key | None] = set()
    for usage in elements(get(configuration, "/AS")):
        categories = {name(category) for category in elements(get(usage, "/Category"))}
        if name(get(usage, "/Event")) == "Print" and "Print" in categories:
            found |= {key_of(group) for group in elements(get(usage, "/OCGs"))}
    return found
