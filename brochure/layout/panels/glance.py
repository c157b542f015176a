"""Key figures: a twin figure in accent, cells in pairs, and what part of the whole is there, in threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.colour import Ink
from brochure.compose.parts import PartOfWhole
from brochure.compose.story import KeyFiguresBody
from brochure.compose.words import Cell, Digits
from brochure.display import Item, Tagged
from brochure.geometry import Rect
from brochure.layout.lists import list_item
from brochure.layout.panels.panel import CONTENT_AT, Panel
from brochure.layout.panels.threads import area, area_label
from brochure.layout.surface import HERO_WIDTH
from brochure.units import mm

HERO_DROP = mm(14.7)  # from the hero's rule to its baseline
LABEL_DROP = mm(5.6)  # from a figure's baseline to its label's
ROWS_AT = mm(73.9)
PITCH = mm(27.94)
DROP = mm(12)
AREA_TOP, AREA_HEIGHT = mm(160.9), mm(18)
HEROES = (("panel_figure_l", "panel_unit"), ("panel_figure", "panel_unit"), ("panel_figure_2", "panel_unit"),
          ("panel_figure_3", "panel_unit"))  # fmt: skip
NEARER = mm(0.4)  # by which figures may stand nearer to each other than words
FIGURES = HEROES[1:]
SHORT = {"en": {"billion": "bn", "million": "m"}}
"""Units in short, by language, for figures that stand in half a panel."""


def glance(panel: Panel, body: KeyFiguresBody, part: PartOfWhole | None) -> tuple[Item, ...]:
    """Return the panel; ``part`` is shown under the cells where the leaflet shows it nowhere else."""
    accent = panel.theme.accent_type(panel.ground)
    items: list[Item] = [*panel.title(panel.ink("deep"))]
    items += hero(panel, body.hero, CONTENT_AT, accent)[0]
    foot = panel.notes_top(panel.section.notes) - mm(6)
    last = min(AREA_TOP, foot - AREA_HEIGHT - area_label(panel, part)) if part else foot
    cells: list[Item] = []
    y = ROWS_AT
    for pair in paired([cell for cells_of in body.rows for cell in cells_of]):
        shown, end = row(panel, pair, y)
        if end > last - mm(4) and cells:
            break
        cells += shown
        y = max(y + PITCH, end + mm(7))
    items.append(Tagged("L", tuple(cells)))
    if part:
        box = Rect(panel.left, last, panel.measure, AREA_HEIGHT)
        items += area(panel, part, box)
    return (*items, *panel.notes(panel.section.notes, panel.ink("secondary")))


def hero(panel: Panel, cell: Cell, top: float, ink: Ink) -> tuple[list[Item], float]:
    """Return a figure in accent under a rule at ``top``, a twin in both languages, and its last baseline."""
    axes = panel.axes()
    y = top + HERO_DROP
    shown = [(language, digits) for language, digits in cell.digits if language in axes]
    if not cell.twin:
        shown = shown[:1]
        axes = {shown[0][0]: panel.left}
    shown, step = stepped(panel, shown, axes, HEROES)
    items: list[Item] = [panel.rule(panel.left, top, panel.measure, "accent", HERO_WIDTH)]
    items += [panel.figure(d, language, step, axes[language], y, ink) for language, d in shown]
    if cell.twin:
        below = panel.pair(cell.caption, "panel_text", y + LABEL_DROP, panel.ink("text"))
    else:
        inks = (panel.ink("text"), panel.ink("secondary"))
        below = panel.stack(cell.caption, "panel_text", panel.left, y + LABEL_DROP, panel.measure, inks)
    return [*items, *below.items], below.last


def stepped(
    panel: Panel,
    shown: list[tuple[str, Digits]],
    axes: dict[str, float],
    steps: Sequence[tuple[str, str]],
) -> tuple[list[tuple[str, Digits]], tuple[str, str]]:
    """Return the largest step of figures that fit side by side, units in short before they step down."""
    short = [(language, _short(language, digits)) for language, digits in shown]
    for styles in steps:
        for said in (shown, short):
            if all(panel.figure_width(d, tag, styles) <= panel.room(axes, tag) + NEARER for tag, d in said):
                return said, styles
    return short, steps[-1]


def _short(language: str, digits: Digits) -> Digits:
    """Return a figure with its unit in short, as English has it: RMB bn."""
    unit = digits.unit
    for long, short in SHORT.get(language.split("-")[0], {}).items():
        unit = unit.replace(long, short)
    return replace(digits, unit=unit)


def paired(cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Return cells in pairs: two of one unit together, the others in their order."""
    left = list(cells)
    rows: list[tuple[Cell, ...]] = []
    while left:
        first = left.pop(0)
        unit = first.digits[0][1].unit
        mate = next((c for c in left if c.digits[0][1].unit == unit), None) if unit else None
        if mate is None:
            alone = [c for c in left if not _has_mate(c, left)]
            mate = alone[0] if alone else None
        if mate is not None:
            left.remove(mate)
        rows.append((first, mate) if mate is not None else (first,))
    return rows


def _has_mate(cell: Cell, among: Sequence[Cell]) -> bool:
    unit = cell.digits[0][1].unit
    return bool(unit) and any(other is not cell and other.digits[0][1].unit == unit for other in among)


def row(panel: Panel, row: Sequence[Cell], y: float, across: int = 2) -> tuple[list[Item], float]:
    """Return a row of up to ``across`` cells: rule, figure, captions one under the other; and their end."""
    places, width = _places(panel, across)
    said = [
        next(((lang, d) for lang, d in cell.digits if lang in panel.languages), cell.digits[0])
        for cell in row
    ]
    styles = next(
        (s for s in FIGURES if all(panel.figure_width(d, language, s) <= width for language, d in said)),
        FIGURES[-1],
    )
    items: list[Item] = []
    end = y
    for cell, (language, digits), x in zip(row, said, places, strict=False):
        items.append(panel.rule(x, y, width, panel.ink("deep")))
        figure = panel.figure(digits, language, styles, x, y + DROP, panel.ink("deep"))
        inks = (panel.ink("text"), panel.ink("secondary"))
        below = panel.stack(cell.caption, "panel_text", x, y + DROP + LABEL_DROP - mm(0.4), width, inks)
        items.append(list_item(figure, *below.items))
        end = max(end, below.last)
    return items, end


def _places(panel: Panel, across: int) -> tuple[list[float], float]:
    """Return where cells begin, and how wide they are: halves of the columns, or parts of the measure."""
    gap = mm(4)
    if across == 2:
        return [panel.left, panel.column(4)], panel.column(4) - panel.left - gap
    step = (panel.measure + gap) / across
    return [panel.left + index * step for index in range(across)], step - gap
