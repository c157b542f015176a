"""Lengths. Inside the program every length is a number of points (1/72 inch), y running down.

Millimetres appear at the edges only (data, formats, the art direction's coordinates) and are turned
into points by :func:`mm`. This module knows nothing else.
"""

from __future__ import annotations

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4


def mm(length: float) -> float:
    """Return ``length`` millimetres in points."""
    return length * POINTS_PER_INCH / MM_PER_INCH


def to_mm(length: float) -> float:
    """Return ``length`` points in millimetres."""
    return length * MM_PER_INCH / POINTS_PER_INCH
