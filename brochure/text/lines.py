"""Set lines: a stretch of a chain placed as glyph runs in points.

In: a chain, the signs of one line, the style. Out: a :class:`Line`, whose runs stand at a baseline of
y 0 from x 0 on, and a :class:`Paragraph` of lines. Knows nothing of how the lines were found, nor of columns:
who places a line that runs from right to left asks it where it starts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from brochure.colour import K100, Ink
from brochure.display import Glyph, GlyphRun, Item, Tagged
from brochure.text.bidi import line_levels, visual_order
from brochure.text.chain import Chain
from brochure.text.glue import Setting
from brochure.text.hyphens import SOFT_HYPHEN
from brochure.text.languages import language_of
from brochure.text.rivers import Front
from brochure.text.signs import Sign, ink_left, ink_right

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Line:
    """A set line. Runs are relative to its origin: baseline at y 0, measure's left edge at x 0.

    ``width`` is what the reader sees (no trailing space); ``ink_left`` is where the first glyph's ink begins,
    ``ink_right`` where the last one's ends; ``text`` is its exact text, a trailing space included where the
    source has one at the break. ``spelled`` tells whether the glyphs alone spell that text for a PDF reader.
    ``direction`` is its paragraph's; runs and their glyphs stand from left to right in either.
    """

    runs: tuple[GlyphRun, ...]
    width: float
    ink_left: float
    ink_right: float
    text: str
    language: str
    spelled: bool = True
    direction: Direction = "ltr"

    @property
    def parted(self) -> bool:
        """Whether the line ends in the hyphen of a parted word."""
        return bool(self.runs) and self.runs[-1].glyphs[-1].text == SOFT_HYPHEN

    def indent(self, measure: float) -> float:
        """Return where the line's origin stands in a column ``measure`` points wide, from its left edge.

        That is 0, or for a line from right to left what lets it begin at the column's right edge.
        """
        return measure - self.width if self.direction == "rtl" else 0.0

    def at(self, x: float, y: float, ink: Ink) -> tuple[Item, ...]:
        """Return the line's items with its origin at ``x``, ``y`` in ``ink``.

        A line that does not spell its text by itself comes as one Span that carries the text.
        """
        runs = tuple(
            GlyphRun(run.face, run.size, run.x + x, run.y + y, run.glyphs, ink, run.language, run.stretch)
            for run in self.runs
        )
        if self.spelled or not runs:
            return runs
        return (Tagged("Span", runs, language=self.language, actual_text=self.text),)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph and the leading between their baselines, points.

    ``measure`` is the width that they were broken to: the column in which lines from right to left begin at
    the right edge. Without one they begin where the longest of them does. ``front`` are the word spaces of
    the last line, for the paragraph that comes after a justified one.
    """

    lines: tuple[Line, ...]
    leading: float
    language: str
    measure: float | None = None
    front: Front = ()

    @property
    def direction(self) -> Direction:
        """The direction that the language runs in."""
        return "rtl" if language_of(self.language).right_to_left else "ltr"

    @property
    def parted(self) -> bool:
        """Whether the last full line ends in the hyphen of a parted word."""
        return len(self.lines) > 1 and self.lines[-2].parted

    @property
    def height(self) -> float:
        """The leading of all lines together, points: where the next line's baseline would stand."""
        return self.leading * len(self.lines)

    @property
    def width(self) -> float:
        """The width of the longest line, points."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def text(self) -> str:
        """The exact text of all lines, forced line ends left out."""
        return "".join(line.text for line in self.lines)

    def at(self, x: float, y: float, ink: Ink, measure: float | None = None) -> tuple[Item, ...]:
        """Return all lines' items in the column from ``x`` on, the first baseline at ``y``.

        Lines begin on the side that they run from: at ``x``, or at the right edge of the column, which is as
        wide as ``measure`` in points, or as the measure that the lines were broken to.
        """
        column = next(width for width in (measure, self.measure, self.width) if width is not None)
        return tuple(
            item
            for i, line in enumerate(self.lines)
            for item in line.at(x + line.indent(column), y + i * self.leading, ink)
        )


def set_line(
    chain: Chain, first: int, end: int, size: float, language: str, setting: Setting | None = None
) -> Line:
    """Return the signs ``first`` up to ``end`` of a chain as a line, ``size`` in points.

    Without a ``setting`` the line has its natural width. A word that the line's end parts gets its hyphen.
    """
    direction: Direction = "rtl" if language_of(language).right_to_left else "ltr"
    if end <= first:
        return Line((), 0.0, 0.0, 0.0, "", language, direction=direction)
    scale, gaps = (setting.scale, setting.gaps) if setting else (1.0, chain.widths[first:end])
    hang = setting.left if setting else 0.0
    x = hang if direction == "ltr" else 0.0
    left = x
    pieces = list(_pieces(chain, first, end, direction))
    seen = [k for k, is_sign in pieces if is_sign]
    runs: list[GlyphRun] = []
    glyphs: list[Glyph] = []
    head, origin = chain.signs[seen[0]], x
    spelled = not chain.levels

    def close() -> None:
        if glyphs:
            run = GlyphRun(
                head.face, size * head.scale, origin * size, 0.0, tuple(glyphs), K100, head.language, scale
            )
            runs.append(run)
            glyphs.clear()

    for k, is_sign in pieces:
        sign = chain.signs[k]
        last = k == end - 1
        if not is_sign:
            gap = gaps[k - first]
            if chain.spaces[k]:
                _place_spaces(chain.spaces[k], head, x - origin, size, gap, last, direction, glyphs)
            if not last:
                x += gap
            continue
        if sign.face is not head.face or sign.language != head.language or sign.scale != head.scale:
            close()
            head, origin = sign, x
        parted = last and k in chain.hyphens and end < len(chain.signs)
        if not (parted and sign.text == SOFT_HYPHEN):
            _place(sign, x - origin, size, scale, glyphs)
        x += sign.body * scale
        if parted:
            _place_hyphen(chain, k, x - origin, size, scale, glyphs)
            x += chain.hyphens[k] * scale
        spelled = spelled and _spells(chain, k, last)
    close()
    leftmost, rightmost = chain.signs[seen[0]], chain.signs[seen[-1]]
    bearing = rightmost.body - rightmost.shift - ink_right(rightmost)
    return Line(
        tuple(runs),
        (x - left + hang) * size,
        (left + (leftmost.shift + ink_left(leftmost)) * scale) * size,
        (x - bearing * scale) * size,
        chain.source(first, end),
        language,
        spelled,
        direction,
    )


def _pieces(chain: Chain, first: int, end: int, direction: Direction) -> Iterator[tuple[int, bool]]:
    """Yield a line's signs (True) and the gaps after them (False) from left to right."""
    ordered = [(k, is_sign) for k in range(first, end) for is_sign in (True, False)]
    if not chain.levels:
        yield from ordered
        return
    text = chain.source(first, end)
    start = chain.starts[first]
    found = line_levels(text, chain.levels[start : start + len(text)], int(direction == "rtl"))
    signs = [found[chain.starts[k] - start] for k in range(first, end)]
    embedding = []
    for i, (level, after) in enumerate(zip(signs, [*signs[1:], int(direction == "rtl")], strict=True)):
        k = first + i
        space = chain.starts[k] + len(chain.signs[k].text) - start
        embedding += [level, found[space] if chain.spaces[k] else min(level, after)]
    for i in visual_order(embedding):
        yield ordered[i]


def _place(sign: Sign, x: float, size: float, scale: float, glyphs: list[Glyph]) -> None:
    """Append a sign's glyphs; its text goes to the first one."""
    x += sign.shift * scale
    text = sign.text
    for gid, dx, dy, advance in sign.glyphs:
        glyphs.append(Glyph(gid, (x + dx * scale) * size, dy * size, advance * scale * size, text))
        x += advance * scale
        text = ""


def _place_hyphen(chain: Chain, k: int, x: float, size: float, scale: float, glyphs: list[Glyph]) -> None:
    """Append the hyphen of a parted word; it spells a soft hyphen, so that a reader joins the word again."""
    face = chain.signs[k].face
    gid = face.glyph("-")
    advance = face.advance(gid)
    kern = chain.hyphens[k] - advance
    glyphs.append(Glyph(gid, (x + kern * scale) * size, 0.0, advance * scale * size, SOFT_HYPHEN))


def _place_spaces(
    spaces: str,
    sign: Sign,
    x: float,
    size: float,
    gap: float,
    last: bool,
    direction: Direction,
    glyphs: list[Glyph],
) -> None:
    """Append the source's spaces as glyphs in the gap; at a line's end they hang beyond the measure."""
    face = sign.face
    gid = face.glyph(" ")
    advance = face.advance(gid) if last else gap / len(spaces)
    if last and direction == "rtl":
        x -= advance * len(spaces)
    for i, char in enumerate(spaces):
        glyphs.append(Glyph(gid, (x + i * advance) * size, 0.0, advance * size, char))


def _spells(chain: Chain, k: int, last: bool) -> bool:
    """Tell whether a reader that goes by glyphs alone gets sign ``k`` and what follows it right."""
    sign = chain.signs[k]
    if len(sign.glyphs) > 1 or sign.shift or (sign.blank and last):
        return False
    if last or chain.spaces[k]:
        return True
    return chain.gaps[k] not in ("autospace", "right") and not (sign.blank and chain.gaps[k] == "tight")
