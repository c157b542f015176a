"""A photo a few rows at a time: work on so few pixels stays in the processor's cache.

In: a photo. Out: its rows as Pillow images. Knows nothing of files or pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from brochure.pictures.photo import Photo

if TYPE_CHECKING:
    from PIL import Image

PIXELS = 1 << 17
"""Of a strip: half a megabyte as Pillow holds it."""


def rows_of(width: int, pixels: int = 0) -> int:
    """Return how many rows ``width`` pixels wide a strip of about so many ``pixels`` has; 0 for the usual."""
    return max(1, (pixels or PIXELS) // width)


def strips(photo: Photo, pixels: int = 0) -> Iterator[tuple[int, Image.Image]]:
    """Yield the number of a strip's first row, and the strip in RGB, from the top."""
    step = rows_of(photo.width, pixels)
    for top in range(0, photo.height, step):
        yield top, rows(photo, top, min(photo.height, top + step))


def rows(photo: Photo, top: int, bottom: int) -> Image.Image:
    """Return a photo's rows from ``top`` up to ``bottom``, which is left out, in RGB."""
    from PIL import Image

    row = 3 * photo.width
    return Image.frombytes("RGB", (photo.width, bottom - top), photo.pixels[top * row : bottom * row])
