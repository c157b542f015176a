"""The demo park shows every section and says on every page that it is invented; the tiny park is four pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from said_on_pages import flat, words

from brochure.display import Picture
from brochure.layout.document import Document
from brochure.load import Loaded
from brochure.model.sections import KINDS, ORDERS
from brochure.pipeline import Wish, build

DATA = Path(__file__).parents[2] / "data"
MARKS = ("Invented demonstration data", "虚构演示数据")
LEFT_OUT = {"cover_key", "roles"}  # two sections that belong to the Zhengyang sample's own story


def test_demo_has_every_section(demo: Loaded) -> None:
    """No section is missing from the demo park, and they come in the international order."""
    kinds = [section.kind for section in demo.brochure.sections]
    assert set(KINDS) - set(kinds) == LEFT_OUT
    assert kinds == [kind for kind in ORDERS["intl"] if kind in kinds]


@pytest.mark.parametrize("park", ["demo_pages", "tiny_pages"])
def test_every_page_says_that_it_is_invented(park: str, request: pytest.FixtureRequest) -> None:
    """The mark stands on every page, covers included, in both languages."""
    document: Document = request.getfixturevalue(park)
    for page in document.pages:
        said = words(page).replace("\n", "")
        assert all(mark in said for mark in MARKS), page.label


def test_demo_can_be_stitched(demo_pages: Document) -> None:
    """The demo park is 24 to 32 pages, in fours."""
    assert 24 <= len(demo_pages.pages) <= 32 and len(demo_pages.pages) % 4 == 0


def test_tiny_is_four_pages(tiny_pages: Document) -> None:
    """A name, three facts and a contact make cover, figures, contact and back cover."""
    assert [page.section for page in tiny_pages.pages] == ["cover", "key_figures", "contact", "back_cover"]


def test_tiny_names_its_sources(tiny_pages: Document) -> None:
    """Without an imprint the page of figures says where they come from, in both languages."""
    said = words(tiny_pages.pages[1])
    assert "The park (invented)" in said and "园区（虚构）" in said


def test_test_pictures_say_what_they_are(demo: Loaded, demo_pages: Document) -> None:
    """At least ten pictures are placed; every test picture's caption says so in both languages."""
    pictures = [item for page in demo_pages.pages for item in flat(page.items) if isinstance(item, Picture)]
    assert len(pictures) >= 10
    said = "".join(words(page) for page in demo_pages.pages)
    tests = [picture for picture in demo.brochure.pictures if picture.kind == "test"]
    assert said.count("test picture") >= len(tests) >= 6
    assert said.count("示意图") >= len(tests)


def test_email_holds_its_size(tmp_path: Path) -> None:
    """The e-mail edition with all its photographs stays under two megabytes."""
    made = build(DATA / "demo-park", tmp_path, Wish(only=("email",)))
    assert made.built[0].bytes <= 2_000_000
    assert not [finding for finding in made.findings if finding.severity == "warning"]


AMOUNTS = [
    "location", "transport", "infrastructure", "costs", "incentives", "land_plots", "labour", "services", "projects",
    "living", "sustainability",
]  # fmt: skip


@pytest.mark.parametrize("kind", AMOUNTS)
def test_every_page_of_amounts_says_their_year_and_source(kind: str, demo_pages: Document) -> None:
    """On each page of a section with figures stands of when they are and, but for documents, where they come from."""
    pages = [page for page in demo_pages.pages if page.section == kind]
    assert pages
    for page in pages:
        said = words(page).replace("\n", " ")
        assert re.search(r"as of\s+(\w+\s+)?20[0-9]{2}", said), page.label
        assert "ource:" in said or kind == "incentives"


def test_imprint_names_every_fact(demo: Loaded, demo_pages: Document) -> None:
    """Each figure that texts refer to stands in the imprint with its year and source, in both languages."""
    said = "".join(words(page) for page in demo_pages.pages if page.section == "imprint").replace("\n", "")
    packed = re.sub(r"\s", "", said)
    for fact in demo.brochure.facts.values():
        if fact.status == "derived":
            continue
        assert not isinstance(fact.source, str)
        for words_of in (fact.label, fact.source):
            for language in ("en", "zh-Hans"):
                assert re.sub(r"\s", "", words_of.get(language) or "") in packed
        assert fact.as_of[:4] in packed
