"""What resources name: fonts, graphics states, colour spaces, used or not.

In: a resource dictionary. Out: entries of :class:`Seen`. Must not know content.
Source: ISO 32000-1, 7.8.3.
"""

from __future__ import annotations

from typing import Any

from brochure.check.fonts import Font, font_of
from brochure.check.objects import Key, get, is_dictionary, key_of
from brochure.check.seen import Budget, Seen
from brochure.check.spaces import space_of


class Names:
    """The resources met on one page; each dictionary is listed once."""

    def __init__(self, budget: Budget, seen: Seen) -> None:
        self._budget, self._seen = budget, seen
        self._listed: set[Key] = set()

    def note(self, resources: Any) -> None:
        """Note all fonts, states and spaces that ``resources`` name."""
        key = key_of(resources)
        if key is not None:
            if key in self._listed:
                return
            self._listed.add(key)
        for label in labels(resources, "/Font"):
            self.font(label, resources)
        for label in labels(resources, "/ExtGState"):
            self._seen.states.append((label, get(get(resources, "/ExtGState"), "/" + label)))
        for label in labels(resources, "/ColorSpace"):
            space = space_of(get(get(resources, "/ColorSpace"), "/" + label), resources)
            self._seen.spaces.append((label, space))

    def font(self, label: str, resources: Any) -> Font | None:
        """Return the font called ``label``; None where the resources have none."""
        source = get(get(resources, "/Font"), "/" + label)
        return self.met(source, label) if is_dictionary(source) else None

    def met(self, source: Any, label: str) -> Font:
        """Return what the font dictionary ``source`` says, and note that the page names it."""
        key = key_of(source)
        made = self._budget.fonts.get(key) if key else None
        if made is None:
            made = font_of(source)
            if key:
                self._budget.fonts[key] = made
        self._seen.fonts.setdefault(f"{key or label}", made)
        return made


def labels(resources: Any, kind: str) -> list[str]:
    """Return the names that ``resources`` give to things of one kind, without slashes."""
    held = get(resources, kind)
    return sorted(str(k)[1:] for k in held.keys()) if is_dictionary(held) else []  # noqa: SIM118 - no iteration
