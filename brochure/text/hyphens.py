"""Hyphenation: where a western word may be parted with a hyphen, by Liang's patterns (pyphen).

In: a text and its language. Out: the offsets of its hyphenation points. Names, addresses, short words and
parts of words that have a hyphen already are left whole. Knows nothing of fonts or lines.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from brochure.text.languages import language_of
from brochure.text.tailoring import ADDRESS

if TYPE_CHECKING:
    import pyphen

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010"
_SHORTEST_WORD = 5
_BEFORE, _AFTER = 2, 3
"""Letters that stay before and after a hyphen at least (the usual minima for English)."""

# A word that is all lower case, so no name, and no part of a compound. No digits, no apostrophes.
_WORD = re.compile(rf"(?<![\w'’\-\u2010])[^\W\d_]{{{_SHORTEST_WORD},}}(?![\w\-\u2010])")


@cache
def _patterns(dictionary: str) -> pyphen.Pyphen:
    import pyphen  # only now: a text without hyphenation does not pay for the patterns

    return pyphen.Pyphen(lang=dictionary, left=_BEFORE, right=_AFTER)


def hyphenation_points(text: str, language: str) -> list[int]:
    """Return the offsets before which a hyphen may part a word of ``text``; none for unknown languages.

    Capitalised words are taken for names and never parted, but in German, whose nouns have capitals.
    """
    facts = language_of(language)
    if facts.hyphenation is None:
        return []
    points: list[int] = []
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    for match in _WORD.finditer(text):
        word = match.group()
        if not (word.islower() or (facts.capitals_are_words and word[1:].islower())):
            continue
        if any(start < match.end() and match.start() < end for start, end in addresses):
            continue
        positions = _patterns(facts.hyphenation).positions(word)
        points.extend(match.start() + position for position in positions)
    return points
