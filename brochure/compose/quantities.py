"""Quantities as words: a number or a range with its unit, said in a language, in lists and in sentences.

A quantity and a language in, final characters out: 0.52–0.58元/kWh, RMB 100,000 per mu, 3,000 t/d. Nothing
here knows facts, texts or pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from brochure.compose.digits import divisor_of, fixed, plain, scaled, times
from brochure.compose.unit_words import Measure
from brochure.compose.voices import MINUS, Voice, voice
from brochure.model.units import factor, kind, parts

WIDEST = 100
"""A range whose ends differ by more than this factor has each end in its own scale."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a unit, or a range up to ``high``. ``counted`` is the word of what is counted."""

    value: Decimal
    unit: str
    high: Decimal | None = None
    qualifier: str = "exact"
    signed: bool = False
    counted: str = ""


def digits_unit(quantity: Quantity, said: Voice) -> tuple[str, str]:
    """Return signed digits and all that stands in the unit: scale word, currency, what it is counted by."""
    head, per = parts(quantity.unit)
    digits, scale = _digits(quantity, said, quantity.signed)
    if head in said.currency:
        name = said.money(head, _alone(quantity), scale)
        parts_of = (name, scale) if said.currency_first else (scale, name)
        unit = (" " if said.gap else "").join(part for part in parts_of if part).strip()
    elif head in said.measures:
        symbol = said.measures[head].sign(_single(quantity))
        symbol = "" if "{}" in symbol else symbol
        unit = f"{scale} {symbol}".strip() if said.gap else scale + symbol
    else:
        unit = scale
    return digits, unit + _strokes(per, said)


def listed(quantity: Quantity, language: str) -> str:
    """Return a quantity as it stands in a list, a table or a chart: RMB 18/m²/month, 18元/平方米·月."""
    return _said(quantity, voice(language), prose=False)


def prose(quantity: Quantity, language: str) -> str:
    """Return a quantity as it stands in a sentence: RMB 18 per square metre a month."""
    return _said(quantity, voice(language), prose=True)


def worded(quantity: Quantity, language: str) -> str:
    """Return a quantity with its sign of quantity in words, for cards and details: up to 20 %, 最高20%."""
    return _said(quantity, voice(language), prose=False, words=True)


def bare(quantity: Quantity, language: str) -> str:
    """Return a quantity's signed digits in its own unit, unscaled: what stands in a column with a head."""
    said = voice(language)
    high = quantity.high
    # Ratios are told with as many decimals at both ends: 1.0–1.5.
    places = max(_places(quantity.value), _places(high or quantity.value), 1)

    def end(value: Decimal) -> str:
        ratio = quantity.unit == "plot_ratio"
        digits = fixed(value, places, said.locale) if ratio else plain(value, said.locale)
        return _sign(value, quantity.signed) + digits

    return end(quantity.value) if high is None else said.span.format(end(quantity.value), end(high))


def unit_text(unit: str, language: str) -> str:
    """Return a unit as it stands at a column's head: RMB/m²/month, 元/平方米·月."""
    said = voice(language)
    head, per = parts(unit)
    name = said.money(head).strip() if head in said.currency else ""
    if not name and head in said.measures:
        symbol = said.measures[head].sign(one=False)
        name = "" if "{}" in symbol else symbol
    return name + _strokes(per, said)


def converted(amount: Quantity, unit: str) -> Quantity:
    """Return a quantity in another unit of its kind, exact where decimals can be, else to four digits."""
    share = factor(amount.unit, unit)
    high = None if amount.high is None else times(amount.high, share)
    return replace(amount, value=times(amount.value, share), high=high, unit=unit)


def _said(quantity: Quantity, said: Voice, *, prose: bool, words: bool = False) -> str:
    head, per = parts(quantity.unit)
    digits, scale = _digits(quantity, said, quantity.signed and not prose)
    rounded = quantity.qualifier == "more_than" and head == "count" and said.rounded_more
    if rounded and quantity.high is None and _is_round(quantity.value):
        return f"{digits}{scale}{said.rounded_more}{quantity.counted}"
    qualifier = said.quantities[quantity.qualifier]
    shape = qualifier.listed
    if prose or words:
        shape = said.prose_of.get((quantity.qualifier, kind(quantity.unit)), qualifier.prose)
    if shape == "{}+":  # a sign goes to the digits, words go to the whole
        digits, shape = shape.format(digits), "{}"
    if head == "count":
        body = said.gap.join(part for part in (digits, scale, quantity.counted) if part)
    elif head in said.currency:
        body = _money(digits, scale, said.money(head, _alone(quantity), scale), said)
    else:
        body = _measured(digits, scale, head, quantity, said, prose=prose)
    return shape.format(body + (_per(per, said) if prose else _strokes(per, said)))


def _digits(quantity: Quantity, said: Voice, signed: bool) -> tuple[str, str]:
    """Return a quantity's digits, both ends of a range in one scale, and the scale's word."""
    head, _ = parts(quantity.unit)
    low, high = quantity.value, quantity.high
    if head == "plot_ratio":
        places = max(_places(low), _places(high or low))
        digits = fixed(low, places, said.locale)
        return "1:" + (said.span.format(digits, fixed(high, places, said.locale)) if high else digits), ""
    if high is None:
        found = _scaled(low, head, said)
        return _sign(low, signed) + found[0], found[1]
    first, last = _scaled(low, head, said), _scaled(high, head, said)
    if first[1] != last[1]:
        first, last = _in_one_scale(low, high, head, said)
    if first[1] != last[1]:
        whole = said.gap.join(part for part in first if part)
        return said.span.format(_sign(low, signed) + whole, _sign(high, signed) + last[0]), last[1]
    return said.span.format(_sign(low, signed) + first[0], _sign(high, signed) + last[0]), last[1]


def _in_one_scale(
    low: Decimal, high: Decimal, head: str, said: Voice
) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return both ends in one scale: the larger's where the smaller is short in it, else the smaller's."""
    first, last = _scaled(low, head, said), _scaled(high, head, said)
    if first[1]:
        short = low / _divisor(last, said)
        if short >= Decimal("0.1") and -int(short.normalize().as_tuple().exponent) <= 2:
            return (plain(short.normalize(), said.locale), last[1]), last
    if low and high / low <= WIDEST:
        divisor = _divisor(first, said)
        ends = (plain(low / divisor, said.locale), plain(high / divisor, said.locale))
        return (ends[0], first[1]), (ends[1], first[1])
    return first, last


def _divisor(found: tuple[str, str], said: Voice) -> Decimal:
    """Return what the scale word of digits stands for."""
    if not found[1]:
        return Decimal(1)
    return Decimal(divisor_of(found[1], said.locale, said.scales))


def _scaled(number: Decimal, head: str, said: Voice) -> tuple[str, str]:
    if head in ("percent", "permille", "ratio", "a"):
        return plain(number, said.locale), ""
    found = scaled(number, said.locale, said.scale_from, said.scales)
    return found.digits, found.word


def _is_round(number: Decimal) -> bool:
    """Tell whether 余 may follow a number: whole tens only, 140余 and not 143余."""
    return number >= 10 and number % 10 == 0


def _single(quantity: Quantity) -> bool:
    return quantity.value == 1 and quantity.high is None


def _alone(quantity: Quantity) -> Decimal:
    """Return the number whose plural a unit takes: a range's last one."""
    return quantity.value if quantity.high is None else quantity.high


def _money(digits: str, scale: str, name: str, said: Voice) -> str:
    """Return an amount: RMB 13.56 billion, 135.6亿元, 13,56 Mrd. Yuan."""
    joined = (name, digits, scale) if said.currency_first else (digits, scale, name)
    return said.gap.join(part for part in joined if part)


def _measured(digits: str, scale: str, head: str, quantity: Quantity, said: Voice, *, prose: bool) -> str:
    """Return a number with its unit: 20 km², 20 square kilometres, 20平方公里, 7.3 per cent, 35 kV."""
    measure = said.measures.get(head)
    if measure is None:
        return digits + scale
    amount = said.gap.join(part for part in (digits, scale) if part)
    single = _single(quantity)
    word = (measure.one if single else measure.many) if prose else measure.sign(single)
    if "{}" in measure.many:
        return measure.many.format(amount) if prose else amount
    if not word:
        return amount
    return amount + _gap(head, word, measure, said, prose=prose) + word


def _gap(head: str, word: str, measure: Measure, said: Voice, *, prose: bool) -> str:
    """Return what stands between a number and its unit: Latin signs stand apart in Chinese, too."""
    if head in ("percent", "permille"):
        return said.percent_gap if word in "%‰" or not prose else said.gap
    if not said.gap and word[0].isascii() and word[0].isalpha():
        return "\u00a0"
    return said.gap


def _strokes(per: tuple[str, ...], said: Voice) -> str:
    """Return what follows in a list: /m²/month, /平方米·月."""
    words = [said.measures[part].after_slash for part in per]
    return f"/{said.per_joint.join(words)}" if words else ""


def _per(per: tuple[str, ...], said: Voice) -> str:
    """Return what follows in a sentence: " per square metre a month", or strokes where there are no words."""
    if not said.gap:
        return _strokes(per, said)
    words = [said.measures[part].per for part in per]
    return "".join(f" {word}" for word in words) if all(words) else _strokes(per, said)


def _places(value: Decimal) -> int:
    """Return how many decimals a number has."""
    return len(str(value).partition(".")[2])


def _sign(number: Decimal, signed: bool) -> str:
    if number < 0:
        return MINUS
    return "+" if signed and number > 0 else ""
