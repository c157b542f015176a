"""The zone plan: a disc a zone, filled with its industries' patterns, joined by road to base and railway.

In: the motifs of each zone, a width, a seed and inks. Out: a Drawing and the places where layout sets the
names (art direction, 6.5). It knows no names and shows no geography: equal discs on equal columns.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from brochure.art.palette import Palette
from brochure.art.patterns import pattern
from brochure.art.rounding import DIGITS, boxes, rounded
from brochure.display import Drawing, Item, Path
from brochure.geometry import Rect, Segment, Segments
from brochure.units import mm

GAP = mm(0.9)  # between the parts of a disc
CLEAR = mm(13.5)  # between the discs and the base: road, and room for the names
BAR = mm(9.0)
LARGEST = mm(43.0)  # radius, for plans of one or two zones

_ROAD, _ROAD_LINE, _ROAD_CLEAR = mm(1.8), mm(0.36), mm(1.0)
_TIES, _TIES_WIDTH = 88, mm(176.0)
_RAIL_LINE, _TIE_TOP, _TIE, _RAIL_TOP, _RAIL_BOTTOM = mm(0.36), mm(1.0), mm(2.6), mm(1.55), mm(3.0)

# A disc shows less of a motif than a tile, so most are drawn smaller in it and a few fans larger.
_SCALES = MappingProxyType(
    {"rods": 0.78, "terraces": 0.78, "filaments": 1.5, "capsules": 0.78, "weave": 0.78, "loops": 1.0}
)


@dataclass(frozen=True, slots=True)
class ZonePlan:
    """The drawing and its geometry, in points from the drawing's top left.

    ``connectors`` are the road lines' boxes, one a zone, and ``base`` the bar; both are empty without a base.
    Names stand left and right of a connector and inside the bar.
    """

    drawing: Drawing
    centres: tuple[tuple[float, float], ...]
    radius: float
    connectors: tuple[Rect, ...]
    base: Rect | None
    rail: Rect | None


def sector(cx: float, cy: float, radius: float, start: float, sweep: float, gap: float) -> Segments:
    """Return a disc's sector from angle ``start`` over ``sweep`` (radians, clockwise from the right).

    Its straight sides stand back ``gap`` / 2 from the radii; a full sweep is the whole disc.
    """
    inset = gap / 2
    whole = sweep >= 2 * math.pi - 1e-9
    trim = 0.0 if whole else math.asin(inset / radius)
    first, last = start + trim, start + sweep - trim
    pieces = max(1, math.ceil((last - first) / (math.pi / 2) - 1e-9))
    step = (last - first) / pieces
    handle = 4 / 3 * math.tan(step / 4) * radius

    def at(angle: float) -> tuple[float, float]:
        return cx + radius * math.cos(angle), cy + radius * math.sin(angle)

    out: list[Segment] = [("M", *at(first))]
    for piece in range(pieces):
        a, b = first + piece * step, first + (piece + 1) * step
        (ax, ay), (bx, by) = at(a), at(b)
        out.append(
            (
                "C",
                ax - handle * math.sin(a), ay + handle * math.cos(a),
                bx + handle * math.sin(b), by - handle * math.cos(b),
                bx, by,
            )
        )  # fmt: skip
    if not whole:
        tip = inset / math.sin(sweep / 2)
        middle = start + sweep / 2
        out.append(("L", cx + tip * math.cos(middle), cy + tip * math.sin(middle)))
    out.append(("Z",))
    return rounded(out)


def _stage(radius: float, parts: int) -> tuple[Rect, tuple[float, float]]:
    """Return where the upper part's accent shall lie (the box of the circle inscribed in it) and a focus."""
    middle = (radius, radius)
    if parts == 1:
        return Rect(0.0, 0.0, 2 * radius, 2 * radius), middle
    sine = math.sin(math.pi / parts)
    inner = radius * sine / (1 + sine) - GAP / 2  # the inscribed circle of a sector
    centre = (radius, GAP / 2 + inner)
    stage = Rect(*centre, 0.0, 0.0).grown(inner)
    return stage, middle if parts == 2 else centre


def disc(motifs: Sequence[str], radius: float, seed: int, palette: Palette, *, scale: float = 1.0) -> Drawing:
    """Return a disc of equal sectors, one a motif, in a square of twice the radius; the first has the accent.

    One motif fills the disc, two share it above and below, three take a third each, the first on top. Raises
    LayoutError for an unknown motif.
    """
    side = 2 * radius
    sweep = 2 * math.pi / max(len(motifs), 1)
    first = -math.pi / 2 - sweep / 2
    stage, focus = _stage(radius, max(len(motifs), 1))
    items: list[Item] = []
    for number, motif in enumerate(motifs):
        part = pattern(
            motif,
            side,
            seed,
            palette,
            scale=scale * _SCALES.get(motif, 1.0),
            accent=number == 0,
            ground=False,
            shape=sector(radius, radius, radius, first + number * sweep, sweep, GAP),
            stage=stage,
            focus=focus,
        )
        items.extend(part.items)
    return Drawing(side, side, tuple(items))


def _rail(bar: Rect) -> tuple[list[Rect], Rect]:
    """Return the railway's lines and ties under the bar, and the box around them."""
    count = max(2, round(_TIES * bar.width / _TIES_WIDTH))
    pitch = (bar.width - _RAIL_LINE) / (count - 1)
    top = bar.bottom
    ties = [Rect(bar.x + i * pitch, top + _TIE_TOP, _RAIL_LINE, _TIE) for i in range(count)]
    lines = [Rect(bar.x, top + y - _RAIL_LINE / 2, bar.width, _RAIL_LINE) for y in (_RAIL_TOP, _RAIL_BOTTOM)]
    return lines + ties, Rect(bar.x, top + _TIE_TOP, bar.width, _TIE)


def zone_plan(
    zones: Sequence[Sequence[str]],
    palette: Palette,
    width: float,
    seed: int,
    *,
    base: bool = True,
    gutter: float = mm(4.0),
    clear: float = CLEAR,
    largest: float = LARGEST,
) -> ZonePlan:
    """Return the plan of ``zones`` (the motifs of each) over a measure of ``width`` points.

    Each zone's disc stands in the middle of its column and fills it, up to the radius ``largest``; the top of
    the drawing is the discs' top. ``clear`` is the way from the discs to the base's bar. Raises LayoutError
    for an unknown motif.
    """
    columns = max(len(zones), 1)
    column = (width - (columns - 1) * gutter) / columns
    radius = min(column / 2, largest)
    centres = tuple((column / 2 + number * (column + gutter), radius) for number in range(len(zones)))
    items: list[Item] = [
        disc(motifs, radius, seed, palette).at(round(x - radius, DIGITS), 0.0)
        for motifs, (x, _) in zip(zones, centres, strict=True)
    ]
    if not base:
        return ZonePlan(Drawing(width, 2 * radius, tuple(items)), centres, radius, (), None, None)
    bar = Rect(0.0, 2 * radius + clear, width, BAR)
    top = 2 * radius + _ROAD_CLEAR
    roads = tuple(
        Rect(x - (_ROAD + _ROAD_LINE) / 2, top, _ROAD + _ROAD_LINE, bar.y - top) for x, _ in centres
    )
    road_lines = [
        Rect(x, road.y, _ROAD_LINE, road.height) for road in roads for x in (road.x, road.right - _ROAD_LINE)
    ]
    rail_lines, rail = _rail(bar)
    items.append(Path(boxes([bar, *road_lines, *rail_lines]), fill=palette.deep))
    return ZonePlan(Drawing(width, rail.bottom, tuple(items)), centres, radius, roads, bar, rail)
