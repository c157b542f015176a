"""Sharpening for a press or a screen, after a photograph has got its final pixels.

In: a photo, an amount. Out: a photo whose edges stand out a little more. Halftone dots and paper soften
edges, so that a photograph right on a screen looks dull in print. Only lightness is sharpened, by as much in
all three channels, so that no edge changes its hue. Knows nothing of pages or devices.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from brochure.pictures.photo import Photo
from brochure.pictures.strips import rows, rows_of

if TYPE_CHECKING:
    import numpy as np

    Field = np.ndarray[Any, Any]

_MASK = (34, 13, 2)
"""Of 64: a pixel's own part in the blurred picture and those of its neighbours on either side, along a row as
down a column. A Gaussian of 0.8 pixels: at 300 ppi a fifteenth of a millimetre, about a dot of a 60 lines/cm
screen."""

_NOISE = 2
"""Differences up to here (of 255) are grain, not edges."""

_MOST = 24.0
"""No pixel changes by more, so that no halo is seen."""

_REACH = len(_MASK) - 1
_FINE = 128
"""Steps of an edge to one of 255: as many as 16 bits hold."""


def sharpened(photo: Photo, amount: float) -> Photo:
    """Return ``photo`` with the contrast of its edges raised by ``amount`` (0: none; 1: doubled)."""
    if amount <= 0 or photo.width < 3 or photo.height < 3:
        return photo
    step = rows_of(photo.width)
    tops = range(0, photo.height, step)
    pixels = b"".join(_strip(photo, top, min(photo.height, top + step), amount) for top in tops)
    return replace(photo, name=f"{photo.name}-{amount:g}", pixels=pixels)


def _strip(photo: Photo, top: int, bottom: int, amount: float) -> bytes:
    """Return some rows of the sharpened photo."""
    import numpy as np

    change = _change(_edges(_lightness(photo, top, bottom)), amount)
    made = np.empty((bottom - top, photo.width, 3), np.int16)
    for channel in range(3):
        made[:, :, channel] = change
    row = 3 * photo.width
    made += np.frombuffer(photo.pixels, np.uint8, (bottom - top) * row, top * row).reshape(made.shape)
    np.clip(made, 0, 255, out=made)
    return made.astype(np.uint8).tobytes()


def _lightness(photo: Photo, top: int, bottom: int) -> Field:
    """Return the lightness of some rows and of the pixels around them; the photo's edges are repeated."""
    import numpy as np

    first, last = max(0, top - _REACH), min(photo.height, bottom + _REACH)
    light = np.empty((bottom - top + 2 * _REACH, photo.width + 2 * _REACH), np.int16)
    start, end = first - (top - _REACH), last - (top - _REACH)
    light[start:end, _REACH:-_REACH] = np.asarray(rows(photo, first, last).convert("L"))
    light[:start], light[end:] = light[start], light[end - 1]
    light[:, :_REACH], light[:, -_REACH:] = light[:, _REACH, None], light[:, -_REACH - 1, None]
    return light


def _edges(light: Field) -> Field:
    """Return how much each pixel is lighter than its surroundings, in 128ths; the pixels around go."""
    own, near, far = _MASK
    along = own * light[:, 2:-2] + near * (light[:, 1:-3] + light[:, 3:-1])
    along += far * (light[:, :-4] + light[:, 4:])
    along = (along + 16) >> 5  # half steps: all sums stay within 16 bits
    soft = own * along[2:-2] + near * (along[1:-3] + along[3:-1]) + far * (along[:-4] + along[4:])
    edges: Field = light[2:-2, 2:-2] * _FINE - soft
    return edges


def _change(edges: Field, amount: float) -> Field:
    """Return by how much each pixel changes."""
    import numpy as np

    grain = _NOISE * _FINE
    change = (edges - edges.clip(-grain, grain)) * np.float32(amount / _FINE)
    whole: Field = np.rint(change.clip(-_MOST, _MOST)).astype(np.int16)
    return whole
