"""Edges stand out, and nothing else changes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.pictures import strips
from brochure.pictures.photo import Photo
from brochure.pictures.sharpening import sharpened


def step(dark: int = 80, light: int = 160) -> Photo:
    row = bytes([dark] * 3) * 8 + bytes([light] * 3) * 8
    return Photo.of(16, 6, row * 6)


def middle_row(photo: Photo) -> list[int]:
    start = photo.width * 3 * (photo.height // 2)
    return list(photo.pixels[start : start + photo.width * 3 : 3])


def test_an_edge_gets_steeper() -> None:
    """Beside an edge the dark side gets darker and the light side lighter; far from it both stay."""
    row = middle_row(sharpened(step(), 0.6))
    assert row[7] < 80 and row[8] > 160
    assert row[0] == 80 and row[15] == 160


def test_no_halo_is_seen() -> None:
    """However strong, no pixel changes by more than a tenth of the scale."""
    row = middle_row(sharpened(step(), 20))
    assert min(row) >= 80 - 25 and max(row) <= 160 + 25


@given(st.integers(0, 255), st.floats(0, 3))
def test_a_flat_area_stays(value: int, amount: float) -> None:
    """Law: an even colour is left as it is."""
    flat = Photo.of(5, 5, bytes([value, 255 - value, 90]) * 25)
    assert sharpened(flat, amount).pixels == flat.pixels


def test_greys_stay_grey() -> None:
    """All channels change by the same amount."""
    pixels = sharpened(step(), 1.0).pixels
    assert pixels[0::3] == pixels[1::3] == pixels[2::3]


@pytest.mark.parametrize("photo", [step(), Photo.of(1, 1, b"abc"), Photo.of(2, 9, bytes(54))])
def test_nothing_asked_or_too_small(photo: Photo) -> None:
    """An amount of 0 leaves a photo alone, and so does a photo with no neighbours to compare."""
    assert sharpened(photo, 0.0) is photo
    assert sharpened(photo, 1.0).pixels == photo.pixels or photo.width > 2


def test_strips_leave_no_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    """A photo that is worked on a few rows at a time comes out as one that is worked on whole."""
    photo = Photo.of(37, 50, random.Random(3).randbytes(37 * 50 * 3))
    whole = sharpened(photo, 0.6).pixels
    monkeypatch.setattr(strips, "PIXELS", 3 * 37)
    assert sharpened(photo, 0.6).pixels == whole


def test_an_edge_keeps_its_weight() -> None:
    """What the dark side loses the light side gains: the mask weighs all sides alike."""
    photo = step()
    before, after = middle_row(photo), middle_row(sharpened(photo, 0.6))
    assert abs(sum(after) - sum(before)) <= 1
    assert (after[7], after[8]) == (
        80 - 10,
        160 + 10,
    )  # 0.6 of what a Gaussian of 0.8 pixels takes, less grain
