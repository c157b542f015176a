"""An industry's chain: stages beside each other under rules, their links with a sign of what the park has.

A block and a setter in, pieces out. On a narrow page the stages stand one under the other.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.compose.blocks import Chain, Node
from brochure.compose.words import Words
from brochure.display import Item, Path, artifact
from brochure.layout.flow.piece import Cut, Piece, snapped
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.flow.signs import SIDE, Legend, legend, sign
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.layout.surface import RULE_WIDTH
from brochure.units import mm

LEAST = mm(40)
SIGN_GAP = mm(1.8)
HEAD = 1.5 * LINE  # from a stage's head to its first link
STEP = 7.5  # white between two links
ARROW = mm(2.2)


@dataclass(frozen=True, slots=True)
class _Stage:
    """A stage that is set."""

    head: Stack
    nodes: tuple[tuple[Node, Stack], ...]

    @property
    def height(self) -> float:
        """From the rule to the last link's baseline, points."""
        height = LINE + self.head.drop
        if self.nodes:
            height += HEAD + sum(words.drop + 10.0 + STEP for _, words in self.nodes) - STEP - 10.0
        return height


@dataclass(frozen=True, slots=True)
class Stages:
    """Rows of stages; ``arrows`` where the chain goes on to the right."""

    title: Tracked
    rows: tuple[tuple[_Stage, ...], ...]
    width: float
    pitch: float
    key: Legend

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return title, stages and legend of a cut."""
        items: list[Item] = []
        left = leaf.grid.left
        titled = 1 if self.title else 0
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            if titled and row == 0:
                items += self.title.at(left, top + LINE, inks(leaf, "deep"), cut.shown, "H3")
            elif row - titled < len(self.rows):
                for index, stage in enumerate(self.rows[row - titled]):
                    last = row - titled == len(self.rows) - 1 and index == len(self.rows[-1]) - 1
                    items += self._stage(leaf, stage, left + index * self.pitch, top, cut, arrow=not last)
            else:
                items += self.key.at(leaf, left, top + LINE, cut)
        return tuple(items)

    def _stage(self, leaf: Leaf, stage: _Stage, x: float, top: float, cut: Cut, *, arrow: bool) -> list[Item]:
        items: list[Item] = [leaf.rule(x, top, self.width)]
        if arrow:
            tip, y = x + self.width, top
            head = (("M", tip - ARROW, y - ARROW * 0.7), ("L", tip, y), ("L", tip - ARROW, y + ARROW * 0.7))
            items.append(artifact(Path(head, stroke=leaf.ink("deep"), width=RULE_WIDTH)))
        y = top + LINE
        items += stage.head.at(x, y, inks(leaf, "deep"), cut.shown, "H4")
        y += stage.head.drop + HEAD
        for node, words in stage.nodes:
            ink = leaf.ink("accent") if node.state == "gap" else leaf.ink("deep")
            items.append(artifact(*sign(node.state, x, y, ink)))
            said = words.at(x + SIDE + SIGN_GAP, y, inks(leaf, "text", "secondary"), cut.shown)
            items.append(list_item(*said))
            y += words.drop + 10.0 + STEP
        return items


def chain(block: Chain, setter: Setter) -> Piece:
    """Return an industry's chain as a piece."""
    tracks = setter.tracks
    most = tracks.fit(LEAST)
    count = min(most, max(len(block.stages), 1))
    width = (tracks.measure - (count - 1) * tracks.gutter) / count
    stages = [_stage(words, nodes, setter, width) for words, nodes in block.stages]
    rows = tuple(tuple(stages[i : i + count]) for i in range(0, len(stages), count))
    title = setter.tracked(block.title, "body_strong")
    key = legend(block.legend, setter, tracks.measure)
    heights = [snapped(max(stage.height for stage in row) + 1.5 * LINE, 5.0) for row in rows]
    costs = [0.0, *([10.0] * (len(heights) - 1))]
    if title:
        heights, costs = [title.height + 0.5 * LINE, *heights], [0.0, float("inf"), *costs[1:]]
    if key.entries:
        heights.append(key.height + 5.0)
        costs.append(float("inf"))
    return Piece(
        tuple(heights),
        tuple(costs[: len(heights)]),
        Stages(title, rows, width, width + tracks.gutter, key),
        above=2 * LINE,
        below=2 * LINE,
        place=block.title.place,
        what="chain",
    )


def _stage(words: Words, nodes: tuple[Node, ...], setter: Setter, width: float) -> _Stage:
    own = width - SIDE - SIGN_GAP
    return _Stage(
        setter.stack(words, "label_strong", width - ARROW),
        tuple((node, setter.stack(node.words, "label", own)) for node in nodes),
    )
