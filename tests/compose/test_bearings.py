"""Directions between points on the globe."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brochure.compose.bearings import bearing

LATITUDES, LONGITUDES = st.floats(-80, 80), st.floats(-180, 180)


@pytest.mark.parametrize(
    ("end", "degrees"), [((30.0, 108.0), 0), ((29.0, 109.0), 90), ((28.0, 108.0), 180), ((29.0, 107.0), 270)]
)
def test_the_four_winds(end: tuple[float, float], degrees: float) -> None:
    """North is 0, east 90, south 180, west 270 degrees."""
    assert bearing((29.0, 108.0), end) == pytest.approx(degrees, abs=0.5)


def test_the_short_way_round() -> None:
    """Over the date line the way east is the short one."""
    assert bearing((0.0, 179.0), (0.0, -179.0)) == pytest.approx(90)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_bearing_is_an_angle(lat0: float, lon0: float, lat1: float, lon1: float) -> None:
    """Every bearing is at least 0 and under 360 degrees, and a place to the east lies on the right."""
    assume(0.01 < (lon1 - lon0) % 360 < 179.99)
    found = bearing((lat0, lon0), (lat1, lon1))
    assert 0 <= found < 360
    assert 0 <= found <= 180
