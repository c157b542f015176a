"""Numbers in English and Chinese words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from brochure.compose import numerals_en, numerals_zh


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (0, "zero", "零"),
        (1, "one", "一"),
        (2, "two", "两"),
        (10, "ten", "十"),
        (12, "twelve", "十二"),
        (20, "twenty", "二十"),
        (22, "twenty-two", "二十二"),
        (99, "ninety-nine", "九十九"),
        (100, "one hundred", "一百"),
        (101, "one hundred and one", "一百零一"),
        (110, "one hundred and ten", "一百一十"),
        (140, "one hundred and forty", "一百四十"),
        (215, "two hundred and fifteen", "二百一十五"),
        (1000, "one thousand", "一千"),
        (1001, "one thousand and one", "一千零一"),
        (1010, "one thousand and ten", "一千零一十"),
        (1100, "one thousand one hundred", "一千一百"),
        (2018, "two thousand and eighteen", "二千零一十八"),
        (9999, "nine thousand nine hundred and ninety-nine", "九千九百九十九"),
        (10_000, "ten thousand", "一万"),
        (12_345, "twelve thousand three hundred and forty-five", "一万二千三百四十五"),
        (20_002, "twenty thousand and two", "两万零二"),
        (100_000, "one hundred thousand", "十万"),
        (105_000, "one hundred and five thousand", "十万五千"),
        (120_034, "one hundred and twenty thousand and thirty-four", "十二万零三十四"),
        (10_010_000, "ten million ten thousand", "一千零一万"),
        (10_000_500, "ten million five hundred", "一千万零五百"),
        (100_120_000, "one hundred million one hundred and twenty thousand", "一亿零一十二万"),
        (200_000_000, "two hundred million", "两亿"),
        (100_000_001, "one hundred million and one", "一亿零一"),
        (1_200_000_000, "one billion two hundred million", "十二亿"),
    ],
)
def test_words(number: int, english: str, chinese: str) -> None:
    """A whole number in British English, and in Chinese as it stands before a measure word."""
    assert numerals_en.words(number) == english
    assert numerals_zh.words(number) == chinese


@pytest.mark.parametrize("words", [numerals_en.words, numerals_zh.words])
def test_each_number_has_its_own_words(words: Callable[[int], str]) -> None:
    """No two numbers are said alike, and none ends in a blank or a spare 零."""
    said = [words(number) for number in (*range(12_000), *range(12_000, 10**12, 10**12 // 12_001))]
    assert len(set(said)) == len(said)
    assert all(text == text.strip() and "  " not in text and "零零" not in text for text in said)
    assert not any(text.endswith("零") for text in said[1:])


@pytest.mark.parametrize("words", [numerals_en.words, numerals_zh.words])
@pytest.mark.parametrize("number", [-1, 10**12])
def test_limits(words: Callable[[int], str], number: int) -> None:
    """Numbers that have no words here are refused."""
    with pytest.raises(ValueError, match="not between 0 and"):
        words(number)
