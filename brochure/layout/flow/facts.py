"""Fact lists: labels in grey, values beside them, a rule above each row.

A block and a setter in, a piece out. Languages are mirrored in their tracks, or share a row one under the
other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from brochure.compose.blocks import FactList
from brochure.compose.words import Row, Words
from brochure.display import Item, Tagged
from brochure.layout.flow.piece import NEVER, Cut, Piece
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.text.languages import language_of
from brochure.units import mm

LABEL = mm(20)  # the label column (art direction, section 4.9)
LABEL_GAP = mm(3)
LABEL_SHARE = 0.42  # of a track, what a column of long labels may take
PITCH, DENSE_PITCH = 1.5 * LINE, 1.2 * LINE
ROWS_TOGETHER = 2
ALONE = 45.0  # one that leaves a fact alone
PARTED = 20.0  # what a page's end inside a list costs; a list of facts is read as one


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of labels and values: the languages in it, where it stands, and its rows."""

    language: str | None
    dx: float
    width: float
    label: float
    rows: tuple[tuple[Stack, Stack], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The rows of a fact list, in a column a track."""

    title: Tracked
    columns: tuple[_Column, ...]

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the rows of a cut: a deep rule over the first, hairlines over the others."""
        titled = 1 if self.title else 0
        items: list[Item] = []
        for column in self.columns:
            if column.language and column.language not in cut.shown:
                continue
            x = leaf.grid.left + column.dx
            cells: list[Item] = []
            for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
                if titled and row == 0:
                    continue
                first = row == titled or row == cut.first
                rule = (leaf.ink("deep"),) if first else (leaf.ink("hairline"), HAIRLINE_WIDTH)
                items.append(leaf.rule(x, top, column.width, *rule))
                cells.append(self._row(leaf, column, row - titled, x, top + LINE, cut))
            items.append(
                Tagged("Table", tuple(cells), language=column.language, key=f"{cut.key}{column.dx:g}")
            )
        if titled and cut.first == 0:
            head = self.title.at(leaf.grid.left, cut.tops[0] + LINE, inks(leaf, "deep"), cut.shown, "H3")
            items[:0] = head
        return tuple(items)

    def _row(self, leaf: Leaf, column: _Column, row: int, x: float, y: float, cut: Cut) -> Item:
        label, value = column.rows[row]
        soft = inks(leaf, "secondary")
        shown = cut.shown if column.language is None else (column.language,)
        mirrored = column.language is not None and language_of(column.language).right_to_left
        heads = label.at(x + column.width - label.width if mirrored else x, y, soft, shown, "TH")
        at = x if mirrored else x + column.label
        data = value.at(at, y, inks(leaf, "text", "secondary"), shown, "TD")
        if column.language is not None:
            cells = [replace(h, scope="Row") if isinstance(h, Tagged) else h for h in heads]
            return Tagged("TR", (*cells, *data))
        both = [replace(h, role="P") if isinstance(h, Tagged) else h for h in heads]
        values = [replace(d, role="P") if isinstance(d, Tagged) else d for d in data]
        return Tagged("TR", (Tagged("TH", tuple(both), scope="Row"), Tagged("TD", tuple(values))))


def fact_list(block: FactList, setter: Setter) -> Piece:
    """Return a fact list as a piece, a row a fact."""
    title = setter.tracked(block.title, "body_strong")
    columns = _columns(block.rows, setter)
    pitch = DENSE_PITCH if setter.dense else PITCH
    heights = []
    for index in range(len(block.rows)):
        drops = [max(label.drop, value.drop) for c in columns for label, value in (c.rows[index],)]
        heights.append(pitch + max(drops, default=0.0))
    count = len(heights)
    costs = [
        0.0 if not row else PARTED if ROWS_TOGETHER <= row <= count - ROWS_TOGETHER else ALONE
        for row in range(count)
    ]
    if title:
        heights, costs = [title.height + 0.5 * LINE, *heights], [0.0, NEVER, *costs[1:]]
    if heights:
        heights[-1] -= pitch - LINE  # what lies under the last baseline is white
    place = block.rows[0].label.place if block.rows else None
    return Piece(
        tuple(heights),
        tuple(costs),
        Facts(title, columns),
        above=1.5 * LINE,
        below=1.5 * LINE,
        place=place,
        what="fact list",
    )


def _columns(rows: tuple[Row, ...], setter: Setter) -> tuple[_Column, ...]:
    tracks = setter.tracks
    if tracks.mode == "stacked":
        track = tracks.tracks[0]
        return (_column(rows, setter, None, track.dx, track.width),)
    return tuple(_column(rows, setter, track.language, track.dx, track.width) for track in tracks.tracks)


def _column(rows: tuple[Row, ...], setter: Setter, language: str | None, dx: float, width: float) -> _Column:
    labels = [_only(row.label, language) for row in rows]
    widest = max((setter.stack(label, "label", width).broad for label in labels), default=0.0)
    label_width = min(max(LABEL, widest + LABEL_GAP), max(LABEL_SHARE * width, LABEL), 0.5 * width)
    made = tuple(
        (
            setter.stack(label, "label", label_width - LABEL_GAP / 3),
            setter.stack(_only(row.value, language), "label", width - label_width),
        )
        for label, row in zip(labels, rows, strict=True)
    )
    return _Column(language, dx, width, label_width, made)


def _only(words: Words, language: str | None) -> Words:
    """Return the words in one language alone; all of them without one."""
    if language is None:
        return words
    return Words(tuple(pair for pair in words if pair[0] == language), words.place)
