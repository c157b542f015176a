"""Whole numbers in Chinese words, as they stand before a measure word: 六, 两, 一百四十, 一千零五."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")


def words(number: int) -> str:
    """Return a whole number from 0 to 9,999 in words; ValueError beyond.

    2 alone is 两, because the words count things; 10 to 19 begin with 十; a gap inside is one 零.
    """
    if not 0 <= number <= 9999:
        raise ValueError(f"{number} is not between 0 and 9,999")
    if number == 2:
        return "两"
    if number == 0:
        return "零"
    out = ""
    for place, char in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        digit = int(char)
        if digit:
            out += _DIGITS[digit] + _PLACES[place]
        elif not out.endswith("零"):
            out += "零"
    out = out.rstrip("零")
    return out.removeprefix("一") if 10 <= number < 20 else out


def traditional(number: int) -> str:
    """Return the same in traditional characters: 兩, 一百四十."""
    return words(number).replace("两", "兩")
