"""Figures and charts that sections hold: facts as cells, threads, and charts of rows."""

from __future__ import annotations

from typing import Annotated, Literal, Union

from pydantic import Field, StrictBool, StrictInt, StrictStr, StringConstraints

from brochure.model.base import AsOf, Id, Model, Number, Text, Unit

MOMENT_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"
PYTHON_PATTERN = r"^[^:\\]+\.py:[A-Za-z_][A-Za-z0-9_]*$"

Moment = Annotated[StrictStr, StringConstraints(pattern=MOMENT_PATTERN)]


Threads = Annotated[float, Field(gt=0, allow_inf_nan=False)]


class FigureCell(Model):
    """One figure: a fact and its caption by language."""

    fact: Id
    caption: Text


class AreaChart(Model):
    """A part and its whole as threads."""

    kind: Literal["part_of_whole"]
    part: Id
    whole: Id
    threads_per_unit: Threads | None = Field(
        default=None,
        description="how many threads stand for one unit, 0.25 where a thread is four; without it one is "
        "chosen; either is said under the chart",
    )
    part_label: Text
    whole_label: Text


class GrowthChart(Model):
    """Sorted bars of threads, one thread a stated step."""

    kind: Literal["thread_bars"]
    title: Text
    step: Threads | None = Field(
        default=None,
        description="what one thread stands for, in the facts' unit; without it one is chosen; either is "
        "said under the chart",
    )
    bars: tuple[FigureCell, ...]


class TwinFigure(Model):
    """A fact whose digits differ by language, once in each."""

    kind: Literal["twin_figure"]
    fact: Id
    title: Text


class ChartRow(Model):
    """A row of a chart: a label and one amount, several in the order of the columns, a range, or a moment."""

    label: Text
    value: Number | None = None
    fact: Id | None = None
    values: tuple[Number | StrictBool | None, ...] = ()
    facts: tuple[Id, ...] = ()
    low: Number | None = None
    high: Number | None = None
    at: StrictInt | Moment | None = Field(default=None, description="a year or a month, for a timeline")
    accent: StrictBool = Field(default=False, description="the row that the title names")


class OwnFigure(Model):
    """A chart drawn by a function of the user's own, in a Python file beside the data."""

    python: Annotated[StrictStr, StringConstraints(pattern=PYTHON_PATTERN)]
    height: Annotated[float, Field(ge=10, le=260, description="millimetres")] = 60.0
    alt: Text


class Chart(Model):
    """A chart of the house. Without ``chart`` the kind is chosen from the data."""

    kind: Literal["chart"]
    chart: StrictStr | OwnFigure | None = None
    title: Text
    unit: Unit | Text | None = None
    columns: tuple[StrictInt | Text, ...] = ()
    rows: tuple[ChartRow, ...] = ()
    table: StrictStr | None = Field(default=None, description="a CSV or XLSX file with the rows")
    whole: StrictBool = Field(default=False, description="whether the rows are parts of one whole")
    source: Text
    as_of: AsOf
    width: Literal["third", "half", "full"] = "full"


Figure = Annotated[Union[AreaChart, GrowthChart, TwinFigure, Chart], Field(discriminator="kind")]
