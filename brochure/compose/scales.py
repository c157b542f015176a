"""What a thread stands for: the round amounts that threads may be, and how that is said.

Amounts and their unit in, possible scales with their words out, the best first. Knows no widths: a chart
takes the first scale whose threads print well.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from brochure.compose.digits import plain
from brochure.compose.quantities import Quantity, prose
from brochure.compose.voices import voice, writes_chinese
from brochure.compose.words import Words

Scales = tuple[tuple[float, Words], ...]
By = Callable[[str], Quantity]
"""A quantity as a language says it."""

THREADS = (40, 160)
"""How many threads a whole may have, from the narrowest format to the widest."""

BAR = (10, 160)
"""How many threads the longest of several bars may have."""

_ONE = {True: "一根线为{}。", False: "One thread is {}."}
_POINTS = {
    True: ("{}个百分点", "{}个百分点"),
    False: ("{}\u00a0percentage points", "{}\u00a0percentage point"),
}
_SEVERAL = {True: "{}根线为{}。", False: "{} threads are {}."}


def area_scales(whole: By, part: Decimal, languages: tuple[str, ...]) -> Scales:
    """Return the numbers of threads to the unit that a whole and its part may be counted in.

    Whole threads to the unit, or units to the thread, of one significant digit come before those of two, and
    such that leave no part of a thread before others.
    """
    amount = whole(languages[0]).value
    found: list[tuple[tuple[int, Fraction], Fraction]] = []
    for share, digits in _shares(amount):
        inexact = sum(1 for each in (amount, part) if (Fraction(each) * share).denominator != 1)
        found.append(((digits + inexact, -share), share))
    return tuple(
        (float(share), Words(tuple((tag, _said(share, whole(tag), tag)) for tag in languages)))
        for _, share in sorted(found)
    )


def area_scale(share: Decimal, whole: By, languages: tuple[str, ...]) -> Scales:
    """Return the one number of threads to the unit that the data give, said."""
    words = tuple((tag, _said(Fraction(share), whole(tag), tag)) for tag in languages)
    return ((float(share), Words(words)),)


def bar_scale(step: Decimal, unit: By, languages: tuple[str, ...]) -> Scales:
    """Return the one step that the data give, said."""
    words = tuple((tag, _one(Fraction(step), unit(tag), tag)) for tag in languages)
    return ((float(step), Words(words)),)


def bar_scales(bars: tuple[Decimal, ...], unit: By, languages: tuple[str, ...]) -> Scales:
    """Return the steps, finest first, that a thread of bars may stand for: 1, 2, 5 and their tenfolds."""
    longest = max((abs(bar) for bar in bars), default=Decimal(0))
    if not longest:
        return ()
    top = math.floor(math.log10(longest))
    steps = [Decimal(figure).scaleb(power) for power in range(top - 3, top + 1) for figure in (1, 2, 5)]
    return tuple(
        (float(step), Words(tuple((tag, _one(Fraction(step), unit(tag), tag)) for tag in languages)))
        for step in steps
        if BAR[0] <= longest / step <= BAR[1]
    )


def _shares(whole: Decimal) -> Iterator[tuple[Fraction, int]]:
    """Yield threads to the unit, each once, with the significant digits that it takes to say so."""
    if whole <= 0:
        return
    seen: set[Fraction] = set()
    least, most = (Fraction(count) / Fraction(whole) for count in THREADS)
    for digits in (1, 2):
        counted = (share for share in _round(least, most, digits) if share.denominator == 1)
        # Units to the thread have no more than one decimal.
        measured = (1 / each for each in _round(1 / most, 1 / least, digits) if (10 * each).denominator == 1)
        for share in (*counted, *measured):
            if share not in seen:
                seen.add(share)
                yield share, digits


def _round(least: Fraction, most: Fraction, digits: int) -> Iterator[Fraction]:
    """Yield the numbers of so many significant digits between two limits."""
    for power in range(math.floor(math.log10(least)) - digits, math.ceil(math.log10(most)) + 1):
        for figure in range(10 ** (digits - 1), 10**digits):
            amount = figure * Fraction(10) ** power
            if least <= amount <= most:
                yield amount


def _said(share: Fraction, unit: Quantity, tag: str) -> str:
    """Return in one sentence what a thread is, or several threads are, at ``share`` threads to the unit."""
    chinese = writes_chinese(tag)
    if share > 1 and share.denominator == 1:
        count = plain(Decimal(share.numerator), voice(tag).locale)
        return _SEVERAL[chinese].format(count, _amount(Decimal(1), unit, tag))
    return _one(1 / share, unit, tag)


def _one(amount: Fraction, unit: Quantity, tag: str) -> str:
    value = Decimal(amount.numerator) / Decimal(amount.denominator)
    return _ONE[writes_chinese(tag)].format(_amount(value, unit, tag))


def _amount(value: Decimal, unit: Quantity, tag: str) -> str:
    """Return an amount in words; a part of a growth is in percentage points, not in per cent."""
    if unit.unit == "percent":
        form = _POINTS[writes_chinese(tag)][value == 1]
        return form.format(plain(value, voice(tag).locale))
    return prose(replace(unit, value=value, high=None, qualifier="exact", signed=False), tag)
