"""Leaves (wood and paper): pairs of leaves up upright stems, every other stem half a pair higher."""

from __future__ import annotations

import math
from collections.abc import Iterator

from brochure.art.motifs.field import Field
from brochure.art.motifs.parts import Part, painted, polygon, spans
from brochure.display import Item
from brochure.geometry import Segments, Transform, transformed

_STEM = 14.0  # from stem to stem
_PAIR = 7.0  # from pair to pair
_LENGTH, _WIDTH = 7.6, 3.3
_RISE_DEGREES = 38.0
_STALK = 0.7
_GAP = 0.75  # from a stem's edge to a leaf


def draw(field: Field) -> tuple[Item, ...]:
    """Return the motif's items: stems and right leaves in deep, left leaves in mid, one leaf in accent."""
    return painted(field, _parts(field))


def _parts(field: Field) -> Iterator[Part]:
    rows = spans(field, _PAIR, 2)
    top, foot = rows[0] * _PAIR, rows[-1] * _PAIR
    for stem in spans(field, _STEM):
        x, half = (stem + 0.5) * _STEM, _STALK / 2
        yield Part("deep", polygon(((x - half, top), (x + half, top), (x + half, foot), (x - half, foot))))
        for row in rows:
            y = (row + stem % 2 / 2) * _PAIR
            yield Part("deep", _leaf(x + half, y, False), marked=True)
            yield Part("mid", _leaf(x - half, y, True))


def _leaf(x: float, y: float, left: bool) -> Segments:
    """Return a leaf that rises from a stem's edge at ``x``, ``y``."""
    bulge = _WIDTH / 2 * 4 / 3
    shape: Segments = (
        ("M", 0.0, 0.0),
        ("C", _LENGTH * 0.28, -bulge, _LENGTH * 0.66, -bulge, _LENGTH, 0.0),
        ("C", _LENGTH * 0.66, bulge, _LENGTH * 0.28, bulge, 0.0, 0.0),
    )
    turned = Transform.translation(_GAP / math.cos(math.radians(_RISE_DEGREES)), 0).then(
        Transform.rotation(-_RISE_DEGREES)
    )
    side = Transform.scaling(-1.0 if left else 1.0, 1.0)
    return transformed(shape, turned.then(side).then(Transform.translation(x, y)))
