"""A press's answer to every sRGB colour as a table, which separates photographs in a third of the time.

In: what littleCMS makes of 33 levels of each channel. Out: inks of any pixels, by tetrahedra between those
levels as littleCMS has them itself, within two steps of 255 of its answers. Must not know ICC or pictures.
Source: Kasson, Nin, Plouffe and Hafner, "Performing color space conversions with three-dimensional linear
interpolation", Journal of Electronic Imaging 4 (1995).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Bytes = np.ndarray[Any, np.dtype[np.uint8]]
    Words = np.ndarray[Any, np.dtype[np.int64]]

_BITS = 3
_STEP = 1 << _BITS
_CELLS = 256 >> _BITS
"""Cells along a channel, each of ``_STEP`` values; the level at the end of the last one is 255, not 256."""

_LAST = 255 - _STEP
"""Values above lie in the last cell."""

_LANE = 16
"""Bits of an ink within a word that holds four: 8 whole, 8 broken."""

_ONE = 256
"""A step of an ink within its lane."""


@dataclass(frozen=True, slots=True)
class PressTable:
    """The inks of each cell's darkest corner, and by tetrahedron and cell how they change along a channel.

    Words hold four inks, cyan in the lowest bits. Changes may be negative: a word is the sum of its inks,
    each times its place, and so are sums and products of words, as long as in the end no ink is negative.
    """

    corners: Words
    slopes: tuple[Words, Words, Words]

    @classmethod
    def of(cls, convert: Callable[[Bytes], Bytes]) -> PressTable:
        """Return the table of a conversion: it takes RGB pixels, one a row, and returns their CMYK."""
        import numpy as np

        inks = _nodes(convert)
        nodes, inner = _packed(inks * (_ONE // _STEP)), (slice(0, -1),) * 3
        slopes = np.zeros((3, 8, *nodes[inner].shape), np.int64)
        for order in permutations(range(3)):
            # From the dark corner to the light one, along the channel first that has gone on furthest.
            here = list(inner)
            for channel in order:
                there = here.copy()
                there[channel] = slice(1, None)
                made = slopes[channel, _code(order)]
                made[:] = nodes[tuple(there)] - nodes[tuple(here)]
                last = (slice(None),) * channel + (-1,)
                end = inks[tuple(there)][last] - inks[tuple(here)][last]
                made[last] = _packed(np.rint(end * (_ONE / (_STEP - 1))).astype(np.int64))
                here = there
        along: Any = (slopes[channel].reshape(-1) for channel in range(3))
        return cls(_packed(inks[inner] * _ONE + _ONE // 2).reshape(-1), tuple(along))

    def inks(self, pixels: Bytes) -> Bytes:
        """Return the inks of RGB pixels (rows, columns, 3), 255 for a solid (rows, columns, 4)."""
        import numpy as np

        red, green, blue = (np.ascontiguousarray(pixels[..., channel]) for channel in range(3))
        gone = [channel & (_STEP - 1) for channel in (red, green, blue)]
        # How far through its cell each channel has gone: the last cell is a level shorter.
        r, g, b = (
            steps * np.uint8(_STEP - 1) + steps * (channel > _LAST)
            for steps, channel in zip(gone, (red, green, blue), strict=True)
        )
        cell = (red >> _BITS).astype(np.int32) * _CELLS**2
        cell += (green >> _BITS).astype(np.int32) * _CELLS + (blue >> _BITS)
        code = (r >= g) * np.uint8(1) + (g >= b) * np.uint8(2) + (r >= b) * np.uint8(4)
        found = self.corners.take(cell)
        cell += code.astype(np.int32) * _CELLS**3
        for slope, steps in zip(self.slopes, gone, strict=True):
            found += slope.take(cell) * steps
        # The upper half of each lane, wherever this machine keeps it.
        lanes = found.astype("<i8", copy=False).view("<u2")
        return (lanes >> 8).astype(np.uint8).reshape(*pixels.shape[:2], 4)


def _nodes(convert: Callable[[Bytes], Bytes]) -> Words:
    """Return the inks, 255 for a solid, at all levels of the three channels."""
    import numpy as np

    levels = np.array([*range(0, 256, _STEP), 255], np.uint8)
    grid = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), -1)
    return convert(np.ascontiguousarray(grid.reshape(-1, 3))).reshape(*grid.shape[:3], 4).astype(np.int64)


def _packed(inks: Words) -> Words:
    """Return each four inks, the last axis, as a word."""
    cyan, magenta, yellow, black = (inks[..., ink] << (_LANE * ink) for ink in range(4))
    words: Words = cyan + magenta + yellow + black
    return words


def _code(order: tuple[int, ...]) -> int:
    """Return the number of the tetrahedron whose channels have gone on in this order, the furthest first."""
    red, green, blue = (order.index(channel) for channel in range(3))
    return (red < green) + 2 * (green < blue) + 4 * (red < blue)
