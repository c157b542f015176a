"""The pillar industries: a pattern tile each, with the industry's name and its companies under it."""

from __future__ import annotations

from brochure.art.patterns import pattern
from brochure.compose.parts import Tile
from brochure.compose.story import IndustriesBody
from brochure.display import Item, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.listing import listed
from brochure.layout.slots import caption_stack, picture

ROWS_AT = (8.25, 28.25)  # lines of the tiles' tops
PER_ROW = 3
COLUMNS = 4  # a tile's width
TEXT_DROP = 11.75  # lines from a tile's top to the first baseline under it
CAPTION_GAP = 12.5  # from the companies' last baseline to a picture's caption, points
COMPANIES_GAP = 17.5  # from the last name's baseline to the companies', points


def industries(leaf: Leaf, body: IndustriesBody) -> tuple[Item, ...]:
    """Return the page: up to six tiles in two rows."""
    items: list[Item] = [*leaf.running_head(), *leaf.title(leaf.section.title).items]
    ends = (ROWS_AT[1] - 0.5, 46.0)
    for index, tile in enumerate(body.tiles[: PER_ROW * len(ROWS_AT)]):
        row, place = divmod(index, PER_ROW)
        items += _tile(leaf, tile, 1 + place * COLUMNS, ROWS_AT[row], ends[row])
    items += leaf.notes(leaf.section.notes, leaf.grid.note + LINE).items
    return tuple(items)


def _tile(leaf: Leaf, tile: Tile, column: int, line: float, end: float) -> list[Item]:
    """Return one tile: its industry's photograph or pattern, names and companies under it."""
    grid = leaf.grid
    x, y, side = grid.x(column), grid.y(line), grid.span(COLUMNS)
    slot = next((slot for slot in leaf.section.pictures if slot.industry == tile.industry), None)
    shown = picture(leaf, slot, Rect(x, y, side, side)) if slot else None
    if shown is None:
        drawing = pattern(tile.motif, side, leaf.studio.ridges.seed, leaf.palette)
        shown = (artifact(drawing.at(x, y)),)
    name = leaf.stack(tile.name, "entry_head", x, y + TEXT_DROP * LINE, side, ("deep",), gaps=0, role="H2")
    names = listed(leaf, tile.companies, "company", side)
    companies = leaf.stack(
        names, "company", x, name.last + COMPANIES_GAP, side, ("text", "secondary"),
        limit=grid.y(end),
    )  # fmt: skip
    items: list[Item] = [*name.items, *companies.items]
    if slot:
        under = caption_stack(leaf, slot, x, companies.last + CAPTION_GAP, side, grid.y(end))
        return [*items, Tagged("Div", (*shown, *under))]
    return [*shown, *items]
