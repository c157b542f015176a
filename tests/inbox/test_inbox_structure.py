"""What a screen reader gets from the finished files: laws that hold in every edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.compose.story import Story
from brochure.compose.words import Words
from brochure.load import Loaded
from brochure.reading import Heard, Link
from brochure.reading.content import marked_text

EDITIONS = {"email": "columns", "email-en": "en", "email-zh": "zh"}
HAN = re.compile(r"[\u4e00-\u9fff]")
SILENT = {"running", "codes", "said", "keywords", "pictures", "numbers", "scales"}
"""Fields of the story that a page does not say in just these words; of a chart's scales it takes one."""

pytestmark = pytest.mark.parametrize("name", EDITIONS)


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of(value: object) -> Iterator[Words]:
    """Yield all words below a value of the story."""
    if isinstance(value, Words):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from words_of(part)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in SILENT:
                yield from words_of(getattr(value, field.name))


def test_everything_in_the_data_is_said(said: Mapping[str, Heard], sample: Loaded, name: str) -> None:
    """Every text of the story is read out, character for character, spaces apart."""
    edition = edition_of(sample.brochure, EDITIONS[name])
    story: Story
    story, _ = compose(sample.brochure, edition, sample.folder, sample.places, "00")
    aloud = squeezed(said[name].text).casefold()
    texts = [
        (tag, text) for section in story.sections for words in words_of(section) for tag, text in words.plain
    ]
    assert len(texts) > 100
    missing = [text for _, text in texts if squeezed(text).casefold() not in aloud]
    assert not missing


def test_a_thread_says_what_it_stands_for(said: Mapping[str, Heard], name: str) -> None:
    """Who hears the charts of threads is told what one thread is, as the note below them says."""
    aloud = said[name].text
    wanted = {"email-zh": ["7根线为1平方公里", "一根线为0.1个百分点"]}
    english = ["7 threads are 1\xa0square kilometre", "One thread is 0.1\xa0percentage points"]
    assert all(words in aloud for words in wanted.get(name, english))


def test_nothing_is_said_twice_or_left_unmarked(inbox: Mapping[str, Path], name: str) -> None:
    """All text is content or an artifact; running heads and folios are the only text among the artifacts."""
    with pikepdf.open(inbox[name]) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            found = marked_text(page)
            assert not found.unmarked.strip(), number
            assert set(found.artifacts) <= {"Pagination"}, number
            if "Pagination" in found.artifacts:
                assert str(number) in found.artifacts["Pagination"]


def test_headings_do_not_jump(said: Mapping[str, Heard], name: str) -> None:
    """The first heading is an H1, and no heading is more than a level below the one before it."""
    levels = [int(e.role[1]) for e in said[name].elements if re.fullmatch("H[1-6]", e.role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_figures_are_told(said: Mapping[str, Heard], name: str) -> None:
    """A figure's alternative text is in its element's language; no figure shown says nothing."""
    figures = [e for e in said[name].elements if e.role == "Figure" and e.alt != "✓"]
    assert len(figures) >= 4
    for figure in figures:
        assert figure.alt, figure
        spoken = figure.alt.split(" · ")[0]
        assert bool(HAN.search(spoken)) == (figure.language == "zh-Hans"), figure


def test_charts_tell_their_values(said: Mapping[str, Heard], name: str) -> None:
    """What a chart shows is in its alternative text, in each language's own way of writing figures."""
    alts = " ".join(e.alt or "" for e in said[name].elements if e.role == "Figure")
    english, chinese = ("14\u00a0km²", "+10.7\u202f%"), ("14平方公里", "+10.7%")
    for figures, tag in ((english, "en"), (chinese, "zh")):
        if name in ("email", f"email-{tag}"):
            assert all(figure in alts for figure in figures), alts


def test_tables_have_heads_and_even_rows(said: Mapping[str, Heard], name: str) -> None:
    """Every row has as many columns as the others, every head cell its scope, every row a head."""
    tables = [e for e in said[name].elements if e.role == "Table"]
    assert len(tables) == (9 if name == "email" else 5)  # those of the page, and two charts' data
    for table in tables:
        rows = [kid for kid in table.kids if isinstance(kid, Heard)]
        assert {row.role for row in rows} == {"TR"}
        cells = [[kid for kid in row.kids if isinstance(kid, Heard)] for row in rows]
        assert len({sum(cell.columns for cell in row) for row in cells}) == 1
        assert all(any(cell.role == "TH" for cell in row) for row in cells)
        assert all(cell.scope in ("Row", "Column") for row in cells for cell in row if cell.role == "TH")


def test_lists_are_lists(said: Mapping[str, Heard], name: str) -> None:
    """Lists hold items, items hold bodies; the contents hold entries with a live reference each."""
    inside = {"L": {"LI"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOCI"}, "TOCI": {"Lbl", "Reference"}}
    seen = set()
    for element in said[name].elements:
        if element.role in inside:
            seen.add(element.role)
            kids = {kid.role for kid in element.kids if isinstance(kid, Heard)}
            assert kids and kids <= inside[element.role], element
    assert seen == set(inside)


def test_links_say_where_they_lead(said: Mapping[str, Heard], name: str) -> None:
    """Every link has an annotation with a target and a label in words, not the bare address."""
    elements = [e for e in said[name].elements if e.role == "Link"]
    links = [kid for e in elements for kid in e.kids if isinstance(kid, Link)]
    assert len(links) == len(elements) >= 10
    assert all(link.label and link.label != link.target and link.target != "nowhere" for link in links)
    assert {link.target for link in links if not link.target.startswith("page ")} == {"tel:+862379426568"}


def test_languages_are_marked(said: Mapping[str, Heard], name: str) -> None:
    """Han characters are marked as Chinese, everywhere; each edition has its own language at the root."""
    assert said[name].language == ("zh-Hans" if name == "email-zh" else "en")
    for element in said[name].elements:
        own = "".join(kid for kid in element.kids if isinstance(kid, str))
        if HAN.search(own):
            assert element.language == "zh-Hans", own


def test_one_language_speaks_alone(said: Mapping[str, Heard], name: str) -> None:
    """In an edition of one language the other is heard in the name on the cover and in proper names only."""
    others = [e for e in said[name].elements if e.language != said[name].language and e.role != "Span"]
    if name == "email":
        assert len(others) > 50
    else:
        assert [e.role for e in others] == ["H1"]
