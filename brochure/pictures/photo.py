"""Photographs as the display list carries them. (Skeleton: the interface that others build on.)"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Photo:
    """A decoded picture ready to paint: upright sRGB pixels, metadata gone.

    ``name`` is a content key (equal pictures share it); ``pixels`` is ``width * height * 3`` bytes, RGB.
    """

    name: str
    width: int
    height: int
    pixels: bytes
