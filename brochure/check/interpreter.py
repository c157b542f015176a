"""Goes through a page's content as a printer would, and keeps what it would paint.

In: a page and what its file shares. Out: :class:`Seen`. Forms, tiling patterns, soft masks, Type 3 glyphs,
inline images, annotations' appearances and layers are followed. Must not know rules.
Source: ISO 32000-1, 8 and 9, Annex A.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from brochure.check.fonts import Font
from brochure.check.limits import DEPTH, SAVED_STATES
from brochure.check.marking import Marking
from brochure.check.marks import Edges, Mark, Origin, Paint, PathMark, ShadingMark, meet
from brochure.check.naming import Names, labels
from brochure.check.objects import (  # fmt: skip
    Key,
    elements,
    get,
    integer,
    is_dictionary,
    is_stream,
    key_of,
    name,
    number,
    numbers,
)
from brochure.check.pictures import image_mark, inline_mark
from brochure.check.seen import Budget, Seen
from brochure.check.showing import Showing
from brochure.check.spaces import CMYK, GRAY, RGB, Colour, Space, initial, space_of
from brochure.check.state import IDENTITY, Matrix, State, box_through, matrix_of, product, smallest_scale
from brochure.check.streams import unpacked
from brochure.check.tiles import tile_within
from brochure.check.tokens import (  # fmt: skip
    CURVES,
    LINES,
    RECTANGLES,
    Damage,
    NameToken,
    Operands,
    instructions,
)
from brochure.check.tracing import Trace

_NONSENSE = (ValueError, IndexError, TypeError, OverflowError, ZeroDivisionError, KeyError, AttributeError)
_DEVICE = {"g": GRAY, "G": GRAY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
_FAR = 1e7
# What a stream of its own costs, so that forms drawn a million times come to an end too.
_STREAM_COST, _BYTES_AN_OPERATOR, _NUMBERS_AN_OPERATOR = 60, 100, 8
_PAINTED = {
    "f": (True, False), "F": (True, False), "f*": (True, False), "S": (False, True), "s": (False, True),
    "B": (True, True), "B*": (True, True), "b": (True, True), "b*": (True, True), "n": (False, False),
}  # fmt: skip


class Interpreter:
    """One run through one page. ``seen`` is what it found."""

    def __init__(self, budget: Budget, clip: Edges, seen: Seen | None = None) -> None:
        self.budget = budget
        self.seen = seen or Seen()
        self.state = self._first = State(IDENTITY, clip)
        self.origin: Origin = "page"
        self.resources: Any = None
        self._base: Matrix = IDENTITY
        self._depth = 0
        self._marking = Marking(budget.layers)
        self._names = Names(budget, self.seen)
        self._open: list[Key] = []
        self._spaces: dict[str, Space] = {}
        self._done: set[tuple[Key, str]] = set()
        self._trace = Trace()
        self._showing = Showing(self)
        self._all_steps = {**self._operators(), **self._showing.operators()}

    def run(self, data: bytes, resources: Any) -> None:
        """Go through one content stream; what it saves and opens ends with it."""
        if self._depth >= DEPTH:
            self.seen.cut = True
            return
        outer, trace, text, first = self.resources, self._trace, self._showing.suspended(), self._first
        spaces, self._spaces = self._spaces, {}
        opened, hidden = self._marking.depth(), self._marking.hidden
        self.resources, self._trace, self._first = resources, Trace(), self.state.copy()
        self._depth += 1
        self.budget.operators -= _STREAM_COST + len(data) // _BYTES_AN_OPERATOR
        self._names.note(resources)
        try:
            self._steps(data)
        finally:
            self._depth -= 1
            self.resources, self._trace, self._first, self._spaces = outer, trace, first, spaces
            self._showing.resume(text)
            self._marking.close_to(opened)
            self._marking.hidden = hidden

    def _steps(self, data: bytes) -> None:
        damage, saved = Damage(), list[State]()
        steps, left, lenient = self._all_steps, self.budget, 0
        for operator, operands in instructions(data, damage, subpaths=True):
            left.operators -= 1 + len(operands) // _NUMBERS_AN_OPERATOR
            if left.operators <= 0 or left.marks <= 0:
                self.seen.cut = True
                break
            if operator == "q":
                if len(saved) < SAVED_STATES:
                    saved.append(self.state.copy())
                continue
            if operator == "Q":
                if saved:
                    self.state = saved.pop()
                continue
            step = steps.get(operator)
            if step is None:
                # Between BX and EX stands what not every reader knows (ISO 32000-1, 7.8.2).
                lenient += (operator == "BX") - (operator == "EX")
                damage.count += operator not in _IGNORED and lenient <= 0
                continue
            try:
                step(operands)
            except _NONSENSE:
                damage.count += 1
        self.seen.damage += damage.count

    def _operators(self) -> dict[str, Callable[[Operands], None]]:
        return {
            "m": lambda o: self._trace.subpath(self.state.ctm, [o[-2], o[-1]], True),
            "l": lambda o: self._trace.go_on(self.state.ctm, [o[-2], o[-1]], True),
            "c": lambda o: self._trace.go_on(self.state.ctm, o[-6:], False),
            "v": lambda o: self._trace.go_on(self.state.ctm, o[-4:], False),
            "y": lambda o: self._trace.go_on(self.state.ctm, o[-4:], False),
            "re": lambda o: self._trace.boxes(self.state.ctm, [o[-4], o[-3], o[-2], o[-1]]),
            LINES: lambda o: self._trace.subpath(self.state.ctm, o, True),
            CURVES: lambda o: self._trace.subpath(self.state.ctm, o, False),
            RECTANGLES: lambda o: self._trace.boxes(self.state.ctm, o),
            "W": lambda o: setattr(self._trace, "clips", True),
            "W*": lambda o: setattr(self._trace, "clips", True),
            **{operator: self._painting(*how) for operator, how in _PAINTED.items()},
            "cm": self._concatenate,
            "w": lambda o: setattr(self.state, "width", abs(number(o[0]))),
            **{op: self._device(op, space) for op, space in _DEVICE.items()},
            "cs": lambda o: setattr(self.state, "fill", initial(self._space(o[0]))),
            "CS": lambda o: setattr(self.state, "stroke", initial(self._space(o[0]))),
            "sc": lambda o: setattr(self.state, "fill", self._colour(self.state.fill.space, o)),
            "scn": lambda o: setattr(self.state, "fill", self._colour(self.state.fill.space, o)),
            "SC": lambda o: setattr(self.state, "stroke", self._colour(self.state.stroke.space, o)),
            "SCN": lambda o: setattr(self.state, "stroke", self._colour(self.state.stroke.space, o)),
            "gs": self._graphics_state,
            "Do": self._external,
            "sh": self._shade,
            "BI": self._inline,
            "BDC": self._begin_marked,
            "BMC": self._begin_marked,
            "EMC": lambda o: self._marking.end(),
        }

    def _painting(self, fills: bool, strokes: bool) -> Callable[[Operands], None]:
        def paint(_: Operands) -> None:
            trace, state = self._trace, self.state
            box = trace.finish()
            if box is not None and (fills or strokes):
                width = state.width * smallest_scale(state.ctm) if strokes else 0.0
                half = width / 2
                grown = box[0] - half, box[1] - half, box[2] + half, box[3] + half
                self.add(grown, lambda seen, how: PathMark(
                    seen, state.fill if fills else None, state.stroke if strokes else None,
                    width, tuple(trace.parts), trace.rectangles, how,
                ))  # fmt: skip
                self.pattern(grown, state.fill if fills else None, state.stroke if strokes else None)
            if trace.clips:
                state.shaped = state.shaped or not (trace.rectangles and len(trace.parts) == 1)
                state.clip = meet(state.clip, box or (0.0, 0.0, 0.0, 0.0)) or (0.0, 0.0, 0.0, 0.0)
            trace.clear()

        return paint

    def add(self, box: Edges, make: Callable[[Edges, Paint], Mark]) -> None:
        """Keep the mark that ``make`` makes of its visible box, unless nothing of it is visible."""
        state = self.state
        seen = meet(box, state.clip)
        if seen is None or not all(-_FAR < edge < _FAR for edge in seen):
            return
        self.budget.marks -= 1
        how = Paint(
            state.overprint_fill, state.overprint_stroke, state.overprint_mode, state.alpha_fill,
            state.alpha_stroke, state.blend, state.masked, state.shaped, self.origin,
            self._marking.hidden > 0, self._marking.tag,
        )  # fmt: skip
        self.seen.marks.append(make(seen, how))

    def _concatenate(self, o: Operands) -> None:
        self.state.ctm = product(matrix_of(tuple(float(v) for v in o[-6:])), self.state.ctm)

    def _device(self, operator: str, space: Space) -> Callable[[Operands], None]:
        wanted, side = space.components, "fill" if operator.islower() else "stroke"

        def set_colour(o: Operands) -> None:
            if len(o) < wanted:
                raise ValueError(operator)
            setattr(self.state, side, Colour(space, tuple(float(v) for v in o[-wanted:])))

        return set_colour

    def _begin_marked(self, o: Operands) -> None:
        self._marking.begin(o, self.resources, self.seen, self.origin == "page" and self._depth == 1)

    def font(self, label: str) -> Font | None:
        """Return the font that the resources at hand call ``label``."""
        return self._names.font(label, self.resources)

    def _space(self, given: Any) -> Space:
        """Return the space that the resources at hand call ``given``; each is looked up once."""
        space = self._spaces.get(str(given))
        if space is None:
            space = self._spaces[str(given)] = space_of(given, self.resources)
        if space.family == "unknown" and str(given) not in labels(self.resources, "/ColorSpace"):
            self.seen.missing.append(f"colour space {given}")
        return space

    def _colour(self, space: Space, o: Operands) -> Colour:
        values = tuple(float(v) for v in o if isinstance(v, float))
        if o and isinstance(o[-1], NameToken):
            below = space.base or space
            pattern = get(get(self.resources, "/Pattern"), "/" + o[-1])
            if pattern is None:
                self.seen.missing.append(f"pattern {o[-1]}")
            return Colour(below if values else Space("Pattern", 0), values, True, pattern)
        return Colour(space, values)

    def pattern(self, box: Edges, *painted: Colour | None) -> None:
        """Go through a tile of a pattern, or note its shading, in the middle of what was painted with it."""
        area = meet(box, self.state.clip)
        for colour in painted:
            if colour is None or colour.source is None or area is None:
                continue
            matrix = product(matrix_of(numbers(get(colour.source, "/Matrix"))), self._base)
            if integer(get(colour.source, "/PatternType")) == 2:
                self._shading(get(colour.source, "/Shading"), area)
            elif is_stream(colour.source) and self._first_time(colour.source, "pattern"):
                fill = Colour(colour.space, colour.values) if colour.values else None
                self._inside(colour.source, tile_within(colour.source, matrix, area), "pattern", fill)

    def _inside(self, stream: Any, matrix: Matrix, origin: Origin, fill: Colour | None = None) -> None:
        """Go through a stream of its own: a form, a tile, a mask, an appearance, a glyph."""
        key = key_of(stream)
        if key is not None and key in self._open:
            self.seen.damage += 1
            return
        data = unpacked(stream)
        if data is None:
            self.seen.unread += 1
            return
        state, outer_origin, outer_base = self.state, self.origin, self._base
        self.state = state.as_tile(self._first) if origin == "pattern" else state.copy()
        self.state.ctm = matrix
        if origin == "mask":
            self.state.masked = False
        if fill is not None:
            self.state.fill = self.state.stroke = fill
        box = numbers(get(stream, "/BBox"))
        if len(box) == 4:
            self.state.clip = meet(state.clip, box_through(matrix, box)) or (0.0, 0.0, 0.0, 0.0)
            self.state.shaped = state.shaped or matrix[1:3] != (0.0, 0.0)
        group = get(stream, "/Group")
        if name(get(group, "/S")) == "Transparency":
            self.seen.groups.append((space_of(get(group, "/CS"), self.resources), origin, self.state.clip))
        self.origin = origin if self.origin == "page" else self.origin
        self._base = matrix
        self._open.append(key or (0, 0))
        try:
            resources = get(stream, "/Resources")
            self.run(data, resources if resources is not None else self.resources)
        finally:
            self._open.pop()
            self.state, self.origin, self._base = state, outer_origin, outer_base

    def _external(self, o: Operands) -> None:
        found = get(get(self.resources, "/XObject"), "/" + o[-1])
        if not is_stream(found):
            self.seen.missing.append(f"XObject {o[-1]}")
            return
        hidden = self.budget.layers.hides(get(found, "/OC"))
        self.seen.layered = self.seen.layered or get(found, "/OC") is not None
        self._marking.hidden += hidden
        kind = name(get(found, "/Subtype"))
        if kind == "Image":
            made = image_mark(found, self.state, self.resources)
            self.add(*made)
        elif kind == "Form" and name(get(found, "/Subtype2")) != "PS":
            self._inside(
                found, product(matrix_of(numbers(get(found, "/Matrix"))), self.state.ctm), self.origin
            )
        else:
            self.seen.postscript += 1
        self._marking.hidden -= hidden

    def _inline(self, o: Operands) -> None:
        self.add(*inline_mark(o[0], self.state, self.resources))

    def _shade(self, o: Operands) -> None:
        shading = get(get(self.resources, "/Shading"), "/" + o[-1])
        if shading is None:
            self.seen.missing.append(f"shading {o[-1]}")
            return
        self._shading(shading, self.state.clip)

    def _shading(self, shading: Any, box: Edges) -> None:
        space = space_of(get(shading, "/ColorSpace"), self.resources)
        kind = integer(get(shading, "/ShadingType"))
        self.add(box, lambda seen, how: ShadingMark(seen, kind, space, how))

    def _graphics_state(self, o: Operands) -> None:
        found = get(get(self.resources, "/ExtGState"), "/" + o[-1])
        if found is None:
            self.seen.missing.append(f"graphics state {o[-1]}")
            return
        state = self.state
        stroke, fill = get(found, "/OP"), get(found, "/op")
        if stroke is not None:
            state.overprint_stroke = bool(stroke)
        if fill is not None or stroke is not None:
            # A missing /op follows /OP (ISO 32000-1, table 58).
            state.overprint_fill = bool(fill if fill is not None else stroke)
        state.overprint_mode = integer(get(found, "/OPM"), state.overprint_mode)
        state.alpha_fill = number(get(found, "/ca"), state.alpha_fill)
        state.alpha_stroke = number(get(found, "/CA"), state.alpha_stroke)
        state.width = abs(number(get(found, "/LW"), state.width))
        blend = get(found, "/BM")
        if blend is not None:
            state.blend = name(blend) or next((name(b) for b in elements(blend)), "Normal")
        font = elements(get(found, "/Font"))
        if len(font) == 2 and is_dictionary(font[0]):
            state.font, state.size = self._names.met(font[0], o[-1]), number(font[1])
        mask = get(found, "/SMask")
        if mask is not None:
            state.masked = is_dictionary(mask)
            form = get(mask, "/G")
            if is_stream(form) and self._first_time(form, "mask"):
                matrix = product(matrix_of(numbers(get(form, "/Matrix"))), state.ctm)
                self._inside(form, matrix, "mask")

    def glyph(self, stream: Any, matrix: Matrix, fonts: Any) -> None:
        """Go through a Type 3 glyph once a page."""
        if is_stream(stream) and self._first_time(stream, "glyph"):
            outer, self.resources = self.resources, fonts if fonts is not None else self.resources
            try:
                self._inside(stream, matrix, self.origin)
            finally:
                self.resources = outer

    def appearance(self, stream: Any, rectangle: tuple[float, ...], resources: Any) -> None:
        """Go through an annotation's appearance, fitted to its rectangle (ISO 32000-1, 12.5.5)."""
        box, matrix = numbers(get(stream, "/BBox")), matrix_of(numbers(get(stream, "/Matrix")))
        if len(box) != 4 or len(rectangle) != 4:
            return
        left, bottom, right, top = box_through(matrix, box)
        x0, x1 = sorted((rectangle[0], rectangle[2]))
        y0, y1 = sorted((rectangle[1], rectangle[3]))
        sx = (x1 - x0) / (right - left) if right > left else 1.0
        sy = (y1 - y0) / (top - bottom) if top > bottom else 1.0
        self.resources = resources
        self._inside(
            stream, product(matrix, (sx, 0.0, 0.0, sy, x0 - left * sx, y0 - bottom * sy)), "annotation"
        )

    def _first_time(self, stream: Any, what: str) -> bool:
        key = key_of(stream)
        if key is None:
            return True
        known = (key, what) in self._done
        self._done.add((key, what))
        return not known


_IGNORED = frozenset(
    ["d", "i", "j", "J", "M", "ri", "h", "d0", "d1", "MP", "DP", "BX", "EX"]
)  # change neither a mark's place nor its inks, as far as any rule asks
