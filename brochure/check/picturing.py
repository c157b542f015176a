"""How much ink a photograph can put on a square, told from a coarse look at its samples.

In: a picture's mark. Out: the ink of its cells, and bounds made of them, 1 for a solid. Must not know pages.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from brochure.check.marks import ImageMark
from brochure.check.objects import BROKEN, Key, elements, get, key_of, number
from brochure.units import MM_PER_INCH

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

    Ink = np.ndarray[Any, Any]

_CELL_MM = 0.5
LOOK_PPI = MM_PER_INCH / _CELL_MM
"""What a coarse look at a photograph shows at least, in pixels an inch of its place."""

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


class Looks:
    """Coarse looks at photographs; ``taken`` are those there were, by object, in CMYK as Pillow reads it."""

    def __init__(self) -> None:
        self.taken: dict[Key, Image.Image] = {}

    def at(self, mark: ImageMark, columns: int, rows: int) -> Image.Image | None:
        """Return a photograph at no less than ``columns`` by ``rows`` pixels; None for no JPEG in CMYK."""
        from PIL import Image, UnidentifiedImageError

        key = key_of(mark.source)
        if key is not None and key in self.taken:
            return self.taken[key]
        try:
            with Image.open(io.BytesIO(mark.source.read_raw_bytes())) as opened:
                opened.draft("CMYK", (columns, rows))
                if opened.mode != "CMYK":
                    return None
                seen = opened.copy()
        except (OSError, UnidentifiedImageError, Image.DecompressionBombError, *BROKEN):
            return None
        if key is not None:
            self.taken[key] = seen
        return seen


def cells_of(mark: ImageMark, looks: Looks) -> Cells | None:
    """Return the ink of a photograph's cells; None for what is no plain JPEG in CMYK."""
    plain = mark.filters == ("DCTDecode",) and mark.space is not None and mark.space.family == "DeviceCMYK"
    if not plain or mark.source is None or not 0 < mark.ppi < math.inf:
        return None
    import numpy as np
    from PIL import Image

    a_cell = mark.ppi * _CELL_MM / MM_PER_INCH
    columns, rows = (max(1, math.ceil(length / a_cell)) for length in (mark.width, mark.height))
    if columns * rows > _MOST_CELLS:
        return None
    given = [number(v) for v in elements(get(mark.source, "/Decode"))] or [0.0, 1.0] * 4
    look = looks.at(mark, columns, rows)
    if look is None or len(given) != 8:
        return None
    samples = np.asarray(look.resize((columns, rows), Image.Resampling.BOX))
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
