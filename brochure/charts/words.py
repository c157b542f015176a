"""The words of a chart, set by the brochure's typesetter as on any other page.

In: strings with matplotlib's font properties. Out: set words and what they measure, points. What matplotlib
knows of fonts is not asked; a family only says sans or serif. Knows nothing of the figure around the words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from brochure.charts.formulas import Part, simple
from brochure.charts.loading import Outline, TextToPath, font_manager, matplotlib, np
from brochure.colour import Ink
from brochure.display import Item, Tagged
from brochure.errors import DataError
from brochure.geometry import Transform, transformed
from brochure.text.lines import Line
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter

LEADING = 1.25
"""From line to line, against the size: 8 on 10 points, as the labels of section 2."""

HAN_GAP = 0.125
"""Between a Han and a western character, em: the art direction's measure for labels (section 2)."""

_SCRIPT_SIZE = 0.65
_SCRIPT_RAISE = 0.36
_SCRIPT_DROP = 0.16
"""A raised or lowered part of a formula: its size and shifts against the text's size."""

_RAISED = str.maketrans("0123456789+\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+\u2212", "₀₁₂₃₄₅₆₇₈₉₊₋")
"""What raised and lowered digits are in Unicode: not all fonts have them, but readers know them."""

_CODES = {
    "M": int(Outline.MOVETO),
    "L": int(Outline.LINETO),
    "C": int(Outline.CURVE4),
    "Z": int(Outline.CLOSEPOLY),
}

_HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class SetWords:
    """Lines beside each other, each with its offset from the words' origin on the baseline, y down."""

    lines: tuple[tuple[float, float, Line], ...]
    width: float
    text: str

    @property
    def heights(self) -> tuple[float, float]:
        """How far the ink reaches above and below the baseline, points, both at least 0."""
        above = below = 0.0
        for _, dy, line in self.lines:
            for run in line.runs:
                for glyph in run.glyphs:
                    box = run.face.ink(glyph.gid)
                    above = max(above, -(box.y * run.size + glyph.y + dy))
                    below = max(below, box.bottom * run.size + glyph.y + dy)
        return above, below

    def at(self, x: float, y: float, ink: Ink) -> tuple[Item, ...]:
        """Return the words' items with their origin at ``x``, ``y``."""
        items = tuple(item for dx, dy, line in self.lines for item in line.at(x + dx, y + dy, ink))
        if len(self.lines) < 2:
            return items
        return (Tagged("Span", items, language=self.lines[0][2].language, actual_text=self.text),)


class Words:
    """Sets a chart's strings. ``languages`` are the edition's BCP 47 tags in their order."""

    def __init__(self, typesetter: Typesetter, languages: Sequence[str]) -> None:
        self.typesetter = typesetter
        han = [language for language in languages if language.startswith("zh")]
        western = [language for language in languages if not language.startswith("zh")]
        self._han = han[0] if han else "zh-Hans"
        self._western = western[0] if western else self._han

    def language(self, text: str) -> str:
        """Return the language that a string must be in: the edition's Chinese if it has Han characters."""
        return self._han if _HAN.search(text) else self._western

    def set(self, text: str, prop: font_manager.FontProperties, language: str | None = None) -> SetWords:
        """Return ``text`` set at the properties' size, weight and family role.

        Raises DataError for a slanted, narrow or small-capital style, TextError on a missing glyph.
        """
        line = self.typesetter.line(text, _style(prop), language or self.language(text))
        return SetWords(((0.0, 0.0, line),), line.width, text)

    def room(self, prop: font_manager.FontProperties) -> tuple[float, float]:
        """Return how far above and below its baseline type of such properties stands, points.

        That is a capital's height and a p's depth, the same for all words of one style: labels beside each
        other share a baseline, and figures, capitals and Han characters are centred where matplotlib
        centres a text.
        """
        style = _style(prop)
        face = self.typesetter.fonts.face(style.family, "Latn", style.weight)
        return face.cap_height * style.size, face.ink(face.glyph("p")).bottom * style.size

    def formula(
        self, text: str, prop: font_manager.FontProperties, language: str | None = None
    ) -> SetWords | None:
        """Return a text with simple formulas set in the brochure's type, None when one is not simple."""
        parts = simple(text)
        if parts is None:
            return None
        style, tag = _style(prop), language or self.language(text)
        lines: list[tuple[float, float, Line]] = []
        x = 0.0
        for part in parts:
            line = self.typesetter.line(part.text, _scripted(style, part), tag)
            lines.append((x, _shift(part) * style.size, line))
            x += line.width
        return SetWords(tuple(lines), x, "".join(_spelled(part) for part in parts))


def _style(prop: font_manager.FontProperties) -> TextStyle:
    shape = (prop.get_style(), prop.get_variant(), prop.get_stretch())
    if shape[0] != "normal" or shape[1] != "normal" or shape[2] not in ("normal", 500):
        raise DataError.of(
            "chart-font",
            f"a chart asks for {' '.join(str(part) for part in shape if part != 'normal')} type",
            "the brochure's fonts stand upright; use size or weight instead",
        )
    weight = prop.get_weight()
    number = weight if isinstance(weight, int) else font_manager.weight_dict.get(str(weight), 400)
    family = (prop.get_family() or ["sans-serif"])[0].lower()
    serif = "serif" in family and "sans" not in family
    size = float(prop.get_size_in_points())
    return TextStyle("serif" if serif else "sans", int(number), size, size * LEADING, han_latin_gap=HAN_GAP)


def _scripted(style: TextStyle, part: Part) -> TextStyle:
    if not part.level:
        return style
    return replace(style, size=style.size * _SCRIPT_SIZE)


def _spelled(part: Part) -> str:
    return part.text.translate({1: _RAISED, 0: {}, -1: _LOWERED}[part.level])


def _shift(part: Part) -> float:
    return {1: -_SCRIPT_RAISE, 0: 0.0, -1: _SCRIPT_DROP}[part.level]


class OutlinedWords(TextToPath):
    """Words as outlines, for artists that draw around them: path effects ask the renderer for this."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def get_text_path(
        self,
        prop: font_manager.FontProperties,
        s: str,
        ismath: bool | Literal["TeX"] = False,
        *,
        features: object = None,
        language: object = None,
    ) -> Any:
        """Return vertices (y up) and codes of the words' outlines at a size of ``FONT_SCALE`` points."""
        prop = prop.copy()
        prop.set_size(self.FONT_SCALE)
        words = self._words.formula(s, prop) if ismath else self._words.set(s, prop)
        if words is None:
            _no_han(s)
            know_math_fonts()
            return super().get_text_path(prop, s, ismath)
        vertices: list[tuple[float, float]] = []
        codes: list[int] = []
        for dx, dy, line in words.lines:
            for run in line.runs:
                for glyph in run.glyphs:
                    at = Transform(run.size, 0, 0, -run.size, dx + run.x + glyph.x, -(dy + run.y + glyph.y))
                    for operator, *numbers in transformed(run.face.outline(glyph.gid), at):
                        code = _CODES[operator]
                        points = list(zip(numbers[::2], numbers[1::2], strict=True)) or [(0.0, 0.0)]
                        vertices += points
                        codes += [code] * len(points)
        return np.array(vertices).reshape(-1, 2), codes

    def formula_size(self, s: str, prop: font_manager.FontProperties) -> tuple[float, float, float]:
        """Return width, height and depth of a formula that needs matplotlib's own layout, points."""
        _no_han(s)
        know_math_fonts()
        width, height, depth = self.mathtext_parser.parse(s, 72, prop)[:3]
        return float(width), float(height), float(depth)


def _no_han(text: str) -> None:
    """Refuse Chinese beside a formula that is not simple: the fonts of formulas do not have it."""
    if _HAN.search(text):
        raise DataError.of(
            "chart-formula",
            f"a chart sets Chinese and a formula in one text, {text!r}",
            "set the formula in a text of its own",
        )


@cache
def know_math_fonts() -> None:
    """Tell matplotlib of the math fonts that it brings along; formulas become outlines, no font goes out."""
    listed = {Path(entry.fname).name for entry in font_manager.fontManager.ttflist}
    for file in sorted(Path(matplotlib.get_data_path(), "fonts", "ttf").glob("*.ttf")):
        if file.name not in listed:
            font_manager.fontManager.addfont(file)
