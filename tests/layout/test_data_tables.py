"""Each chart's data stand as a table in the logical structure, in every language, painted nowhere."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from brochure.charts.chart import Chart
from brochure.colour import K100
from brochure.compose.words import Words
from brochure.display import Drawing, Path, Tagged
from brochure.geometry import Rect
from brochure.layout.data_tables import told
from brochure.layout.document import Document, Metadata, Page
from brochure.paint import paint
from brochure.profiles import CATALOGUE

DRAWN = Drawing(90, 40, (Path(Rect(0, 0, 90, 40).segments, fill=K100),))
ROWS = (("", "2023", "2024"), ("Output", "1", "2"), ("Export", "", "1"))
CHART = Chart(
    DRAWN, (("en", "Output doubled."), ("zh-Hans", "产值翻番。")), (("en", ROWS), ("zh-Hans", ROWS[1:]))
)


def items() -> tuple[Tagged, ...]:
    return tuple(i for i in told(CHART, Words(CHART.alt), 10, 20) if isinstance(i, Tagged))


def test_a_figure_is_followed_by_its_tables() -> None:
    """The figure comes first, then a table for each language, its cells with exact text and no items."""
    roles = [(item.role, item.language) for item in items()]
    assert roles == [("Figure", "en"), ("Table", "en"), ("Table", "zh-Hans")]
    cells = [cell for row in items()[1].items if isinstance(row, Tagged) for cell in row.items]
    assert all(isinstance(cell, Tagged) and not cell.items for cell in cells)


def test_heads_say_what_they_are_heads_of() -> None:
    """A first row with an empty corner heads the columns, the first cell of each other row its row."""
    rows = [row for row in items()[1].items if isinstance(row, Tagged)]
    scopes = [[cell.scope for cell in row.items if isinstance(cell, Tagged)] for row in rows]
    assert scopes == [[None, "Column", "Column"], ["Row", None, None], ["Row", None, None]]
    plain = [row for row in items()[2].items if isinstance(row, Tagged)]
    assert [[c.scope for c in row.items if isinstance(c, Tagged)] for row in plain] == [
        ["Row", None, None]
    ] * 2


@pytest.mark.parametrize(("profile", "tables"), [("email", 2), ("print", 0)])
def test_only_tagged_files_carry_tables(profile: str, tables: int) -> None:
    """In a tagged file every cell has its text; a print file carries nothing of the tables."""
    made = datetime(2026, 1, 1, tzinfo=UTC)
    meta = Metadata("t", "a", "s", (), "en", made, "0" * 64, "test")
    page = Page("1", "right", "performance", items())
    data = paint(Document(200, 100, 9, (page,), (), meta), CATALOGUE[profile])
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        assert sum(o.get("/S") == pikepdf.Name.Table for o in found) == tables
        texts = [str(o.ActualText) for o in found if "/ActualText" in o]
        assert texts.count("Output") == tables
        if profile == "print":
            assert b"ActualText" not in pdf.pages[0].Contents.read_bytes()
