"""Spacing: what stands between two signs, and what a line's edges take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Literal

import pytest

from brochure.text.lines import Line
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter

# What web-platform-tests' text-spacing-trim-combinations-001 pairs, by CSS Text 4's classes; in Chinese, colons
# and semicolons close. 568 pairs, with 〈〉【】［］ and quotes, which that test leaves out, on top.
OPENERS = "《「『〔〖〘〝（｛｟"
CLOSERS = "》」』〕〗〙〟）｝｠、。，．：；"
MIDDLE = "・　"
MORE_OPENERS, MORE_CLOSERS = "〈【［“‘", "〉】］！？”’"


OneLine = Callable[[str], Line]


def em(line: Line) -> float:
    return line.width / 10


@pytest.fixture
def zh(typesetter: Typesetter, body: TextStyle) -> OneLine:
    return lambda text: typesetter.line(text, body, "zh-Hans")


PAIRS = [
    *product(CLOSERS, CLOSERS + MIDDLE + OPENERS),
    *product(MIDDLE + OPENERS, OPENERS),
]
MORE = [
    *product(MORE_CLOSERS, MORE_CLOSERS + CLOSERS + "　" + MORE_OPENERS + OPENERS),
    *product(MORE_OPENERS + OPENERS, MORE_OPENERS),
]


def test_568_pairs() -> None:
    """The pairs are as many as that test has."""
    assert len(PAIRS) == 568


@pytest.mark.parametrize("family", ["sans", "serif"])
def test_adjacent_full_width_marks_give_up_half_an_em(
    typesetter: Typesetter, family: Literal["sans", "serif"]
) -> None:
    """Between two Han signs, every pair of marks of CSS Text 4's five rules takes one and a half em.

    A middle dot takes half an em in Chinese, so its pairs take one.
    """
    style = TextStyle(family, 400, 10.0, 15.0)
    wide = []
    for left, right in (*PAIRS, *MORE):
        width = em(typesetter.line(f"园{left}{right}区", style, "zh-Hans")) - 2
        if abs(width - (1.0 if "・" in (left, right) else 1.5)) > 0.012:
            wide.append(left + right)
    assert wide == []


@pytest.mark.parametrize(
    ("tight", "parts"),
    [("(《甲》)", "(甲)"), ("见《甲》, 乙", "见甲, 乙"), ("“《甲》.”", "“甲.”"), ("[「甲」]", "[甲]")],
)
def test_western_marks_cling_to_full_width_brackets(
    typesetter: Typesetter, body: TextStyle, tight: str, parts: str
) -> None:
    """Between a western mark and the bracket that it encloses or follows stands no blank half."""
    widths = [em(typesetter.line(text, body, "en")) for text in (tight, parts)]
    outer = 0.5 if tight.startswith("见") else 0.0  # the blank before 《, which a sign comes before
    assert widths[0] - widths[1] == pytest.approx(1.0 + outer, abs=0.02)


def test_only_the_outer_half_is_cut(zh: OneLine) -> None:
    """Brackets stay as close to what they enclose as they were, with half an em outside."""
    assert em(zh("园《区》园")) == pytest.approx(5, abs=0.01)
    assert em(zh("园（《区》）园")) == pytest.approx(6, abs=0.02)


@pytest.mark.parametrize(("text", "width"), [("《园", 1.5), ("园》", 1.5), ("园。", 1.5), ("（园）", 2.0)])
def test_line_edges_are_trimmed(zh: OneLine, text: str, width: float) -> None:
    """A full-width mark at either end of a line takes half an em."""
    assert em(zh(text)) == pytest.approx(width, abs=0.011)


def test_trimmed_mark_stands_on_the_edge(zh: OneLine) -> None:
    """An opening mark at a line's start has its ink within a quarter of an em of the edge."""
    line = zh("《园区》")
    assert 0 <= line.ink_left < 2.5
    assert 0 <= line.width - line.ink_right < 2.5


@pytest.mark.parametrize(
    ("text", "joints"),
    [
        ("于2003年", 2),
        ("增长7.3%的", 2),
        ("（A座", 1),
        ("，2003。", 0),
        ("于 2003 年", 2),
        ("120 m²甲", 0),
        ("30℃以", 0),
        ("A、B", 0),
    ],
)
def test_han_latin_gap(typesetter: Typesetter, body: TextStyle, text: str, joints: int) -> None:
    """Han beside a western letter or numeral gets the style's gap once, in place of any space."""
    with_gap = typesetter.line(text, replace(body, han_latin_gap=0.3), "zh-Hans")
    with_less = typesetter.line(text, replace(body, han_latin_gap=0.1), "zh-Hans")
    assert with_gap.width - with_less.width == pytest.approx(joints * 0.2 * 10)
    assert with_gap.text == text


def test_gap_is_no_character(typesetter: Typesetter, body: TextStyle) -> None:
    """The gap is an offset: the glyphs spell the source and nothing else, and the line carries its text."""
    line = typesetter.line("于2003年", body, "zh-Hans")
    assert "".join(run.text for run in line.runs) == "于2003年"
    assert not line.spelled


def test_tracking_stands_between_signs_only(typesetter: Typesetter) -> None:
    """Tracking widens a line by one step less than it has signs."""
    loose = TextStyle("sans", 700, 20, 25, tracking=0.05)
    tight = TextStyle("sans", 700, 20, 25)
    difference = (
        typesetter.line("武陵山中", loose, "zh-Hans").width
        - typesetter.line("武陵山中", tight, "zh-Hans").width
    )
    assert difference == pytest.approx(3 * 0.05 * 20)


def test_doubled_dash_is_one_sign(zh: OneLine) -> None:
    """The Chinese dash is one glyph of two em, the ellipsis two glyphs of one."""
    assert em(zh("园——区")) == pytest.approx(4)
    assert em(zh("园……区")) == pytest.approx(4)
    assert [len(run.glyphs) for run in zh("园——区").runs] == [3]


def test_middle_dot_is_half_an_em(zh: OneLine) -> None:
    """The middle dot between Han signs takes half an em and stands in its middle."""
    line = zh("蒙·林")
    assert em(line) == pytest.approx(2.5)
    dot = line.runs[0].glyphs[1]
    ink = line.runs[0].face.ink(dot.gid)
    assert dot.x / 10 + ink.x + ink.width / 2 == pytest.approx(1.25)


@pytest.mark.parametrize(
    ("text", "language", "space"),
    [("园区　指南", "zh-Hans", 1.0), ("word\u2003word", "en", 1.0), ("word\u2009word", "en", 1 / 6)],
)
def test_spaces_of_their_own_width(typesetter: Typesetter, text: str, language: str, space: float) -> None:
    """An ideographic or em space takes its em inside a line, and none at a line's end."""
    style = TextStyle("sans", 400, 10.0, 15.0, align="justified")
    first, second = text[: len(text) // 2], text[len(text) // 2 + 1 :]
    sides = [em(typesetter.line(part, style, language)) for part in (first, second)]
    assert em(typesetter.line(text, style, language)) == pytest.approx(sum(sides) + space, abs=0.001)
    lines = typesetter.paragraph(text, style, language, 10 * sides[0] + 2).lines
    assert [line.text for line in lines] == [text[: len(text) // 2 + 1], second]
    assert lines[0].ink_right <= 10 * sides[0] + 2.01
