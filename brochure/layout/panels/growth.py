"""Performance: part and whole, twin figures and bars, as many as the panel holds."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.compose.parts import FigureStory, PartOfWhole, ThreadBars, TwinFigure
from brochure.compose.story import PerformanceBody
from brochure.display import Item
from brochure.geometry import Rect
from brochure.layout.panels.glance import stepped
from brochure.layout.panels.panel import CONTENT_AT, Panel
from brochure.layout.panels.threads import area, area_label, bars
from brochure.units import mm

AREA = mm(24)
STYLES = (("panel_figure", "panel_unit"), ("panel_figure_2", "panel_unit"), ("panel_figure_3", "panel_unit"))


def growth(panel: Panel, body: PerformanceBody) -> tuple[Item, ...]:
    """Return the panel; charts that need a page's width stay in the brochure.

    So do the notes, which say what a thread counts there: on a panel threads stand for more, or are none.
    """
    items: list[Item] = [*panel.title(panel.ink("deep"))]
    y = CONTENT_AT
    for figure in body.figures:
        shown, end = figure_at(panel, figure, y)
        if end > panel.foot + 0.01:
            if len(items) <= len(panel.languages):
                panel.overset(panel.section.title, panel.languages[0], (end - panel.foot) / 10)
            break
        items += shown
        y = end + mm(8)
    return tuple(items)


def figure_at(panel: Panel, figure: FigureStory, y: float) -> tuple[Sequence[Item], float]:
    """Return a figure with its top at ``y``, and its end; a chart that needs a page takes no room."""
    match figure:
        case PartOfWhole():
            drawn = area(panel, figure, Rect(panel.left, y, panel.measure, AREA))
            return drawn, y + AREA + area_label(panel, figure)
        case TwinFigure():
            return _twin(panel, figure, y), y + mm(20)
        case ThreadBars():
            return bars(panel, figure, y + mm(3))
        case _:
            return (), y - mm(8)


def _twin(panel: Panel, figure: TwinFigure, top: float) -> list[Item]:
    axes = panel.axes()
    items: list[Item] = [panel.rule(panel.left, top, panel.measure, panel.ink("deep"))]
    items += panel.pair(figure.title, "panel_strong", top + mm(5), panel.ink("deep"), role="H2").items
    shown = [(language, digits) for language, digits in figure.cell.digits if language in axes]
    shown, styles = stepped(panel, shown, axes, STYLES)
    for language, digits in shown:
        items.append(panel.figure(digits, language, styles, axes[language], top + mm(20), panel.ink("deep")))
    return items
