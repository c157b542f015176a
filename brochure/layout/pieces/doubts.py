"""What a piece says of the signs that its words bear, such as † for what a park has to confirm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brochure.compose.words import Words


def sign_of(note: Words) -> str:
    """Return the sign that a note begins with, such as *; "" for words."""
    first = next((text[:1] for _, text in note), "")
    return "" if first.isalnum() else first


def doubts(notes: Iterable[Words], said: Sequence[Words]) -> Words:
    """Return the notes on signs that words bear, in the languages that bear them."""
    return Words(
        tuple(
            (language, text)
            for note in notes
            for language, text in note
            if (sign := sign_of(note)) and any(sign in words.get(language) for words in said)
        )
    )
