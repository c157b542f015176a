"""Justified paragraphs: full lines, little stretch, no faults, by total fit."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.assets import assets
from brochure.text.chain import Chain, ChainMaker
from brochure.text.faces import FontBook
from brochure.text.glue import LOOSE_TRACK, LOOSE_WORD, SCALING, Glue, settled
from brochure.text.lines import Line, Paragraph
from brochure.text.rivers import river_lines
from brochure.text.style import Piece, TextStyle
from brochure.text.totalfit import FitLine, total_fit
from brochure.text.typesetter import Typesetter
from brochure.units import mm

BOOK = FontBook(assets() / "fonts")
SETTER = Typesetter(BOOK)
CHAINS = ChainMaker(BOOK)
BODY = TextStyle("sans", 400, 10.0, 15.0, align="justified", hyphenate=True)
HANG = 4.0
"""Points that protrusion may take a line beyond its measure, on either side."""

EN = (
    "The park lies in the mountains of southeastern Chongqing and has grown, within two decades, from a "
    "few workshops beside the railway into three zones with a logistics base of their own. More than 140 "
    "enterprises work there; their output reached RMB 13.56 billion in 2017, which was 7.3 per cent more "
    "than in the year before. New materials, biomedicine, textiles and the processing of agricultural "
    "products are the pillars on which its further development is meant to rest. “We began with silk,” "
    "people like to say, “and we are still spinning.”"
)
ZH = (
    "园区位于渝东南的群山之间，二十年来，从铁路旁的几家作坊发展成为拥有三大组团和一个物流基地的工业园区。"
    "目前已有140余家企业入驻，2017年工业总产值达135.6亿元，同比增长7.3%。新材料、生物医药、轻纺服装与"
    "农副产品加工等产业，构成了园区今后发展的支柱（详见《发展规划》第3章）。当地人常说：“我们从蚕丝起步，"
    "如今仍在纺织。”——这既是历史，也是未来……"
)
WORDS = st.lists(
    st.sampled_from(
        ["the", "of", "and", "consumption", "RMB", "park’s", "7.3", "“why?”", "(see", "non-food", "—", "year"]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)
HAN = st.lists(
    st.sampled_from(
        ["园区", "成立于", "2003年7月", "，", "。", "（", "）", "CBD", "“工业”", "的发展", "——", "7.3%"]
    ),
    min_size=1,
    max_size=40,
).map("".join)


def chain_of(text: str, language: str, style: TextStyle = BODY) -> Chain:
    return CHAINS.chain((Piece(text),), style, language)


def fitted(text: str, language: str, measure_mm: float) -> tuple[Chain, list[FitLine]]:
    chain = chain_of(text, language)
    return chain, total_fit(chain, mm(measure_mm) / BODY.size, language)


def tracks(chain: Chain, line: FitLine) -> list[float]:
    inside = range(line.first, line.end - 1)
    return [line.setting.gaps[k - line.first] for k in inside if chain.gaps[k] == "han"]


def words(chain: Chain, line: FitLine) -> list[float]:
    inside = range(line.first, line.end - 1)
    return [line.setting.gaps[k - line.first] for k in inside if chain.gaps[k] == "word"]


@pytest.mark.parametrize(
    ("text", "language", "measure_mm"),
    [*((EN, "en", w) for w in (70, 80, 85, 100)), *((ZH, "zh-Hans", w) for w in (50, 55, 60, 70, 85, 100))],
)
def test_lines_are_full_and_not_loose(text: str, language: str, measure_mm: float) -> None:
    """Every line but the last fills the measure, none with signs or words standing far apart."""
    paragraph = SETTER.paragraph(text, BODY, language, mm(measure_mm))
    for line in paragraph.lines[:-1]:
        assert line.width == pytest.approx(mm(measure_mm), abs=HANG)
        assert line.ink_right == pytest.approx(mm(measure_mm), abs=HANG)
    chain, lines = fitted(text, language, measure_mm)
    for line in lines[:-1]:
        assert sum(tracks(chain, line)) <= LOOSE_TRACK * len(tracks(chain, line)) + 1e-9
        assert sum(words(chain, line)) <= (LOOSE_WORD + 1e-9) * len(words(chain, line))


@settings(max_examples=80, deadline=None)
@given(text=st.one_of(WORDS, HAN), language=st.sampled_from(["en", "zh-Hans"]), measure=st.floats(60, 300))
def test_laws_hold_when_justified(text: str, language: str, measure: float) -> None:
    """No character is lost or invented, and only a single sign may be too wide."""
    paragraph = SETTER.paragraph(text, BODY, language, measure)
    assert paragraph.text == text
    for line in paragraph.lines:
        drawn = "".join(run.text for run in line.runs)
        assert drawn.removesuffix("\u00ad") == line.text
        if line.width > measure + HANG:
            assert len(line.text.strip()) == 1


def test_the_last_line_is_natural() -> None:
    """The last line is neither stretched nor scaled."""
    last = SETTER.paragraph(EN, BODY, "en", mm(70)).lines[-1]
    alone = SETTER.line(last.text, replace(BODY, align="ragged"), "en")
    assert last.width - last.runs[0].x == pytest.approx(alone.width)
    assert all(run.stretch == 1 for run in last.runs)


def test_scaling_stays_unseen() -> None:
    """Glyphs are scaled by two per cent at most, and some lines use it."""
    stretches = [run.stretch for line in SETTER.paragraph(EN, BODY, "en", mm(60)).lines for run in line.runs]
    assert all(abs(stretch - 1) <= SCALING + 1e-9 for stretch in stretches)
    assert any(stretch != 1 for stretch in stretches)


def hyphenated(line: Line) -> bool:
    return bool(line.runs) and line.runs[-1].text.rstrip(" ").endswith(("\u00ad", "-"))


def test_no_two_hyphens_in_a_row() -> None:
    """Of two lines that follow each other at most one ends with a hyphen, nor does the last but one."""
    for measure_mm in range(45, 110, 5):
        lines = SETTER.paragraph(EN, BODY, "en", mm(measure_mm)).lines
        assert not any(hyphenated(a) and hyphenated(b) for a, b in pairwise(lines))


def test_a_hyphen_joins_for_a_reader() -> None:
    """A parted word ends in a hyphen glyph that spells a soft hyphen and is no part of the text."""
    paragraph = SETTER.paragraph("internationalisation " * 6, BODY, "en", 120)
    parted = [line for line in paragraph.lines if line.runs[-1].glyphs[-1].text == "\u00ad"]
    assert parted
    for line in parted:
        glyph = line.runs[-1].glyphs[-1]
        assert glyph.gid == line.runs[-1].face.glyph("-")
        assert not line.text.endswith(("-", "\u00ad"))


def test_a_soft_hyphen_shows_where_a_line_ends_only() -> None:
    """The source's own soft hyphen parts a word even without hyphenation, and is unseen elsewhere."""
    plain = replace(BODY, align="ragged", hyphenate=False)
    paragraph = SETTER.paragraph("Zheng\u00adyang", plain, "en", 40)
    assert [line.text for line in paragraph.lines] == ["Zheng\u00ad", "yang"]
    run = paragraph.lines[0].runs[0]
    assert run.glyphs[-1].gid == run.face.glyph("-")
    assert SETTER.line("Zheng\u00adyang", plain, "en").width == SETTER.line("Zhengyang", plain, "en").width


def test_nothing_stretches_inside_a_telephone_number() -> None:
    """The spaces of a telephone number and between a number and its unit keep their natural width."""
    text = "please call us at +86 23 7942 6568 any day and ask for the plan of 120 km² of land in the park"
    chain, lines = fitted(text, "en", 62)
    fixed = [(k, line) for line in lines for k in range(line.first, line.end - 1) if chain.gaps[k] == "fixed"]
    assert len(fixed) == 4
    assert all(line.setting.gaps[k - line.first] == chain.widths[k] for k, line in fixed)


def test_protrusion() -> None:
    """A closing comma or full stop hangs beyond the right edge, an opening quote beyond the left one."""
    lines = [line for w in range(50, 100) for line in SETTER.paragraph(EN, BODY, "en", mm(w)).lines[:-1]]
    assert any(line.text.rstrip().endswith((",", ".")) for line in lines)
    quoted = [line for line in lines if line.text.startswith("“")]
    assert quoted
    assert all(line.runs[0].x < 0 for line in quoted)


def test_looseness_gives_a_line_more() -> None:
    """The layout can ask for a line more, justified or ragged, and loses no character by it."""
    for text, language in ((EN, "en"), (ZH, "zh-Hans")):
        for style in (BODY, replace(BODY, align="ragged", hyphenate=False)):
            usual: Paragraph = SETTER.paragraph(text, style, language, mm(80))
            longer = SETTER.paragraph(text, style, language, mm(80), looseness=1)
            assert len(longer.lines) == len(usual.lines) + 1
            assert longer.text == text


def test_no_runt() -> None:
    """The last line holds more than a short word or two signs, at any measure."""
    for measure in range(130, 300, 7):
        last = SETTER.paragraph(EN, BODY, "en", measure).lines[-1].text
        assert " " in last or len(last) >= 8
        assert len(SETTER.paragraph(ZH, BODY, "zh-Hans", measure).lines[-1].text) > 2


def test_shrinking_follows_the_order() -> None:
    """A line that must shrink takes brackets' blanks before pauses', and these before Han-western spaces."""
    chain = chain_of("园区（工业）在2003年，成立", "zh-Hans")
    glue, end = Glue.of(chain), len(chain.signs)
    little = settled(chain, glue, 0, end, -0.6).gaps
    much = settled(chain, glue, 0, end, -1.5).gaps
    by_name = {name: k for k, name in enumerate(chain.gaps)}
    lost = {name: (chain.widths[k] - little[k], chain.widths[k] - much[k]) for name, k in by_name.items()}
    assert lost["right"][0] > 0.1 and lost["left-pause"][0] == lost["autospace"][0] == 0
    assert lost["right"][1] == pytest.approx(0.4) and lost["left-pause"][1] > 0.1
    assert lost["han"] == (0, 0)


def test_a_river_is_seen() -> None:
    """Word spaces above each other through four lines make a river, through three they do not."""
    chain = chain_of("aaaa bbbb " * 4, "en")
    setting = settled(chain, Glue.of(chain), 0, 8, 0.0)
    lines = [(start, start + 8, setting) for start in range(0, 32, 8)]
    assert river_lines(chain, lines)[0] == [3]
    found, front = river_lines(chain, lines[:3])
    assert found == [] and {length for _, _, length in front} == {3}
    assert river_lines(chain, lines[3:], front)[0] == [0]


def test_no_river_runs_down_from_the_paragraph_above() -> None:
    """Under a line whose word spaces have run through three, the first line of a paragraph is set otherwise."""
    style, measure = replace(BODY, align="justified"), mm(60)
    plain = SETTER.paragraph(EN, style, "en", measure)
    chain, lines = fitted(EN, "en", 60)
    _, front = river_lines(chain, [(lines[0].first, lines[0].end, lines[0].setting)])
    over = replace(plain, front=tuple((left, right, 3) for left, right, _ in front))
    below = SETTER.paragraph(EN, style, "en", measure, above=over)
    assert [line.text for line in below.lines] != [line.text for line in plain.lines]
    assert below.text == EN


def test_no_hyphen_follows_over_the_end_of_a_paragraph() -> None:
    """Under a paragraph whose last full line parts a word, the first line parts none."""
    widths = [
        w for w in range(45, 110) if fitted(EN, "en", w)[1][0].end - 1 in fitted(EN, "en", w)[0].hyphens
    ]
    assert widths
    for width in widths:
        chain = chain_of(EN, "en")
        lines = total_fit(chain, mm(width) / BODY.size, "en", parted=True)
        assert lines[0].end - 1 not in chain.hyphens


def test_what_can_not_be_filled_is_left_short() -> None:
    """A line without anything to stretch is left short rather than torn to pieces."""
    paragraph = SETTER.paragraph(
        "电话+86 23 7942 6568，传真023-79426500，欢迎来电来函。", BODY, "zh-Hans", 120
    )
    assert len(paragraph.lines) > 1
    chain, lines = fitted("电话+86 23 7942 6568，传真023-79426500，欢迎来电来函。", "zh-Hans", 42)
    assert all(track <= 0.451 for line in lines for track in tracks(chain, line))
