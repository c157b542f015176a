"""Hyphenation: where a western word may be parted with a hyphen, by Liang's patterns (pyphen).

In: a text and its language. Out: the offsets of its hyphenation points. Names, addresses, short words and
parts of words that have a hyphen already are left whole. Knows nothing of fonts or lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from brochure.text.languages import language_of
from brochure.text.patterns import patterns
from brochure.text.tailoring import ADDRESS

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010"
_JOINTS = tuple(HYPHENS)
_SHORTEST_WORD = 5
_BEFORE, _AFTER = 2, 3
"""Letters that stay before and after a hyphen at least (the usual minima for English)."""

HYPHEN_COST, COMPOUND_COST = 0.5, 2.0
"""What parting a word costs, and one that has a hyphen already (units: the tailoring's costs)."""

# Letters only: no digits, no apostrophes.
_WORD = re.compile(rf"(?<![\w'’])[^\W\d_]{{{_SHORTEST_WORD},}}(?!\w)")

# British patterns part grant-ed, record-ed, larg-er, small-est a letter too early: the stem stays whole.
_NEVER = {
    "en": re.compile(
        "(?<=[^aeiouy])(?=[td]ed$)|(?<=r)(?=g(?:er|ing)$)|(?<=l)(?=lest$)|(?<=bey)(?=ond$)|(?<=res)(?=ists?$)|"
        "(?<=^mo)(?=torway)|(?<=straightfor)(?=ward$)"
    )
}
"""Where a word is never parted, whatever the patterns of a language (its first subtag) say."""


@lru_cache(maxsize=8192)
def _positions(word: str, dictionary: str) -> tuple[int, ...]:
    """Return the offsets where a word may be parted by a dictionary's patterns."""
    found = patterns(dictionary).positions(word, _BEFORE, _AFTER)
    never = _NEVER.get(dictionary.partition("_")[0])
    return tuple(i for i in found if never is None or not never.match(word, i))


def hyphenation_points(text: str, language: str) -> dict[int, float]:
    """Return the offsets before which a hyphen may part a word of ``text``, each with its cost.

    None for languages without a dictionary.

    Capitalised words are taken for names and never parted, but in German, whose nouns have capitals.
    """
    facts = language_of(language)
    if facts.hyphenation is None:
        return {}
    points: dict[int, float] = {}
    starts, ends = [], []
    for match in ADDRESS.finditer(text):
        starts.append(match.start())
        ends.append(match.end())
    for match in _WORD.finditer(text):
        word = match.group()
        if not (word.islower() or (facts.capitals_are_words and word[1:].islower())):
            continue
        following = bisect_right(ends, match.start())
        if following < len(starts) and starts[following] < match.end():
            continue  # part of an address
        positions = _positions(word, facts.hyphenation)
        around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        compound = any(char in _JOINTS for char in around)
        cost = COMPOUND_COST if compound else HYPHEN_COST
        points.update((match.start() + position, cost) for position in positions)
    return points
