"""Performance: part and whole, twin figures and bars, down the panel as far as it holds them."""

from __future__ import annotations

from brochure.compose.story import PartOfWhole, PerformanceBody, ThreadBars, TwinFigure
from brochure.display import Item
from brochure.geometry import Rect
from brochure.layout.panels.glance import stepped
from brochure.layout.panels.panel import CONTENT_AT, Panel
from brochure.layout.panels.threads import area, bars
from brochure.units import mm

AREA = mm(24)
STYLES = (("panel_figure", "panel_unit"), ("panel_figure_2", "panel_unit"), ("panel_figure_3", "panel_unit"))


def growth(panel: Panel, body: PerformanceBody) -> tuple[Item, ...]:
    """Return the panel; charts that need a page's width stay in the brochure.

    So do the notes, which say what a thread counts there: on a panel threads stand for more, or are none.
    """
    items: list[Item] = [*panel.title(panel.ink("deep"))]
    floor = panel.foot
    y = CONTENT_AT
    for figure in body.figures:
        match figure:
            case PartOfWhole():
                items += area(panel, figure, Rect(panel.left, y, panel.measure, AREA))
                y += AREA + mm(17)
            case TwinFigure():
                items += _twin(panel, figure, y)
                y += mm(28)
            case ThreadBars():
                shown, y = bars(panel, figure, y)
                items += shown
                y += mm(8)
            case _:
                continue
        if y - mm(8) > floor:
            panel.overset(panel.section.title, panel.languages[0], (y - mm(8) - floor) / 10)
    return tuple(items)


def _twin(panel: Panel, figure: TwinFigure, top: float) -> list[Item]:
    axes = panel.axes()
    items: list[Item] = [panel.rule(panel.left, top, panel.measure, panel.ink("deep"))]
    items += panel.pair(figure.title, "panel_strong", top + mm(5), panel.ink("deep"), role="H2").items
    shown = [(language, digits) for language, digits in figure.cell.digits if language in axes]
    shown, styles = stepped(panel, shown, axes, STYLES)
    for language, digits in shown:
        items.append(panel.figure(digits, language, styles, axes[language], top + mm(20), panel.ink("deep")))
    return items
