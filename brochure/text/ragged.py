"""Ragged setting: the best ends for all lines of a paragraph at once, by dynamic programming.

In: a chain, a measure in em, the language. Out: the signs at which the lines end. English is set as even as
it goes, without a lonely last word; Chinese ends its lines where the sense rests; display type is balanced.
Knows nothing of points, faces or pages.
"""

from __future__ import annotations

from itertools import pairwise

from brochure.text.breaks import words
from brochure.text.chain import Chain
from brochure.text.marks import is_han
from brochure.text.resolution import is_cjk

EPSILON = 1e-6
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
_ENOUGH = 0.25
"""A last English line of this share of the measure is no runt (art direction, section 2)."""

# By sense (house rule; the boards show it): the rest that a mark gives, from a sentence's end to none.
_REST = {"。": 0.0, "！": 0.0, "？": 0.0, "；": 0.0, "，": 0.1, "：": 0.1, "、": 0.5}
_AFTER_BRACKET = 0.6
_BETWEEN_WORDS = 1.0
_BETWEEN_SHORT_WORDS = 1.6
_INSIDE_WORD = 3.0
_LEANING = 0.5
"""What a Chinese particle costs at a line's start, or what one saves at its end."""
_PARTICLES = frozenset("的地得了着过们等")
_LINKS = frozenset("的和与及并或")
# English: a short word that announces the next should not end a line; a stop is a good end.
_ANNOUNCING = frozenset(
    ("a", "an", "the", "of", "in", "to", "and", "or", "by", "for", "at", "on", "with", "from", "as", "its")
)
_AFTER_STOP = 0.0
_AFTER_WORD = 0.02
_AFTER_ANNOUNCING = 0.05
_AFTER_HYPHEN = 0.25


def ragged(chain: Chain, measure: float, language: str, *, balanced: bool = False) -> list[int]:
    """Return for each line the index of the sign after its last one.

    ``measure`` in em. ``balanced`` makes all lines alike long (headings). A line is wider than the measure
    only where a single unbreakable piece is.
    """
    n = len(chain.signs)
    if not n:
        return []
    if chain.width(0, n) <= measure + EPSILON:
        return [n]
    costs = break_costs(chain, language)
    points = [0, *(k + 1 for k in range(n - 1) if costs[k] is not None), n]
    aim = measure
    if balanced:
        count = _greedy(chain, points, measure)
        aim = min(measure, max(chain.width(0, n) / count, measure / 2))
    return _best(chain, points, costs, measure, aim, language, balanced)


def _greedy(chain: Chain, points: list[int], measure: float) -> int:
    """Return the number of lines when each is filled as far as it goes."""
    count, start = 1, 0
    for previous, point in pairwise(points):
        if chain.width(start, point) > measure + EPSILON and previous > start:
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
        reach = run[end] - widths[end - 1]
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
                cost = _last_line(chain, start, width, measure, language) if start else 0.0
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


def _last_line(chain: Chain, start: int, width: float, measure: float, language: str) -> float:
    """Return the cost of a last line: a runt's, or that of a meagre one in Chinese."""
    tail = chain.text[chain.starts[start] :]
    if not is_cjk(language):
        return _RUNT if len(tail.split()) < _SHORTEST_END["en"] and width < _ENOUGH * measure else 0.0
    if len("".join(tail.split())) < _SHORTEST_END["zh"]:
        return _RUNT
    return _MEAGRE_END * max(0.0, 1 - width / (_FULL_END * measure))


def break_costs(chain: Chain, language: str) -> list[float | None]:
    """Return the cost of every allowed break by its sense, None where no line may end."""
    if not is_cjk(language):
        return [_western(chain, k) for k in range(len(chain.signs))]
    ends = words(chain.text, language)
    inside = set(range(len(chain.text))).difference(ends)
    short = {b for a, b, c in zip([0, *ends], ends, ends[1:], strict=False) if b - a == 1 == c - b}
    return [_chinese(chain, k, inside, short) for k in range(len(chain.signs))]


def _western(chain: Chain, k: int) -> float | None:
    cost = chain.breaks[k]
    if cost is None:
        return None
    char = chain.signs[k].text[-1]
    if char in ".,;:!?)”":
        return cost + _AFTER_STOP
    if char in "-‐–—/":
        return cost + _AFTER_HYPHEN
    end = chain.starts[k] + len(chain.signs[k].text)
    word = f" {chain.text[max(0, end - 6) : end]}".rpartition(" ")[2].lower()
    return cost + (_AFTER_ANNOUNCING if word in _ANNOUNCING else _AFTER_WORD)


def _chinese(chain: Chain, k: int, inside: set[int], short: set[int]) -> float | None:
    cost = chain.breaks[k]
    if cost is None:
        return None
    char, offset = chain.signs[k].text[-1], chain.starts[k + 1]
    if char in _REST:
        return cost + _REST[char]
    if chain.signs[k].kind in ("close", "open", "stop", "dash") or chain.signs[k + 1].kind == "open":
        return cost + _AFTER_BRACKET
    if not is_han(char):
        return cost + _BETWEEN_WORDS
    sense = _INSIDE_WORD if offset in inside else _BETWEEN_SHORT_WORDS if offset in short else _BETWEEN_WORDS
    following = chain.text[offset]
    lean = _LEANING * ((following in _PARTICLES) - (char in _LINKS) * (following not in _PARTICLES))
    return cost + sense + lean
