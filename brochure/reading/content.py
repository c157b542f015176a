"""The marked text of a page: what each piece of content spells, by its number.

In: a page. Out: text by marked-content identifier, and text by kind of artifact. An ``ActualText`` around
glyphs stands for what they spell. Must not know the structure tree.
Source: ISO 32000-1, 9.4 and 14.6; 14.9.4 for ActualText.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pikepdf

from brochure.reading.spelling import Decoder, decoder

_OPERATORS = "BMC BDC EMC Tf Tj TJ ' \" Do"
_DEPTH = 8
"""Forms within forms that are followed: more are a mistake, or meant to do harm."""


@dataclass(slots=True)
class MarkedText:
    """What a page spells: by marked-content identifier, by kind of artifact, and outside of both."""

    content: dict[int, str] = field(default_factory=dict)
    artifacts: dict[str, str] = field(default_factory=dict)
    unmarked: str = ""


@dataclass(frozen=True, slots=True)
class _Mark:
    """An open marked-content sequence; ``told`` replaces what its glyphs spell."""

    number: int | None = None
    artifact: str = ""
    told: bool = False


def marked_text(page: pikepdf.Page) -> MarkedText:
    """Return the text of a page by the marks around it."""
    found = MarkedText()
    _Interpreter(found).run(page.obj, page.obj.get("/Resources"), _DEPTH)
    return found


class _Interpreter:
    """Follows the operators that show text and those that mark it."""

    def __init__(self, found: MarkedText) -> None:
        self._found = found
        self._marks: list[_Mark] = []
        self._decoders: dict[tuple[int, int], Decoder] = {}
        self._decoder: Decoder | None = None

    def run(self, stream: pikepdf.Object, resources: pikepdf.Object | None, depth: int) -> None:
        for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
            match str(instruction.operator), list(instruction.operands):
                case "BMC", [tag]:
                    self._begin(str(tag), None)
                case "BDC", [tag, properties]:
                    self._begin(str(tag), _properties(properties, resources))
                case "EMC", _ if self._marks:
                    self._marks.pop()
                case "Tf", [name, _]:
                    self._decoder = self._font(str(name), resources)
                case "TJ", [pikepdf.Array() as parts]:
                    self._show(parts)
                case (("Tj" | "'" | '"'), [*_, shown]):
                    self._show([shown])
                case "Do", [name]:
                    self._form(str(name), resources, depth)

    def _font(self, name: str, resources: pikepdf.Object | None) -> Decoder | None:
        font = _resource(resources, "/Font", name)
        if font is None:
            return None
        key = font.objgen
        if key == (0, 0):
            return decoder(font)
        if key not in self._decoders:
            self._decoders[key] = decoder(font)
        return self._decoders[key]

    def _form(self, name: str, resources: pikepdf.Object | None, depth: int) -> None:
        form = _resource(resources, "/XObject", name)
        if depth and isinstance(form, pikepdf.Stream) and form.get("/Subtype") == pikepdf.Name.Form:
            kept, marks = self._decoder, len(self._marks)
            self.run(form, form.get("/Resources", resources), depth - 1)
            self._decoder = kept
            del self._marks[marks:]

    def _begin(self, tag: str, properties: pikepdf.Object | None) -> None:
        number, told = None, None
        if isinstance(properties, pikepdf.Dictionary):
            number, told = properties.get("/MCID"), properties.get("/ActualText")
        kind = ""
        if tag == "/Artifact":
            given = properties.get("/Type") if isinstance(properties, pikepdf.Dictionary) else None
            kind = str(given)[1:] if given is not None else "Artifact"
        within = any(mark.told for mark in self._marks)
        self._marks.append(_Mark(number if isinstance(number, int) else None, kind, told is not None))
        if told is not None and not within:
            self._say(str(told))

    def _show(self, parts: Iterable[pikepdf.Object]) -> None:
        if self._decoder is not None and not any(mark.told for mark in self._marks):
            strings = (bytes(part) for part in parts if isinstance(part, pikepdf.String))
            self._say("".join(map(self._decoder.text, strings)))

    def _say(self, text: str) -> None:
        for mark in reversed(self._marks):
            if mark.number is not None:
                self._found.content[mark.number] = self._found.content.get(mark.number, "") + text
                return
            if mark.artifact:
                said = self._found.artifacts.get(mark.artifact, "")
                self._found.artifacts[mark.artifact] = said + text
                return
        self._found.unmarked += text


def _properties(operand: pikepdf.Object, resources: pikepdf.Object | None) -> pikepdf.Object | None:
    """Return a mark's property list: given in place, or named in the resources."""
    if isinstance(operand, pikepdf.Name):
        return _resource(resources, "/Properties", str(operand))
    return operand


def _resource(resources: pikepdf.Object | None, kind: str, name: str) -> pikepdf.Object | None:
    named = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return named.get(name) if isinstance(named, pikepdf.Dictionary) else None
