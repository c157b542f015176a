"""Between screen and press: what FOGRA39 makes of CMYK, and which CMYK comes nearest to a screen colour.

In: a colour of one kind. Out: one of the other, in whole per cent or 255ths. Knows no roles of inks.
Source: the ICC profile that the program ships, perceptual (art direction, section 3), through littleCMS.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from brochure.assets import assets
from brochure.brand.oklab import Floats, oklab
from brochure.colour import Cmyk, Rgb

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsTransform

Percents = NDArray[np.int64]
Build = Literal["solid", "clean"]
"""How an ink is built: ``solid`` is rich, for large areas; ``clean`` has as little ink as can be."""

MOST_INK = 260  # per cent, art direction section 3
_PROFILE = "ISOcoated_v2_300_bas.icc"
_BLACKS = range(0, 90, 5)
_RICH_BLACKS = (40, 70)  # of a solid, per cent: less lets its colours drift, more looks dull
_CLOSE = 0.008  # in Oklab: two builds no further apart than this look the same
_SPANS = ((50, 10), (10, 2), (2, 1))  # half width and step of each round of the search, per cent


def screen_of(cmyk: Cmyk) -> Rgb:
    """Return how a screen shows a colour of the press."""
    percent = np.array([[round(v * 100) for v in cmyk]], dtype=np.int64)
    red, green, blue = (float(v) / 255 for v in _shown(percent)[0])
    return red, green, blue


def press_of(srgb: Rgb, build: Build, most: int = MOST_INK) -> tuple[Cmyk, float]:
    """Return the ink that looks most like a screen colour, and how far off it stays in Oklab.

    No build has more than ``most`` per cent of ink.
    """
    target = oklab(np.array(srgb))
    blacks = np.array(_BLACKS, dtype=np.int64)
    found = np.column_stack([np.full((len(blacks), 3), 50, dtype=np.int64), blacks])
    for half, step in _SPANS:
        found = _nearest(found, target, half, step, most)
    away = _distance(found, target)
    close = away <= away.min() + _CLOSE
    total = found.sum(axis=1)
    if build == "solid":
        low, high = _RICH_BLACKS
        rank = np.where((found[:, 3] >= low) & (found[:, 3] <= high), 0, 1000) - total
    else:
        rank = total + 2 * found[:, 3]  # black dots make a light tint grainy
    best = int(np.where(close, rank, 100_000).argmin())
    cyan, magenta, yellow, black = (int(v) / 100 for v in found[best])
    return (cyan, magenta, yellow, black), float(away[best])


def _nearest(found: Percents, target: Floats, half: int, step: int, most: int) -> Percents:
    """Return, for each row's black, the nearest build on a mesh around the row."""
    offsets = np.arange(-half, half + 1, step, dtype=np.int64)
    mesh = np.stack(np.meshgrid(offsets, offsets, offsets, indexing="ij"), axis=-1).reshape(-1, 3)
    colours = np.clip(found[:, None, :3] + mesh[None], 0, 100)
    black = np.broadcast_to(found[:, None, 3:], (*colours.shape[:2], 1))
    tried = np.concatenate([colours, black], axis=2)
    away = _distance(tried.reshape(-1, 4), target).reshape(tried.shape[:2])
    away = np.where(tried.sum(axis=2) <= most, away, 10.0 + tried.sum(axis=2))
    chosen: Percents = tried[np.arange(len(found)), away.argmin(axis=1)]
    return chosen


def _distance(percent: Percents, target: Floats) -> Floats:
    away: Floats = np.sqrt(((oklab(_shown(percent) / 255) - target) ** 2).sum(axis=1))
    return away


def _shown(percent: Percents) -> NDArray[np.uint8]:
    """Return sRGB bytes, shape (n, 3), of builds in per cent, shape (n, 4)."""
    from PIL import Image, ImageCms

    inked = np.rint(percent * 2.55).astype(np.uint8)
    image = Image.frombytes("CMYK", (len(inked), 1), inked.tobytes())
    shown = ImageCms.applyTransform(image, _way())
    assert shown is not None  # only a conversion in place returns nothing
    return np.frombuffer(shown.tobytes(), dtype=np.uint8).reshape(-1, 3)


@cache
def _way() -> ImageCmsTransform:
    from PIL import ImageCms

    press = ImageCms.ImageCmsProfile(str(assets() / "icc" / _PROFILE))
    return ImageCms.buildTransform(
        press, ImageCms.createProfile("sRGB"), "CMYK", "RGB", renderingIntent=ImageCms.Intent.PERCEPTUAL
    )
