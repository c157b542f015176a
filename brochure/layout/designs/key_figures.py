"""At a glance: one twin figure in accent, rows of cells in falling size, and the contents."""

from __future__ import annotations

from dataclasses import replace

from brochure.compose import asides
from brochure.compose.story import KeyFiguresBody
from brochure.compose.words import Cell, Words
from brochure.display import Destination, Item, Link, Tagged
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.measured import cells, figure, step_for
from brochure.layout.surface import HERO_WIDTH
from brochure.text.languages import language_of

HERO_AT = 8  # line of the hero; its rule lies 0.3 lines above
HERO_DROP = 4.25
ROWS_AT = (17.0, 25.0)  # lines of the rows of cells
ROW_STYLES = (("figure_m", 3.25), ("figure_s", 2.25))
CONTENTS_AT = 33
MOST_IN_A_COLUMN = 9  # entries of the contents; more stand in two columns, in the size of labels
CLOSE = 12.5  # points from entry to entry in two columns
ABOVE = 0.75  # lines between a caption's last baseline and the next rule


def key_figures(leaf: Leaf, body: KeyFiguresBody, entries: tuple[tuple[Words, int], ...]) -> tuple[Item, ...]:
    """Return the page; ``entries`` of the contents are running heads with their page numbers."""
    items: list[Item] = [*leaf.running_head(), *leaf.title(leaf.section.title).items]
    if len(body.rows) > len(ROWS_AT):
        extra = body.rows[len(ROWS_AT)][0].caption
        raise leaf.overfull(f"there are {len(body.rows)} rows of figures, and room for {len(ROWS_AT)}", extra)
    items += _hero(leaf, body.hero)
    shown: list[Item] = []
    floors = (*(line - 0.3 - ABOVE for line in ROWS_AT[1:]), CONTENTS_AT - ABOVE)
    for line, (style, drop), row, floor in zip(ROWS_AT, ROW_STYLES, body.rows, floors, strict=False):
        shown += cells(leaf, row, line, drop, style, leaf.grid.y(floor))
    items.append(Tagged("L", tuple(shown)))
    if body.contents:
        items += _contents(leaf, body.contents, entries)
    return (*items, *leaf.notes(leaf.section.notes).items)


def _hero(leaf: Leaf, cell: Cell) -> list[Item]:
    """Return the hero: each language's digits and unit in its half under a hero rule, all in accent."""
    y = leaf.grid.y(HERO_AT)
    baseline = y + HERO_DROP * LINE
    step = step_for(leaf, cell.digits, "figure_xl", leaf.half, cell.caption)
    items: list[Item] = []
    for language, digits in cell.digits:
        if language not in leaf.axes:
            continue
        x = leaf.axes[language]
        items.append(leaf.rule(x, y - 0.3 * LINE, leaf.half, "accent", HERO_WIDTH))
        ink = leaf.theme.accent_type(leaf.ground)
        items.append(figure(leaf, digits, language, step, x, baseline, ink, leaf.half))
        caption = Words(((language, cell.caption.get(language)),), cell.caption.place)
        items += leaf.pair(
            caption, "label", baseline + step.caption * LINE, limit=leaf.grid.y(ROWS_AT[0] - 0.3 - ABOVE)
        ).items
    return items


def _contents(leaf: Leaf, title: Words, entries: tuple[tuple[Words, int], ...]) -> list[Item]:
    """Return the contents: title and list of one language, then of the next, so that each list is whole."""
    grid = leaf.grid
    items: list[Item] = [leaf.rule(grid.left, grid.y(CONTENTS_AT), grid.measure)]
    title = title.only(leaf.languages)
    heads = leaf.pair(title, "body_strong", grid.y(CONTENTS_AT + 1), "deep", role="H2").items
    for head, (language, _) in zip(heads, title, strict=True):
        own = [(words, number) for words, number in entries if words.get(language)]
        if len(own) > MOST_IN_A_COLUMN:
            rows = _in_two(leaf, language, own)
        else:
            place = Rect(leaf.axes[language], grid.y(CONTENTS_AT + 2.5), leaf.half, LINE)
            rows = [
                _entry(leaf, language, words, number, replace(place, y=place.y + index * LINE), "body")
                for index, (words, number) in enumerate(own)
            ]
        items += [head, Tagged("TOC", tuple(rows), language=language)]
    return items


def _in_two(leaf: Leaf, language: str, entries: list[tuple[Words, int]]) -> list[Item]:
    """Return many entries in two columns of small type."""
    per = -(-len(entries) // 2)
    width = leaf.half / 2
    top = leaf.grid.y(CONTENTS_AT + 2.5)
    return [
        _entry(
            leaf, language, words, number,
            Rect(leaf.axes[language] + width * (index // per), top + CLOSE * (index % per), width, CLOSE),
            "label",
        )
        for index, (words, number) in enumerate(entries)
    ]  # fmt: skip


def _entry(leaf: Leaf, language: str, words: Words, number: int, place: Rect, style: str) -> Item:
    """Return an entry of the contents, its baseline the top of ``place``, live over the place's width."""
    accent, x, y = leaf.ink("accent"), place.x, place.y
    numeral = accent if accent.contrast(leaf.ground) >= 3.0 else leaf.ink("deep")
    page = leaf.typesetter.line(str(number), leaf.theme.style(f"{style}_strong", language), language)
    text = words.plain.get(language)
    label = leaf.typesetter.line(text, leaf.theme.style(style, language), language)
    leads = asides.entry(words, number).get(language)
    box = Rect(x, y - 0.72 * place.height, place.width, place.height)
    indent = leaf.grid.format.module * (1.0 if style == "body" else 0.5)
    at, named = x, x + indent
    if language_of(language).right_to_left:
        at, named = place.right - page.width, place.right - indent - label.width
    shown = label.at(named, y, leaf.ink("text"))
    return Tagged(
        "TOCI",
        (
            Tagged("Lbl", page.at(at, y, numeral)),
            Tagged("Reference", (Link(box, Destination(number - 1), leads, shown),)),
        ),
        language=language,
    )
