"""The square that a motif fills, and which of its parts can be the one in accent.

In: a side, a scale, a seed, inks and the part that will be seen. Out: lengths in the motif's own millimetres
and the choice among candidates. It knows no motif.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.art.palette import Palette
from brochure.geometry import Rect
from brochure.units import mm

_TOUCH = 0.1  # points by which a part may stand over the stage
THINNEST = mm(0.15)
"""No line of several inks is drawn thinner, however small the tile."""

SLIVER = 0.5
"""What a tile's edge leaves of a part is not drawn when it is narrower, in the design's millimetres."""

DESIGN_SIDE = mm(56.0)  # the motifs' measures are given for a tile of this side


@dataclass(frozen=True, slots=True)
class Field:
    """A square of ``side`` points with its origin at its top left.

    ``scale`` enlarges the motif. ``window`` is what will be seen of the square: parts wholly outside may
    be left out. With ``accent`` one part is in the accent ink: the one nearest to ``focus`` that lies inside
    ``stage``, a part of the window that no cut-out takes away.
    """

    side: float
    scale: float
    seed: int
    palette: Palette
    accent: bool
    window: Rect
    stage: Rect
    focus: tuple[float, float]

    @property
    def unit(self) -> float:
        """A millimetre of the motif's design in points."""
        return mm(self.scale) * self.side / DESIGN_SIDE

    def chosen(self, candidates: Sequence[Rect]) -> int | None:
        """Return the index of the candidate for the accent; None without accent or candidates.

        Candidates inside the stage come before the others, the nearer before the farther.
        """
        if not self.accent or not candidates:
            return None

        def rank(index: int) -> tuple[bool, float, int]:
            box = candidates[index]
            dx = box.x + box.width / 2 - self.focus[0]
            dy = box.y + box.height / 2 - self.focus[1]
            return not self.stage.contains(box, _TOUCH), round(dx * dx + dy * dy, 6), index

        return min(range(len(candidates)), key=rank)
