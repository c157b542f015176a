"""The Story: what each section says in an edition's languages, in reading order, every figure resolved.

Compose makes it, layout places it. Texts are final characters; ``|`` asks for a line's end and ``**`` marks
strong words. Nothing here knows pages, sizes or inks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Union

from brochure.compose.parts import Code, FigureStory, Slot, Tile, ZonesBody
from brochure.compose.words import NOTHING, Cell, Row, Words
from brochure.errors import Place

if TYPE_CHECKING:
    from brochure.compose.blocks import FlowBody

Mode = Literal["columns", "stacked", "facing", "single"]
"""Languages beside each other, one under the other, on facing pages, or one alone."""

Arrangement = Literal["columns", "stacked", "facing", "single", "flip"]
"""A mode, or a language from each of two covers."""


@dataclass(frozen=True, slots=True)
class CoverBody:
    """The front cover."""

    name: Words
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class CoverKeyBody:
    """Rows that explain the cover: term and meaning."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class KeyFiguresBody:
    """A hero figure, rows of cells, and the title of the contents (None: no contents)."""

    hero: Cell
    rows: tuple[tuple[Cell, ...], ...]
    contents: Words | None


@dataclass(frozen=True, slots=True)
class OverviewBody:
    """Lead, paragraphs, fact list."""

    lead: Words
    paragraphs: tuple[Words, ...]
    facts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RolesBody:
    """One sentence and the statements."""

    sentence: Words
    statements: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class IndustriesBody:
    """The pillar industries."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class PerformanceBody:
    """Charts and figures from top to bottom."""

    figures: tuple[FigureStory, ...]


@dataclass(frozen=True, slots=True)
class VisionBody:
    """Milestones (year and text), then the aims under their title.

    ``policy_note`` is a client's formula, in the languages that have one.
    """

    milestones: tuple[Row, ...]
    aims_title: Words
    aims: tuple[Words, ...]
    aims_note: Words | None
    policy_note: Words = NOTHING


@dataclass(frozen=True, slots=True)
class HonoursBody:
    """The honours' names."""

    names: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ContactBody:
    """Telephone, who and where, codes, imprint and disclaimer. ``phone`` is the number to call (E.164).

    ``point`` is where the address lies: degrees of latitude and longitude.
    """

    phone: str
    phone_label: Words
    numbers: Words
    name: Words
    address: Words
    codes: tuple[Code, ...]
    imprint: tuple[Words, ...]
    disclaimer: Words
    person: Words = NOTHING
    email: str | None = None
    web: str | None = None
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class BackCoverBody:
    """The back cover; ``numbers`` is the telephone as each language writes it, ``phone`` the one to call."""

    name: Words
    lines: tuple[Words, ...]
    numbers: Words
    phone: str


Body = Union[
    CoverBody, CoverKeyBody, KeyFiguresBody, OverviewBody, RolesBody, ZonesBody, IndustriesBody,
    PerformanceBody, VisionBody, HonoursBody, ContactBody, BackCoverBody, "FlowBody",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectionStory:
    """One section: its kind, running head, title, notes, pictures and body."""

    kind: str
    running: Words
    title: Words
    notes: tuple[Words, ...]
    pictures: tuple[Slot, ...]
    body: Body
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ArtPlan:
    """What the art counts: threads, ridges, the share of dark threads (None: unknown); seed and cover."""

    park: str
    variant: int
    threads: int
    ridges: int
    share: float | None
    cover: Literal["ridges", "weave", "terrain", "contours"] = "ridges"


@dataclass(frozen=True, slots=True)
class LogoFiles:
    """The park's logo: the file for light grounds, the one for dark grounds, at least one of them."""

    light: Path | None
    dark: Path | None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A whole edition. ``demo`` asks for a mark on every page that all is invented.

    ``arrangement`` is how the languages stand together: ``columns``, ``stacked``, ``facing`` or ``single``.
    """

    languages: tuple[str, ...]
    sections: tuple[SectionStory, ...]
    art: ArtPlan
    title: Words
    author: str
    subject: str
    keywords: tuple[str, ...]
    date: date
    digest: str
    demo: bool
    arrangement: Arrangement = "columns"
    logo: LogoFiles | None = None
