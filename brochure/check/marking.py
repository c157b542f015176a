"""Marked content as it opens and closes: which id or artifact a mark belongs to, what a layer hides.

In: operands of BDC, BMC and EMC. Out: answers for the mark at hand. Must not know marks.
Source: ISO 32000-1, 14.6 and 8.11.3.2.
"""

from __future__ import annotations

from typing import Any, Literal

from brochure.check.layers import Layers
from brochure.check.objects import get, number
from brochure.check.seen import Seen
from brochure.check.tokens import Operands

_HIDING = "\0hidden layer"


class Marking:
    """The open marked content of one page."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._open: list[tuple[str, bool]] = []
        self.hidden = 0

    @property
    def tag(self) -> Literal["content", "artifact", ""]:
        """What a mark belongs to now."""
        for tag, binding in reversed(self._open):
            if binding:
                return "artifact" if tag == "Artifact" else "content"
        return ""

    def begin(self, o: Operands, resources: Any, seen: Seen, on_page: bool) -> None:
        """Open marked content (``BDC``, ``BMC``); ``on_page`` content ids are those of the page."""
        tag = str(o[0]) if o else ""
        given = o[1] if len(o) > 1 else None
        if isinstance(given, dict):
            properties, content_id = None, given.get("MCID")
        else:
            properties = get(get(resources, "/Properties"), f"/{given}")
            content_id = get(properties, "/MCID")
        hides = False
        if tag == "OC" and not isinstance(given, dict):
            seen.layered = True
            hides = self._layers.hides(properties)
        if content_id is not None and on_page:
            known = int(number(content_id, -1))
            if known in seen.content_ids:
                seen.repeated_ids.add(known)
            seen.content_ids.setdefault(known, tag)
        self.hidden += hides
        self._open.append((_HIDING if hides else tag, content_id is not None or tag == "Artifact"))

    def end(self) -> None:
        """Close what was opened last (``EMC``)."""
        if self._open and self._open.pop()[0] == _HIDING:
            self.hidden -= 1

    def depth(self) -> int:
        """Return how much is open."""
        return len(self._open)

    def close_to(self, depth: int) -> None:
        """Close what a content stream left open."""
        while len(self._open) > depth:
            self.end()
