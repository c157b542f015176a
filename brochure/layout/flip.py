"""A flip book: two documents bound back to back, each right way up from its own cover.

In: the documents of two languages, the art between them. Out: one document, whose second half is turned by
180 degrees and runs from the last page inwards. Knows nothing of what pages say.
Source: art direction, section 8, tête-bêche.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from brochure.art.contours import contours
from brochure.art.noise import seed_of
from brochure.compose.story import ArtPlan
from brochure.display import Destination, Group, Item, Path, artifact
from brochure.geometry import Rect, Transform
from brochure.layout.blanks import led, moved
from brochure.layout.document import Bookmark, Document, Page, Side
from brochure.layout.format import Format
from brochure.layout.theme import Theme

SHEET = 4  # pages of a folded sheet


def flipped(first: Document, second: Document, languages: Sequence[str], centre: Sequence[Item]) -> Document:
    """Return both documents as one; pages between them fill the last sheet.

    Two pages in the middle that lie open together show ``centre``, drawn for a spread with its origin at the
    left page's trim; where there is no such spread, they are empty. Labels tell the halves apart.
    """
    one, other = len(first.pages), len(second.pages)
    between = _between(first, -(one + other) % SHEET, one, centre)
    start = one + len(between)
    to = {index: start + other - 1 - index for index in range(other)}
    turned = [_turned(page, first, to) for page in second.pages]
    pages = [*first.pages, *between, *reversed(turned)]
    halves = ((first, languages[0], {index: index for index in range(one)}), (second, languages[1], to))
    return replace(
        first,
        pages=tuple(
            replace(page, label=_label(page, languages), side=_side(number))
            for number, page in enumerate(pages, 1)
        ),
        bookmarks=tuple(_half(document, pages_to) for document, _, pages_to in halves),
        metadata=replace(
            first.metadata,
            title=f"{first.metadata.title} · {second.metadata.title}",
            keywords=tuple(dict.fromkeys((*first.metadata.keywords, *second.metadata.keywords))),
        ),
    )


def _side(number: int) -> Side:
    return "right" if number % 2 else "left"


def _label(page: Page, languages: Sequence[str]) -> str:
    """Return a label that is used once: each half counts from one, with its language's tag."""
    if not page.section:
        return page.label
    return f"{languages[1 if page.turned else 0].split('-')[0]} {page.label}"


def _half(document: Document, to: dict[int, int]) -> Bookmark:
    """Return one entry for a half, its pages below it."""
    entries = tuple(moved(bookmark, to) for bookmark in document.bookmarks)
    return Bookmark(document.metadata.title, Destination(to[0]), entries)


def _turned(page: Page, document: Document, to: dict[int, int]) -> Page:
    upside_down = Transform(-1.0, 0.0, 0.0, -1.0, document.width, document.height)
    return replace(page, items=(Group(led(page.items, to), upside_down),), turned=True)


def _between(document: Document, count: int, before: int, centre: Sequence[Item]) -> list[Page]:
    """Return ``count`` pages for the middle, after page number ``before``."""
    sheet = Rect(0, 0, document.width, document.height).grown(document.bleed)
    made = []
    for index in range(count):
        items: tuple[Item, ...] = ()
        if count == 2 and _side(before + 1) == "left":
            art = Group(tuple(centre), Transform.translation(-index * document.width, 0))
            items = (artifact(Group((art,), clip=sheet.segments), kind="Background"),)
        made.append(Page(f"+{index + 1}", _side(before + 1 + index), "", items))
    return made


def centre_art(art: ArtPlan, theme: Theme, page_format: Format, bleed: float) -> tuple[Item, ...]:
    """Return contours on mist for the spread in the middle, which reads the same from both ends."""
    width = 2 * page_format.width
    ground = Rect(0, 0, width, page_format.height).grown(bleed)
    drawing = contours(seed_of(art.park, art.variant), theme.palette.mid, width, page_format.height, bleed)
    return (Path(ground.segments, fill=theme.ink("mist")), *drawing.items)
