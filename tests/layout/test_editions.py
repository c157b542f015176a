"""Editions: two languages beside each other, on facing pages, from both covers; one alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.compose.editions import edition_of
from brochure.display import Destination, GlyphRun, Group, Item, Link, Tagged
from brochure.errors import DataError
from brochure.geometry import Transform
from brochure.layout.document import Document
from brochure.load import Loaded, load
from brochure.pipeline import Wish, deliverables, lay_out, new_typesetter
from brochure.text.typesetter import Typesetter

SAMPLE = Path(__file__).parents[2] / "data" / "zhengyang"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """Return the sample's data."""
    return load(SAMPLE)


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """Return a typesetter that all tests share."""
    return new_typesetter()


def document(loaded: Loaded, typesetter: Typesetter, edition: str) -> Document:
    """Return the sample's document in an edition."""
    (deliverable,) = deliverables(loaded, Wish(edition=edition))
    return lay_out(loaded, deliverable, typesetter)[0]


def placed(items: Iterable[Item], by: Transform | None = None) -> Iterator[tuple[Item, Transform]]:
    """Yield all items that hold no others, and links, with the way to the page."""
    by = by or Transform()
    for item in items:
        match item:
            case Group():
                yield from placed(item.items, item.transform.then(by))
            case Tagged(role="Artifact"):
                pass
            case Link():
                yield item, by
                yield from placed(item.items, by)
            case Tagged():
                yield from placed(item.items, by)
            case _:
                yield item, by


def baselines(items: Iterable[Item], language: str, role: str) -> list[float]:
    """Return the first baselines of all elements of a role in a language, downwards."""
    found: list[float] = []

    def walk(inner: Iterable[Item], dy: float) -> None:
        for item in inner:
            match item:
                case Group():
                    walk(item.items, dy + item.transform.f)
                case Tagged() if item.role == role and item.language == language:
                    runs = [run.y for run, _ in placed(item.items) if isinstance(run, GlyphRun)]
                    if runs:
                        found.append(round(runs[0] + dy, 2))
                case Tagged() | Link():
                    walk(item.items, dy)
                case _:
                    pass

    walk(items, 0.0)
    return sorted(found)


def test_facing_pages_speak_one_language_each(loaded: Loaded, typesetter: Typesetter) -> None:
    """Chinese stands on the left page, English, which leads, on the right; the covers speak both."""
    pages = document(loaded, typesetter, "facing").pages
    assert len(pages) == 22
    for page in pages[1:-1]:
        spoken = {run.language for run, _ in placed(page.items) if isinstance(run, GlyphRun)}
        # Latin names that have no Chinese stand in Chinese text, but no Chinese in English.
        assert spoken == {"en"} if page.side == "right" else "zh-Hans" in spoken, page.label
    assert {run.language for run, _ in placed(pages[0].items) if isinstance(run, GlyphRun)} == {
        "en",
        "zh-Hans",
    }


@pytest.mark.parametrize("size", ["210x285", "a5", "phone"])
def test_pairs_on_facing_pages_start_at_one_height(loaded: Loaded, typesetter: Typesetter, size: str) -> None:
    """Element n of a role starts on the same baseline on both pages of a spread, difference 0.00 pt."""
    (deliverable,) = deliverables(loaded, Wish(edition="facing", format=size))
    pages = lay_out(loaded, deliverable, typesetter)[0].pages
    for left, right in zip(pages[1:-1:2], pages[2::2], strict=False):
        assert left.section == right.section
        for role in ("H1", "H2", "H3", "P", "TH", "TD", "Note"):
            found = (baselines(left.items, "zh-Hans", role), baselines(right.items, "en", role))
            assert found[0] == found[1], (left.section, role)


@pytest.mark.parametrize("count", [22, 26, 32])
def test_pairs_stay_beside_each_other_at_any_number_of_pages(
    loaded: Loaded, typesetter: Typesetter, count: int
) -> None:
    """With art to fill a number of pages, Chinese still stands on left pages and English on right ones."""
    (deliverable,) = deliverables(loaded, Wish(edition="facing", pages=count))
    pages = lay_out(loaded, deliverable, typesetter)[0].pages
    assert len(pages) == count
    for page in pages[1:-1]:
        spoken = {run.language for run, _ in placed(page.items) if isinstance(run, GlyphRun)}
        assert not spoken or ("zh-Hans" in spoken) == (page.side == "left"), page.label


def test_a_brochure_without_a_cover_begins_its_pairs_on_the_left(
    loaded: Loaded, typesetter: Typesetter
) -> None:
    """Where no cover stands before the first pair, an empty page does."""
    sections = tuple(one for one in loaded.brochure.sections if one.kind not in ("cover", "back_cover"))
    bare = replace(loaded, brochure=loaded.brochure.model_copy(update={"sections": sections}))
    pages = document(bare, typesetter, "facing").pages
    spoken = [{run.language for run, _ in placed(page.items) if isinstance(run, GlyphRun)} for page in pages]
    assert spoken[0] == set()
    for page, languages in zip(pages, spoken, strict=True):
        assert not languages or ("zh-Hans" in languages) == (page.side == "left")


def test_the_contents_of_a_facing_edition_lead_to_their_own_language(
    loaded: Loaded, typesetter: Typesetter
) -> None:
    """A link of the contents leads to a page of the side that it stands on."""
    pages = document(loaded, typesetter, "facing").pages
    for page in pages:
        for item, _ in placed(page.items):
            if isinstance(item, Link) and isinstance(item.target, Destination):
                assert pages[item.target.page].side == page.side


def test_a_flip_edition_has_two_covers(loaded: Loaded, typesetter: Typesetter) -> None:
    """First and last page are covers; every page from the second language's half is turned by 180 degrees."""
    found = document(loaded, typesetter, "flip")
    pages = found.pages
    assert (pages[0].section, pages[-1].section) == ("cover", "cover")
    assert len(pages) % 4 == 0
    for page in pages:
        for item, by in placed(page.items):
            if isinstance(item, GlyphRun):
                assert (by.a, by.d) == ((-1, -1) if page.turned else (1, 1))
                if page.section != "cover" and not page.turned:  # the name on a cover is in both languages
                    assert item.language == "en"
    assert [page.turned for page in pages] == sorted(page.turned for page in pages)


def test_both_halves_of_a_flip_edition_are_read_from_their_own_cover(
    loaded: Loaded, typesetter: Typesetter
) -> None:
    """The reading order runs inwards from each cover; labels are used once; each half's first page is right."""
    found = document(loaded, typesetter, "flip")
    read = [found.pages[index] for index in found.reading]
    labels = [page.label for page in read if page.section]
    assert labels == [f"en {n}" for n in range(1, 12)] + [f"zh {n}" for n in range(1, 12)]
    assert len({page.label for page in found.pages}) == len(found.pages)
    assert [page.side for page in found.pages] == ["right", "left"] * (len(found.pages) // 2)


def test_bookmarks_of_a_flip_edition_lead_into_their_half(loaded: Loaded, typesetter: Typesetter) -> None:
    """There is one entry a half, and below it an entry a page, in reading order."""
    found = document(loaded, typesetter, "flip")
    halves = [[child.target.page for child in half.children] for half in found.bookmarks]
    assert halves[0] == list(range(11))
    assert halves[1] == list(range(23, 12, -1))


def test_links_in_a_turned_half_lead_to_their_own_pages(loaded: Loaded, typesetter: Typesetter) -> None:
    """The Chinese contents lead to turned pages with the very section that they name."""
    found = document(loaded, typesetter, "flip")
    targets = [
        found.pages[item.target.page]
        for page in found.pages
        if page.turned
        for item, _ in placed(page.items)
        if isinstance(item, Link) and isinstance(item.target, Destination)
    ]
    assert len(targets) == 8
    assert all(page.turned for page in targets)
    assert [page.section for page in targets] == [page.section for page in found.pages[3:11]]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("facin", "did you mean 'facing'? known are columns, stacked, facing, flip, en, zh-Hans"),
        ("fr", "known are columns, stacked, facing, flip, en, zh-Hans"),
    ],
)
def test_what_is_no_edition_is_answered_in_one_line(loaded: Loaded, name: str, said: str) -> None:
    """The nearest name and all that are known."""
    with pytest.raises(DataError) as caught:
        edition_of(loaded.brochure, name)
    assert len(caught.value.findings) == 1
    assert said in str(caught.value)


def test_one_language_has_nothing_to_arrange(loaded: Loaded) -> None:
    """A brochure of one language can be no facing edition; columns of one are that one alone."""
    alone = loaded.brochure.model_copy(update={"languages": ("en",)})
    assert edition_of(alone, "columns").arrangement == "single"
    with pytest.raises(DataError, match="needs two languages"):
        edition_of(alone, "facing")


def test_a_language_from_right_to_left_that_leads_stands_on_the_right(typesetter: Typesetter) -> None:
    """Arabic leads: it takes the right half, its lines begin at the page's right edge; English the left half."""
    from brochure.assets import assets
    from brochure.compose.words import Words
    from brochure.layout.format import format_of
    from brochure.layout.leaf import Leaf
    from brochure.layout.theme import load_theme
    from brochure.specimen.sheet import Sheet, both

    size = format_of("210x285", assets() / "formats" / "formats.yaml")
    theme = load_theme("wuling", assets() / "themes")
    sheet = Sheet.of(theme, size, typesetter, 1, both("Inks", "色彩"), "test").leaf
    leaf = Leaf(
        replace(sheet.studio, languages=("ar", "en")), 1, sheet.section, sheet.ground, sheet.grid, "right"
    )
    assert leaf.axes == {"ar": leaf.grid.x(7), "en": leaf.grid.x(1)}
    words = Words(
        (("ar", "تبلغ مساحة المنطقة 36 كم² منذ 2018"), ("en", "The park measures 36 km² since 2018"))
    )
    arabic, english = leaf.pair(words, "body", leaf.grid.y(10)).items
    right = max(run.x + sum(g.advance for g in run.glyphs) for run, _ in placed([arabic]))  # type: ignore[union-attr]
    assert right == pytest.approx(leaf.grid.right, abs=0.5)
    assert min(run.x for run, _ in placed([english])) == pytest.approx(leaf.grid.left, abs=0.01)  # type: ignore[union-attr]
