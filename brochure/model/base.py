"""The small values that a park's data is made of: texts, names, facts, places in a source.

Pydantic models, frozen; unknown keys are errors. Nothing here reads files, formats numbers or knows pages.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StrictStr, StringConstraints

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Grade = Literal["A", "B", "C", "D"]


class Model(BaseModel):
    """The base of every model: frozen, strict about unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(RootModel[dict[LanguageTag, StrictStr]]):
    """The same words by BCP 47 language tag. ``{fact}`` refers to a fact, ``|`` asks for a line's end."""

    model_config = ConfigDict(frozen=True)

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


Unit = Literal[
    "count", "km2", "mu", "percent", "CNY", "t/a", "month", "year", "ratio",
]  # fmt: skip


class Fact(Model):
    """A figure, said once.

    ``value`` is in ``unit`` (CNY in whole yuan; percent in percentage points; ``month`` as "2003-07"; ``year``
    as a whole number). ``signed`` figures print with their sign. ``mean`` status: ``stated`` in the source,
    ``derived`` by arithmetic, ``to_confirm`` when ambiguous or suspect.
    """

    label: Text
    value: float | int | str
    unit: Unit
    qualifier: Literal["exact", "more_than", "about", "up_to"] = "exact"
    signed: bool = False
    as_of: StrictStr
    source: StrictStr
    status: Literal["stated", "derived", "to_confirm"] = "stated"
    printed: bool = True
    counted: Text | None = Field(default=None, description="the counted thing, as in 140 enterprises / 家")
    note: str | None = None
