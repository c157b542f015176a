"""Measured figures: digits with their unit, as large as their place allows, in steps of the type scale.

Digits and a width in, display items out. Figures that stand together take one size. Type is never scaled to
fit: a figure steps down to the next figure style, and its unit goes under it before it gets really small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from brochure.colour import Ink
from brochure.compose.words import Cell, Digits, Words
from brochure.display import Item, Tagged
from brochure.errors import LayoutError
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.layout.studio import PageStudio
from brochure.layout.surface import UNIT_GAP
from brochure.text.languages import language_of

STEPS = (
    ("figure_xl", "unit_l"), ("figure_xl2", "unit_l"), ("figure_l", "unit_l"), ("figure_m", "unit_m"),
    ("figure_s", "unit_s"), ("figure_xs", "unit_s"),
)  # fmt: skip
"""The figure styles from large to small, each with its unit's."""

SMALL = "figure_s"
"""From this style on a unit stands under a figure that has no room for it."""

UNIT_UNDER = 1.1  # lines from a figure's baseline to that of a unit under it
CAPTION = 1.5  # lines from a figure's baseline, or its unit's, to its caption's


@dataclass(frozen=True, slots=True)
class Step:
    """How a figure is set: its style, its unit's, and whether the unit stands under it."""

    style: str
    unit_style: str
    under: bool = False

    @property
    def caption(self) -> float:
        """Lines from the figure's baseline to its caption's."""
        return CAPTION + (UNIT_UNDER - 0.4 if self.under else 0.0)


def step_for(leaf: Leaf, shown: Sequence[tuple[str, Digits]], style: str, width: float, words: Words) -> Step:
    """Return the largest step from ``style`` on at which all figures fit ``width`` points.

    Raises LayoutError, at the place of ``words``, when none does.
    """
    steps = STEPS[next(i for i, (name, _) in enumerate(STEPS) if name == style) :]
    tried = [Step(*step) for step in steps if step[0] != STEPS[-1][0]]
    tried += [Step(*step, under) for step, under in product(steps, (True, False)) if _is_small(step[0])]
    tried = [*dict.fromkeys(tried), Step(*STEPS[-1], under=True)]
    for step in tried:
        if all(figure_width(leaf, digits, language, step) <= width for language, digits in shown):
            return step
    language, widest = max(shown, key=lambda said: figure_width(leaf, said[1], said[0], tried[-1]))
    where = f"page {leaf.number} ({leaf.section.kind}), {language}"
    raise LayoutError.of(
        "overset",
        f"{where}: the figure {widest.full} is too wide for its place",
        "give it fewer digits, or a place of its own",
        words.place or leaf.section.place,
    )


def _is_small(style: str) -> bool:
    names = [name for name, _ in STEPS]
    return names.index(style) >= names.index(SMALL)


def figure_width(leaf: Leaf | PageStudio, digits: Digits, language: str, step: Step) -> float:
    """Return the width of a figure's ink, with its unit beside it or as wide as the wider of both."""
    style = leaf.theme.style(step.style, language)
    line = leaf.typesetter.line(digits.digits, style, language)
    alone = line.ink_right - line.ink_left
    if not digits.unit:
        return alone
    unit_style = leaf.theme.style(step.unit_style, language)
    unit = leaf.typesetter.line(digits.unit, unit_style, language).width
    if step.under:
        return max(alone, unit)
    return line.width - line.ink_left + style.tracking * style.size + UNIT_GAP * unit_style.size + unit


def figure(
    leaf: Leaf, digits: Digits, language: str, step: Step, x: float, y: float, ink: Ink, width: float = 0.0
) -> Item:
    """Return a figure as :meth:`Leaf.figure` does, its unit beside it or under it.

    In a language from right to left it begins at the right edge of its place, ``width`` points from ``x``.
    """
    if width and language_of(language).right_to_left:
        return _from_right(leaf, digits, language, step, x + width, y, ink)
    if not step.under or not digits.unit:
        return leaf.figure(digits, language, step.style, step.unit_style, x, y, ink)
    items = leaf.digits(digits.digits, "", language, step.style, step.unit_style, x, y, ink)
    unit = leaf.typesetter.line(digits.unit, leaf.theme.style(step.unit_style, language), language)
    items += unit.at(x, y + UNIT_UNDER * LINE, ink)
    told = Tagged("Span", items, language=language, actual_text=digits.spoken)
    return Tagged("P", (told,), language=language)


def _from_right(
    leaf: Leaf, digits: Digits, language: str, step: Step, right: float, y: float, ink: Ink
) -> Item:
    """Return a figure that ends at ``right``, its unit to the left of it or under it."""
    bare = Digits(digits.digits, "", digits.full)
    at = right - figure_width(leaf, bare, language, step)
    items = leaf.digits(digits.digits, "", language, step.style, step.unit_style, at, y, ink)
    if digits.unit:
        unit = leaf.typesetter.line(digits.unit, leaf.theme.style(step.unit_style, language), language)
        whole = unit.width if step.under else figure_width(leaf, digits, language, step)
        items += unit.at(right - whole, y + (UNIT_UNDER * LINE if step.under else 0.0), ink)
    told = Tagged("Span", items, language=language, actual_text=digits.spoken)
    return Tagged("P", (told,), language=language)


def cells(
    leaf: Leaf, row: Sequence[Cell], line: float, drop: float, style: str, floor: float
) -> tuple[Item, ...]:
    """Return a row of figure cells on equal shares of the columns, all in one size.

    ``line`` is the cells' line; their rules lie 0.3 lines above, the figures ``drop`` lines below. One figure
    serves all languages; its captions stand under it, down to the baseline ``floor``.
    """
    columns = leaf.grid.format.columns // max(len(row), 1)
    width = leaf.grid.span(columns)
    shown = [_shared(leaf, cell) for cell in row]
    y = leaf.grid.y(line)
    baseline = y + drop * LINE
    step = step_for(leaf, shown, style, width, _widest(leaf, row, shown, style)) if row else Step(*STEPS[0])
    items: list[Item] = []
    for index, (cell, (language, digits)) in enumerate(zip(row, shown, strict=True)):
        place = len(row) - 1 - index if leaf.mirrored else index
        x = leaf.grid.x(1 + place * columns)
        caption = leaf.stack(
            cell.caption,
            "label",
            x,
            baseline + step.caption * LINE,
            width,
            ("text", "secondary"),
            limit=floor,
        )
        drawn = figure(leaf, digits, language, step, x, baseline, leaf.ink("deep"), width)
        items += (leaf.rule(x, y - 0.3 * LINE, width), list_item(drawn, *caption.items))
    return tuple(items)


def _shared(leaf: Leaf, cell: Cell) -> tuple[str, Digits]:
    """Return the digits of a cell that all languages of the page share, in the first of them."""
    return next((said for said in cell.digits if said[0] in leaf.languages), cell.digits[0])


def _widest(leaf: Leaf, row: Sequence[Cell], shown: Sequence[tuple[str, Digits]], style: str) -> Words:
    """Return the caption of the cell with the widest figure: where to look when a row does not fit."""
    step = Step(*next(step for step in STEPS if step[0] == style))
    widths = [figure_width(leaf, digits, language, step) for language, digits in shown]
    return row[widths.index(max(widths))].caption
