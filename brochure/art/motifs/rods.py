"""Rods (cigarettes): rows of long bars and short ones, each row shifted against the last."""

from __future__ import annotations

import math

from brochure.art.motifs.field import SLIVER, Field
from brochure.art.noise import chance
from brochure.art.rounding import box as box_of
from brochure.display import Item, Path
from brochure.geometry import Rect, Segment

_PITCH, _HEIGHT = 4.0, 2.5
_LONG, _SHORT, _GAP = 25.0, 8.0, 1.05
_SHIFT = 13.7
_PERIOD = _LONG + _SHORT + 2 * _GAP


def _row(field: Field, number: int) -> list[tuple[bool, Rect]]:
    """Return a row's bars, cut at the square: whether it is a long one, and its box.

    Row 0 lies under the square's middle.
    """
    unit = field.unit
    y = field.side / 2 + (number * _PITCH + (_PITCH - _HEIGHT) / 2) * unit
    start = (chance(field.seed, 1) * _PERIOD - number * _SHIFT) % _PERIOD - _PERIOD
    bars = []
    while start * unit < field.side:
        for long, x, width in ((True, start, _LONG), (False, start + _LONG + _GAP, _SHORT)):
            left, right = max(x * unit, 0.0), min((x + width) * unit, field.side)
            if right - left > SLIVER * unit:
                bars.append((long, Rect(left, y, right - left, _HEIGHT * unit)))
        start += _PERIOD
    return bars


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: the long bars, the short ones, the bar in accent."""
    half = math.ceil(field.side / (2 * _PITCH * field.unit) - 1e-6)
    rows = (_row(field, number) for number in range(-half, half))
    bars = [bar for row in rows for bar in row if bar[1].overlaps(field.window)]
    whole = [box for long, box in bars if long and abs(box.width - _LONG * field.unit) < 1e-6]
    index = field.chosen(whole)
    accent = None if index is None else whole[index]
    palette = field.palette
    parts: dict[str, list[Segment]] = {"deep": [], "mid": [], "accent": []}
    for long, box in bars:
        part = "accent" if box is accent else "deep" if long else "mid"
        parts[part].append(box_of(box))
    inks = {"deep": palette.deep, "mid": palette.mid, "accent": palette.accent}
    return tuple(Path(tuple(found), fill=inks[part]) for part, found in parts.items() if found)
