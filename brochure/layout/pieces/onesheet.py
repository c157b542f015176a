"""The one-sheet: one language a side; a head with name, contact and ridges over three panels."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.colour import Ink
from brochure.compose import asides
from brochure.compose.story import ContactBody, CoverBody
from brochure.compose.words import Words
from brochure.display import Item, Link, Path, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.codes import LIVE, symbol_of
from brochure.layout.figures import figures
from brochure.layout.panels.front import Stand, front
from brochure.layout.panels.panel import Panel
from brochure.layout.pieces.doubts import doubts
from brochure.units import mm

HEAD = mm(87)
STAND = Stand(name=mm(20), crest=0.68, clear=mm(1), drop=mm(8.5), range=mm(140))
CONTACT_AT = mm(126)
CODE = mm(20)
TOP = mm(14)


def head(
    panel: Panel, cover: CoverBody, contact: ContactBody | None, notes: Sequence[Words] = ()
) -> tuple[Item, ...]:
    """Return the head: the name at the left, whom to reach at the right, ridges under both.

    Of the contact's ``notes`` those stand under it that its words call for.
    """
    items: list[Item] = list(front(panel, cover, (CONTACT_AT - mm(30), CONTACT_AT - mm(26)), STAND))
    if contact is not None:
        items += _contact(panel, contact, notes)
    return tuple(items)


def _contact(panel: Panel, body: ContactBody, notes: Sequence[Words]) -> list[Item]:
    """Return telephone, address and code in the head's right part, above the ridges."""
    language = panel.languages[0]
    deep, text = panel.ink("deep"), panel.ink("text")
    ink = Ink("code", panel.ink("black").cmyk, panel.ink("deep").srgb)
    items: list[Item] = []
    measure = panel.right - CONTACT_AT
    y = TOP
    if body.codes:
        code = body.codes[0]
        symbol = symbol_of(code, ink, CODE)
        box = Rect(panel.right - CODE, TOP - mm(2), CODE, CODE)
        says = symbol.payload if isinstance(symbol.payload, str) else ""
        alt = asides.code(code.label, says, code.numbers, code.name)
        drawn = figures((symbol.drawing.at(box.x, box.y),), alt, box)
        items.append(artifact(Path(box.grown(symbol.quiet).segments, fill=panel.ink("white"))))
        items += (Link(box, says, alt.joined, drawn),) if says.startswith(LIVE) else drawn
        measure -= CODE + symbol.quiet + mm(2)
        under = panel.stack(
            code.label, "panel_text", box.x, box.bottom + symbol.quiet + mm(3.2), CODE, (text,)
        )
        items += under.items
    floor = STAND.crest * panel.height - STAND.clear
    if number := body.numbers.get(language):
        line = panel.studio.typesetter.line(number, panel.theme.style("panel_phone", language), language)
        box = Rect(CONTACT_AT, y - mm(3.2), line.width, mm(4.4))
        link = Link(
            box, f"tel:{body.phone}", asides.call(body.numbers).get(language), line.at(CONTACT_AT, y, deep)
        )
        items.append(Tagged("P", (link,), language=language))
        y += 12.5
    for words in (body.address, body.person):
        if words:
            placed = panel.stack(words, "panel_body", CONTACT_AT, y, measure, (text,), limit=floor)
            items += placed.items
            y = placed.last + 12.5
    if note := doubts(notes, (body.address, body.person)):
        items += panel.stack(note, "panel_note", CONTACT_AT, y, measure, (text,), limit=floor).items
    return items
