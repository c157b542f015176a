"""Gradients within another PDF's page, in the receiver's colours.

In: a shading. Out: its counterpart, or ValueError where there is none. Must not know content streams.
Source: ISO 32000-1, 8.7.4.5 (shadings), 7.10.2 (sampled functions).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

import pikepdf
from pikepdf import Array, Name

from brochure.functions import Function, function_of
from brochure.paint.foreign import Converter, Space

_SAMPLES = 129  # of a course: its colours bend between the receiver's, and its stops may be anywhere
_SAMPLES_SQUARE = 33  # of each side, where colours depend on two coordinates
_BY_FUNCTIONS = (1, 2, 3)


def recoloured_shading(
    pdf: pikepdf.Pdf,
    shading: pikepdf.Object,
    converter: Converter,
    named: Callable[[str], pikepdf.Object | None],
) -> pikepdf.Object:
    """Return ``shading`` in the receiver's colours."""
    space = converter.space(shading.ColorSpace, named)
    if converter.kept(space) and not space.plate:
        shading.ColorSpace = Name("/" + space.family)
        return shading
    kind = int(shading.ShadingType)
    if "/Function" not in shading:
        raise ValueError(f"a mesh gradient of it is in {space.family}")
    function = function_of(shading.Function)
    domain = [float(v) for v in shading.get("/Domain", Array([0, 1])).as_list()]
    if kind == 1 and len(domain) != 4:
        domain = [0.0, 1.0, 0.0, 1.0]
    if kind not in _BY_FUNCTIONS:  # a mesh carries the function's input at its corners
        limits = [float(v) for v in shading.Decode.as_list()]
        domain = limits[4:6]
    made = shading
    made.Function = pdf.make_indirect(_course(pdf, function, domain, space, converter))
    made.ColorSpace = converter.device
    if "/Background" in made:
        values = [float(v) for v in made.Background.as_list()]
        made.Background = Array([round(v, 4) for v in converter.components(space, values)])
    return made


def _course(
    pdf: pikepdf.Pdf, function: Function, domain: list[float], space: Space, converter: Converter
) -> pikepdf.Object:
    """Return a sampled function over ``domain`` that gives the receiver's colours."""
    inputs = len(domain) // 2
    side = _SAMPLES if inputs == 1 else _SAMPLES_SQUARE
    data = bytearray()
    for at in _grid(domain, side):
        for value in converter.components(space, function(at)):
            data.append(round(min(1.0, max(0.0, value)) * 255))
    made = pdf.make_stream(bytes(data))
    made.FunctionType, made.BitsPerSample = 0, 8
    made.Domain = Array([round(v, 6) for v in domain])
    made.Size = Array([side] * inputs)
    made.Range = Array([0, 1] * converter.count)
    return made


def _grid(domain: list[float], side: int) -> Iterator[list[float]]:
    """Yield the points of a grid over ``domain``, the first coordinate running fastest."""
    axes = [
        [low + (high - low) * step / (side - 1) for step in range(side)]
        for low, high in zip(domain[::2], domain[1::2], strict=True)
    ]
    for point in product(*reversed(axes)):
        yield list(reversed(point))
