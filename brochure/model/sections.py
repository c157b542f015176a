"""The sections of a brochure: which pages there are and the words on them, one model a kind."""

from __future__ import annotations

from typing import Annotated, Literal, Union

from pydantic import Field, StrictBool, StrictFloat, StrictInt, StrictStr, StringConstraints

from brochure.model.base import AsOf, Id, Model, Text, Unit

MOMENT_PATTERN = r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"
PYTHON_PATTERN = r"^[^:\\]+\.py:[A-Za-z_][A-Za-z0-9_]*$"

Number = StrictInt | StrictFloat
Moment = Annotated[StrictStr, StringConstraints(pattern=MOMENT_PATTERN)]


class SectionBase(Model):
    """What every section has. ``running_head`` also stands in the contents."""

    running_head: Text
    title: Text
    notes: tuple[Text, ...] = ()
    editions: tuple[StrictStr, ...] = Field(default=(), description="editions that carry it; none: all")


class Cover(Model):
    """The front cover: the name in lines and a few lines of what this is.

    Its art counts facts: ``threads`` gives the number of threads, ``part`` of ``whole`` the share of dark
    ones.
    """

    kind: Literal["cover"]
    name: Text
    lines: tuple[Text, ...]
    threads: Id | None = Field(default=None, description="the fact whose count the threads show")
    part: Id | None = Field(default=None, description="the fact that is the dark share of whole")
    whole: Id | None = None


class KeyEntry(Model):
    """A term and its meaning."""

    term: Text
    meaning: Text


class CoverKey(SectionBase):
    """How to read the cover's threads."""

    kind: Literal["cover_key"]
    entries: tuple[KeyEntry, ...]


class FigureCell(Model):
    """One figure: a fact and its caption by language."""

    fact: Id
    caption: Text


class KeyFigures(SectionBase):
    """Figures at a glance: one twin figure, then rows of cells; with the contents below."""

    kind: Literal["key_figures"]
    hero: FigureCell
    rows: tuple[tuple[FigureCell, ...], ...]
    contents: Text | None = None


class LabelledValue(Model):
    """A row of a fact list."""

    label: Text
    value: Text


class Overview(SectionBase):
    """The park's profile."""

    kind: Literal["overview"]
    lead: Text
    paragraphs: tuple[Text, ...]
    facts: tuple[LabelledValue, ...]


class Roles(SectionBase):
    """Statements of what the park is for."""

    kind: Literal["roles"]
    sentence: Text
    statements: tuple[Text, ...]


class Zones(SectionBase):
    """The schematic plan, the zone and industry matrix, what each zone builds."""

    kind: Literal["zones"]
    base_industry: Text


class Industries(SectionBase):
    """A tile for each pillar industry with its companies."""

    kind: Literal["industries"]


class AreaChart(Model):
    """A part and its whole as threads."""

    kind: Literal["part_of_whole"]
    part: Id
    whole: Id
    threads_per_unit: int = 7
    part_label: Text
    whole_label: Text


class GrowthChart(Model):
    """Sorted bars of threads, one thread a stated step."""

    kind: Literal["thread_bars"]
    title: Text
    step: float
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


class Performance(SectionBase):
    """Charts and figures of area, output and growth."""

    kind: Literal["performance"]
    figures: tuple[Figure, ...]


class Milestone(Model):
    """A year and what happened; the year is a fact or comes from one."""

    year: Text
    text: Text


class Vision(SectionBase):
    """Milestones behind, aims ahead."""

    kind: Literal["vision"]
    milestones: tuple[Milestone, ...]
    aims_title: Text
    aims: tuple[Text, ...]
    aims_note: Text | None = None


class Honours(SectionBase):
    """The park's honorary titles beside their count."""

    kind: Literal["honours"]


class ContactSection(SectionBase):
    """Telephone, address, QR codes, imprint and disclaimer."""

    kind: Literal["contact"]
    contact: Id
    phone_label: Text
    codes: tuple[Id, ...] = ()


class BackCover(Model):
    """The back cover: the name and a way to reach the park; the telephone of ``contact`` ends the lines."""

    kind: Literal["back_cover"]
    name: Text
    lines: tuple[Text, ...]
    contact: Id | None = None


Section = Annotated[
    Union[
        Cover, CoverKey, KeyFigures, Overview, Roles, Zones, Industries, Performance, Vision, Honours,
        ContactSection, BackCover,
    ],
    Field(discriminator="kind"),
]  # fmt: skip
