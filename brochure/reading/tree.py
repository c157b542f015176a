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

_DEPTH = 64
"""Elements within elements that are followed: more are a loop."""


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
    """An open file: page numbers and marked text by page object."""

    pages: dict[tuple[int, int], int]
    texts: dict[int, MarkedText]
    roles: dict[str, str] = field(default_factory=dict)


def heard(data: bytes, name: str = "the file") -> Heard:
    """Return the structure of the PDF ``data`` from its Document element down.

    Raises CheckError when it is no PDF that can be read, or has no structure; ``name`` is for the message.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            top = pdf.Root.get("/StructTreeRoot")
            if not isinstance(top, pikepdf.Dictionary) or "/K" not in top:
                raise CheckError.of(
                    "untagged",
                    f"{name}: has no structure, a screen reader can only guess",
                    "build it with a tagged profile, such as email",
                )
            file = _File(
                {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)},
                {number: marked_text(page) for number, page in enumerate(pdf.pages, 1)},
                {str(key): str(value) for key, value in top.get("/RoleMap", {}).items()},
            )
            language = str(pdf.Root.get("/Lang", ""))
            kids = tuple(_kids(file, top.K, None, language, _DEPTH))
    except pikepdf.PdfError as error:
        raise CheckError.of(
            "unreadable-pdf", f"{name}: can not be read ({error})", "name a PDF file"
        ) from error
    if len(kids) == 1 and isinstance(kids[0], Heard):
        return kids[0]
    return Heard("Document", language, kids=kids)


def _kids(file: _File, entry: pikepdf.Object, page: int | None, language: str, depth: int) -> Iterator[Kid]:
    """Yield what an entry /K holds: marked content, annotations and elements."""
    if not depth:
        return
    if isinstance(entry, pikepdf.Array):
        for part in entry:
            yield from _kids(file, part, page, language, depth)
    elif not isinstance(entry, pikepdf.Dictionary):
        yield _content(file, page, int(entry))
    elif entry.get("/Type") == pikepdf.Name.MCR:
        yield _content(file, _page(file, entry, page), int(entry.MCID))
    elif entry.get("/Type") == pikepdf.Name.OBJR:
        yield _link(file, entry.get("/Obj"))
    else:
        yield _element(file, entry, page, language, depth)


def _element(file: _File, entry: pikepdf.Dictionary, page: int | None, language: str, depth: int) -> Heard:
    language = str(entry.get("/Lang", language))
    page = _page(file, entry, page)
    role = str(entry.get("/S", "/?"))
    role = file.roles.get(role, role)[1:]
    kids = tuple(_kids(file, entry.K, page, language, depth - 1)) if "/K" in entry else ()
    own = any(isinstance(kid, str | Link) for kid in kids)
    attributes = _attributes(entry)
    return Heard(
        role,
        language,
        page if own else None,
        _text(entry, "/Alt"),
        _text(entry, "/ActualText"),
        str(attributes.get("/Scope", "/"))[1:],
        int(attributes.get("/ColSpan", 1)),
        int(attributes.get("/RowSpan", 1)),
        kids,
    )


def _text(entry: pikepdf.Dictionary, key: str) -> str | None:
    return str(entry[key]) if key in entry else None


def _page(file: _File, entry: pikepdf.Dictionary, page: int | None) -> int | None:
    return file.pages.get(entry.Pg.objgen, page) if "/Pg" in entry else page


def _attributes(entry: pikepdf.Dictionary) -> dict[str, pikepdf.Object]:
    given: Any = entry.get("/A", [])
    parts = [given] if isinstance(given, pikepdf.Dictionary) else list(given)
    return {
        key: value for part in parts if isinstance(part, pikepdf.Dictionary) for key, value in part.items()
    }


def _content(file: _File, page: int | None, number: int) -> str:
    text = file.texts.get(page or 0)
    return text.content.get(number, "") if text else ""


def _link(file: _File, annotation: pikepdf.Object | None) -> Link:
    if not isinstance(annotation, pikepdf.Dictionary):
        return Link("nowhere", "")
    label = str(annotation.get("/Contents", ""))
    action: Any = annotation.get("/A", {})
    destination = annotation.get("/Dest", action.get("/D"))
    if "/URI" in action:
        return Link(str(action["/URI"]), label)
    if isinstance(destination, pikepdf.Array) and len(destination):
        return Link(f"page {file.pages.get(destination[0].objgen, '?')}", label)
    return Link("nowhere", label)
