"""Emergency breaks: places for a line's end inside a piece that is wider than the measure.

In: a chain, a measure in em. Out: the same chain, or one with more breaks. A line that runs over its column
is worse than a word that is parted badly; where it can be helped, a piece comes apart at its spaces first,
and no line begins with a closing mark. Knows nothing of how lines are chosen.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from brochure.text.chain import Chain
from brochure.text.tailoring import UNWILLING

EMERGENCY = 50.0
"""What an emergency break costs at least, in the tailoring's units: more than all others."""
_BETWEEN_LETTERS, _AGAINST_RULES = 60.0, 300.0
"""The second is worse than a loose line, too."""
_EPSILON = 1e-6
_CLOSING = ("close", "pause", "stop", "point", "dash", "connect", "middot")
_CLOSERS = frozenset(")]}”’»%％‰°℃′″/–—")
_OPENERS = frozenset("([{“‘«$＄€£￡¥￥#＃№§±+−")


def with_emergencies(chain: Chain, measure: float, *, unwilling: bool) -> Chain:
    """Return the chain with breaks in every piece that no line of ``measure`` em can hold.

    ``unwilling`` tells whether unwilling breaks are breaks to whoever sets the lines.
    """
    least = EMERGENCY if unwilling else UNWILLING
    n = len(chain.signs)
    points = [0, *(k + 1 for k in range(n - 1) if (cost := chain.breaks[k]) is not None and cost < least), n]
    breaks: list[float | None] | None = None
    for first, end in pairwise(points):
        hyphen = chain.hyphens.get(end - 1, 0.0) if end < n else 0.0
        if chain.width(first, end) + hyphen > measure + _EPSILON:
            breaks = list(chain.breaks) if breaks is None else breaks
            breaks[first : end - 1] = [_cost(chain, k) for k in range(first, end - 1)]
    return chain if breaks is None else replace(chain, breaks=tuple(breaks))


def _cost(chain: Chain, k: int) -> float:
    left, right = chain.signs[k], chain.signs[k + 1]
    closing = right.kind in _CLOSING or right.text[0] in _CLOSERS
    if closing or left.end_kind == "open" or left.text[-1] in _OPENERS or left.text[-1] in " \u00a0":
        return _AGAINST_RULES
    return EMERGENCY if chain.spaces[k] or chain.breaks[k] is not None else _BETWEEN_LETTERS
