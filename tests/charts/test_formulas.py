"""Simple formulas are told from those that need a formula's own layout."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.charts.formulas import Part, simple


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plain", (Part("plain", 0),)),
        (r"$\mathdefault{10^{-3}}$", (Part("10", 0), Part("\u22123", 1))),
        ("area, km$^2$", (Part("area, km", 0), Part("2", 1))),
        (r"$\mathrm{CO_2}$ 减排", (Part("CO", 0), Part("2", -1), Part(" 减排", 0))),
        (r"$3\times10^{5}$", (Part("3×10", 0), Part("5", 1))),
        (r"5 \$ to $6\%$", (Part("5 $ to 6%", 0),)),
        ("$\\mathrm{a b}$", (Part("a b", 0),)),
    ],
)
def test_simple_formulas(text: str, wanted: tuple[Part, ...]) -> None:
    """Numbers, signs and upright words at three heights."""
    assert simple(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "$x$", r"$\frac{1}{2}$", r"$\sqrt{2}$", r"$\alpha$", "$10^{2^3}$", "$10^$", "$10^{2$", "a $ b",
        r"$\mathrm x$", "$}$", "$2^x$", r"$2^\alpha$",
    ],
)  # fmt: skip
def test_formulas_that_are_not_simple(text: str) -> None:
    """Variables, fractions, roots, towers and broken formulas."""
    assert simple(text) is None


@given(st.text(alphabet="a1^_{}$\\ -", max_size=12))
def test_any_text_is_answered(text: str) -> None:
    """Law: no text is too odd to be judged, and a simple one loses no digit."""
    parts = simple(text)
    if parts is not None:
        assert sum(part.text.count("1") for part in parts) == text.count("1")
