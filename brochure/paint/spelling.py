"""What each glyph spells, so that a reader who goes by glyphs alone gets the text back.

In: the glyphs of a run, whose text stands at the first glyph of each cluster. Out: a text for every glyph,
since a font may not say that a glyph spells nothing. Must not know fonts or PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brochure.display import Glyph

SILENT = "\u200b"
"""A space without width: what a further glyph of one character spells, the nearest to nothing."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """What one glyph spells.

    ``opens`` is the exact text of a cluster that begins here and that its glyphs together do not spell;
    ``closes`` marks the last glyph of such a cluster.
    """

    text: str
    opens: str | None = None
    closes: bool = False


def spellings(glyphs: Sequence[Glyph]) -> Iterator[Spelling]:
    """Yield the spelling of each glyph: a cluster's characters are dealt out to its glyphs in order."""
    index = 0
    while index < len(glyphs):
        end = index + 1
        while end < len(glyphs) and not glyphs[end].text:
            end += 1
        yield from _dealt(glyphs[index].text, end - index)
        index = end


def _dealt(text: str, count: int) -> Iterator[Spelling]:
    if count == 1:
        yield Spelling(text or SILENT)
    elif len(text) >= count:
        yield from map(Spelling, text[: count - 1])
        yield Spelling(text[count - 1 :])
    else:
        yield Spelling(text or SILENT, opens=text)
        yield from (Spelling(SILENT) for _ in range(count - 2))
        yield Spelling(SILENT, closes=True)
