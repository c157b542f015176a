"""Hyphenation: where a western word may be parted with a hyphen, by Liang's patterns (pyphen).

In: a text and its language. Out: the offsets of its hyphenation points. Names, addresses, short words and
parts of words that have a hyphen already are left whole. Knows nothing of fonts or lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from brochure.text.languages import Language, language_of
from brochure.text.patterns import patterns
from brochure.text.tailoring import ADDRESS
from brochure.text.terms import MAGNITUDES

SOFT_HYPHEN = "\u00ad"
HYPHENS = "-\u2010"
_JOINTS = tuple(HYPHENS)
_SHORTEST_WORD = 5
_BEFORE, _AFTER = 2, 3
"""Letters that stay before and after a hyphen at least (the usual minima for English)."""

HYPHEN_COST, COMPOUND_COST = 0.5, 2.0
"""What parting a word costs, and one that has a hyphen already or a number before it (units: the tailoring's
costs)."""

# Letters only: no digits, no apostrophes.
_WORD = re.compile(rf"(?<![\w'’])[^\W\d_]{{{_SHORTEST_WORD},}}(?!\w)")

# A stem keeps its last letter, and a compound is parted at its joint.
_NEVER = {
    "en": re.compile(
        "(?<=[^aeiouy])(?=[td]ed$)|(?<=[^aeiouy])(?=(?:ated|ating|ive|ively)$)|(?<=res)(?=ists?$)|"
        "(?<=^mo)(?=torway)|(?<=^driv)(?=etrain)|"
        "(?<=straightfor)(?=ward$)|(?<=^anal)(?=ys)|(?<=^gi)(?=ga)|(?<=^ter)(?=awatt)|(?<=^nan)(?=o)|"
        "(?<=^oe)(?=str)|(?<=propy)(?=lene)|(?<=^vis)(?=ual)|(?<=^re)(?=ally$)|(?<=util)(?=is)"
    )
}
"""Where a word is never parted, whatever the patterns of a language (its first subtag) say."""

_NUMBER = re.compile(r"\d[ \u00a0]$")
_SENTENCE = re.compile(r"(?:^|[.!?…][”’)]?\s)[“‘(]?$")
"""What stands before a sentence's first word."""
_OPENERS_EN = """
about according additional after almost along already although altogether among another around because
before behind below between beyond certified companies compared construction consumption currently customers
despite during electricity employees energy engineers enquiries enterprises every everybody everything
exports finally following founded further goods however including industrial industry instead investment
investors manufacturers moreover nearly neither nevertheless nothing others output outside particulars
permits photovoltaic power production products projects railway residential several since somebody something
suppliers their therefore these thirty three through throughout today together transport twelve twenty under
unlike until visitors waste water whenever whereas whether within without workers
"""
_OPENERS = {"en": frozenset(_OPENERS_EN.split())}
"""Words that are no names at the start of a sentence, and are worth parting."""
_DERIVED = {"en": re.compile(r"\w{3,}(?:[ts]ions?|ments?|ness|ities|icity|ability|ically|ively|fully|ously)")}
"""Nor are these."""


@lru_cache(maxsize=8192)
def _positions(word: str, dictionary: str) -> tuple[int, ...]:
    """Return the offsets where a word may be parted by a dictionary's patterns."""
    found = patterns(dictionary).positions(word, _BEFORE, _AFTER)
    never = _NEVER.get(dictionary.partition("_")[0])
    return tuple(i for i in found if never is None or not never.match(word, i))


def hyphenation_points(text: str, language: str) -> dict[int, float]:
    """Return the offsets before which a hyphen may part a word of ``text``, each with its cost.

    None for languages without a dictionary.

    Capitalised words are taken for names and never parted, but in German, whose nouns have capitals, and for
    common words that begin a sentence.
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
        if not (word.islower() or (word[1:].islower() and _is_common(text, match, facts))):
            continue
        following = bisect_right(ends, match.start())
        if following < len(starts) and starts[following] < match.end():
            continue  # part of an address
        counted = _NUMBER.search(text, max(0, match.start() - 2), match.start())
        if counted and word in MAGNITUDES:
            continue
        positions = _positions(word, facts.hyphenation)
        around = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        unwilling = counted or any(char in _JOINTS for char in around)
        cost = COMPOUND_COST if unwilling else HYPHEN_COST
        points.update((match.start() + position, cost) for position in positions)
    return points


def _is_common(text: str, word: re.Match[str], facts: Language) -> bool:
    """Tell whether a word with a capital is certainly no name."""
    if facts.capitals_are_words:
        return True
    start, end = word.span()
    language = facts.tag.partition("-")[0]
    if language not in _OPENERS or not _SENTENCE.search(text, max(0, start - 4), start):
        return False
    if text[end + 1 : end + 2].isupper():
        return False  # the first word of a longer name
    return word.group().lower() in _OPENERS[language] or bool(_DERIVED[language].fullmatch(word.group()))
