"""Logos stand in their boxes at one optical size."""

from __future__ import annotations

from pathlib import Path

import pytest
from artwork_samples import DEEP, THEME, leaves, loaded
from hypothesis import given
from hypothesis import strategies as st

from brochure.artwork.logos import EVEN, Look, fitted, logo
from brochure.artwork.outlines import extents
from brochure.colour import WHITE, Ink
from brochure.display import Path as PathItem
from brochure.text.typesetter import Typesetter

SIDES = st.floats(1, 1000)


@given(SIDES, SIDES, SIDES, SIDES)
def test_no_logo_leaves_its_box(across: float, down: float, width: float, height: float) -> None:
    """Whatever its shape, a logo keeps within its box, and its area within the even share."""
    scale = fitted(across, down, width, height)
    assert scale * across <= width * 1.000001 and scale * down <= height * 1.000001
    assert scale * scale * across * down <= EVEN * width * height * 1.000001


def test_logos_of_one_wall_are_even() -> None:
    """A square and a two to one logo get the same area in the same box."""
    areas = [fitted(a, b, 120, 60) ** 2 * a * b for a, b in ((10, 10), (20, 10), (200, 100))]
    assert max(areas) - min(areas) < 1e-6


def test_margins_of_the_file_do_not_count(tmp_path: Path, typesetter: Typesetter) -> None:
    """A mark in a corner of a large artboard stands in the middle of its box, as large as any."""
    artwork = loaded(tmp_path, '<rect x="80" y="80" width="10" height="10"/>', typesetter)
    (path,) = leaves(logo(artwork, 60, 40, even=False).items)
    assert isinstance(path, PathItem)
    box = extents(path.segments)
    assert box is not None
    assert (box.x, box.y, box.width, box.height) == pytest.approx((10, 0, 40, 40))


@pytest.mark.parametrize(("align", "x"), [((0.0, 0.0), 0), ((0.5, 0.5), 10), ((1.0, 1.0), 20)])
def test_logos_are_aligned(
    tmp_path: Path, typesetter: Typesetter, align: tuple[float, float], x: float
) -> None:
    """A logo stands left, in the middle or right."""
    artwork = loaded(tmp_path, '<rect width="10" height="10"/>', typesetter)
    (path,) = leaves(logo(artwork, 60, 40, align=align, even=False).items)
    assert isinstance(path, PathItem)
    box = extents(path.segments)
    assert box is not None
    assert box.x == pytest.approx(x)


@pytest.mark.parametrize("ground", [WHITE, DEEP])
def test_one_ink_is_the_darkest_colour_and_white_the_ground(
    tmp_path: Path, typesetter: Typesetter, ground: Ink
) -> None:
    """In one ink the darkest colour takes the whole of it, white becomes the ground, others tints."""
    body = (
        '<rect width="90" height="90" fill="#fff"/><rect width="50" height="50" fill="#D63B22"/>'
        '<rect width="20" height="20" fill="#f5b0a0"/>'
    )
    single = WHITE if ground is DEEP else DEEP
    drawn = logo(loaded(tmp_path, body, typesetter), 60, 60, Look(THEME, ground, single))
    white, red, pink = (leaf.fill for leaf in leaves(drawn.items) if isinstance(leaf, PathItem))
    assert white is not None and red is not None and pink is not None
    assert white.cmyk == ground.cmyk and red.cmyk == single.cmyk
    low, high = sorted((white.luminance, red.luminance))
    assert low < pink.luminance < high
