"""Posters and roll-ups: the name, the figures, a code to be read from afar, over the ridges.

Composed at a panel's size and drawn larger; what lies in a stand's cassette stays free of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from brochure.art.qr import Symbol
from brochure.colour import Ink
from brochure.compose import asides
from brochure.compose.parts import Code
from brochure.compose.story import ContactBody, CoverBody, KeyFiguresBody
from brochure.compose.words import Cell, Words
from brochure.display import Group, Item, Link, Path, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.codes import LIVE, symbol_of
from brochure.layout.figures import figures
from brochure.layout.panels.backdrop import SHORTEST
from brochure.layout.panels.front import PANEL, Stand, front
from brochure.layout.panels.glance import hero, paired, row
from brochure.layout.panels.panel import Panel
from brochure.layout.pieces.doubts import sign_of
from brochure.units import mm

NAME_AT = mm(20)  # the name's first baseline, nearer to the head than a leaflet's
FIGURES_DROP = mm(8)  # from the last line under the name to the hero's rule
ROW_PITCH = mm(25)
ROW_GAP = mm(6)  # from a row's last line to the next row's rule, at least
NOTES_DROP = mm(5)
CREST_GAP = mm(7)
FOUR = mm(95)  # a measure that holds four figures beside each other
HIGHEST, LOWEST = 0.5, 0.76  # of the height: where the ridges may begin


def poster(
    panel: Panel,
    cover: CoverBody,
    key: tuple[KeyFiguresBody, Sequence[Words]] | None,
    contact: ContactBody | None,
    code: float,
    foot: float,
) -> tuple[Item, ...]:
    """Return the poster, lengths in points.

    ``key``: the figures and their notes; ``code``: the side of the code; ``foot``: what is free of words.
    """
    floor = panel.height - max(foot, mm(6))
    field = None if contact is None else _field(panel, contact, code, floor)
    lowest = LOWEST * panel.height
    shown, last = _figures(panel, *key, lowest - CREST_GAP) if key else ([], _figures_top(panel))
    crest = min(max(last + CREST_GAP, HIGHEST * panel.height), lowest)
    stand = Stand(name=NAME_AT, drop=PANEL.drop, crest=crest / panel.height, clear=mm(2))
    art, *words = front(panel, cover, stand=stand)
    items: list[Item] = [
        art if field is None else _cut_out(art, field.grown(mm(1)), panel.field),
        *words,
        *shown,
    ]
    if contact is not None and field is not None:
        items += _reach(panel, contact, code, field)
    return tuple(items)


def _figures_top(panel: Panel) -> float:
    """Return where the figures begin: below a name of three lines and the lines under it."""
    return NAME_AT + 2 * 32.5 + PANEL.drop + 2 * 12.5 + FIGURES_DROP


def _figures(
    panel: Panel, key: KeyFiguresBody, notes: Sequence[Words], floor: float
) -> tuple[list[Item], float]:
    """Return the hero, as many rows of cells as stand above the ridges, their notes, and the last baseline.

    A note that a sign in the rows calls for stands there with them; the others where there is room.
    """
    shown, last = hero(panel, key.hero, _figures_top(panel), panel.theme.accent_type(panel.ground))
    across = 4 if panel.measure >= FOUR else 2
    pairs = paired([cell for cells in key.rows for cell in cells])
    rows = [
        tuple(c for pair in pairs[i : i + across // 2] for c in pair)
        for i in range(0, len(pairs), across // 2)
    ]
    best: tuple[list[Item], float] = (shown, last)
    cells: list[Item] = []
    y = last + mm(8)
    for count, one in enumerate(rows, 1):
        made, end = row(panel, one, y, across)
        y = max(y + ROW_PITCH, end + ROW_GAP)
        cells += made
        called = [note for note in notes if sign_of(note) and _bears(rows[:count], sign_of(note))]
        for said in ([note for note in notes if note in called or not sign_of(note)], called):
            foot = end + (NOTES_DROP + panel.foot - panel.notes_top(said) if said else 0.0)
            if foot <= floor:
                below = panel.notes(said, panel.ink("secondary"), foot=foot)
                best = ([*shown, Tagged("L", tuple(cells)), *below], foot)
                break
    return best


def _bears(rows: Sequence[Sequence[Cell]], sign: str) -> bool:
    return any(sign in text for cells in rows for cell in cells for _, text in cell.caption)


def _cut_out(item: Item, hole: Rect, sheet: Rect) -> Item:
    """Return art without what lies in a hole: threads end above it and go on below, other art is cut off."""
    match item:
        case Tagged(items=inner):
            return replace(item, items=tuple(_cut_out(one, hole, sheet) for one in inner))
        case Group(items=inner):
            return replace(item, items=tuple(part for one in inner for part in _parted(one, hole, sheet)))
        case _:
            return item


def _parted(item: Item, hole: Rect, sheet: Rect) -> Iterator[Item]:
    """Yield what is left of a piece of art around a hole."""
    if isinstance(item, Path) and all(segment[0] == "R" for segment in item.segments):
        boxes = [Rect(*numbers) for _, *numbers in item.segments]
        left = [part.segments[0] for box in boxes for part in _around(box, hole)]
        yield replace(item, segments=tuple(left))
        return
    for part in (
        Rect.from_edges(sheet.x, sheet.y, sheet.right, hole.y),
        Rect.from_edges(sheet.x, hole.bottom, sheet.right, sheet.bottom),
        Rect.from_edges(sheet.x, hole.y, hole.x, hole.bottom),
        Rect.from_edges(hole.right, hole.y, sheet.right, hole.bottom),
    ):
        yield Group((item,), clip=part.segments)


def _around(box: Rect, hole: Rect) -> Iterator[Rect]:
    """Yield what is left of a thread above and below a hole, or all of one beside it."""
    if not box.overlaps(hole):
        yield box
        return
    if hole.y - box.y >= SHORTEST:
        yield Rect.from_edges(box.x, box.y, box.right, hole.y)
    if box.bottom - hole.bottom >= SHORTEST:
        yield Rect.from_edges(box.x, hole.bottom, box.right, box.bottom)


def _field(panel: Panel, contact: ContactBody, code: float, floor: float) -> Rect:
    """Return the white field that the code and the words beside it stand on."""
    side = code + 2 * _symbol(panel, contact, code).quiet
    widest = max(
        (
            panel.studio.typesetter.line(text, panel.theme.style(style, tag), tag).width
            for words, style in _beside(panel, contact)
            for tag, text in words
        ),
        default=0.0,
    )
    width = min(side + widest + mm(5), panel.measure)
    return Rect(panel.left, floor - side - mm(2), width, side)


def _beside(panel: Panel, contact: ContactBody) -> list[tuple[Words, str]]:
    """Return what stands beside the code, with its style: what it does, the telephone, the web address."""
    said = tuple(pair for pair in contact.numbers if pair[0] in panel.languages)
    first = next((pair for pair in said if pair[1].startswith("+")), next(iter(said), None))
    web = (contact.web or "").removeprefix("https://").removeprefix("http://").rstrip("/")
    found = [(_shown(contact).label.plain, "panel_text")]
    if first:
        found.append((Words((first,), contact.numbers.place), "panel_entry"))
    if web:
        found.append((Words(((panel.languages[0], web),)), "panel_text"))
    return found


def _symbol(panel: Panel, contact: ContactBody, code: float) -> Symbol:
    ink = Ink("code", panel.ink("black").cmyk, panel.ink("deep").srgb)
    return symbol_of(_shown(contact), ink, code)


def _shown(contact: ContactBody) -> Code:
    """Return the code of a poster: the contact's first, else one that calls."""
    if contact.codes:
        return contact.codes[0]
    return Code("tel", contact.phone_label, phone=contact.phone, numbers=contact.numbers)


def _reach(panel: Panel, contact: ContactBody, code: float, field: Rect) -> list[Item]:
    """Return the code on white, and beside it what it does, the telephone and the web address."""
    symbol = _symbol(panel, contact, code)
    shown = _shown(contact)
    items: list[Item] = [artifact(Path(field.segments, fill=panel.ink("white")))]
    box = Rect(field.x + symbol.quiet, field.y + symbol.quiet, code, code)
    says = symbol.payload if isinstance(symbol.payload, str) else ""
    alt = asides.code(shown.label, says, shown.numbers, shown.name)
    drawn = figures((symbol.drawing.at(box.x, box.y),), alt, box)
    items += (Link(box, says, alt.joined, drawn),) if says.startswith(LIVE) else drawn
    x = field.x + field.height
    measure = field.right - mm(3) - x
    deep = panel.ink("deep")
    y = field.y + mm(6)
    for words, style in _beside(panel, contact):
        placed = panel.stack(words, style, x, y, measure, (deep, deep), limit=field.bottom - mm(2))
        items += placed.items
        y = placed.last + mm(5.5)
    return items
