"""Rivers: word spaces that run down through four lines or more.

In: justified lines with their settings. Out: the lines that complete a river. Knows nothing of how lines are
chosen; who chooses them may ask again.
"""

from __future__ import annotations

from collections.abc import Sequence

from brochure.text.chain import Chain
from brochure.text.glue import Setting

RIVER_LENGTH = 4
"""Lines that a chain of spaces runs through before it is seen as a river."""
_OVERLAP = 0.5
"""Two spaces flow together where they share this part of the narrower one."""


Front = tuple[tuple[float, float, int], ...]
"""A line's word spaces: left and right edge, em, and through how many lines each has run so far."""


def river_lines(
    chain: Chain, lines: Sequence[tuple[int, int, Setting]], above: Front = ()
) -> tuple[list[int], Front]:
    """Return the indices of the lines at which a river becomes long enough to be seen, and the last front.

    ``above`` is the front of the line that stands above the first one.
    """
    found: list[int] = []
    for index, (first, end, setting) in enumerate(lines):
        here: list[tuple[float, float, int]] = []
        for left, right in _word_spaces(chain, first, end, setting):
            length = 1 + max(
                (
                    length
                    for a, b, length in above
                    if min(right, b) - max(left, a) > _OVERLAP * min(right - left, b - a) > 0
                ),
                default=0,
            )
            if length == RIVER_LENGTH:
                found.append(index)
            here.append((left, right, length))
        above = tuple(here)
    return sorted(set(found)), above


def _word_spaces(chain: Chain, first: int, end: int, setting: Setting) -> list[tuple[float, float]]:
    spaces = []
    x = setting.left
    for k in range(first, end - 1):
        x += chain.signs[k].body * setting.scale
        gap = setting.gaps[k - first]
        if chain.spaces[k]:
            spaces.append((x, x + gap))
        x += gap
    return spaces
