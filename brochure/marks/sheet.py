"""A document's pages on a larger sheet, with the marks that a press and a cutter need around them.

In: a Document, a Profile, a typesetter. Out: a Document whose pages are clipped to their bleed and carry
marks in the slug around it. Must not know how a PDF is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from brochure.colour import K100, Ink
from brochure.display import Form, GlyphRun, Group, Item, Link, Path, Picture, Shade, Tagged, artifact
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
_MIDDLE = mm(4)  # beside the middle, which holds a registration mark
_LAST_ROW = mm(3)  # from the bleed to the baseline of names that stand above it


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
        *signs.colour_bar(inks, bleed.right - _INDENT, bleed.y - _BAR, _room(bleed)),
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


def _room(bleed: Rect) -> float:
    """Return how long a line in the slug may be, left or right of the middle."""
    return bleed.width / 2 - _INDENT - _MIDDLE


def _beside(folds: Sequence[float], bleed: Rect) -> float:
    """Return how far the upper and lower targets step aside for a fold in the middle."""
    middle = (bleed.x + bleed.right) / 2
    return mm(8) if any(abs(x - middle) < mm(4) for x in folds) else 0.0


def _inks(document: Document, profile: Profile) -> tuple[Ink, ...]:
    """Return the inks of the plates: the spots, where a profile prints in them, and black; else all four.

    A picture in colours, or an ink that no spot prints, needs all four beside the spots.
    """
    if not profile.spots:
        return signs.PROCESS
    used = {ink.name: ink for page in document.pages for ink in _used(page.items)}
    spots = [replace(used[spot.role], spot=spot.name) for spot in profile.spots if spot.role in used]
    roles = {role for spot in profile.spots for role in (spot.role, *(tint for tint, _ in spot.tints))}
    mixed = any(
        any(ink.cmyk[:3]) and (ink.tint_of[0] if ink.tint_of else ink.name) not in roles
        for ink in used.values()
    )
    if mixed or any(_is_coloured(page.items) for page in document.pages):
        return (*signs.PROCESS, *spots)
    return (*spots, K100)


def _used(items: Sequence[Item]) -> Iterator[Ink]:
    for item in items:
        match item:
            case Path(fill=fill, stroke=stroke):
                yield from (ink for ink in (fill, stroke) if ink is not None)
            case Shade(gradient=gradient):
                yield from (ink for _, ink in gradient.stops)
            case GlyphRun(ink=ink):
                yield ink
            case Group(items=inner) | Link(items=inner) | Tagged(items=inner):
                yield from _used(inner)


def _is_coloured(items: Sequence[Item]) -> bool:
    """Tell whether pictures or placed pages bring colours of their own; a picture in greys is black alone."""
    for item in items:
        match item:
            case Form():
                return True
            case Picture(photo=photo):
                red, green, blue = (photo.pixels[channel::3] for channel in range(3))
                if photo.tones is not None or photo.inked is not None or not red == green == blue:
                    return True
            case Group(items=inner) | Link(items=inner) | Tagged(items=inner):
                if _is_coloured(inner):
                    return True
    return False


def _slug(
    document: Document,
    profile: Profile,
    typesetter: Typesetter,
    number: int,
    bleed: Rect,
    inks: Sequence[Ink],
) -> Iterator[Item]:
    """Yield the job, then page, day, profile and condition in both languages; and every plate's name.

    They share the foot of the sheet, the plates at its right. Where that is too narrow for them, the
    languages stand left and right of the middle, and the plates above the page, at the left.
    """
    day = f"{document.metadata.created.date():%Y-%m-%d}"
    condition = profile.intent.condition if profile.intent else ""
    of = len(document.pages)
    english = (f"page {number} of {of} · {day}", f"{profile.name} · {condition}")
    chinese = (f"第{number}页，共{of}页 · {day}", f"{profile.name} · {condition}")
    left, right, foot = bleed.x + _INDENT, bleed.right - _INDENT, bleed.bottom + _FIRST_LINE
    room = _room(bleed)
    title, tongue = document.metadata.title, document.metadata.language
    wide = ((tongue, title), ("en", " · ".join(english)), ("zh-Hans", " · ".join(chinese)))
    set_wide = [typesetter.line(text, _SLUG_TYPE, language) for language, text in wide]
    names = _Plates.of(inks, typesetter)
    if max(line.width for line in set_wide[1:]) <= room and names.width <= room:
        columns: list[tuple[float, tuple[tuple[str, str], ...]]] = [(left, wide)]
        yield from names.at(right - names.width, foot)
    else:
        titles = title.split(" · ")
        columns = [
            (left, ((tongue, titles[0]), *(("en", text) for text in english))),
            (
                bleed.right - bleed.width / 2 + _MIDDLE,
                (("zh-Hans", titles[-1]), *(("zh-Hans", text) for text in chinese)),
            ),
        ]
        rows = names.within(room)
        for index, row in enumerate(rows, 1 - len(rows)):
            yield from row.at(left, bleed.y - _LAST_ROW + index * _SLUG_TYPE.leading)
    for x, lines in columns:
        for index, (language, text) in enumerate(lines):
            line = _shortened(text, typesetter, language, room)
            yield from line.at(x, foot + index * _SLUG_TYPE.leading, K100)


@dataclass(frozen=True, slots=True)
class _Plates:
    """The plates' names, each with its swatch, in a row ``width`` points long."""

    names: tuple[tuple[Ink, Line], ...]

    @classmethod
    def of(cls, inks: Sequence[Ink], typesetter: Typesetter) -> _Plates:
        """Return the row of these inks."""
        return cls(tuple((ink, typesetter.line(ink.spot or _plate(ink), _SLUG_TYPE, "en")) for ink in inks))

    @property
    def width(self) -> float:
        marks = sum(_SWATCH + _SWATCH_GAP + name.width for _, name in self.names)
        return marks + _PLATES_GAP * (len(self.names) - 1)

    def within(self, room: float) -> list[_Plates]:
        """Return the names in as many rows as it takes to stay within ``room``."""
        rows = [_Plates(self.names[:1])]
        for one in self.names[1:]:
            longer = _Plates((*rows[-1].names, one))
            if longer.width <= room:
                rows[-1] = longer
            else:
                rows.append(_Plates((one,)))
        return rows

    def at(self, x: float, y: float) -> Iterator[Item]:
        """Yield the row from ``x`` on the baseline ``y``; names are black, as all small type."""
        for ink, name in self.names:
            yield Path(Rect(x, y - _SWATCH, _SWATCH, _SWATCH).segments, fill=ink)
            yield from name.at(x + _SWATCH + _SWATCH_GAP, y, K100)
            x += _SWATCH + _SWATCH_GAP + name.width + _PLATES_GAP


def _plate(ink: Ink) -> str:
    return "Black" if ink == K100 else ink.name


def _shortened(text: str, typesetter: Typesetter, language: str, room: float) -> Line:
    """Return ``text`` as a line, its end cut off until it has room."""
    line = typesetter.line(text, _SLUG_TYPE, language)
    while line.width > room and len(text) > 1:
        text = text.rstrip("…")[:-1].rstrip() + "…"
        line = typesetter.line(text, _SLUG_TYPE, language)
    return line
