"""Statements of what the park is for, in serif on a solid page with contours."""

from __future__ import annotations

from brochure.art.contours import contours
from brochure.compose.story import RolesBody
from brochure.display import Item, Tagged
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item

# Lines from the title's first line, of the base format's 43 under it; a shorter page has its share of them.
SENTENCE_BELOW = 5
STATEMENTS_BELOW = 14
PITCH = 10  # between two statements
UNDER_TITLE = 43
TITLE_CLEAR = 2 * LINE  # at least, from the title's last baseline to the sentence
STATEMENT_CLEAR = 3.5 * LINE  # at least, from the sentence's to the first statement's first
RULE_ABOVE, RULE_NEAR = 2.35 * LINE, 2.0 * LINE  # the latter where statements stand close
CLOSE = 8  # lines
BETWEEN = 2.5  # lines of a pitch that stay white


def roles(leaf: Leaf, body: RolesBody) -> tuple[Item, ...]:
    """Return the page: the sentence, then the statements under their rules, spread over the page."""
    grid = leaf.grid
    share = (grid.format.lines - grid.format.sink - grid.format.title) / UNDER_TITLE
    drawing = contours(leaf.studio.ridges.seed, leaf.palette.accent_light, *leaf.trim)
    white = leaf.theme.on(leaf.ground, 18)
    small = leaf.theme.on(leaf.ground, 9.5)
    title = leaf.title(leaf.section.title, white)
    y = max(_line(leaf, SENTENCE_BELOW * share), leaf.on_line(title.last + TITLE_CLEAR))
    sentence = leaf.pair(body.sentence, "body_strong", y, small, measure=leaf.half, limit=y + 3 * LINE)
    highest = leaf.on_line(sentence.last + STATEMENT_CLEAR)
    count, wanted = len(body.statements), round(PITCH * share)
    y = max(_line(leaf, STATEMENTS_BELOW * share), highest)
    if _room(leaf, y) < wanted * count:  # many statements begin as high as they may
        y = highest
    pitch = min(wanted, int(_room(leaf, y) / max(count, 1)))
    above = RULE_ABOVE if pitch >= min(wanted, CLOSE) else RULE_NEAR
    rules: list[Item] = []
    entries: list[Item] = []
    for index, words in enumerate(body.statements):
        at = y + index * pitch * LINE
        rules.append(leaf.rule(grid.left, at - above, grid.measure, white))
        limit = at + (pitch - BETWEEN) * LINE
        statement = leaf.pair(words, "statement", at, white, measure=leaf.half, limit=limit)
        entries.append(list_item(*statement.items))
    return (
        leaf.solid(), leaf.backdrop(drawing), *leaf.running_head(), *title.items, *sentence.items, *rules,
        Tagged("L", tuple(entries)),
    )  # fmt: skip


def _room(leaf: Leaf, y: float) -> float:
    """Return the lines that statements have from the baseline ``y`` on, the last one's white included."""
    return (leaf.grid.y(leaf.grid.format.lines - leaf.grid.format.sink) - y) / LINE + BETWEEN


def _line(leaf: Leaf, below: float) -> float:
    """Return the y of the whole line that lies ``below`` the title's first one."""
    return leaf.grid.y(leaf.grid.format.title + round(below))
