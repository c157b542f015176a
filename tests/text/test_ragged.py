"""Ragged paragraphs end their lines as the art direction's boards do."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter
from brochure.units import mm

BODY = TextStyle("sans", 400, 9.5, 15)
LABEL = TextStyle("sans", 400, 8, 10, han_latin_gap=0.125)
LEAD = TextStyle("serif", 300, 18, 25)
TITLE = TextStyle("sans", 700, 30, 35, tracking=-0.022)
HEADING = TextStyle("sans", 600, 22, 28)


@pytest.mark.parametrize(
    ("shown", "style", "language", "measure_mm"),
    [
        ("园区成立于2003年7月，由重庆市人民政府批准，|国家发展和改革委员会审核确认。", BODY, "zh-Hans", 82),
        (
            "规划面积20平方公里，已建成14平方公里，|入驻企业140余家。2017年工业总产值135.6亿元，|增长7.3%。",
            BODY,
            "zh-Hans",
            82,
        ),
        (
            "三大组团与正阳现代物流基地承载六大支柱产业。|园区是黔江实施“工业强区”战略的主平台。",
            BODY,
            "zh-Hans",
            82,
        ),
        (
            "三大组团与正阳现代物流基地承载六大支柱产业，产业|格局初步形成。园区是黔江实施“工业强区”战略的|"
            "主平台，也是建设渝东南工业核心集聚区的重要引擎。",
            BODY,
            "zh-Hans",
            82,
        ),
        ("Industrial parks for materials, |textiles, food and |environmental protection.", BODY, "en", 56),
        (
            "Founded in July as the first |municipal-level specialised |industrial park in |"
            "southeastern Chongqing.",
            BODY,
            "en",
            56,
        ),
        (
            "Gross industrial output value |reaches RMB 13.56 billion, |up 7.3 per cent.",
            BODY,
            "en",
            56,
        ),
        ("7月成立，|是渝东南首家市级特色工业园区。", BODY, "zh-Hans", 56),
        ("依托铁路、公路物流港，|发展第三方物流、冷链物流、商贸物流、电商物流。", LABEL, "zh-Hans", 86),
        ("延伸铝加工产业链，|建设复合材料产业园、环保产业园。", LABEL, "zh-Hans", 56),
        ("延伸茧丝绸产业链，建设植物提取及|精深加工产业园、纺织服装产业园。", LABEL, "zh-Hans", 56),
        ("正阳工业园区是渝东南|首家市级特色工业园区。", LEAD, "zh-Hans", 86),
        (
            "Zhengyang was the first |municipal-level specialised "
            "|industrial park in |southeastern Chongqing.",
            LEAD,
            "en",
            86,
        ),
        ("In the Wuling |Mountains", TITLE, "en", 86),
        ("Three zones |and one base", TITLE, "en", 86),
        # By sense: no heading's line ends with what announces the next, where another setting is as good.
        ("A gateway to the west: |the Zhengyang |Industrial Park in figures", HEADING, "en", 90),
        ("Où les montagnes |rencontrent |le couloir de la mer", HEADING, "fr", 90),
    ],
)
def test_boards(
    typesetter: Typesetter, shown: str, style: TextStyle, language: str, measure_mm: float
) -> None:
    """The lines end where the drawn pages end them (or better): by sense, balanced where large."""
    paragraph = typesetter.paragraph(shown.replace("|", ""), style, language, mm(measure_mm))
    assert "|".join(line.text for line in paragraph.lines) == shown


def test_no_lonely_last_word(typesetter: Typesetter) -> None:
    """The last line of an English paragraph has two words or a quarter of the measure, at any measure."""
    text = (
        "The park is the main platform of the industry-led development of the whole of its district so far."
    )
    for measure in range(80, 300, 3):
        last = typesetter.paragraph(text, BODY, "en", measure).lines[-1]
        assert len(last.text.split()) >= 2 or last.width >= measure / 4


SHORT_WORDS = st.lists(
    st.sampled_from(["a", "of", "zone", "park", "dark", "seven", "tenths", "silk", "grown", "consumption"]),
    min_size=2,
    max_size=9,
)


@settings(max_examples=150)
@given(words=SHORT_WORDS, measure=st.integers(45, 160), size=st.sampled_from([6.5, 9.5]))
def test_no_short_word_stands_alone_where_another_setting_has_as_many_lines(
    typesetter: Typesetter, words: list[str], measure: int, size: float
) -> None:
    """A last line of one word below eight letters is left only where every other setting takes a line more."""
    style = replace(BODY, size=size, leading=1.5 * size)
    lines = [line.text for line in typesetter.paragraph(" ".join(words), style, "en", measure).lines]
    last = lines[-1].split()
    if len(lines) == 1 or len(last) > 1 or len(last[0]) >= 8:
        return
    width = [[0.0] * (len(words) + 1) for _ in words]
    for start, stop in combinations(range(len(words) + 1), 2):
        width[start][stop] = typesetter.line(" ".join(words[start:stop]), style, "en").width
    for cuts in combinations(range(1, len(words) - 1), len(lines) - 1):
        fits = all(width[a][b] <= measure for a, b in pairwise((0, *cuts, len(words))))
        assert not fits, f"{lines} could end in {words[cuts[-1] :]}"


def test_no_chinese_runt(typesetter: Typesetter) -> None:
    """The last line of a Chinese paragraph has at least four signs, at any measure."""
    text = "三大组团与正阳现代物流基地承载六大支柱产业，园区是黔江实施工业强区战略的主平台。"
    for measure in range(80, 300, 3):
        assert len(typesetter.paragraph(text, BODY, "zh-Hans", measure).lines[-1].text) >= 4


def test_no_more_lines_than_needed(typesetter: Typesetter) -> None:
    """Sense costs no line: the paragraph has as few as filling each line would give, runts apart."""
    text = "规划面积很大，已建成很多，入驻企业众多，工业总产值很高，增长很快，前景很好。"
    for measure in range(60, 300, 7):
        paragraph = typesetter.paragraph(text, BODY, "zh-Hans", measure)
        total = sum(line.width for line in paragraph.lines)
        assert len(paragraph.lines) <= total / (measure - 2 * BODY.size) + 1
