"""Languages beyond the two of the sample: their marks, their spaces, their direction, their fonts."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.assets import assets
from brochure.colour import K100
from brochure.display import GlyphRun, Tagged
from brochure.dressing import typesetter_for
from brochure.errors import TextError
from brochure.load import load
from brochure.text.chain import ChainMaker
from brochure.text.extras import EXTRAS, find_extra
from brochure.text.faces import FontBook
from brochure.text.lines import Line
from brochure.text.style import Piece, TextStyle
from brochure.text.totalfit import total_fit
from brochure.text.typesetter import Typesetter

BODY = TextStyle("sans", 400, 10.0, 15.0)
JUSTIFIED = replace(BODY, align="justified", hyphenate=True)
ARABIC = "تقع المنطقة (20 كم²) في جبال وولينغ، وتأسست عام 2003 باسم Zhengyang Park ثم توسعت."


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Typesetter:
    """A typesetter with a folder of extra fonts: the Chinese face under the names of three others."""
    folder = tmp_path_factory.mktemp("fonts")
    source = FontBook(assets() / "fonts").face("sans", "Hani", 400).path
    for name in ("TC", "JP", "KR"):
        shutil.copy(source, folder / f"NotoSans{name}[wght].ttf")
    return Typesetter(FontBook(assets() / "fonts", (folder,)))


def across(line: Line) -> str:
    """Return what a line's glyphs spell from left to right."""
    glyphs = sorted((run.x + glyph.x, glyph.text) for run in line.runs for glyph in run.glyphs if glyph.text)
    return "".join(text for _, text in glyphs)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Größe „Straße“, Übung: ẞ"),
        ("fr", "« L’œuvre\u00a0» : où\u202f? Noël çà"),
        ("es", "¿Cuántos años? ¡Mañana, señor!"),
        ("pt", "São três milhões de ações"),
        ("pt-BR", "São três milhões de ações"),
        ("vi", "Khu công nghiệp ở phía đông nam, được thành lập"),
        ("ru", "Промышленный парк «Чжэнъян», №\u00a05"),
    ],
)
@pytest.mark.parametrize("family", ["sans", "serif"])
def test_latin_faces_serve_other_alphabets(
    typesetter: Typesetter, language: str, text: str, family: str
) -> None:
    """Words of these languages come whole from the pair's Latin face."""
    style = replace(BODY, family=family)
    line = typesetter.line(text, style, language)
    assert {run.face.name.partition("-")[0] for run in line.runs} <= {"LibreFranklin", "SourceSerif4"}
    assert line.text == text


def test_a_brochure_without_a_font_says_where_it_asks_for_the_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A brochure in a language that has no font is told the line of its language, before any text is set."""
    monkeypatch.setattr("brochure.text.extras._packages", lambda names: iter(()))
    with pytest.raises(TextError, match=r"brochure\.yaml:8:\d+ languages.*: no sans font for Japanese"):
        typesetter_for(load(Path(__file__).parents[2] / "data" / "demo-park-ja"))


def test_a_script_without_a_font_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without fonts for a script, the error names the script, the text and two ways out, once."""
    monkeypatch.setattr("brochure.text.extras._packages", lambda names: iter(()))
    with pytest.raises(TextError) as caught:
        Typesetter(FontBook(assets() / "fonts")).line("園區，產業", BODY, "zh-Hant")
    assert [finding.code for finding in caught.value.findings] == ["no-font-for-script"]
    told = str(caught.value)
    assert "Traditional Chinese" in told and "園區" in told
    assert "Noto Sans TC" in told and "pip install justmytype-intl-cjk pylopdf-fonts-zh-tw" in told


def test_extras_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder's font is found by its name however the file spells it; a variable one comes first."""
    monkeypatch.setattr("brochure.text.extras._packages", lambda names: iter(()))
    source = FontBook(assets() / "fonts").face("sans", "Hani", 400).path
    assert find_extra("Jpan", "sans", [tmp_path]) is None
    shutil.copy(source, tmp_path / "Noto-Sans-SC.ttf")
    assert find_extra("Jpan", "sans", [tmp_path]) is None
    shutil.copy(source, tmp_path / "NotoSansJP[wght].ttf")
    entry = find_extra("Jpan", "serif", [tmp_path])
    assert entry == {
        "name": "NotoSansJP",
        "file": str(tmp_path / "NotoSansJP[wght].ttf"),
        "weights": [100, 900],
    }
    assert all(extra.sans and extra.serif and extra.install for extra in EXTRAS.values())


@pytest.mark.parametrize(
    ("language", "text", "em"),
    [
        ("zh-Hans", "园，区！", 3.5),
        ("zh-Hant", "园，区！", 4.0),
        ("zh-Hant", "园·区", 3.0),
        ("ja", "园，区", 3.0),
        ("ja", "园，", 1.5),
        ("ja", "园！", 2.0),
        ("ja", "园：区", 3.0),
        ("ja", "园・区", 3.0),
    ],
)
def test_full_width_marks_by_language(abroad: Typesetter, language: str, text: str, em: float) -> None:
    """Traditional Chinese keeps its centred stops whole; Japanese its dividing marks, colons and dots."""
    assert abroad.line(text, BODY, language).width / BODY.size == pytest.approx(em, abs=0.011)


@pytest.mark.parametrize(
    ("language", "text", "families"),
    [
        ("ja", "分譲価格は1㎡あたり12,800円から。", ("NotoSansJP", "NotoSerifJP")),
        ("ko", "총면적 3.6㎢의 국가산업단지입니다.", ("NotoSansKR", "NotoSerifKR")),
        ("zh-Hant", "園區總面積為2.8 km²，歡迎進駐。", ("NotoSansTC", "NotoSerifTC")),
    ],
)
def test_extras_as_installed(
    typesetter: Typesetter, language: str, text: str, families: tuple[str, str]
) -> None:
    """With the extra of a language its own signs come from its own fonts, and the sans has every weight."""
    for family, name, weight in zip(("sans", "serif"), families, (700, 400), strict=True):
        line = typesetter.line(text, replace(BODY, family=family, weight=weight), language)
        assert {run.face.name for run in line.runs} >= {f"{name}-w{weight}"}
        assert line.text == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "ab 85 €/m² oder 12,6 Mrd. € im Jahr, das sind 3 Mio. Euro mehr als im Jahr davor"),
        ("ja", "空港から18kmの場所に約12社が1万円で、また3億円を投じて入居しています"),
        ("ko", "분양가는 42만 원부터이고 면적 3.6㎢에 218개 기업과 12분 거리"),
        ("ar", "تبلغ مساحتها 36 كم² باستثمارات 12 مليون يورو منذ 2018"),
    ],
)
def test_numbers_stay_with_what_they_count(typesetter: Typesetter, language: str, text: str) -> None:
    """Amounts, magnitudes, currencies and counters are in one line with their number, at any measure."""
    kept = {
        "de": ["85 €/m²", "12,6 Mrd. €", "3 Mio. Euro"],
        "ja": ["18km", "12社", "1万円", "3億円"],
        "ko": ["42만 원", "3.6㎢", "218개", "12분"],
        "ar": ["36 كم²", "12 مليون"],
    }
    for measure in range(80, 200, 6):
        lines = [line.text for line in typesetter.paragraph(text, BODY, language, measure).lines]
        assert [piece for piece in kept[language] if not any(piece in line for line in lines)] == []


def test_korean_numerals_stand_close(abroad: Typesetter) -> None:
    """Korean has no gap between its signs and numerals, and keeps its word spaces."""
    line = abroad.line("于2003年", BODY, "ko")
    assert line.width == abroad.line("于2003年", replace(BODY, han_latin_gap=0.4), "ko").width
    spaced = abroad.line("于 2003年", BODY, "ko")
    face = spaced.runs[0].face
    assert spaced.width - line.width == pytest.approx(face.advance(face.glyph(" ")) * BODY.size)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Парк в горах и у реки с домами А. С. Пушкина, № 5, 20 км дороги — и всё"),
        ("fr", "Est-ce « la fin » du jeu\u202f? Oui\u202f: n° 5, 20 km, M. Dupont"),
        ("de", "Das ist z. B. ein Ort mit 20 km und Nr. 5 d. h. viel „Platz“ für alle"),
        ("es", "La Sra. Gómez vive en el n.º 5 desde hace 20 años"),
    ],
)
def test_what_no_line_end_parts(typesetter: Typesetter, language: str, text: str) -> None:
    """One-letter words, abbreviations and marks stay with what they belong to, at any measure."""
    kept = {
        "ru": ["в горах", "и у реки", "с домами", "А. С. Пушкина", "№ 5", "20 км", "дороги —"],
        "fr": ["« la", "fin »", "jeu\u202f?", "Oui\u202f:", "n° 5", "20 km", "M. Dupont"],
        "de": ["z. B.", "20 km", "Nr. 5", "d. h.", "„Platz“"],
        "es": ["Sra. Gómez", "n.º 5"],
    }
    for measure in range(85, 200, 5):
        lines = [line.text for line in typesetter.paragraph(text, BODY, language, measure).lines]
        assert [piece for piece in kept[language] if not any(piece in line for line in lines)] == []


def test_french_narrow_space_is_kept_and_does_not_stretch(typesetter: Typesetter) -> None:
    """A narrow no-break space is in the text, narrower than a word space, and no gap of the line."""
    width = {space: typesetter.line(f"jeu{space}?", BODY, "fr").width for space in ("", "\u202f", "\u00a0")}
    assert width[""] < width["\u202f"] < width["\u00a0"]


def test_arabic_runs_from_right_to_left(typesetter: Typesetter) -> None:
    """A line of Arabic stands in reverse, its numbers and western words in their own direction."""
    line = typesetter.line("عام 2003 باسم Zhengyang Park (ثم)", BODY, "ar")
    assert across(line) == ")مث( Zhengyang Park مساب 2003 ماع"
    assert line.direction == "rtl" and not line.spelled
    assert line.text == "عام 2003 باسم Zhengyang Park (ثم)"


def test_arabic_letters_join_and_brackets_are_mirrored(typesetter: Typesetter) -> None:
    """A letter inside a word has another glyph than alone; an opening bracket is drawn as a closing one."""
    word = typesetter.line("ببب", BODY, "ar").runs[0]
    assert len({glyph.gid for glyph in word.glyphs if glyph.advance}) == 3
    line = typesetter.line("(ب)", BODY, "ar")
    left = min((run.x + glyph.x, glyph.gid, run.face) for run in line.runs for glyph in run.glyphs)
    assert left[1] == left[2].glyph("(")


def test_arabic_is_never_letterspaced(typesetter: Typesetter) -> None:
    """Tracking and justification leave the letters of a word together and widen the spaces alone."""
    plain, tracked = (
        typesetter.line("المنطقة", replace(BODY, tracking=tracking), "ar").width for tracking in (0.0, 0.1)
    )
    assert tracked == pytest.approx(plain)
    chain = ChainMaker(typesetter.fonts).chain((Piece(ARABIC),), JUSTIFIED, "ar")
    lines = total_fit(chain, 15.0, "ar")
    pairs = [(line, k) for line in lines for k in range(line.first, line.end - 1) if chain.gaps[k] == "tight"]
    cursive = [(line, k) for line, k in pairs if chain.signs[k].kind == chain.signs[k + 1].kind == "cursive"]
    assert len(cursive) > 30
    assert all(line.setting.gaps[k - line.first] == chain.widths[k] for line, k in cursive)


def test_arabic_lines_start_at_the_right(typesetter: Typesetter) -> None:
    """In a column, every line of Arabic ends its ink at the column's right edge, the last one too."""
    measure = 150.0
    paragraph = typesetter.paragraph(ARABIC, JUSTIFIED, "ar", measure)
    assert paragraph.direction == "rtl" and len(paragraph.lines) > 2
    assert paragraph.text == ARABIC
    for line in paragraph.lines:
        assert line.indent(measure) + line.width == pytest.approx(measure)
        assert line.indent(measure) + line.ink_right == pytest.approx(measure, abs=1.0)
    items = paragraph.at(20.0, 0.0, K100, measure)
    runs = [run for item in items if isinstance(item, Tagged) for run in item.items]
    assert max(run.x for run in runs if isinstance(run, GlyphRun)) > 20.0 + measure / 2
    assert typesetter.line("one", BODY, "en").indent(measure) == 0.0


def test_a_ragged_paragraph_of_arabic_is_ragged_at_the_left(typesetter: Typesetter) -> None:
    """Whoever places a paragraph without a thought gets Arabic flush at the right edge of its measure."""
    measure = 150.0
    paragraph = typesetter.paragraph(ARABIC, BODY, "ar", measure)
    assert len(paragraph.lines) > 2
    rights, lefts = [], []
    for number, line in enumerate(paragraph.lines):
        items = paragraph.at(20.0, 0.0, K100)
        runs = [run for item in items if isinstance(item, Tagged) for run in item.items]
        here = [run for run in runs if isinstance(run, GlyphRun) and run.y == number * BODY.leading]
        seen = [(run.x + g.x, run.x + g.x + g.advance) for run in here for g in run.glyphs if g.text != " "]
        rights.append(max(right for _, right in seen))
        lefts.append(min(left for left, _ in seen))
        assert rights[-1] - lefts[-1] <= line.width + 0.1
    assert all(right == pytest.approx(20.0 + measure, abs=0.1) for right in rights)
    assert max(lefts) - min(lefts) > 5
    english = typesetter.paragraph("one two three four five six seven", BODY, "en", 60)
    assert {run.x for run in english.at(20.0, 0.0, K100) if isinstance(run, GlyphRun)} == {20.0}


def test_a_telephone_number_in_arabic_keeps_its_order(typesetter: Typesetter) -> None:
    """The groups of a telephone number and the parts of an address run from left to right."""
    line = typesetter.line("هاتف +971 4 555 0188 أو https://example.ae/a?b=1", BODY, "ar")
    assert "+971 4 555 0188" in across(line) and "https://example.ae/a?b=1" in across(line)


def test_hebrew_numbers_in_english_keep_their_place(typesetter: Typesetter) -> None:
    """Arabic words inside an English line are reversed where they stand, and the line stays English."""
    line = typesetter.line("the name المنطقة here", BODY, "en")
    assert across(line) == "the name ةقطنملا here"
    assert line.direction == "ltr"


def test_french_spaces_before_high_marks() -> None:
    """The space before ; ! ? is thin, that before : and inside « » as the text's, and none of them stretches."""
    setter = Typesetter(FontBook(assets() / "fonts"))
    maker = ChainMaker(setter.fonts)
    chain = maker.chain((Piece("« Oui ! » dit : non ; bien ?"),), BODY, "fr")
    space = chain.signs[0].face.advance(chain.signs[0].face.glyph(" "))
    gaps = {
        chain.signs[k].text + chain.signs[k + 1].text: (chain.gaps[k], chain.widths[k])
        for k, spaces in enumerate(chain.spaces)
        if spaces
    }
    assert {pair: gaps[pair] for pair in ("i!", "n;", "n?")} == dict.fromkeys(
        ("i!", "n;", "n?"), ("fixed", pytest.approx(1 / 6))
    )
    assert {pair: gaps[pair] for pair in ("«O", "!»", "t:")} == dict.fromkeys(
        ("«O", "!»", "t:"), ("fixed", pytest.approx(space))
    )
    assert gaps["»d"][0] == gaps[":n"][0] == "word"
