"""Loops (environment): tiles of quarter arcs, three side by side, that join to rings and winding ways."""

from __future__ import annotations

import math

from brochure.art.motifs.field import Field
from brochure.art.noise import chance
from brochure.art.rounding import DIGITS, rounded
from brochure.display import Item, Path
from brochure.geometry import KAPPA, Rect, Segment, Segments

_TILE = 14.0
_LANES = (5.0, 7.0, 9.0)  # radii of the three arcs; symmetrical about the tile's half, so that they meet
_LINE = 1.4
_FLIPPED = 0.22
_TOUCH = 1 / 6  # of a tile, by which the ring in accent may stand over the stage

Corner = tuple[int, int]
Point = tuple[float, float]
# A tile's arcs turn about two opposite corners: top left and bottom right (True), or the other two.
Tiles = dict[Corner, bool]


def _tiles(field: Field, count: int) -> Tiles:
    """Return each tile's orientation: by parity it makes rings only; some are flipped."""
    return {
        (column, row): ((column + row) % 2 == 0) != (chance(field.seed, column, row) < _FLIPPED)
        for column in range(count)
        for row in range(count)
    }


def _about(corner: Corner) -> tuple[tuple[Corner, bool], ...]:
    """Return the four tiles round a corner, with the orientation whose arc turns about it."""
    column, row = corner
    return (
        ((column - 1, row - 1), True), ((column, row), True),
        ((column, row - 1), False), ((column - 1, row), False),
    )  # fmt: skip


def _ring(field: Field, tiles: Tiles, count: int, tile: float) -> Corner | None:
    """Return the corner whose middle ring is the one in accent; None without accent.

    Where no ring is closed on the stage, one will be: its four tiles are turned.
    """
    corners = [(column, row) for column in range(1, count) for row in range(1, count)]
    reach = (_LANES[-1] + _LINE / 2) / _TILE * tile

    def staged(corner: Corner) -> bool:
        around = Rect(corner[0] * tile, corner[1] * tile, 0.0, 0.0).grown(reach)
        return field.stage.contains(around, _TOUCH * tile)

    seen = [corner for corner in corners if staged(corner)] or corners
    closed = [c for c in seen if all(tiles[place] == way for place, way in _about(c))]
    candidates = closed or seen
    index = field.chosen([Rect(c * tile, r * tile, 0.0, 0.0) for c, r in candidates])
    return None if index is None else candidates[index]


def _arcs(tiles: Tiles) -> list[tuple[Point, Point, Corner]]:
    """Return every arc as its two ends (in the motif's millimetres) and the corner it turns about."""
    arcs = []
    for (column, row), way in tiles.items():
        x, y = column * _TILE, row * _TILE
        for dx, dy in ((0, 0), (1, 1)) if way else ((1, 0), (0, 1)):
            cx, cy = x + dx * _TILE, y + dy * _TILE
            for radius in _LANES:
                across, down = (radius if d == 0 else -radius for d in (dx, dy))
                arcs.append(((cx + across, cy), (cx, cy + down), (column + dx, row + dy)))
    return arcs


def _chains(arcs: list[tuple[Point, Point, Corner]]) -> list[list[tuple[Point, Point, Corner]]]:
    """Return the arcs strung together end to end: one stroke a way, so that no seam shows between tiles."""
    at: dict[Point, list[int]] = {}
    for index, (start, end, _) in enumerate(arcs):
        at.setdefault(start, []).append(index)
        at.setdefault(end, []).append(index)
    used: set[int] = set()

    def followed(index: int, start: Point) -> list[tuple[Point, Point, Corner]]:
        chain = []
        point = start
        while index not in used:
            used.add(index)
            first, second, corner = arcs[index]
            end = second if point == first else first
            chain.append((point, end, corner))
            point = end
            index = next((other for other in at[point] if other not in used), index)
        return chain

    # Ways that begin at the field's edge first, from their ends; what is left are rings.
    ends = [(index, point) for point, met in at.items() if len(met) == 1 for index in met]
    rings = [(index, start) for index, (start, _, _) in enumerate(arcs)]
    return [chain for index, point in ends + rings if (chain := followed(index, point))]


def _stroke(chain: list[tuple[Point, Point, Corner]], unit: float) -> Segments:
    x, y = chain[0][0]
    out: list[Segment] = [("M", x * unit, y * unit)]
    for (x1, y1), (x2, y2), (column, row) in chain:
        cx, cy = column * _TILE, row * _TILE
        leave = (x1 + (x2 - cx) * KAPPA, y1 + (y2 - cy) * KAPPA)
        arrive = (x2 + (x1 - cx) * KAPPA, y2 + (y1 - cy) * KAPPA)
        out.append(("C", *(v * unit for v in (*leave, *arrive, x2, y2))))
    if chain[-1][1] == chain[0][0]:
        out.append(("Z",))
    return rounded(out)


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: the ways and rings, and one ring in accent."""
    unit = field.unit
    count = math.ceil(round(field.side / (_TILE * unit), 6))
    tiles = _tiles(field, count)
    ring = _ring(field, tiles, count, _TILE * unit)
    if ring is not None:
        tiles.update(dict(_about(ring)))
    plain: list[Segment] = []
    accent: list[Segment] = []
    for chain in _chains(_arcs(tiles)):
        around = {corner for _, _, corner in chain}
        (x, y), _, (column, row) = chain[0]
        middle = math.hypot(x - column * _TILE, y - row * _TILE) == _LANES[1]
        marked = ring is not None and around == {ring} and middle
        (accent if marked else plain).extend(_stroke(chain, unit))
    palette, width = field.palette, round(_LINE * unit, DIGITS)
    items = [Path(tuple(plain), stroke=palette.deep, width=width)]
    if accent:
        items.append(Path(tuple(accent), stroke=palette.accent, width=width))
    return tuple(items)
