"""The short editions of the demo park in Japanese, Russian and Arabic, each beside English."""

from __future__ import annotations

import pathlib

import pytest
from said_on_pages import flat, words

from brochure.compose.labels import word
from brochure.display import GlyphRun, Path
from brochure.geometry import Rect, bounds
from brochure.layout.document import Document
from brochure.load import load
from brochure.pipeline import Wish, deliverables, lay_out
from brochure.text.typesetter import Typesetter
from brochure.units import mm

DATA = pathlib.Path(__file__).parents[2] / "data"
LANGUAGES = ["ja", "ru", "ar"]


def laid_out(language: str, setter: Typesetter, only: str = "email") -> Document:
    loaded = load(DATA / f"demo-park-{language}")
    document, _, findings = lay_out(loaded, deliverables(loaded, Wish(only=(only,)))[0], setter)
    assert not [finding for finding in findings if finding.code == "labels-untranslated"]
    return document


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_that_it_is_invented(language: str, setter: Typesetter) -> None:
    """The mark stands on every page in both languages."""
    for page in laid_out(language, setter).pages:
        said = {run.text.strip() for run in flat(page.items) if isinstance(run, GlyphRun)}
        joined = "".join(said)
        assert word("demo.mark", "en") in joined, page.label
        # Runs from right to left hold their glyphs as they stand, from left to right.
        parts = word("demo.mark", language).split()
        assert all(part in joined or part[::-1] in joined for part in parts), page.label


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language_alone(language: str, setter: Typesetter) -> None:
    """The edition in the other language alone stands on its own: no English sentence is left."""
    document = laid_out(language, setter, f"email-{language}")
    said = " ".join(words(page) for page in document.pages)
    assert "One door" not in said and "Company registration" not in said
    assert len(document.pages) >= 8


def test_figures_are_said_as_each_language_does(setter: Typesetter) -> None:
    """One fact gives 482 億元 in Japanese and a decimal comma in Russian."""
    assert "億元" in words(laid_out("ja", setter).pages[1])
    assert "48,2" in words(laid_out("ru", setter).pages[1])


def rows(document: Document, section: str) -> list[list[GlyphRun]]:
    """The runs of a section's first page, those of one line together, from left to right."""
    page = next(page for page in document.pages if page.section == section)
    lines: dict[float, list[GlyphRun]] = {}
    for run in flat(page.items):
        if isinstance(run, GlyphRun):
            lines.setdefault(round(run.y, 1), []).append(run)
    return [sorted(line, key=lambda run: run.x) for line in lines.values()]


def spoken(row: list[GlyphRun]) -> str:
    """A line as it stands, from left to right, without its spaces."""
    return "".join("".join(run.text for run in row).split())


def test_arabic_tables_run_from_right_to_left(setter: Typesetter) -> None:
    """What is paid for stands at the right, its price left of it, whole; a range is read from the right."""
    found = rows(laid_out("ar", setter, "email-ar"), "costs")
    said = [spoken(row) for row in found]
    assert any(line.startswith("1.21") for line in said)
    assert any(line.startswith("22±10%") for line in said)
    assert any(line.startswith("19–15") for line in said)
    priced = next(row for row in found if spoken(row).startswith("1.21"))
    assert all("\u0600" <= sign <= "\u06ff" for sign in "".join(priced[-1].text.split()))


def test_arabic_time_and_figures_begin_at_the_right(setter: Typesetter) -> None:
    """Steps go on to the left; the figure stands at the right of its unit; a fact's label right of its value."""
    document = laid_out("ar", setter, "email-ar")
    days = [
        row[-1].x
        for row in rows(document, "services")
        if spoken(row)[-1] in "137" and len(row) == 2 and row[-1].x < 520
    ]
    assert days == sorted(days, reverse=True)
    hero = next(row for row in rows(document, "key_figures") if "48.2" in spoken(row))
    assert hero[-1].text.strip() == "48.2"
    founded = next(
        row for row in rows(document, "overview") if "سيسأتلا" in spoken(row) and "2009" in spoken(row)
    )
    assert "سيسأتلا" in founded[-1].text


def test_arabic_times_stand_beside_their_bars(setter: Typesetter) -> None:
    """How long a step takes stands clear of its bar, in both languages."""
    page = next(page for page in laid_out("ar", setter).pages if page.section == "services")
    items = list(flat(page.items))
    boxes = [bounds(item.segments) for item in items if isinstance(item, Path) and item.fill]
    bars = [box for box in boxes if box is not None and abs(box.height - mm(2.6)) < 0.1]
    assert len(bars) == 6
    for run in (item for item in items if isinstance(item, GlyphRun) and item.text.strip()):
        last = run.glyphs[-1]
        said = Rect(run.x, run.y - run.size / 2, last.x + last.advance, run.size / 2)
        assert not any(said.overlaps(bar) for bar in bars), run.text
