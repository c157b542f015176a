"""Where a place lies from another on the globe: its bearing, from two points of degrees north and east.

Knows no data and no page. Source: spherical trigonometry (a great circle's initial course).
"""

from __future__ import annotations

import math

Point = tuple[float, float]
"""Degrees of latitude and longitude (WGS 84)."""


def bearing(start: Point, end: Point) -> float:
    """Return the direction, degrees clockwise from north (0 to below 360), in which ``end`` lies."""
    (lat0, lon0), (lat1, lon1) = ([math.radians(v) for v in point] for point in (start, end))
    east = math.sin(lon1 - lon0) * math.cos(lat1)
    north = math.cos(lat0) * math.sin(lat1) - math.sin(lat0) * math.cos(lat1) * math.cos(lon1 - lon0)
    return round(math.degrees(math.atan2(east, north)) % 360, 6) % 360
