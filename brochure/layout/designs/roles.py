"""Statements of what the park is for, in serif on a solid page with contours."""

from __future__ import annotations

from brochure.art.contours import contours
from brochure.compose.story import RolesBody
from brochure.display import Item, Tagged
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf, list_item

SENTENCE_AT = 9
STATEMENTS_AT = 18
PITCH = 10  # lines between two statements
RULE_ABOVE = 2.35  # lines


def roles(leaf: Leaf, body: RolesBody) -> tuple[Item, ...]:
    """Return the page: the sentence, then up to three statements under their rules."""
    grid = leaf.grid
    drawing = contours(leaf.studio.ridges.seed, leaf.palette.accent_light, *leaf.trim)
    white = leaf.theme.on(leaf.ground, 18)
    small = leaf.theme.on(leaf.ground, 9.5)
    items: list[Item] = [
        leaf.solid(),
        leaf.backdrop(drawing),
        *leaf.running_head(),
        *leaf.title(leaf.section.title, white).items,
        *leaf.pair(
            body.sentence, "body_strong", grid.y(SENTENCE_AT), small, measure=leaf.half,
            limit=grid.y(SENTENCE_AT + 3),
        ).items,
    ]  # fmt: skip
    entries: list[Item] = []
    for index, words in enumerate(body.statements):
        line = STATEMENTS_AT + index * PITCH
        y = grid.y(line)
        items.append(leaf.rule(grid.left, y - RULE_ABOVE * LINE, grid.measure, white))
        limit = grid.y(line + PITCH - 2.5)
        statement = leaf.pair(words, "statement", y, white, measure=leaf.half, limit=limit)
        entries.append(list_item(*statement.items))
    return (*items, Tagged("L", tuple(entries)))
