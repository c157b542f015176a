"""Pages are composed over the whole document: counts are met, solids are few, contents are right."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flow_samples import every_kind, laid_out, listing, paragraphs, said, section, story
from placed import lines, links

from brochure.art.ridges import RidgePlan
from brochure.assets import assets
from brochure.compose.story import SectionStory, Story
from brochure.display import Destination, Item
from brochure.errors import LayoutError
from brochure.layout.bespoke import tightened
from brochure.layout.composition import MOST_SOLIDS, compose_pages
from brochure.layout.document import Document
from brochure.layout.explaining import explained
from brochure.layout.format import load_formats
from brochure.layout.leaf import Leaf
from brochure.layout.plan import Candidate, PagePlan
from brochure.layout.studio import PageStudio
from brochure.layout.theme import load_theme
from brochure.load import Loaded, load
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter


def pages(count: int, cost: float = 0.0, ground: str = "white", fullness: float | None = 0.9) -> Candidate:
    """Return a candidate of so many pages."""
    return Candidate("test", (PagePlan(lambda leaf: (), ground, fullness),) * count, cost)


def test_the_whole_costs_least_not_each_part() -> None:
    """The cheapest way of each section is not taken where another makes the whole fit its sheets."""
    options = [[pages(1)] for _ in range(5)] + [[pages(2), pages(3, 0.5)]]
    chosen = compose_pages(options)
    assert sum(len(one.pages) for one in chosen) == 8


def test_two_solids_in_a_row_are_the_most() -> None:
    """A third solid page in a row is told on white, where it can be, whatever that costs."""
    options = [[pages(1, ground="deep")], [pages(1, ground="accent")]]
    options.append([pages(1, ground="deep"), pages(1, 900.0)])
    chosen = compose_pages(options)
    assert [one.pages[0].solid for one in chosen] == [True, True, False]
    assert MOST_SOLIDS == 2


def test_a_number_of_pages_is_met_by_choice() -> None:
    """A number that the candidates can add up to is met; another is an error that names what is possible."""
    options = [[pages(1), pages(2, 9.0)], [pages(1), pages(3, 2.0)]]
    assert [len(one.pages) for one in compose_pages(options, 4)] == [1, 3]
    with pytest.raises(LayoutError, match=r"exactly 9 pages; possible are 2, 3, 4, 5"):
        compose_pages(options, 9)


@pytest.mark.parametrize("count", [12, 16, 20])
def test_the_sample_has_the_pages_that_are_asked_for(
    count: int, sample: Loaded, typesetter: Typesetter
) -> None:
    """The sample fills 12, 16 or 20 pages; type keeps its sizes, and the contents name the right pages."""
    document, _, _ = lay_out(sample, Deliverable(name="test", pages=count), typesetter)
    assert len(document.pages) == count
    sizes = {line.size for page in document.pages for line in lines(page)}
    assert sizes <= {
        66.0, 61.0, 30.0, 28.0, 23.0, 18.0, 15.0, 14.5, 11.0, 10.5, 11.5, 9.5, 8.0, 7.5, 7.0, 6.5, 72.0, 68.0, 60.0,
        52.0, 44.0, 34.0, 16.0, 12.0, 10.0, 26.0,
    }  # fmt: skip
    contents_are_right(document)


def contents_are_right(document: Document) -> None:
    """Check that every entry of the contents leads to a page that begins with its section's title."""
    glance = next(page for page in document.pages if page.section == "key_figures" and links(page))
    targets = [link.target for link in links(glance) if isinstance(link.target, Destination)]
    assert targets
    for target in targets:
        page = document.pages[target.page]
        assert any(line.role == "H1" for line in lines(page)), f"no title on page {page.label}"


def test_a_number_that_is_impossible_is_said_where_it_is_asked(
    sample: Loaded, typesetter: Typesetter
) -> None:
    """Fewer pages than the sections need are an error that names possible numbers."""
    with pytest.raises(LayoutError, match=r"can not fill exactly 3 pages; possible are \d+"):
        lay_out(sample, Deliverable(name="test", pages=3), typesetter)


def test_short_neighbours_share_a_page(typesetter: Typesetter) -> None:
    """Two short sections stand on one page, each under its title, and both have a bookmark to it."""
    first = section(list(paragraphs(1)), "living")
    second = section([listing(3)], "services")
    document = laid_out(story(first, second), typesetter)
    assert len(document.pages) == 1
    assert len([line for line in lines(document.pages[0]) if line.text.strip() == "Two of"]) == 2
    assert [bookmark.target.page for bookmark in document.bookmarks] == [0, 0]


def test_every_page_says_how_it_was_made(typesetter: Typesetter) -> None:
    """The explanation names a design and a fullness for each page, as lines and as plain values."""
    document = laid_out(story(section(every_kind())), typesetter)
    told = explained(document)
    assert len(told.pages) == len(document.pages)
    assert all(page.design.startswith("flow") and page.fullness for page in told.pages)
    assert all("design" in line and "% full" in line for line in told.lines())
    assert told.as_json()["pages"][0]["section"] == "infrastructure"


@pytest.mark.parametrize(("size", "form"), [("phone", "a table is folded"), ("120x120", "a chart is told")])
def test_a_change_of_form_is_told(size: str, form: str, sample: Loaded, typesetter: Typesetter) -> None:
    """A table, a chart or tiles that a small page can not hold say where they changed, and why."""
    document, _, _ = lay_out(sample, Deliverable(name="test", format=size, edition="en"), typesetter)
    told = explained(document)
    assert any(f": {form}" in line and ", since " in line for line in told.lines())
    assert all(not page.changed for page in told.pages if page.design.startswith("board"))


@pytest.mark.parametrize("edition", ["columns", "stacked", "facing", "flip"])
@pytest.mark.parametrize("size", ["120x120", "88x120"])
def test_the_lowest_pages_hold_their_covers(
    size: str, edition: str, sample: Loaded, typesetter: Typesetter
) -> None:
    """On the smallest trims the covers' lines keep clear of mountains that begin lower."""
    document, _, _ = lay_out(sample, Deliverable(name="test", format=size, edition=edition), typesetter)
    assert document.pages[0].section == "cover"
    assert document.pages[-1].section == ("cover" if edition == "flip" else "back_cover")


def test_a_design_that_is_given_up_is_told(
    typesetter: Typesetter, broken_park: Callable[[str, str, str], Loaded]
) -> None:
    """A section that flows because its design does not hold it says so, with the reason."""
    loaded = broken_park("sections.yaml", "and confirmed by the National", "and confirmed, " + "again " * 300)
    document, _, _ = lay_out(loaded, Deliverable(name="test"), typesetter)
    given = explained(document).given_up
    assert [(one.section, one.design) for one in given] == [
        ("overview", "board"),
        ("overview", "board tight"),
    ]
    assert all("too long" in one.why for one in given)


def test_a_title_higher_than_a_page_says_by_how_many_lines(
    typesetter: Typesetter, broken_park: Callable[[str, str, str], Loaded]
) -> None:
    """A title that no page holds is one error: page, section, language, lines and the title's place."""
    loaded = broken_park("sections.yaml", '"{pillars:words}大|支柱产业"', f'"{"支柱产业与更多" * 60}"')
    with pytest.raises(LayoutError) as caught:
        lay_out(loaded, Deliverable(name="test"), typesetter)
    (found,) = caught.value.findings
    assert re.search(r"page 7 \(industries\), zh-Hans: the text is \d+ line\(s\) too long", found.what)
    assert found.place is not None and "title" in str(found.place)


def test_of_a_cover_s_lines_the_longest_is_named(
    typesetter: Typesetter, broken_park: Callable[[str, str, str], Loaded]
) -> None:
    """Lines that reach into the mountains are blamed on the one that runs on, not on the one that is last."""
    loaded = broken_park(
        "sections.yaml", "en: In the Wuling Mountains,", f'en: "{"In the mountains " * 20}",'
    )
    with pytest.raises(LayoutError, match=r"page 1 \(cover\), en: the text is \d line"):
        lay_out(loaded, Deliverable(name="test", format="phone"), typesetter)


def test_a_design_is_tried_tighter_before_it_is_given_up(typesetter: Typesetter) -> None:
    """A tightened candidate draws with its texts asked to run a line shorter, and says so."""
    asked: list[int] = []

    def draw(leaf: Leaf) -> tuple[Item, ...]:
        asked.append(leaf.looseness)
        return ()

    tight = tightened(Candidate("board", (PagePlan(draw),)))
    body = section(list(paragraphs(1)))
    told = story(body)
    leaf = a_leaf(body, told, typesetter)
    tight.pages[0].draw(leaf)
    assert asked == [-1] and tight.looseness == -1 and tight.design == "board tight"


def a_leaf(body: SectionStory, told: Story, typesetter: Typesetter) -> Leaf:
    """Return a right page of a section."""
    page_format = load_formats(assets() / "formats" / "formats.yaml")["210x285"]
    theme = load_theme("wuling", assets() / "themes")
    ridges = RidgePlan.of("invented", 0, 140, 6, 0.7)
    studio = PageStudio(
        theme=theme, typesetter=typesetter, format=page_format, languages=told.languages, ridges=ridges,
        bleed=0.0,
    )  # fmt: skip
    return Leaf(studio, 1, body, theme.ink("white"), page_format.grid("right"), "right")


def test_titles_may_be_long(typesetter: Typesetter) -> None:
    """A flow's title takes the lines that it needs; the flow begins below it."""
    long = said(
        "A title that is much longer than any title should ever be in a brochure", "很长很长的标题" * 4
    )
    body = section(list(paragraphs(2)))
    document = laid_out(story(type(body)(body.kind, body.running, long, (), (), body.body)), typesetter)
    titles = [line for line in lines(document.pages[0]) if line.role == "H1"]
    assert len({round(line.y, 1) for line in titles if line.language == "en"}) > 2
    first = min(line.y for line in lines(document.pages[0]) if line.size == 9.5)
    assert first > max(line.y for line in titles)


def test_pages_of_art_give_way_to_a_mark_that_must_read(sample_folder: Path, typesetter: Typesetter) -> None:
    """An invented park's mark reads on every page, those of art too; art that it does not read on is left out."""
    demo = load(sample_folder.parent / "demo-park")
    document, _, _ = lay_out(demo, Deliverable(name="test", pages=40), typesetter)
    assert len(document.pages) == 40
    assert any(page.design == "art" for page in document.pages)
