"""Contact: telephone, address and a code on a deep solid, over the ridges that come round from the front."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.art import covers
from brochure.colour import Ink
from brochure.compose import asides
from brochure.compose.parts import Code
from brochure.compose.story import ContactBody
from brochure.compose.words import Words
from brochure.display import Item, Link, Path, Tagged, artifact
from brochure.errors import LayoutError
from brochure.geometry import Rect
from brochure.layout.codes import LIVE, symbol_of
from brochure.layout.figures import figures
from brochure.layout.panels.front import CREST
from brochure.layout.panels.panel import Panel
from brochure.units import mm

PHONE_AT = mm(46)
SIZES = ((mm(20.5), mm(8.8)), (mm(18.0), mm(6.5)), (mm(16.0), mm(4.5)))
"""Sides of a code, each with the way from the address's last baseline to the code's field."""

LABEL_DROP = mm(2.4)
CLEAR = mm(4)


def talk(panel: Panel, body: ContactBody, joins: bool) -> tuple[Item, ...]:
    """Return the panel; ``joins``: the front lies right of it on the flat, and the threads cross the fold."""
    light = panel.theme.on(panel.ground, 8)
    items: list[Item] = []
    crest = CREST * panel.height
    if joins:
        drawing = covers.back(
            panel.studio.cover_art,
            panel.studio.ridges,
            panel.palette,
            panel.width,
            panel.height,
            panel.studio.bleed,
            crest,
        )
        items.append(panel.backdrop(drawing))
    items += panel.title(light)
    floor = crest - CLEAR if joins else panel.foot
    y = PHONE_AT
    leading = panel.theme.style("panel_body", panel.languages[0]).leading
    if body.phone:
        items += _phone(panel, body, y, light)
        y += leading
    lines = [body.address, body.person, *_reached(panel, body)]
    for words in lines:
        if words:
            placed = panel.pair(words, "panel_body", y, light, limit=floor)
            items += placed.items
            y = placed.last + leading
    return (*items, *_coded(panel, body, y - leading, light, floor))


def _coded(panel: Panel, body: ContactBody, last: float, light: Ink, floor: float) -> list[Item]:
    """Return the codes as large as the room under baseline ``last`` lets them be; one alone before none.

    Raises LayoutError where not even that fits.
    """
    failed: LayoutError | None = None
    for codes in (body.codes, body.codes[:1]):
        for size, gap in SIZES:
            try:
                return _codes(panel, codes, last + gap, size, light, floor)
            except LayoutError as error:
                failed = failed or error
    assert failed is not None
    raise failed


def _phone(panel: Panel, body: ContactBody, y: float, light: Ink) -> list[Item]:
    items: list[Item] = []
    axes = panel.axes()
    for language, number in body.numbers:
        if language not in axes:
            continue
        line = panel.studio.typesetter.line(number, panel.theme.style("panel_phone", language), language)
        x = axes[language]
        box = Rect(x, y - mm(3.2), line.width, mm(4.4))
        link = Link(box, f"tel:{body.phone}", asides.call(body.numbers).get(language), line.at(x, y, light))
        items.append(Tagged("P", (link,), language=language))
    return items


def _reached(panel: Panel, body: ContactBody) -> list[Words]:
    """Return e-mail and web address, once, in the first language's column."""
    first = panel.languages[0]
    web = (body.web or "").removeprefix("https://").removeprefix("http://").rstrip("/")
    return [Words(((first, text),)) for text in (body.email or "", web) if text]


def _codes(
    panel: Panel, codes: Sequence[Code], y: float, size: float, light: Ink, floor: float
) -> list[Item]:
    """Return the codes on white fields side by side, labels beside a single one, else above."""
    items: list[Item] = []
    black = Ink("code", panel.ink("black").cmyk, panel.ink("deep").srgb)
    single = len(codes) == 1
    x = panel.left
    for code in codes:
        symbol = symbol_of(code, black, size)
        side = size + 2 * symbol.quiet
        if x + side > panel.right + 0.1:
            panel.overset(code.label, panel.languages[0], 1)
        top = y if single else y + 2 * mm(3.6)
        if top + side > floor:
            panel.overset(code.label, panel.languages[0], (top + side - floor) / 10)
        field = Rect(x, top, side, side)
        if panel.ground != panel.ink("white"):
            items.append(artifact(Path(field.segments, fill=panel.ink("white"))))
        box = field.grown(-symbol.quiet)
        says = symbol.payload if isinstance(symbol.payload, str) else ""
        alt = asides.code(code.label, says, code.numbers, code.name)
        shown = figures((symbol.drawing.at(box.x, box.y),), alt, box)
        items += (Link(box, says, alt.joined, shown),) if says.startswith(LIVE) else shown
        items += _label(panel, code, field, single, light)
        if single:
            items += _notes(panel, field, light, floor)
        x += side + mm(6)
    return items


def _label(panel: Panel, code: Code, field: Rect, single: bool, light: Ink) -> tuple[Item, ...]:
    if single:
        x = max(panel.column(4), field.right + mm(4))
        measure = panel.right - x
        return panel.stack(
            code.label, "panel_body", x, field.y + LABEL_DROP, measure, (light,), role="Caption"
        ).items
    y = field.y - mm(1.4) - 10.0 * (len(code.label.said) - 1)
    return panel.stack(code.label, "label", field.x, y, field.width + mm(3), (light,), role="Caption").items


def _notes(panel: Panel, field: Rect, light: Ink, floor: float) -> list[Item]:
    """Return the section's notes beside the code, on the ground of the label."""
    x = max(panel.column(4), field.right + mm(4))
    y = field.y + LABEL_DROP + mm(12)
    items: list[Item] = []
    for words in panel.section.notes:
        placed = panel.stack(words, "label", x, y, panel.right - x, (light,), role="Note", limit=floor)
        items += placed.items
        y = placed.last + mm(4)
    return items
