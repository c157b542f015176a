"""A structure tree as readable lines: what is said, in order, with role and language.

In: :class:`Heard` elements. Out: a line for each element that has something to say by itself. Must not know
PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from brochure.errors import CheckError
from brochure.reading.tree import Heard, Link, heard

INDENT = "  "
INLINE = frozenset({"Span", "Link", "Reference", "Quote", "Code"})
"""Roles that stand within a line of text (ISO 32000-1, 14.8.4.4)."""


def read_aloud(file: Path) -> str:
    """Return what a screen reader would say of ``file``; CheckError when it is unreadable or untagged."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CheckError.of(
            "unreadable-pdf", f"{file}: can not be read ({error})", "name a PDF file"
        ) from error
    return spoken(heard(data, str(file)))


def spoken(root: Heard) -> str:
    """Return the structure as text: an element a line, indented by depth.

    A line gives role, language where it changes, and the text; what stands for a picture follows ``=``, a
    link's target ``->``, and ``~`` marks words that stand in place of what the glyphs spell.
    """
    return "\n".join(_lines(root, "", 0)) + "\n"


def _lines(element: Heard, language: str, depth: int) -> Iterator[str]:
    yield INDENT * depth + " ".join(filter(None, _head(element, language)))
    if element.said is not None or element.alt is not None or _is_inline(element):
        return
    for kid in element.kids:
        if isinstance(kid, Heard):
            yield from _lines(kid, element.language, depth + 1)
        elif isinstance(kid, str) and kid.strip():
            yield INDENT * (depth + 1) + kid.strip()


def _head(element: Heard, language: str) -> Iterator[str]:
    """Yield the parts of an element's line."""
    yield element.role
    if element.scope:
        yield f"({element.scope.lower()})"
    if element.columns > 1:
        yield f"({element.columns} columns wide)"
    if element.rows > 1:
        yield f"({element.rows} rows high)"
    if element.language != language:
        yield element.language
    if element.role == "Sect":
        yield from (f"[page {page}]" for page in _first_page(element))
    if element.said is not None:
        yield f"~{element.said.strip()}"
    elif element.alt is not None:
        yield f"= {element.alt}"
    elif _is_inline(element):
        yield "".join(_inline(element, element.language)).strip()
    else:
        yield from (_led(kid) for kid in element.kids if isinstance(kid, Link))
        if not element.kids:
            yield "(empty)"


def _is_inline(element: Heard) -> bool:
    """Tell whether an element holds nothing but one line of text."""
    return bool(element.kids) and all(
        not isinstance(kid, Heard) or (kid.role in INLINE and kid.alt is None and _is_inline(kid))
        for kid in element.kids
    )


def _inline(element: Heard, language: str) -> Iterator[str]:
    """Yield the text of an element; what is told, in another language, or a link, in brackets."""
    for kid in element.kids:
        match kid:
            case str():
                yield kid
            case Link():
                yield f" {_led(kid)}"
            case Heard():
                inner = f"~{kid.said}" if kid.said is not None else "".join(_inline(kid, kid.language))
                mark = f"{kid.language}: " if kid.language != language else ""
                name = f"{kid.role} " if kid.role != "Span" else ""
                yield f"[{name}{mark}{inner}]" if name or mark or inner.startswith("~") else inner


def _led(link: Link) -> str:
    return f"-> {link.target} ({link.label})"


def _first_page(element: Heard) -> tuple[int, ...]:
    """Return the page on which an element begins, if any of it stands on one."""
    return tuple(part.page for part in element.elements if part.page is not None)[:1]
