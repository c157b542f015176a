"""Coarser copies of photographs: what a page shows and a press can hold, no more.

In: a photo and how large it stands. Out: a photo of fewer pixels, or the same. Sums are done in linear light,
so that fine light and dark detail keeps its brightness. Knows nothing of files or pages.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, Any

from brochure.pictures.photo import Inked, Photo
from brochure.units import POINTS_PER_INCH

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

WORTH_IT = 1.25
"""A photo is made coarser only when it is at least this much finer than wanted."""

_ROUNDING = 1e-6  # of a pixel, from reckoning lengths

_LEFT = 1.15
"""Blocks are averaged as long as the filter gets so many pixels for each that it makes."""

_LIGHT = 65535
"""Linear light is counted in so many steps: sRGB's darkest tones stay apart even in averages of 16 pixels."""

_LARGEST_BLOCK = 4
_STRIP = 1 << 17
"""Pixels that are worked on at a time: they stay in the processor's cache, which is twice as fast."""


def downsampled(photo: Photo, width: float, ppi: float) -> Photo:
    """Return the photo for ``ppi`` pixels an inch when the whole of it is ``width`` points wide.

    It is never made finer, and left alone when it is hardly finer than wanted; nor does it get less than is
    wanted, by not even a part of a pixel.
    """
    wanted = _whole(width / POINTS_PER_INCH * ppi)
    if photo.width <= wanted * WORTH_IT:
        return photo
    return resized(photo, wanted, _whole(photo.height * wanted / photo.width))


def _whole(pixels: float) -> int:
    return max(1, ceil(pixels - _ROUNDING))


def resized(photo: Photo, width: int, height: int) -> Photo:
    """Return the photo at ``width`` by ``height`` pixels, a Lanczos filter in linear light.

    Where it becomes much smaller, whole blocks of pixels are averaged first, which is several times as fast.
    """
    import numpy as np
    from PIL import Image

    across = min(_LARGEST_BLOCK, max(1, int(photo.width / width / _LEFT)))
    down = min(_LARGEST_BLOCK, max(1, int(photo.height / height / _LEFT)))
    blocks = _blocks(photo, across, down)
    shown = (0.0, 0.0, photo.width / across, photo.height / down)
    codes = _codes()
    out = np.empty((height, width, 3), np.uint8)
    for channel in range(3):
        plane = Image.fromarray(np.ascontiguousarray(blocks[:, :, channel], dtype=np.float32))
        smaller = np.asarray(plane.resize((width, height), Image.Resampling.LANCZOS, box=shown))
        out[:, :, channel] = codes[(smaller.clip(0, _LIGHT) + 0.5).astype(np.uint16)]
    made = f"{photo.name}-{width}x{height}"
    inked = _inks(photo, width, height)
    return replace(photo, name=made, width=width, height=height, pixels=out.tobytes(), inked=inked)


def _inks(photo: Photo, width: int, height: int) -> Inked | None:
    """Return a photo's own inks at another size: areas of dots add up as they are."""
    from PIL import Image

    if photo.inked is None:
        return None
    image = Image.frombytes("CMYK", (photo.width, photo.height), photo.inked.pixels)
    smaller = image.resize((width, height), Image.Resampling.LANCZOS)
    return replace(photo.inked, pixels=smaller.tobytes())


def _blocks(photo: Photo, across: int, down: int) -> Array:
    """Return the mean linear light of blocks of pixels; blocks over the edge repeat its pixels."""
    import numpy as np

    pixels = np.frombuffer(photo.pixels, np.uint8).reshape(photo.height, photo.width, 3)
    spare = ((0, -photo.height % down), (0, -photo.width % across), (0, 0))
    if any(more for _, more in spare):
        pixels = np.pad(pixels, spare, mode="edge")
    rows, columns = pixels.shape[0] // down, pixels.shape[1] // across
    light = _light()
    out = np.empty((rows, columns, 3), np.uint16)
    step = max(1, _STRIP // (pixels.shape[1] * down))
    for y in range(0, rows, step):
        strip = light.take(pixels[y * down : (y + step) * down])
        if across == down == 1:
            out[y : y + step] = strip
            continue
        # Rows first: they lie side by side in memory.
        tall = strip[0::down].astype(np.uint32)
        for row in range(1, down):
            tall += strip[row::down]
        whole = tall[:, 0::across].copy()
        for column in range(1, across):
            whole += tall[:, column::across]
        out[y : y + step] = (whole + across * down // 2) // (across * down)
    return out


@cache
def _light() -> Array:
    """Return the linear light of each sRGB value, 0 to 65,535 (IEC 61966-2-1)."""
    import numpy as np

    value = np.arange(256) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return (linear * _LIGHT + 0.5).astype(np.uint16)


@cache
def _codes() -> Array:
    """Return the sRGB value of each amount of linear light, the inverse of :func:`_light`."""
    import numpy as np

    linear = np.arange(_LIGHT + 1) / _LIGHT
    value = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.floor(value * 255 + 0.5).astype(np.uint8)
