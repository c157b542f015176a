"""The demo and the tiny park, loaded and laid out once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.layout.document import Document
from brochure.load import Loaded, load
from brochure.pipeline import deliverables, lay_out, new_typesetter
from brochure.text.typesetter import Typesetter

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def demo() -> Loaded:
    return load(DATA / "demo-park")


@pytest.fixture(scope="session")
def tiny() -> Loaded:
    return load(DATA / "tiny-park")


@pytest.fixture(scope="session")
def setter() -> Typesetter:
    return new_typesetter()


@pytest.fixture(scope="session")
def demo_pages(demo: Loaded, setter: Typesetter) -> Document:
    from brochure.pipeline import Wish

    return lay_out(demo, deliverables(demo, Wish(only=("email",)))[0], setter)[0]


@pytest.fixture(scope="session")
def tiny_pages(tiny: Loaded, setter: Typesetter) -> Document:
    from brochure.pipeline import Wish

    return lay_out(tiny, deliverables(tiny, Wish(only=("email",)))[0], setter)[0]
