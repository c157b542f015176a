"""QR codes under their labels, beside each other.

Blocks and a setter in, a piece out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.blocks import CodeBlock
from brochure.display import Item
from brochure.layout.codes import CODE_SIZE, LABEL_DESCENT, code_figure
from brochure.layout.flow.piece import Cut, Piece, snapped
from brochure.layout.flow.setter import Setter, Stack, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.units import mm

PITCH = mm(45)  # from one code's left edge to the next: 36 mm and its quiet zone
QUIET = mm(6)  # at least the four modules around the smallest code of this size


@dataclass(frozen=True, slots=True)
class Codes:
    """Rows of codes."""

    rows: tuple[tuple[tuple[CodeBlock, Stack], ...], ...]

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the codes of a cut, labels above them on one baseline."""
        items: list[Item] = []
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            drop = max(label.drop for _, label in self.rows[row])
            for index, (block, label) in enumerate(self.rows[row]):
                x = leaf.grid.left + index * PITCH
                items += label.at(x, top + LINE + drop - label.drop, inks(leaf, "deep"), cut.shown, "Caption")
                items += code_figure(leaf, block.code, x, top + LINE + drop + LABEL_DESCENT)
        return tuple(items)


def codes(blocks: Sequence[CodeBlock], setter: Setter) -> Piece:
    """Return codes as a piece."""
    count = max(int((setter.tracks.measure + PITCH - CODE_SIZE) // PITCH), 1)
    made = [(block, setter.stack(block.code.label, "label_strong", CODE_SIZE)) for block in blocks]
    rows = tuple(tuple(made[i : i + count]) for i in range(0, len(made), count))
    heights = []
    for row in rows:
        drop = max(label.drop for _, label in row)
        heights.append(snapped(LINE + drop + LABEL_DESCENT + QUIET + CODE_SIZE + LINE, 5.0))
    return Piece(
        tuple(heights),
        (0.0, *([5.0] * (len(heights) - 1))),
        Codes(rows),
        above=2 * LINE,
        place=blocks[0].code.place if blocks else None,
        what="code",
    )
