"""Filaments (new materials): fans of fine lines, each gathered to a strand, up and down by turns."""

from __future__ import annotations

from brochure.art.motifs.field import DESIGN_SIDE, THINNEST, Field
from brochure.art.rounding import boxes, rounded
from brochure.display import Item, Path
from brochure.geometry import Rect, Segment
from brochure.units import mm

_FANS = 3.0  # that stand up, at scale 1
_LINES = 21
_LINE = mm(0.20)
_STRAND, _STRAND_LENGTH = 1.1, 9.0
_SPREAD = 0.91  # of the pitch: the outer lines stay clear of the neighbours' strands
_GATHERED = 0.3  # width of the fan where it enters the strand
_LAP = 0.25  # the lines run on under the strand


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: the fans' lines, the strands, one upper strand in accent."""
    size = field.side / DESIGN_SIDE
    fans = max(1, round(_FANS / field.scale))
    pitch = field.side / fans
    strand, length, lap, gathered = (mm(v) * size for v in (_STRAND, _STRAND_LENGTH, _LAP, _GATHERED))
    lines: list[Segment] = []
    uppers: list[Rect] = []
    lowers: list[Rect] = []
    for half in range(2 * fans + 1):
        x = half * pitch / 2
        up = half % 2 == 1
        knot, far = (length - lap, field.side) if up else (field.side - length + lap, 0.0)
        box = Rect(x - strand / 2, 0.0 if up else field.side - length, strand, length)
        (uppers if up else lowers).append(box)
        for number in range(_LINES):
            part = number / (_LINES - 1) - 0.5
            lines.append(("M", x + part * gathered, knot))
            lines.append(("L", x + part * pitch * _SPREAD, far))
    chosen = field.chosen(uppers)
    accent = None if chosen is None else uppers.pop(chosen)
    palette = field.palette
    items: list[Item] = [
        Path(rounded(lines), stroke=palette.deep, width=max(_LINE * min(1.0, size * 1.2), THINNEST))
    ]
    if strands := boxes([box for box in uppers + lowers if box.overlaps(field.window)]):
        items.append(Path(strands, fill=palette.deep))
    if accent is not None:
        items.append(Path(boxes([accent]), fill=palette.accent))
    return tuple(items)
