"""Seeds and value noise: the only source of chance in a drawing, made of integers, equal on every machine.

In: a park's id, coordinates as numpy arrays. Out: numbers from 0 to 1. It knows nothing of what is drawn.

The noise multiplies, adds and rounds down only: IEEE 754 fixes each of these to the last bit, so that no
processor's own power or sine can move a line.
"""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_WORD = 0xFFFFFFFF
_STEP = 0x9E3779B9  # 2^32 divided by the golden ratio: neighbours start far apart


def seed_of(park: str, variant: int = 0) -> int:
    """Return the seed of a park's drawings: the first 32 bits of SHA-256 over its id and the variant."""
    digest = hashlib.sha256(f"{park}{variant}".encode()).digest()
    return int.from_bytes(digest[:4], "big")


def _scrambled(word: int) -> int:
    # lowbias32, an integer hash of two multiplications (C. Wellons, "Prospecting for Hash Functions", 2018).
    word = ((word ^ (word >> 16)) * 0x7FEB352D) & _WORD
    word = ((word ^ (word >> 15)) * 0x846CA68B) & _WORD
    return word ^ (word >> 16)


def derived(seed: int, *keys: int) -> int:
    """Return a seed of its own for each tuple of ``keys`` (a ridge's number, an octave, a cell)."""
    for key in keys:
        seed = _scrambled(seed ^ _scrambled((key * _STEP + 1) & _WORD))
    return seed


def chance(seed: int, *keys: int) -> float:
    """Return a number from 0 to below 1 that belongs to ``keys``."""
    return derived(seed, *keys) / 2**32


_FACTORS = (np.uint32(0x7FEB352D), np.uint32(0x846CA68B))
_SHIFTS = (np.uint32(16), np.uint32(15))


def _scrambled_words(words: NDArray[np.uint32]) -> NDArray[np.uint32]:
    words = (words ^ (words >> _SHIFTS[0])) * _FACTORS[0]
    words = (words ^ (words >> _SHIFTS[1])) * _FACTORS[1]
    return words ^ (words >> _SHIFTS[0])


def _lattice(seeds: Any, first: int, count: int) -> NDArray[np.uint32]:
    """Return ``derived(seed, key)`` for ``count`` keys from ``first``, along a new last axis of ``seeds``."""
    keys = np.arange(first, first + count, dtype=np.int64) * _STEP + 1
    words = (keys & _WORD).astype(np.uint32)
    return _scrambled_words(np.asarray(seeds, dtype=np.uint32)[..., None] ^ _scrambled_words(words))


def _cells(x: Floats) -> tuple[NDArray[np.int64], int, int, Floats]:
    """Return each point's cell (from 0), the first cell, how many lattice points it takes, and the blend."""
    floor = np.floor(x)
    first = int(floor.min())
    t = x - floor
    # Quintic fade 6t^5 - 15t^4 + 10t^3: no kink where cells meet (K. Perlin, "Improving Noise", 2002).
    blend = t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
    cells = floor.astype(np.int64) - first
    return cells, first, int(cells.max()) + 2, blend


def noise(seed: int, x: Floats) -> Floats:
    """Return value noise at ``x`` (any shape; one cell is 1 wide), from 0 to 1."""
    cells, first, count, blend = _cells(x)
    values = _lattice(seed, first, count) / 2**32
    low = values[cells]
    out: Floats = low + (values[cells + 1] - low) * blend
    return out


def noise_2d(seed: int, x: Floats, y: Floats) -> Floats:
    """Return value noise at the points ``x``, ``y`` (equal shapes; cells are 1 x 1), from 0 to 1."""
    columns, first_column, across, blend_x = _cells(x)
    rows, first_row, down, blend_y = _cells(y)
    values = _lattice(_lattice(seed, first_row, down), first_column, across).ravel() / 2**32
    corner = rows * across + columns
    left, right = values[corner], values[corner + 1]
    top = left + (right - left) * blend_x
    left, right = values[corner + across], values[corner + across + 1]
    out: Floats = top + (left + (right - left) * blend_x - top) * blend_y
    return out
