"""The typesetter's laws: nothing lost or invented, nothing too wide, no line that begins or ends wrongly."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.assets import assets
from brochure.colour import K100
from brochure.display import GlyphRun, Tagged
from brochure.errors import TextError
from brochure.text.faces import FontBook
from brochure.text.lines import Paragraph
from brochure.text.style import Piece, TextStyle, joined, rich
from brochure.text.typesetter import Typesetter

SETTER = Typesetter(FontBook(assets() / "fonts"))
BODY = TextStyle("sans", 400, 10.0, 15.0)
CLOSING = set("，。、；：！？）》〉」』】〗〕”’·～—…,.;:!?)]}%")
OPENING = set("（《〈「『【〖〔“‘([{")

HAN = st.sampled_from(
    [
        "园区成立于",
        "重庆市",
        "，",
        "。",
        "、",
        "（",
        "）",
        "《年鉴》",
        "“工业强区”",
        "——",
        "……",
        "！",
        "？",
        "·",
    ]
)
WESTERN = st.sampled_from(
    [
        "park",
        " ",
        " ",
        "RMB 13.56 billion",
        "140+",
        " (see",
        "p. 3)",
        "“why”",
        ", ",
        "7.3 %",
        "20 km²",
        "non-food",
        "—",
    ]
)
NUMBERS = st.sampled_from(
    ["2003年7月", "135.6亿元", "20平方公里", "3%～5%", "+86 23 7942 6568", "12—15页", "140余家"]
)
MIXED = st.lists(st.one_of(HAN, WESTERN, NUMBERS), min_size=1, max_size=40).map("".join)
LANGUAGES = st.sampled_from(["zh-Hans", "en"])
MEASURES = st.floats(60, 300)


def pieces_of(paragraph: Paragraph) -> list[str]:
    return [line.text for line in paragraph.lines]


def drawn(items: object) -> list[GlyphRun]:
    found: list[GlyphRun] = []
    for item in items if isinstance(items, tuple) else ():
        found += drawn(item.items) if isinstance(item, Tagged) else [item]
    return found


@settings(max_examples=150, deadline=None)
@given(text=MIXED, language=LANGUAGES, measure=MEASURES)
def test_no_character_is_lost_or_invented(text: str, language: str, measure: float) -> None:
    """The lines' texts, and the texts of their glyphs, are together the source."""
    paragraph = SETTER.paragraph(text, BODY, language, measure)
    assert "".join(pieces_of(paragraph)) == text
    assert all("".join(run.text for run in line.runs) == line.text for line in paragraph.lines)


@settings(max_examples=150, deadline=None)
@given(text=MIXED, language=LANGUAGES, measure=MEASURES)
def test_no_line_begins_or_ends_wrongly(text: str, language: str, measure: float) -> None:
    """No line but the first starts with a closing mark, none but the last ends with an opening one."""
    lines = [line.strip() for line in pieces_of(SETTER.paragraph(text, BODY, language, measure))]
    for before, after in pairwise(lines):
        assert before and after
        if before[-1] in OPENING or (after[0] in CLOSING and not (after[0] == "”" and language == "en")):
            pytest.fail(f"{before!r} | {after!r}")


@settings(max_examples=150, deadline=None)
@given(text=MIXED, language=LANGUAGES, measure=MEASURES)
def test_no_line_exceeds_its_measure(text: str, language: str, measure: float) -> None:
    """A line is wider than the measure only if it is a single cluster."""
    for line in SETTER.paragraph(text, BODY, language, measure).lines:
        if line.width > measure + 1e-6:
            assert len(line.text.strip()) == 1


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_any_unicode_text_is_set_or_refused(text: str) -> None:
    """Any text at all is either set whole or refused with its missing glyphs, never a crash."""
    try:
        paragraph = SETTER.paragraph(text, BODY, "zh-Hans", 100)
    except TextError as error:
        assert {finding.code for finding in error.findings} <= {"missing-glyph", "no-font-for-script"}
    else:
        kept = "".join(pieces_of(paragraph))
        assert [c for c in kept if not c.isspace()] == [c for c in text if not c.isspace() and c != "|"]


@pytest.mark.parametrize("feature", [(), ("pnum",)])
def test_features_are_switched_on(feature: tuple[str, ...]) -> None:
    """With proportional figures, and only then, a one is narrower than a zero of Source Serif."""
    style = TextStyle("serif", 400, 100.0, 100.0, features=feature)
    same = SETTER.line("1111", style, "en").width == pytest.approx(SETTER.line("0000", style, "en").width)
    assert same == (not feature)


@pytest.mark.parametrize(
    "kept",
    ["RMB 13.56 billion", "7.3 per cent", "20 km²", "30,000 mu", "+86 23 7942 6568", "J. S. Bach", "34.4 %"],
)
def test_what_belongs_together_stays_together(kept: str) -> None:
    """A number and its unit, a telephone, a name's initials never come apart, at any measure that holds them."""
    text = f"In the park it was {kept} and so it has been ever since then, up to now."
    for measure in range(ceil(SETTER.line(kept, BODY, "en").width), 200, 6):
        assert any(kept in line for line in pieces_of(SETTER.paragraph(text, BODY, "en", measure)))


@pytest.mark.parametrize("kept", ["2003年", "135.6亿元", "140余家", "20平方公里", "12—15页", "7.3%"])
def test_chinese_numbers_keep_their_measure(kept: str) -> None:
    """A numeral and its measure word never come apart in Chinese, at any measure that holds them."""
    for measure in range(ceil(SETTER.line(f"{kept}的", BODY, "zh-Hans").width), 200, 6):
        lines = pieces_of(
            SETTER.paragraph(f"正阳工业园区在那里是{kept}的规模增长起来的。", BODY, "zh-Hans", measure)
        )
        assert any(kept in line for line in lines)


def test_missing_glyphs_are_all_named() -> None:
    """Signs beyond the fonts are reported by code point, all at once, also beyond U+FFFF."""
    with pytest.raises(TextError) as caught:
        SETTER.paragraph("园\U0002ceb0区\U0001f600", BODY, "zh-Hans", 100)
    told = str(caught.value)
    assert "U+2CEB0" in told and "U+1F600" in told and "NotoSansSC-w400" in told
    assert {finding.code for finding in caught.value.findings} == {"missing-glyph"}


def test_asking_again_gives_the_same() -> None:
    """The cache is by content: the same object again, and an equal one from another typesetter."""
    text = "园区成立于2003年7月，由重庆市人民政府批准，国家发展和改革委员会审核确认。"
    first = SETTER.paragraph(text, BODY, "zh-Hans", 200)
    assert SETTER.paragraph(text, BODY, "zh-Hans", 200) is first
    assert Typesetter(FontBook(assets() / "fonts")).paragraph(text, BODY, "zh-Hans", 200) == first


def test_forced_breaks_do_not_print() -> None:
    """A bar or newline ends a line; between western words it reads as one space, however it was written."""
    paragraph = SETTER.paragraph("In the Wuling | Mountains\nnow", BODY, "en", 300)
    assert pieces_of(paragraph) == ["In the Wuling ", "Mountains ", "now"]


@pytest.mark.parametrize(
    ("text", "language", "single"),
    [
        ("In the Wuling|Mountains", "en", "In the Wuling Mountains"),
        ("武陵山中的|产业园区", "zh-Hans", "武陵山中的产业园区"),
    ],
)
def test_single_line_undoes_forced_breaks(text: str, language: str, single: str) -> None:
    """As one line, a forced break is a space in English and nothing in Chinese."""
    assert SETTER.line(text, BODY, language).text == joined(text) == single


def test_trailing_space_hangs_beyond_the_line() -> None:
    """A broken English line keeps its space as a glyph that does not count in its width."""
    line = SETTER.paragraph("one two three four", BODY, "en", 50).lines[0]
    last = line.runs[-1].glyphs[-1]
    assert line.text.endswith(" ") and last.text == " "
    assert last.x >= line.width - 1e-6 and line.width == SETTER.line(line.text.rstrip(), BODY, "en").width


def test_strong_pieces_change_the_face() -> None:
    """Text between asterisks is set in the face of its weight, on the same line."""
    line = SETTER.line(rich("the **main** platform"), BODY, "en")
    assert [run.face.weight for run in line.runs] == [400, 700, 400]
    assert line.text == "the main platform"


def test_numerals_in_chinese_come_from_the_latin_face() -> None:
    """Digits and words inside Chinese are set in the Latin face of the pair, in their own language."""
    line = SETTER.line("于2003年由CBD", BODY, "zh-Hans")
    faces = [(run.text, run.face.name.partition("-")[0], run.language) for run in line.runs]
    assert faces == [
        ("于", "NotoSansSC", "zh-Hans"),
        ("2003", "LibreFranklin", "zh-Hans"),
        ("年由", "NotoSansSC", "zh-Hans"),
        ("CBD", "LibreFranklin", "en"),
    ]


def test_fallback_by_cluster() -> None:
    """A sign that the Latin face lacks comes from the Han one, in a Latin text too."""
    line = SETTER.line("at 30℃ now", BODY, "en")
    assert [run.face.name for run in line.runs if "℃" in run.text] == ["NotoSansSC-w400"]


def test_ligature_spells_both_letters() -> None:
    """A ligature's first glyph spells all its letters; tracked text has no ligatures."""
    serif = TextStyle("serif", 300, 18, 25)
    plain, tracked = (
        SETTER.line("first", serif, "en"),
        SETTER.line("first", TextStyle("serif", 300, 18, 25, 0.01), "en"),
    )
    assert [glyph.text for run in plain.runs for glyph in run.glyphs] == ["fi", "r", "s", "t"]
    assert [glyph.text for run in tracked.runs for glyph in run.glyphs] == list("first")


def test_a_line_that_does_not_spell_itself_is_one_span() -> None:
    """A line with gaps comes as one Span with its exact text, another as bare runs."""
    spaced = SETTER.line("于2003年", BODY, "zh-Hans").at(10, 20, K100)
    assert [type(item) for item in spaced] == [Tagged]
    assert isinstance(spaced[0], Tagged) and spaced[0].actual_text == "于2003年"
    assert all(isinstance(item, GlyphRun) for item in SETTER.line("Founded in", BODY, "en").at(0, 0, K100))


def test_lines_stand_on_their_baselines() -> None:
    """The lines of a paragraph stand one leading apart, whatever the font says of its height."""
    paragraph = SETTER.paragraph("园区park" * 12, BODY, "zh-Hans", 100)
    heights = sorted({run.y for run in drawn(paragraph.at(7, 11, K100))})
    assert heights == [11 + 15 * i for i in range(len(paragraph.lines))]
    assert paragraph.height == 15 * len(paragraph.lines)


def test_ink_edges() -> None:
    """The ink of a line begins at its first glyph's bearing and ends within the width."""
    line = SETTER.line("H", TextStyle("sans", 700, 100, 100), "en")
    face = line.runs[0].face
    ink = face.ink(face.glyph("H"))
    assert line.ink_left == pytest.approx(ink.x * 100) and line.ink_right == pytest.approx(ink.right * 100)


def test_empty_texts() -> None:
    """An empty text has no lines, as one line it has no runs; spaces alone are kept."""
    assert SETTER.paragraph("", BODY, "en", 100).lines == ()
    assert SETTER.line("", BODY, "en").runs == ()
    assert SETTER.line("  ", BODY, "en").text == "  "
    assert pieces_of(SETTER.paragraph((Piece("a|"), Piece("|b")), BODY, "en", 100)) == ["a", "", "b"]


def test_a_joiner_after_a_leading_space_is_kept(typesetter: Typesetter, body: TextStyle) -> None:
    """A text may begin with a space and a mark that joins it: both are in the line, and drawn once."""
    line = typesetter.line(" \u200dabc", body, "en")
    assert line.text == " \u200dabc"
    assert "".join(run.text for run in line.runs) == line.text
