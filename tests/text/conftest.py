"""One font book and typesetter for all tests of the text engine."""

from __future__ import annotations

import pytest

from brochure.assets import assets
from brochure.text.faces import FontBook
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(assets() / "fonts")


@pytest.fixture(scope="session")
def typesetter(fonts: FontBook) -> Typesetter:
    return Typesetter(fonts)


@pytest.fixture(scope="session")
def body() -> TextStyle:
    return TextStyle("sans", 400, 10.0, 15.0)
