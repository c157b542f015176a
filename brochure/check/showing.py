"""Text operators: where type stands, how large it is after all transforms, which codes it shows.

In: operands, with the interpreter's state. Out: marks added to the interpreter. Must not know rules.
Source: ISO 32000-1, 9.3 and 9.4.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from brochure.check.fonts import Font
from brochure.check.marks import TextMark
from brochure.check.objects import elements, get, name, number, numbers
from brochure.check.state import IDENTITY, Matrix, box_through, matrix_of, product, smallest_scale
from brochure.check.tokens import Operands

if TYPE_CHECKING:
    from brochure.check.interpreter import Interpreter

_FILLS, _STROKES, _CLIPS = {0, 2, 4, 6}, {1, 2, 5, 6}, {4, 5, 6, 7}
_MOST_GLYPHS = 256


class Showing:
    """The text state of one content stream."""

    def __init__(self, owner: Interpreter) -> None:
        self._owner = owner
        self._matrix: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def suspended(self) -> tuple[Matrix, Matrix]:
        """Begin another stream; return what :meth:`resume` needs."""
        state = self._matrix, self._line
        self._matrix = self._line = IDENTITY
        return state

    def resume(self, state: tuple[Matrix, Matrix]) -> None:
        """Go on where a stream was left for another one."""
        self._matrix, self._line = state

    def operators(self) -> dict[str, Callable[[Operands], None]]:
        """Return what each text operator does."""
        owner = self._owner
        return {
            "BT": lambda o: self._place(IDENTITY),
            "ET": lambda o: None,
            "Tf": self._font,
            "Tc": lambda o: setattr(owner.state, "character_space", float(o[0])),
            "Tw": lambda o: setattr(owner.state, "word_space", float(o[0])),
            "Tz": lambda o: setattr(owner.state, "stretch", float(o[0]) / 100),
            "TL": lambda o: setattr(owner.state, "leading", float(o[0])),
            "Ts": lambda o: setattr(owner.state, "rise", float(o[0])),
            "Tr": lambda o: setattr(owner.state, "mode", int(o[0])),
            "Td": lambda o: self._move(float(o[0]), float(o[1])),
            "TD": self._move_and_lead,
            "Tm": lambda o: self._place(matrix_of(tuple(float(v) for v in o[-6:]))),
            "T*": lambda o: self._move(0.0, -owner.state.leading),
            "Tj": lambda o: self._show([o[-1]]),
            "TJ": lambda o: self._show(o[-1]),
            "'": self._next_line,
            '"': self._spaced_next_line,
        }

    def _place(self, matrix: Matrix) -> None:
        self._matrix = self._line = matrix

    def _move(self, x: float, y: float) -> None:
        self._place(product((1.0, 0.0, 0.0, 1.0, x, y), self._line))

    def _move_and_lead(self, o: Operands) -> None:
        self._owner.state.leading = -float(o[1])
        self._move(float(o[0]), float(o[1]))

    def _next_line(self, o: Operands) -> None:
        self._move(0.0, -self._owner.state.leading)
        self._show([o[-1]])

    def _spaced_next_line(self, o: Operands) -> None:
        self._owner.state.word_space, self._owner.state.character_space = float(o[0]), float(o[1])
        self._next_line(o)

    def _font(self, o: Operands) -> None:
        found = self._owner.font(str(o[0]))
        if found is None:
            self._owner.seen.missing.append(f"font {o[0]}")
        self._owner.state.font, self._owner.state.size = found, number(o[1])

    def _show(self, pieces: Operands) -> None:
        """Show strings and the gaps between them (thousandths of the size)."""
        state, font = self._owner.state, self._owner.state.font
        size, stretch = state.size, state.stretch
        gaps = sum(piece for piece in pieces if isinstance(piece, float)) / 1000 * size * stretch
        strings = [piece for piece in pieces if isinstance(piece, bytes)]
        if font is None:
            codes = tuple(b"".join(strings))
            advance = len(codes) * size / 2
        else:
            # A code that is cut in two ends with its string (ISO 32000-1, 9.7.6.2).
            codes = tuple(code for piece in strings for code in font.codes(piece))
            spaces = codes.count(32) if font.bytes_a_code == 1 else 0
            width = font.advance(codes) * size + len(codes) * state.character_space
            advance = (width + spaces * state.word_space) * stretch
        advance -= gaps
        if codes and size:
            self._mark(font, codes, advance)
        self._matrix = product((1.0, 0.0, 0.0, 1.0, advance, 0.0), self._matrix)

    def _mark(self, font: Font | None, codes: tuple[int, ...], advance: float) -> None:
        owner, state = self._owner, self._owner.state
        whole = product(self._matrix, state.ctm)
        size = abs(state.size) * math.hypot(whole[2], whole[3])
        ascent, descent = (font.ascent, font.descent) if font else (0.8, -0.2)
        low, high = state.rise + descent * state.size, state.rise + ascent * state.size
        box = box_through(whole, (0.0, low, advance, high))
        fill = state.fill if state.mode in _FILLS else None
        stroke = state.stroke if state.mode in _STROKES else None
        state.shaped = state.shaped or state.mode in _CLIPS
        if font is not None and font.kind == "Type3":
            size *= font.em
            self._glyphs(font, codes, whole)
        width = state.width * smallest_scale(state.ctm) if stroke else 0.0
        owner.add(box, lambda seen, how: TextMark(seen, size, fill, stroke, font, codes, how, width))
        owner.pattern(box, fill, stroke)

    def _glyphs(self, font: Font, codes: tuple[int, ...], whole: Matrix) -> None:
        state, source = self._owner.state, font.source
        names = _encoded(source)
        programs, own = get(source, "/CharProcs"), get(source, "/Resources")
        scaled = product((state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise), whole)
        matrix = product(matrix_of(numbers(get(source, "/FontMatrix"))), scaled)
        for code in sorted(set(codes))[:_MOST_GLYPHS]:
            self._owner.glyph(get(programs, "/" + names.get(code, "")), matrix, own)


def _encoded(font: object) -> dict[int, str]:
    """Return the glyph names of a Type 3 font's /Differences."""
    names: dict[int, str] = {}
    code = 0
    for entry in elements(get(get(font, "/Encoding"), "/Differences")):
        if isinstance(entry, int):
            code = entry
        else:
            names[code] = name(entry)
            code += 1
    return names
