"""What layout hands to paint: a Document of pages of placed items. Pure geometry; prints as readable text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from brochure.display import (
    Destination,
    Form,
    GlyphRun,
    Group,
    Item,
    Link,
    Path,
    Picture,
    Shade,
    Tagged,
)
from brochure.geometry import Rect, bounds
from brochure.units import to_mm

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline, bilingual in one line, with the entries below it."""

    title: str
    target: Destination
    children: tuple[Bookmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about itself. ``created`` is an aware datetime from the data, never the clock's.

    ``source_hash`` is a SHA-256 hex digest of everything that the document was made from. ``folding`` is the
    fold of a leaflet, "" for what is not folded.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str
    created: datetime
    source_hash: str
    generator: str
    folding: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One trimmed page. ``label`` is its page label; items may reach beyond the trim into the bleed.

    ``design`` is what the page was made by, ``fullness`` the part of its room that is used (None: the design
    has its own white), ``looseness`` the lines that texts were asked to run shorter.
    A ``turned`` page stands upside down: it is read from the other end of the book.
    ``folds`` are the x of a leaflet\'s folds, points. ``changed`` tells of blocks that
    stand in another form than they ask for, and why.
    """

    label: str
    side: Side
    section: str
    items: tuple[Item, ...]
    design: str = ""
    fullness: float | None = None
    looseness: int = 0
    turned: bool = False
    folds: tuple[float, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenUp:
    """A design that a section could not have, and why."""

    section: str
    design: str
    why: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with the document where its receiver allows it: ASCII ``name``, what it is."""

    name: str
    media_type: str
    description: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Document:
    """All pages of one size. ``width``, ``height``: the trim; art reaches at least ``bleed`` beyond it.

    ``slug``: how far the sheet goes on beyond the profile's bleed on every side, for printer's marks.
    ``given_up``: designs that did not hold their section. ``spreads``: left and right pages are
    read together.
    """

    width: float
    height: float
    bleed: float
    pages: tuple[Page, ...]
    bookmarks: tuple[Bookmark, ...]
    metadata: Metadata
    slug: float = 0.0
    attachments: tuple[Attachment, ...] = ()
    given_up: tuple[GivenUp, ...] = ()
    spreads: bool = False

    @property
    def reading(self) -> tuple[int, ...]:
        """The pages' indices in the order in which they are read: turned ones from the last cover on."""
        upright = [index for index, page in enumerate(self.pages) if not page.turned]
        turned = [index for index, page in enumerate(self.pages) if page.turned]
        return (*upright, *reversed(turned))

    def dump(self) -> str:
        """Return the document as readable text: a line an item, lengths in mm from the trim's top left."""
        lines = [f"document {to_mm(self.width):.2f} x {to_mm(self.height):.2f} mm"]
        for number, page in enumerate(self.pages, 1):
            lines.append(f"page {number} label={page.label} {page.side} section={page.section}")
            for item in page.items:
                lines.extend(_dumped(item, 1))
        return "\n".join(lines) + "\n"


def _box(box: Rect | None) -> str:
    if box is None:
        return "empty"
    return " ".join(f"{to_mm(v):.2f}" for v in (box.x, box.y, box.width, box.height))


def _dumped(item: Item, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match item:
        case GlyphRun():
            yield (
                f"{pad}text {to_mm(item.x):.2f} {to_mm(item.y):.2f} {item.face.name} {item.size:g}pt "
                f"{item.ink.name} {item.language} {item.text!r}"
            )
        case Path():
            fill = item.fill.name if item.fill else "-"
            stroke = f"{item.stroke.name} {to_mm(item.width):.2f}" if item.stroke else "-"
            box, count = _box(bounds(item.segments)), len(item.segments)
            yield f"{pad}path {box} fill={fill} stroke={stroke} n={count}"
        case Shade(path=path, gradient=gradient):
            stops = " ".join(f"{offset:.2f}:{ink.name}" for offset, ink in gradient.stops)
            yield f"{pad}shade {_box(bounds(path.segments))} {gradient.kind} {stops}"
        case Form():
            yield f"{pad}form {_box(item.box)} {item.page.name}"
        case Picture():
            yield f"{pad}picture {_box(item.box)} {item.photo.name}"
        case Group():
            t = item.transform
            yield f"{pad}group at {to_mm(t.e):.2f} {to_mm(t.f):.2f}{' clipped' if item.clip else ''}"
            for inner in item.items:
                yield from _dumped(inner, depth + 1)
        case Link():
            yield f"{pad}link {_box(item.box)} -> {item.target} {item.label!r}"
            for inner in item.items:
                yield from _dumped(inner, depth + 1)
        case Tagged():
            language = f" {item.language}" if item.language else ""
            alt = f" alt={item.alt!r}" if item.alt else ""
            yield f"{pad}<{item.role}{language}{alt}>"
            for inner in item.items:
                yield from _dumped(inner, depth + 1)
