"""The text engine's face to the rest of the program. (Skeleton: the interface that others build on.)"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.colour import Ink
from brochure.display import GlyphRun, Item
from brochure.text.faces import FontBook
from brochure.text.style import RichText, TextStyle


@dataclass(frozen=True, slots=True)
class Line:
    """A set line. Runs are relative to its origin: baseline at y 0, measure's left edge at x 0.

    ``width`` is what the reader sees (no trailing space); ``ink_left`` is where the first glyph's ink begins,
    ``ink_right`` where the last one's ends; ``text`` is its exact text, a trailing space included where the
    source has one at the break.
    """

    runs: tuple[GlyphRun, ...]
    width: float
    ink_left: float
    ink_right: float
    text: str
    language: str

    def at(self, x: float, y: float, ink: Ink) -> tuple[Item, ...]:
        """Return the line's items with its origin at ``x``, ``y`` in ``ink``."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph and the leading between their baselines, points."""

    lines: tuple[Line, ...]
    leading: float
    language: str

    def at(self, x: float, y: float, ink: Ink) -> tuple[Item, ...]:
        """Return all lines' items, the first baseline at ``y``."""
        raise NotImplementedError


class Typesetter:
    """Sets text with the faces of one font book; remembers lines by content."""

    def __init__(self, fonts: FontBook) -> None:
        raise NotImplementedError

    def line(self, text: RichText | str, style: TextStyle, language: str) -> Line:
        """Return ``text`` as one line of natural width; raises TextError on a missing glyph."""
        raise NotImplementedError

    def paragraph(
        self, text: RichText | str, style: TextStyle, language: str, measure: float
    ) -> Paragraph:
        """Return ``text`` broken to ``measure`` points; ``|`` or a newline forces a line's end."""
        raise NotImplementedError
