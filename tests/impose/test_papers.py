"""Papers by all the names that people give them; stocks and spines by the table."""

from __future__ import annotations

import pytest

from brochure.errors import DataError
from brochure.impose.papers import paper, read_table, spine_mm, stock
from brochure.impose.sheet import ready_sheets, sheet_of
from brochure.units import to_mm


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("A3", 297, 420), ("SRA3", 320, 450), ("sra 3", 320, 450), ("US tabloid", 279.4, 431.8),
        ("tabloid", 279.4, 431.8), ("大度 787x1092", 787, 1092), ("787x1092", 787, 1092), ("正度", 787, 1092),
        ("大度", 889, 1194), ("大度 889x1194", 889, 1194), ("889 × 1194 mm", 889, 1194), ("大度对开", 889, 597),
        ("889x1194 half", 889, 597), ("da-half", 889, 597), ("大度四开", 597, 444.5), ("da-quarter", 597, 444.5),
        ("787x1092 halves", 787, 546), ("787x1092/4", 546, 393.5), ("正度四开", 546, 393.5), ("450x320", 450, 320),
        ("13x19in", 330.2, 482.6), ("12.5x300.25mm", 12.5, 300.25),
    ],
)  # fmt: skip
def test_a_paper_by_its_names(name: str, width: float, height: float) -> None:
    """English, Chinese, halves and quarters, either trade name with its figures, and any size in mm."""
    if width < 20:
        with pytest.raises(DataError, match="between 20 and 5000"):
            paper(name)
        return
    found = paper(name)
    assert (to_mm(found.width), to_mm(found.height)) == pytest.approx((width, height))


@pytest.mark.parametrize(
    "said", ["gloss-art 157", "157 g art paper", "157g 铜版纸", "铜版纸157g", "ART 157 gsm"]
)
def test_a_stock_by_its_names(said: str) -> None:
    """Kind and weight in any order, in English and Chinese."""
    assert (stock(said).name, stock(said).gsm, stock(said).thickness_mm) == ("gloss-art", 157, 0.13)


def test_spines_are_those_of_the_table() -> None:
    """64 pages on 157 g art paper, and the other spines that the data give, are right to 0.1 mm."""
    table = read_table("stocks")["spines"]
    assert any((row["pages"], row["stock"], row["gsm"]) == (64, "gloss-art", 157) for row in table)
    for row in table:
        leaf = stock(f"{row['stock']} {row['gsm']}").thickness_mm
        assert spine_mm(row["pages"], leaf) == pytest.approx(row["mm"], abs=0.1)


def test_bulk_is_that_of_its_kind() -> None:
    """Coated paper has a bulk of 0.8 to 1.02 cm3/g, uncoated of 1.2 to 1.3, board of more than 1.1."""
    for name, entry in read_table("stocks").items():
        if name == "spines":
            continue
        low, high = {"offset": (1.19, 1.3), "board": (1.1, 1.4)}.get(name, (0.8, 1.02))
        for gsm, um in entry["um"].items():
            assert low <= um / gsm <= high, (name, gsm)


@pytest.mark.parametrize("name", ready_sheets())
def test_every_ready_sheet_is_sound(name: str) -> None:
    """What the catalogue names can be ordered."""
    assert sheet_of(name).name == name
