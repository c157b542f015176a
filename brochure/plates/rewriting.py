"""Streams of a file rewritten for one plate: forms, patterns, masks and fonts, each once.

In: streams of a PDF and a plate's name. Out: streams and resources in DeviceGray that draw the plate; how a
stream is walked stands in :mod:`brochure.plates.walking`. What can not be judged is left out or kept as it
is, and named in ``unjudged``. Must not know pages or files.
Source: ISO 32000-1, 8 (graphics), 11 (transparency: separable blend modes and alpha act on each plate alone).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from brochure.plates.pictures import Pictures
from brochure.plates.press import Press
from brochure.plates.programs import Program, Programs
from brochure.plates.shadings import Shadings, UnjudgedError
from brochure.plates.spaces import LUMINOSITY, Space, space_of
from brochure.plates.state import State, Tint, initial, tint
from brochure.plates.walking import Walk, floats, shade

_DEEPEST = 20


@dataclass(slots=True)
class PlateWriter:
    """Rewrites streams of one file for one plate. ``unjudged`` grows as it meets what it can not separate.

    ``masks`` draws soft masks by lightness, the same for all plates.
    """

    pdf: pikepdf.Pdf
    plate: str
    programs: Programs
    pictures: Pictures
    shadings: Shadings
    press: Press
    unjudged: set[str]
    masks: PlateWriter | None = None
    _forms: dict[tuple[object, ...], pikepdf.Object] = field(default_factory=dict)
    _spaces: dict[tuple[int, int], Space] = field(default_factory=dict)
    _depth: int = 0

    def stream(self, program: Program, resources: pikepdf.Object, state: State) -> tuple[bytes, Dictionary]:
        """Return a content stream and its resources, with ``state`` in force where it begins."""
        if self._depth > _DEEPEST:
            raise UnjudgedError("forms within forms without end")
        self._depth += 1
        try:
            return Walk(self, resources, state).run(program)
        finally:
            self._depth -= 1

    def space(self, found: pikepdf.Object, resources: pikepdf.Object) -> Space:
        """Return a colour space by its description or its name in ``resources``."""
        listed = resources.get("/ColorSpace", Dictionary())
        if isinstance(found, Name) and str(found) in listed:
            found = listed[str(found)]
        key = found.objgen if isinstance(found, Array) else (0, 0)
        if key != (0, 0) and key in self._spaces:
            return self._spaces[key]
        space = space_of(found, lambda name: listed.get(name), self.press)
        if key != (0, 0):
            self._spaces[key] = space
        return space

    def tinted(self, space: Space, values: list[float]) -> Tint:
        """Return a colour's tint; what is only guessed is said."""
        self.note(space, "colour")
        return tint(space, values, self.plate)

    def shading(self, found: pikepdf.Object, space: Space) -> pikepdf.Object:
        """Return a shading on the plate; raises UnjudgedError."""
        self.note(space, "gradient")
        return self.shadings.on(found, space, self.plate)

    def note(self, space: Space, what: str) -> None:
        """Name colours whose inks come of a conversion; in a mask, those whose lightness is not known."""
        inner = space.base or space
        if self.plate == LUMINOSITY:
            if inner.family in ("Separation", "DeviceN"):
                self.unjudged.add("soft mask by the lightness of spot inks")
        elif not space.judged:
            self.unjudged.add(f"{what} in {inner.said}")

    def mask(self, mask: pikepdf.Object, outer: pikepdf.Object) -> pikepdf.Object:
        """Return a soft mask whose group is drawn in greys as light as its colours."""
        if mask.get("/S") != Name.Luminosity or self.masks is None or "/G" not in mask:
            return mask
        masks, group = self.masks, mask.G
        made = Dictionary({key: value for key, value in mask.items() if key not in ("/G", "/BC")})
        made.G = masks.form(group, outer, initial(LUMINOSITY))
        made.G.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray, I=True)
        if "/BC" in mask:
            found = group.get("/Group", Dictionary()).get("/CS", Name.DeviceGray)
            space = masks.space(found, group.get("/Resources", outer))
            made.BC = Array([shade(space.amount(floats(list(mask.BC.as_list())), LUMINOSITY))])
        return made

    def form(self, form: pikepdf.Object, outer: pikepdf.Object, state: State) -> pikepdf.Object:
        """Return a form XObject on the plate."""
        grouped = "/Group" in form and form.Group.get("/S") == Name.Transparency
        if grouped and self.plate != LUMINOSITY:
            self._note_group(form.Group)
        inner = state.copy()
        if grouped:  # a group starts opaque; the alpha outside applies to it as a whole
            inner.alpha = (1.0, 1.0)
        inner.shown = inner.alpha
        key = (form.objgen, inner.key())
        if form.objgen != (0, 0) and key in self._forms:
            return self._forms[key]
        resources = form.get("/Resources", outer)
        content, named = self.stream(self.programs.of(form), resources, inner)
        made = self.pdf.make_stream(content)
        for entry in ("/Type", "/Subtype", "/BBox", "/Matrix", "/OC"):
            if entry in form:
                made[entry] = form[entry]
        made["/Resources"] = named
        if grouped:
            made["/Group"] = grey_group(form.Group)
        self._forms[key] = made
        return made

    def _note_group(self, group: pikepdf.Object) -> None:
        """Name what a grey copy can not do as a group does: knock out, or blend in another space."""
        if group.get("/K"):
            self.unjudged.add("group whose parts knock each other out")
        space = group.get("/CS")
        if space is not None and self.space(space, Dictionary()).family == "DeviceRGB":
            self.unjudged.add("groups that blend in RGB")

    def drawn_font(self, font: pikepdf.Object, outer: pikepdf.Object, state: State) -> pikepdf.Object:
        """Return a Type 3 font on the plate: glyphs with colours of their own (``d0``) are rewritten."""
        key = ("font", font.objgen, state.key())
        known = self._forms.get(key)
        if known is not None and font.objgen != (0, 0):
            return known
        procedures = font.get("/CharProcs", Dictionary())
        programs = {name: self.programs.of(glyph) for name, glyph in procedures.items()}
        if not any(program and program[0][0] == "d0" for program in programs.values()):
            return font
        resources = font.get("/Resources", outer)
        kinds: dict[str, dict[str, Any]] = {}
        for kind, held in resources.items():
            if isinstance(held, Dictionary):
                kinds[kind] = dict(held.items())
        glyphs = {}
        for name, glyph in procedures.items():
            program = programs[name]
            glyphs[name] = glyph
            if program and program[0][0] == "d0":
                inner = state.copy()
                inner.shown = inner.alpha
                content, named = self.stream(program[1:], resources, inner)
                width = pikepdf.unparse_content_stream([program[0][1]])
                glyphs[name] = self.pdf.make_stream(width + b"\n" + content)
                for kind, held in named.items():
                    kinds.setdefault(kind, {}).update(held.items())
        made = Dictionary({k: v for k, v in font.items() if k not in ("/CharProcs", "/Resources")})
        made["/CharProcs"] = Dictionary(glyphs)
        made["/Resources"] = Dictionary({kind: Dictionary(held) for kind, held in kinds.items()})
        self._forms[key] = made
        return made

    def tiling(self, pattern: pikepdf.Object) -> pikepdf.Object:
        """Return a coloured tiling pattern on the plate."""
        key = ("tiling", pattern.objgen)
        if key not in self._forms:
            content, named = self.stream(
                self.programs.of(pattern), pattern.get("/Resources", Dictionary()), initial(self.plate)
            )
            made = self.pdf.make_stream(content)
            for entry, value in pattern.items():
                if entry not in ("/Length", "/Filter", "/DecodeParms", "/Resources"):
                    made[entry] = value
            made["/Resources"] = named
            self._forms[key] = made
        return self._forms[key]


def grey_group(group: pikepdf.Object) -> Dictionary:
    """Return a transparency group's attributes with grey as the space that it blends in."""
    made = Dictionary({key: value for key, value in group.items() if key != "/CS"})
    if "/CS" in group:
        made["/CS"] = Name.DeviceGray
    return made
