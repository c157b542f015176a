"""Reading the cover: what threads, ridges and colours count, on a deep ground over the enlarged ridges."""

from __future__ import annotations

from dataclasses import replace

from brochure.art import ridges
from brochure.compose.story import CoverKeyBody
from brochure.display import Item, Tagged
from brochure.layout.format import LINE
from brochure.layout.leaf import HAIRLINE_WIDTH, Leaf

ROWS_AT = 10  # line of the first row's text
ROW_PITCH = 3  # lines
RULE_ABOVE = 0.95  # lines between a row's rule and its baseline


def cover_key(leaf: Leaf, body: CoverKeyBody) -> tuple[Item, ...]:
    """Return the page: a term in two columns, its meaning in four, once for each language."""
    grid, paper = leaf.grid, leaf.light
    drawing = ridges.reading_page(leaf.studio.ridges, leaf.palette, *leaf.trim)
    items: list[Item] = [
        leaf.solid(),
        leaf.backdrop(drawing),
        *leaf.running_head(),
        *leaf.title(leaf.section.title, paper).items,
    ]
    meaning_axes = {language: x + 2 * grid.format.module for language, x in leaf.axes.items()}
    rows: dict[str, list[Item]] = {language: [] for language in leaf.languages}
    for index, row in enumerate(body.rows):
        y = grid.y(ROWS_AT + index * ROW_PITCH)
        rule = leaf.rule(grid.left, y - RULE_ABOVE * LINE, grid.measure, "mid_dark", HAIRLINE_WIDTH)
        term = leaf.pair(row.label, "body_strong", y, paper, role="TH", measure=grid.span(2), limit=y + LINE)
        meaning = leaf.pair(
            row.value, "body", y, paper, role="TD", measure=leaf.half - 2 * grid.format.module,
            axes=meaning_axes, limit=y + LINE,
        )  # fmt: skip
        items.append(rule)
        for language, cells in rows.items():
            own = [
                c for c in (*term.items, *meaning.items) if isinstance(c, Tagged) and c.language == language
            ]
            heads = [replace(c, scope="Row") if c.role == "TH" else c for c in own]
            cells.append(Tagged("TR", tuple(heads)))
    tables = (Tagged("Table", tuple(cells), language=language) for language, cells in rows.items())
    return (*items, *tables)
