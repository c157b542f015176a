"""Glyph runs as operators: every glyph in its place, every text read back."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import paint_samples as samples
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.typeset import typeset
from brochure.assets import assets
from brochure.display import Glyph, GlyphRun, Item, Tagged
from brochure.paint import paint
from brochure.paint.fonts import EmbeddedFace
from brochure.paint.text import shown
from brochure.text.faces import Face, FontBook
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter

SETTER = Typesetter(FontBook(assets() / "fonts"))
OFFSETS = st.lists(st.floats(-30, 30), min_size=1, max_size=12)


def _places(operators: list[str], face: EmbeddedFace, size: float, stretch: float) -> list[float]:
    """Return where each glyph of ``TJ`` operators is drawn, as a viewer reckons it, from the first one on."""
    advances = {
        code: (face.advance(gid) + room) * 1000 / face.face.units_per_em
        for (gid, _, room, _), code in face._codes.items()
    }
    places, pen = [], 0.0
    for strings, shift in re.findall(r"<([0-9A-F]+)>|(-?[0-9.]+)", " ".join(operators)):
        if shift:
            pen -= float(shift) / 1000 * size * stretch
        for code in re.findall("....", strings):
            places.append(pen)
            pen += advances[int(code, 16)] / 1000 * size * stretch
    return places


@given(offsets=OFFSETS, size=st.floats(5, 80), stretch=st.floats(0.9, 1.1))
def test_every_glyph_stands_in_its_place(
    latin: Face, offsets: list[float], size: float, stretch: float
) -> None:
    """Whatever the offsets, each glyph is drawn within a hundredth of a point of where the run says."""
    gid = latin.glyph("n")
    glyphs = tuple(Glyph(gid, x, 0.0, 5.0, "n") for x in offsets)
    face = EmbeddedFace(latin, "F1")
    operators = shown(GlyphRun(latin, size, 0, 0, glyphs, samples.TEXT, "en", stretch), face, None)
    drawn = _places(operators, face, size, stretch)
    assert len(drawn) == len(offsets)
    assert all(abs(place + offsets[0] - x) < 0.01 for place, x in zip(drawn, offsets, strict=True))


def test_one_string_where_the_font_knows_the_way(latin: Face) -> None:
    """A run that is set with the font's own advances is one string without adjustments."""
    run = samples.run(latin, "nnnn")
    (operator,) = shown(run, EmbeddedFace(latin, "F1"), None)
    assert re.fullmatch(r"\[<[0-9A-F]{16}>\]TJ", operator)


def test_equal_glyphs_with_equal_texts_share_a_code(latin: Face) -> None:
    """One glyph that spells a space and a no-break space gets two codes; the same text twice gets one."""
    run = samples.run(latin, "n n\u00a0n")
    face = EmbeddedFace(latin, "F1")
    (operator,) = shown(run, face, None)
    assert "<00010002000100030001>" in operator


def test_room_goes_to_the_glyph_before(latin: Face, han: Face) -> None:
    """The fifth of an em between 年 and A becomes part of 年's advance; a spelled space keeps its gap."""
    year, letter = samples.line([(han, "年", "zh-Hans"), (latin, "A", "en")])
    face = EmbeddedFace(han, "F1")
    shown(year, face, letter)
    shown(year, face, None)
    assert [room for _, _, room, _ in face._codes] == [200, 0]
    spaced = samples.line([(latin, "n ", "en"), (han, "年", "zh-Hans")])
    face = EmbeddedFace(latin, "F2")
    shown(spaced[0], face, spaced[1])
    assert [room for _, _, room, _ in face._codes] == [0, 0]


def test_a_wide_gap_stays_a_gap(latin: Face) -> None:
    """Two words an em apart are two words for every reader."""
    runs = samples.line([(latin, "Output", "en"), (latin, "2017", "en")], gap=1.0)
    face = EmbeddedFace(latin, "F1")
    shown(runs[0], face, runs[1])
    assert all(room == 0 for _, _, room, _ in face._codes)


TEXTS = {
    "english": ["The park’s output: RMB 13.56 billion — see “AV Today”. "],
    "ligatures": ["Office fit-out, difficult fluff, first affix"],
    "accents": ["café naïve Zürich Łódź"],
    "kinds of space": ["12\u00a0345 a b"],
}


def read_by_all(tool: Callable[[str], str], path: Path) -> dict[str, str]:
    """Return a page's text as each reader gives it, without outer spaces and line ends."""

    def said(*command: str) -> str:
        return subprocess.run([*command], capture_output=True, check=True).stdout.decode()

    texts = {
        "poppler": said(tool("pdftotext"), str(path), "-"),
        "poppler, content order": said(tool("pdftotext"), "-raw", str(path), "-"),
        "mupdf": said(tool("mutool"), "draw", "-q", "-F", "txt", str(path)),
    }
    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[0].get_textpage()
        texts["pdfium"] = page.get_text_range()
        page.close()
    return {reader: text.replace("\r\n", "\n").strip() for reader, text in texts.items()}


def _painted(items: list[Item], path: Path) -> Path:
    path.write_bytes(paint(samples.document(items), samples.EMAIL))
    return path


@pytest.mark.parametrize("key", TEXTS)
def test_latin_text_comes_back(latin: Face, key: str, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Every reader gives back the text of an English line; ligatures spell their letters."""
    (text,) = TEXTS[key]
    painted = _painted([Tagged("P", (samples.run(latin, text),))], tmp_path / "a.pdf")
    for reader, read in read_by_all(tool, painted).items():
        if key == "kinds of space":  # readers show a no-break space as they like
            read, text = read.replace("\u00a0", " "), text.replace("\u00a0", " ")
        assert read == text.strip(), reader


@pytest.mark.parametrize("gap", [0.0, 0.125, 0.2, 0.35])
def test_mixed_text_comes_back(
    latin: Face, han: Face, gap: float, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    """Chinese with western words reads without spaces between them, whatever the gap that is drawn."""
    zh = "zh-Hans"
    parts = [
        (han, "重庆正阳", zh),
        (latin, "2017", zh),
        (han, "年产值", zh),
        (latin, "135.6", zh),
        (han, "亿元", zh),
    ]
    painted = _painted([Tagged("P", samples.line(parts, gap))], tmp_path / "a.pdf")
    for reader, read in read_by_all(tool, painted).items():
        assert read == "重庆正阳2017年产值135.6亿元", reader


def test_compressed_punctuation_comes_back(han: Face, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Marks that are pushed together by half an em keep their order in every reader."""
    size = 10.0
    text = "吗？”，“是！”"
    half = {"？": 0.5, "”": 0.5, "，": 0.5}
    glyphs, x = [], 0.0
    for char in text:
        glyphs.append(Glyph(han.glyph(char), x, 0.0, size, char))
        x += half.get(char, 1.0) * size
    run = GlyphRun(han, size, samples.mm(10), samples.mm(20), tuple(glyphs), samples.TEXT, "zh-Hans")
    for reader, read in read_by_all(tool, _painted([Tagged("P", (run,))], tmp_path / "a.pdf")).items():
        assert read == text, reader


def test_characters_beyond_the_basic_plane_come_back(
    han: Face, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    """𬭚 (U+2CB5A), a character of a chemical element, is one character for every reader."""
    text = "化学𬭚元素"
    painted = _painted([Tagged("P", (samples.run(han, text, language="zh-Hans"),))], tmp_path / "a.pdf")
    for reader, read in read_by_all(tool, painted).items():
        assert unicodedata.normalize("NFC", read) == text, reader


def test_told_text_comes_back(latin: Face, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Where glyphs do not spell the text, it is told to those who listen: poppler, PDFium and MuPDF."""
    run = samples.run(latin, "1OO")
    painted = _painted([Tagged("P", (Tagged("Span", (run,), actual_text="100"),))], tmp_path / "a.pdf")
    for reader, read in read_by_all(tool, painted).items():
        if reader != "mupdf":  # MuPDF before 1.24 does not look at ActualText
            assert read == "100", reader


def test_a_figure_and_its_small_unit_read_as_one(
    latin: Face, han: Face, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    """A large figure with a small Chinese unit beside it reads without a space, told or not."""
    figure = samples.run(latin, "135.6", size=36)
    unit = samples.run(han, "亿元", figure.x + samples.width(figure) + 2, size=9, language="zh-Hans")
    told = Tagged("Span", (figure, unit), actual_text="135.6亿元")
    for reader, read in read_by_all(tool, _painted([Tagged("P", (told,))], tmp_path / "a.pdf")).items():
        assert read == "135.6亿元", reader


def test_a_gap_between_western_words_stays_a_space(
    latin: Face, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    """Two western words a quarter of an em apart, no space spelled, are two words for every reader."""
    words = samples.line([(latin, "Output", "en"), (latin, "2017", "en")], gap=0.25)
    for reader, read in read_by_all(tool, _painted([Tagged("P", words)], tmp_path / "a.pdf")).items():
        assert read == "Output 2017", reader


def test_lines_keep_their_order(latin: Face, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Two lines of a paragraph are read one after the other, each whole."""
    lines = (samples.run(latin, "one two ", y=30), samples.run(latin, "three", y=45))
    for reader, read in read_by_all(tool, _painted([Tagged("P", lines)], tmp_path / "a.pdf")).items():
        assert read.split() == ["one", "two", "three"], reader


def test_marks_are_drawn_with_their_letter(latin: Face, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """A letter and its marks, glyphs of their own, become one glyph that spells the letter for every reader."""
    advance = latin.advance(latin.glyph("q")) * 10
    mark = Glyph(latin.glyph("´"), 2.0, -1.5, 0.0, "")
    letter = Glyph(latin.glyph("q"), 0.0, 0.0, advance, "q́")
    after = Glyph(latin.glyph("n"), advance, 0.0, 5.0, "n")
    run = GlyphRun(
        latin, 10, samples.mm(10), samples.mm(20), (letter, mark, after, after), samples.TEXT, "en"
    )
    face = EmbeddedFace(latin, "F1")
    shown(run, face, None)
    em = latin.units_per_em
    assert list(face._codes) == [
        (letter.gid, "q́", 0, ((mark.gid, round(0.2 * em), round(0.15 * em)),)),
        (after.gid, "n", 0, ()),
    ]
    painted = _painted([Tagged("P", (run,))], tmp_path / "a.pdf")
    for reader, read in read_by_all(tool, painted).items():
        assert read.startswith("q́n"), reader


def test_arabic_comes_back(tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Readers that turn words from right to left round give the Arabic words as written, dots and all."""
    words = "تقع المنطقة الصناعية في جنوب شرق المدينة وتبلغ مساحتها الكثير"
    document = typeset({"ar": [words]}, TextStyle("sans", 400, 10.0, 15.0), 300)
    (tmp_path / "a.pdf").write_bytes(paint(document, samples.EMAIL))
    read = read_by_all(tool, tmp_path / "a.pdf")
    for reader in ("poppler", "pdfium"):
        assert "".join(c for c in read[reader] if c.isspace() or c.isalpha()).split() == words.split(), reader


TOKENS = [
    "园区",
    "工业发展，",
    "。",
    "、",
    "；“物流”",
    "（附件）",
    "《指南》",
    "——",
    "……",
    "2017年",
    "135.6亿元",
    "7.3%",
    "￥500",
    "3～5万",
    "王·李",
    "CO₂",
    "m²",
    "⁇",
    "｟甲｠",
    "the",
    "office",
    "fit-out",
    "affix",
    "–",
    "“up”",
    "it’s",
    "café",
    "q́",
    "H₂O",
    "1⁄2",
    "½",
    "§",
    "5",
    "25",
    "°C",
    "™",
    "U+",
]


@settings(max_examples=60, deadline=None)
@given(
    tokens=st.lists(st.sampled_from(TOKENS), min_size=1, max_size=30), justified=st.booleans(), data=st.data()
)
def test_set_text_comes_back(tokens: list[str], justified: bool, data: st.DataObject) -> None:
    """What is set in lines, justified or not, is read from the page sign for sign."""
    language = data.draw(st.sampled_from(["zh-Hans", "en", "fr"]))
    family = data.draw(st.sampled_from(["sans", "serif"]))
    style = TextStyle(
        family, 400, 10.0, 15.0, align="justified" if justified else "ragged", hyphenate=justified
    )
    text = ("" if language == "zh-Hans" else " ").join(tokens)
    paragraph = SETTER.paragraph(text, style, language, data.draw(st.floats(60, 200)))
    items = paragraph.at(samples.mm(10), samples.mm(15), samples.TEXT)
    with pypdfium2.PdfDocument(paint(samples.document(list(items)), samples.EMAIL)) as pdf:
        read = pdf[0].get_textpage().get_text_range()

    def visible(text: str) -> str:
        """Return a text without spaces and hyphens: at a line's end PDFium takes each for a soft one."""
        return re.sub(r"[\s\ufffe\u00ad-]", "", unicodedata.normalize("NFC", text))

    assert visible(read) == visible(text)
