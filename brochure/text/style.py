"""How text is set: a style for one language, and text with a few marked pieces. Frozen values, no behaviour
of the engine."""

from __future__ import annotations

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
    return tuple(
        Piece(part, strong if index % 2 else None) for index, part in enumerate(parts) if part
    )


def plain(text: RichText | str) -> str:
    """Return the characters of a text."""
    return text if isinstance(text, str) else "".join(piece.text for piece in text)
