"""Terraces (food): field edges on a slope, fine and close far off, heavy and wide in front."""

from __future__ import annotations

from itertools import count

import numpy as np

from brochure.art.curves import smooth
from brochure.art.motifs.field import THINNEST, Field
from brochure.art.noise import Floats, derived, noise
from brochure.display import Item, Path
from brochure.geometry import Rect, bounds

_LINES = 17  # on a slope of 56 mm; below it they go on as far as the field does
_SLOPE = 56.0
_ABOVE = 5
_POWER = 1.25
_SKY = 1.7  # between the lines above the slope's upper edge, which its waves bring down into the picture
_LIGHT, _HEAVY = 0.30, 1.65
_NODES = 12
_WAVE = 23.0  # of the slope's folds
_RIPPLE = 9.0
_FAR_RISE, _NEAR_RISE = 5.2, 3.2  # half the height of a fold, far and near


def _fold(field: Field, x: Floats) -> Floats:
    """Return the slope's fold at ``x``, from -1 to 1 over the field."""
    place = x / field.unit
    ripple = noise(derived(field.seed, 2), place / _RIPPLE)
    height = noise(derived(field.seed, 1), place / _WAVE + 0.37) + 0.09 * ripple
    low, high = float(height.min()), float(height.max())
    out: Floats = 2 * (height - low) / (high - low) - 1
    return out


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: a stroked line each, from far to near; one in accent."""
    unit = field.unit
    x = np.linspace(-0.02, 1.02, _NODES) * field.side
    fold = _fold(field, x)
    curves = []
    for number in count(-_ABOVE):
        y = _SLOPE * (number / _LINES) ** _POWER if number >= 0 else number * _SKY
        near = min(max(y / _SLOPE, 0.0), 1.0)
        rise = _FAR_RISE + (_NEAR_RISE - _FAR_RISE) * near
        if (y - rise) * unit > field.side:
            break
        width = max((_LIGHT + (_HEAVY - _LIGHT) * near) * unit, THINNEST)
        line = tuple(smooth(np.stack((x, (y + fold * rise) * unit), axis=1)))
        box = bounds(line)
        if box is not None and box.grown(width).overlaps(field.window):
            curves.append((line, width, box))
    middle = [Rect(field.stage.x, box.y, field.stage.width, box.height) for _, _, box in curves]
    chosen = field.chosen(middle)
    palette = field.palette
    return tuple(
        Path(line, stroke=palette.accent if index == chosen else palette.deep, width=round(width, 3))
        for index, (line, width, _) in enumerate(curves)
    )
