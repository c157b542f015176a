"""Milestones behind, aims ahead: large years on thirds over a strip of ridges, on mist."""

from __future__ import annotations

from brochure.art import ridges
from brochure.compose.story import VisionBody
from brochure.display import Item, Tagged
from brochure.errors import LayoutError
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.layout.slots import caption_pair, picture
from brochure.layout.surface import HERO_WIDTH, speaking
from brochure.units import mm

ROWS_AT = 10.0
PITCH = 7.5  # lines between two rows
FIGURE_DROP = 3.5  # lines from a row's line to the year's baseline
TEXT_DROP = 1.0
AIM_GAPS = (0.5, 0.25, 0.0)  # lines between two aims, the first that fits
THIRD = 4  # columns
NOTE_LIMIT = 37.9  # line of the last note's baseline, above the ridges and a caption
STRIP_CREST = mm(222.5)  # the strip's highest crest in the base format; it keeps its distance from the foot
BASE_HEIGHT = mm(285)
STRIP_LINES = 9  # a photograph's height in place of the ridges
CAPTION_RISE = mm(2.5)  # from a strip's top up to its caption's baseline


def vision(leaf: Leaf, body: VisionBody) -> tuple[Item, ...]:
    """Return the page: a row a milestone, then the aims in accent."""
    grid = leaf.grid
    behind, after, floor = _strip(leaf)
    items: list[Item] = [
        leaf.solid(),
        *behind,
        *leaf.running_head(),
        *leaf.title(leaf.section.title).items,
    ]
    columns = (5, 9) if len(leaf.languages) > 1 else (5,)
    axes = {language: grid.x(c) for language, c in zip(leaf.languages, columns, strict=True)}
    measure = grid.span(THIRD) if len(leaf.languages) > 1 else grid.span(2 * THIRD)
    line = ROWS_AT
    for row in body.milestones:
        y = grid.y(line)
        items.append(leaf.rule(grid.left, y - 0.3 * LINE, grid.measure))
        items.append(
            _figure(leaf, row.label.get(leaf.languages[0]), leaf.languages[0], y + FIGURE_DROP * LINE)
        )
        limit = grid.y(line + PITCH - 1)
        items += leaf.pair(
            row.value, "body", y + TEXT_DROP * LINE, measure=measure, axes=axes, limit=limit
        ).items
        line += PITCH
    items += _closed_up(leaf, body, line, axes, measure, floor)
    return (*items, *after)


def _strip(leaf: Leaf) -> tuple[tuple[Item, ...], tuple[Item, ...], float]:
    """Return what stands at the page's foot: the ridges behind all, or a photograph; captions come last.

    The third is the lowest baseline above it.
    """
    height = leaf.studio.format.height
    slot = next(iter(leaf.section.pictures), None)
    top = height - STRIP_LINES * LINE
    box = Rect.from_edges(leaf.sheet.x, top, leaf.sheet.right, leaf.sheet.bottom)
    shown = picture(leaf, slot, box) if slot else None
    floor = leaf.grid.y(NOTE_LIMIT)
    if slot and shown:
        return (), (Tagged("Div", (*shown, *caption_pair(leaf, slot, top - CAPTION_RISE))),), floor
    crest = STRIP_CREST + height - BASE_HEIGHT
    drawing = ridges.strip(leaf.studio.ridges, leaf.palette, *leaf.trim, crest)
    art = leaf.backdrop(drawing)
    if slot is None:
        return (art,), (), floor
    caption = crest - CAPTION_RISE
    return (art,), caption_pair(leaf, slot, caption), min(floor, caption - LINE)


def _figure(leaf: Leaf, text: str, language: str, y: float, accent: bool = False) -> Item:
    ink = leaf.theme.accent_type(leaf.ground) if accent else leaf.ink("deep")
    setting = "en" if text.isascii() else language  # a year is set in the western figure style everywhere
    shown = leaf.digits(text, "", setting, "figure_l", "unit_l", leaf.grid.left, y, ink)
    return Tagged("H2", speaking(shown, language) if text.isascii() else shown, language=language)


def _closed_up(
    leaf: Leaf, body: VisionBody, line: float, axes: dict[str, float], measure: float, floor: float
) -> list[Item]:
    """Return the aims, closer together where they have to be to end on the baseline ``floor``."""
    for gap in AIM_GAPS[:-1]:
        try:
            return _aims(leaf, body, line, axes, measure, gap, floor)
        except LayoutError:
            continue
    return _aims(leaf, body, line, axes, measure, AIM_GAPS[-1], floor)


def _aims(
    leaf: Leaf,
    body: VisionBody,
    line: float,
    axes: dict[str, float],
    measure: float,
    gap: float,
    floor: float,
) -> list[Item]:
    grid = leaf.grid
    y = grid.y(line)
    items: list[Item] = [leaf.rule(grid.left, y - 0.3 * LINE, grid.measure, "accent", HERO_WIDTH)]
    for index, (language, text) in enumerate(body.aims_title.only(leaf.languages)):
        items.append(_figure(leaf, text, language, y + (FIGURE_DROP + 3.5 * index) * LINE, accent=True))
    at = line + TEXT_DROP
    limit = grid.y(37.5)
    entries: list[Item] = []
    for words in body.aims:
        placed = leaf.pair(words, "body", grid.y(at), measure=measure, axes=axes, limit=limit)
        entries.append(list_item(*placed.items))
        at += placed.lines + gap
    items.append(Tagged("L", tuple(entries)))
    y = grid.y(at)
    for small in (body.aims_note, body.policy_note):
        if small:
            note = leaf.pair(
                small, "note", y, "secondary", role="Note", measure=measure, axes=axes,
                limit=floor,
            )  # fmt: skip
            items += note.items
            y = note.last + LINE
    return items
