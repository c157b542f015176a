"""Photographs held to a press's limit of ink.

In: a separated image, a limit. Out: the image, darkest places with less coloured ink. Black stays, so that
shadows keep their drawing; cyan, magenta and yellow give way in proportion, so that they keep their hue.
Must not know ICC profiles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

_SOLID = 255


def held_to(limit: float | None, image: Image.Image) -> Image.Image:
    """Return ``image`` with no pixel above ``limit`` per cent; one that is not CMYK comes back as it is."""
    if limit is None or image.mode != "CMYK":
        return image
    import numpy as np
    from PIL import Image

    inks = np.asarray(image)
    cyan, magenta, yellow, black = (inks[..., ink].astype(np.uint16) for ink in range(4))
    most = limit / 100 * _SOLID
    over = cyan + magenta + yellow + black > most
    if not over.any():
        return image
    # Few pixels are above the limit: they alone are reckoned.
    strong = inks[over].astype(np.float32)
    coloured = strong[:, :3].sum(axis=1)
    share = np.minimum(1.0, (most - np.minimum(strong[:, 3], most)) / np.maximum(coloured, 1.0))
    strong[:, :3] *= share[:, None]
    strong[:, 3] = np.minimum(strong[:, 3], most)
    held = inks.copy()
    held[over] = np.floor(strong + 1e-3).astype(np.uint8)
    return Image.fromarray(held, "CMYK")
