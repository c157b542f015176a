"""A table of a press's answers gives what the answers themselves would."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from brochure.assets import assets
from brochure.paint.presstable import PressTable
from brochure.paint.separation import in_colours
from brochure.pictures.photo import Photo

PRESS = (assets() / "icc" / "ISOcoated_v2_300_bas.icc").read_bytes()
LEVELS = [*range(0, 256, 8), 255]


def by_littlecms(pixels: Any) -> Any:
    """Return the inks that littleCMS gives RGB pixels (rows, columns, 3)."""
    way = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.ImageCmsProfile(BytesIO(PRESS)), "RGB", "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    image = Image.frombytes("RGB", (pixels.shape[1], pixels.shape[0]), pixels.tobytes())
    made = ImageCms.applyTransform(image, way)
    assert made is not None
    return np.asarray(made, np.int16)


def separated(pixels: Any) -> Any:
    photo = Photo.of(pixels.shape[1], pixels.shape[0], pixels.tobytes())
    return np.asarray(in_colours(photo, PRESS), np.int16)


def test_it_differs_from_littlecms_by_a_rounding() -> None:
    """Over a million colours an ink is off by a seventh of a step of 255 on average and two at most."""
    pixels = np.random.default_rng(4).integers(0, 256, (1000, 1000, 3), np.uint8)
    off = np.abs(separated(pixels) - by_littlecms(pixels))
    assert off.max() <= 2
    assert off.mean() < 0.15


def test_levels_of_the_table_are_exact() -> None:
    """Paper, the solids and all 33 levels of a channel are what littleCMS says."""
    grid = np.stack(np.meshgrid(LEVELS, LEVELS, LEVELS, indexing="ij"), -1).astype(np.uint8)
    pixels = grid.reshape(33, -1, 3)
    assert (separated(pixels) == by_littlecms(pixels)).all()
    assert (separated(np.full((3, 3, 3), (255, 255, 254), np.uint8)) <= 2).all()


@given(st.integers(0, 50), st.lists(st.tuples(*[st.integers(0, 255)] * 3), min_size=1, max_size=30))
def test_inks_lie_between_those_of_the_corners(seed: int, colours: list[tuple[int, int, int]]) -> None:
    """Law: whatever a press answers, an ink is never above or below all corners of its cell, nor runs over."""
    answers = []

    def convert(pixels: Any) -> Any:
        answers.append(np.random.default_rng(seed).choice([0, 1, 90, 254, 255], (len(pixels), 4)))
        return answers[0].astype(np.uint8)

    inks = PressTable.of(convert).inks(np.array([colours], np.uint8))[0].astype(int)
    corners = answers[0].reshape(33, 33, 33, 4)
    for (r, g, b), found in zip(colours, inks, strict=True):
        cell = corners[r // 8 : r // 8 + 2, g // 8 : g // 8 + 2, b // 8 : b // 8 + 2].reshape(8, 4)
        assert (found >= cell.min(axis=0)).all() and (found <= cell.max(axis=0)).all()


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (5, 1), (300, 1000)])
def test_any_shape_is_separated(shape: tuple[int, int]) -> None:
    """One pixel, one row, one column, and more than is worked on at a time."""
    pixels = np.random.default_rng(1).integers(0, 256, (*shape, 3), np.uint8)
    assert np.abs(separated(pixels) - by_littlecms(pixels)).max() <= 2
