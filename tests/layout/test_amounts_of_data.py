"""Every section of the demo park at half, one and three times its data: pages that hold it, all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from brochure.assets import assets
from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.compose.story import Story
from brochure.display import GlyphRun, Group, Item, Tagged
from brochure.layout.document import Document
from brochure.layout.format import find_format, load_formats
from brochure.layout.layout import layout
from brochure.layout.theme import load_theme
from brochure.load import Loaded, load
from brochure.model.brochure import Brochure
from brochure.pipeline import new_typesetter
from brochure.text.typesetter import Typesetter

DATA = Path(__file__).parents[2] / "data" / "demo-park"
GROWING = (
    "plots", "plants", "items", "routes", "places", "markets", "projects", "schools", "wages", "insurance", "steps",
    "quotes", "measures", "certificates", "utilities", "groups", "rows", "capacities", "paragraphs", "facts",
    "milestones", "roadmap", "aims", "promises", "energy",
)  # fmt: skip
LISTS = {"companies": "companies", "honours": "honours", "industries": "industries"}
TOLD = [
    "foreword", "location", "transport", "infrastructure", "costs", "incentives", "land_plots", "labour", "industries",
    "companies", "services", "projects", "living", "sustainability", "testimonials", "honours", "vision", "imprint",
]  # fmt: skip


@pytest.fixture(scope="module")
def demo() -> Loaded:
    return load(DATA)


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return new_typesetter()


def grown(node: Any, times: float, path: tuple[str, ...] = ()) -> Any:
    """Return data with each list of a section half, once or three times as long; numbers of plots stay unique."""
    if isinstance(node, dict):
        return {key: grown(value, times, (*path, key)) for key, value in node.items()}
    if isinstance(node, list | tuple):
        made = [grown(entry, times, path) for entry in node]
        if path and path[-1] in GROWING and made and "figures" not in path:
            return repeated(made, times)
        return made
    return node


def repeated(entries: list[Any], times: float) -> list[Any]:
    count = max(round(len(entries) * times), 1)
    made = []
    for index in range(count):
        entry = entries[index % len(entries)]
        turn = index // len(entries)
        if turn and isinstance(entry, dict) and "number" in entry:
            entry = {**entry, "number": f"{entry['number']}/{turn}"}
        if turn and isinstance(entry, dict) and isinstance(entry.get("id"), str):
            entry = {**entry, "id": f"{entry['id']}_{turn}"}
        made.append(entry)
    return made


def story_of(demo: Loaded, kind: str, times: float) -> Story:
    """Return the story of one section of the demo park, its data grown."""
    data = demo.brochure.model_dump(exclude_unset=True)
    index = [section.kind for section in demo.brochure.sections].index(kind)
    data["sections"] = [grown(data["sections"][index], times)]
    if kind in LISTS:
        name = LISTS[kind]
        if kind == "industries" and times < 1:
            data["companies"] = [c for c in data["companies"] if c["industry"] in ("machinery", "materials")]
            data["zones"] = []
        data[name] = repeated([dict(entry) for entry in data[name]], times)
    data.pop("heads", None)
    brochure = Brochure.model_validate(data)
    story, _ = compose(brochure, edition_of(brochure, "columns"), DATA, {}, "0" * 64)
    return replace(story, demo=False)


def pages(story: Story, setter: Typesetter) -> Document:
    page_format = find_format("210x285", load_formats(assets() / "formats" / "formats.yaml"))
    return layout(story, page_format, load_theme("civic", assets() / "themes", {}), setter, "test")


def said(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Tagged | Group):
            yield from said(item.items)
        elif isinstance(item, GlyphRun):
            yield item.text


@pytest.mark.parametrize("times", [0.5, 1.0, 3.0])
@pytest.mark.parametrize("kind", TOLD)
def test_pages_hold_any_amount(kind: str, times: float, demo: Loaded, setter: Typesetter) -> None:
    """Layout proofs every page: nothing overset, nothing over anything; more data take no fewer pages."""
    document = pages(story_of(demo, kind, times), setter)
    assert document.pages
    if times > 1:
        assert len(document.pages) >= len(pages(story_of(demo, kind, 1.0), setter).pages)


@pytest.mark.parametrize("kind", ["costs", "land_plots", "projects"])
def test_nothing_is_lost(kind: str, demo: Loaded, setter: Typesetter) -> None:
    """Three times the data say each label three times as often as once."""
    once, thrice = (
        "".join(
            "".join(said(page.items)) for page in pages(story_of(demo, kind, times), setter).pages
        ).replace(" ", "")
        for times in (1.0, 3.0)
    )
    word = {"costs": "二层及以上", "land_plots": "食品加工", "projects": "储氢压力容器"}[kind]
    least = {"costs": 9, "land_plots": 3, "projects": 3}[kind]
    assert thrice.count(word) == least * once.count(word) > 0
