"""Coarser copies keep the brightness of what they show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.pictures.photo import Photo
from brochure.pictures.sampling import downsampled, resized


def test_fine_stripes_keep_their_light() -> None:
    """Black and white stripes finer than a pixel become the grey of the same light, not the middle one."""
    stripes = Photo.of(64, 64, (b"\0\0\0" + b"\xff\xff\xff") * (32 * 64))
    grey = resized(stripes, 8, 8)
    middle = grey.pixels[(4 * 8 + 4) * 3]
    assert middle == pytest.approx(188, abs=1)


@given(st.integers(0, 255))
def test_a_flat_area_keeps_its_colour(value: int) -> None:
    """Law: nothing is added to an even colour."""
    flat = Photo.of(40, 30, bytes([value, 255 - value, 7]) * 1200)
    assert set(zip(*[iter(resized(flat, 9, 7).pixels)] * 3, strict=True)) == {(value, 255 - value, 7)}


def test_edges_do_not_ring_over() -> None:
    """Beside a hard edge values stay within black and white: no wrap from 0 to 255."""
    edge = Photo.of(64, 8, (b"\0\0\0" * 32 + b"\xff\xff\xff" * 32) * 8)
    row = resized(edge, 16, 2).pixels[: 16 * 3 : 3]
    assert max(row[:7]) < 40 and min(row[9:]) > 240


def test_a_photo_is_made_as_fine_as_wanted() -> None:
    """A photo over an inch at 150 ppi has 150 pixels, its shape kept."""
    photo = Photo.of(600, 400, bytes(600 * 400 * 3))
    coarser = downsampled(photo, 72, 150)
    assert (coarser.width, coarser.height) == (150, 100)
    assert coarser.name != photo.name


@pytest.mark.parametrize("width", [100, 150, 187])
def test_a_photo_is_never_made_finer(width: int) -> None:
    """What is coarser than wanted, or hardly finer, stays the same photo."""
    photo = Photo.of(width, 10, bytes(width * 30))
    assert downsampled(photo, 72, 150) is photo


def test_a_sliver_keeps_a_row() -> None:
    """A photo of one row has one row at any size."""
    assert downsampled(Photo.of(600, 1, bytes(1800)), 72, 100).height == 1
