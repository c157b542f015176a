"""Sections that have a page design of their own: which pages there are and the words on them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from brochure.model.base import Id, Model, Text, Year
from brochure.model.sections.base import SectionBase
from brochure.model.sections.figures import Figure, FigureCell


class Cover(Model):
    """The front cover: the name in lines and a few lines of what this is.

    Its art counts facts: ``threads`` gives the number of threads, ``part`` of ``whole`` the share of dark
    ones.
    """

    kind: Literal["cover"]
    name: Text | None = Field(default=None, description="left out: the park's short name")
    lines: tuple[Text, ...] = Field(default=(), description="left out: what this is, and the park's place")
    threads: Id | None = Field(default=None, description="the fact whose count the threads show")
    part: Id | None = Field(default=None, description="the fact that is the dark share of whole")
    whole: Id | None = None
    art: Literal["ridges", "weave", "terrain", "contours"] = "ridges"


class KeyEntry(Model):
    """A term and its meaning."""

    term: Text
    meaning: Text


class CoverKey(SectionBase):
    """How to read the cover's threads."""

    kind: Literal["cover_key"]
    entries: tuple[KeyEntry, ...]


class KeyFigures(SectionBase):
    """Figures at a glance: one twin figure, then rows of cells; with the contents below."""

    kind: Literal["key_figures"]
    hero: FigureCell | None = Field(default=None, description="left out: the first of the park's facts")
    rows: tuple[tuple[FigureCell, ...], ...] = ()
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
    base_industry: Text | None = None


class Industries(SectionBase):
    """A tile for each pillar industry with its companies."""

    kind: Literal["industries"]


class Performance(SectionBase):
    """Charts and figures of area, output and growth."""

    kind: Literal["performance"]
    figures: tuple[Figure, ...]


class Milestone(Model):
    """A year and what happened; the year is a fact or comes from one."""

    year: Text
    text: Text


class Aim(Model):
    """An aim with the year in which it is to be reached."""

    year: Year
    text: Text
    state: Literal["aim", "started", "reached"] = "aim"


class Vision(SectionBase):
    """Milestones behind, aims ahead; aims with a year stand on a road map."""

    kind: Literal["vision"]
    lead: Text | None = None
    milestones: tuple[Milestone, ...] = ()
    aims_title: Text | None = None
    aims: tuple[Text, ...] = ()
    roadmap: tuple[Aim, ...] = ()
    aims_note: Text | None = None
    policy_note: Text | None = Field(
        default=None,
        description="a formula of policy that a client asks for, word for word; a language may have none",
    )


class Honours(SectionBase):
    """The park's honorary titles beside their count."""

    kind: Literal["honours"]


class ContactSection(SectionBase):
    """Telephone, address, QR codes, imprint and disclaimer."""

    kind: Literal["contact"]
    contact: Id | None = Field(default=None, description="left out: the first of the park's contacts")
    phone_label: Text | None = None
    codes: tuple[Id, ...] = ()


class BackCover(Model):
    """The back cover: the name and a way to reach the park; the telephone of ``contact`` ends the lines."""

    kind: Literal["back_cover"]
    name: Text | None = None
    lines: tuple[Text, ...] = ()
    contact: Id | None = None
