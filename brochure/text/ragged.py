"""Ragged setting: the best ends for all lines of a paragraph at once, by dynamic programming.

In: a chain, a measure in em, the language. Out: the signs at which the lines end. English is set as even as
it goes, without a lonely last word; Chinese ends its lines where the sense rests; display type is balanced.
Knows nothing of points, faces or pages.
"""

from __future__ import annotations

from itertools import pairwise

from brochure.text.chain import Chain
from brochure.text.resolution import is_cjk
from brochure.text.sense import break_costs

EPSILON = 1e-6
_NARROWEST, _NARROWING = 0.5, 0.995
"""How far, and in which steps, the measure is narrowed to get a line more."""
# Costs, in units of one wholly empty line: one line more costs more than raggedness, a fault more than that.
_LINE = 12.0
_RUNT = 60.0
_OVERFULL = 10_000.0
_SHORTEST_END = {"zh": 4, "en": 2}
"""What the last line holds at least: Chinese signs, English words (art direction, section 2)."""
_EVEN = 2.0
"""How much more unevenness weighs in display type than in text."""
_FULL_END, _MEAGRE_END = 1 / 3, 0.5
"""A Chinese last line below the first share of the measure costs up to the second number."""
_LONE_WORD, _NARROW = 0.35, 10.0
"""What a single word as last line costs that is long enough to be no runt, if the measure has so many em."""
_SHORT_WORD, _WIDOW = 8, 2.0
"""What a word below so many letters costs in text: more than any unevenness, less than another line."""
_ENOUGH = 0.25
"""A last English line of this share of the measure is no runt (art direction, section 2)."""


def ragged(
    chain: Chain, measure: float, language: str, *, balanced: bool = False, looseness: int = 0
) -> list[int]:
    """Return for each line the index of the sign after its last one.

    ``measure`` in em. ``balanced`` makes all lines alike long (headings). A line is wider than the measure
    only where a single unbreakable piece is. ``looseness`` asks for so many lines more than are needed (there
    is no way to need fewer).
    """
    n = len(chain.signs)
    if not n:
        return []
    if chain.width(0, n) <= measure + EPSILON and looseness <= 0:
        return [n]
    costs = break_costs(chain, language, display=balanced)
    points = [0, *(k + 1 for k in range(n - 1) if costs[k] is not None), n]
    ends = _ends(chain, points, costs, measure, language, balanced)
    wanted = len(ends) + max(0, looseness)
    narrower = measure
    while len(ends) < wanted and narrower > measure * _NARROWEST:
        narrower *= _NARROWING
        tried = _ends(chain, points, costs, narrower, language, balanced)
        if len(tried) <= wanted and all(
            chain.width(a, b) <= measure + EPSILON for a, b in pairwise([0, *tried])
        ):
            ends = tried
    return ends


def _ends(
    chain: Chain,
    points: list[int],
    costs: list[float | None],
    measure: float,
    language: str,
    balanced: bool,
) -> list[int]:
    n = points[-1]
    aim = measure
    if balanced:
        count = _greedy(chain, points, measure)
        aim = min(measure, max(chain.width(0, n) / count, measure / 2))
    return _best(chain, points, costs, measure, aim, language, balanced)


def _greedy(chain: Chain, points: list[int], measure: float) -> int:
    """Return the number of lines when each is filled as far as it goes."""
    count, start = 1, 0
    for previous, point in pairwise(points):
        if (
            chain.width(start, point) + chain.hyphens.get(point - 1, 0.0) > measure + EPSILON
            and previous > start
        ):
            count, start = count + 1, previous
    return count


def _best(
    chain: Chain,
    points: list[int],
    costs: list[float | None],
    measure: float,
    aim: float,
    language: str,
    balanced: bool,
) -> list[int]:
    run, widths, last = chain.run, chain.widths, points[-1]
    weight = _EVEN if balanced else 1.0
    best = [0.0] * len(points)
    came = [0] * len(points)
    for at in range(1, len(points)):
        end = points[at]
        reach = run[end] - widths[end - 1] + (chain.hyphens.get(end - 1, 0.0) if end != last else 0.0)
        ending = costs[end - 1] or 0.0
        lowest = float("inf")
        for before in range(at - 1, -1, -1):
            start = points[before]
            width = reach - run[start]
            if width > measure + EPSILON:
                if before != at - 1:
                    break
                cost = _OVERFULL + width - measure
            elif end == last:
                cost = _last_line(chain, start, width, measure, language, balanced) if start else 0.0
                if balanced:
                    cost += _EVEN * ((aim - width) / measure) ** 2
            else:
                cost = weight * ((aim - width) / measure) ** 2 + ending
            cost += best[before] + _LINE
            if cost < lowest:
                lowest, came[at] = cost, before
        best[at] = lowest
    ends = []
    at = len(points) - 1
    while at:
        ends.append(points[at])
        at = came[at]
    return ends[::-1]


def _last_line(
    chain: Chain, start: int, width: float, measure: float, language: str, balanced: bool
) -> float:
    """Return the cost of a last line: a runt's, a widow word's, or that of a meagre one in Chinese."""
    tail = chain.text[chain.starts[start] :]
    if not is_cjk(language):
        if len(tail.split()) >= _SHORTEST_END["en"]:
            return 0.0
        if width < _ENOUGH * measure:
            return _RUNT
        if sum(map(str.isalnum, tail)) < _SHORT_WORD and not balanced:
            return _WIDOW
        return _LONE_WORD if measure >= _NARROW else 0.0
    if len("".join(tail.split())) < _SHORTEST_END["zh"]:
        return _RUNT
    return _MEAGRE_END * max(0.0, 1 - width / (_FULL_END * measure))
