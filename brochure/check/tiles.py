"""Which tile of a tiling pattern is looked at: one that lies where the pattern is painted.

In: a pattern and an area. Out: a matrix. Must not know what the tile holds. Source: ISO 32000-1, 8.7.3.
"""

from __future__ import annotations

import math
from typing import Any

from brochure.check.marks import Edges
from brochure.check.objects import get, number, numbers
from brochure.check.state import Matrix, product


def tile_within(pattern: Any, matrix: Matrix, area: Edges) -> Matrix:
    """Return ``matrix``, which takes the pattern's first tile to the page, moved to the tile in the middle of
    ``area``; unchanged where the pattern does not say how its tiles follow each other.
    """
    across, up = number(get(pattern, "/XStep")), number(get(pattern, "/YStep"))
    box = numbers(get(pattern, "/BBox"))
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if not across or not up or len(box) != 4 or abs(determinant) < 1e-12:
        return matrix
    x, y = (area[0] + area[2]) / 2 - e, (area[1] + area[3]) / 2 - f
    u, v = (d * x - c * y) / determinant, (a * y - b * x) / determinant
    columns = math.floor((u - (box[0] + box[2]) / 2) / across + 0.5)
    rows = math.floor((v - (box[1] + box[3]) / 2) / up + 0.5)
    return product((1.0, 0.0, 0.0, 1.0, columns * across, rows * up), matrix)
