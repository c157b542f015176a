"""Break opportunities: UAX #14 through ICU, then this project's tailoring.

In: a resolved text, its language, a level of strictness. Out: the offsets where a line may end, each with a
cost. Knows nothing of fonts, widths or lines. Mandatory breaks are the caller's: it hands in one
line's worth of text at a time.
"""

from __future__ import annotations

import re

from icu4py.breakers import LineBreaker, WordBreaker

from brochure.text.resolution import Resolved
from brochure.text.tailoring import Level, concerned, rows

_HEBREW_AFTER_HYPHEN = re.compile(
    "[-\u2010][\u0300-\u036f\u0591-\u05c7\u200d]*([\u05d0-\u05ea\u05ef-\u05f2\ufb1d\ufb1f-\ufb28\ufb2a-\ufb4f])"
)
"""UAX #14, LB20a as Unicode 17's data have it: of letters after a word-initial hyphen, the Hebrew ones (HL)
may start a line. ICU 78 keeps them."""

_NARROW = str.maketrans({"\u2009": "\u00a0", "\u202f": "\u00a0"})
"""Narrow spaces, which the tailoring takes for no-break ones: what stands in sets costs time to compile."""


def utf16_offsets(text: str, offsets: list[int]) -> list[int]:
    """Return ICU's offsets, counted in UTF-16 units, as offsets of characters of ``text``."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return offsets
    out = []
    unit = index = 0
    for offset in offsets:
        while unit < offset:
            unit += 2 if text[index] > "\uffff" else 1
            index += 1
        out.append(index)
    return out


def uax14(text: str, language: str) -> list[int]:
    """Return the offsets where plain UAX #14 lets a line of ``text`` end, its own end included."""
    ends = [end for _, end in LineBreaker(text, language.partition("-")[0]).segments()]
    found = utf16_offsets(text, ends)
    if not text.isascii():
        missed = {match.start(1) for match in _HEBREW_AFTER_HYPHEN.finditer(text)}.difference(found)
        if missed:
            return sorted(missed.union(found))
    return found


def opportunities(
    resolved: Resolved, language: str, level: Level = "strict"
) -> tuple[dict[int, float], set[int]]:
    """Return the offsets inside the text where a line may end, with a cost, and those where nothing gives.

    The offset is that of the next line's first character; spaces before it stay with the line that ends.
    Where nothing gives (inside a telephone number, between a number and its unit) no gap is stretched.
    """
    text = resolved.proxy
    found = dict.fromkeys(uax14(text, language), 0.0)
    solid: set[int] = set()
    text = text.translate(_NARROW)
    for row in concerned(rows(level, language.partition("-")[0]), text):
        for offset in row.offsets(text):
            if row.solid:
                solid.add(offset)
            if row.opens:
                found[offset] = row.cost or 0.0
            elif row.cost is None:
                found.pop(offset, None)
            elif offset in found:
                found[offset] = max(found[offset], row.cost)
    found.pop(0, None)
    found.pop(len(text), None)
    return found, solid


def words(text: str, language: str) -> list[int]:
    """Return the offsets where a word of ``text`` ends, by ICU's dictionary for Chinese and Japanese."""
    ends = [end for _, end in WordBreaker(text, language.partition("-")[0]).segments()]
    return utf16_offsets(text, ends)
