"""Photographs as the display list carries them, and how one is placed in its slot.

In: pixels and a slot in points. Out: a Photo, display items, a resolution. Reads no file and needs no imaging
library.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from brochure.display import Group, Item, Picture
from brochure.errors import DataError
from brochure.geometry import Rect
from brochure.units import POINTS_PER_INCH

CENTRE = (0.5, 0.5)


@dataclass(frozen=True, slots=True)
class Photo:
    """A decoded picture ready to paint: upright sRGB pixels, metadata gone.

    ``name`` is a content key (equal pictures share it); ``pixels`` is ``width * height * 3`` bytes, RGB.
    """

    name: str
    width: int
    height: int
    pixels: bytes

    @classmethod
    def of(cls, width: int, height: int, pixels: bytes) -> Photo:
        """Return a photo of RGB rows from the top, named by its content.

        Raises ValueError when the bytes do not fill ``width`` by ``height`` pixels.
        """
        if width < 1 or height < 1 or len(pixels) != width * height * 3:
            raise ValueError(f"{len(pixels)} bytes are no RGB picture of {width} x {height} pixels")
        digest = hashlib.blake2b(pixels, digest_size=8, salt=b"%dx%d" % (width, height)).hexdigest()
        return cls(f"photo-{digest}", width, height, pixels)


def box(photo: Photo, slot: Rect, focal: tuple[float, float] = CENTRE) -> Rect:
    """Return where the whole photo lies, points, when it just covers ``slot``.

    ``focal`` is the point to keep in view, as shares of width and height from the top left; it comes as near
    to the slot's centre as the photo's edges allow. Raises DataError when it lies outside the photo.
    """
    if not all(0 <= share <= 1 for share in focal):
        raise DataError.of(
            "focal-point", f"the focal point {focal} lies outside the picture", "give two shares from 0 to 1"
        )
    scale = max(slot.width / photo.width, slot.height / photo.height)
    width, height = photo.width * scale, photo.height * scale
    x = _shifted(slot.x, slot.width, width, focal[0])
    y = _shifted(slot.y, slot.height, height, focal[1])
    return Rect(x, y, width, height)


def _shifted(start: float, length: float, whole: float, share: float) -> float:
    """Return where ``whole`` starts so that its ``share`` is nearest to the middle of what it covers."""
    wanted = start + length / 2 - share * whole
    return min(start, max(start + length - whole, wanted))


def placed(photo: Photo, slot: Rect, focal: tuple[float, float] = CENTRE) -> Item:
    """Return the photo cropped to ``slot`` around its focal point; raises as :func:`box` does."""
    whole = box(photo, slot, focal)
    picture = Picture(photo, whole)
    return picture if slot.contains(whole) else Group((picture,), clip=slot.segments)


def effective_ppi(photo: Photo, slot: Rect) -> float:
    """Return how many of the photo's pixels an inch of ``slot`` shows."""
    return photo.width / (box(photo, slot).width / POINTS_PER_INCH)
