"""The Story: what each section says in an edition's languages, in reading order, every figure resolved.

Compose makes it, layout places it. Texts are final characters; ``|`` asks for a line's end and ``**`` marks
strong words. Nothing here knows pages, sizes or inks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Union
from unicodedata import east_asian_width

from brochure.errors import Place

if TYPE_CHECKING:
    from brochure.compose.blocks import FlowBody

Mode = Literal["columns", "stacked", "facing", "single"]
"""Languages beside each other, one under the other, on facing pages, or one alone."""

Arrangement = Literal["columns", "stacked", "facing", "single", "flip"]
"""A mode, or a language from each of two covers."""

_LINE_END = re.compile(r"[ \t]*\|[ \t]*")


def _gap(end: re.Match[str]) -> str:
    """Return what parts two lines that are joined: nothing beside a full-width sign, else a space."""
    beside = end.string[: end.start()][-1:] + end.string[end.end() :][:1]
    return "" if any(east_asian_width(char) in "WF" for char in beside) else " "


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in the edition's languages, in the edition's order; a missing one is left out.

    ``place`` says where the data say them, for messages.
    """

    said: tuple[tuple[str, str], ...]
    place: Place | None = None

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.said)

    def __bool__(self) -> bool:
        return bool(self.said)

    def get(self, language: str) -> str:
        """Return the words in ``language``, "" when missing."""
        return dict(self.said).get(language, "")

    def only(self, languages: Sequence[str]) -> Words:
        """Return the words in some languages."""
        return Words(tuple(pair for pair in self.said if pair[0] in languages), self.place)

    @property
    def plain(self) -> Words:
        """The words without strong marks, each on one line: no space at a forced end beside Han signs."""
        said = ((language, _LINE_END.sub(_gap, text.replace("**", ""))) for language, text in self)
        return Words(tuple(said), self.place)

    @property
    def joined(self) -> str:
        """All languages in one line without marks, as for a bookmark."""
        return " · ".join(text for _, text in self.plain)


@dataclass(frozen=True, slots=True)
class Digits:
    """A figure in one language: big digits and a small unit (either may be empty), and the whole in words."""

    digits: str
    unit: str
    full: str

    @property
    def spoken(self) -> str:
        """What is set, in the order in which it is said: the whole where that holds the same signs."""
        shown = sorted(self.digits + self.unit.replace(" ", ""))
        whole = "".join(self.full.split())
        return self.full if sorted(whole) == shown else f"{self.digits} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure and its caption. ``digits`` by language, in the edition's order; ``twin`` when they differ."""

    digits: tuple[tuple[str, Digits], ...]
    caption: Words

    @property
    def twin(self) -> bool:
        """Whether the digits differ by language, so that each needs its own figure."""
        return len({digits.digits.rstrip("+") for _, digits in self.digits}) > 1


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value."""

    label: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Slot:
    """A picture's place: its file (None: the theme's art stands in for it), caption and focal point.

    Without a focal point or treatment the picture itself decides. ``industry`` is the tile that it fills, ""
    for a place of the page's own; ``mark`` says in each language that art is no picture of the park.
    """

    id: str
    file: Path | None
    caption: Words
    focal_point: tuple[float, float] | None = None
    treatment: Literal["full", "duotone", "tint", "threads"] | None = None
    industry: str = ""
    mark: Words = Words(())
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code and its label: a number to dial, an address, a card, or an image of a code to set again.

    ``name`` and ``address`` are the card's, ``numbers`` the telephone as it is written, by language.
    """

    kind: Literal["tel", "url", "vcard", "image"]
    label: Words
    phone: str | None = None
    url: str | None = None
    email: str | None = None
    name: Words = Words(())
    address: Words = Words(())
    numbers: Words = Words(())
    image: Path | None = None
    place: Place | None = None


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
class ZoneStory:
    """A zone: full and short name, what it builds, and the motifs of its industries."""

    name: Words
    short: Words
    text: Words
    motifs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZonesBody:
    """Zones, the base (if any) and the matrix: a row of marks per industry, a column per zone and base."""

    zones: tuple[ZoneStory, ...]
    base: ZoneStory | None
    matrix: tuple[tuple[Words, tuple[bool, ...]], ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """An industry with the names of its companies and projects."""

    industry: str
    motif: str
    name: Words
    companies: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class IndustriesBody:
    """The pillar industries."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """A part and its whole, in one unit, counted out in threads.

    ``scales`` are the threads to the unit that it may be counted in, the best first, each with the words that
    say so ("" where the data do).
    """

    part: float
    whole: float
    scales: tuple[tuple[float, Words], ...]
    part_label: Words
    whole_label: Words
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar's value, its label, the value as it is printed, and as each language says it."""

    value: float
    label: Words
    printed: str
    said: Words = Words(())


@dataclass(frozen=True, slots=True)
class ThreadBars:
    """Sorted bars; ``scales`` are the steps that a thread may be, the best first, each with its words."""

    title: Words
    scales: tuple[tuple[float, Words], ...]
    bars: tuple[Bar, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class TwinFigure:
    """One figure in each language's own digits under a title."""

    title: Words
    cell: Cell
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class ChartCell:
    """An amount, or a range up to ``high``, and how each language prints it."""

    value: float
    said: Words
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of a chart: amounts, marks that are there or not, or nothing. The title names an accented one."""

    label: Words
    cells: tuple[ChartCell | bool | None, ...]
    accented: bool = False


@dataclass(frozen=True, slots=True)
class OwnFigure:
    """A figure that a user's own function draws: file, function, height in mm, what it shows."""

    file: Path
    function: str
    height_mm: float
    alt: Words


@dataclass(frozen=True, slots=True)
class ChartStory:
    """A chart of the kind called ``kind``, or a user's ``own``.

    ``times`` are the columns' places in time (years). ``threads`` says what a thread stands for, for each
    amount that it may be. ``measure`` is unit and date under the title, ``source`` the line at the foot.
    """

    kind: str
    title: Words
    measure: Words
    source: Words
    columns: tuple[Words, ...]
    times: tuple[float, ...]
    rows: tuple[ChartRow, ...]
    threads: tuple[tuple[float, Words], ...]
    width: Literal["third", "half", "full"]
    own: OwnFigure | None = None
    place: Place | None = None


FigureStory = Union[PartOfWhole, ThreadBars, TwinFigure, ChartStory]


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
    policy_note: Words = Words(())


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
    person: Words = Words(())
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
