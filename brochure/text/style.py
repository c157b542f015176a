"""How text is set: a style for one language, and text with a few marked pieces.

Frozen values, no behaviour of the engine.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph of one language is set.

    ``family`` is a role of the theme's font pair. Sizes and leading in points, ``tracking`` and
    ``han_latin_gap`` (the natural space between a Han and a western character) in em. ``features`` are
    OpenType tags to switch on, such as ``tnum``.
    """

    family: Literal["sans", "serif"]
    weight: int
    size: float
    leading: float
    tracking: float = 0.0
    han_latin_gap: float = 0.2
    align: Literal["ragged", "justified"] = "ragged"
    features: tuple[str, ...] = ()
    hyphenate: bool = False

    def weighing(self, weight: int) -> TextStyle:
        """Return the same style at another weight."""
        return replace(self, weight=weight)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a text, perhaps at another weight."""

    text: str
    weight: int | None = None


RichText = tuple[Piece, ...]


def rich(text: str, strong: int = 700) -> RichText:
    """Return the pieces of ``text``, in which ``**words**`` are set at weight ``strong``."""
    parts = text.split("**")
    return tuple(Piece(part, strong if index % 2 else None) for index, part in enumerate(parts) if part)


def plain(text: RichText | str) -> str:
    """Return the characters of a text."""
    return text if isinstance(text, str) else "".join(piece.text for piece in text)


FORCED_BREAK = re.compile(r"(?:(?<![ \t])[ \t]++)?+(?:\||\r\n|[\n\r\v\f\x85\u2028\u2029])[ \t]*+")
"""What forces a line's end: the data's ``|`` and every kind of newline, with the spaces beside it."""


def joined(text: RichText | str) -> str:
    """Return a text's characters with its forced line ends undone.

    A forced end becomes a space, or nothing beside a full-width sign, as for a bookmark or a single line.
    """
    chars = plain(text)
    out: list[str] = []
    for part in FORCED_BREAK.split(chars):
        if out and part and not (full_width(out[-1][-1]) or full_width(part[0])):
            out.append(" ")
        if part:
            out.append(part)
    return "".join(out)


def full_width(char: str) -> bool:
    """Tell whether a character takes a whole em, so that no word space stands beside it."""
    return unicodedata.east_asian_width(char) in "WF"
