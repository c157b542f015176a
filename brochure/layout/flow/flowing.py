"""The flow design: a section's blocks over as many pages as they need, under one title.

A section and a setter in, candidates out: one for each number of pages that its blocks can fill.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.blocks import Block
from brochure.compose.story import SectionStory
from brochure.display import Item
from brochure.errors import BrochureError, LayoutError
from brochure.layout.flow.breaking import Filled, Way, broken
from brochure.layout.flow.piece import Cut, Piece
from brochure.layout.flow.setter import Setter
from brochure.layout.flow.setting import pieces_of
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.plan import Candidate, PagePlan

TITLE_GAP = 2.6 * LINE  # at least, from a title's last baseline to the flow's top
FIRST_LINE = 8  # of the flow under a title of one line
GOING_ON = 3  # the line of the flow's top on a page without title
NOTES_GAP = 2 * LINE  # from the flow's end to the first note's baseline


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the flow stands on the first page of a section and on further ones, points from the trim."""

    first: float
    further: float
    bottom: float

    def top(self, page: int) -> float:
        """Return the flow's top on a section's page, counted from 0."""
        return self.further if page else self.first

    def room(self, page: int) -> float:
        """Return the flow's height on a section's page."""
        return self.bottom - self.top(page)


def flowed(
    section: SectionStory, index: int, blocks: Sequence[Block], setter: Setter, leaf: Leaf
) -> list[Candidate]:
    """Return a section's candidates, fewest pages first; ``leaf`` is any page of it, for measuring.

    Raises LayoutError for what no page can hold.
    """
    pieces = pieces_of(blocks, setter)
    frame = frame_of(leaf)

    def overset(piece: Piece, excess: float) -> BrochureError:
        return _overset(piece, excess, section)

    ways = broken(pieces, frame.room, overset)
    return [_candidate(way, index, pieces, frame, setter) for way in ways]


def frame_of(leaf: Leaf) -> Frame:
    """Return where the flow stands on the pages of a leaf's section."""
    grid = leaf.grid
    title = leaf.title(leaf.section.title)
    first = _on_grid(leaf, max(grid.y(FIRST_LINE), title.last + TITLE_GAP))
    bottom = grid.note
    if leaf.section.notes:
        bottom = leaf.notes(leaf.section.notes).last - NOTES_GAP
    return Frame(first, grid.head(GOING_ON), bottom)


def _on_grid(leaf: Leaf, y: float) -> float:
    """Return the first line of the grid at or below ``y``."""
    zero = leaf.grid.y(0)
    return zero + LINE * -(-(y - zero - 0.01) // LINE)


def _candidate(way: Way, index: int, pieces: Sequence[Piece], frame: Frame, setter: Setter) -> Candidate:
    pages = tuple(
        PagePlan(
            _Page(pieces, filled, frame.top(number), number, index, setter), "white", filled.fullness, index
        )
        for number, filled in enumerate(way.pages)
    )
    name = "flow" if setter.density == "normal" else f"flow {setter.density}"
    return Candidate(name, pages, way.cost, setter.looseness)


@dataclass(frozen=True, slots=True)
class _Page:
    """Draws one page of flow when it is called."""

    pieces: Sequence[Piece]
    filled: Filled
    top: float
    page: int
    section: int
    setter: Setter

    def __call__(self, leaf: Leaf) -> tuple[Item, ...]:
        items: list[Item] = [*leaf.running_head()]
        if self.page == 0:
            items += leaf.title(leaf.section.title).items
        for part in self.filled.slices:
            piece = self.pieces[part.index]
            items += piece.drawn.draw(
                leaf, self._cut(piece, part.index, part.first, part.end, part.top, part.extra, leaf.languages)
            )
        items += leaf.notes(leaf.section.notes).items if leaf.section.notes else ()
        return tuple(items)

    def _cut(
        self, piece: Piece, index: int, first: int, end: int, top: float, extra: float, shown: tuple[str, ...]
    ) -> Cut:
        tops: list[float] = []
        y = self.top + top
        for height in piece.rows[first:end]:
            tops.append(y)
            y += height
        return Cut(
            first, end, tuple(tops), y + extra, self.top + top - piece.head, f"{self.section}.{index}.",
            shown,
        )  # fmt: skip


def _overset(piece: Piece, excess: float, section: SectionStory) -> BrochureError:
    lines = int(excess / LINE) + 1
    language = f", {piece.language}" if piece.language else ""
    return LayoutError.of(
        "overset",
        f"section {section.kind}{language}: this {piece.what} is {lines} line(s) too long for any page",
        "shorten it, or cut it in two",
        piece.place or section.place,
    )
