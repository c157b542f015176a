"""The parts that bodies and blocks alike are made of: pictures, codes, zones, figures.

Words and numbers in an edition's languages. Nothing here knows pages, sizes or inks.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Union

from brochure.compose.words import NOTHING, Cell, Words
from brochure.errors import Place


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
    mark: Words = NOTHING
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
    name: Words = NOTHING
    address: Words = NOTHING
    numbers: Words = NOTHING
    image: Path | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """An industry with the names of its companies and projects."""

    industry: str
    motif: str
    name: Words
    companies: tuple[Words, ...]


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
    said: Words = NOTHING


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
