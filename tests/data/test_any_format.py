"""The invented parks in any format and edition: layout proofs every page, so that a build is a verdict."""

from __future__ import annotations

import pytest

from brochure.load import Loaded
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
