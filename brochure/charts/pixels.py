"""An image that matplotlib draws, as a photograph of the display list.

In: its array of RGBA rows from the foot up. Out: a Photo, transparent pixels over white. Knows nothing of
where it is drawn.
"""

from __future__ import annotations

from typing import Any

from brochure.charts.loading import np
from brochure.pictures.photo import Photo


def photo(image: Any) -> Photo:
    """Return an (n, m, 4) array of bytes, the lowest row first, as a Photo."""
    upright = np.asarray(image, dtype=np.uint16)[::-1]
    alpha = upright[:, :, 3:]
    over_white = (upright[:, :, :3] * alpha + 255 * (255 - alpha) + 127) // 255
    height, width = over_white.shape[:2]
    return Photo.of(width, height, over_white.astype(np.uint8).tobytes())
