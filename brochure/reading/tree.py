"""A finished file's structure tree with the text of its content, as frozen values.

In: the bytes of a PDF. Out: :class:`Heard` elements, in order, with role, language and what stands for them.
Must not know how the file was made.
Source: ISO 32000-1, 14.7 to 14.9.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Union

import pikepdf

from brochure.errors import CheckError
from brochure.reading.content import MarkedText, marked_text


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads: an address, or ``page N``; ``label`` is its description."""

    target: str
    label: str


@dataclass(frozen=True, slots=True)
class Heard:
    """An element of the structure.

    ``language`` is the one in force; ``page`` counts from 1 and is where its own content begins. ``said`` is
    the exact text where the file gives one in place of the content (ActualText).
    """

    role: str
    language: str
    page: int | None = None
    alt: str | None = None
    said: str | None = None
    scope: str = ""
    columns: int = 1
    rows: int = 1
    kids: tuple[Kid, ...] = ()

    @property
    def text(self) -> str:
        """What is read out for the element: the exact text, its alternative, or its content."""
        if self.said is not None:
            return self.said
        if self.alt is not None:
            return self.alt
        return "".join(
            kid if isinstance(kid, str) else kid.text for kid in self.kids if not isinstance(kid, Link)
        )

    @property
    def elements(self) -> Iterator[Heard]:
        """The element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Heard):
                yield from kid.elements


Kid = Union[str, Link, Heard]


@dataclass(slots=True)
class _File:
    """An open file: page numbers by page object, marked text by page number, roles by what stands for them.

    ``met`` are the elements that have been read: one that comes again, as in a loop, is left out.
    """

    pages: dict[tuple[int, int], int]
    texts: dict[int, MarkedText]
    roles: dict[str, str]
    met: set[tuple[int, int]] = field(default_factory=set)


def heard(data: bytes, name: str = "the file") -> Heard:
    """Return the structure of the PDF ``data`` from its Document element down.

    Raises CheckError when it is no PDF that can be read, or has no structure; ``name`` is for the message.
    """
    try:
        pdf = pikepdf.open(BytesIO(data))
    except (pikepdf.PdfError, ValueError) as error:  # ValueError: an empty file
        raise CheckError.of(
            "unreadable-pdf", f"{name}: can not be read ({error})", "name a PDF file without a password"
        ) from error
    with pdf:
        top = pdf.Root.get("/StructTreeRoot")
        if not isinstance(top, pikepdf.Dictionary) or "/K" not in top:
            raise CheckError.of(
                "untagged",
                f"{name}: has no structure, a screen reader can only guess",
                "build it with a tagged profile, such as email",
            )
        roles = top.get("/RoleMap")
        file = _File(
            {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)},
            {number: marked_text(page) for number, page in enumerate(pdf.pages, 1)},
            {key: str(role) for key, role in roles.items()} if isinstance(roles, pikepdf.Dictionary) else {},
        )
        language = str(pdf.Root.get("/Lang", ""))
        kids = tuple(_kids(file, top.K, None, language))
    if len(kids) == 1 and isinstance(kids[0], Heard):
        return kids[0]
    return Heard("Document", language, kids=kids)


def _kids(file: _File, entry: Any, page: int | None, language: str) -> Iterator[Kid]:
    """Yield what an entry /K holds: marked content, annotations and elements."""
    match entry:
        case int():
            yield _content(file, page, entry)
        case pikepdf.Array():
            for part in entry:
                yield from _kids(file, part, page, language)
        case pikepdf.Dictionary() if entry.get("/Type") == pikepdf.Name.MCR:
            yield _content(file, _page(file, entry, page), entry.get("/MCID"))
        case pikepdf.Dictionary() if entry.get("/Type") == pikepdf.Name.OBJR:
            yield _link(file, entry.get("/Obj"))
        case pikepdf.Dictionary() if entry.objgen not in file.met:
            if entry.is_indirect:
                file.met.add(entry.objgen)
            yield _element(file, entry, page, language)
        case _:
            pass


def _element(file: _File, entry: pikepdf.Dictionary, page: int | None, language: str) -> Heard:
    language = str(entry.get("/Lang", language))
    page = _page(file, entry, page)
    role = str(entry.get("/S", "/?"))
    kids = tuple(_kids(file, entry.get("/K"), page, language))
    attributes = _attributes(entry.get("/A"))
    return Heard(
        file.roles.get(role, role)[1:],
        language,
        page if any(isinstance(kid, str | Link) for kid in kids) else None,
        _text(entry, "/Alt"),
        _text(entry, "/ActualText"),
        str(attributes.get("/Scope", "/"))[1:],
        _count(attributes.get("/ColSpan")),
        _count(attributes.get("/RowSpan")),
        kids,
    )


def _text(entry: pikepdf.Dictionary, key: str) -> str | None:
    return str(entry[key]) if key in entry else None


def _count(value: Any) -> int:
    return value if isinstance(value, int) else 1


def _page(file: _File, entry: pikepdf.Dictionary, page: int | None) -> int | None:
    named = entry.get("/Pg")
    return file.pages.get(named.objgen, page) if isinstance(named, pikepdf.Dictionary) else page


def _attributes(given: Any) -> dict[str, Any]:
    """Return an element's attributes of all owners: one dictionary, or an array of them."""
    parts = given if isinstance(given, pikepdf.Array) else [given]
    return {
        key: value for part in parts if isinstance(part, pikepdf.Dictionary) for key, value in part.items()
    }


def _content(file: _File, page: int | None, number: Any) -> str:
    text = file.texts.get(page or 0)
    return text.content.get(number, "") if text else ""


def _link(file: _File, annotation: Any) -> Link:
    if not isinstance(annotation, pikepdf.Dictionary):
        return Link("nowhere", "")
    label = str(annotation.get("/Contents", ""))
    action = annotation.get("/A")
    action = action if isinstance(action, pikepdf.Dictionary) else pikepdf.Dictionary()
    destination = annotation.get("/Dest", action.get("/D"))
    if "/URI" in action:
        return Link(str(action.URI), label)
    if isinstance(destination, pikepdf.Array) and isinstance(destination[0], pikepdf.Dictionary):
        return Link(f"page {file.pages.get(destination[0].objgen, '?')}", label)
    return Link("nowhere", label)
