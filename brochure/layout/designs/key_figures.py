"""At a glance: one twin figure in accent, rows of cells in falling size, and the contents."""

from __future__ import annotations

from brochure.compose import asides
from brochure.compose.story import Cell, KeyFiguresBody, Words
from brochure.display import Destination, Item, Link, Tagged
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.leaf import HERO_WIDTH, Leaf
from brochure.layout.measured import cells, figure, step_for

HERO_AT = 8  # line of the hero; its rule lies 0.3 lines above
HERO_DROP = 4.25
ROWS_AT = (17.0, 25.0)  # lines of the rows of cells
ROW_STYLES = (("figure_m", 3.25), ("figure_s", 2.25))
CONTENTS_AT = 33
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
        items.append(figure(leaf, digits, language, step, x, baseline, leaf.theme.accent_type(leaf.ground)))
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
        rows = (
            _entry(leaf, language, words, number, grid.y(CONTENTS_AT + 2.5 + index))
            for index, (words, number) in enumerate(entries)
            if words.get(language)
        )
        items += [head, Tagged("TOC", tuple(rows), language=language)]
    return items


def _entry(leaf: Leaf, language: str, words: Words, number: int, y: float) -> Item:
    """Return an entry of the contents on baseline ``y``, live over its whole width."""
    accent, x = leaf.ink("accent"), leaf.axes[language]
    numeral = accent if accent.contrast(leaf.ground) >= 3.0 else leaf.ink("deep")
    page = leaf.typesetter.line(str(number), leaf.theme.style("body_strong", language), language)
    text = words.plain.get(language)
    label = leaf.typesetter.line(text, leaf.theme.style("body", language), language)
    leads = asides.entry(words, number).get(language)
    box = Rect(x, y - 0.72 * LINE, leaf.half, LINE)
    shown = label.at(x + leaf.grid.format.module, y, leaf.ink("text"))
    return Tagged(
        "TOCI",
        (
            Tagged("Lbl", page.at(x, y, numeral)),
            Tagged("Reference", (Link(box, Destination(number - 1), leads, shown),)),
        ),
        language=language,
    )
