"""All that a page of another PDF draws with, walked and judged before it is placed.

In: a page. Out: whether it is transparent; Refused for what can not be placed. Drops fonts that it only
names. Must not know boxes or files.
Source: ISO 32000-1, 8.4.5 (graphics states), 9.3 (text state), 11 (transparency).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from brochure.artwork.problems import Refused
from brochure.artwork.unpacking import unpacked, wordy

MOST_BYTES = 80_000_000
"""Of what a picture or a font unpacks to; more is no logo, and no map that a press could take."""

MOST_CONTENT = 12_000_000
"""Of what content unpacks to: some 200,000 lines of a map."""

RESAVE = "open it and save it again as PDF"
"""What to do with a file that is not whole."""

_MOST_OBJECTS = 50_000
_MOST_PIXELS = 16_000_000
_DEEPEST = 60
_OPAQUE = (Name.Normal, Name.Compatible)
_SETTING = ("Tj", "TJ", "'", '"')
_STROKING = ("S", "s", "B", "B*", "b", "b*", "Do")
_TELLING = "q Q gs Tf f F f* B B* b b* S s sh Do Tj TJ ' \""
"""The operators that tell which fonts and states something is painted with."""


@dataclass(slots=True)
class Seen:
    """What a walk over all that a page needs has met; ``used`` names the fonts that words are set in.

    ``resources`` are the page's.
    """

    resources: pikepdf.Object

    objects: int = 0
    transparent: bool = False
    known: set[tuple[int, int]] = field(default_factory=set)
    fonts: list[pikepdf.Object] = field(default_factory=list)
    used: set[str] = field(default_factory=set)


def walked(page: pikepdf.Object) -> Seen:
    """Judge all that a page draws with: fonts, pictures, states, sizes; drop fonts that it only names."""
    seen = Seen(page.get("/Resources", Dictionary()))
    for key in ("/Resources", "/Contents"):
        if key in page:
            _walk(page[key], seen, (), key == "/Contents")
    for fonts in seen.fonts:
        for name, font in list(fonts.items()):
            if name in seen.used:
                _embedded(font)
            else:
                del fonts[name]
    group = page.get("/Group")
    if isinstance(group, Dictionary) and group.get("/S") == Name.Transparency and not seen.transparent:
        page.Group = Dictionary()  # it groups nothing that shows through
        del page["/Group"]
    return seen


def _walk(found: pikepdf.Object, seen: Seen, path: tuple[tuple[int, int], ...], drawn: bool) -> None:
    """Judge an object and what it refers to.

    ``path`` are the objects that lead to it; ``drawn`` tells whether streams here are content.
    """
    if not isinstance(found, pikepdf.Object) or not isinstance(found, Dictionary | Array | pikepdf.Stream):
        return
    if found.is_indirect:
        if found.objgen in path and isinstance(found, pikepdf.Stream):
            raise Refused("cycle", "a part of its page draws itself", RESAVE)
        if found.objgen in seen.known:
            return
        seen.known.add(found.objgen)
    seen.objects += 1
    if seen.objects > _MOST_OBJECTS or len(path) > _DEEPEST:
        raise Refused("too-large", "its page needs too many objects", "simplify it")
    path = (*path, found.objgen)
    if isinstance(found, Array):
        for entry in found.as_list():
            _walk(entry, seen, path, drawn)
        return
    drawn = drawn or found.get("/Subtype") == Name.Form or "/PatternType" in found
    _judge(found, seen, drawn)
    inside = drawn and not isinstance(found, pikepdf.Stream)
    for key, entry in found.items():
        if key not in ("/Parent", "/P", "/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/OC"):
            _walk(entry, seen, path, key == "/CharProcs" or (inside and "/PatternType" not in found))


def _judge(found: pikepdf.Object, seen: Seen, drawn: bool) -> None:
    """Refuse a part that can not be placed; note what shows through."""
    if isinstance(found, pikepdf.Stream):
        if "/F" in found:
            raise Refused("external", "a part of it lies in another file", RESAVE)
        bounded(found, MOST_CONTENT if drawn else MOST_BYTES)
        if drawn:
            _note_use(found, found.get("/Resources", seen.resources), seen)
        if found.get("/Subtype") == Name.Image:
            if int(found.get("/Width", 0)) * int(found.get("/Height", 0)) > _MOST_PIXELS:
                what = f"a picture in it has more than {_MOST_PIXELS // 1_000_000} megapixels"
                raise Refused("too-large", what, "make it smaller")
            if isinstance(found.get("/Mask"), Array):
                raise Refused("mask", "a picture in it is masked by a colour", "mask it by a path")
            seen.transparent |= "/SMask" in found
    fonts = found.get("/Font")
    if isinstance(fonts, Dictionary):
        seen.fonts.append(fonts)
    if found.get("/Type") == Name.ExtGState and isinstance(fonts, Array):
        _embedded(fonts[0])


@dataclass(frozen=True, slots=True)
class _Through:
    """What lets what lies below through: translucent fills, translucent strokes, blending, a mask."""

    fill: bool = False
    stroke: bool = False
    blend: bool = False
    mask: bool = False

    def under(self, state: pikepdf.Object) -> _Through:
        """Return what holds once a graphics state is chosen: what it does not say stays."""
        fill, stroke, blend, mask = self.fill, self.stroke, self.blend, self.mask
        if "/ca" in state:
            fill = float(state.ca) < 1
        if "/CA" in state:
            stroke = float(state.CA) < 1
        if "/BM" in state:
            modes = state.BM.as_list() if isinstance(state.BM, Array) else [state.BM]
            blend = bool(modes and modes[0] not in _OPAQUE)
        if "/SMask" in state:
            mask = isinstance(state.SMask, Dictionary)
        return _Through(fill, stroke, blend, mask)

    def shows(self, operator: str) -> bool:
        """Tell whether what an operator paints lets something through."""
        strokes, fills = operator in _STROKING, operator not in ("S", "s")
        return self.blend or self.mask or (fills and self.fill) or (strokes and self.stroke)


def _note_use(stream: pikepdf.Stream, resources: pikepdf.Object, seen: Seen) -> None:
    """Note the fonts that a content stream sets words in, and whether it paints something translucent.

    A font or a graphics state that is chosen and not painted with does not count.
    """
    if wordy(stream.read_bytes()):
        raise Refused("too-large", "it draws more than 200,000 lines", "simplify it")
    instructions: list[Any] = list(pikepdf.parse_content_stream(stream, _TELLING))
    states = resources.get("/ExtGState", Dictionary())
    font, through = "", _Through()
    saved: list[tuple[str, _Through]] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        match operator:
            case "q":
                saved.append((font, through))
            case "Q":
                font, through = saved.pop() if saved else (font, through)
            case "Tf":
                font = str(instruction.operands[0])
            case "gs":
                through = through.under(states.get(str(instruction.operands[0]), Dictionary()))
            case _:
                if operator in _SETTING:
                    seen.used.add(font)
                seen.transparent |= through.shows(operator)


def _embedded(font: pikepdf.Object) -> None:
    kind = font.get("/Subtype")
    if kind == Name.Type3:
        return
    holder = font.DescendantFonts[0] if kind == Name.Type0 else font
    descriptor = holder.get("/FontDescriptor", Dictionary())
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        name = str(font.get("/BaseFont", Name("/unnamed")))[1:]
        what = f"its font {name} is not embedded"
        raise Refused("font", what, "embed all fonts, or turn words into outlines, before you export it")


def bounded(found: pikepdf.Object | None, most: int = MOST_BYTES) -> None:
    """Refuse streams that unpack to more than anybody could want, together."""
    streams = found.as_list() if isinstance(found, Array) else [found]
    total = sum(_unpacked(stream, most) for stream in streams if isinstance(stream, pikepdf.Stream))
    if total > most:
        what = f"a part of it unpacks to more than {most // 1_000_000} MB"
        raise Refused("too-large", what, "simplify it")


def _unpacked(stream: pikepdf.Stream, most: int) -> int:
    filters = stream.get("/Filter", Array())
    names = [str(entry) for entry in (filters.as_list() if isinstance(filters, Array) else [filters])]
    return unpacked(stream.read_raw_bytes(), names, most)
