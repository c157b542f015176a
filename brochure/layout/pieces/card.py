"""The business card: the name over the ridges; on its back who to reach, and a code that holds the card."""

from __future__ import annotations

from dataclasses import replace

from brochure.colour import Ink
from brochure.compose import asides
from brochure.compose.numbers import DAGGER
from brochure.compose.parts import Code
from brochure.compose.story import ContactBody, CoverBody
from brochure.compose.words import Words
from brochure.display import Item, Link, Tagged
from brochure.errors import DataError, LayoutError
from brochure.geometry import Rect
from brochure.layout.codes import symbol_of
from brochure.layout.figures import figures
from brochure.layout.panels.front import Stand, front
from brochure.layout.panels.panel import GAP, Panel
from brochure.layout.pieces.doubts import doubts
from brochure.layout.surface import SAFE
from brochure.units import mm

STAND = Stand(
    name=mm(14), styles=("panel_name_3", "panel_name_4", "panel_title_3", "panel_title_4"), crest=0.64,
    clear=mm(2), drop=mm(0), lines=False, range=mm(120),
)  # fmt: skip
WITH_LOGO = replace(STAND, name=mm(20), crest=0.80)
CODE = mm(26)
SMALLEST = mm(0.4)
TOP = mm(9.5)
BETWEEN, TIGHT = mm(2.6), mm(0.8)  # between two groups of lines


def card_front(panel: Panel, body: CoverBody) -> tuple[Item, ...]:
    """Return the front: the name in all languages, the ridges under it."""
    return front(panel, body, stand=STAND if panel.logo is None else WITH_LOGO)


def card_back(panel: Panel, body: ContactBody) -> tuple[Item, ...]:
    """Return the back: name, telephone, mail, web and address at the left, the code at the right.

    Where a card is too small for the address in two languages, the second one has it in the code alone.
    Raises DataError for a contact whose card no code of this size can hold, LayoutError for words too long.
    """
    code, items = _code(panel, body)
    failed: LayoutError | None = None
    for between, addresses in ((BETWEEN, 2), (TIGHT, 2), (TIGHT, 1)):
        address = _bare(body.address)
        shown = Words(address.said[:addresses], address.place)
        try:
            return (*items, *_words(panel, body, shown, between, code.x - GAP - panel.left))
        except LayoutError as error:
            failed = failed or error
    assert failed is not None
    raise failed


def _words(panel: Panel, body: ContactBody, address: Words, between: float, measure: float) -> list[Item]:
    """Return who is to be reached and how, from the top down."""
    deep, text, soft = panel.ink("deep"), panel.ink("text"), panel.ink("secondary")
    floor = panel.height - mm(5.6)
    placed = panel.stack(
        _bare(body.name), "panel_strong", panel.left, TOP, measure, (deep, deep), role="H1", limit=floor
    )
    items: list[Item] = list(placed.items)
    y = placed.last
    reached = _numbers(body)
    for words, style, inks in (
        (body.person, "panel_text", (text, soft)), (reached, "panel_strong", (deep, deep)),
        *((Words(((panel.languages[0], line),)), "panel_text", (text,)) for line in _lines(body)),
        (address, "panel_note", (text, soft)),
        (doubts(panel.section.notes, (address, body.name, body.person)), "panel_note", (soft, soft)),
    ):  # fmt: skip
        if not words:
            continue
        y += between + panel.theme.style(style, panel.languages[0]).leading
        placed = panel.stack(words, style, panel.left, y, measure, inks, limit=floor)
        items += _live(body, words, reached, placed.items, panel, y, measure)
        y = placed.last
    return items


def _live(
    body: ContactBody,
    words: Words,
    reached: Words,
    items: tuple[Item, ...],
    panel: Panel,
    y: float,
    wide: float,
) -> tuple[Item, ...]:
    """Return a telephone that can be called where the card is shown on a screen; other words as they are."""
    if words is not reached or not body.phone:
        return items
    box = Rect(panel.left, y - mm(3), wide, mm(4))
    label = asides.call(body.numbers).joined
    first, *rest = items
    assert isinstance(first, Tagged)
    link = Link(box, f"tel:{body.phone}", label, first.items)
    return (Tagged("P", (link,), language=first.language), *rest)


def _numbers(body: ContactBody) -> Words:
    """Return the telephone: as one language writes it where all can read that, which is the + form."""
    first = next((pair for pair in body.numbers if pair[1].startswith("+")), None)
    return Words((first,), body.numbers.place) if first else Words(body.numbers.said[:1], body.numbers.place)


def _lines(body: ContactBody) -> list[str]:
    web = (body.web or "").removeprefix("https://").removeprefix("http://").rstrip("/")
    return [line for line in (body.email or "", web) if line]


def _bare(words: Words) -> Words:
    """Return words on one line a language: a card breaks them by its own measure."""
    return Words(words.plain.said, words.place)


def _code(panel: Panel, body: ContactBody) -> tuple[Rect, list[Item]]:
    """Return the box of the code with its quiet zone, and the code: as much of the card as it can hold."""
    ink = Ink("code", panel.ink("black").cmyk, panel.ink("deep").srgb)
    for names, address in ((2, 2), (2, 1), (2, 0), (1, 0)):
        code = Code(
            "vcard", body.name, phone=body.phone or None, url=body.web, email=body.email,
            name=_said(body.name, names), address=_said(body.address, address), numbers=body.numbers,
            place=body.name.place,
        )  # fmt: skip
        symbol = symbol_of(code, ink, CODE)
        if symbol.module >= SMALLEST - 1e-6:
            side = CODE + 2 * symbol.quiet
            box = Rect(panel.width - SAFE - side + symbol.quiet, (panel.height - side) / 2, side, side)
            inner = box.grown(-symbol.quiet)
            name = _bare(_said(body.name, 2))
            alt = asides.code(body.name, str(symbol.payload), body.numbers, name)
            return box, list(figures((symbol.drawing.at(inner.x, inner.y),), alt, inner))
    raise DataError.of(
        "card-code",
        "the contact says more than a code on a card can hold",
        "shorten its name or address",
        body.name.place,
    )


def _said(words: Words, count: int) -> Words:
    """Return the first languages' words without marks of doubt, which are for paper, not telephones."""
    plain = words.plain
    return Words(tuple((tag, text.rstrip(DAGGER)) for tag, text in plain.said[:count]), words.place)
