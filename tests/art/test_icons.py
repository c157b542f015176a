"""Icons share one grid, one line and one pitch of threads, and keep within their square."""

from __future__ import annotations

from typing import get_args

import pytest
from art_samples import paths
from hypothesis import given
from hypothesis import strategies as st

from brochure.art.icons import GRID, ICONS, LINE, PITCH, THREAD, icon
from brochure.colour import K100
from brochure.display import Group, Item
from brochure.display import Path as PathItem
from brochure.errors import LayoutError
from brochure.geometry import bounds
from brochure.model.sections import setting
from brochure.units import mm, to_mm

WANTED = [
    "power",
    "water",
    "gas",
    "steam",
    "sewage",
    "solid_waste",
    "telecom",
    "road",
    "rail",
    "highway",
    "airport",
    "port",
    "metro",
    "bus",
    "school",
    "hospital",
    "housing",
    "hotel",
    "park",
]
EACH = pytest.mark.parametrize("name", list(ICONS))


def test_every_thing_that_the_data_name_has_an_icon() -> None:
    """Supplies, ways, connections and amenities have their icons; so have those that a brief lists."""
    named = {
        n for kind in (setting.Utility, setting.Way, setting.Ready, setting.Amenity) for n in get_args(kind)
    }
    assert (named | set(WANTED)) - {"other"} <= set(ICONS)


@EACH
def test_icons_keep_within_their_square(name: str) -> None:
    """No line stands further out than half its width beyond the grid."""
    for path in paths(icon(name, GRID, K100).items):
        box = bounds(path.segments)
        assert box is not None
        assert min(box.x, box.y) >= 0 and max(box.right, box.bottom) <= GRID


@EACH
def test_icons_are_of_one_hand(name: str) -> None:
    """Everything is a stroke of one of two widths in one ink; all threads of all icons stand on one pitch."""

    def walk(items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, Group):
                walk(item.items)
                continue
            assert isinstance(item, PathItem)
            assert item.fill is None and item.stroke == K100 and item.cap == "butt"
            assert item.width in (LINE, THREAD)
            if item.width == THREAD:
                xs = [s[1] for s in item.segments if s[0] == "M"]
                assert xs and all(((x - 0.75) / PITCH) % 1 in (0, 1) for x in xs)

    walk(icon(name, GRID, K100).items)


@given(st.floats(mm(6), mm(40)))
def test_lines_can_be_printed(side: float) -> None:
    """From 6 mm on no thread is thinner than 0.18 mm, and none stands nearer than that to the next."""
    widths = [to_mm(path.width) for path in paths(icon("power", side, K100).items)]
    assert min(widths) >= 0.18
    assert to_mm(side / GRID * (PITCH - THREAD)) >= 0.18


def test_unknown_icons_are_named() -> None:
    """An icon that does not exist is refused with those that do."""
    with pytest.raises(LayoutError, match="unknown icon 'rocket'; known are power"):
        icon("rocket", 10, K100)
