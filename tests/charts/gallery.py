"""The gallery's data as stories, and what is on the pages that they make: for tests that look at all kinds."""

from __future__ import annotations

import importlib.util
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

from brochure.assets import assets
from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.compose.parts import ChartStory
from brochure.compose.story import PerformanceBody, Story
from brochure.layout.theme import Theme, load_theme
from brochure.load import Loaded, load

FOLDER = Path(__file__).parents[2] / "docs" / "gallery" / "charts"
THEMES = ("wuling", "civic", "works", "silk")
EDITIONS = ("columns", "en", "zh-Hans")
WIDTHS = (56, 86, 176)


@cache
def loaded() -> Loaded:
    return load(FOLDER / "data")


@cache
def story(edition: str) -> Story:
    brochure = loaded().brochure
    return compose(brochure, edition_of(brochure, edition), loaded().folder, loaded().places, "0" * 64)[0]


@cache
def theme(name: str) -> Theme:
    return load_theme(name, assets() / "themes")


def charts(edition: str) -> list[ChartStory]:
    """Return the gallery's charts but the user's own."""
    bodies = (section.body for section in story(edition).sections)
    figures = (figure for body in bodies if isinstance(body, PerformanceBody) for figure in body.figures)
    return [figure for figure in figures if isinstance(figure, ChartStory) and figure.own is None]


def chart(kind: str, edition: str = "columns") -> ChartStory:
    """Return the first chart of a kind."""
    return next(chart for chart in charts(edition) if chart.kind == kind)


def maker() -> ModuleType:
    """Return the module that draws the gallery."""
    spec = importlib.util.spec_from_file_location("gallery_maker", FOLDER / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def alike(one: ChartStory, **changes: object) -> ChartStory:
    """Return a chart with some parts changed."""
    return replace(one, **changes)  # type: ignore[arg-type]
