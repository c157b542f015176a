"""Numbers in, digits out: grouped, with the language's separators, and scaled by its words (billion, 万, 亿).

Separators and scale words come from CLDR (Unicode LDML part 3, "Number Elements", "Compact Number Formats")
through Babel; nothing is ever rounded. Knows no units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal

from babel.core import Locale
from babel.numbers import format_decimal

Scales = Literal["long", "short"]
"""Which of CLDR's compact formats: millions, milliards; Mio., млрд."""
MonthForm = Literal["format", "stand-alone"]
SCALED_DECIMALS = 3
"""A scaled number keeps at most this many decimals; one that needs more takes a smaller scale."""


@dataclass(frozen=True, slots=True)
class Scaled:
    """Digits without sign, and the scale word after them ("" for none)."""

    digits: str
    word: str


def exact(value: float | int) -> Decimal:
    """Return the decimal number that a value in the data stands for (7.3 is 7.3, not its nearest binary)."""
    return Decimal(str(value))


def times(value: Decimal, share: Fraction) -> Decimal:
    """Return ``value`` times ``share``: exact where that has an end within the decimals of a scaled number.

    Else rounded to four significant digits, as a conversion of 100 mu (6.667 ha) is.
    """
    product = Fraction(value) * share
    exactly = Decimal(product.numerator) / Decimal(product.denominator)
    if Fraction(exactly) == product:
        return exactly.normalize() + 0
    return Decimal(f"{exactly:.4g}")


def plain(value: Decimal, locale: str) -> str:
    """Return a number's digits without its sign, grouped as the locale does, with all its decimals."""
    return str(format_decimal(abs(value), locale=locale, decimal_quantization=False))


def fixed(value: Decimal, places: int, locale: str) -> str:
    """Return a number's digits without its sign, with exactly ``places`` decimals."""
    pattern = "#,##0" + (f".{'0' * places}" if places else "")
    return str(format_decimal(abs(value), format=pattern, locale=locale))


def scaled(value: Decimal, locale: str, least: int, scales: Scales = "long") -> Scaled:
    """Return a number's digits, scaled by the largest of the locale's words that leaves few decimals.

    Numbers below ``least`` stay plain, and so do those that no word suits. ``scales`` chooses CLDR's words in
    full or short, where the locale has both; a word stands in the number that the digits ask for.
    """
    for divisor, forms in _scales(locale, scales):
        if divisor < least or divisor > abs(value):
            continue
        part = (value / divisor).normalize()
        if -int(part.as_tuple().exponent) <= SCALED_DECIMALS and part * divisor == value:
            return Scaled(plain(part, locale), forms.get(plural(part, locale)) or forms["other"])
    return Scaled(plain(value, locale), "")


def divisor_of(word: str, locale: str, scales: Scales = "long") -> int:
    """Return what a scale word stands for, in whatever number it is; 1 for none."""
    return next((divisor for divisor, forms in _scales(locale, scales) if word in forms.values()), 1)


def plural(number: Decimal, locale: str) -> str:
    """Return CLDR's plural category of a number: "one", "few", "many", "other"."""
    return str(Locale.parse(locale).plural_form(number))


def month_name(month: int, locale: str, form: MonthForm = "format") -> str:
    """Return the name of a month (1 to 12) in full: in a date, or as it stands by itself.

    Only where a locale's own data have the second form (Russian), Babel can be asked for it.
    """
    return str(Locale.parse(locale).months[form]["wide"][month])


@cache
def _scales(locale: str, scales: Scales) -> tuple[tuple[int, Mapping[str, str]], ...]:
    """Return the locale's scale words by plural category, with what they stand for, largest first.

    CLDR lists a pattern for each power of ten: "00 billion" at 10,000,000,000 says what
    billion is.
    """
    formats = Locale.parse(locale).compact_decimal_formats
    patterns = formats[scales if formats.get(scales) else "short"]
    found: dict[int, dict[str, str]] = {}
    for category in sorted(patterns, key=lambda name: name != "other"):
        for power, pattern in patterns[category].items():
            text = pattern.pattern
            zeros = text.count("0")
            word = text.replace("0", "").replace("'", "").strip()
            if zeros and word:
                found.setdefault(int(power) // 10 ** (zeros - 1), {}).setdefault(category, word)
    complete = [(divisor, forms) for divisor, forms in found.items() if "other" in forms]
    return tuple(sorted(complete, key=lambda one: -one[0]))
