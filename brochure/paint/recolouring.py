"""The content of another PDF's page, rewritten in the receiver's colours.

In: a page or form with its resources. Out: content that names only the receiver's colours and holds no marked
content of its own; its resources cleaned of what belongs to another document. Changes what it is given.
Source: ISO 32000-1, 8 and 9 (operators), 8.7 (patterns), 8.9 (images), 8.10 (forms).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator

from brochure.paint.foreign import DEVICE, GREY, Converter, Plated, Space
from brochure.paint.foreign_fonts import with_characters
from brochure.paint.foreign_pictures import recoloured_image, stream_of
from brochure.paint.foreign_shadings import recoloured_shading

_SHORTCUTS = {"g": GREY, "rg": DEVICE["DeviceRGB"], "k": DEVICE["DeviceCMYK"]}
_FILL = {"rgb": "rg", "cmyk": "k", "grey": "g"}
_DROPPED = frozenset(("BDC", "BMC", "EMC", "DP", "MP", "BX", "EX", "ri"))
_DEEPEST = 30
UNCOLOURED = "/BrochurePattern"
"""The name of the space of patterns that get their colour where they are used."""

_STATE_KEPT = ("/Type", "/LW", "/LC", "/LJ", "/ML", "/D", "/SA", "/Font", "/FL", "/AIS", "/TK", "/SM")
_STREAM_DROPPED = (
    "/StructParent", "/StructParents", "/OC", "/Metadata", "/PieceInfo", "/LastModified", "/OPI",
    "/Alternates", "/Measure", "/PtData", "/AF", "/Ref",
)  # fmt: skip


@dataclass(slots=True)
class _State:
    """The spaces in force for filling and stroking."""

    fill: Space = GREY
    stroke: Space = GREY


@dataclass(slots=True)
class Recolouring:
    """Rewrites the parts of one file, each once.

    ``transparent``: whether the page needs transparency; ``tagged``: whether the receiver reads characters.
    """

    pdf: pikepdf.Pdf
    converter: Converter
    transparent: bool
    tagged: bool = False
    _done: set[tuple[int, int]] = field(default_factory=set)

    def content(self, holder: pikepdf.Object, depth: int = 0) -> bytes:
        """Return the content of a page or form, its colours and its resources' turned to the receiver's."""
        if depth > _DEEPEST:
            raise ValueError("forms nest too deeply")
        resources = holder.get("/Resources")
        if not isinstance(resources, Dictionary):
            resources = Dictionary()
            holder.Resources = resources
        page: Any = pikepdf.Page(holder) if holder.get("/Type") == Name.Page else holder
        instructions = list(pikepdf.parse_content_stream(page))
        instructions.reverse()  # each is let go once it is rewritten: a map has a million
        written = _Rewriter(self, resources, depth)
        while instructions:
            written.take(instructions.pop())
        self._resources(resources, depth)
        if written.spaces:
            spaces = resources.get("/ColorSpace", Dictionary())
            for name, space in written.spaces.items():
                spaces[name] = space
            resources.ColorSpace = spaces
        return written.content()

    def done(self, entry: pikepdf.Object) -> None:
        """Take note of an object that needs no more work."""
        self._done.add(entry.objgen)

    def _resources(self, resources: pikepdf.Object, depth: int) -> None:
        """Turn the forms, pictures, patterns and shadings of a resource dictionary; drop what is not ours."""
        if resources.is_indirect:
            if resources.objgen in self._done:
                return
            self._done.add(resources.objgen)
        for key in ("/Properties", "/ProcSet"):
            if key in resources:
                del resources[key]
        named = _named(resources)
        for name, entry in list(resources.get("/XObject", Dictionary()).items()):
            resources.XObject[name] = self._object(entry, named, depth)
        for name, entry in list(resources.get("/Pattern", Dictionary()).items()):
            resources.Pattern[name] = self._pattern(entry, named, depth)
        for name, entry in list(resources.get("/Shading", Dictionary()).items()):
            resources.Shading[name] = recoloured_shading(self.pdf, entry, self.converter, named)
        for name, entry in list(resources.get("/ExtGState", Dictionary()).items()):
            resources.ExtGState[name] = self._graphics_state(entry, depth)
        if self.tagged:
            with_characters(self.pdf, resources.get("/Font", Dictionary()))
        for _, entry in resources.get("/Font", Dictionary()).items():
            if entry.get("/Subtype") == Name.Type3:
                self._drawn_font(entry, depth)
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in list(spaces.keys()):
            if name in ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK") or not self._is_plate(
                spaces[name], named
            ):
                del spaces[name]

    def _is_plate(self, found: pikepdf.Object, named: Any) -> bool:
        try:
            space = self.converter.space(found, named)
        except ValueError:
            return False
        return bool(space.plate) or (space.base is not None and bool(space.base.plate))

    def _object(self, entry: pikepdf.Object, named: Any, depth: int) -> pikepdf.Object:
        if entry.is_indirect and entry.objgen in self._done:
            return entry
        if entry.is_indirect:
            self._done.add(entry.objgen)
        for key in _STREAM_DROPPED:
            if key in entry:
                del entry[key]
        if entry.get("/Subtype") == Name.Form:
            entry.write(self.content(entry, depth + 1))
            self._group(entry)
        elif entry.get("/Subtype") == Name.Image:
            recoloured_image(entry, self.converter, named)
        return entry

    def _group(self, form: pikepdf.Object) -> None:
        """Keep a form's transparency group where it may have one, in the receiver's colours."""
        group = form.get("/Group")
        if not isinstance(group, Dictionary):
            return
        if not self.transparent:
            del form["/Group"]
        elif "/CS" in group:
            group.CS = self.converter.device

    def _pattern(self, entry: pikepdf.Object, named: Any, depth: int) -> pikepdf.Object:
        if entry.is_indirect and entry.objgen in self._done:
            return entry
        if entry.is_indirect:
            self._done.add(entry.objgen)
        if int(entry.get("/PatternType", 1)) == 2:
            entry.Shading = recoloured_shading(self.pdf, entry.Shading, self.converter, named)
            if "/ExtGState" in entry:
                del entry["/ExtGState"]
        elif int(entry.get("/PaintType", 1)) == 1:
            entry.write(self.content(entry, depth + 1))
        return entry

    def _graphics_state(self, entry: pikepdf.Object, depth: int) -> pikepdf.Object:
        kept = list(_STATE_KEPT)
        if self.transparent:
            kept += ["/ca", "/CA", "/BM", "/SMask"]
        if self.converter.target == "cmyk" and self.converter.inks.single is None:
            kept += ["/OP", "/op", "/OPM"]
        made = Dictionary({key: value for key, value in entry.items() if key in kept})
        mask = made.get("/SMask")
        if isinstance(mask, Dictionary) and "/G" in mask:
            grey = Recolouring(self.pdf, self.converter.plain_grey(), self.transparent)
            form = mask.G
            if not (form.is_indirect and form.objgen in self._done):
                form.write(grey.content(form, depth + 1))
                if form.is_indirect:
                    self._done.add(form.objgen)
                form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
            if "/BC" in mask:
                del mask["/BC"]
        return made

    def _drawn_font(self, font: pikepdf.Object, depth: int) -> None:
        if font.is_indirect:
            if font.objgen in self._done:
                return
            self._done.add(font.objgen)
        resources = font.get("/Resources", Dictionary())
        font.Resources = resources
        for _, glyph in font.get("/CharProcs", Dictionary()).items():
            held = self.pdf.make_stream(glyph.read_bytes(), Resources=resources)
            glyph.write(self.content(held, depth + 1))


def _named(resources: pikepdf.Object) -> Any:
    spaces = resources.get("/ColorSpace", Dictionary())
    held = dict(spaces.items())
    return held.get


_PACKED = 5000
"""Instructions that are kept before they are written: each takes hundreds of bytes."""


class _Rewriter:
    """Rewrites one stream, instruction by instruction."""

    def __init__(self, job: Recolouring, resources: pikepdf.Object, depth: int) -> None:
        self._made: list[ContentStreamInstruction] = []
        self._parts: list[bytes] = []
        self.spaces: dict[str, Array] = {}
        self._plates: dict[str, str] = {}
        self._job = job
        self._resources = resources
        self._named = _named(resources)
        self._state = _State()
        self._saved: list[_State] = []
        self._spaces: dict[str, Space] = {}

    def take(self, instruction: Any) -> None:
        """Rewrite one instruction."""
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in _DROPPED:
            return
        if operator == "q":
            self._saved.append(replace(self._state))
        elif operator == "Q" and self._saved:
            self._state = self._saved.pop()
        elif operator == "INLINE IMAGE":
            self._inline(instruction)
            return
        elif operator in ("g", "rg", "k", "G", "RG", "K"):
            space = _SHORTCUTS[operator.lower()]
            self._choose(space, operator.isupper())
            self._paint(space, [float(v) for v in operands], operator.isupper())
            return
        elif operator in ("cs", "CS"):
            self._enter(operands[0], operator == "CS")
            return
        elif operator in ("sc", "scn", "SC", "SCN"):
            self._colour(operands, operator[0] == "S")
            return
        self._add(operands, operator)

    def content(self) -> bytes:
        """Return all that was rewritten."""
        self._pack()
        return b"\n".join(self._parts)

    def _pack(self) -> None:
        if self._made:
            self._parts.append(pikepdf.unparse_content_stream(self._made))
            self._made = []

    def _choose(self, space: Space, strokes: bool) -> None:
        if strokes:
            self._state.stroke = space
        else:
            self._state.fill = space

    def _enter(self, name: pikepdf.Object, strokes: bool) -> None:
        key = str(name)
        if key not in self._spaces:
            self._spaces[key] = self._job.converter.space(name, self._named)
        space = self._spaces[key]
        self._choose(space, strokes)
        if space.plate or (space.base and space.base.plate and space.family == "Pattern"):
            self._add([name], "CS" if strokes else "cs")
        elif space.family != "Pattern":
            self._paint(space, space.initial, strokes)

    def _colour(self, operands: list[Any], strokes: bool) -> None:
        space = self._state.stroke if strokes else self._state.fill
        operator = "SCN" if strokes else "scn"
        if operands and isinstance(operands[-1], Name):
            self._pattern(space, operands, strokes)
        elif space.plate:
            self._add(operands, operator)
        else:
            self._paint(space, [float(v) for v in operands], strokes)

    def _pattern(self, space: Space, operands: list[Any], strokes: bool) -> None:
        """Choose a pattern; one without colours of its own gets the receiver's."""
        into, operator = ("CS", "SCN") if strokes else ("cs", "scn")
        if len(operands) == 1:
            self._add([Name.Pattern], into)
            self._add(operands, operator)
            return
        base = space.base or GREY
        colour = self._job.converter.components(base, [float(v) for v in operands[:-1]])
        self.spaces[UNCOLOURED] = Array([Name.Pattern, self._job.converter.device])
        self._add([Name(UNCOLOURED)], into)
        self._add([*map(_number, colour), operands[-1]], operator)

    def _paint(self, space: Space, values: Sequence[float], strokes: bool) -> None:
        if space.colour is None:
            return
        converter = self._job.converter
        values = [*values, *space.initial[len(values) :]]
        plated = converter.plated(space, values)
        if plated is not None:
            self._print(plated, strokes)
            return
        colour = converter.components(space, values)
        operator = _FILL[converter.target]
        self._add([_number(v) for v in colour], operator.upper() if strokes else operator)

    def _print(self, plated: Plated, strokes: bool) -> None:
        """Choose a spot ink."""
        name = self._plates.get(plated.plate)
        if name is None:
            name = self._plates[plated.plate] = f"/BrochureSpot{len(self._plates)}"
            solid = [_number(v) for v in plated.solid]
            function = Dictionary(
                FunctionType=2, Domain=Array([0, 1]), Range=Array([0, 1] * 4), N=1,
                C0=Array([0, 0, 0, 0]), C1=Array(solid),
            )  # fmt: skip
            ink = Name(f"/{plated.plate}")
            self.spaces[name] = Array([Name.Separation, ink, Name.DeviceCMYK, function])
        self._add([Name(name)], "CS" if strokes else "cs")
        self._add([_number(plated.tint)], "SCN" if strokes else "scn")

    def _inline(self, instruction: Any) -> None:
        """Write a picture within the stream as one beside it, in the receiver's colours."""
        stream = stream_of(self._job.pdf, instruction.iimage)
        recoloured_image(stream, self._job.converter, self._named)
        objects = self._resources.get("/XObject")
        if not isinstance(objects, Dictionary):
            objects = Dictionary()
            self._resources.XObject = objects
        name = f"/BrochureInline{len(objects.keys())}"
        objects[name] = stream
        self._job.done(stream)
        self._add([Name(name)], "Do")

    def _add(self, operands: list[Any], operator: str) -> None:
        self._made.append(ContentStreamInstruction(operands, Operator(operator)))
        if len(self._made) >= _PACKED:
            self._pack()


def _number(value: float) -> Decimal:
    return Decimal(f"{value:.4f}".rstrip("0").rstrip(".") or "0")
