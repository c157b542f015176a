"""A few inks, one typesetter, and the shortest way from a figure to display items."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from chart_samples import INKS, LANGUAGES

from brochure.assets import assets
from brochure.charts.backend import drawing
from brochure.charts.loading import Figure
from brochure.display import Drawing
from brochure.text.faces import FontBook
from brochure.text.typesetter import Typesetter


@pytest.fixture(scope="session")
def typesetter() -> Typesetter:
    return Typesetter(FontBook(assets() / "fonts"))


@pytest.fixture
def figure() -> Figure:
    """An empty figure of 200 x 100 points whose ground is not painted."""
    return Figure(figsize=(200 / 72, 100 / 72), facecolor="none")


@pytest.fixture
def draw(typesetter: Typesetter) -> Callable[..., Drawing]:
    """Return what a figure becomes."""
    return lambda figure, size=None: drawing(figure, typesetter, INKS, LANGUAGES, size)
