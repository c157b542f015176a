"""Roles: statements in serif under their rules, on accent with contours."""

from __future__ import annotations

from brochure.art.contours import contours
from brochure.compose.story import RolesBody
from brochure.display import Item, Tagged
from brochure.layout.lists import list_item
from brochure.layout.panels.panel import Panel
from brochure.units import mm

FIRST_RULE = mm(58.7)
DROP = mm(7.3)  # from a rule to the first baseline under it
PITCH = mm(42)
STYLES = ("panel_statement", "panel_statement_2")


def roles(panel: Panel, body: RolesBody) -> tuple[Item, ...]:
    """Return the panel."""
    light = panel.theme.on(panel.ground, 12)
    relief = contours(
        panel.studio.ridges.seed, panel.palette.accent_light, panel.width, panel.height, panel.studio.bleed
    )
    style, column = _chosen(panel, body)
    axes = panel.axes(column)
    items: list[Item] = [panel.backdrop(relief), *panel.title(light, column)]
    pitch = min(PITCH, (panel.foot - FIRST_RULE) / max(len(body.statements), 1))
    entries: list[Item] = []
    for index, words in enumerate(body.statements):
        y = FIRST_RULE + index * pitch
        items.append(panel.rule(panel.left, y, panel.measure, light))
        placed = panel.pair(words, style, y + DROP, light, axes, limit=y + pitch - mm(3))
        entries.append(list_item(*placed.items))
    return (*items, Tagged("L", tuple(entries)))


def _chosen(panel: Panel, body: RolesBody) -> tuple[str, float]:
    """Return the largest style, and the second language's column, in which no line is too wide."""
    for style in STYLES:
        column = panel.axis([(words, style, 3) for words in body.statements])
        if column is not None:
            return style, column
    return STYLES[-1], 4.0
