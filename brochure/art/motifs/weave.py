"""Weave (textiles): plain weave, warp in deep, weft in mid, over and under by turns."""

from __future__ import annotations

import math

from brochure.art.motifs.field import Field
from brochure.art.rounding import box as box_of
from brochure.display import Item, Path
from brochure.geometry import Rect, Segment

_PITCH, _STRIP = 5.6, 3.9
# Where one strip goes under another the two inks lap this much, so that no light shows between them.
_LAP = 0.05


def _over(a: int, b: int) -> bool:
    """Tell whether warp ``a`` lies over weft ``b``."""
    return (a + b) % 2 == 0


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: the warp's visible pieces, the weft's, and those of one weft in accent."""
    pitch, strip, lap = (v * field.unit for v in (_PITCH, _STRIP, _LAP))
    half = math.ceil(field.side / (2 * pitch) - 1e-6)
    strips = range(-half, half)
    # A strip's near edge; 0 is the first strip beyond the middle, which falls between two.
    edges = {n: field.side / 2 + n * pitch + (pitch - strip) / 2 for n in range(-half - 1, half + 1)}
    # A visible piece reaches from the strip before the crossing to the one after it.
    reach = 2 * pitch - strip + 2 * lap
    pieces = [(n, edges[n - 1] + strip - lap) for n in strips]
    seen = field.window
    wefts = [Rect(field.stage.x, edges[b], field.stage.width, strip) for b in strips]
    chosen = field.chosen(wefts)
    warp: list[Segment] = []
    weft: list[Segment] = []
    accent: list[Segment] = []
    for a in strips:
        for b, y in pieces:
            box = Rect(edges[a], y, strip, reach)
            if _over(a, b) and box.overlaps(seen):
                warp.append(_cut(box, field.side))
    for b in strips:
        into = accent if chosen is not None and b == strips[chosen] else weft
        for a, x in pieces:
            box = Rect(x, edges[b], reach, strip)
            if not _over(a, b) and box.overlaps(seen):
                into.append(_cut(box, field.side))
    palette = field.palette
    layers = ((warp, palette.deep), (weft, palette.mid), (accent, palette.accent))
    return tuple(Path(tuple(boxes), fill=ink) for boxes, ink in layers if boxes)


def _cut(box: Rect, side: float) -> Segment:
    left, top = max(box.x, 0.0), max(box.y, 0.0)
    right, bottom = min(box.right, side), min(box.bottom, side)
    return box_of(Rect.from_edges(left, top, right, bottom))
