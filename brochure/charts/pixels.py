"""An image that matplotlib draws, as a photograph of the display list.

In: its array of RGBA rows. Out: a Photo, transparent pixels over white. Knows nothing of where it is drawn.
"""

from __future__ import annotations

from typing import Any

from brochure.charts.loading import np
from brochure.pictures.photo import Photo


def photo(image: Any, *, from_foot: bool = True, from_left: bool = True) -> Photo:
    """Return an (n, m, 4) array of bytes as a Photo.

    Its rows run from the foot up, or from the top down, and from the left or from the right.
    """
    rows = np.asarray(image, dtype=np.uint16)
    upright = rows[:: -1 if from_foot else 1, :: 1 if from_left else -1]
    alpha = upright[:, :, 3:]
    over_white = (upright[:, :, :3] * alpha + 255 * (255 - alpha) + 127) // 255
    height, width = over_white.shape[:2]
    return Photo.of(width, height, over_white.astype(np.uint8).tobytes())
