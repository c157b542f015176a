"""Ways through a file: destinations, bookmarks and page labels.

In: bookmarks and labels of a Document, and where its pages are. Out: the catalogue's entries for them. Must
not know what pages show.
Source: ISO 32000-1, 12.3 and 12.4.2.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.display import Destination
from brochure.layout.document import Bookmark
from brochure.paint.pdf import Dictionary, Objects, Reference, Value, array, name, number, text


@dataclass(frozen=True, slots=True)
class Pages:
    """The page objects of a file, and where a trim's top left corner stands in PDF user space, points."""

    references: tuple[Reference, ...]
    left: float
    top: float

    def destination(self, to: Destination) -> Value:
        """Return the explicit destination that shows ``to`` at a window's top left, zoom unchanged."""
        page = self.references[to.page]
        return array([page, name("XYZ"), number(self.left), number(self.top - to.y), "null"])


def outline(objects: Objects, pages: Pages, bookmarks: Sequence[Bookmark]) -> Reference:
    """Write the bookmarks, the first level open; return the reference to the outline."""
    root = Dictionary(Type=name("Outlines"))
    reference = objects.add(root)
    first, last = _level(objects, pages, bookmarks, reference)
    root.update(First=first, Last=last, Count=len(bookmarks))
    return reference


def _level(
    objects: Objects, pages: Pages, bookmarks: Sequence[Bookmark], parent: Reference
) -> tuple[Reference, Reference]:
    entries = [Dictionary() for _ in bookmarks]
    references = [objects.add(entry) for entry in entries]
    for index, (bookmark, entry) in enumerate(zip(bookmarks, entries, strict=True)):
        entry.update(Title=text(bookmark.title), Parent=parent, Dest=pages.destination(bookmark.target))
        if index > 0:
            entry.update(Prev=references[index - 1])
        if index + 1 < len(references):
            entry.update(Next=references[index + 1])
        if bookmark.children:  # a negative count: the level below stays closed until asked for
            first, last = _level(objects, pages, bookmark.children, references[index])
            entry.update(First=first, Last=last, Count=-len(bookmark.children))
    return references[0], references[-1]


def page_labels(labels: Sequence[str]) -> Dictionary:
    """Return the number tree of page labels: runs of plain numbers as such, every other label in full."""
    nums: list[Value] = []
    last: int | None = None
    for index, label in enumerate(labels):
        ordinal = _ordinal(label)
        if ordinal is None:
            nums += [index, Dictionary(P=text(label))]
        elif last is None or ordinal != last + 1:
            nums += [index, Dictionary(S=name("D"), St=ordinal)]
        last = ordinal
    return Dictionary(Nums=array(nums))


def _ordinal(label: str) -> int | None:
    """Return the number that a viewer would count as this very label, if there is one."""
    plain = label.isascii() and label.isdecimal() and not label.startswith("0")
    return int(label) if plain else None
