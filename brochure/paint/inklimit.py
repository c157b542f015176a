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

    inks = np.asarray(image, np.float32)
    total = inks.sum(axis=2)
    most = limit / 100 * _SOLID
    over = total > most
    if not over.any():
        return image
    black = np.minimum(inks[..., 3], most)
    coloured = np.maximum(total - inks[..., 3], 1.0)
    share = np.where(over, np.minimum(1.0, (most - black) / coloured), 1.0)
    held = np.concatenate([inks[..., :3] * share[..., None], black[..., None]], axis=2)
    return Image.fromarray(np.floor(held + 1e-3).astype(np.uint8), "CMYK")
