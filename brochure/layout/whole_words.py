"""Words kept whole: a line ends between two words, or in one that is hyphenated there.

Set paragraphs in; the same out, or an error for a word that is wider than its column.
"""

from __future__ import annotations

from itertools import pairwise

from brochure.errors import LayoutError
from brochure.text.hyphens import SOFT_HYPHEN
from brochure.text.style import full_width
from brochure.text.typesetter import Paragraph
from brochure.units import to_mm


def parted_word(paragraph: Paragraph) -> str | None:
    """Return the first word that a line's end parts without a hyphen, None when none does."""
    for line, following in pairwise(paragraph.lines):
        before, after = line.text[-1:], following.text[:1]
        if not (before.isalpha() and after.isalpha()) or full_width(before) or full_width(after):
            continue
        if not line.runs or line.runs[-1].glyphs[-1].text != SOFT_HYPHEN:
            return (line.text.split() or [""])[-1] + (following.text.split() or [""])[0]
    return None


def kept_whole(paragraph: Paragraph, measure: float, where: str) -> Paragraph:
    """Return a paragraph as it is; LayoutError, with ``where`` before it, when it parts a word."""
    if (word := parted_word(paragraph)) is not None:
        raise LayoutError.of(
            "overset",
            f"{where}: the word {word!r} is wider than its column of {to_mm(measure):.0f} mm",
            "shorten it, or write a soft hyphen (U+00AD) where it may part",
        )
    return paragraph
