"""Threads: the bars that the house's charts count with.

In: where they stand, in points from the figure's top left. Out: an artist on the figure. Threads are filled
rectangles and no strokes: some renderers move a stroke's edges to whole dots, so that equal threads come out
in two widths on a screen (page 8 then differed between poppler and PDFium by 1.7 % at 100 dpi, now by 0.9 %).
"""

from __future__ import annotations

from collections.abc import Sequence

from brochure.charts.backend import Plate
from brochure.charts.loading import Affine2D, Outline, PathCollection
from brochure.colour import Ink
from brochure.units import mm

FULL = mm(176)
"""The measure that scales are chosen for; where there is less, threads go on in further lines."""

PITCH = (mm(1.2), mm(1.5))
"""From thread to thread: closer or wider ones make moiré on press or office printers (art direction, 4.1)."""


def threads(
    figure: Plate, points: Affine2D, xs: Sequence[float], top: float, foot: float, width: float, ink: Ink
) -> None:
    """Draw upright threads of ``width`` points at every x, from ``top`` down to ``foot``."""
    if xs:
        bars = [(x - width / 2, top, width, foot - top) for x in xs]
        figure.add_artist(
            PathCollection([outline_of(bars)], facecolors=[ink.srgb], edgecolors="none", transform=points)
        )


def outline_of(boxes: Sequence[tuple[float, float, float, float]]) -> Outline:
    """Return upright rectangles, each x, y, width and height, as one path."""
    vertices: list[tuple[float, float]] = []
    for x, y, w, h in boxes:
        vertices += ((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y))
    codes = [Outline.MOVETO, Outline.LINETO, Outline.LINETO, Outline.LINETO, Outline.CLOSEPOLY]
    return Outline(vertices, codes * len(boxes))
