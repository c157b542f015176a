"""Photographs held to a press's limit of ink.

In: a separated image, a limit. Out: the image, darkest places with less coloured ink. Black stays, so that
shadows keep their drawing; cyan, magenta and yellow give way in proportion, so that they keep their hue.
Must not know ICC profiles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from brochure.pictures.strips import rows_of

if TYPE_CHECKING:
    import numpy as np
    from PIL import Image

    Inks = np.ndarray[Any, np.dtype[np.uint8]]

_SOLID = 255


def held_to(limit: float | None, image: Image.Image) -> Image.Image:
    """Return ``image`` with no pixel above ``limit`` per cent; one that is not CMYK comes back as it is."""
    if limit is None or image.mode != "CMYK":
        return image
    import numpy as np
    from PIL import Image

    most = limit / 100 * _SOLID
    held = image
    step = rows_of(image.width)
    for top in range(0, image.height, step):
        inks = np.asarray(image.crop((0, top, image.width, min(image.height, top + step))))
        over = _totals(inks) > most
        if over.any():
            # Few pixels are above the limit: they alone are reckoned.
            inks = inks.copy()
            inks[over] = _lessened(inks[over], most)
            held = image.copy() if held is image else held
            held.paste(Image.fromarray(inks, "CMYK"), (0, top))
    return held


def _totals(inks: Inks) -> np.ndarray[Any, np.dtype[np.uint32]]:
    """Return the sum of each pixel's four inks, added up within words of 32 bits."""
    import numpy as np

    words = np.ascontiguousarray(inks).view(np.uint32)[..., 0]
    pairs = (words & 0x00FF00FF) + (words >> 8 & 0x00FF00FF)
    return (pairs & 0xFFFF) + (pairs >> 16)


def _lessened(strong: Inks, most: float) -> Inks:
    """Return pixels, one a row, with no more ink than ``most``."""
    import numpy as np

    inks = strong.astype(np.float32)
    coloured = inks[:, :3].sum(axis=1)
    share = np.minimum(1.0, (most - np.minimum(inks[:, 3], most)) / np.maximum(coloured, 1.0))
    inks[:, :3] *= share[:, None]
    inks[:, 3] = np.minimum(inks[:, 3], most)
    held: Inks = np.floor(inks + 1e-3).astype(np.uint8)
    return held
