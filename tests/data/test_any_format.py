"""The invented parks in any format and edition: layout proofs every page, so that a build is a verdict."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure.load import Loaded, load
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter

FORMATS = ["210x285", "a4", "a5", "letter", "185x260", "140x210", "sq210", "phone"]
EDITIONS = ["columns", "stacked", "facing", "flip", "en", "zh"]
CHOSEN = [
    ("a4", "columns"), ("a5", "facing"), ("140x210", "flip"), ("sq210", "stacked"), ("185x260", "zh"),
    ("phone", "en"),
]  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("page_format", FORMATS)
def test_tiny(page_format: str, edition: str, tiny: Loaded, setter: Typesetter) -> None:
    """Next to no data make a whole brochure in every format and edition."""
    pages = lay_out(tiny, Deliverable(name="x", format=page_format, edition=edition), setter)[0].pages
    assert 4 <= len(pages) <= 9


@pytest.mark.parametrize(("page_format", "edition"), CHOSEN)
def test_demo(page_format: str, edition: str, demo: Loaded, setter: Typesetter) -> None:
    """Every section finds its pages in formats and editions unlike the usual ones; each format, each edition."""
    pages = lay_out(demo, Deliverable(name="x", format=page_format, edition=edition), setter)[0].pages
    told = {page.section for page in pages}
    assert {"costs", "land_plots", "transport", "imprint"} <= told


SHORT = [
    ("ar", "140x210", "columns"), ("ar", "phone", "stacked"), ("ar", "a5", "ar"), ("ar", "185x260", "flip"),
    ("ru", "140x210", "facing"), ("ru", "phone", "ru"), ("ja", "140x210", "flip"), ("ja", "phone", "columns"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "page_format", "edition"), SHORT)
def test_short_editions(language: str, page_format: str, edition: str, setter: Typesetter) -> None:
    """Arabic, Russian and Japanese keep their lines apart on small pages, down to the imprint's small print."""
    data = load(Path(__file__).parents[2] / "data" / f"demo-park-{language}")
    pages = lay_out(data, Deliverable(name="x", format=page_format, edition=edition), setter)[0].pages
    assert {"costs", "imprint"} <= {page.section for page in pages}


def test_wide_figures_on_a_narrow_page(tmp_path: Path, setter: Typesetter) -> None:
    """A price of four decimals gives no title that a half can not hold; a wide range takes a row a language."""
    folder = tmp_path / "park"
    shutil.copytree(Path(__file__).parents[2] / "data" / "demo-park", folder)
    prices = (folder / "electricity.csv").read_text("utf-8")
    (folder / "electricity.csv").write_text(prices.replace(",0.39,", ",0.2804,"), "utf-8")
    facts = (folder / "facts.yaml").read_text("utf-8").rstrip("\n")
    staff = "people: {label: {en: Staff, zh-Hans: 人员}, unit: person, min: 21000, max: 23000, as_of: '2025', source: x}"
    (folder / "facts.yaml").write_text(f"{facts}\n{staff}\n", "utf-8")
    hero = "hero: {fact: people, caption: {en: staff, zh-Hans: 从业人员}}\n"
    (folder / "key_figures.yaml").write_text(hero, "utf-8")
    pages = lay_out(load(folder), Deliverable(name="x", format="140x210", edition="columns"), setter)[0].pages
    assert {"costs", "key_figures"} <= {page.section for page in pages}
