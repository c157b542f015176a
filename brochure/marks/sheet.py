"""A document's pages on a larger sheet, with the marks that a press and a cutter need around them.

In: a Document, a Profile, a typesetter. Out: a Document whose pages are clipped to their bleed and carry
marks in the slug around it. Must not know how a PDF is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from brochure.colour import K100, Ink
from brochure.display import GlyphRun, Group, Item, Link, Path, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.document import Document
from brochure.marks import signs
from brochure.profiles import Profile
from brochure.text.style import TextStyle
from brochure.text.typesetter import Line, Typesetter
from brochure.units import mm

SLUG = mm(14)
"""How far the sheet goes on beyond the bleed."""

_SLUG_TYPE = TextStyle("sans", 400, 6.0, 7.5, han_latin_gap=0.125)
_AWAY = mm(8.5)  # from the bleed to a registration mark's middle
_FIRST_LINE = mm(7.5)  # from the bleed to the first slug line's baseline
_INDENT = mm(10)
_BAR = mm(7)  # from the bleed to the colour bar
_PLATES_GAP = mm(3)
_SWATCH = mm(2)
_SWATCH_GAP = mm(1)


def marked(
    document: Document, profile: Profile, typesetter: Typesetter, folds: Sequence[float] = ()
) -> Document:
    """Return ``document`` with marks around every page; ``folds``: the x of folds, where a page has none."""
    trim = Rect(0.0, 0.0, document.width, document.height)
    bleed = trim.grown(mm(profile.bleed_mm))
    inks = _inks(document, profile)
    fixed = (
        *signs.crop_marks(trim, bleed),
        *signs.bleed_marks(bleed),
        *signs.colour_bar(inks, bleed.right - _INDENT - signs.bar_width(inks), bleed.y - _BAR - mm(5)),
    )
    pages = []
    for number, page in enumerate(document.pages, 1):
        slug = _slug(document, profile, typesetter, number, bleed, inks)
        at = page.folds or folds
        drawn = (
            *fixed,
            *signs.fold_marks(at, bleed),
            *signs.registration_marks(bleed, _AWAY, _beside(at, bleed)),
        )
        within = Group(page.items, clip=bleed.segments)
        pages.append(replace(page, items=(within, artifact(*drawn, *slug, kind="Page"))))
    return replace(document, pages=tuple(pages), slug=SLUG)


def _beside(folds: Sequence[float], bleed: Rect) -> float:
    """Return how far the upper and lower targets step aside for a fold in the middle."""
    middle = (bleed.x + bleed.right) / 2
    return mm(8) if any(abs(x - middle) < mm(4) for x in folds) else 0.0


def _inks(document: Document, profile: Profile) -> tuple[Ink, ...]:
    """Return the inks of the plates: the spots, where a profile prints in them, and black; else all four."""
    if not profile.spots:
        return signs.PROCESS
    found = {ink.name: ink for page in document.pages for ink in _used(page.items)}
    spots = [replace(found[spot.role], spot=spot.name) for spot in profile.spots if spot.role in found]
    return (*spots, K100)


def _used(items: Sequence[Item]) -> Iterator[Ink]:
    for item in items:
        match item:
            case Path(fill=fill, stroke=stroke):
                yield from (ink for ink in (fill, stroke) if ink is not None)
            case GlyphRun(ink=ink):
                yield ink
            case Group(items=inner) | Link(items=inner) | Tagged(items=inner):
                yield from _used(inner)


def _slug(
    document: Document,
    profile: Profile,
    typesetter: Typesetter,
    number: int,
    bleed: Rect,
    inks: Sequence[Ink],
) -> Iterator[Item]:
    """Yield the job, then page, day, profile and condition in both languages; and every plate's name."""
    day = document.metadata.created.date()
    condition = profile.intent.condition if profile.intent else ""
    of = len(document.pages)
    x, y = bleed.x + _INDENT, bleed.bottom + _FIRST_LINE
    room = bleed.width / 2 - _INDENT - mm(4)
    said = (
        (document.metadata.language, document.metadata.title),
        ("en", f"page {number} of {of} · {day:%Y-%m-%d} · {profile.name} · {condition}"),
        ("zh-Hans", f"第{number}页，共{of}页 · {day:%Y-%m-%d} · {profile.name} · {condition}"),
    )
    for index, (language, text) in enumerate(said):
        line = _shortened(text, typesetter, language, room)
        yield from line.at(x, y + index * _SLUG_TYPE.leading, K100)
    names = [typesetter.line(ink.spot or _plate(ink), _SLUG_TYPE, "en") for ink in inks]
    widths = [_SWATCH + _SWATCH_GAP + name.width for name in names]
    x = bleed.right - _INDENT - sum(widths) - _PLATES_GAP * (len(widths) - 1)
    for ink, name, width in zip(inks, names, widths, strict=True):
        # The name is black, as all small type; the swatch beside it is in the plate's own ink.
        yield Path(Rect(x, y - _SWATCH, _SWATCH, _SWATCH).segments, fill=ink)
        yield from name.at(x + _SWATCH + _SWATCH_GAP, y, K100)
        x += width + _PLATES_GAP


def _plate(ink: Ink) -> str:
    return "Black" if ink == K100 else ink.name


def _shortened(text: str, typesetter: Typesetter, language: str, room: float) -> Line:
    """Return ``text`` as a line, its end cut off until it has room."""
    line = typesetter.line(text, _SLUG_TYPE, language)
    while line.width > room and len(text) > 1:
        text = text.rstrip("…")[:-1].rstrip() + "…"
        line = typesetter.line(text, _SLUG_TYPE, language)
    return line
