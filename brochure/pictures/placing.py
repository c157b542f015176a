"""Where a photograph lies in its slot, and how finely it is seen there.

In: a Photo and a slot in points. Out: a rectangle, a display item, pixels per inch.
"""

from __future__ import annotations

from brochure.display import Group, Item, Picture
from brochure.errors import DataError
from brochure.geometry import Rect
from brochure.pictures.photo import Photo
from brochure.units import POINTS_PER_INCH

CENTRE = (0.5, 0.5)


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


def original_ppi(photo: Photo, slot: Rect) -> float:
    """Return how many pixels of the photo's file an inch of ``slot`` shows, whatever has been read of it."""
    known = photo.source or photo
    return covering_ppi(known.width, known.height, slot)


def effective_ppi(photo: Photo, slot: Rect) -> float:
    """Return how many of the photo's pixels an inch of ``slot`` shows."""
    return covering_ppi(photo.width, photo.height, slot)


def covering_ppi(width: int, height: int, slot: Rect) -> float:
    """Return how many pixels an inch of ``slot`` shows of a picture that just covers it."""
    return POINTS_PER_INCH * min(width / slot.width, height / slot.height)
