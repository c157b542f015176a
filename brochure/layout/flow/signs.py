"""Small signs that tell states apart without colour, and the legend that names them.

A place and inks in, items out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.colour import Ink
from brochure.compose.words import Words
from brochure.display import Item, Path, artifact
from brochure.geometry import Rect, Segments
from brochure.layout.flow.piece import Cut
from brochure.layout.flow.setter import Setter, Stack, inks
from brochure.layout.leaf import Leaf
from brochure.layout.surface import RULE_WIDTH
from brochure.units import mm

SIDE = mm(2.4)
LEGEND_GAP = mm(2)
LEGEND_STEP = 12.5

FULL = ("present", "available", "open_now")
HALF = ("reserved",)
CROSSED = ("sold",)


def sign(state: str, x: float, baseline: float, ink: Ink) -> tuple[Path, ...]:
    """Return the sign of a state, a square on ``baseline``: full, half, crossed, or empty."""
    box = Rect(x, baseline - SIDE, SIDE, SIDE)
    inset = box.grown(-RULE_WIDTH / 2)
    frame = Path(inset.segments, stroke=ink, width=RULE_WIDTH)
    if state in FULL:
        return (Path(box.segments, fill=ink),)
    if state in HALF:
        lower: Segments = (
            ("M", x, box.bottom),
            ("L", box.right, box.y),
            ("L", box.right, box.bottom),
            ("Z",),
        )
        return (frame, Path(lower, fill=ink))
    if state in CROSSED:
        cross: Segments = (
            ("M", inset.x, inset.y), ("L", inset.right, inset.bottom),
            ("M", inset.x, inset.bottom), ("L", inset.right, inset.y),
        )  # fmt: skip
        return (frame, Path(cross, stroke=ink, width=RULE_WIDTH))
    return (frame,)


@dataclass(frozen=True, slots=True)
class Legend:
    """States and their words, beside each other in columns."""

    entries: tuple[tuple[str, Stack], ...]
    pitch: float
    per_row: int

    @property
    def height(self) -> float:
        """From the first baseline to the last, points, and a line."""
        if not self.entries:
            return 0.0
        rows = -(-len(self.entries) // self.per_row)
        return rows * (LEGEND_STEP + max(words.drop for _, words in self.entries))

    def at(self, leaf: Leaf, x: float, y: float, cut: Cut) -> list[Item]:
        """Return the legend, its first baseline at ``y``."""
        items: list[Item] = []
        step = LEGEND_STEP + max((words.drop for _, words in self.entries), default=0.0)
        for index, (state, words) in enumerate(self.entries):
            row, place = divmod(index, self.per_row)
            left, at = x + place * self.pitch, y + row * step
            items.append(artifact(*sign(state, left, at, leaf.ink("deep"))))
            items += words.at(left + SIDE + LEGEND_GAP, at, inks(leaf, "text", "secondary"), cut.shown)
        return items


def legend(entries: Sequence[tuple[str, Words]], setter: Setter, width: float) -> Legend:
    """Return a legend that is ``width`` wide at the most."""
    column = SIDE + 2 * LEGEND_GAP + mm(3)
    widest = max(
        (setter.line(text, "label", tag).width for _, words in entries for tag, text in words), default=0.0
    )
    pitch = min(max(widest + column, setter.tracks.module * 2), width)
    per_row = max(int(width // pitch), 1)
    made = tuple((state, setter.stack(words, "label", pitch - SIDE - LEGEND_GAP)) for state, words in entries)
    return Legend(made, pitch, per_row)
