"""Cards: one thing of many under its rule, with its text and facts, in as many columns as the page has.

A block and a setter in, a piece out, a row a row of cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.blocks import Card, Cards, FactList, Heading, Paragraph
from brochure.display import Item, Path, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.flow.facts import fact_list
from brochure.layout.flow.piece import Cut, Piece, snapped, turned
from brochure.layout.flow.setter import Setter, Stack, inks
from brochure.layout.flow.words import heading, paragraph
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.units import mm

NARROWEST = mm(52)  # the least width of a card: a third
LABEL = mm(20)
FACT_PITCH = 1.2 * LINE
FACT_DROP = 0.8 * LINE
TEXT_DROP = 17.5  # from the title's last baseline to the text's first, as under the boards' tiles
FACTS_DROP = 10.0  # from the text's last baseline to the first fact's rule
STATE = mm(2.2)  # the side of a state's sign
BETWEEN = 1.5 * LINE


@dataclass(frozen=True, slots=True)
class _Set:
    """A card that is set, and how high it is."""

    card: Card
    title: Stack
    state: Stack
    text: Stack
    rows: tuple[tuple[Stack, Stack], ...]
    label: float

    @property
    def height(self) -> float:
        """From the rule to the last baseline, points."""
        height = LINE + self.title.drop
        if self.state:
            height += 15.0 + self.state.drop
        if self.text:
            height += TEXT_DROP + self.text.drop
        if self.rows:
            height += FACTS_DROP + FACT_DROP
            height += sum(FACT_PITCH + _drop(row) for row in self.rows[:-1]) + _drop(self.rows[-1])
        return height


def _drop(row: tuple[Stack, Stack]) -> float:
    return max(row[0].drop, row[1].drop)


@dataclass(frozen=True, slots=True)
class CardRows:
    """Cards in rows; ``width`` of one and ``pitch`` from one to the next."""

    rows: tuple[tuple[_Set, ...], ...]
    width: float
    pitch: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the rows of a cut as a list."""
        items: list[Item] = []
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            for index, card in enumerate(self.rows[row]):
                x = leaf.grid.left + index * self.pitch
                items.append(leaf.rule(x, top, self.width))
                items.append(list_item(*self._card(leaf, card, x, top + LINE, cut)))
        return (Tagged("L", tuple(items), key=cut.key),)

    def _card(self, leaf: Leaf, card: _Set, x: float, y: float, cut: Cut) -> Sequence[Item]:
        items: list[Item] = list(card.title.at(x, y, inks(leaf, "deep"), cut.shown))
        y += card.title.drop
        if card.state:
            y += 15.0
            box = Rect(x, y - STATE, STATE, STATE)
            items.append(artifact(Path(box.segments, fill=leaf.ink("deep"))))
            items += card.state.at(x + STATE + mm(1.8), y, inks(leaf, "text", "secondary"), cut.shown)
            y += card.state.drop
        if card.text:
            y += TEXT_DROP
            items += card.text.at(x, y, inks(leaf, "text", "secondary"), cut.shown)
            y += card.text.drop
        if card.rows:
            y += FACTS_DROP
            for label, value in card.rows:
                items.append(leaf.rule(x, y, self.width, "hairline", HAIRLINE_WIDTH))
                at = y + FACT_DROP
                items += label.at(x, at, inks(leaf, "secondary"), cut.shown)
                items += value.at(x + card.label, at, inks(leaf, "text", "secondary"), cut.shown)
                y += FACT_PITCH + _drop((label, value))
        return items


def cards(block: Cards, setter: Setter) -> list[Piece]:
    """Return cards as a piece; one that is higher than a page is told in words and facts."""
    piece = _rows(block, setter)
    if max(piece.rows, default=0.0) <= setter.room:
        return [piece]
    pieces: list[Piece] = []
    for card in block.cards:
        pieces.append(heading(Heading(card.title, 3), setter))
        pieces += [paragraph(Paragraph(words), setter) for words in (card.state, card.text) if words]
        if card.rows:
            pieces.append(fact_list(FactList(card.rows), setter))
    return turned(pieces, "cards are told in words and facts, since one is higher than a page")


def _rows(block: Cards, setter: Setter) -> Piece:
    tracks = setter.tracks
    most = tracks.fit(NARROWEST)
    plain = not any(card.rows for card in block.cards)
    wanted = 3 if setter.dense or (plain and len(block.cards) not in (2, 4)) else 2
    count = min(most, wanted, max(len(block.cards), 1))
    width = (tracks.measure - (count - 1) * tracks.gutter) / count
    made = [_set(card, setter, width, count) for card in block.cards]
    rows = tuple(tuple(made[start : start + count]) for start in range(0, len(made), count))
    heights = [snapped(max(card.height for card in row) + BETWEEN, 5.0) for row in rows]
    if heights:
        heights[-1] = snapped(max(card.height for card in rows[-1]), 5.0)
    place = block.cards[0].place or block.cards[0].title.place if block.cards else None
    return Piece(
        tuple(heights),
        (0.0, *([6.0] * (len(heights) - 1)))[: max(len(heights), 1)],
        CardRows(rows, width, width + tracks.gutter),
        above=2 * LINE,
        below=2 * LINE,
        place=place,
        what="card",
    )


def _set(card: Card, setter: Setter, width: float, count: int) -> _Set:
    style = "label" if count > 2 or setter.dense else "body"
    labels = [setter.stack(row.label, "label", width) for row in card.rows]
    label = min(max([LABEL, *(words.broad + mm(3) for words in labels)]), 0.45 * width)
    return _Set(
        card,
        setter.stack(card.title, "entry_head", width),
        setter.stack(card.state, "label", width - STATE - mm(1.8)),
        setter.stack(card.text, style, width, gap=2.5),
        tuple(
            (
                setter.stack(row.label, "label", label - mm(1)),
                setter.stack(row.value, "label", width - label),
            )
            for row in card.rows
        ),
        label,
    )
