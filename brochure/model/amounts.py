"""Amounts: a number or a range in a unit, labelled amounts, and the bands of tiers.

Pydantic models, frozen. Nothing here formats numbers or knows pages.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictStr, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from brochure.model.base import AsOf, Model, Number, Qualifier, Text, Unit

HOURS_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-4]):[0-5][0-9]$"

Hours = Annotated[StrictStr, StringConstraints(pattern=HOURS_PATTERN)]
"""A span of the day: "08:00-11:00"."""
Positive = Annotated[float, Field(gt=0)]
Status = Literal["measured", "planned", "estimate", "to_confirm"]


class Amount(Model):
    """A number or a range in a unit, and how far it holds.

    ``value``, or ``min`` with ``max``; one of the two alone is "from" or "up to". ``vary`` is ± per cent.
    What is left out (unit, as_of, source) comes from the table or section around it.
    """

    value: Number | None = None
    min: Number | None = None
    max: Number | None = None
    unit: Unit | None = None
    qualifier: Qualifier = "exact"
    vary: Positive | None = None
    status: Status | None = None
    as_of: AsOf | None = None
    source: Text | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Amount:
        """Refuse an amount that says nothing, two things, or a range that runs backwards."""
        bounds = self.min is not None or self.max is not None
        if self.value is not None and bounds:
            raise PydanticCustomError("amount_twice", "an amount has a value or a range")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("range_backwards", "a range needs its least before its most")
        return self

    @property
    def said(self) -> bool:
        """Whether there is an amount at all."""
        return any(number is not None for number in (self.value, self.min, self.max))


class Item(Amount):
    """A labelled amount, or words where no number says it."""

    label: Text
    text: Text | None = None
    note: Text | None = None


class Band(Model):
    """A band of a tier, open at either end: volumes, voltages, years of a lease."""

    min: Number | None = None
    max: Number | None = None
    unit: Unit

    @model_validator(mode="after")
    def _has_an_end(self) -> Band:
        """Refuse a band without an end, or that runs backwards."""
        if self.min is None and self.max is None:
            raise PydanticCustomError("amount_nothing", "a band needs an end")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise PydanticCustomError("range_backwards", "a range needs its least before its most")
        return self
