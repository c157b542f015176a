"""Matrix (data): a grid of dots, large and small as a wave of noise passes through them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from brochure.art.motifs.field import Field
from brochure.art.motifs.parts import Part, disc, painted, spans
from brochure.art.noise import derived, noise_2d
from brochure.display import Item

_PITCH = 5.6  # ten dots a tile
_LEAST, _MOST = 0.55, 2.35  # radii
_WAVE = 3.4  # dots from a swell to the next, about
_SMALL = 1.15  # dots under this radius are in mid


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: large dots in deep, small ones in mid, one large dot in accent."""
    return painted(field, _parts(field))


def _parts(field: Field) -> Iterator[Part]:
    places = [number + 0.5 for number in spans(field, _PITCH, 0)]
    x, y = (np.array(v, dtype=np.float64).ravel() for v in np.meshgrid(places, places))
    swell = noise_2d(derived(field.seed, 1), x / _WAVE, y / _WAVE)
    low, high = float(swell.min()), float(swell.max())
    radii = _LEAST + (_MOST - _LEAST) * (swell - low) / (high - low)
    for px, py, radius in zip(x.tolist(), y.tolist(), radii.tolist(), strict=True):
        large = radius >= _SMALL
        yield Part("deep" if large else "mid", disc(px * _PITCH, py * _PITCH, radius), marked=large)
