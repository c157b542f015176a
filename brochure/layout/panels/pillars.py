"""Industries: pattern tiles in two columns, each industry's name under its own."""

from __future__ import annotations

from brochure.art.patterns import pattern
from brochure.compose.story import IndustriesBody
from brochure.display import Item, artifact
from brochure.geometry import Rect
from brochure.layout.panels.panel import CONTENT_AT, Panel
from brochure.units import mm

GAP = mm(4)
SIDE = mm(38.5)  # a smaller tile shows less of a motif, not a finer one
PITCH = mm(53)
TEXT = mm(17.9)  # what names take under a tile
NAME_DROP = mm(4.2)


def pillars(panel: Panel, body: IndustriesBody) -> tuple[Item, ...]:
    """Return the panel: as many rows as the industries need, tiles as high as that leaves them."""
    columns = 2 if panel.measure < mm(120) else 3
    rows = -(-len(body.tiles) // columns)
    side = (panel.measure - (columns - 1) * GAP) / columns
    pitch = min(max(PITCH, side + TEXT), (panel.foot + mm(3) - CONTENT_AT) / max(rows, 1))
    height = min(pitch - TEXT, side)
    items: list[Item] = [*panel.title(panel.ink("deep"))]
    for index, tile in enumerate(body.tiles):
        row, place = divmod(index, columns)
        x, y = panel.left + place * (side + GAP), CONTENT_AT + row * pitch
        shape = Rect(0, (side - height) / 2, side, height).segments
        drawing = pattern(
            tile.motif,
            side,
            panel.studio.ridges.seed,
            panel.palette,
            scale=max(SIDE / side, 1.0),
            shape=shape,
        )
        items.append(artifact(drawing.at(x, y - (side - height) / 2)))
        limit = y + pitch - mm(2)
        items += panel.stack(
            tile.name,
            "panel_strong",
            x,
            y + height + NAME_DROP,
            side,
            (panel.ink("deep"),),
            role="H2",
            limit=limit,
        ).items
    return tuple(items)
