"""What each glyph spells, so that a reader who goes by glyphs alone gets the text back.

In: the glyphs of a run, whose text stands at the first glyph of each cluster. Out: a text for every glyph,
since a font may not say that a glyph spells nothing. Must not know fonts or PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


def spellings(glyphs: Sequence[Glyph]) -> list[Spelling]:
    """Return the spelling of each glyph: a cluster's characters are dealt out to its glyphs in order."""
    return [spelling for cluster in clusters(glyphs) for spelling in _dealt(cluster[0].text, len(cluster))]


def clusters(glyphs: Sequence[Glyph]) -> Iterator[Sequence[Glyph]]:
    """Yield the glyphs of each cluster: the first one has its text."""
    first = 0
    for end in range(1, len(glyphs) + 1):
        if end == len(glyphs) or glyphs[end].text:
            yield glyphs[first:end]
            first = end


@lru_cache(maxsize=4096)  # a brochure shows few hundred different characters thousands of times
def _dealt(text: str, count: int) -> tuple[Spelling, ...]:
    if count == 1:
        return (Spelling(text or SILENT),)
    if len(text) >= count:
        return (*map(Spelling, text[: count - 1]), Spelling(text[count - 1 :]))
    silent = (Spelling(SILENT),) * (count - 2)
    return (Spelling(text or SILENT, opens=text), *silent, Spelling(SILENT, closes=True))
