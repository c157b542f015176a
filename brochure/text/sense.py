"""Sense: what it costs to end a line at each place where one may end.

In: a chain and its language. Out: a cost for every break, from 0 (the sense rests there) to about 4 (inside a
Chinese word). Knows nothing of measures.
"""

from __future__ import annotations

from brochure.text.breaks import words
from brochure.text.chain import Chain
from brochure.text.emergency import EMERGENCY
from brochure.text.marks import is_han
from brochure.text.resolution import is_cjk
from brochure.text.tailoring import UNWILLING

# By sense (house rule; the boards show it): the rest that a mark gives, from a sentence's end to none.
_REST = {"。": 0.0, "！": 0.0, "？": 0.0, "；": 0.0, "，": 0.1, "：": 0.1, "、": 0.5}
_AFTER_BRACKET = 0.6
_BETWEEN_WORDS = 1.0
_BESIDE_SHORT_WORD, _BETWEEN_SHORT_WORDS = 1.3, 1.6
"""A word of one sign may be part of its neighbour: 主平台, 首家. ICU's dictionary cuts too much there."""
_INSIDE_WORD, _INSIDE_WORD_IN_DISPLAY = 3.0, 15.0
"""What parting a Chinese word costs: less than a line more in text, and more than one in display type."""
_SUFFIXES = frozenset("级区圈化型性率市省县镇乡村港园城业者员家力度量值类式部局厅院所社厂站层期")
"""Words of one sign that belong to the word before them: 经济圈, 千亿级, 黔江区."""
_LEANING = 0.5
"""What a Chinese particle costs at a line's start, or what one saves at its end."""
_PARTICLES = frozenset("的地得了着过们等")
_LINKS = frozenset("的和与及并或")
_FUNCTION_WORDS = _PARTICLES | _LINKS | frozenset("是在由为于对从以将被把也都而但已向就还")
"""Words of one sign that are surely words."""
# English: a short word that announces the next should not end a line; a stop is a good end.
_ANNOUNCING = frozenset(
    (
        "a", "an", "the", "of", "in", "to", "and", "or", "by", "for", "at", "on", "with", "from", "as", "its",
        "up", "than", "into", "about", "over", "only", "no",
    )
)  # fmt: skip
_AFTER_STOP = 0.0
_AFTER_WORD = 0.02
_AFTER_ANNOUNCING = 0.05
_AFTER_HYPHEN = 0.25
_AFTER_WORD_IN_DISPLAY, _AFTER_ANNOUNCING_IN_DISPLAY = 0.02, 0.1
"""The same in headings, whose lines should rather be read well than be alike long."""
_SHORT = 3
"""Letters of the words that announce the next in other languages: articles, prepositions, conjunctions."""


def break_costs(chain: Chain, language: str, *, display: bool = False) -> list[float | None]:
    """Return the cost of every allowed break by its sense, None where no line may end."""
    if not is_cjk(language):
        short = 0 if language.startswith("en") else _SHORT
        return [_western(chain, k, display, short) for k in range(len(chain.signs))]
    ends = words(chain.text, language)
    inside = set(range(len(chain.text))).difference(ends)
    within = _INSIDE_WORD_IN_DISPLAY if display else _INSIDE_WORD
    doubts: dict[int, float] = dict.fromkeys(inside, within)
    for start, middle, end in zip([0, *ends], ends, ends[1:], strict=False):
        left = middle - start == 1 and chain.text[start] not in _FUNCTION_WORDS
        right = end - middle == 1 and chain.text[middle] not in _FUNCTION_WORDS
        if left or right:
            # Two such words side by side are more likely a name: 正阳. In a heading it is not risked.
            both = within if display else _BETWEEN_SHORT_WORDS
            doubts[middle] = both if left and right else _BESIDE_SHORT_WORD
        if end - middle == 1 and chain.text[middle] in _SUFFIXES and is_han(chain.text[middle - 1]):
            doubts[middle] = within
    return [_chinese(chain, k, doubts) for k in range(len(chain.signs))]


def _western(chain: Chain, k: int, display: bool, short: int) -> float | None:
    cost = chain.breaks[k]
    if cost is None or cost >= UNWILLING:
        return cost if cost is not None and cost >= EMERGENCY else None
    char = chain.signs[k].text[-1]
    if char in ".,;:!?)”":
        return cost + _AFTER_STOP
    if char in "-‐–—/":
        return cost + _AFTER_HYPHEN
    end = chain.starts[k] + len(chain.signs[k].text)
    word = f" {chain.text[max(0, end - 6) : end]}".rpartition(" ")[2]
    if not display:
        return cost + (_AFTER_ANNOUNCING if word.lower() in _ANNOUNCING else _AFTER_WORD)
    announcing = (word.islower() and len(word) <= short) or word.lower() in _ANNOUNCING
    return cost + (_AFTER_ANNOUNCING_IN_DISPLAY if announcing else _AFTER_WORD_IN_DISPLAY)


def _chinese(chain: Chain, k: int, doubts: dict[int, float]) -> float | None:
    cost = chain.breaks[k]
    if cost is None or cost >= UNWILLING:
        return cost if cost is not None and cost >= EMERGENCY else None
    char, offset = chain.signs[k].text[-1], chain.starts[k + 1]
    if char in _REST:
        return cost + _REST[char]
    if chain.signs[k].kind in ("close", "open", "pause", "stop", "dash") or chain.signs[k + 1].kind == "open":
        return cost + _AFTER_BRACKET
    if not is_han(char):
        return cost + _BETWEEN_WORDS
    sense = doubts.get(offset, _BETWEEN_WORDS)
    following = chain.text[offset]
    lean = _LEANING * ((following in _PARTICLES) - (char in _LINKS) * (following not in _PARTICLES))
    return cost + sense + lean
