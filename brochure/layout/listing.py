"""Lists of names set as one text, whose lines end between two names wherever a name fits a line."""

from __future__ import annotations

from collections.abc import Sequence

from brochure.compose.words import Words
from brochure.layout.leaf import Leaf
from brochure.layout.studio import PageStudio

MARKS = {"zh": "、", "ja": "、"}  # between two names; elsewhere a semicolon and a space
WESTERN_MARK = "; "


def listed(leaf: Leaf | PageStudio, names: Sequence[Words], style: str, measure: float) -> Words:
    """Return the names as one list by language, with a forced end where the next name would not fit.

    The list starts with a capital where the script has one.
    """
    said = []
    for language in leaf.languages:
        own = [text for text in (name.get(language) for name in names) if text]
        mark = MARKS.get(language.split("-")[0], WESTERN_MARK)
        text = _packed(leaf, own, mark, style, language, measure)
        said.append((language, text[:1].upper() + text[1:]))
    return Words(
        tuple((language, text) for language, text in said if text), names[0].place if names else None
    )


def _packed(
    leaf: Leaf | PageStudio, names: list[str], mark: str, style: str, language: str, measure: float
) -> str:
    set_style = leaf.theme.style(style, language)
    lines: list[str] = []
    for index, name in enumerate(names):
        piece = name if index == len(names) - 1 else name + mark.rstrip()
        longer = f"{lines[-1]}{' ' if mark.endswith(' ') else ''}{piece}" if lines else piece
        if lines and leaf.typesetter.line(longer, set_style, language).width <= measure:
            lines[-1] = longer
        else:
            lines.append(piece)
    return "|".join(lines)
