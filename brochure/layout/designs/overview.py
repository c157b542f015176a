"""The park's profile: a serif lead, paragraphs that start together, a fact list at the foot."""

from __future__ import annotations

from brochure.compose.story import OverviewBody
from brochure.compose.words import Row
from brochure.display import Item, Tagged
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.units import mm

LEAD_AT = 10 + 1 / 3
TEXT_AT = 18.0
LIST_END = 45.0  # line of the last row's baseline
ROW_PITCH = 1.5  # lines
LABEL_WIDTH = mm(20)


def overview(leaf: Leaf, body: OverviewBody) -> tuple[Item, ...]:
    """Return the page. Paragraph n starts on the same baseline in all languages."""
    grid = leaf.grid
    measure = leaf.text_measure
    list_top = LIST_END - (len(body.facts) - 1) * ROW_PITCH - 1  # line of the list's head rule
    items: list[Item] = [*leaf.running_head(), *leaf.title(leaf.section.title).items]
    lead = leaf.pair(body.lead, "lead", grid.y(LEAD_AT), "deep", measure=leaf.half, limit=grid.y(16))
    items += lead.items
    line = TEXT_AT
    for words in body.paragraphs:
        limit = grid.y(list_top - 1.5)
        placed = leaf.pair(words, "body", grid.y(line), measure=measure, limit=limit)
        items += placed.items
        line += placed.lines + 1
    return (
        *items,
        *_facts(leaf, body.facts, list_top),
        *leaf.notes(leaf.section.notes, grid.note + LINE).items,
    )


def _facts(leaf: Leaf, rows: tuple[Row, ...], top: float) -> list[Item]:
    grid = leaf.grid
    items: list[Item] = []
    for language, x in leaf.axes.items():
        items.append(leaf.rule(x, grid.y(top), leaf.half))
        cells: list[Item] = []
        for index, row in enumerate(rows):
            y = grid.y(top + 1 + index * ROW_PITCH)
            if index:
                items.append(leaf.rule(x, y - LINE, leaf.half, "hairline", HAIRLINE_WIDTH))
            style = leaf.theme.style("label", language)
            label = leaf.typesetter.line(row.label.get(language), style, language)
            value = leaf.paragraph(row.value.get(language), style, language, leaf.half - LABEL_WIDTH)
            leaf.must_fit(row.value, language, y + (len(value.lines) - 1) * style.leading, y, style.leading)
            if value.direction == "rtl":
                named, said = x + leaf.half - label.width, x
            else:
                named, said = x, x + LABEL_WIDTH
            head = Tagged("TH", label.at(named, y, leaf.ink("secondary")), language=language, scope="Row")
            data = Tagged("TD", value.at(said, y, leaf.ink("text")), language=language)
            cells.append(Tagged("TR", (head, data)))
        items.append(Tagged("Table", tuple(cells), language=language))
    return items
