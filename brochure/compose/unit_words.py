"""The words and signs of units in each language, from the table ``assets/words/units.yaml``.

A language in, its units' words out; what they follow from when they are left out is decided here. Knows no
numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from brochure.assets import assets, read_yaml

TABLE = ("words", "units.yaml")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: its sign in figures, its names in a sentence (one, many), after "per", and after a stroke.

    Without a sign its word stands in figures, too. ``many`` may hold {} for the number, where words go
    round it.
    """

    symbol: str
    one: str
    many: str
    per: str = ""
    slash: str = ""

    @property
    def after_slash(self) -> str:
        """What stands after a stroke."""
        return self.slash or self.symbol or self.one

    def sign(self, one: bool) -> str:
        """Return what stands after a number in a list: the sign, else the word in its number."""
        return self.symbol or (self.one if one else self.many)


def measures(language: str) -> Mapping[str, Measure]:
    """Return the units of ``language``; one that lacks its own words has the English sign."""
    english = _table().get("en", {})
    own = _table().get(language, {})
    return MappingProxyType(
        {unit: own.get(unit) or _international(measure) for unit, measure in english.items()}
    )


def _international(english: Measure) -> Measure:
    """Return a unit's English sign for a language that has no words for it."""
    sign = english.symbol or english.one
    return Measure(english.symbol, sign, english.symbol or english.many, "", english.slash)


@cache
def _table() -> Mapping[str, Mapping[str, Measure]]:
    """Return the table by language and unit."""
    data = read_yaml(assets().joinpath(*TABLE))
    found: dict[str, dict[str, Measure]] = {}
    for unit, by_language in data.items():
        for language, words in by_language.items():
            found.setdefault(language, {})[str(unit)] = measure_of(words)
    return found


def measure_of(words: Sequence[str]) -> Measure:
    """Return a unit from its entry: sign, one, many, after "per", after a stroke; the last may be missing."""
    sign, *rest = words
    one = rest[0] if rest else sign
    many = rest[1] if len(rest) > 1 else one
    per, slash = (*rest[2:4], "", "")[:2]
    return Measure(sign, one, many, per, slash)
