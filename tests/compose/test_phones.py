"""Telephones as each language prints them, and visiting cards."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.compose.phones import phone
from brochure.model.park import Contact

EN, ZH = "en", "zh-Hans"


def contact(number: str | None, area: int = 2, **more: Any) -> Contact:
    whole = {
        "id": "park",
        "role": {EN: "x"},
        "name": {"text": {EN: "Zheng|Park", ZH: "正|园"}},
        "phone": number,
    }
    return Contact.model_validate(whole | {"area_code_length": area} | more)


@pytest.mark.parametrize(
    ("number", "area", "english", "chinese"),
    [
        ("+862379426568", 2, "+86 23 7942 6568", "023-79426568"),
        ("+862367862888", 2, "+86 23 6786 2888", "023-67862888"),
        ("+868741234567", 3, "+86 874 123 4567", "0874-1234567"),
        ("+8613812345678", 0, "+86 138 1234 5678", "13812345678"),
        ("+442071234567", 2, "+44 20 7123 4567", "+44 20 7123 4567"),
        ("+12125550123", 3, "+1 212 555 0123", "+1 212 555 0123"),
        ("+85221234567", 0, "+852 2123 4567", "+852 2123 4567"),
        (None, 2, "", ""),
    ],
)
def test_phone(number: str | None, area: int, english: str, chinese: str) -> None:
    """Country, area and line, in groups; in Chinese a number of China takes its national form."""
    assert phone(contact(number, area), EN) == english.replace(" ", "\u00a0")
    assert phone(contact(number, area), ZH) == chinese.replace(" ", "\u00a0")


@given(st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True), st.integers(0, 4))
def test_no_digit_is_lost(number: str, area: int) -> None:
    """The printed number has all digits of the stored one in their order."""
    printed = phone(contact(number, area), EN)
    assert "+" + "".join(char for char in printed if char.isdigit()) == number
