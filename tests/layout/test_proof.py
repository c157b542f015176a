"""Every page is proofed by its geometry: what can not be read stops the build, what is meant to be does not."""

from __future__ import annotations

import shutil
from pathlib import Path as FilePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.colour import K100, WHITE, Ink
from brochure.compose.story import HonoursBody, KeyFiguresBody, SectionStory
from brochure.compose.words import NOTHING, Cell, Digits, Words
from brochure.display import Group, Item, Link, Path, Picture, Tagged, artifact
from brochure.errors import LayoutError, Place
from brochure.geometry import Rect, Transform
from brochure.layout.proof import proof
from brochure.layout.whence import whence
from brochure.load import load
from brochure.model.brochure import Deliverable
from brochure.pictures.photo import Photo
from brochure.pipeline import lay_out
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter
from brochure.units import mm

WIDTH, HEIGHT, BLEED = mm(100), mm(100), mm(3)
DEEP = Ink("deep", (0.9, 0.48, 0.6, 0.62), (0.05, 0.23, 0.23))
PALE = Ink("pale", (0.1, 0, 0.1, 0), (0.9, 0.95, 0.93))
LABEL = TextStyle("sans", 400, 8, 10)


@pytest.fixture
def word(typesetter: Typesetter):  # type: ignore[no-untyped-def]
    """Return a function that sets words at x and y in points."""

    def make(text: str, x: float, y: float, ink: Ink = K100, size: float = 8) -> tuple[Item, ...]:
        language = "en" if text.isascii() else "zh-Hans"
        return typesetter.line(text, TextStyle("sans", 400, size, size * 1.25), language).at(x, y, ink)

    return make


def codes(*items: Item, folds: tuple[float, ...] = ()) -> list[str]:
    return [fault.code for fault in proof(items, WIDTH, HEIGHT, BLEED, folds)]


def paragraph(*items: Item) -> Tagged:
    return Tagged("P", items)


def photo(x: float, y: float, width: float, height: float) -> Picture:
    return Picture(Photo.of(1, 1, b"\0\0\0"), Rect(x, y, width, height))


def line(x: float, y: float, length: float, ink: Ink = K100) -> Path:
    return Path((("M", x, y), ("L", x + length, y)), stroke=ink, width=1)


# -- type on type


def test_two_texts_on_one_place_are_found(word) -> None:  # type: ignore[no-untyped-def]
    """Words of two paragraphs that overlap are one collision, told with the longer one's text."""
    (fault,) = proof(
        (paragraph(*word("A long name of a zone", 50, 50)), paragraph(*word("青杠组团", 90, 50))),
        WIDTH, HEIGHT, BLEED,
    )  # fmt: skip
    assert (fault.code, fault.text, fault.language) == ("collision", "A long name of a zone", "en")
    assert "'A long name of a zone' runs into '青杠组团'" in fault.what


def test_texts_that_touch_read_as_one_word(word) -> None:  # type: ignore[no-untyped-def]
    """Two paragraphs on one baseline need a gap that the eye sees; half an em is enough."""
    first = word("Zone", 50, 50)
    end = 50 + sum(g.advance for run in first for g in run.glyphs)  # type: ignore[union-attr]
    assert codes(paragraph(*first), paragraph(*word("Name", end - 0.2, 50))) == ["collision"]
    assert codes(paragraph(*first), paragraph(*word("Name", end + 4, 50))) == []


def test_lines_at_their_leading_are_apart(word) -> None:  # type: ignore[no-untyped-def]
    """Descenders over ascenders at 8 on 10 points touch nothing; at 8 on 4 they do."""
    assert codes(paragraph(*word("gypsy", 50, 50)), paragraph(*word("halbtakt", 50, 60))) == []
    assert codes(paragraph(*word("gypsy", 50, 50)), paragraph(*word("halbtakt", 50, 54))) == ["collision"]


def test_boxes_may_overlap_where_letters_do_not(word) -> None:  # type: ignore[no-untyped-def]
    """Close lines whose ascenders and descenders miss each other are apart: glyphs decide, not lines."""
    upper = paragraph(*word("xxxxxxp", 50, 50))
    assert codes(upper, paragraph(*word("hxxxxxx", 50, 56.5))) == []
    assert codes(upper, paragraph(*word("xxxxxxh", 50, 56.5))) == ["collision"]


def test_a_line_of_several_fonts_is_one_line(word) -> None:  # type: ignore[no-untyped-def]
    """Han and western runs of one line, a linked word and a span belong together."""
    runs = word("规划面积20平方公里，已建成14平方公里", 50, 50)
    assert len(runs) >= 1 and codes(paragraph(*runs)) == []
    first = word("see", 50, 70)
    end = 50 + sum(g.advance for run in first for g in run.glyphs)  # type: ignore[union-attr]
    link = Link(Rect(50, 60, 10, 10), "https://example.com", "", word("this", end + 0.1, 70))
    assert codes(paragraph(*first, link)) == []


def test_a_turned_group_is_seen_where_it_stands(word) -> None:  # type: ignore[no-untyped-def]
    """Type turned by 90 degrees collides with what lies on its way, not beside it."""
    turned = Group(word("upward words", 0, 0), Transform.rotation(90).then(Transform.translation(100, 50)))
    assert codes(paragraph(turned), paragraph(*word("x", 101, 80))) == ["collision"]
    assert codes(paragraph(turned), paragraph(*word("x", 140, 52))) == []


@given(st.floats(20, 200), st.floats(20, 200))
def test_a_text_collides_with_itself_wherever_it_stands(typesetter: Typesetter, x: float, y: float) -> None:
    """The same words twice on one place are a collision anywhere on the page."""
    twice = [paragraph(*typesetter.line("正阳 Park", LABEL, "zh-Hans").at(x, y, K100)) for _ in range(2)]
    assert "collision" in codes(*twice)


# -- type and the page


def test_type_keeps_from_the_knife_and_from_folds(word) -> None:  # type: ignore[no-untyped-def]
    """5 mm from the trim and from a fold are safe; less is not, and off the page is said as such."""
    assert codes(paragraph(*word("edge", mm(5.2), 50))) == []
    assert codes(paragraph(*word("edge", mm(4), 50))) == ["unsafe"]
    (fault,) = proof((paragraph(*word("edge", mm(97), 50)),), WIDTH, HEIGHT, BLEED)
    assert "runs off the page" in fault.what
    assert codes(paragraph(*word("fold", mm(50), 50)), folds=(mm(52),)) == ["unsafe"]
    assert codes(paragraph(*word("fold", mm(60), 50)), folds=(mm(52),)) == []


def test_a_solid_reaches_the_bleed_or_ends_on_the_page() -> None:
    """A picture or solid that ends between trim and bleed would show white after the knife."""
    assert codes(Path(Rect(-BLEED, 10, 50, 20).segments, fill=DEEP)) == []
    assert codes(Path(Rect(-BLEED / 2, 10, 50, 20).segments, fill=DEEP)) == ["cut-off"]
    assert codes(photo(50, 50, WIDTH - 50 + BLEED / 2, 20)) == ["cut-off"]
    cropped = Group((photo(50, 50, WIDTH, 20),), clip=Rect(50, 50, 40, 20).segments)
    assert codes(cropped) == []


# -- type and what is drawn


def test_type_stands_on_a_picture_only_on_a_band(word) -> None:  # type: ignore[no-untyped-def]
    """Words over a picture are found; on a solid band over the picture they are meant."""
    picture, words = photo(20, 20, 200, 100), paragraph(*word("Caption", 40, 60, WHITE))
    band = Path(Rect(30, 40, 150, 40).segments, fill=DEEP)
    assert codes(picture, words) == ["on-picture"]
    assert codes(picture, band, words) == []
    assert codes(picture, paragraph(*word("Caption", 40, 135))) == []


def test_type_under_a_solid_is_hidden(word) -> None:  # type: ignore[no-untyped-def]
    """What is painted later over words hides them."""
    assert codes(paragraph(*word("Name", 40, 60)), Path(Rect(30, 40, 15, 40).segments, fill=DEEP)) == [
        "hidden"
    ]
    assert codes(paragraph(*word("Name", 40, 60)), Path(Rect(90, 40, 15, 40).segments, fill=DEEP)) == []


def test_type_merges_with_marks_of_its_own_ink(word) -> None:  # type: ignore[no-untyped-def]
    """A dark rule through dark words is found; a pale texture under them, or a rule below, is meant."""
    words = paragraph(*word("Name", 40, 60))
    assert codes(artifact(line(20, 58, 100, DEEP)), words) == ["on-drawing"]
    assert codes(artifact(line(20, 58, 100, PALE)), words) == []
    assert codes(artifact(line(20, 64, 100, DEEP)), words) == []
    clipped = Group((line(20, 58, 100, DEEP),), clip=Rect(20, 50, 10, 20).segments)
    assert codes(artifact(clipped), words) == []
    thread = Path(tuple(("R", x, 40.0, 1.0, 40.0) for x in range(42, 60, 4)), fill=DEEP)
    assert codes(artifact(thread), words) == ["on-drawing"]


# -- where the data say it


def test_words_are_found_in_the_data() -> None:
    """A line of a text, a list of names and a figure lead to the place where the data say them."""
    at = [Place("a.yaml", line) for line in range(9)]
    named = HonoursBody((Words((("en", "Garden|city"), ("zh-Hans", "园林城市")), at[3]),))
    section = SectionStory("honours", Words((("en", "Honours"),), at[1]), Words((("en", "Five **honours**"),), at[2]),
                           (), (), named, at[0])  # fmt: skip
    assert whence(section, "Five honours") == at[2]
    assert whence(section, "city") == at[3] and whence(section, "园林城市、花园城市") == at[3]
    assert whence(section, "something else") == at[0]
    cell = Cell(
        (("en", Digits("13.56", "RMB billion", "RMB 13.56 billion")),), Words((("en", "output"),), at[5])
    )
    figures = SectionStory("key_figures", NOTHING, NOTHING, (), (), KeyFiguresBody(cell, (), None), at[4])
    assert whence(figures, "13.56RMB billion") == at[5]


def test_other_data_stop_the_build_with_their_place(
    sample_folder: FilePath, typesetter: Typesetter, tmp_path: FilePath
) -> None:
    """A cover line that runs down into the mountains is refused with page, section, language and place, not printed."""
    folder = tmp_path / "park"
    shutil.copytree(sample_folder, folder)
    file = folder / "sections.yaml"
    old = '- {en: "Qianjiang District, Chongqing, China", zh-Hans: 中国重庆市黔江区}'
    text = file.read_text(encoding="utf-8")
    number = text[: text.index(old)].count("\n") + 1
    file.write_text(
        text.replace(old, f"- {{en: China, zh-Hans: {'中国重庆市黔江区' * 30}}}", 1), encoding="utf-8"
    )
    with pytest.raises(LayoutError) as error:
        lay_out(load(folder), Deliverable(name="test"), typesetter)
    finding = error.value.findings[0]
    assert finding.place is not None and finding.place.line == number
    assert finding.what.startswith("page 1 (cover), zh-Hans: ") and finding.remedy


def test_an_empty_page_is_clean() -> None:
    """An empty page and an empty path have no faults."""
    assert codes() == [] and codes(Path((), fill=DEEP)) == []
