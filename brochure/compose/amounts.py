"""Amounts of sections as words and as cells of tables: ranges, ± per cent, states, tiers, dates.

Amounts of the model and a composer in, words and amounts of blocks out. Knows no section.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from brochure.compose import blocks as b
from brochure.compose import numbers
from brochure.compose.composer import Composer
from brochure.compose.digits import exact
from brochure.compose.labels import each, label, word
from brochure.compose.quantities import (
    Quantity,
    bare,
    converted,
    digits_unit,
    listed,
    prose,
    unit_text,
    worded,
)
from brochure.compose.voices import voice
from brochure.compose.words import NOTHING, Cell, Digits, Words
from brochure.model import amounts as m
from brochure.model.base import Fact, Text
from brochure.model.units import CURRENCIES, alike, parts

COUNT = "count"


def quantity(amount: m.Amount, unit: str | None = None) -> Quantity | None:
    """Return an amount as a quantity in its own unit or in ``unit``; None for one that holds no number."""
    own = amount.unit or unit or COUNT
    low = amount.value if amount.value is not None else amount.min
    if low is None:
        if amount.max is None:
            return None
        return Quantity(exact(amount.max), own, qualifier="up_to")
    high = amount.max if amount.value is None else None
    qualifier = amount.qualifier
    if amount.value is None and high is None and qualifier == "exact":
        qualifier = "from"
    if high is not None and high == low:
        high = None
    return Quantity(exact(low), own, None if high is None else exact(high), qualifier)


def said(c: Composer, amount: m.Amount | None, unit: str | None = None) -> Words:
    """Return an amount as it stands in a list, with its ± and whether it is planned or an estimate."""
    found = quantity(amount, unit) if amount is not None else None
    if amount is None or found is None:
        return NOTHING
    return dressed(c, amount, each(c.edition.languages, lambda tag: worded(found, tag)))


def spoken(c: Composer, amount: m.Amount | None, unit: str | None = None) -> Words:
    """Return an amount as it stands in a sentence or a title."""
    found = quantity(amount, unit) if amount is not None else None
    return each(c.edition.languages, lambda tag: prose(found, tag)) if found is not None else NOTHING


def dressed(c: Composer, amount: m.Amount, words: Words) -> Words:
    """Return words with an amount's ± per cent and its state behind them."""
    languages = c.edition.languages
    if amount.vary is not None:
        by = each(languages, lambda tag: bare(Quantity(exact(amount.vary or 0), COUNT), tag))
        words = label(languages, "vary", words, by)
    if amount.status in ("planned", "estimate", "to_confirm"):
        words = label(languages, "bracket", words, label(languages, amount.status))
    return words


def cell(c: Composer, amount: m.Amount | None, unit: str, shift: int = 0) -> b.Amount | None:
    """Return an amount as the cell of a column in ``unit``: its digits, ``shift`` powers of ten smaller."""
    found = quantity(amount, unit) if amount is not None else None
    if amount is None or found is None:
        return None
    if found.unit != unit and alike(found.unit, unit):
        found = converted(found, unit)
    found = _shifted(found, shift)
    words = dressed(c, amount, each(c.edition.languages, lambda tag: _qualified(found, tag)))
    low, high = _reach(found, amount.vary)
    return b.Amount(low, words, high)


def _reach(found: Quantity, vary: float | None) -> tuple[float, float | None]:
    """Return from where to where an amount reaches, its ± per cent with it."""
    low = float(found.value)
    high = None if found.high is None else float(found.high)
    if not vary:
        return low, high
    return low * (1 - vary / 100), (low if high is None else high) * (1 + vary / 100)


def _qualified(found: Quantity, tag: str) -> str:
    """Return a cell's digits with the sign of its qualifier."""
    return voice(tag).quantities[found.qualifier].listed.format(bare(found, tag))


def _shifted(found: Quantity, shift: int) -> Quantity:
    if not shift:
        return found
    by = Decimal(10) ** shift
    high = None if found.high is None else _even(found.high / by)
    return replace(found, value=_even(found.value / by), high=high)


def _even(value: Decimal) -> Decimal:
    """Return a number without the zeros behind its decimals, never in powers of ten."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def shift_of(unit: str, amounts: Sequence[m.Amount]) -> int:
    """Return by how many powers of ten a column of money is told smaller: 4 where all are 万 and more."""
    head, _ = parts(unit)
    if head not in CURRENCIES:
        return 0
    found = [number for a in amounts if (q := quantity(a, unit)) for number in (q.value, q.high) if number]
    return next((power for power in (8, 4) if found and min(found) >= 10**power), 0)


def unit_words(c: Composer, unit: str, shift: int = 0) -> Words:
    """Return a unit as the head of a column says it: RMB 10,000/mu, 万元/亩."""
    if unit == COUNT:
        return NOTHING

    def named(tag: str) -> str:
        text = unit_text(unit, tag)
        if not shift:
            return text
        currency, stroke, rest = text.partition("/")
        return word(f"scale.{shift}", tag).format(currency=currency) + stroke + rest

    return each(c.edition.languages, named)


def figure_cell(c: Composer, amount: m.Amount, caption: Words, unit: str | None = None) -> Cell | None:
    """Return an amount as a large figure with its caption."""
    found = quantity(amount, unit)
    if found is None:
        return None
    digits = []
    for tag in c.edition.languages:
        number, small = digits_unit(found, voice(tag))
        shape = voice(tag).quantities[found.qualifier].digits
        digits.append((tag, Digits(shape.format(number), small, listed(found, tag))))
    return Cell(tuple(digits), caption)


# -- dates


def date(c: Composer, as_of: str | None) -> Words:
    """Return when a figure was true, in words; nothing for None."""
    if as_of is None:
        return NOTHING
    if as_of == "undated":
        return label(c.edition.languages, "undated")
    bare_date = as_of.removeprefix("about ")
    words = each(c.edition.languages, lambda tag: _date(bare_date, tag))
    return label(c.edition.languages, "about", words) if bare_date != as_of else words


def _date(as_of: str, tag: str) -> str:
    if len(as_of) < 7:
        return word("year", tag).format(as_of)
    month = Fact(label=Text({}), unit="month", value=as_of[:7], as_of="undated", source="")
    return numbers.figure(month, tag).full


def provenance(c: Composer, as_of: str | None, source: Text | None, *key: str | int) -> Words:
    """Return the line that says of when figures are and where they come from, as far as is known."""
    languages = c.edition.languages
    when, whence = date(c, as_of), c.words(source, *key, "source")
    if when and whence:
        return label(languages, "figures_note", when, whence)
    if when:
        return label(languages, "as_of_note", when)
    return label(languages, "source_note", whence) if whence else NOTHING
