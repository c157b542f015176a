"""The logical structure: a tree of elements that grows while pages are painted.

In: tagged items, marked content and annotations as they come. Out: the structure tree's objects. Must not
know what content looks like.
Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.1 to 7.9 and 7.18.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from brochure.display import Tagged
from brochure.geometry import Rect
from brochure.paint.pdf import (
    Dictionary,
    Objects,
    Reference,
    Value,
    array,
    name,
    rectangle,
    text,
)

_KEPT_WHEN_EMPTY = frozenset({"Document", "TD", "TH"})
"""Elements without content go away, but for cells, which hold a table's grid together."""


@dataclass(frozen=True, slots=True)
class _Marked:
    """A marked-content sequence of one page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class _Annotated:
    """An annotation that belongs to an element."""

    page: int
    reference: Reference


@dataclass(eq=False, slots=True)
class Element:
    """A structure element. ``language`` is the one in force inside it; ``box`` is in PDF user space, y up."""

    role: str
    parent: Element | None
    language: str
    alt: str | None = None
    actual_text: str | None = None
    scope: str | None = None
    columns: int = 1
    rows: int = 1
    box: Rect | None = None
    implied: bool = False
    kids: list[Element | _Marked | _Annotated] = field(default_factory=list)
    by_key: dict[tuple[str, str], Element] = field(default_factory=dict)
    dictionary: Dictionary = field(default_factory=Dictionary)

    @property
    def page(self) -> int | None:
        """The index of the first page on which the element has content of its own."""
        return next((kid.page for kid in self.kids if not isinstance(kid, Element)), None)


class Structure:
    """The structure of one file: elements, and which element each piece of content belongs to."""

    def __init__(self, objects: Objects, language: str, pages: tuple[Reference, ...]) -> None:
        self.root = Element("Document", None, language)
        self._objects = objects
        self._pages = pages
        self._marked: list[list[Element]] = [[] for _ in pages]
        self._annotated: list[Element] = []

    def element(self, parent: Element, item: Tagged, box: Rect | None) -> Element:
        """Return the element for ``item`` under ``parent``: one that goes on, or a new one.

        ``box`` is the item's box in PDF user space, if it has one.
        """
        if item.role == "Document" and parent is self.root:
            return parent
        key = (item.role, item.key)
        if item.key and key in parent.by_key:
            return parent.by_key[key]
        made = Element(
            item.role,
            parent,
            item.language or parent.language,
            alt=item.alt,
            actual_text=item.actual_text,
            scope=item.scope,
            columns=item.columns,
            rows=item.rows,
            box=box,
        )
        parent.kids.append(made)
        if item.key:
            parent.by_key[key] = made
        return made

    def link(self, parent: Element) -> Element:
        """Return a new Link element under ``parent``."""
        made = Element("Link", parent, parent.language)
        parent.kids.append(made)
        return made

    def in_language(self, parent: Element, language: str) -> Element:
        """Return ``parent``, or a Span under it if ``language`` is another; neighbours share one Span."""
        if language == parent.language:
            return parent
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, Element) and last.implied and last.language == language:
            return last
        made = Element("Span", parent, language, implied=True)
        parent.kids.append(made)
        return made

    def mark(self, element: Element, page: int) -> int:
        """Return the number of a new marked-content sequence of ``element`` on page index ``page``."""
        owners = self._marked[page]
        element.kids.append(_Marked(page, len(owners)))
        owners.append(element)
        return len(owners) - 1

    def annotate(self, element: Element, page: int, annotation: Reference) -> int:
        """Give an annotation to ``element``; return its key in the parent tree."""
        element.kids.append(_Annotated(page, annotation))
        self._annotated.append(element)
        return len(self._pages) + len(self._annotated) - 1

    def write(self) -> Reference:
        """Write the tree; return the reference to its root."""
        top = Dictionary(Type=name("StructTreeRoot"))
        reference = self._objects.add(top)
        notes: list[Element] = []
        self._write(self.root, reference, notes)
        nums: list[Value] = []
        for index, owners in enumerate(self._marked):
            nums += [index, self._objects.add(array(map(self._reference, owners)))]
        for offset, owner in enumerate(self._annotated):
            nums += [len(self._pages) + offset, self._reference(owner)]
        top.update(
            K=array([self._reference(self.root)]),
            ParentTree=self._objects.add(Dictionary(Nums=array(nums))),
            ParentTreeNextKey=len(self._pages) + len(self._annotated),
        )
        if notes:  # an element with an ID must be found by it (ISO 32000-1, table 322)
            pairs = [v for note in notes for v in (note.dictionary["ID"], self._reference(note))]
            top.update(IDTree=self._objects.add(Dictionary(Names=array(pairs))))
        return reference

    def _reference(self, element: Element) -> Reference:
        return self._objects.add(element.dictionary)

    def _write(self, element: Element, parent: Reference, notes: list[Element]) -> None:
        made = element.dictionary
        reference = self._reference(element)
        made.update(Type=name("StructElem"), S=name(element.role), P=parent)
        page = element.page
        if page is not None:
            made.update(Pg=self._pages[page])
        if element.parent is None or element.language != element.parent.language:
            made.update(Lang=text(element.language))
        if element.alt is not None:
            made.update(Alt=text(element.alt))
        if element.actual_text is not None:
            made.update(ActualText=text(element.actual_text))
        if element.role == "Note":  # ISO 14289-1, 7.9
            notes.append(element)
            made.update(ID=text(f"note-{len(notes):05d}"))
        attributes = _attributes(element)
        if attributes:
            made.update(A=attributes[0] if len(attributes) == 1 else array(attributes))
        kids = [kid for kid in element.kids if not isinstance(kid, Element) or _has_content(kid)]
        for kid in kids:
            if isinstance(kid, Element):
                self._write(kid, reference, notes)
        values = [self._kid(kid, page) for kid in kids]
        if values:
            made.update(K=values[0] if len(values) == 1 else array(values))

    def _kid(self, kid: Element | _Marked | _Annotated, page: int | None) -> Value:
        match kid:
            case Element():
                return self._reference(kid)
            case _Marked(page=on, number=mcid) if on == page:
                return mcid
            case _Marked(page=on, number=mcid):
                return Dictionary(Type=name("MCR"), Pg=self._pages[on], MCID=mcid)
            case _Annotated(page=on, reference=annotation):
                return Dictionary(Type=name("OBJR"), Pg=self._pages[on], Obj=annotation)


def _has_content(element: Element) -> bool:
    return element.role in _KEPT_WHEN_EMPTY or any(
        not isinstance(kid, Element) or _has_content(kid) for kid in element.kids
    )


def _attributes(element: Element) -> list[Dictionary]:
    """Return an element's attribute dictionaries (ISO 32000-1, 14.8.5)."""
    made: list[Dictionary] = []
    if element.box is not None:
        box = element.box
        made.append(
            Dictionary(
                O=name("Layout"),
                BBox=rectangle(box.x, box.y, box.right, box.bottom),
                Placement=name("Block"),
            )
        )
    table: dict[str, Value] = {}
    if element.scope is not None:
        table["Scope"] = name(element.scope)
    if element.columns > 1:
        table["ColSpan"] = element.columns
    if element.rows > 1:
        table["RowSpan"] = element.rows
    if table:
        made.append(Dictionary(table, O=name("Table")))
    return made
