"""A panel for any section told in blocks: what comes first, as far as the panel goes.

A leaflet is a choice: blocks are set from the top down, and what finds no room stays in the booklet. Blocks
that need a page (plans, maps, charts with axes, pictures) are passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from brochure.compose import blocks as b
from brochure.compose.parts import PartOfWhole, ThreadBars, TwinFigure
from brochure.compose.story import IndustriesBody
from brochure.compose.words import NOTHING, Cell, Row, Words
from brochure.display import Item, Tagged
from brochure.layout.lists import list_item
from brochure.layout.panels.glance import paired, row
from brochure.layout.panels.growth import figure_at
from brochure.layout.panels.panel import CONTENT_AT, Panel
from brochure.layout.panels.pillars import pillars
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.units import mm

DROP = mm(4.6)  # from a rule to the first baseline under it
AFTER = mm(4.4)
LEADS = ("panel_statement", "panel_statement_2")

Piece = Callable[[float], tuple[Sequence[Item], float]]
"""Sets a part of a block with its top at y; gives the items and the last baseline."""


def in_blocks(panel: Panel, body: b.FlowBody) -> tuple[Item, ...]:
    """Return the panel. Raises LayoutError when not even the first part of the section fits."""
    tiles = next((block for block in body.blocks if isinstance(block, b.Tiles)), None)
    if tiles is not None:
        return pillars(panel, IndustriesBody(tiles.tiles))
    title = panel.title(panel.ink("deep"))
    items: list[Item] = [*title]
    floor = panel.notes_top(panel.section.notes) - mm(4)
    y = CONTENT_AT
    for block in body.blocks:
        for piece in _pieces(panel, block):
            made, end = piece(y)
            if end > floor + 0.01:
                if len(items) == len(title):
                    panel.overset(panel.section.title, panel.languages[0], (end - floor) / 10)
                return (*items, *panel.notes(panel.section.notes, panel.ink("secondary")))
            items += made
            y = end + AFTER
    return (*items, *panel.notes(panel.section.notes, panel.ink("secondary")))


def shows(body: b.FlowBody) -> bool:
    """Tell whether a section has anything that a panel can show."""
    return any(_shown(block) for block in body.blocks)


def _shown(block: b.Block) -> bool:
    if isinstance(block, b.Chart):
        return isinstance(block.figure, PartOfWhole | TwinFigure | ThreadBars)
    return isinstance(
        block,
        b.Lead | b.Paragraph | b.Statement | b.Quote | b.Figures | b.FactList | b.Listing | b.Table | b.Tiles
        | b.Cards | b.Steps | b.Reach | b.Heading,
    )  # fmt: skip


def _pieces(panel: Panel, block: b.Block) -> Iterator[Piece]:
    """Yield the parts of a block, each of which stands or is left out as a whole."""
    match block:
        case b.Lead(words=words):
            yield lambda y: _lead(panel, words, y)
        case b.Paragraph(words=words):
            yield lambda y: _text(panel, words, "panel_text", y)
        case b.Heading(words=words):
            yield lambda y: _text(panel, words, "panel_strong", y)
        case b.Statement(words=words, detail=detail):
            yield lambda y: _entry(panel, words, detail, NOTHING, y)
        case b.Quote(words=words, who=who):
            yield lambda y: _entry(panel, words, who, NOTHING, y)
        case b.Figures(cells=cells):
            for pair in paired(cells):
                yield lambda y, pair=pair: _figures(panel, pair, y)  # type: ignore[misc]
        case b.FactList(rows=rows):
            yield from (_rowed(panel, one) for one in rows)
        case b.Listing(entries=entries, title=title):
            yield from _headed(panel, title)
            for entry in entries:
                yield lambda y, e=entry: _entry(panel, e.words, e.detail, e.mark, y)  # type: ignore[misc]
        case b.Table():
            yield from _headed(panel, block.title)
            yield from (_rowed(panel, one) for one in _table_rows(block))
        case b.Cards(cards=cards):
            for card in cards:
                yield lambda y, c=card: _entry(panel, c.title, c.text, c.state, y)  # type: ignore[misc]
        case b.Steps(steps=steps):
            for step in steps:
                yield lambda y, s=step: _entry(panel, s.words, s.said or s.detail, NOTHING, y)  # type: ignore[misc]
        case b.Reach(stops=stops):
            yield from (_rowed(panel, Row(stop.name, stop.said)) for stop in stops)
        case b.Chart(figure=figure) if _shown(block):
            yield lambda y: figure_at(panel, figure, y)
        case _:
            pass


def _figures(panel: Panel, pair: Sequence[Cell], y: float) -> tuple[Sequence[Item], float]:
    items, end = row(panel, pair, y)
    return [Tagged("L", tuple(items))], end


def _headed(panel: Panel, title: Words) -> Iterator[Piece]:
    if title:
        yield lambda y: _text(panel, title, "panel_strong", y)


def _rowed(panel: Panel, one: Row) -> Piece:
    return lambda y: _row(panel, one, y)


def _lead(panel: Panel, words: Words, y: float) -> tuple[Sequence[Item], float]:
    axes = panel.axes()
    style = next((s for s in LEADS if panel.fits(words, s, axes, 6)), "panel_body")
    placed = panel.pair(words, style, y + mm(4), panel.ink("deep"))
    return placed.items, placed.last + mm(1.5)


def _text(panel: Panel, words: Words, style: str, y: float) -> tuple[Sequence[Item], float]:
    strong = style != "panel_text"
    ink = panel.ink("deep" if strong else "text")
    placed = panel.pair(words, style, y + mm(2.6), ink, role="H2" if strong else "P")
    return placed.items, placed.last - (mm(1.5) if strong else 0.0)


def _entry(panel: Panel, words: Words, detail: Words, mark: Words, y: float) -> tuple[Sequence[Item], float]:
    """Return a rule, what the entry is, and a line about it; what stands before it comes first."""
    items: list[Item] = [panel.rule(panel.left, y, panel.measure, "deep", HAIRLINE_WIDTH)]
    shown: list[Item] = []
    last = y + DROP - 10
    for said, style, role in (
        (mark, "panel_text", "secondary"),
        (words, "panel_strong", "deep"),
        (detail, "panel_text", "text"),
    ):
        if said:
            placed = panel.pair(said, style, last + 10, panel.ink(role))
            shown += placed.items
            last = placed.last
    return [*items, Tagged("L", (list_item(*shown),))], last


def _row(panel: Panel, one: Row, y: float) -> tuple[Sequence[Item], float]:
    """Return a label and its value under a hairline, as a fact list has them."""
    rule = panel.rule(panel.left, y, panel.measure, "hairline", HAIRLINE_WIDTH)
    label = panel.pair(one.label, "panel_text", y + DROP - mm(0.6), panel.ink("secondary"))
    value = panel.pair(one.value, "panel_text", label.last + 10, panel.ink("text")) if one.value else label
    shown = (*label.items, *(value.items if one.value else ()))
    return [rule, Tagged("L", (list_item(*shown),))], value.last - mm(0.8)


def _table_rows(table: b.Table) -> Iterator[Row]:
    """Yield a table's rows as label and value: its first words, and the first column that says something."""
    for group in table.groups:
        for one in group.rows:
            label = next((cell for cell in one.cells if isinstance(cell, Words) and cell), None)
            if label is None:
                continue
            value = next(
                (
                    said
                    for cell, column in zip(one.cells, table.columns, strict=False)
                    if cell is not label and (said := _cell(cell, column))
                ),
                NOTHING,
            )
            yield Row(label, value)


def _cell(cell: object, column: b.Column) -> Words:
    """Return what a cell says, with its column's unit."""
    match cell:
        case Words():
            return cell
        case b.Amount(said=said):
            units = dict(column.unit)
            return Words(
                tuple((tag, f"{text} {units.get(tag, '')}".strip()) for tag, text in said), said.place
            )
        case _:
            return NOTHING
