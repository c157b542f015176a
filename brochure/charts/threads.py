"""Threads: the strokes that the house's charts count with.

In: where they stand, in points from the figure's top left. Out: an artist on the figure.
"""

from __future__ import annotations

from collections.abc import Sequence

from brochure.charts.loading import Affine2D, Figure, LineCollection
from brochure.colour import Ink
from brochure.units import mm

PITCH = (mm(1.2), mm(1.5))
"""From thread to thread: closer or wider ones make moiré on press or office printers (art direction, 4.1)."""


def threads(
    figure: Figure, points: Affine2D, xs: Sequence[float], top: float, foot: float, width: float, ink: Ink
) -> None:
    """Draw upright threads of ``width`` points at every x, from ``top`` down to ``foot``."""
    if xs:
        lines = [((x, top), (x, foot)) for x in xs]
        figure.add_artist(LineCollection(lines, linewidths=width, colors=[ink.srgb], transform=points))
