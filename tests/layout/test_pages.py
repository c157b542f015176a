"""The twelve pages against the art direction's coordinates (mm; y(n) = 18 + n x 5.2917)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from placed import at, lines, links, paragraphs, rules, texts

from brochure.display import Destination
from brochure.layout.document import Document, Page
from brochure.load import Loaded, load
from brochure.model.base import Text
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter
from brochure.units import to_mm

L = 5.2917
NEAR = 0.5  # mm

CLOSERS = "，、；：。！？）》〉」』】〗〕”’—…·％‰℃,.;:!?)]}%"
OPENERS = "（《〈「『【〖〔“‘([{"


def y(line: float) -> float:
    return 18 + line * L


def page(document: Document, section: str) -> Page:
    return next(p for p in document.pages if p.section == section)


@pytest.fixture(scope="module")
def document(laid_out: Callable[..., Document]) -> Document:
    return laid_out()


def near(found: float, wanted: float) -> bool:
    return abs(found - wanted) <= NEAR


def test_twelve_pages_in_print_order(document: Document) -> None:
    """The brochure has twelve pages of 210 x 285 mm in the order of the art direction."""
    assert [p.section for p in document.pages] == [
        "cover", "cover_key", "key_figures", "overview", "roles", "zones", "industries", "performance", "vision",
        "honours", "contact", "back_cover",
    ]  # fmt: skip
    assert (round(to_mm(document.width), 3), round(to_mm(document.height), 3)) == (210, 285)
    assert {p.design for p in document.pages} == {"board"}


def test_titles_stand_on_line_four_at_both_axes(document: Document) -> None:
    """Every inner page's title starts on y(4): English at column 1, Chinese at column 7."""
    for p in document.pages[1:-1]:
        left = 16 if p.side == "left" else 18
        titles = [line for line in lines(p) if line.role == "H1"]
        english = [t for t in titles if t.language == "en"]
        chinese = [t for t in titles if t.language == "zh-Hans"]
        assert near(english[0].y, y(4)) and near(english[0].x, left)
        assert near(chinese[0].y, y(4)) and near(chinese[0].x, left + 90)
        assert len(english) == 1 or near(english[1].y, y(4) + 35 * 25.4 / 72)


def test_running_heads_and_folios(document: Document) -> None:
    """On y = 11 mm: even pages folio at column 1, head at column 2; odd pages head at 1, folio flush right."""
    for number, p in enumerate(document.pages[1:-1], 2):
        head = [t for t in texts(p) if near(t.y, 11)]
        folio = next(t for t in head if t.text == str(number))
        english = next(t for t in head if t.text != folio.text)
        if p.side == "left":
            assert near(folio.x, 16) and near(english.x, 31)
        else:
            assert near(folio.right, 194) and near(english.x, 18)
        assert any(near(t.x, (16 if p.side == "left" else 18) + 90) for t in head)


def test_cover(document: Document) -> None:
    """The name stands on 39, 61.9 and 84.9 mm at x 16.6 and 145.8, three lines from 101.6 mm."""
    cover = document.pages[0]
    for words, x, wanted in (
        ("Zhengyang", 16.6, 39), ("Industrial", 16.6, 61.9), ("Park", 16.6, 84.9),
        ("正阳", 145.8, 39), ("工业", 145.8, 61.9), ("园区", 145.8, 84.9),
        ("Investment brochure", 18, 101.6), ("招商手册", 147, 101.6),
    ):  # fmt: skip
        found = at(cover, words)
        assert near(found.x, x) and near(found.y, wanted), words
    assert all(t.y < 126 for t in texts(cover))


def test_cover_key(document: Document) -> None:
    """Rows start on y10, y13, y16: term at columns 1 and 7, meaning at columns 3 and 9."""
    p = page(document, "cover_key")
    for words, x, line in (
        ("140 threads", 16, 10), ("Six ridges", 16, 13), ("Seven ", 16, 16), ("One for each of", 46, 10),
        ("一百四十根经线", 106, 10), ("每根代表一家企业", 136, 10),
    ):  # fmt: skip
        found = at(p, words)
        assert near(found.x, x) and near(found.y, y(line)), words


def test_key_figures(document: Document) -> None:
    """The hero stands on y12.25, thirds on y20.25, quarters on y27.25, contents from y35.5, notes to y46."""
    p = page(document, "key_figures")
    for words, line in (
        ("13.56", 12.25), ("135.6", 12.25), ("140+", 20.25), ("20km²", 20.25), ("14km²", 20.25), ("2003", 27.25),
        ("+7.3", 27.25), ("+10.7", 27.25), ("6", 27.25), ("Park profile", 35.5), ("荣誉", 41.5),
        ("* Value added", 46),
    ):  # fmt: skip
        assert near(at(p, words).y, y(line)), words
    ys = {round(rule[1], 2) for rule in rules(p)}
    for line in (8 - 0.3, 17 - 0.3, 25 - 0.3, 33):
        assert any(near(found, y(line)) for found in ys)


def test_contents_lead_to_their_pages(document: Document) -> None:
    """Each entry of the contents, in each language, is a link to the page that it names."""
    targets = [link.target for link in links(page(document, "key_figures"))]
    assert targets == [Destination(n - 1) for _ in ("en", "zh-Hans") for n in range(4, 12)]


def test_profile(document: Document) -> None:
    """Lead on y10.33, paragraphs on y18, y23 and y28 in both languages, the fact list down to y45."""
    p = page(document, "overview")
    for english, chinese, line in (
        ("Zhengyang was the first", "正阳工业园区是", 10.33), ("Founded in July", "园区成立于", 18),
        ("Of 20 planned", "规划面积", 23), ("Six pillar", "三大组团", 28), ("14\u00a0km²", "14平方公里", 45),
    ):  # fmt: skip
        first, second = at(p, english), at(p, chinese)
        assert near(first.y, y(line)) and first.y == pytest.approx(second.y, abs=0.001), english


def test_roles(document: Document) -> None:
    """Sentence on y9, statements on y18, y28 and y38, each under a rule 2.35 lines above."""
    p = page(document, "roles")
    for words, line in (("The park is", 9), ("Regional", 18), ("Economic", 28), ("Southeastern", 38)):
        assert near(at(p, words).y, y(line))
    for line in (18, 28, 38):
        assert any(near(rule[1], y(line - 2.35)) for rule in rules(p))


def test_zones(document: Document) -> None:
    """Base text on y26, matrix rows every 1.2 lines, note on y47."""
    p = page(document, "zones")
    assert near(at(p, "Rail and road").y, y(26))
    names = [
        line
        for line in lines(p)
        if line.text in ("Qinggang Zone", "正阳组团", "Fengjia Zone") and line.y < 140
    ]
    assert [line.size for line in names] == [9.5] * 3  # beside the connectors, as the board has them
    rows = [at(p, words).y for words in ("Cigarettes and", "Agricultural", "New materials", "Biomedicine")]
    assert all(b - a == pytest.approx(1.2 * L, abs=0.01) for a, b in pairwise(rows))
    assert near(at(p, "Schematic").y, y(47))


def test_figures(document: Document) -> None:
    """Labels on y10 and y19.5, twin head y25 and digits y29.5, growth head y33, labels y35 and y39.5."""
    p = page(document, "performance")
    for words, line in (
        ("14\u00a0km²", 10), ("20\u00a0km²", 19.5), ("Gross industrial output value, 2017", 25), ("13.56", 29.5),
        ("Growth on", 33), ("Value added of", 35),
    ):  # fmt: skip
        assert near(at(p, words).y, y(line)), words
    second = [line for line in lines(p) if line.text.startswith("Gross industrial output value")][-1]
    assert near(second.y, y(39.5))


def test_milestones_and_aims(document: Document) -> None:
    """Rules at y10, y17.5 and y25 less 0.3 lines, years at column 1, English at 5, Chinese at 9."""
    p = page(document, "vision")
    for words, x, line in (
        ("2003", 18, 13.5), ("2017", 18, 21), ("Founded", 78, 11), ("7月成立", 138, 11), ("Gross", 78, 18.5),
        ("Industrial parks", 78, 26),
    ):  # fmt: skip
        found = at(p, words)
        assert near(found.x, x) or found.size == 60, words
        assert near(found.y, y(line)), words
    for line in (10, 17.5, 25):
        assert any(near(rule[1], y(line - 0.3)) for rule in rules(p))


def test_honours(document: Document) -> None:
    """The list stands at column 8 from y10, every 6.5 lines."""
    p = page(document, "honours")
    starts = [at(p, words) for words in ("Chongqing key", "Chongqing specialised", "Chongqing entrepren")]
    for index, start in enumerate(starts):
        assert near(start.x, 121) and near(start.y, y(10 + 6.5 * index))


def test_contact(document: Document) -> None:
    """Telephone on y13, name y22.5, address y26, QR label y34, disclaimer at column 7."""
    p = page(document, "contact")
    for words, x, line in (
        ("+86", 18, 13), ("Chongqing Zhengyang", 18, 22.5), ("重庆正阳", 108, 22.5), ("Baijiahe Road", 18, 26),
        ("Scan to call", 18, 34), ("扫码拨号", 108, 34), ("本册内容", 108, 36),
    ):  # fmt: skip
        found = at(p, words)
        assert (near(found.x, x) or found.size == 60) and near(found.y, y(line)), words
    assert {"tel:+862379426568"} == {str(link.target) for link in links(p)}


def test_a4_keeps_the_grid_and_sinks_the_content(laid_out: Callable[..., Document]) -> None:
    """At A4 y(n) = 20 + n L, titles stay on line 4, content stands two lines lower, notes on y48."""
    a4 = laid_out(format="a4")
    assert round(to_mm(a4.height), 3) == 297
    p = page(a4, "overview")
    assert near(at(p, "In the Wuling").y, 20 + 4 * L)
    assert near(at(p, "Founded in July").y, 20 + 20 * L)
    figures = page(a4, "key_figures")
    assert near(at(figures, "* Value added").y, 20 + 48 * L)


@pytest.mark.parametrize("wanted", [{}, {"format": "a4"}, {"edition": "en"}, {"edition": "zh"}])
def test_lines_obey_the_rules_of_both_languages(
    laid_out: Callable[..., Document], wanted: dict[str, str]
) -> None:
    """No line starts with a closing mark, ends with an opening one, or breaks a Latin word or a number."""
    for p in laid_out(**wanted).pages:
        for paragraph in paragraphs(p):
            for line in paragraph:
                text = line.strip()
                assert text[:1] not in CLOSERS and text[-1:] not in OPENERS, text
            for one, two in pairwise(paragraph):
                before, after = one[-1:], two[:1]
                western = before.isascii() and after.isascii()
                assert not (western and before.isalnum() and after.isalnum()), (one, two)


@pytest.mark.parametrize("wanted", [{}, {"format": "a4"}, {"edition": "en"}, {"edition": "zh"}])
def test_no_widow_words(laid_out: Callable[..., Document], wanted: dict[str, str]) -> None:
    """A paragraph's last line holds two words or a quarter of its longest line, four signs in Chinese."""
    for p in laid_out(**wanted).pages:
        for paragraph in paragraphs(p):
            if len(paragraph) < 2 or not paragraph[-1].strip():
                continue
            last, longest = paragraph[-1].strip(), max(len(line) for line in paragraph)
            if last.isascii():
                assert len(last.split()) > 1 or len(last) >= longest / 4, paragraph
            else:
                assert len(last) >= 4 or longest <= 5, paragraph


@pytest.mark.parametrize("wanted", [{}, {"format": "a4"}, {"edition": "en"}, {"edition": "zh"}])
def test_text_stays_inside_the_safe_area(laid_out: Callable[..., Document], wanted: dict[str, str]) -> None:
    """No text comes within 5 mm of the trim."""
    document = laid_out(**wanted)
    width, height = to_mm(document.width), to_mm(document.height)
    for p in document.pages:
        for t in texts(p):
            assert t.x >= 5 and t.right <= width - 5 and 5 <= t.y <= height - 5, t


def test_body_stands_on_the_baseline_grid(document: Document) -> None:
    """Every body and list line stands on a multiple of 2.5 pt from line 0 (the zone plan's names excepted)."""
    for p in document.pages[2:-1]:
        for t in texts(p):
            if t.size in (9.5, 11.5):
                steps = (t.y - 18) / (2.5 * 25.4 / 72)
                assert abs(steps - round(steps)) < 0.02 or p.section == "zones", (p.section, t)


def test_no_two_texts_overlap(laid_out: Callable[..., Document]) -> None:
    """On no page do two lines of text share ground."""
    for wanted in ({}, {"format": "a4"}, {"edition": "en"}, {"edition": "zh"}):
        for p in laid_out(**wanted).pages:
            boxes = [
                (t.x, t.y - t.size * 0.2, t.right, t.y, t.text) for t in texts(p) if t.text.strip()
            ]  # the x-height, roughly: leading may be tight
            for i, a in enumerate(boxes):
                for b in boxes[i + 1 :]:
                    apart = a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01 or a[3] <= b[1] or b[3] <= a[1]
                    assert apart, (p.section, a[4], b[4])


def test_the_document_prints_as_text(document: Document) -> None:
    """A document's dump names every page, its items and their places in mm."""
    dump = document.dump()
    assert dump.startswith("document 210.00 x 285.00 mm\npage 1 label=1 right section=cover\n")
    assert dump.count("\npage ") == 12


def test_chinese_can_lead(sample: Loaded, typesetter: Typesetter) -> None:
    """With ``lead_language: zh-Hans`` Chinese takes column 1, English column 7, and nothing collides."""
    led = replace(sample, brochure=sample.brochure.model_copy(update={"lead_language": "zh-Hans"}))
    document = lay_out(led, Deliverable(name="test"), typesetter)[0]
    overview = page(document, "overview")
    assert near(at(overview, "园区成立于").x, 16) and near(at(overview, "Founded in July").x, 106)
    zones = page(document, "zones")
    labels = at(zones, "Energy saving")
    assert labels.right <= 106


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Zhengyang|Industrial|Park", "正阳|工业|园区"),
        (
            "Chengdu-Chongqing|International Advanced|Manufacturing Demonstration Park",
            "成渝国际先进|制造示范|园区",
        ),
        ("Xi", "曦"),
        ("Northwest|Equipment Manufacturing|Park", "西北|装备制造|产业园"),
    ],
)
def test_names_of_any_length_find_their_place_on_the_cover(
    sample: Loaded, typesetter: Typesetter, english: str, chinese: str
) -> None:
    """A long name steps down or stands above the other: no two names touch, none leaves the measure."""
    first, *rest = sample.brochure.sections
    cover = first.model_copy(update={"name": Text({"en": english, "zh-Hans": chinese})})
    changed = replace(sample, brochure=sample.brochure.model_copy(update={"sections": (cover, *rest)}))
    names = [
        t for t in lines(lay_out(changed, Deliverable(name="test"), typesetter)[0].pages[0]) if t.role == "H1"
    ]
    assert all(t.x >= 16 and t.right <= 194.5 and t.y < 101.6 - 8 for t in names)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            assert a.right < b.x or b.right < a.x or abs(a.y - b.y) > 8, (a.text, b.text)


def test_a_policy_note_stands_in_the_languages_that_have_it(
    sample_folder: Path, typesetter: Typesetter, tmp_path: Path
) -> None:
    """A client's formula prints word for word under the aims, in Chinese alone where English has none."""
    folder = tmp_path / "park"
    shutil.copytree(sample_folder, folder)
    file = folder / "sections.yaml"
    text = file.read_text(encoding="utf-8")
    formula = "以大数据智能化为引领的创新驱动发展战略行动计划"
    file.write_text(
        text.replace("  aims_note:\n", f'  policy_note: {{zh-Hans: "{formula}"}}\n  aims_note:\n', 1),
        encoding="utf-8",
    )
    made = lay_out(load(folder), Deliverable(name="test"), typesetter)[0]
    vision = page(made, "vision")
    note = at(vision, "以大数据")
    aims = at(vision, "目标于")
    assert "".join(line.text for line in lines(vision) if note.y <= line.y < note.y + L) == formula
    assert note.language == "zh-Hans" and note.x == pytest.approx(aims.x)
    assert aims.y + L / 2 < note.y <= aims.y + 2 * L
