"""Lists of entries: what it is under a rule, a line about it, and a mark (a year, a number) before it.

A block and a setter in, a piece out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.blocks import Entry, Listing
from brochure.compose.words import Words
from brochure.display import Item, Tagged
from brochure.layout.flow.piece import NEVER, Cut, Piece
from brochure.layout.flow.setter import Density, Setter, Stack, Tracked, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.units import mm

UNDER: dict[Density, float] = {"loose": 25.0, "normal": 15.0, "dense": 5.0}
"""From an entry's last baseline to the next rule, points, by density."""
MARK_GAP = mm(4)
HEAD_STEP = 15.0


@dataclass(frozen=True, slots=True)
class _Set:
    """An entry: its words and detail on their tracks, its mark as each language says it."""

    words: Tracked
    detail: Tracked
    mark: Stack | Tracked | None


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a list, a row each; ``indent`` is what marks take."""

    title: Tracked
    entries: tuple[_Set, ...]
    indent: float
    reach: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the entries of a cut as a list that may go on."""
        titled = 1 if self.title else 0
        items: list[Item] = []
        shown: list[Item] = []
        left = leaf.grid.left
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            if titled and row == 0:
                items += self.title.at(left, top + LINE, inks(leaf, "deep"), cut.shown, "H3")
                continue
            entry = self.entries[row - titled]
            for dx, width in self._rules(entry):
                items.append(leaf.rule(left + dx, top, width))
            shown.append(list_item(*self._entry(leaf, entry, left, top + LINE, cut)))
        return (*items, Tagged("L", tuple(shown), key=cut.key))

    def _rules(self, entry: _Set) -> Sequence[tuple[float, float]]:
        tracks = entry.words.tracks
        if tracks.parallel:
            return [(track.dx, track.width) for track in tracks.tracks]
        return [(0.0, self.reach)]

    def _entry(self, leaf: Leaf, entry: _Set, left: float, y: float, cut: Cut) -> Sequence[Item]:
        items: list[Item] = []
        deep = inks(leaf, "deep")
        if entry.mark is not None:
            items += entry.mark.at(left, y, deep, cut.shown)
        items += entry.words.at(left, y, deep, cut.shown, indent=self.indent)
        if entry.detail:
            at = y + entry.words.height - entry.words.leading + HEAD_STEP
            items += entry.detail.at(left, at, inks(leaf, "text"), cut.shown, indent=self.indent)
        return items


def listing(block: Listing, setter: Setter) -> Piece:
    """Return a list as a piece, a row an entry."""
    title = setter.tracked(block.title, "body_strong")
    marks = [_mark(entry, index, block.numbered, setter) for index, entry in enumerate(block.entries, 1)]
    indent = _indent(marks, setter)
    detailed = any(entry.detail for entry in block.entries)
    style = "body_strong" if detailed else "list_entry"
    entries = tuple(
        _Set(
            setter.tracked(entry.words, style, indent=indent),
            setter.tracked(entry.detail, "body", indent=indent),
            setter.tracked(mark, style) if mark else None,
        )
        for entry, mark in zip(block.entries, marks, strict=True)
    )
    under = UNDER[setter.density]
    heights = [_height(entry) + under for entry in entries]
    costs = [0.0] + [3.0] * (len(heights) - 1)
    if len(costs) > 2:
        costs[1] = costs[-1] = 30.0  # an entry alone on a page
    if title:
        heights, costs = [title.height + 0.5 * LINE, *heights], [0.0, NEVER, *costs[1:]]
    if heights:
        heights[-1] -= under
    first = block.entries[0] if block.entries else None
    return Piece(
        tuple(heights),
        tuple(costs),
        Entries(title, entries, indent, setter.tracks.reach),
        above=1.5 * LINE,
        below=1.5 * LINE,
        place=first.place or first.words.place if first else None,
        what="list",
    )


def _height(entry: _Set) -> float:
    height = LINE + entry.words.height - entry.words.leading
    return height + (entry.detail.height if entry.detail else 0.0)


def _mark(entry: Entry, number: int, numbered: bool, setter: Setter) -> Words:
    if entry.mark or not numbered:
        return entry.mark
    return Words(tuple((language, str(number)) for language in setter.tracks.languages))


def _indent(marks: Sequence[Words], setter: Setter) -> float:
    """Return the column of marks: whole modules, at least one; none when nothing has a mark."""
    widths = [setter.line(text, "body_strong", tag).width for mark in marks for tag, text in mark.plain]
    if not widths:
        return 0.0
    module = setter.tracks.module
    columns = -(-(max(widths) + MARK_GAP) // module)
    return max(columns, 1.0) * module
