"""Blocks: what a section says, cut into the pieces that layout may flow over columns and pages.

A block is a thought with a form (a paragraph pair, a table, a set of figures), in the edition's languages,
every figure resolved. Any section can be told in blocks; layout has a design of its own for some kinds of
section, and flows the blocks of all others, or of those that hold more than their design can show. Nothing
here knows pages, sizes or inks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Union

from brochure.compose.parts import Code, FigureStory, Slot, Tile, ZonesBody
from brochure.compose.words import NOTHING, Cell, Row, Words
from brochure.errors import Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A head inside a section; it stays with what follows it. ``level`` 2 is the first under the title."""

    words: Words
    level: Literal[2, 3] = 2


@dataclass(frozen=True, slots=True)
class Lead:
    """The sentence that opens a section, in the second voice."""

    words: Words


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; all languages start on one baseline."""

    words: Words


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that stands for itself under a rule; ``detail`` explains it in small."""

    words: Words
    detail: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, and who it was."""

    words: Words
    who: Words
    portrait: Slot | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures that are read together; the first is the largest when ``hero``."""

    cells: tuple[Cell, ...]
    hero: bool = False


@dataclass(frozen=True, slots=True)
class FactList:
    """Labels and values, mirrored in two languages."""

    rows: tuple[Row, ...]
    title: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: what it is, a line about it, and (for a year or a number) what stands before it."""

    words: Words
    detail: Words = NOTHING
    mark: Words = NOTHING
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Entries under each other, a rule above each; ``numbered`` when their order says something."""

    entries: tuple[Entry, ...]
    title: Words = NOTHING
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, how its cells stand, their unit.

    ``decimal`` columns align on the decimal sign and are shared by all languages; ``range`` columns show
    their amounts as bars on one scale beside the digits; ``mark`` columns hold signs of yes and no.
    """

    head: Words
    kind: Literal["text", "decimal", "range", "mark"] = "text"
    unit: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a range of a table, and how each language prints it (without the column's unit).

    ``value`` and ``high`` are from where to where it reaches, with its ± per cent.
    """

    value: float
    said: Words
    high: float | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: a cell a column, None where nothing is known; ``strong`` for totals; ``level`` indents."""

    cells: tuple[Words | Amount | bool | None, ...]
    strong: bool = False
    level: int = 0
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that belong together under a head of their own (may be empty)."""

    head: Words
    rows: tuple[TableRow, ...]
    note: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head is repeated where it goes on; groups stay together where a page can hold them."""

    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    title: Words = NOTHING
    source: Words = NOTHING
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart or figure of the house."""

    figure: FigureStory


@dataclass(frozen=True, slots=True)
class PictureBlock:
    """A picture with its caption, in the form that the data ask for (None: what the page has room for)."""

    slot: Slot
    form: Literal["full", "half", "strip", "tile"] | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """Industries as pattern tiles; a picture of an industry takes its pattern's place."""

    tiles: tuple[Tile, ...]
    pictures: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One thing of many: a project, a plant. Title, text and facts; ``state`` is shown by a sign."""

    title: Words
    text: Words = NOTHING
    rows: tuple[Row, ...] = ()
    state: Words = NOTHING
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards in as many columns as the page has."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a process and how many days it takes at the most (None: not said)."""

    words: Words
    detail: Words = NOTHING
    days: float | None = None
    said: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in order on one line of time."""

    steps: tuple[Step, ...]
    total: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Node:
    """A link of an industry's chain; ``state`` says whether the park has it, wants it, or leaves it open."""

    words: Words
    state: Literal["present", "gap", "open"] = "present"


@dataclass(frozen=True, slots=True)
class Chain:
    """An industry's chain: the stages (up-, mid-, downstream) and their links."""

    title: Words
    stages: tuple[tuple[Words, tuple[Node, ...]], ...]
    legend: tuple[tuple[str, Words], ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot of land on the schematic plan: its number, share of the drawn area, and status."""

    number: str
    area: float
    status: Literal["available", "reserved", "planned", "sold"]
    zone: str = ""


@dataclass(frozen=True, slots=True)
class PlotPlan:
    """The schematic plan of plots, their status by colour and sign; ``legend`` names each status shown."""

    plots: tuple[Plot, ...]
    legend: tuple[tuple[str, Words], ...]
    note: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Stop:
    """A place that can be reached: km and minutes (None: unknown), bearing in degrees from north."""

    name: Words
    mode: str
    distance: float | None
    minutes: float | None
    said: Words
    bearing: float | None = None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """How far it is to places, a schematic without borders; ``rings`` are minutes or km with their words."""

    centre: Words
    stops: tuple[Stop, ...]
    rings: tuple[tuple[float, Words], ...]
    measure: Literal["minutes", "distance"] = "minutes"
    note: Words = NOTHING


@dataclass(frozen=True, slots=True)
class LogoWall:
    """Companies by their logos, with their names; those without a logo stand as names."""

    companies: tuple[tuple[Words, Slot | None], ...]


@dataclass(frozen=True, slots=True)
class IconRow:
    """Things that are there, each with its icon (a name of ``brochure.art.icons``) and its word."""

    entries: tuple[tuple[str, Words], ...]


@dataclass(frozen=True, slots=True)
class ZonePlanBlock:
    """The schematic plan and matrix of the zones."""

    zones: ZonesBody


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A QR code with its label."""

    code: Code


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """Imprint, sources, disclaimer."""

    paragraphs: tuple[Words, ...]
    title: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents: every section's running head with its page, as layout numbers them."""

    title: Words


@dataclass(frozen=True, slots=True)
class Telephone:
    """The number to call, large: ``number`` in E.164, as each language writes it, and what it is."""

    number: str
    written: Words
    label: Words


@dataclass(frozen=True, slots=True)
class Address:
    """Who and where: name, address, person; where to write; the point on the map, degrees."""

    name: Words
    address: Words
    person: Words = NOTHING
    email: str | None = None
    web: str | None = None
    point: tuple[float, float] | None = None


Block = Union[
    Heading, Lead, Paragraph, Statement, Quote, Figures, FactList, Listing, Table, Chart, PictureBlock, Tiles,
    Cards, Steps, Chain, PlotPlan, Reach, LogoWall, IconRow, ZonePlanBlock, CodeBlock, SmallPrint,
    Contents, Telephone, Address,
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class FlowBody:
    """The body of a section that has no design of its own: its blocks in reading order."""

    blocks: tuple[Block, ...]
