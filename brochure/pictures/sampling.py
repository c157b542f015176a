"""Coarser copies of photographs: what a page shows and a press can hold, no more.

In: a photo and how large it stands. Out: a photo of fewer pixels, or the same. Sums are done in linear light,
so that fine light and dark detail keeps its brightness. Knows nothing of files or pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from brochure.pictures.photo import Photo
from brochure.units import POINTS_PER_INCH

if TYPE_CHECKING:
    import numpy as np

WORTH_IT = 1.25
"""A photo is made coarser only when it is at least this much finer than wanted."""


def downsampled(photo: Photo, width: float, ppi: float) -> Photo:
    """Return the photo for ``ppi`` pixels an inch when the whole of it is ``width`` points wide.

    It is never made finer, and left alone when it is hardly finer than wanted.
    """
    wanted = max(1, round(width / POINTS_PER_INCH * ppi))
    if photo.width <= wanted * WORTH_IT:
        return photo
    return resized(photo, wanted, max(1, round(photo.height * wanted / photo.width)))


def resized(photo: Photo, width: int, height: int) -> Photo:
    """Return the photo at ``width`` by ``height`` pixels, a Lanczos filter in linear light.

    Where it becomes much smaller, whole blocks of pixels are averaged first: that is five times as fast, and
    the filter still gets one and a half pixels or more for each that it makes.
    """
    import numpy as np
    from PIL import Image

    across = max(1, int(photo.width / width / 1.5))
    down = max(1, int(photo.height / height / 1.5))
    light = (_linear(np.arange(256) / 255) / (across * down)).astype(np.float32)
    pixels = np.frombuffer(photo.pixels, np.uint8).reshape(photo.height, photo.width, 3)
    spare = ((0, -photo.height % down), (0, -photo.width % across), (0, 0))
    if any(more for _, more in spare):
        pixels = np.pad(pixels, spare, mode="edge")
    shown = (0.0, 0.0, photo.width / across, photo.height / down)
    out = np.empty((height, width, 3), np.uint8)
    for channel in range(3):
        plane = pixels[:, :, channel]
        blocks = sum(light.take(plane[y::down, x::across]) for y in range(down) for x in range(across))
        smaller = Image.fromarray(blocks).resize((width, height), Image.Resampling.LANCZOS, box=shown)
        out[:, :, channel] = np.floor(_encoded(np.asarray(smaller).clip(0, 1)) * 255 + 0.5)
    return Photo.of(width, height, out.tobytes())


def _linear(value: np.ndarray[Any, Any]) -> Any:
    """Return sRGB values as linear light (IEC 61966-2-1)."""
    import numpy as np

    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def _encoded(value: np.ndarray[Any, Any]) -> Any:
    """Return linear light as sRGB values (IEC 61966-2-1)."""
    import numpy as np

    return np.where(value <= 0.0031308, value * 12.92, 1.055 * value ** (1 / 2.4) - 0.055)
