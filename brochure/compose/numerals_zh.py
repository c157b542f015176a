"""Whole numbers in Chinese words, as they stand before a measure word: 六, 两, 一百四十, 一千零五, 十二万."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")


def words(number: int) -> str:
    """Return a whole number below 10**12 in words; ValueError beyond.

    2 alone, or alone before 万 and 亿, is 两, because the words count things; 10 to 19 begin with 十; a gap
    inside is one 零.
    """
    if not 0 <= number < 10**12:
        raise ValueError(f"{number} is not between 0 and 999,999,999,999")
    if number == 0:
        return "零"
    out = ""
    for place in reversed(range(len(_GROUPS))):
        group = number // 10_000**place % 10_000
        if group:
            gap = "零" if out and group < 1000 else ""
            out += gap + ("两" if group == 2 and (place or number == 2) else _group(group)) + _GROUPS[place]
    # 一十二 at the head is 十二; behind a higher place the 一 stays.
    return out.removeprefix("一") if out.startswith("一十") else out


def _group(group: int) -> str:
    """Return a number from 1 to 9,999 in words, 一 before every 十."""
    out = ""
    for place, char in zip(reversed(range(len(str(group)))), str(group), strict=True):
        digit = int(char)
        if digit:
            out += _DIGITS[digit] + _PLACES[place]
        elif not out.endswith("零"):
            out += "零"
    return out.rstrip("零")


def traditional(number: int) -> str:
    """Return the same in traditional characters: 兩, 一百四十, 十二萬."""
    return words(number).translate(str.maketrans("两万亿", "兩萬億"))
