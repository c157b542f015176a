"""The graphics state of one content stream, and the few matrix operations that it needs.

A matrix is the six numbers of ``cm``. Must not know marks. Source: ISO 32000-1, 8.3.4, 8.4 and 9.3.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from brochure.check.fonts import Font
from brochure.check.marks import Edges
from brochure.check.spaces import BLACK, Colour

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class State:
    """What ``q`` saves. ``clip`` is the box around the clipping path, in the page's default user space;
    ``shaped`` tells that the path may be another than that box.
    """

    ctm: Matrix
    clip: Edges
    fill: Colour = BLACK
    stroke: Colour = BLACK
    width: float = 1.0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    blend: str = "Normal"
    masked: bool = False
    shaped: bool = False
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0

    def copy(self) -> State:
        """Return a state that changes by itself."""
        return replace(self)

    def as_tile(self, first: State) -> State:
        """Return the state that a tile painted now begins with: that with which its page or form began.

        The clip stays, and the transparency, which is that of all tiles together (ISO 32000-1, 8.7.3.1).
        """
        return replace(
            first, clip=self.clip, alpha_fill=self.alpha_fill, alpha_stroke=self.alpha_stroke,
            blend=self.blend, masked=self.masked,
        )  # fmt: skip


def product(first: Matrix, second: Matrix) -> Matrix:
    """Return the map that does ``first``, then ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def matrix_of(values: tuple[float, ...]) -> Matrix:
    """Return six numbers as a matrix; the identity for any other count."""
    if len(values) != 6:
        return IDENTITY
    a, b, c, d, e, f = values
    return a, b, c, d, e, f


def box_through(matrix: Matrix, box: tuple[float, ...]) -> Edges:
    """Return the upright box around the image of ``box`` (left, bottom, right, top in any order)."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = box
    xs = a * x0 + c * y0 + e, a * x1 + c * y0 + e, a * x0 + c * y1 + e, a * x1 + c * y1 + e
    ys = b * x0 + d * y0 + f, b * x1 + d * y0 + f, b * x0 + d * y1 + f, b * x1 + d * y1 + f
    return min(xs), min(ys), max(xs), max(ys)


def smallest_scale(matrix: Matrix) -> float:
    """Return the least factor by which a map changes lengths (its smaller singular value)."""
    a, b, c, d = matrix[:4]
    sum_ = a * a + b * b + c * c + d * d
    determinant = a * d - b * c
    root = math.sqrt(max(sum_ * sum_ - 4 * determinant * determinant, 0.0))
    return math.sqrt(max((sum_ - root) / 2, 0.0))
