"""The text engine's face to the rest of the program: text in a style and language in, set lines out.

Remembers everything by content, so that asking again costs a look-up. Knows nothing of pages.
"""

from __future__ import annotations

from itertools import pairwise

from brochure.collecting import uncollected
from brochure.text.chain import ChainMaker
from brochure.text.emergency import with_emergencies
from brochure.text.faces import FontBook
from brochure.text.lines import Line, Paragraph, set_line
from brochure.text.ragged import ragged
from brochure.text.rivers import Front, river_lines
from brochure.text.style import FORCED_BREAK, Piece, RichText, TextStyle, full_width
from brochure.text.totalfit import total_fit

__all__ = ["Line", "Paragraph", "Typesetter"]

DISPLAY_SIZE = 14.0
"""From this size in points on, lines are balanced (headings, leads, statements)."""


class Typesetter:
    """Sets text with the faces of one font book; remembers lines by content."""

    def __init__(self, fonts: FontBook) -> None:
        self.fonts = fonts
        self._chains = ChainMaker(fonts)
        self._lines: dict[tuple[RichText | str, TextStyle, str], Line] = {}
        self._paragraphs: dict[tuple[RichText | str, TextStyle, str, float, int, Front, bool], Paragraph] = {}

    def line(self, text: RichText | str, style: TextStyle, language: str) -> Line:
        """Return ``text`` as one line of natural width; raises TextError on a missing glyph.

        A forced break (``|`` or a newline) becomes a space between western words and nothing elsewhere.
        """
        key = (text, style, language)
        line = self._lines.get(key)
        if line is None:
            chain = self._chains.chain(_joined(_pieces(text)), style, language)
            line = self._lines[key] = set_line(chain, 0, len(chain.signs), style.size, language)
        return line

    def paragraph(
        self,
        text: RichText | str,
        style: TextStyle,
        language: str,
        measure: float,
        looseness: int = 0,
        above: Paragraph | None = None,
    ) -> Paragraph:
        """Return ``text`` broken to ``measure`` points; ``|`` or a newline forces a line's end.

        Spaces beside a forced break are part of it. ``looseness`` asks for so many lines more or fewer than
        the best setting has; a text that can not give them gives what it can. Below a justified paragraph
        ``above`` no river runs on, nor does a hyphen follow its last one. Raises TextError on a missing
        glyph.
        """
        front = above.front if above is not None else ()
        parted = above is not None and above.parted
        key = (text, style, language, measure, looseness, front, parted)
        paragraph = self._paragraphs.get(key)
        if paragraph is None:
            lines: list[Line] = []
            with uncollected():
                for part in _spaced(_parts(_pieces(text))):
                    more, front = self._set(part, style, language, measure, looseness, front, parted)
                    lines.extend(more)
                    parted = len(more) > 1 and more[-2].parted
            paragraph = Paragraph(tuple(lines), style.leading, language, measure, front)
            self._paragraphs[key] = paragraph
        return paragraph

    def _set(
        self,
        pieces: RichText,
        style: TextStyle,
        language: str,
        measure: float,
        looseness: int,
        above: Front,
        parted: bool,
    ) -> tuple[list[Line], Front]:
        """Return the lines of a stretch without forced ends, and the word spaces of the last one."""
        chain = self._chains.chain(pieces, style, language)
        if not chain.signs:
            return [set_line(chain, 0, 0, style.size, language)], ()
        width = measure / style.size
        justified = style.align == "justified"
        chain = with_emergencies(chain, width, unwilling=justified)
        if justified:
            found = total_fit(chain, width, language, looseness, above, parted)
            _, front = river_lines(chain, [(line.first, line.end, line.setting) for line in found], above)
            return [
                set_line(chain, line.first, line.end, style.size, language, line.setting) for line in found
            ], front
        balanced = style.size >= DISPLAY_SIZE
        ends = ragged(chain, width, language, balanced=balanced, looseness=looseness)
        return [set_line(chain, start, end, style.size, language) for start, end in pairwise([0, *ends])], ()


def _pieces(text: RichText | str) -> RichText:
    return (Piece(text),) if isinstance(text, str) else text


def _parts(pieces: RichText) -> list[RichText]:
    """Return the stretches between forced breaks; an empty text has none."""
    if not any(piece.text for piece in pieces):
        return []
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        for i, text in enumerate(FORCED_BREAK.split(piece.text)):
            if i:
                _trim_end(parts[-1])
                parts.append([])
                text = text.lstrip(" \t")
            elif len(parts) > 1 and not parts[-1]:
                text = text.lstrip(" \t")
            if text:
                parts[-1].append(Piece(text, piece.weight))
    return [tuple(part) for part in parts]


def _spaced(parts: list[RichText]) -> list[RichText]:
    """Return the parts, a space at the end of each that parts two western words.

    A reader that takes the lines' text finds the words apart, as at every other line's end.
    """
    spaced = list(parts)
    for index, (before, after) in enumerate(pairwise(parts)):
        if before and after and not (full_width(before[-1].text[-1]) or full_width(after[0].text[0])):
            spaced[index] = (*before, Piece(" ", before[-1].weight))
    return spaced


def _joined(pieces: RichText) -> RichText:
    """Return the pieces with forced ends undone, as :func:`brochure.text.style.joined` does."""
    return tuple(piece for part in _spaced(_parts(pieces)) for piece in part)


def _trim_end(part: list[Piece]) -> None:
    while part:
        last = part.pop()
        text = last.text.rstrip(" \t")
        if text:
            part.append(Piece(text, last.weight))
            return
