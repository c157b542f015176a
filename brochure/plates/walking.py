"""One pass through a content stream for one plate: colours become the grey of that ink, marks that leave the
plate alone become invisible.

In: a program, its resources, the state where it begins, the writer of the plate. Out: a stream and resources
in DeviceGray. Must not know pages or files.
Source: ISO 32000-1, 8 (graphics), 9.3.6 (render modes), 11.3 (blend modes).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any, Protocol

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

from brochure.plates.pictures import Pictures
from brochure.plates.programs import BOTH, FILLS, Program
from brochure.plates.shadings import UnjudgedError
from brochure.plates.spaces import Space
from brochure.plates.state import State, Tint, changed

_DEVICE = {"g": Name.DeviceGray, "rg": Name.DeviceRGB, "k": Name.DeviceCMYK}
_STROKES = frozenset(["S", "s"])
_SHOWS = frozenset(["Tj", "TJ", "'", '"'])
_MIXING = frozenset(["/Hue", "/Saturation", "/Color", "/Luminosity"])
"""Blend modes that mix the components, so that no plate can be had alone (ISO 32000-1, 11.3.5.3)."""

_PLAIN = ("/Normal", "/Compatible")

_PRESS_KEYS = frozenset(
    ["/Type", "/OP", "/op", "/OPM", "/TR", "/TR2", "/HT", "/BG", "/BG2", "/UCR", "/UCR2", "/SM", "/SA"]
)
"""Entries of a graphics state that a grey copy has no use for."""

_OUTLINED = {0: 2, 4: 6}
"""Render modes that fill, and those that stroke too."""

_INVISIBLE = 3

_SIDES_OF_RENDER = {0: (0,), 1: (1,), 2: (0, 1), 4: (0,), 5: (1,), 6: (0, 1)}
_FULL = 65535  # a component in 16 bits, of which the upper eight make the step
_UNCOLOURED = "PlUncoloured"


class Writer(Protocol):
    """What a walk asks of the writer of its plate, each thing as that plate gets it."""

    pdf: pikepdf.Pdf
    plate: str
    pictures: Pictures
    unjudged: set[str]

    def space(self, found: pikepdf.Object, resources: pikepdf.Object) -> Space:
        """Return a colour space by its description or its name in ``resources``."""

    def tinted(self, space: Space, values: list[float]) -> Tint:
        """Return a colour's tint."""

    def note(self, space: Space, what: str) -> None:
        """Name colours whose inks come of a conversion."""

    def shading(self, found: pikepdf.Object, space: Space) -> pikepdf.Object:
        """Return a shading; raises UnjudgedError."""

    def mask(self, mask: pikepdf.Object, outer: pikepdf.Object) -> pikepdf.Object:
        """Return a soft mask."""

    def form(self, form: pikepdf.Object, outer: pikepdf.Object, state: State) -> pikepdf.Object:
        """Return a form XObject."""

    def tiling(self, pattern: pikepdf.Object) -> pikepdf.Object:
        """Return a coloured tiling pattern."""

    def drawn_font(self, font: pikepdf.Object, outer: pikepdf.Object, state: State) -> pikepdf.Object:
        """Return a Type 3 font."""


class Walk:
    """One pass through one stream."""

    def __init__(self, writer: Writer, resources: pikepdf.Object, state: State) -> None:
        self._writer = writer
        self._resources = resources
        self._state = state
        self._saved: list[State] = []
        self._out: list[Any] = []
        self._devices: dict[str, Space] = {}
        self._named: dict[str, dict[str, Any]] = {
            kind: {} for kind in ("/ExtGState", "/XObject", "/Shading", "/Pattern", "/ColorSpace", "/Font")
        }
        self._handlers: dict[str, Callable[[Any], None]] = {
            "q": self._save,
            "Q": self._restore,
            "cs": self._choose_space,
            "CS": self._choose_space,
            "gs": self._graphics_state,
            "sh": self._shading,
            "Do": self._object,
            "BI": self._inline,
            "Tr": self._render_mode,
            "Tf": self._font,
            **dict.fromkeys(("g", "rg", "k", "G", "RG", "K"), self._device_colour),
            **dict.fromkeys(("sc", "scn", "SC", "SCN"), self._colour),
            **dict.fromkeys(FILLS, self._fill),
            **dict.fromkeys(_STROKES, self._stroke),
            **dict.fromkeys(BOTH, self._fill_and_stroke),
            **dict.fromkeys(_SHOWS, self._show),
        }

    def run(self, program: Program) -> tuple[bytes, Dictionary]:
        """Return the stream and its resources."""
        self._grey(0)
        self._grey(1)
        self._state.told = -1
        handlers, out = self._handlers, self._out
        for operator, instruction in program:
            handler = handlers.get(operator)
            if handler is None:
                out.append(instruction)
            else:
                handler(instruction)
        made = Dictionary()
        if "/Properties" in self._resources:
            made["/Properties"] = self._resources["/Properties"]
        fonts = self._resources.get("/Font")
        if isinstance(fonts, Dictionary):
            self._named["/Font"] = {**dict(fonts.items()), **self._named["/Font"]}
        for kind, named in self._named.items():
            if named:
                made[kind] = Dictionary(named)
        return pikepdf.unparse_content_stream(out), made

    def _emit(self, operator: str, *operands: Any) -> None:
        self._out.append((list(operands), Operator(operator)))

    def _save(self, instruction: Any) -> None:
        self._saved.append(self._state.copy())
        self._out.append(instruction)

    def _restore(self, instruction: Any) -> None:
        if self._saved:
            self._state = self._saved.pop()
            self._out.append(instruction)

    def _device_colour(self, instruction: Any) -> None:
        operator = str(instruction.operator)
        side = int(operator.isupper())
        space = self._device(operator.lower())
        self._set(side, space, floats(instruction.operands))

    def _device(self, operator: str) -> Space:
        known = self._devices.get(operator)
        if known is None:
            known = self._devices[operator] = self._writer.space(_DEVICE[operator], self._resources)
        return known

    def _choose_space(self, instruction: Any) -> None:
        side = int(str(instruction.operator).isupper())
        space = self._writer.space(instruction.operands[0], self._resources)
        self._set(side, space, space.initial())

    def _set(self, side: int, space: Space, values: list[float]) -> None:
        state = self._state
        state.spaces = changed(state.spaces, side, space)
        found = Tint(0.0, True) if space.family == "Pattern" else self._writer.tinted(space, values)
        state.tints = changed(state.tints, side, found)
        self._grey(side)

    def _grey(self, side: int) -> None:
        ink = self._state.tints[side].ink
        self._emit("G" if side else "g", shade(ink))

    def _colour(self, instruction: Any) -> None:
        side = int(str(instruction.operator).isupper())
        operands = list(instruction.operands)
        space = self._state.spaces[side]
        if operands and isinstance(operands[-1], Name):
            self._pattern(side, str(operands[-1]), floats(operands[:-1]))
        elif space.family != "Pattern":
            self._set(side, space, floats(operands))

    def _pattern(self, side: int, name: str, values: list[float]) -> None:
        writer, pattern = self._writer, self._resources.Pattern[name]
        base = self._state.spaces[side].base
        operator = "SCN" if side else "scn"
        names = True
        space_name, operands = Name.Pattern, []
        if int(pattern.PatternType) == 2:
            try:
                space = writer.space(pattern.Shading.ColorSpace, self._resources)
                made = Dictionary({key: value for key, value in pattern.items() if key != "/ExtGState"})
                made["/Shading"] = writer.shading(pattern.Shading, space)
            except UnjudgedError as what:
                self._set_aside(side, what)
                return
            names = space.names(writer.plate)
            pattern = made
        elif int(pattern.PaintType) == 2 and base is not None:
            found = writer.tinted(base, values)
            names = found.names
            self._named["/ColorSpace"]["/" + _UNCOLOURED] = Array([Name.Pattern, Name.DeviceGray])
            space_name, operands = Name("/" + _UNCOLOURED), [shade(found.ink)]
        else:
            if self._state.overprints[side]:
                writer.unjudged.add("overprint by a pattern of several colours")
            pattern = writer.tiling(pattern)
        self._named["/Pattern"][name] = pattern
        self._state.tints = changed(self._state.tints, side, Tint(0.0, names))
        self._emit("CS" if side else "cs", space_name)
        self._emit(operator, *operands, Name(name))

    def _set_aside(self, side: int, what: UnjudgedError) -> None:
        self._writer.unjudged.add(str(what))
        self._state.tints = changed(self._state.tints, side, Tint(0.0, True))
        self._grey(side)

    def _graphics_state(self, instruction: Any) -> None:
        name = str(instruction.operands[0])
        found = self._resources.ExtGState[name]
        state = self._state
        stroked = bool(found.get("/OP", state.overprints[1]))
        filled = bool(found.get("/op", found.get("/OP", state.overprints[0])))
        state.overprints = (filled, stroked)
        state.mode = int(found.get("/OPM", state.mode))
        for side, key in ((0, "/ca"), (1, "/CA")):
            if key in found:
                state.alpha = changed(state.alpha, side, float(found[key]))
                state.shown = changed(state.shown, side, float(found[key]))
        kept = {key: value for key, value in found.items() if key not in _PRESS_KEYS}
        self._note_blending(kept)
        if isinstance(kept.get("/SMask"), Dictionary):
            kept["/SMask"] = self._writer.mask(kept["/SMask"], self._resources)
        if kept:
            self._named["/ExtGState"][name] = Dictionary(kept)
            self._out.append(instruction)

    def _note_blending(self, state: dict[str, Any]) -> None:
        mode = state.get("/BM")
        listed = mode.as_list() if isinstance(mode, Array) else [mode]
        modes = [str(one) for one in listed if one is not None]
        if any(one in _MIXING for one in modes):
            self._writer.unjudged.add("blend mode that mixes inks")
        if modes:
            self._state.blends = modes[0] not in _PLAIN
        if self._state.blends and any(self._state.overprints):
            self._writer.unjudged.add("overprint that blends")

    def _show_as(self, side: int) -> None:
        """See that the next mark paints, or is invisible where it leaves the plate alone."""
        self._set_alpha(side, self._state.visible(side))

    def _set_alpha(self, side: int, wanted: float) -> None:
        state = self._state
        if abs(state.shown[side] - wanted) < 1e-6:
            return
        state.shown = changed(state.shown, side, wanted)
        name = f"/Pl{'S' if side else 'F'}{round(wanted * 10_000)}"
        alpha = Decimal(f"{wanted:.4f}")
        self._named["/ExtGState"][name] = Dictionary({"/CA" if side else "/ca": alpha})
        self._emit("gs", Name(name))

    def _fill(self, instruction: Any) -> None:
        self._paint((0,), instruction)

    def _stroke(self, instruction: Any) -> None:
        self._paint((1,), instruction)

    def _fill_and_stroke(self, instruction: Any) -> None:
        self._paint((0, 1), instruction)

    def _paint(self, sides: tuple[int, ...], instruction: Any) -> None:
        """Paint a path on those sides that the plate gets; end it where it gets none."""
        if not any(self._state.visible(side) for side in sides):
            self._emit("n")
            return
        for side in sides:
            self._show_as(side)
        self._out.append(instruction)

    def _show(self, instruction: Any) -> None:
        """Show type where the plate gets it, else go on by its width.

        Type that is filled alone is stroked too, invisibly: PDFium then draws its outlines. Else it would set
        small type from pictures of its letters, each moved to a whole dot.
        """
        state = self._state
        sides = _SIDES_OF_RENDER.get(state.render, ())
        mode = _OUTLINED.get(state.render, state.render)
        if not any(state.visible(side) for side in sides):
            mode = _INVISIBLE + (4 if state.render >= 4 else 0)
        if mode != state.told:
            state.told = mode
            self._emit("Tr", mode)
        if mode not in (_INVISIBLE, _INVISIBLE + 4):
            for side in sides:
                self._show_as(side)
            if sides == (0,):
                self._set_alpha(1, 0.0)
        self._out.append(instruction)

    def _render_mode(self, instruction: Any) -> None:
        self._state.render = int(instruction.operands[0])

    def _font(self, instruction: Any) -> None:
        name = str(instruction.operands[0])
        font = self._resources.get("/Font", Dictionary()).get(name)
        if isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3:
            self._named["/Font"][name] = self._writer.drawn_font(font, self._resources, self._state)
        self._out.append(instruction)

    def _as_named(self, names: bool, paint: Callable[[], None]) -> None:
        """Paint something whose colours are its own, as far as it names the plate."""
        tints = self._state.tints
        self._state.tints = changed(tints, 0, Tint(1.0, names))
        self._show_as(0)
        self._state.tints = tints
        paint()

    def _shading(self, instruction: Any) -> None:
        writer, name = self._writer, str(instruction.operands[0])
        found = self._resources.Shading[name]
        try:
            space = writer.space(found.ColorSpace, self._resources)
            self._named["/Shading"][name] = writer.shading(found, space)
        except UnjudgedError as what:
            writer.unjudged.add(str(what))
            return
        self._as_named(space.names(writer.plate), lambda: self._out.append(instruction))

    def _object(self, instruction: Any) -> None:
        name = str(instruction.operands[0])
        found = self._resources.XObject[name]
        kind = found.get("/Subtype")
        if kind == Name.Image:
            self._image(found, name)
        elif kind == Name.Form:
            if self._state.alpha != self._state.shown and "/Group" in found:
                self._restore_alpha()
            made = self._writer.form(found, self._resources, self._state)
            self._paint_object(f"{name}.{len(self._named['/XObject'])}", made)
        else:
            self._writer.unjudged.add("PostScript or unknown object")

    def _restore_alpha(self) -> None:
        """Give the copy the file's own alpha: a group's marks decide for themselves whether they paint."""
        tints, overprints = self._state.tints, self._state.overprints
        self._state.overprints = (False, False)
        self._show_as(0)
        self._show_as(1)
        self._state.tints, self._state.overprints = tints, overprints

    def _image(self, image: pikepdf.Object, name: str) -> None:
        writer = self._writer
        if image.get("/ImageMask"):
            self._show_as(0)
            self._paint_object(name, image)
            return
        try:
            space = writer.space(image.ColorSpace, self._resources)
            made = writer.pictures.on(image, space, writer.plate)
        except UnjudgedError as what:
            writer.unjudged.add(str(what))
            return
        writer.note(space, "image")
        self._as_named(space.names(writer.plate), lambda: self._paint_object(name, made))

    def _paint_object(self, name: str, made: pikepdf.Object) -> None:
        self._named["/XObject"][name] = made
        self._emit("Do", Name(name))

    def _inline(self, instruction: Any) -> None:
        """Paint an inline image as an object: only there can it keep a mask."""
        image = self._writer.pictures.from_inline(instruction.iimage)
        self._image(image, f"/PlInline{len(self._named['/XObject'])}")


def shade(ink: float) -> Decimal:
    """Return the grey of an ink in the 256 steps that Ghostscript's separations have: 50 % is step 127."""
    step = int(min(max(ink, 0.0), 1.0) * _FULL / 256)
    return Decimal(f"{(255 - step) / 255:.5f}")


def floats(operands: Sequence[Any]) -> list[float]:
    """Return operands as numbers."""
    return [float(value) for value in operands]
