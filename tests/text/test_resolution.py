"""Shared marks take their face from their context."""

from __future__ import annotations

import pytest

from brochure.text.resolution import resolve


@pytest.mark.parametrize(
    ("text", "language", "roles"),
    [
        ("实施“工业”的", "zh-Hans", "HHHHHHH"),
        ("he said “no” twice", "en", "L" * 18),
        ("see “DC-9” here", "zh-Hans", "L" * 15),
        ("从“DC-9”起", "zh-Hans", "HHLLLLHH"),
        ("叫“Hello” world", "zh-Hans", "HHLLLLLHLLLLLL"),
        ("the park’s 阳", "zh-Hans", "L" * 11 + "H"),
        ("驱动——这是", "zh-Hans", "HHHHHH"),
        ("A——B", "zh-Hans", "LHHL"),
        ("第12—15页", "zh-Hans", "HLLLLLH"),
        ("戴蒙·林道夫", "zh-Hans", "HHHHHH"),
        ("W/(m²·K)", "zh-Hans", "LLLLLLLL"),
        ("J·K·罗琳", "zh-Hans", "LHLHHH"),
        ("A·B·C", "zh-Hans", "LLLLL"),
        ("飞跃……但", "zh-Hans", "HHHHH"),
        ("leap … but", "en", "L" * 10),
        ("in 青杠·正阳 and", "en", "LLLHHHHHLLLL"),
        ("“Hello”", "zh-Hans", "HLLLLLH"),
    ],
)
def test_roles(text: str, language: str, roles: str) -> None:
    """A shared mark is Latin in English and between western signs, else Han, and quotes agree in pairs."""
    assert resolve(text, language).roles == roles


def test_proxy_keeps_the_length() -> None:
    """The line breaker's stand-in has a sign for a sign, Chinese quotes as brackets."""
    resolved = resolve("“甲·乙”，“a”", "zh-Hans")
    assert resolved.proxy == "「甲・乙」，「a」"
    assert resolved.text == "“甲·乙”，“a”"


def test_marks_join_their_base() -> None:
    """A combining mark or variation selector takes the role of the sign before it."""
    assert resolve("葛\U000e0100e\u0301", "zh-Hans").roles[2:] == "LL"
    assert resolve("々\ufe00", "zh-Hans").roles == "HH"
