"""Sharpening for a press or a screen, after a photograph has got its final pixels.

In: a photo, an amount. Out: a photo whose edges stand out a little more. Halftone dots and paper soften
edges, so that a photograph right on a screen looks dull in print. Only lightness is sharpened, by as much in
all three channels, so that no edge changes its hue. Knows nothing of pages or devices.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from brochure.pictures.photo import Photo

_RADIUS = 0.8
"""Of the mask, in pixels: at 300 ppi a fifteenth of a millimetre, about a dot of a 60 lines/cm screen."""

_NOISE = 2.0
"""Differences up to here (of 255) are grain, not edges."""

_MOST = 24.0
"""No pixel changes by more, so that no halo is seen."""


def sharpened(photo: Photo, amount: float) -> Photo:
    """Return ``photo`` with the contrast of its edges raised by ``amount`` (0: none; 1: doubled)."""
    if amount <= 0 or photo.width < 3 or photo.height < 3:
        return photo
    import numpy as np
    from PIL import Image, ImageFilter

    image = Image.frombytes("RGB", (photo.width, photo.height), photo.pixels)
    lightness = image.convert("L")
    soft: Any = np.asarray(lightness.filter(ImageFilter.GaussianBlur(_RADIUS)), np.int16)
    edge = np.asarray(lightness, np.int16) - soft
    # What each difference becomes, as a table: -255 to 255.
    by = np.arange(-255, 256, dtype=np.float32)
    gain = np.sign(by) * np.minimum(_MOST, np.maximum(0.0, np.abs(by) - _NOISE) * amount)
    change = np.rint(gain).astype(np.int16)[edge + 255]
    made = np.asarray(image, np.int16) + change[..., None]
    pixels = made.clip(0, 255).astype(np.uint8).tobytes()
    made = Photo.of(photo.width, photo.height, pixels).with_inks(photo.inked)
    return replace(made, source=photo.source).toned(photo.tones)
