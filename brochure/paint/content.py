"""A page's items as content: one ``match`` over the display list.

In: the items of a page, y down from the trim's top left. Out: operators in PDF user space, y up, with marked
content for each structure element, and the page's links. Must not know files or standards.

Translations are folded into coordinates; any other transform, and every clip, gets a ``q ... Q`` of its own.
Marked content is opened when something is painted and closed when its owner or the graphics state changes, so
the two always nest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from unicodedata import bidirectional

from brochure.display import ArtifactType, Form, GlyphRun, Group, Item, Link, Path, Picture, Shade, Tagged
from brochure.geometry import Rect, Transform
from brochure.paint.fonts import Fonts
from brochure.paint.forms import form_key
from brochure.paint.operators import Operators
from brochure.paint.pdf import hexadecimal
from brochure.paint.structure import Element, Structure
from brochure.paint.text import spelled_by_glyphs

_FLIP = Transform(d=-1.0)
_SAME_LINE = 0.01
"""Points by which two runs' baselines may differ on one line."""

Owner = Element | ArtifactType
"""Whom painted content belongs to: a structure element, or decoration of a kind."""


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A link, its box in PDF user space (y up), and its structure element if the file is tagged."""

    link: Link
    box: Rect
    element: Element | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where items stand: their origin in the user space in force, and the map from them to the page's."""

    x: float
    y: float
    to_page: Transform

    @property
    def scale(self) -> float:
        """How many points of the page a point of the items makes: the root of the areas' ratio."""
        t = self.to_page
        return math.sqrt(abs(t.a * t.d - t.b * t.c))


class PagePainter:
    """Paints the items of the page with index ``page``; ``structure`` is None in a file without tags.

    ``parts`` says of which photos the images hold a part, in shares of the whole. ``operators`` and ``links``
    grow as it paints.
    """

    def __init__(
        self,
        operators: Operators,
        fonts: Fonts,
        images: Mapping[str, str],
        structure: Structure | None,
        page: int,
        *,
        parts: Mapping[str, Rect] | None = None,
    ) -> None:
        self.links: list[PlacedLink] = []
        self.operators = operators
        self._fonts = fonts
        self._images = images
        self._parts = parts or {}
        self._structure = structure
        self._page = page
        self._open: Owner | None = None
        self._sealed = False

    def paint(self, items: Sequence[Item], left: float, top: float) -> None:
        """Paint a page whose trim has its top left at ``left``, ``top`` in PDF user space."""
        owner: Owner = self._structure.root if self._structure else "Layout"
        self._items(items, owner, _Place(left, top, _FLIP.then(Transform.translation(left, top))))
        self._close()

    def _items(self, items: Sequence[Item], owner: Owner, place: _Place) -> None:
        for item, after in zip(items, chain(items[1:], [None]), strict=False):
            match item:
                case GlyphRun():
                    self._run(item, after, owner, place)
                case Path():
                    self._belong(owner)
                    self.operators.draw(item, place.x, place.y, place.scale)
                case Shade():
                    self._belong(owner)
                    self.operators.shade(item, place.x, place.y, place.to_page)
                case Picture(photo=photo, box=box):
                    self._image(photo.name, self._held(photo.name, box), owner, place)
                case Form(box=box):
                    self._image(form_key(item), box, owner, place)
                case Group():
                    self._group(item, owner, place)
                case Tagged():
                    self._tagged(item, owner, place)
                case Link():
                    self._link(item, owner, place)

    def _held(self, name: str, box: Rect) -> Rect:
        """Return where the part stands that is kept of a photo whose whole fills ``box``."""
        part = self._parts.get(name)
        if part is None:
            return box
        x, y = box.x + part.x * box.width, box.y + part.y * box.height
        return Rect(x, y, part.width * box.width, part.height * box.height)

    def _image(self, key: str, box: Rect, owner: Owner, place: _Place) -> None:
        self._belong(owner)
        upright = Rect(place.x + box.x, place.y - box.bottom, box.width, box.height)
        self.operators.image(self._images[key], upright)

    def _run(self, run: GlyphRun, after: Item | None, owner: Owner, place: _Place) -> None:
        if not run.glyphs:
            return
        if isinstance(owner, Element) and self._structure and not self._sealed:
            owner = self._structure.in_language(owner, run.language)
        self._belong(owner)
        same_line = isinstance(after, GlyphRun) and after.glyphs and abs(after.y - run.y) < _SAME_LINE
        follower = after if isinstance(after, GlyphRun) and same_line else None
        where = (place.x, place.y, place.scale)
        self.operators.show(run, self._fonts.of(run.face), where, follower, told=self._sealed)

    def _group(self, group: Group, owner: Owner, place: _Place) -> None:
        t = group.transform
        to_page = t.then(place.to_page)
        if (t.a, t.b, t.c, t.d) == (1.0, 0.0, 0.0, 1.0) and group.clip is None:
            self._items(group.items, owner, _Place(place.x + t.e, place.y - t.f, to_page))
            return
        if not self._sealed:
            self._close()
        # The group's items are flipped about its own origin: flip back, map as asked, flip where it stands.
        here = _FLIP.then(t).then(_FLIP).then(Transform.translation(place.x, place.y))
        self.operators.save(here, group.clip, group.even_odd)
        self._items(group.items, owner, _Place(0.0, 0.0, to_page))
        if not self._sealed:
            self._close()
        self.operators.restore()

    def _tagged(self, item: Tagged, owner: Owner, place: _Place) -> None:
        if self._structure is None and not item.items:
            return  # what stands in the structure alone
        if item.role == "Artifact":
            self._items(item.items, item.artifact, place)
            return
        told = None if self._reads_as(item) else item.actual_text
        if isinstance(owner, Element) and self._structure and not self._sealed:
            if told is None and _says_nothing(item, owner):
                self._items(item.items, owner, place)
                return
            box = place.to_page.rect(item.box) if item.box is not None else None
            owner = self._structure.element(owner, replace(item, actual_text=told), box)
        if told is not None and not item.items and isinstance(owner, Element):
            self._belong(owner)  # a mark round nothing: no copy of the page repeats the text
            self._close()
        elif told is None or self._sealed or _holds_structure(item.items) or _runs_backwards(told):
            self._items(item.items, owner, place)
        else:
            self._close()
            self._belong(owner, f"/ActualText {hexadecimal(told)}")
            self._sealed = True
            self._items(item.items, owner, place)
            self._sealed = False
            self._close()

    def _reads_as(self, item: Tagged) -> bool:
        """Tell whether the item's glyphs alone give its exact text to every reader."""
        runs = [inner for inner in item.items if isinstance(inner, GlyphRun) and inner.glyphs]
        return item.actual_text is None or (
            len(runs) == len(item.items)
            and spelled_by_glyphs(item.actual_text, runs, [self._fonts.of(run.face) for run in runs])
        )

    def _link(self, link: Link, owner: Owner, place: _Place) -> None:
        element: Element | None = None
        if isinstance(owner, Element) and self._structure and not self._sealed:
            element = self._structure.link(owner)
        self.links.append(PlacedLink(link, place.to_page.rect(link.box), element))
        self._items(link.items, element or owner, place)

    def _belong(self, owner: Owner, properties: str = "") -> None:
        """See that what is painted next belongs to ``owner``."""
        if self._sealed or (self._structure is None and not properties):
            return
        if self._structure is not None and owner is self._structure.root:
            owner = "Layout"  # what stands in no tag is decoration
        if owner == self._open and not properties:
            return
        self._close()
        if self._structure is None:
            self.operators.mark("Span", properties)
        elif isinstance(owner, Element):
            number = self._structure.mark(owner, self._page)
            self.operators.mark(owner.role, f"/MCID {number}{properties}")
        else:
            self.operators.mark("Artifact", f"/Type/{owner}{properties}")
        self._open = owner

    def _close(self) -> None:
        """End the marked content that is open, if any."""
        if self._open is not None:
            self.operators.unmark()
            self._open = None


def _says_nothing(item: Tagged, within: Element) -> bool:
    """Tell whether an item is a Span that adds nothing to the element around it."""
    return (
        item.role == "Span" and item.language in (None, within.language) and item.alt is None and not item.key
    )


def _runs_backwards(text: str) -> bool:
    """Tell whether a text has words from right to left, which readers of content turn round by themselves.

    They take what the content says for glyphs from left to right, an exact text too: so only the structure
    has it, for those who go by that.
    """
    return not text.isascii() and any(bidirectional(char) in ("R", "AL", "AN") for char in text)


def _holds_structure(items: Sequence[Item]) -> bool:
    """Tell whether there is an element or a link below ``items``: then they can't be one piece of content."""
    return any(
        isinstance(item, Tagged | Link) or (isinstance(item, Group) and _holds_structure(item.items))
        for item in items
    )
