"""At a glance: one twin figure in accent, rows of cells in falling size, and the contents."""

from __future__ import annotations

from brochure.colour import Ink
from brochure.compose import asides
from brochure.compose.story import Cell, KeyFiguresBody, Words
from brochure.display import Destination, Item, Link, Tagged
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.leaf import HERO_WIDTH, Leaf

HERO_AT = 8  # line of the hero; its rule lies 0.3 lines above
HERO_DROP = 4.25
ROWS_AT = (17.0, 25.0)  # lines of the rows of cells
ROW_STYLES = (("figure_m", "unit_m", 3.25), ("figure_s", "unit_s", 2.25))
CONTENTS_AT = 33


def key_figures(leaf: Leaf, body: KeyFiguresBody, entries: tuple[tuple[Words, int], ...]) -> tuple[Item, ...]:
    """Return the page; ``entries`` of the contents are running heads with their page numbers."""
    items: list[Item] = [*leaf.running_head(), *leaf.title(leaf.section.title).items]
    items += twin(
        leaf, body.hero, HERO_AT, HERO_DROP, ("figure_xl", "unit_l"), leaf.theme.accent_type(leaf.ground)
    )
    shown: list[Item] = []
    for line, (style, unit, drop), cells in zip(ROWS_AT, ROW_STYLES, body.rows, strict=False):
        columns = leaf.grid.format.columns // max(len(cells), 1)
        for index, cell in enumerate(cells):
            shown += leaf.cell(cell, 1 + index * columns, columns, line, drop, style, unit)
    items.append(Tagged("L", tuple(shown)))
    if body.contents:
        items += _contents(leaf, body.contents, entries)
    return (*items, *leaf.notes(leaf.section.notes).items)


def twin(leaf: Leaf, cell: Cell, line: float, drop: float, styles: tuple[str, str], ink: Ink) -> list[Item]:
    """Return a twin figure: each language's digits and unit in its half under a hero rule in accent."""
    y = leaf.grid.y(line)
    items: list[Item] = []
    for language, digits in cell.digits:
        x = leaf.axes[language]
        items.append(leaf.rule(x, y - 0.3 * LINE, leaf.half, "accent", HERO_WIDTH))
        caption = leaf.paragraph(
            cell.caption.get(language), leaf.theme.style("label", language), language, leaf.half
        )
        items.append(leaf.figure(digits, language, *styles, x, y + drop * LINE, ink))
        items.append(Tagged("P", caption.at(x, y + (drop + 1.5) * LINE, leaf.ink("text")), language=language))
    return items


def _contents(leaf: Leaf, title: Words, entries: tuple[tuple[Words, int], ...]) -> list[Item]:
    """Return the contents: title and list of one language, then of the next, so that each list is whole."""
    grid = leaf.grid
    items: list[Item] = [leaf.rule(grid.left, grid.y(CONTENTS_AT), grid.measure)]
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
