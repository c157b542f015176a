"""Industries as pattern tiles, in as many columns as the page has; and companies by their logos.

Blocks and a setter in, pieces out, a row a row of tiles.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.art.patterns import pattern
from brochure.compose.blocks import Heading, LogoWall, Paragraph, Tiles
from brochure.compose.parts import Slot, Tile
from brochure.compose.words import NOTHING, Words
from brochure.display import Item, Tagged, artifact
from brochure.errors import LayoutError
from brochure.geometry import Rect
from brochure.layout.artworks import logo_in
from brochure.layout.figures import figures
from brochure.layout.flow.piece import Cut, Piece, snapped, turned
from brochure.layout.flow.setter import Setter, Stack, inks
from brochure.layout.flow.words import heading, paragraph
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.listing import listed
from brochure.layout.lists import list_item
from brochure.layout.slots import caption, picture
from brochure.units import mm

THIRD, QUARTER = mm(52), mm(36)  # the least width of a tile, by density
BESIDE_DROP = 8.0  # from a tile's top to the first baseline beside it
SMALLEST = mm(22)  # a square smaller than this shows no pattern
NAME_DROP = 17.5  # from a tile's foot to the first baseline under it
COMPANIES_DROP = 17.5
CAPTION_DROP = 12.5
BETWEEN = 2.0 * LINE
MOST = 0.5  # of a page's room, what a tile's square takes at the most
LOGO_HEIGHT = mm(18)
LOGO_LEAST = mm(38)


@dataclass(frozen=True, slots=True)
class _Set:
    """A tile that is set: its words under a square."""

    tile: Tile
    slot: Slot | None
    name: Stack
    companies: Stack
    caption: Stack

    @property
    def under(self) -> float:
        """From the square's foot to the last baseline, points."""
        height = NAME_DROP + self.name.drop
        if self.companies:
            height += COMPANIES_DROP + self.companies.drop
        if self.caption:
            height += CAPTION_DROP + self.caption.drop
        return height


@dataclass(frozen=True, slots=True)
class TileRows:
    """Rows of tiles with squares of ``side`` points; on a narrow page the words stand ``beside`` them."""

    rows: tuple[tuple[_Set, ...], ...]
    side: float
    pitch: float
    beside: bool

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the rows of a cut."""
        items: list[Item] = []
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            for index, tile in enumerate(self.rows[row]):
                items += self._tile(leaf, tile, leaf.grid.left + index * self.pitch, top, cut)
        return tuple(items)

    def _tile(self, leaf: Leaf, tile: _Set, x: float, top: float, cut: Cut) -> list[Item]:
        box = Rect(x, top, self.side, self.side)
        shown = picture(leaf, tile.slot, box) if tile.slot else None
        if shown is None:
            drawing = pattern(tile.tile.motif, self.side, leaf.studio.ridges.seed, leaf.palette)
            shown = (artifact(drawing.at(x, top)),)
        soft = inks(leaf, "text", "secondary")
        y = box.bottom + NAME_DROP
        if self.beside:
            x, y = x + self.pitch, top + BESIDE_DROP
        items = [*tile.name.at(x, y, inks(leaf, "deep"), cut.shown, "H2")]
        y += tile.name.drop
        if tile.companies:
            y += COMPANIES_DROP
            items += tile.companies.at(x, y, soft, cut.shown)
            y += tile.companies.drop
        if tile.caption:
            under = tile.caption.at(x, y + CAPTION_DROP, soft, cut.shown, "Caption")
            return [*items, Tagged("Div", (*shown, *under))]
        return [*shown, *items]


def tiles(block: Tiles, setter: Setter) -> list[Piece]:
    """Return industries as a piece; where words and squares are higher than a page, in words alone."""
    tracks = setter.tracks
    least = min(QUARTER if setter.dense else THIRD, MOST * setter.room)
    count = min(tracks.fit(least), max(len(block.tiles), 2))
    count = min(count, max(tracks.fit(MOST * setter.room), 4 if setter.dense else 3))
    beside = count == 1 or tracks.measure / count > 1.6 * setter.room
    columns = 2 if beside else count
    width = (tracks.measure - (columns - 1) * tracks.gutter) / columns
    try:
        made = [_set(tile, block, setter, width) for tile in block.tiles]
    except LayoutError as error:  # a name has a word wider than its tile
        return _all_told(block, setter, error.findings[0].what)
    rows = tuple(tuple(made[i : i + count]) for i in range(0, len(made), count))
    over = max((_height(row, width, beside) for row in rows), default=0.0) - setter.room
    side = width if over <= 0 else width - over
    if side < SMALLEST or (beside and over > 0):
        return _all_told(block, setter, "words and squares are higher than a page")
    heights = [snapped(_height(row, side, beside) + BETWEEN, 5.0) for row in rows]
    if heights:
        heights[-1] = min(snapped(_height(rows[-1], side, beside), 5.0), setter.room)
    place = block.tiles[0].name.place if block.tiles else None
    costs = (0.0, *([8.0] * (len(heights) - 1)))[: max(len(heights), 1)]
    drawn = TileRows(rows, side, width + tracks.gutter, beside)
    return [Piece(tuple(heights), costs, drawn, above=1.5 * LINE, below=2 * LINE, place=place, what="tile")]


def _all_told(block: Tiles, setter: Setter, why: str) -> list[Piece]:
    pieces = [piece for tile in block.tiles for piece in _told(tile, setter)]
    return turned(pieces, f"tiles are told in words, since {why}")


def _told(tile: Tile, setter: Setter) -> list[Piece]:
    """Return an industry in words: its name, and its companies as a paragraph."""
    pieces = [heading(Heading(tile.name, 3), setter)]
    names = listed(setter.studio, tile.companies, "body", setter.tracks.tracks[0].text)
    if names:
        said = Words(tuple((tag, text.replace("|", " " if text.isascii() else "")) for tag, text in names))
        pieces.append(paragraph(Paragraph(Words(said.said, tile.name.place)), setter))
    return pieces


def _height(row: tuple[_Set, ...], side: float, beside: bool) -> float:
    under = max(tile.under for tile in row)
    return max(side, under - NAME_DROP + BESIDE_DROP) if beside else side + under


def _set(tile: Tile, block: Tiles, setter: Setter, side: float) -> _Set:
    slot = next((slot for slot in block.pictures if slot.industry == tile.industry), None)
    names = listed(setter.studio, tile.companies, "company", side)
    return _Set(
        tile,
        slot,
        setter.stack(tile.name, "entry_head", side),
        setter.stack(names, "company", side),
        setter.stack(caption(slot) if slot else NOTHING, "label", side),
    )


# -- logos


@dataclass(frozen=True, slots=True)
class Logos:
    """Companies in rows: a logo, or the name in its place."""

    rows: tuple[tuple[tuple[Slot | None, Stack, Stack], ...], ...]
    width: float
    pitch: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the rows of a cut as a list."""
        items: list[Item] = []
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            for index, (slot, name, small) in enumerate(self.rows[row]):
                x = leaf.grid.left + index * self.pitch
                items.append(leaf.rule(x, top, self.width))
                shown = self._logo(leaf, slot, x, top) if slot else None
                if shown is None:
                    words = name.at(x, top + LINE, inks(leaf, "deep", "secondary"), cut.shown)
                    items.append(list_item(*words))
                else:
                    y = top + LOGO_HEIGHT + 1.5 * LINE
                    under = small.at(x, y, inks(leaf, "text", "secondary"), cut.shown)
                    items.append(list_item(*shown, *under))
        return (Tagged("L", tuple(items), key=cut.key),)

    def _logo(self, leaf: Leaf, slot: Slot, x: float, top: float) -> tuple[Item, ...] | None:
        """Return a logo, whole, in its own colours, as large as the others look."""
        if slot.file is None:
            return None
        box = Rect(x, top + 0.6 * LINE, self.width, LOGO_HEIGHT)
        return figures((logo_in(leaf, slot.file, box, slot.place),), slot.caption.plain, box)


def logo_wall(block: LogoWall, setter: Setter) -> Piece:
    """Return companies as a piece."""
    tracks = setter.tracks
    count = tracks.fit(LOGO_LEAST)
    width = (tracks.measure - (count - 1) * tracks.gutter) / count
    made = [
        (
            slot if slot and slot.file else None,
            setter.stack(name, "body_strong", width),
            setter.stack(name, "label", width),
        )
        for name, slot in block.companies
    ]
    rows = tuple(tuple(made[i : i + count]) for i in range(0, len(made), count))
    heights = []
    for row in rows:
        logos = any(slot for slot, _, _ in row)
        drop = max(small.drop if slot else name.drop for slot, name, small in row)
        heights.append(snapped((LOGO_HEIGHT + 1.5 * LINE if logos else LINE) + drop + 1.2 * LINE, 5.0))
    place = block.companies[0][0].place if block.companies else None
    return Piece(
        tuple(heights),
        (0.0, *([4.0] * (len(heights) - 1)))[: max(len(heights), 1)],
        Logos(rows, width, width + tracks.gutter),
        above=1.5 * LINE,
        below=1.5 * LINE,
        place=place,
        what="company",
    )
