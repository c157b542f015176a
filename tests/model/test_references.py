"""References in texts: what is one, and what can not be printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.model.references import FORMATS, Reference, obstacle, references, stray_brace


def test_parts_of_a_reference() -> None:
    """A reference is a fact's id with an optional format, or a contact's part."""
    assert list(references("a {x1} b { y_2 : no } {y:Words} {park.phone}")) == [
        Reference("x1", start=2, end=6),
        Reference(" y_2 : no ", start=9, end=21, well_formed=False),
        Reference("y", "", "Words", 22, 31),
        Reference("park", "phone", "prose", 32, 44),
    ]


def test_capital() -> None:
    """A capital in the format asks for a capital in the words, whatever the format."""
    (found,) = references("{y:Month_only}")
    assert (found.base_format, found.capital) == ("month_only", True)
    (found,) = references("{y:month_only}")
    assert (found.base_format, found.capital) == ("month_only", False)


@pytest.mark.parametrize(
    ("text", "index"), [("a {b} c", -1), ("a {b c", 2), ("a b} c", 3), ("{a}}", 3), ("{{a}", 0), ("", -1)]
)
def test_stray_brace(text: str, index: int) -> None:
    """A brace without its partner is found where it stands."""
    assert stray_brace(text) == index


@given(st.text(alphabet="ab{}:._ |é元"))
def test_every_brace_is_a_reference_or_stray(text: str) -> None:
    """No brace is overlooked: outside the references of a text without stray ones there are none."""
    bare = list(text)
    for reference in references(text):
        bare[reference.start : reference.end] = " " * (reference.end - reference.start)
    assert ("{" in bare or "}" in bare) == (stray_brace(text) >= 0)


@pytest.mark.parametrize(
    ("form", "unit", "value", "as_of", "why"),
    [
        ("prose", "km2", 20, "2018", ""),
        ("wrds", "count", 6, "2018", "unknown"),
        ("words", "count", 6, "2018", ""),
        ("words", "count", 6.5, "2018", "whole numbers"),
        ("words", "count", -1, "2018", "whole numbers"),
        ("words", "count", 10**12, "2018", "whole numbers"),
        ("words", "month", "2003-07", "2003", "month"),
        ("tenths", "percent", 70, "2018", ""),
        ("tenths", "percent", 70.0, "2018", ""),
        ("tenths", "percent", 73, "2018", "tenths"),
        ("tenths", "percent", 100, "2018", "tenths"),
        ("tenths", "count", 70, "2018", "tenths"),
        ("year", "CNY", 1, "about 2018", ""),
        ("year", "CNY", 1, "undated", "no year"),
        ("year", "month", "2003-07", "undated", ""),
        ("month", "month", "2003-07", "undated", ""),
        ("month", "year", 2003, "undated", "not a month"),
        ("month_only", "count", 7, "2018", "not a month"),
        ("number", "month", "2003-07", "2003", "month"),
        ("mu", "km2", 20, "2018", ""),
        ("mu", "mu", 20, "2018", ""),
        ("mu", "count", 20, "2018", "not an area"),
    ],
)
def test_obstacles(form: str, unit: str, value: object, as_of: str, why: str) -> None:
    """A format that a fact can not take is refused with the reason, any other passes."""
    found = obstacle(form, unit, value, as_of)
    assert why in found and bool(why) == bool(found)


def test_formats_are_described() -> None:
    """Each format has a line that says what it is for."""
    assert all(len(text) > 10 for text in FORMATS.values())
