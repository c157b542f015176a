"""Synthesis: OpenType features, figures and marks that a font lacks, made from what it has.

In: shaped glyphs in em, the face, the features asked for. Out: glyphs moved or set in equal widths; for
superior and inferior signs, the sign that they are made from. Knows nothing of lines.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from brochure.text.faces import Face

GlyphAt = tuple[int, float, float, float]
"""Glyph id, offset x, offset y (down), advance; all in em."""

FIGURES = "0123456789"
_LEAST_SIDES = 0.06
"""White (em) that the widest figure keeps beside its ink in a cell of equal widths."""
_HIGH = "0-9A-ZÀ-ÖØ-ÞА-ЯЁ"
_BETWEEN_HIGH = re.compile(
    rf"(?<=[{_HIGH}])[-‐–—:](?=[{_HIGH}])|[(\[](?=[{_HIGH}]++(?:[-‐–—:.,/][{_HIGH}]++)*+[)\]])|"
    rf"(?<=[{_HIGH}])[)\]]"
)
_CASE_MARKS = frozenset("-‐–—()[]{}«»‹›·•@¡¿:")
"""Marks that sit in the middle of the x-height and must rise beside capitals (OpenType 1.9, case)."""


class Small(NamedTuple):
    """How a superior or inferior sign is made: from which one, how small, how far below the baseline (em)."""

    base: str
    scale: float
    drop: float


_SCALE = 0.6
_HEAVIER = 1.2
"""Stems of small signs come out at 0.73 of the text's: between the native superiors of Source Serif (0.78)
and Libre Franklin (0.63), which stand beside them (m², CO₂). Heavier ones look bold there."""
_RISE, _DROP = -0.29, 0.14
"""Superiors reach the capitals' height, inferiors stand half below the baseline."""
_BASES = "0123456789+−=()ni"
SMALL: dict[str, Small] = {
    **{char: Small(base, _SCALE, _RISE) for char, base in zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", _BASES, strict=True)},
    **{char: Small(base, _SCALE, _DROP) for char, base in zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", _BASES, strict=False)},
}


_PARTS = {"｟": "（（", "｠": "））", "⋯": "…", "⸺": "——"}
_SAME_SHAPE = ("<compat>", "<square>", "<narrow>", "<wide>")
"""Kinds of compatibility characters (UAX #44) that look like their parts: ⁇ is two marks, ② is not a 2."""
_DOUBLE_STROKE = 0.13
"""How far apart (em) the strokes of a double bracket stand that is made of two."""


@cache
def parts_of(char: str) -> str:
    """Return the signs that a sign can be made of where a font lacks it; the sign itself where of none."""
    if char in _PARTS:
        return _PARTS[char]
    parts = unicodedata.normalize("NFKC", char)
    same = unicodedata.decomposition(char).partition(" ")[0] in _SAME_SHAPE
    return parts if same and " " not in parts else char


def doubled(char: str, glyphs: tuple[GlyphAt, ...]) -> tuple[GlyphAt, ...]:
    """Return the two brackets of a double one over each other, the outer further out; others as they are."""
    if char not in "｟｠" or len(glyphs) != 2:
        return glyphs
    (first, x, y, _), (second, x2, y2, advance) = glyphs
    left, right = (-_DOUBLE_STROKE, 0.0) if char == "｟" else (0.0, _DOUBLE_STROKE)
    return (first, x + left, y, 0.0), (second, x2 + right, y2, advance)


def weight_of_small(weight: int) -> int:
    """Return the weight at which a small sign's stems look like those of the text around it."""
    return round(weight * _HEAVIER)


@cache
def figure_width(face: Face) -> float:
    """Return the width (em) in which all figures of a face can be set alike."""
    gids = [face.glyph(char) for char in FIGURES]
    middle = sum(face.advance(gid) for gid in gids) / len(gids)
    return max(middle, max(face.ink(gid).width for gid in gids) + _LEAST_SIDES)


@cache
def has_feature(face: Face, tag: str) -> bool:
    """Tell whether a face has an OpenType substitution or positioning feature."""
    return any(tag in face.hb_face.get_language_feature_tags(table) for table in ("GSUB", "GPOS"))


def between_capitals(text: str) -> frozenset[int]:
    """Return the offsets of marks in a word that stand between signs as high as capitals, such as figures.

    A bracket is one of them where another closes it and only such signs stand between the two.
    """
    found: set[int] = set()
    opened = False
    for match in _BETWEEN_HIGH.finditer(text):
        mark = match.group()
        if mark in ")]":
            if not opened:
                continue
            opened = False
        opened = opened or mark in "(["
        found.add(match.start())
    return frozenset(found)


def raised(glyph: GlyphAt, face: Face) -> GlyphAt:
    """Return a mark's glyph where it stands in the middle of the capitals instead of the small letters."""
    gid, x, y, advance = glyph
    return gid, x, y - (face.cap_height - face.x_height) / 2, advance


def synthesised(glyph: GlyphAt, char: str, face: Face, features: tuple[str, ...]) -> GlyphAt:
    """Return a sign's only glyph as the features ask for it, where the face does not know them itself."""
    gid, _, y, _ = glyph
    if char in FIGURES and "tnum" in features and not has_feature(face, "tnum"):
        width = figure_width(face)
        return gid, (width - face.advance(gid)) / 2, y, width
    if char in _CASE_MARKS and "case" in features and not has_feature(face, "case"):
        return raised(glyph, face)
    return glyph
