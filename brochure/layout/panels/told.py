"""Sections told in words: the profile with its facts, honours, milestones and aims."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.art import ridges
from brochure.compose.story import HonoursBody, OverviewBody, VisionBody
from brochure.compose.words import Row
from brochure.display import Item, Tagged
from brochure.layout.lists import list_item
from brochure.layout.panels.panel import CONTENT_AT, Panel
from brochure.layout.surface import HAIRLINE_WIDTH, HERO_WIDTH
from brochure.units import mm

DROP = mm(6)  # from a rule to the first baseline under it
ROW_GAP = mm(4.4)
YEAR_DROP = mm(11.5)
YEAR_TEXT = mm(6)
STRIP = mm(36)  # how high the strip of ridges stands at the foot


def overview(panel: Panel, body: OverviewBody) -> tuple[Item, ...]:
    """Return the lead, then as many rows of the fact list as the panel holds."""
    deep = panel.ink("deep")
    style = _lead_style(panel, body)
    notes = panel.notes_top(panel.section.notes) - mm(5)
    lead = panel.pair(body.lead, style, CONTENT_AT + mm(4), deep, limit=notes)
    items: list[Item] = [*panel.title(deep), *lead.items]
    return (*items, *_facts(panel, body.facts, lead.last + mm(9), notes), *_notes(panel))


def _lead_style(panel: Panel, body: OverviewBody) -> str:
    axes = panel.axes()
    return next(
        (s for s in ("panel_statement", "panel_statement_2") if panel.fits(body.lead, s, axes, 6)),
        "panel_body",
    )


def _facts(panel: Panel, rows: Sequence[Row], y: float, floor: float) -> list[Item]:
    items: list[Item] = []
    rows_set: list[Item] = []
    for index, row in enumerate(rows):
        label = panel.pair(row.label, "panel_text", y + DROP - mm(1.5), panel.ink("secondary"))
        value = panel.pair(row.value, "panel_text", label.last + 10, panel.ink("text"))
        if value.last > floor and index >= 2:
            break
        ink = "hairline" if index else "deep"
        items.append(panel.rule(panel.left, y, panel.measure, ink, HAIRLINE_WIDTH))
        rows_set.append(list_item(*label.items, *value.items))
        y = value.last + ROW_GAP
    return [*items, Tagged("L", tuple(rows_set))]


def honours(panel: Panel, body: HonoursBody) -> tuple[Item, ...]:
    """Return the honours under their rules, the languages one under the other."""
    deep = panel.ink("deep")
    floor = panel.notes_top(panel.section.notes) - mm(5)
    items: list[Item] = [*panel.title(deep)]
    entries: list[Item] = []
    y = CONTENT_AT
    pitch = min(mm(24), (floor - CONTENT_AT) / max(len(body.names), 1))
    for words in body.names:
        items.append(panel.rule(panel.left, y, panel.measure, deep))
        placed = panel.stack(
            words, "panel_entry", panel.left, y + DROP, panel.measure, (deep, deep), limit=y + pitch
        )
        entries.append(list_item(*placed.items))
        y += pitch
    return (*items, Tagged("L", tuple(entries)), *_notes(panel))


def vision(panel: Panel, body: VisionBody) -> tuple[Item, ...]:
    """Return a row a milestone, then the aims; ridges at the foot where there is room."""
    deep = panel.ink("deep")
    items: list[Item] = [*panel.title(deep)]
    floor = panel.notes_top(panel.section.notes) - mm(5)
    y = CONTENT_AT
    first = panel.languages[0]
    for row in body.milestones:
        items.append(panel.rule(panel.left, y, panel.measure, deep))
        style = panel.theme.style("panel_figure", "en" if row.label.get(first).isascii() else first)
        line = panel.studio.typesetter.line(row.label.get(first), style, first)
        year = Tagged("H2", line.at(panel.left - line.ink_left, y + YEAR_DROP, deep), language=first)
        placed = panel.pair(
            row.value, "panel_text", y + YEAR_DROP + YEAR_TEXT, panel.ink("text"), limit=floor
        )
        items += [year, *placed.items]
        y = placed.last + mm(6)
    items.append(panel.rule(panel.left, y, panel.measure, "accent", HERO_WIDTH))
    accent = panel.theme.accent_type(panel.ground, panel.theme.style("panel_entry", panel.languages[0]).size)
    head = panel.pair(body.aims_title, "panel_entry", y + DROP, accent, role="H2")
    items += head.items
    y = head.last + mm(5.5)
    entries: list[Item] = []
    for words in body.aims:
        placed = panel.pair(words, "panel_text", y, panel.ink("text"), limit=floor)
        entries.append(list_item(*placed.items))
        y = placed.last + 10 + mm(1.2)
    items.append(Tagged("L", tuple(entries)))
    if body.policy_note:
        note = panel.pair(body.policy_note, "panel_text", y, panel.ink("text"), role="Note", limit=floor)
        items += note.items
        y = note.last + 10
    art = _strip(panel, y) if panel.height - y > STRIP + mm(6) and not panel.section.notes else ()
    return (*art, *items, *_notes(panel))


def _strip(panel: Panel, y: float) -> tuple[Item, ...]:
    drawing = ridges.strip(
        panel.studio.ridges, panel.palette, panel.width, panel.height, panel.studio.bleed,
        max(panel.height - STRIP, y + mm(4)),
    )  # fmt: skip
    return (panel.backdrop(drawing),)


def _notes(panel: Panel) -> tuple[Item, ...]:
    return panel.notes(panel.section.notes, panel.ink("secondary"))
