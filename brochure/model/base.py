"""The small values that a park's data is made of: texts, names, facts, places in a source.

Pydantic models, frozen; unknown keys are errors. Nothing here reads files, formats numbers or knows pages.
"""

from __future__ import annotations

import math
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from brochure.model.units import fault

LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
ID_PATTERN = r"^[a-z][a-z0-9_]*$"
AS_OF_PATTERN = r"^((about )?[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?|undated)$"
MONTH_PATTERN = r"[0-9]{4}-(0[1-9]|1[0-2])"

LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
AsOf = Annotated[StrictStr, StringConstraints(pattern=AS_OF_PATTERN)]
"""When a figure was true: "2017", "2017-06", "2017-06-30", each with "about " before it, or "undated"."""
Year = Annotated[StrictInt, Field(ge=1000, le=2999)]
Grade = Literal["A", "B", "C", "D"]


class Model(BaseModel):
    """The base of every model: frozen, strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Text(RootModel[dict[LanguageTag, StrictStr]]):
    """The same words by BCP 47 language tag. ``{fact}`` refers to a fact, ``|`` asks for a line's end."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    def get(self, language: str) -> str | None:
        """Return the words in ``language``, None when they are missing."""
        return self.root.get(language)


class Name(Model):
    """A proper name: its words by language and how sure its Chinese characters are.

    Grade A: confirmed in an independent source; B: standard rendering; C: read back from pinyin, printed with
    a dagger; D: characters unknown, the Latin name stands in every language.
    """

    text: Text
    grade: Grade = "A"
    legal: Text | None = None
    note: str | None = None


def _sound_unit(unit: str) -> str:
    """Refuse a unit that can not be written."""
    if wrong := fault(unit):
        raise PydanticCustomError("unknown_unit", "{what}; {remedy}", {"what": wrong[0], "remedy": wrong[1]})
    return unit


Unit = Annotated[StrictStr, AfterValidator(_sound_unit)]
"""What a number counts, as it is read: "km2", "t/d", "CNY/m2/month" (``brochure.model.units``)."""

Number = StrictInt | StrictFloat
Qualifier = Literal["exact", "more_than", "about", "up_to", "at_least", "less_than", "from"]


class Fact(Model):
    """A figure, said once.

    ``value`` is in ``unit`` (CNY in whole yuan; percent in percentage points; ``month`` as "2003-07";
    ``year`` as a whole number). A range has ``min`` and ``max`` in its place. ``signed`` figures
    print with their sign. ``status``: ``stated`` in the source, ``derived`` by arithmetic, ``to_confirm``
    when ambiguous or suspect. A fact that is not ``printed`` is kept for the record; no text may refer to it.
    """

    label: Text
    unit: Unit
    value: StrictInt | StrictFloat | StrictStr
    min: Number | None = None
    max: Number | None = None
    qualifier: Qualifier = "exact"
    signed: StrictBool = False
    as_of: AsOf
    source: StrictStr | Text
    status: Literal["stated", "derived", "to_confirm"] = "stated"
    printed: StrictBool = True
    hidden_in: tuple[str, ...] = Field(default=(), description="editions that leave it out")
    counted: Text | None = Field(
        default=None,
        description="the word that follows the number where a language wants one, as 家 in 140余家",
    )
    note: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _value_of_range(cls, data: Any) -> Any:
        """Let a range stand in the place of a value: its least is the value."""
        if isinstance(data, dict) and "min" in data and "max" in data and "value" not in data:
            return {**data, "value": data["min"]}
        return data

    @field_validator("max")
    @classmethod
    def _range_runs_forwards(cls, most: Number | None, info: ValidationInfo) -> Number | None:
        """Refuse a range without a least, or that runs backwards."""
        least = info.data.get("min")
        if most is not None and (least is None or least > most):
            raise PydanticCustomError("range_backwards", "a range needs its least before its most")
        return most

    @field_validator("value")
    @classmethod
    def _value_suits_unit(cls, value: int | float | str, info: ValidationInfo) -> int | float | str:
        """Refuse text where a number is wanted, and the other way round."""
        unit = info.data.get("unit")
        if unit == "month":
            if not (isinstance(value, str) and re.fullmatch(MONTH_PATTERN, value)):
                raise PydanticCustomError("fact_month", "a month is wanted")
        elif unit == "year":
            if not (isinstance(value, int) and 1000 <= value <= 9999):
                raise PydanticCustomError("fact_year", "a year is wanted")
        elif unit is not None and (isinstance(value, str) or not math.isfinite(value)):
            raise PydanticCustomError("fact_number", "a number is wanted", {"unit": unit})
        return value
