"""Reading the cover: what threads, ridges and colours count, on a deep ground over the enlarged ridges."""

from __future__ import annotations

import math
from dataclasses import replace

from brochure.art import covers, ridges
from brochure.compose.story import CoverKeyBody
from brochure.compose.words import Row
from brochure.display import Item, Tagged
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.units import mm

ROWS_BELOW = 6  # lines from the title's first line to the first row's text
TITLE_CLEAR = 2.5 * LINE  # at least, from the title's last baseline to there
ROW_LINES = 2  # of a row's meaning, at least
RULE_ABOVE = 0.95  # lines between a row's rule and its baseline
TERM = mm(24)  # of a term's width, at least
ROOMY = mm(80)
AIR = mm(8)  # from the last row's baseline to the highest crest, at least
LEAST_ART = mm(40)  # of the ridges' height: a lower strip is no picture


def cover_key(leaf: Leaf, body: CoverKeyBody) -> tuple[Item, ...]:
    """Return the page: a term and its meaning, once for each language, in as many rows as there are."""
    grid, paper = leaf.grid, leaf.light
    title = leaf.title(leaf.section.title, paper)
    y = max(grid.y(grid.format.title + ROWS_BELOW), leaf.on_line(title.last + TITLE_CLEAR))
    rows: dict[str, list[Item]] = {language: [] for language in leaf.languages}
    rules: list[Item] = []
    last = y
    for row in body.rows:
        rules.append(leaf.rule(grid.left, y - RULE_ABOVE * LINE, grid.measure, "mid_dark", HAIRLINE_WIDTH))
        last = _row(leaf, row, y, rows)
        y = last + 2 * LINE
    floor = leaf.studio.format.height - LEAST_ART
    for row in body.rows[-1:]:
        leaf.must_fit(row.value, leaf.languages[0], last, floor, LINE)
    crest = max(ridges.default_crest(leaf.studio.format.height), last + AIR)
    studio = leaf.studio
    drawing = covers.reading(studio.cover_art, studio.ridges, leaf.palette, *leaf.trim, crest)
    tables = (Tagged("Table", tuple(cells), language=language) for language, cells in rows.items())
    return (
        leaf.solid(), leaf.backdrop(drawing), *leaf.running_head(), *title.items, *rules, *tables,
    )  # fmt: skip


def _row(leaf: Leaf, row: Row, y: float, rows: dict[str, list[Item]]) -> float:
    """Add a row's cells to each language's table; return the last baseline that the row needs.

    Where languages are stacked, each has its term and its meaning before the next one begins.
    """
    if not leaf.stacked:
        return _cells(leaf, row, y, rows)
    last = y - LINE
    for language in leaf.languages:
        one = Row(row.label.only((language,)), row.value.only((language,)))
        last = _cells(leaf, one, last + LINE, rows)
    return last


def _cells(leaf: Leaf, row: Row, y: float, rows: dict[str, list[Item]]) -> float:
    """Add a row's cells; term and meaning stand side by side where a language has the width for both."""
    paper = leaf.light
    beside = leaf.half >= ROOMY
    module, gutter = leaf.grid.format.module, leaf.grid.format.gutter
    indent = math.ceil((TERM + gutter) / module - 1e-6) * module if beside else 0.0
    width = indent - gutter if beside else leaf.half
    term = leaf.pair(row.label, "body_strong", y, paper, role="TH", measure=width)
    axes = {language: x + indent for language, x in leaf.axes.items()}
    top = y if beside else term.last + LINE
    meaning = leaf.pair(
        row.value, "body", top, paper, role="TD", measure=leaf.half - indent, axes=axes
    )  # fmt: skip
    for language, cells in rows.items():
        own = [c for c in (*term.items, *meaning.items) if isinstance(c, Tagged) and c.language == language]
        heads = [replace(c, scope="Row") if c.role == "TH" else c for c in own]
        if heads:
            cells.append(Tagged("TR", tuple(heads)))
    least = y + (ROW_LINES - 1) * LINE if beside else y
    return max(term.last, meaning.last, least)
