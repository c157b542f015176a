"""The cover of a perfect-bound block: back, spine and front in one piece, the spine as thick as the block.

In: the bytes of a finished PDF whose first and last leaf are the cover, a Sheet. Out: the bytes of two sides.
A spine reads from head to foot: western words are turned with it and stand upright when the book lies on its
back, Han signs stand upright one under the other on the shelf. Must not know how the block is imposed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from brochure.colour import K100, WHITE, Ink
from brochure.display import GlyphRun, Group, Item, Path
from brochure.errors import DataError
from brochure.geometry import Rect, Transform
from brochure.impose.assembling import Job, assembled, new_typesetter
from brochure.impose.geometry import Frame, frame_of
from brochure.impose.keeping import is_press
from brochure.impose.papers import spine_mm
from brochure.impose.plan import Cell, Plan, Surface
from brochure.impose.sheet import Sheet
from brochure.impose.source import opened, sound
from brochure.text.style import TextStyle, full_width
from brochure.text.typesetter import Typesetter
from brochure.units import mm

COVER_PAGES = 4
_TYPE = TextStyle("sans", 700, 10.0, 12.0, han_latin_gap=0.125)
_LEAST, _MOST = 6.0, 14.0  # points
_CLEAR = mm(0.75)  # from the words to either fold, which wander by half a millimetre
_HEAD = mm(15)
_APART = mm(10)  # between two languages
_BODY, _HAN_BODY = 0.74, 0.92  # of the size: what letters and Han signs take across the spine


@sound()
def cover_wrap(data: bytes, sheet: Sheet, typesetter: Typesetter | None = None) -> bytes:
    """Return the outside and the inside of the wrap-around cover.

    The file's first two and last two pages are the cover, those between make the block, whose leaves of
    ``sheet.leaf_mm`` make the spine. Raises DataError when the thickness is not known or the cover does not
    fit the paper.
    """
    source = opened(data, sheet.bleed)
    count = len(source.pages)
    if count <= COVER_PAGES or count % 2:
        raise DataError.of(
            "no-cover", f"{count} pages are no cover and a block",
            "the first two and the last two pages are the cover; an even number of 6 and more is needed",
        )  # fmt: skip
    if not sheet.leaf_mm:
        raise DataError.of(
            "no-stock", "nobody said how thick a leaf is", "name the stock, such as gloss-art 157"
        )
    width = mm(spine_mm(count - COVER_PAGES, sheet.leaf_mm))
    press, marks = is_press(source.pdf), sheet.marks if sheet.marks is not None else source.trim.bleed > 0
    bare = replace(sheet, scheme="perfect", up=2, work="sheetwise", mill=width / mm(2), creep=0.0)
    frame = replace(frame_of(bare, source.trim, marks), wraps=True)
    job = Job(source, bare, frame, _plan(count), press, marks)
    words = _words(_said(sheet, source.pdf), frame, width, _ink(sheet), typesetter or new_typesetter())
    return assembled(job, typesetter, (*_ground(sheet, frame), *words))


def _plan(count: int) -> Plan:
    """Return the cover's two sides; seen from inside, the front's leaf lies on the left."""
    outside = (Cell(0, 0, count - 1, spine="right"), Cell(0, 1, 0, spine="left"))
    inside = (Cell(0, 0, 1, spine="right"), Cell(0, 1, count - 2, spine="left"))
    sides = (
        Surface(outside, "front", 1, 1, ("spine",), ()), Surface(inside, "back", 1, 1, ("spine",), ())
    )  # fmt: skip
    return Plan(1, 2, sides, 1, 1)


def _said(sheet: Sheet, pdf: Any) -> tuple[tuple[str, str], ...]:
    """Return the spine's words by language: the sheet's, or the file's title, which parts them by a dot."""
    if sheet.spine:
        return sheet.spine
    title = str(pdf.docinfo.get("/Title", ""))
    parts = [part.strip() for part in title.split(" · ") if part.strip()]
    return tuple(("zh-Hans" if full_width(part[0]) else "en", part) for part in parts)


def _spine(frame: Frame) -> Rect:
    left = frame.x(0) + frame.trim.width
    return Rect(left, frame.top, frame.gap(0), frame.trim.height)


def _ground(sheet: Sheet, frame: Frame) -> tuple[Item, ...]:
    """Return the spine's solid, over the covers' bleeds; without one these meet on it."""
    ground = _ground_ink(sheet)
    if ground is None:
        return ()
    spine, bleed = _spine(frame), frame.trim.bleed
    box = Rect(spine.x, spine.y - bleed, spine.width, spine.height + 2 * bleed)
    return (Path(box.segments, fill=ground),)


def _ground_ink(sheet: Sheet) -> Ink | None:
    if sheet.spine_ground is None:
        return None
    c, m, y, k = (v / 100 for v in sheet.spine_ground)
    return Ink("spine", (c, m, y, k), ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k)))


def _ink(sheet: Sheet) -> Ink:
    """Return white for words on a dark ground, else black."""
    ground = _ground_ink(sheet)
    if ground is None:
        return K100
    return WHITE if WHITE.contrast(ground) >= K100.contrast(ground) else K100


def _words(
    said: tuple[tuple[str, str], ...], frame: Frame, width: float, ink: Ink, typesetter: Typesetter
) -> Iterator[Item]:
    """Yield the spine's words from its head down; none on a spine too thin for type of 6 pt."""
    body = _HAN_BODY if any(full_width(sign) for _, text in said for sign in text) else _BODY
    size = min((width - 2 * _CLEAR) / body, _MOST)
    if size < _LEAST:
        return
    room = frame.trim.height - 2 * _HEAD
    while size >= _LEAST:
        style = replace(_TYPE, size=size, leading=1.2 * size)
        pieces = [list(_pieces(text, language, style, typesetter)) for language, text in said]
        length = sum(step for piece in pieces for _, step in piece) + _APART * (len(pieces) - 1)
        if length <= room:
            break
        size -= 0.5
    else:
        return
    spine = _spine(frame)
    middle, y = spine.x + spine.width / 2, frame.top + _HEAD
    for piece in pieces:
        for lines, step in piece:
            for item in lines:
                yield Group((_inked(item, ink),), Transform.translation(middle, y))
            y += step
        y += _APART


def _pieces(
    text: str, language: str, style: TextStyle, typesetter: Typesetter
) -> Iterator[tuple[tuple[Item, ...], float]]:
    """Yield items around the spine's axis from y 0 down, and how far down they reach."""
    text = text.replace("|", "" if full_width(text[:1] or "a") else " ")
    for wide, signs in groupby(text, key=full_width):
        if not wide:
            line = typesetter.line("".join(signs), style, language)
            turned = Transform.rotation(90).then(Transform.translation(-0.36 * style.size, 0))
            yield (Group(line.at(0, 0, K100), turned),), line.width + 0.25 * style.size
            continue
        for sign in signs:
            line = typesetter.line(sign, style, language)
            yield line.at(-line.width / 2, 0.88 * style.size, K100), 1.1 * style.size


def _inked(item: Item, ink: Ink) -> Item:
    match item:
        case Group(items=inner):
            return replace(item, items=tuple(_inked(one, ink) for one in inner))
        case GlyphRun():
            return replace(item, ink=ink)
        case _:
            return item
