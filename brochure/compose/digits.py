"""Numbers in, digits out: grouped, with the language's separators, and scaled by its words (billion, 万, 亿).

Separators and scale words come from CLDR (Unicode LDML part 3, "Number Elements", "Compact Number Formats")
through Babel; nothing is ever rounded. Knows no units.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from babel.core import Locale
from babel.numbers import format_decimal

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


def scaled(value: Decimal, locale: str, least: int) -> Scaled:
    """Return a number's digits, scaled by the largest of the locale's words that leaves few decimals.

    Numbers below ``least`` stay plain, and so do those that no word suits.
    """
    for divisor, word in _scales(locale):
        if divisor < least or divisor > abs(value):
            continue
        part = (value / divisor).normalize()
        if -int(part.as_tuple().exponent) <= SCALED_DECIMALS and part * divisor == value:
            return Scaled(plain(part, locale), word)
    return Scaled(plain(value, locale), "")


def month_name(month: int, locale: str) -> str:
    """Return the name of a month (1 to 12) in full."""
    return str(Locale.parse(locale).months["format"]["wide"][month])


@cache
def _scales(locale: str) -> tuple[tuple[int, str], ...]:
    """Return the locale's scale words with what they stand for, largest first.

    CLDR lists a pattern for each power of ten: "00 billion" at 10,000,000,000 says what
    billion is.
    """
    formats = Locale.parse(locale).compact_decimal_formats
    patterns = (formats if "long" in formats else {"long": formats["short"]})["long"]["other"]
    found: dict[int, str] = {}
    for power, pattern in patterns.items():
        text = pattern.pattern
        zeros = text.count("0")
        word = text.replace("0", "").strip()
        if word:
            found.setdefault(int(power) // 10 ** (zeros - 1), word)
    return tuple(sorted(found.items(), reverse=True))
