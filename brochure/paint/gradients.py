"""Gradients as shading patterns: a Gradient and its map to PDF user space in, a pattern dictionary out.

Only what others drew has gradients. Must not know content streams.
Source: ISO 32000-1, 7.10 (functions), 8.7.4 (shading patterns).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from brochure.colour import Ink
from brochure.display import Gradient
from brochure.geometry import Transform
from brochure.paint.colour import Palette
from brochure.paint.pdf import (
    Dictionary,
    Objects,
    Reference,
    Stream,
    Value,
    array,
    boolean,
    name,
    number,
    numbers,
)

_SPACES = {"rgb": "DeviceRGB", "cmyk": "DeviceCMYK", "grey": "DeviceGray"}
_FINEST = (1 << 32) - 1
_KINDS = {"linear": 2, "radial": 3}


def pattern(
    objects: Objects,
    gradient: Gradient,
    to_page: Transform,
    palette: Palette,
    spaces: Mapping[str, Reference],
) -> Dictionary:
    """Return the pattern of ``gradient``; ``spaces`` are the spot inks' spaces by resource name."""
    inks = [ink for _, ink in gradient.stops]
    space, colours = _in_space(inks, palette, spaces)
    if gradient.kind == "mesh":
        shading: Value = objects.add(_mesh(gradient.points, space, colours))
    else:
        shading = Dictionary(
            ShadingType=_KINDS[gradient.kind],
            ColorSpace=space,
            Coords=array(number(value) for value in gradient.points),
            Function=_course([offset for offset, _ in gradient.stops], colours),
            Extend=array([boolean(True), boolean(True)]),
        )
    matrix = (to_page.a, to_page.b, to_page.c, to_page.d, to_page.e, to_page.f)
    return Dictionary(
        Type=name("Pattern"),
        PatternType=2,
        Shading=shading,
        Matrix=array(f"{value:.6f}" for value in matrix),
    )


def _mesh(points: Sequence[float], space: Value, colours: Sequence[tuple[float, ...]]) -> Stream:
    """Return a mesh of free triangles (ISO 32000-1, 8.7.4.5.5): each corner's flag, place and colour."""
    xs, ys = points[::2], points[1::2]
    limits = min(xs), max(xs), min(ys), max(ys)
    across, down = (max(limits[1] - limits[0], 1e-6), max(limits[3] - limits[2], 1e-6))
    data = bytearray()
    for x, y, colour in zip(xs, ys, colours, strict=True):
        data.append(0)
        data += round((x - limits[0]) / across * _FINEST).to_bytes(4, "big")
        data += round((y - limits[2]) / down * _FINEST).to_bytes(4, "big")
        for value in colour:
            data += round(min(1.0, max(0.0, value)) * 65535).to_bytes(2, "big")
    decode = [limits[0], limits[0] + across, limits[2], limits[2] + down, *(0, 1) * len(colours[0])]
    entries = Dictionary(
        ShadingType=4,
        ColorSpace=space,
        BitsPerCoordinate=32,
        BitsPerComponent=16,
        BitsPerFlag=8,
        Decode=array(map(number, decode)),
    )
    return Stream(bytes(data), entries)


def _in_space(
    inks: Sequence[Ink], palette: Palette, spaces: Mapping[str, Reference]
) -> tuple[Value, list[tuple[float, ...]]]:
    """Return the colour space of a gradient and its inks in it: a spot ink's own where it alone prints."""
    plates = {palette.space_name(ink) for ink in inks if any(ink.cmyk)}
    if len(plates) == 1 and (plate := plates.pop()) and plate in spaces:
        return spaces[plate], [(palette.spots.tint(ink) if any(ink.cmyk) else 0.0,) for ink in inks]
    return name(_SPACES[palette.space]), [palette.components(ink) for ink in inks]


def _course(offsets: Sequence[float], colours: Sequence[tuple[float, ...]]) -> Value:
    """Return the function from 0 to 1 that runs straight from each stop's colour to the next one's."""
    stops = list(zip(offsets, colours, strict=True))
    if stops[0][0] > 0:
        stops.insert(0, (0.0, stops[0][1]))
    if stops[-1][0] < 1:
        stops.append((1.0, stops[-1][1]))
    parts = [(a, b) for a, b in pairwise(stops) if b[0] > a[0]]  # two stops at one place: a hard edge
    functions = [
        Dictionary(
            FunctionType=2, Domain=array([0, 1]), N=1,
            C0=array(map(number, a[1])), C1=array(map(number, b[1])),
        )
        for a, b in parts
    ]  # fmt: skip
    if len(functions) == 1:
        return functions[0]
    return Dictionary(
        FunctionType=3,
        Domain=array([0, 1]),
        Functions=array(functions),
        Bounds=array(numbers([b[0]]) for _, b in parts[:-1]),
        Encode=array([0, 1] * len(functions)),
    )
