"""Where to crop when nobody has said it: the part of a photograph that has most to look at.

In: a photo, a slot's shape. Out: a focal point. Edges and unusual colours attract the eye, and the middle
does a little (Itti, Koch and Niebur, "A Model of Saliency-Based Visual Attention", 1998, made much simpler).
It knows no faces and no meaning: whoever minds gives a focal point. Knows nothing of pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from brochure.pictures.photo import Photo
from brochure.pictures.placing import CENTRE

if TYPE_CHECKING:
    import numpy as np

_CELLS = 96
"""A photo is looked at in at most so many cells along each side."""

_WORTH_MOVING = 1.06
"""A crop leaves the middle when it shows so much more than the one there."""


def focus(photo: Photo, ratio: float) -> tuple[float, float]:
    """Return the focal point, shares from the top left, of a crop ``ratio`` times as wide as high."""
    wide = photo.width / photo.height
    if abs(wide / ratio - 1) < 0.01:
        return CENTRE
    map_ = saliency(photo)
    if wide > ratio:
        return _best(map_.sum(axis=0), ratio / wide), CENTRE[1]
    return CENTRE[0], _best(map_.sum(axis=1), wide / ratio)


def saliency(photo: Photo) -> np.ndarray[Any, Any]:
    """Return how much each cell of a photo attracts the eye: rows of numbers from 0, the mean 1."""
    import numpy as np

    pixels = np.frombuffer(photo.pixels, np.uint8).reshape(photo.height, photo.width, 3)
    step = max(1, max(photo.width, photo.height) // _CELLS)
    # A few pixels of each cell stand for it.
    starts = sorted({0, step // 3, 2 * step // 3})
    rows, columns = photo.height // step or 1, photo.width // step or 1
    parts = [pixels[y::step, x::step][:rows, :columns] for y in starts for x in starts]
    cells = np.mean([part for part in parts if part.shape[:2] == (rows, columns)], axis=0)
    light = cells @ np.array([0.2126, 0.7152, 0.0722])
    edges = np.zeros_like(light)
    edges[:, 1:] += np.abs(np.diff(light, axis=1))
    edges[1:] += np.abs(np.diff(light, axis=0))
    unusual = np.abs(cells - cells.mean(axis=(0, 1))).sum(axis=2)
    seen = _even(_smooth(edges)) + _even(unusual)
    y = (np.arange(rows) + 0.5) / rows - 0.5
    x = (np.arange(columns) + 0.5) / columns - 0.5
    middle = 1 - (y[:, None] ** 2 + x[None, :] ** 2)
    return _even((seen + 0.1) * middle)


def _smooth(field: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np

    for axis in (0, 1):
        before, after = np.roll(field, 1, axis), np.roll(field, -1, axis)
        field = (before + 2 * field + after) / 4
    return field


def _even(field: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    import numpy as np

    mean = float(field.mean())
    return np.asarray(field / mean) if mean > 0 else field


def _best(along: np.ndarray[Any, Any], share: float) -> float:
    """Return the middle (0 to 1) of the window of ``share`` of a line that holds most of it."""
    import numpy as np

    count = len(along)
    length = min(count, max(1, round(share * count)))
    sums = np.convolve(along, np.ones(length), "valid")
    centre = (len(sums) - 1) // 2
    best = int(sums.argmax())
    if sums[best] <= sums[centre] * _WORTH_MOVING:
        return 0.5
    return float((best + length / 2) / count)
