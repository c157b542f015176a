"""Features and figures that a font lacks, made from what it has."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest

from brochure.text.faces import FontBook
from brochure.text.style import TextStyle
from brochure.text.synthesis import FIGURES, between_capitals, has_feature, weight_of_small
from brochure.text.typesetter import Typesetter


@pytest.mark.parametrize("family", ["sans", "serif"])
@pytest.mark.parametrize("weight", [400, 700])
def test_tabular_figures_are_alike(typesetter: Typesetter, family: str, weight: int) -> None:
    """With tnum all figures take the same width, made where the font has none, and do not touch."""
    style = TextStyle(family, weight, 10.0, 12.0, features=("tnum",))  # type: ignore[arg-type]
    numbers = ["0000", "1111", "7777", "1906", "4141"]
    assert len({round(typesetter.line(text, style, "en").width, 6) for text in numbers}) == 1
    for first in FIGURES:
        for second in FIGURES:
            run = typesetter.line(first + second, style, "en").runs[0]
            ends = [run.face.ink(glyph.gid) for glyph in run.glyphs]
            assert run.glyphs[0].x + ends[0].right * 10 < run.glyphs[1].x + ends[1].x * 10


def test_tabular_figures_spell_themselves(typesetter: Typesetter) -> None:
    """A cell's line needs no substitute text: its glyphs stand where their advances lead."""
    style = TextStyle("sans", 400, 10.0, 12.0, features=("tnum",))
    assert typesetter.line("1,204.7", style, "en").spelled
    plain = replace(style, features=())
    assert typesetter.line("1111", plain, "en").width < typesetter.line("1111", style, "en").width


def test_marks_rise_beside_capitals(typesetter: Typesetter, fonts: FontBook) -> None:
    """With case, a hyphen stands higher, by the font's own glyph or by moving it."""
    for family in ("sans", "serif"):
        plain = TextStyle(family, 400, 100.0, 100.0)  # type: ignore[arg-type]
        heights = []
        for style in (plain, replace(plain, features=("case",))):
            run = typesetter.line("h-h", style, "en").runs[0]
            glyph = run.glyphs[1]
            heights.append(run.face.ink(glyph.gid).y * 100 + glyph.y)
        assert heights[1] < heights[0] - 2
    assert not has_feature(fonts.face("sans", "Latn", 400), "case")
    assert has_feature(fonts.face("serif", "Latn", 400), "case")


@pytest.mark.parametrize("family", ["sans", "serif"])
@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("0.52–0.58", "–"), ("9:00", ":"), ("ISO-9001", "-"), ("(SEZ)", "()"), ("co-op", ""), ("(SEZ", ""),
        ("(a)", ""), ("Q1–may", ""),
    ],
)  # fmt: skip
def test_marks_rise_by_themselves(typesetter: Typesetter, family: str, text: str, marks: str) -> None:
    """Between capitals and figures a dash, colon or bracket stands higher than between small letters."""
    style = TextStyle(family, 400, 100.0, 100.0)  # type: ignore[arg-type]
    for mark in "–:-()":
        low = typesetter.line(f"n{mark}n", style, "en").runs[0]
        low_top = low.face.ink(low.glyphs[1].gid).y * 100 + low.glyphs[1].y
        for run in typesetter.line(text, style, "en").runs:
            for glyph in run.glyphs:
                if glyph.text == mark:
                    top = run.face.ink(glyph.gid).y * 100 + glyph.y
                    assert (top < low_top - 2) == (mark in marks)


@pytest.mark.parametrize("family", ["sans", "serif"])
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_fraction_slash_makes_a_fraction(typesetter: Typesetter, family: str, language: str) -> None:
    """The data's fraction slash (U+2044) makes small figures of those around it, and no line ends there."""
    style = TextStyle(family, 400, 10.0, 12.0)  # type: ignore[arg-type]
    made, plain = (typesetter.line(text, style, language).width for text in ("11⁄12", "11/12"))
    assert made < 0.8 * plain
    lines = typesetter.paragraph("aaaa 11⁄12 bb", style, language, 30.0).lines
    assert any("11⁄12" in line.text for line in lines)


@pytest.mark.parametrize("family", ["sans", "serif"])
def test_fractions(typesetter: Typesetter, family: str) -> None:
    """With frac, a half is narrower than its three signs."""
    style = TextStyle(family, 400, 10.0, 12.0, features=("frac",))  # type: ignore[arg-type]
    assert (
        typesetter.line("1/2", style, "en").width
        < 0.8 * typesetter.line("1/2", replace(style, features=()), "en").width
    )


@pytest.mark.parametrize(("text", "above"), [("CO₂", False), ("10⁻⁶", True), ("xⁿ", True), ("m²", True)])
@pytest.mark.parametrize("weight", [400, 900])
def test_small_signs(typesetter: Typesetter, text: str, above: bool, weight: int) -> None:
    """Superiors and inferiors that the font lacks are made small, above or below, in a heavier weight."""
    line = typesetter.line(text, TextStyle("sans", weight, 100.0, 100.0), "en")
    assert line.text == "".join(run.text for run in line.runs) == text
    large, small = line.runs[0], line.runs[-1]
    glyph = small.glyphs[-1]
    ink = small.face.ink(glyph.gid)
    top, bottom = (small.y + glyph.y + edge * small.size for edge in (ink.y, ink.bottom))
    assert ink.height * small.size < 0.7 * large.face.cap_height * 100
    assert (bottom < -20) if above else (bottom > 3 and top < -10)
    if small.size < 100:
        assert small.size == pytest.approx(60) and small.face.weight == min(900, weight_of_small(weight))


def test_a_small_sign_keeps_the_stems_weight(typesetter: Typesetter) -> None:
    """The bar of a made superior minus is nearer to the text's than one scaled without more weight."""
    line = typesetter.line("5⁻−", TextStyle("sans", 400, 100.0, 100.0), "en")
    small, large = (next(run for run in line.runs if sign in run.text) for sign in "⁻−")
    made = small.face.ink(small.glyphs[0].gid).height * small.size
    full = large.face.ink(large.face.glyph("−")).height * 100
    assert 0.6 * full * 1.1 < made <= full * 1.1


@pytest.mark.parametrize(
    ("made", "of", "family"),
    [
        *(
            ("⁇", "??", "sans"),
            ("⁉", "!?", "sans"),
            ("园⋯⋯区", "园……区", "sans"),
            ("园⸺区", "园——区", "sans"),
        ),
        *(("园⸺区", "园——区", "serif"), ("‴", "′′′", "serif"), ("園ｱ", "園ア", "serif")),
    ],
)
def test_marks_are_made_of_others(
    typesetter: Typesetter, made: str, of: str, family: Literal["sans", "serif"]
) -> None:
    """A mark that the fonts lack is drawn as what it stands for, and stays itself in the text."""
    style = TextStyle(family, 400, 10.0, 12.0)
    line, model = (typesetter.line(text, style, "zh-Hans") for text in (made, of))
    assert line.text == made
    assert "".join(run.text for run in line.runs) == made
    assert line.width == pytest.approx(model.width)


def test_double_brackets_have_two_strokes(typesetter: Typesetter) -> None:
    """A double bracket that the font lacks is the single one twice, a little apart, in the same room."""
    style = TextStyle("sans", 400, 10.0, 12.0)
    double, single = (typesetter.line(text, style, "zh-Hans") for text in ("园｟区｠", "园（区）"))
    assert double.width == pytest.approx(single.width, abs=0.02)
    first, second = double.runs[0].glyphs[1:3]
    assert first.gid == second.gid == single.runs[0].glyphs[1].gid
    assert 1.0 < second.x - first.x < 1.6


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("(2011–2015)", "(–)"),
        ("(9:00–17:30)", "(:–:)"),
        ("UTF-8", "-"),
        ("(a–b)", ""),
        ("[5]", "[]"),
        ("x(2", ""),
    ],
)
def test_marks_between_capitals_and_figures(text: str, high: str) -> None:
    """What stands between signs as high as capitals rises with them, a bracket with what it encloses."""
    assert "".join(text[i] for i in sorted(between_capitals(text))) == high
