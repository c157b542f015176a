"""SVG markup as a tree of elements, read so that no file can do harm.

In: bytes. Out: an ElementTree, or :class:`~brochure.artwork.problems.Refused`. External entities are never
looked at, nested ones refused; the tree's depth and size are bounded while it grows. Must not know drawing.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zlib
from dataclasses import dataclass, field
from xml.parsers import expat

from brochure.artwork.problems import Refused

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"

LARGEST = 20_000_000
"""Bytes of markup: a very detailed map has a few millions."""

_DEEPEST = 200
_ELEMENTS = 100_000
_ENTITY = 2_000  # characters of an entity; Illustrator's hold the addresses of name spaces
_ENTITIES = 60
_ENTITY_USES = 20_000
_GZIP = b"\x1f\x8b"


def parsed(data: bytes) -> ET.Element:
    """Return the root element of SVG markup, perhaps compressed (.svgz)."""
    data = _inflated(data)
    if len(data) > LARGEST:
        raise Refused(
            "too-large", f"it has more than {LARGEST // 1_000_000} MB of markup", "simplify its paths"
        )
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.EntityDeclHandler = builder.entity
    parser.ProcessingInstructionHandler = builder.instruction
    parser.DefaultHandlerExpand = None
    parser.ExternalEntityRefHandler = _external
    try:
        parser.Parse(data, True)
    except expat.ExpatError as problem:
        what = f"its markup is broken in line {problem.lineno}: {expat.ErrorString(problem.code)}"
        raise Refused("broken", what, "export it again") from problem
    root = builder.root
    if root is None or root.tag != f"{SVG}svg":
        raise Refused("kind", "its markup is not SVG", "give an SVG or a PDF file")
    return root


def _inflated(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    inflater = zlib.decompressobj(wbits=31)
    try:
        out = inflater.decompress(data, LARGEST + 1)
    except zlib.error as problem:
        raise Refused("broken", f"it can not be unpacked ({problem})", "export it again as .svg") from problem
    return out


def _external(*_: object) -> int:
    raise Refused("external", "it refers to another file by an entity", "export it again without entities")


@dataclass(slots=True)
class _Builder:
    """Grows a tree; refuses one that is too deep, too large, or full of entities."""

    root: ET.Element | None = None
    _open: list[ET.Element] = field(default_factory=list)
    _last: ET.Element | None = None
    _elements: int = 0
    _entities: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if len(self._open) >= _DEEPEST:
            raise Refused("deep", f"its elements nest more than {_DEEPEST} deep", "flatten its groups")
        if self._elements > _ELEMENTS:
            raise Refused("too-large", f"it has more than {_ELEMENTS} elements", "simplify it")
        made = ET.Element(_named(name), {_named(key): value for key, value in attributes.items()})
        if self._open:
            self._open[-1].append(made)
        elif self.root is None:
            self.root = made
        self._open.append(made)
        self._last = None

    def end(self, name: str) -> None:
        self._last = self._open.pop()

    def text(self, data: str) -> None:
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + data
        elif self._open:
            self._open[-1].text = (self._open[-1].text or "") + data

    def entity(
        self, name: str, parameter: bool, value: str | None, base: str | None, system: str | None, *_: object
    ) -> None:
        if value is None or system is not None:
            raise Refused("external", f"its entity {name!r} refers to another file", "export it again")
        self._entities += 1
        if parameter or "&" in value or "%" in value or len(value) > _ENTITY or self._entities > _ENTITIES:
            raise Refused("entities", f"its entity {name!r} may grow without end", "export it again")

    def instruction(self, target: str, data: str) -> None:
        if target == "xml-stylesheet":
            what = "its style sheet lies in another file"
            raise Refused("external", what, "export it again with styles inside (presentation attributes)")


def _named(name: str) -> str:
    """Return a name as ElementTree writes it."""
    return "{" + name if "}" in name else name
