"""A photo in its slot: what is seen of it, and how finely."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.display import Group, Picture
from brochure.errors import DataError
from brochure.geometry import Rect
from brochure.pictures.photo import Photo
from brochure.pictures.placing import box, effective_ppi, placed

SLOT = Rect(10, 20, 60, 30)


def photo(width: int, height: int) -> Photo:
    return Photo.of(width, height, bytes(width * height * 3))


def test_the_name_is_the_content() -> None:
    """Equal pixels of equal shape share a name; other pixels or another shape have another."""
    assert photo(2, 3).name == photo(2, 3).name
    assert len({photo(2, 3).name, photo(3, 2).name, Photo.of(2, 3, b"\1" * 18).name}) == 3


def test_pixels_must_fill_the_photo() -> None:
    """A photo of no pixels or of the wrong number is a mistake of the program."""
    for width, height, size in ((2, 2, 11), (0, 2, 0)):
        with pytest.raises(ValueError, match="no RGB picture"):
            Photo.of(width, height, bytes(size))


def test_a_photo_of_the_slots_shape_is_not_cropped() -> None:
    """Where the shapes agree there is a picture without a clip."""
    item = placed(photo(40, 20), SLOT)
    assert isinstance(item, Picture) and item.box == SLOT


def test_a_wide_photo_is_cropped_at_its_sides() -> None:
    """A wide photo fills the slot's height; the same amount is cut off left and right."""
    item = placed(photo(80, 20), SLOT)
    assert isinstance(item, Group) and item.clip == SLOT.segments
    (picture,) = item.items
    assert isinstance(picture, Picture) and picture.box == Rect(-20, 20, 120, 30)


@pytest.mark.parametrize(
    ("focal", "x"),
    [((0.5, 0.5), -20), ((0.25, 0.5), 10), ((0.0, 0.5), 10), ((1.0, 0.5), -50), ((0.6, 0), -32)],
)
def test_the_focal_point_comes_to_the_middle(focal: tuple[float, float], x: float) -> None:
    """The focal point lies in the slot's middle, or as near as the photo's edges allow."""
    assert box(photo(80, 20), SLOT, focal).x == pytest.approx(x)


@given(
    width=st.integers(1, 40), height=st.integers(1, 40), fx=st.floats(0, 1), fy=st.floats(0, 1),
    slot=st.builds(Rect, st.just(5.0), st.just(7.0), st.floats(1, 500), st.floats(1, 500)),
)  # fmt: skip
def test_the_slot_is_always_filled(width: int, height: int, fx: float, fy: float, slot: Rect) -> None:
    """Law: the photo covers its slot, keeps its shape, and shows its focal point."""
    shown = box(photo(width, height), slot, (fx, fy))
    assert shown.contains(slot, 1e-6 * max(slot.width, slot.height))
    assert shown.width * height == pytest.approx(shown.height * width)
    focal = Rect(shown.x + fx * shown.width, shown.y + fy * shown.height, 0, 0)
    assert slot.contains(focal, 1e-3)


def test_a_focal_point_lies_in_the_picture() -> None:
    """A share below 0 or above 1 is an error of the data."""
    with pytest.raises(DataError, match="outside the picture"):
        placed(photo(2, 2), SLOT, (0.5, 1.2))


def test_the_effective_resolution_counts_what_is_shown() -> None:
    """Pixels an inch of the slot: a crop is finer by nothing, a larger slot coarser."""
    assert effective_ppi(photo(600, 300), Rect(0, 0, 144, 72)) == pytest.approx(300)
    assert effective_ppi(photo(600, 300), Rect(0, 0, 72, 72)) == pytest.approx(300)
    assert effective_ppi(photo(600, 300), Rect(0, 0, 288, 72)) == pytest.approx(150)
