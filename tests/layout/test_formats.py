"""Formats: named ones and any size, their grids and their display sizes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.assets import assets
from brochure.errors import DataError
from brochure.layout.format import LINE, Format, format_of, load_formats
from brochure.layout.gridding import gridded
from brochure.layout.theme import load_theme
from brochure.units import mm, to_mm

CATALOGUE = assets() / "formats" / "formats.yaml"
NAMES = ["210x285", "a4", "a5", "letter", "185x260", "140x210", "sq210", "phone"]
# Art direction, section 1: columns, inner and outer margin, lines.
STATED = {"210x285": (12, 18, 16, 47), "a4": (12, 18, 16, 49), "a5": (8, 16, 16, 33), "185x260": (10, 20, 19, 42),
          "sq210": (12, 18, 16, 33)}  # fmt: skip


def fmt(name: str) -> Format:
    """Return a format by name."""
    return format_of(name, CATALOGUE)


def test_the_eight_formats_have_their_names() -> None:
    """The catalogue holds the formats that the issue names, and no other."""
    assert list(load_formats(CATALOGUE)) == NAMES


@pytest.mark.parametrize("name", STATED)
def test_grids_are_those_of_the_art_direction(name: str) -> None:
    """Columns, margins and lines are as stated; columns are 11 mm, gutters 4 mm."""
    found = fmt(name)
    columns, inner, outer, lines = STATED[name]
    assert (found.columns, found.lines) == (columns, lines)
    assert (to_mm(found.inner), to_mm(found.outer)) == pytest.approx((inner, outer), abs=0.51)
    assert to_mm(found.grid("right").span(1)) == pytest.approx(11, abs=0.01)


@pytest.mark.parametrize("name", NAMES)
def test_a_named_format_can_be_asked_for_by_its_size(name: str) -> None:
    """The size of a named format is that format, in any spelling of the cross."""
    found = fmt(name)
    size = f"{to_mm(found.width):g}x{to_mm(found.height):g}"
    assert fmt(size) == found
    assert fmt(size.replace("x", " × ")) == found


@given(st.floats(88, 420), st.floats(0.5, 2.0))
def test_any_size_has_a_grid_that_fits(width: float, shape: float) -> None:
    """Columns, gutters and margins fill the width; the last line stands clear of the foot; columns are even."""
    height = min(max(width * shape, 120.0), 600.0)
    entry = gridded(width, height)
    found = {key: float(value) for key, value in entry.items() if key != "display"}
    columns = found["columns"]
    column = (width - found["inner"] - found["outer"] + found["gutter"]) / columns - found["gutter"]
    assert columns % 2 == 0
    assert column >= 10.99
    assert min(found["inner"], found["outer"]) >= 8
    foot = height - found["first_line"] - found["lines"] * to_mm(LINE)
    assert 7 <= foot <= 23


@pytest.mark.parametrize("name", NAMES)
def test_display_sizes_fall_with_the_width_and_type_does_not(name: str) -> None:
    """No style up to 15 pt changes; those above never grow, and lead in steps of 2.5 pt."""
    base = load_theme("wuling", assets() / "themes")
    sized = base.sized(fmt(name).display)
    for script in ("latin", "han"):
        for style, before in getattr(base, script).items():
            after = getattr(sized, script)[style]
            if before.size <= 15:
                assert after == before
            assert after.size <= before.size
            assert after.leading % 2.5 == pytest.approx(0)
    assert sized.style("cover_name", "en").size <= base.style("cover_name", "en").size * found_share(name)


def found_share(name: str) -> float:
    """Return how large a cover name may be beside the base format's: as the widths, and a tenth more."""
    return min(1.0, fmt(name).width / mm(210) * 1.1)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a55", "did you mean 'a5'? known are 210x285, a4, a5"),
        ("folio", "known are 210x285, a4, a5, letter, 185x260, 140x210, sq210, phone, and any WIDTHxHEIGHT"),
        ("50x50", "take 88 to 420 mm of width"),
        ("100x400", "is a strip"),
    ],
)
def test_what_is_no_format_is_answered_in_one_line(name: str, said: str) -> None:
    """The known names, the nearest one, or the sizes that a page can have."""
    with pytest.raises(DataError) as caught:
        fmt(name)
    assert len(caught.value.findings) == 1
    assert said in str(caught.value)
