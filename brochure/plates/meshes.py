"""Meshes of a gradient on one plate: the same triangles and patches, each corner with its ink as a grey.

In: the data of a shading of type 4 to 7, what a corner's colour becomes. Out: its data with one component a
corner, of 16 bits. Must not know colour spaces.
Source: ISO 32000-1, 8.7.4.5.5 to 8.7.4.5.8.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pikepdf

Shade = Callable[[Sequence[float]], float]
"""From the components of a corner's colour to the grey of its plate, 0 to 1."""

BITS = 16
"""Of a component in what comes out."""

_FREE, _LATTICE, _COONS = 4, 5, 6
_POINTS = {6: (12, 8), 7: (16, 12)}
"""Points of a patch that stands alone, and of one that continues another."""

_CORNERS = (4, 2)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How a mesh's numbers are packed. ``limits``: the least and most of each component of a colour."""

    kind: int
    flag: int
    coordinate: int
    component: int
    limits: tuple[tuple[float, float], ...]


def on_plate(shading: pikepdf.Object, shade: Shade) -> bytes:
    """Return the data of a mesh whose corners have one component; ValueError where they end too early."""
    kind = int(shading.ShadingType)
    decode = [float(v) for v in shading.Decode.as_list()][4:]
    layout = _Layout(
        kind,
        0 if kind == _LATTICE else int(shading.BitsPerFlag),
        int(shading.BitsPerCoordinate),
        int(shading.BitsPerComponent),
        tuple(zip(decode[::2], decode[1::2], strict=True)),
    )
    bits = np.unpackbits(np.frombuffer(shading.read_bytes(), np.uint8))
    made: list[Any] = []
    at = 0
    while at < bits.size:
        record, length = _record(bits, at, layout, shade)
        made.append(record)
        at += -(-length // 8) * 8
    return np.packbits(np.concatenate(made)).tobytes() if made else b""


def _record(bits: Any, at: int, layout: _Layout, shade: Shade) -> tuple[Any, int]:
    """Return a vertex or a patch from bit ``at``, whole bytes, and how many bits the old one took."""
    points, corners = 1, 1
    if layout.kind >= _COONS:
        alone = not _number(bits[at : at + layout.flag]) & 3
        points, corners = _POINTS[layout.kind][0 if alone else 1], _CORNERS[0 if alone else 1]
    head = layout.flag + 2 * layout.coordinate * points
    width = layout.component * len(layout.limits)
    length = head + corners * width
    if at + length > bits.size:
        raise ValueError("a mesh lacks data")
    parts = [bits[at : at + head]]
    most = (1 << layout.component) - 1
    for corner in range(corners):
        start = at + head + corner * width
        colour = []
        for low, high in layout.limits:
            share = _number(bits[start : start + layout.component]) / most
            colour.append(low + share * (high - low))
            start += layout.component
        grey = round(min(1.0, max(0.0, shade(colour))) * ((1 << BITS) - 1))
        parts.append(np.unpackbits(np.frombuffer(grey.to_bytes(2, "big"), np.uint8)))
    new = head + corners * BITS
    parts.append(np.zeros(-new % 8, np.uint8))
    return np.concatenate(parts), length


def _number(bits: Any) -> int:
    whole = np.concatenate((np.zeros(-bits.size % 8, np.uint8), bits))
    return int.from_bytes(np.packbits(whole).tobytes(), "big")
