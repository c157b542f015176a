"""How much ink a photograph can put on a square, told from a coarse look at its samples.

In: a picture's mark. Out: a bound, 1 for a solid. Must not know pages.
"""

from __future__ import annotations

import io
import math

from brochure.check.marks import ImageMark
from brochure.check.objects import BROKEN, elements, get, number
from brochure.units import MM_PER_INCH

_CELL_MM, _WINDOW = 1.0, 5  # a square of 15 mm holds no more than the fullest of its squares of 5 mm
_MARGIN = 0.02  # for squares that the cells do not meet, and for what packing changed
_MOST_CELLS = 1_000_000


def picture_ink(mark: ImageMark) -> float:
    """Return the most ink of any square of the photograph; infinity for what is no plain JPEG in CMYK."""
    plain = mark.filters == ("DCTDecode",) and mark.space is not None and mark.space.family == "DeviceCMYK"
    if not plain or mark.source is None or not 0 < mark.ppi < math.inf:
        return math.inf
    import numpy as np
    from PIL import Image, UnidentifiedImageError

    a_cell = mark.ppi * _CELL_MM / MM_PER_INCH
    columns, rows = (max(1, round(length / a_cell)) for length in (mark.width, mark.height))
    if columns * rows > _MOST_CELLS:
        return math.inf
    try:
        with Image.open(io.BytesIO(mark.source.read_raw_bytes())) as opened:
            opened.draft("CMYK", (columns, rows))
            if opened.mode != "CMYK":
                return math.inf
            cells = np.asarray(opened.resize((columns, rows), Image.Resampling.BOX), np.float64)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, *BROKEN):
        return math.inf
    given = [number(v) for v in elements(get(mark.source, "/Decode"))] or [0.0, 1.0] * 4
    if len(given) != 8:
        return math.inf
    stored = (255 - cells) / 255  # Pillow turns the samples of a CMYK file round
    low, high = np.array(given[::2]), np.array(given[1::2])
    total = np.clip(low + stored * (high - low), 0, 1).sum(axis=2)
    side_y, side_x = min(_WINDOW, rows), min(_WINDOW, columns)
    sums = np.zeros((rows + 1, columns + 1))
    sums[1:, 1:] = total.cumsum(axis=0).cumsum(axis=1)
    below, above = sums[side_y:], sums[:-side_y]
    windows = below[:, side_x:] - above[:, side_x:] - below[:, :-side_x] + above[:, :-side_x]
    return float(windows.max()) / (side_x * side_y) + _MARGIN
