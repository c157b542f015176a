"""Gaps: what stands between two signs, as glue with a natural width, and how far it may give.

In: the kinds of two neighbouring signs. Out: the name of the gap between them and, by that name, what it may
stretch and shrink. The table states CLREQ's "punctuation width adjustment" and CSS Text 4's
text-spacing-trim; since blank halves are gaps here, a line's edge trims by itself. Knows nothing of lines.
"""

from __future__ import annotations

from typing import Literal, get_args

from brochure.text.marks import Kind

Gap = Literal[
    "tight",      # nothing, and never anything
    "han",        # between two full-width bodies: nothing by nature, the last to stretch
    "bound",      # between a body and the inner side of its mark: nothing by nature, stretched as "han" is
    "autospace",  # Han beside western
    "left",       # the left sign's blank half: after a closing mark
    "left-pause", # the same after a pause
    "left-stop",  # the same after a sentence's end
    "pair",       # the same between two marks: an open side enough as it is
    "right",      # the right sign's blank half: before an opening mark
    "word",       # a western word space
    "fixed",      # a space that joins what belongs together
]  # fmt: skip

_BODIES = ("han", "wide", "connect", "west", "cursive", "mark", "point", "dash")
"""Kinds without a blank half of their own."""
_SOLID = ("middot", "blank")
_WESTERN = {"west", "cursive", "mark", "point"}
_CLOSING = ("close", "pause", "stop")
_AFTER: dict[Kind, Gap] = {"close": "left", "pause": "left-pause", "stop": "left-stop"}


def _between(left: Kind, right: Kind) -> Gap:
    """Return the gap of two kinds; of adjacent marks only an outer blank half is ever cut (CLREQ)."""
    if left in _CLOSING:
        if right in (*_CLOSING, *_SOLID):
            return "tight"  # CC, CM: the left mark gives up its right half
        # CO: the right mark gives up its left half
        return "pair" if right == "open" else _AFTER[left]
    if right == "open":
        return "right" if left in _BODIES else "tight"  # OO, MO: the right mark gives up its left half
    if left in _SOLID or right in _SOLID:
        return "tight"
    if left == "open" or right in _CLOSING:
        return "bound" if "han" in (left, right) else "tight"
    if left == "han" and right in ("west", "cursive"):
        return "autospace"
    if left in ("west", "cursive", "point") and right == "han":
        return "autospace"
    if {left, right} == {"han", "dash"}:
        return "bound"
    if {left, right} & {"dash", "connect"} or {left, right} <= _WESTERN:
        return "tight"
    return "han"


_WESTERN_OPENERS = frozenset("([{“‘«‹„‚¿¡")
_WESTERN_CLOSERS = frozenset(")]}”’»›.,;:!?…")
"""Western marks that cling to what they open or close, so that no blank half stands between."""


def gap_of(left: Kind, right: Kind, last: str, first: str) -> Gap:
    """Return the gap between two kinds, the signs' characters there being ``last`` and ``first``."""
    gap = GAPS[left, right]
    if gap == "right" and left == "mark" and last in _WESTERN_OPENERS:
        return "tight"
    if left in _AFTER and right in ("mark", "point") and first in _WESTERN_CLOSERS:
        return "tight"
    return gap


GAPS: dict[tuple[Kind, Kind], Gap] = {
    (left, right): _between(left, right) for left in get_args(Kind) for right in get_args(Kind)
}
