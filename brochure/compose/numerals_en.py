"""Whole numbers in English words, British style: one hundred and forty."""

from __future__ import annotations

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_GROUPS = ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def words(number: int) -> str:
    """Return a whole number below 10**12 in words; ValueError beyond."""
    if not 0 <= number < 10**12:
        raise ValueError(f"{number} is not between 0 and 999,999,999,999")
    parts = []
    rest = number
    for size, name in _GROUPS:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{_hundreds(count)} {name}")
    if rest or not parts:
        parts.append(("and " if parts and rest < 100 else "") + _hundreds(rest))
    return " ".join(parts)


def _hundreds(number: int) -> str:
    """Return a whole number from 0 to 999 in words."""
    if number < 20:
        return _ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    hundreds, rest = divmod(number, 100)
    return f"{_ONES[hundreds]} hundred" + (f" and {_hundreds(rest)}" if rest else "")
