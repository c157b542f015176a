"""What a fact may be: its value suits its unit, its date is one of a few forms."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from brochure.model.base import Fact, Text


def fact(**changes: Any) -> Fact:
    whole = {"label": {"en": "x"}, "unit": "count", "value": 1, "as_of": "2018", "source": "here"}
    return Fact.model_validate(whole | changes)


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("count", 140),
        ("percent", 7.3),
        ("percent", -0.5),
        ("month", "2003-07"),
        ("year", 2018),
        ("CNY/km2", 1),
    ],
)
def test_values_that_suit(unit: str, value: object) -> None:
    """A number suits a measure, a quoted month the unit month, a whole number a year; none is converted."""
    made = fact(unit=unit, value=value).value
    assert made == value and type(made) is type(value)


@pytest.mark.parametrize(
    ("unit", "value", "kind"),
    [
        ("count", "140", "fact_number"),
        ("count", "many", "fact_number"),
        ("month", 2003, "fact_month"),
        ("month", "2003-13", "fact_month"),
        ("month", "July 2003", "fact_month"),
        ("month", "2003-07\n", "fact_month"),
        ("year", "2018", "fact_year"),
        ("year", 2018.5, "fact_year"),
        ("year", 18, "fact_year"),
        ("count", True, "int_type"),
        ("count", float("nan"), "fact_number"),
        ("count", float("inf"), "fact_number"),
    ],
)
def test_values_that_do_not_suit(unit: str, value: object, kind: str) -> None:
    """A value of the wrong sort for its unit is refused at the value."""
    with pytest.raises(ValidationError) as caught:
        fact(unit=unit, value=value)
    first = caught.value.errors()[0]
    assert first["type"] == kind and first["loc"][0] == "value"


@pytest.mark.parametrize("as_of", ["2017", "2017-06", "2017-06-30", "about 2018", "about 2018-05", "undated"])
def test_dates(as_of: str) -> None:
    """A figure's date is a year, a month or a day, perhaps about it, or is not known."""
    assert fact(as_of=as_of).as_of == as_of


@pytest.mark.parametrize(
    "as_of", ["", "17", "2017-13", "circa 2018", "about undated", "2018 about", "2018\n"]
)
def test_no_dates(as_of: str) -> None:
    """Anything else is no date."""
    with pytest.raises(ValidationError):
        fact(as_of=as_of)


@pytest.mark.parametrize(
    ("tag", "good"),
    [("en", True), ("zh-Hans", True), ("pt-BR", True), ("zh_Hans", False), ("English", False), ("EN", False)],
)
def test_language_tags(tag: str, good: bool) -> None:
    """Texts are keyed by language tags of BCP 47 in their usual spelling."""
    if good:
        assert Text.model_validate({tag: "x"}).get(tag) == "x"
    else:
        with pytest.raises(ValidationError):
            Text.model_validate({tag: "x"})


def test_frozen() -> None:
    """Data can not be changed once they are loaded."""
    with pytest.raises(ValidationError):
        fact().value = 2  # type: ignore[misc]
