"""What a voice is: a language's way with figures, as data. The voices themselves stand in ``voices``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from brochure.compose.digits import MonthForm, Scales, plural
from brochure.compose.unit_words import Measure

NBSP = "\u00a0"
THIN_NBSP = "\u202f"
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Qualifier:
    """How a qualifier is said in a sentence, in a list, and beside big digits.

    {} stands for the figure. In a list a sign that follows goes to the digits (RMB 2+ billion), one before
    to the whole (≈RMB 2 billion).
    """

    prose: str
    listed: str
    digits: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A language's way with figures.

    ``locale`` is Babel's name of it. ``gap`` stands between number and unit, ``percent_gap`` before %. A
    number takes a scale word (billion, 万) from ``scale_from`` on. ``per_joint`` stands between what a unit
    is counted by, as in 元/kVA·月; ``span`` makes a range.
    ``rounded_more`` stands between a round number and its counted word, 余 in 140余家. ``tenths``: of one, of
    more, None where tenths are said in per cent. ``currency`` has a name's forms by CLDR's plural category;
    "scaled" is the one after a scale word. ``scales`` says which of CLDR's compact formats has the words,
    ``month_form`` in which form it has a month without its day. ``prose_of``: how a qualifier is said of a
    kind of amount (``time``, ``things``) that has words of its own: 最长15天, fewer than 20.
    """

    locale: str
    gap: str
    percent_gap: str
    currency_first: bool
    currency: Mapping[str, Mapping[str, str]]
    measures: Mapping[str, Measure]
    quantities: Mapping[str, Qualifier]
    scale_from: int
    rounded_more: str
    month: str
    year: Mapping[str, str]
    tenths: tuple[str, str] | None
    per_joint: str = "/"
    span: str = "{}–{}"
    month_only: str = "{month}"
    scales: Scales = "long"
    month_form: MonthForm = "format"
    prose_of: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def money(self, code: str, number: Decimal | None = None, scale: str = "") -> str:
        """Return a currency's name: after a number, after a scale word, or by itself at a column's head."""
        forms = self.currency[code]
        if scale:
            return forms.get("scaled") or forms.get("many") or forms["other"]
        if number is None:
            return forms.get("many") or forms["other"]
        return forms.get(plural(number, self.locale)) or forms["other"]
