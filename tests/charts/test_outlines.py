"""Matplotlib's paths become segments with y running down."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.charts.loading import Affine2D, Outline
from brochure.charts.outlines import segments
from brochure.geometry import Rect, bounds


def test_y_is_turned_down() -> None:
    """A line from the foot to the top of a figure of 100 points starts at y 100 and ends at 0."""
    assert segments(Outline([(0, 0), (5, 100)]), None, 100) == (("M", 0, 100), ("L", 5, 0))


def test_the_transform_comes_first() -> None:
    """A path is mapped by its transform, then turned."""
    assert segments(Outline([(0, 0), (1, 1)]), Affine2D().scale(10), 100) == (("M", 0, 100), ("L", 10, 90))


def test_quadratic_curves_are_raised() -> None:
    """A quadratic curve becomes the cubic with the same course."""
    path = Outline([(0, 0), (3, 3), (6, 0)], [Outline.MOVETO, Outline.CURVE3, Outline.CURVE3])
    assert segments(path, None, 0) == (("M", 0, 0), ("C", 2, -2, 4, -2, 6, 0))


def test_a_circle_keeps_its_curves() -> None:
    """Cubic curves stay curves; the circle is closed and lies where it should."""
    circle = segments(Outline.circle((10, 20), 5), None, 100)
    assert [segment[0] for segment in circle] == ["M", *["C"] * 8, "Z"]
    assert bounds(circle) == Rect(5, 75, 10, 10)


def test_gaps_break_a_line() -> None:
    """A value that is not a number ends one stretch and begins another; a lone point is dropped."""
    path = Outline([(0, 0), (1, 0), (math.nan, 0), (2, 0), (math.nan, 0), (3, 0), (4, 0)])
    assert segments(path, None, 0) == (("M", 0, 0), ("L", 1, 0), ("M", 3, 0), ("L", 4, 0))


def test_an_upright_rectangle_is_one() -> None:
    """Matplotlib's bars come as rectangles, also when they hang down."""
    unit = Outline.unit_rectangle()
    assert segments(unit, Affine2D().scale(4, 30).translate(1, 2), 100) == (("R", 1, 68, 4, 30),)
    assert segments(unit, Affine2D().scale(4, -30).translate(1, 50), 100) == (("R", 1, 50, 4, 30),)


def test_a_turned_rectangle_is_a_path() -> None:
    """A rectangle that does not stand upright keeps its four lines."""
    turned = segments(Outline.unit_rectangle(), Affine2D().rotate_deg(30), 0)
    assert [segment[0] for segment in turned] == ["M", "L", "L", "L", "Z"]


@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
def test_no_noise_and_no_minus_zero(x: float, y: float) -> None:
    """Coordinates have at most four decimals, and zero has no sign."""
    (_, x0, y0), (_, x1, y1) = segments(Outline([(x, y), (x + 10, y)]), None, 100)
    for value, wanted in ((x0, x), (y0, 100 - y), (x1, x + 10), (y1, 100 - y)):
        assert value == round(value, 4) == pytest.approx(wanted, abs=6e-5)
        assert math.copysign(1, value) == 1 or value < 0
