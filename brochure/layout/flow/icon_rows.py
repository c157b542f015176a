"""Icons in rows, a rule above each row, the words under each icon.

A block and a setter in, a piece out, a row a row of icons.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.art.icons import icon
from brochure.compose.blocks import IconRow
from brochure.display import Item, Tagged, artifact
from brochure.layout.flow.piece import Cut, Piece, snapped
from brochure.layout.flow.setter import Setter, Stack, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.units import mm

SIDE = mm(9)
LEAST = mm(19)  # of an icon's column
ABOVE = 0.6 * LINE  # from the rule to the icon
DROP = 14.0  # from an icon's foot to the first baseline under it


@dataclass(frozen=True, slots=True)
class Icons:
    """Icons in rows: a name and its words each."""

    rows: tuple[tuple[tuple[str, Stack], ...], ...]
    pitch: float
    measure: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the rows of a cut as a list."""
        items: list[Item] = []
        rules: list[Item] = []
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            rules.append(leaf.rule(leaf.grid.left, top, self.measure, "hairline", HAIRLINE_WIDTH))
            for index, (name, words) in enumerate(self.rows[row]):
                x = leaf.grid.left + index * self.pitch
                shown = artifact(icon(name, SIDE, leaf.ink("deep")).at(x, top + ABOVE))
                under = words.at(x, top + ABOVE + SIDE + DROP, inks(leaf, "text", "secondary"), cut.shown)
                items.append(list_item(shown, *under))
        return (*rules, Tagged("L", tuple(items), key=cut.key))


def icon_row(block: IconRow, setter: Setter) -> Piece:
    """Return icons as a piece."""
    tracks = setter.tracks
    most = max(int((tracks.measure + tracks.gutter) // (LEAST + tracks.gutter)), 1)
    lines = -(-len(block.entries) // most)
    count = -(-len(block.entries) // lines) if lines else 1  # rows of equal length
    pitch = (tracks.measure + tracks.gutter) / count
    made = [(name, setter.stack(words, "label", pitch - tracks.gutter)) for name, words in block.entries]
    rows = tuple(tuple(made[i : i + count]) for i in range(0, len(made), count))
    heights = tuple(
        snapped(ABOVE + SIDE + DROP + max(words.drop for _, words in row) + 1.2 * LINE, 5.0) for row in rows
    )
    place = block.entries[0][1].place if block.entries else None
    return Piece(
        heights,
        (0.0, *([4.0] * (len(heights) - 1)))[: len(heights)],
        Icons(rows, pitch, tracks.measure),
        above=1.5 * LINE,
        below=LINE,
        place=place,
        what="row of icons",
    )
