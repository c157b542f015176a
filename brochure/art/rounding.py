"""Coordinates as they are written: to a thousandth of a point, so that files stay small and never differ.

In: rectangles and numbers in points. Out: path segments. A thousandth of a point is a third of a micrometre,
finer than any plate.
"""

from __future__ import annotations

from collections.abc import Iterable

from brochure.geometry import Rect, Segment, Segments

DIGITS = 3


def box(rect: Rect) -> Segment:
    """Return a rectangle as a segment."""
    x, y, width, height = rect.x, rect.y, rect.width, rect.height
    return ("R", round(x, DIGITS), round(y, DIGITS), round(width, DIGITS), round(height, DIGITS))


def boxes(rects: Iterable[Rect]) -> Segments:
    """Return rectangles as one path."""
    return tuple(box(rect) for rect in rects)


def rounded(segments: Iterable[Segment]) -> Segments:
    """Return a path with its numbers rounded."""
    return tuple((s[0], *(round(v, DIGITS) for v in s[1:])) for s in segments)
