"""How much ink a photograph can put on a square, told from a coarse look at its samples.

In: a picture's mark. Out: the ink of its cells, and bounds made of them, 1 for a solid. Must not know pages.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from brochure.check.marks import ImageMark
from brochure.check.objects import BROKEN, elements, get, number
from brochure.units import MM_PER_INCH

if TYPE_CHECKING:
    import numpy as np

    Ink = np.ndarray[Any, Any]

_CELL_MM = 0.5
_PART_MM = 5.0  # a square of 15 mm holds no more than the fullest of its squares of 5 mm
_MARGIN = 0.02  # for squares that the cells do not meet, and for what packing changed
_MOST_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class Cells:
    """The ink of a photograph in cells of ``side_mm`` at most, rows from the top, 1 for a solid."""

    ink: Ink
    side_mm: float

    def fullest(self) -> float:
        """Return the most ink of any square of the photograph."""
        side = max(1, int(_PART_MM / self.side_mm))
        return float(_windows(self.ink, side).max()) + _MARGIN

    def fullest_square(self, side_mm: float, around: float, fine: float, share: float) -> float:
        """Return about the most ink of any square of ``side_mm`` that the photograph has a part in.

        ``around`` is the most that other marks in reach put anywhere; small type and lines put no more than
        ``fine``, on ``share`` of a square.
        """
        import numpy as np

        # One cell less: a square that lies between cells holds it whole.
        side = max(1, int(side_mm / self.side_mm) - 1)
        ink = np.pad(np.maximum(self.ink, around), side, constant_values=around)
        ink += share * np.maximum(0.0, fine - ink)
        return float(_windows(ink, side).max()) + _MARGIN


def cells_of(mark: ImageMark) -> Cells | None:
    """Return the ink of a photograph's cells; None for what is no plain JPEG in CMYK."""
    plain = mark.filters == ("DCTDecode",) and mark.space is not None and mark.space.family == "DeviceCMYK"
    if not plain or mark.source is None or not 0 < mark.ppi < math.inf:
        return None
    import numpy as np
    from PIL import Image, UnidentifiedImageError

    a_cell = mark.ppi * _CELL_MM / MM_PER_INCH
    columns, rows = (max(1, math.ceil(length / a_cell)) for length in (mark.width, mark.height))
    if columns * rows > _MOST_CELLS:
        return None
    try:
        with Image.open(io.BytesIO(mark.source.read_raw_bytes())) as opened:
            opened.draft("CMYK", (columns, rows))
            if opened.mode != "CMYK":
                return None
            samples = np.asarray(opened.resize((columns, rows), Image.Resampling.BOX))
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, *BROKEN):
        return None
    given = [number(v) for v in elements(get(mark.source, "/Decode"))] or [0.0, 1.0] * 4
    if len(given) != 8:
        return None
    stored = (255 - np.arange(256)) / 255  # Pillow turns the samples of a CMYK file round
    ink = np.zeros((rows, columns), np.float32)
    for index, (low, high) in enumerate(zip(given[::2], given[1::2], strict=True)):
        ink += np.clip(low + stored * (high - low), 0, 1).astype(np.float32)[samples[:, :, index]]
    return Cells(ink, _CELL_MM)


def _windows(ink: Ink, side: int) -> Ink:
    """Return the mean of every square of ``side`` cells, or of as many as there are."""
    import numpy as np

    rows, columns = ink.shape
    down, across = min(side, rows), min(side, columns)
    sums = np.zeros((rows + 1, columns + 1))
    np.cumsum(ink, axis=1, dtype=np.float64, out=sums[1:, 1:])
    for row in range(2, rows + 1):  # by rows: faster than a cumulative sum down the columns
        sums[row] += sums[row - 1]
    below, above = sums[down:], sums[:-down]
    windows = below[:, across:] - above[:, across:] - below[:, :-across] + above[:, :-across]
    mean: Ink = windows / (down * across)
    return mean
