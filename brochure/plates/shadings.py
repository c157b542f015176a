"""Shadings and their functions on one plate: the ink's component picked out, turned into grey.

In: a shading or a function of a PDF, and which component to take. Out: its counterpart in DeviceGray, or
:class:`UnjudgedError` where there is none. Must not know content streams.
Source: ISO 32000-1, 7.10 (functions), 8.7.4.5 (shadings).
"""

from __future__ import annotations

from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name

from brochure.plates.spaces import Space

_BY_COORDINATES = (1, 2, 3)
"""Function-based, axial and radial shadings: their colours come from functions alone."""


class UnjudgedError(Exception):
    """Something that can not be turned into one plate; says what, for people."""


def shading_on(pdf: pikepdf.Pdf, shading: pikepdf.Object, space: Space, plate: str) -> pikepdf.Object:
    """Return ``shading`` (in ``space``) on ``plate`` in DeviceGray; raises UnjudgedError."""
    kind = int(shading.ShadingType)
    if kind not in _BY_COORDINATES:
        raise UnjudgedError("mesh gradient")
    made = Dictionary(
        {
            key: value
            for key, value in shading.items()
            if key not in ("/ColorSpace", "/Function", "/Background")
        }
    )
    made["/ColorSpace"] = Name.DeviceGray
    made["/Function"] = _ink_function(pdf, shading.Function, space, plate)
    if "/Background" in shading:
        amount = space.amount([float(v) for v in shading.Background.as_list()], plate)
        made["/Background"] = Array([_decimal(1 - amount)])
    return pdf.make_indirect(made)


def _ink_function(pdf: pikepdf.Pdf, function: pikepdf.Object, space: Space, plate: str) -> pikepdf.Object:
    """Return a function of the same inputs that gives the plate's grey."""
    if not space.judged or space.family == "Indexed":
        raise UnjudgedError(f"gradient in {space.family}")
    if space.family == "DeviceGray":
        at, inverted = (0, False) if plate == "Black" else (None, False)
    else:
        at, inverted = space.component(plate), True
    if at is None:
        return _constant(function, 1.0)
    if isinstance(function, Array):  # one function a component
        return _picked(pdf, function[at], 0, inverted)
    return _picked(pdf, function, at, inverted)


def _picked(pdf: pikepdf.Pdf, function: pikepdf.Object, at: int, inverted: bool) -> pikepdf.Object:
    def turned(value: float) -> Decimal:
        return _decimal(1 - value if inverted else value)

    kind = int(function.FunctionType)
    if kind == 2:
        start = [float(v) for v in function.get("/C0", Array([0])).as_list()]
        end = [float(v) for v in function.get("/C1", Array([1])).as_list()]
        return Dictionary(
            FunctionType=2,
            Domain=function.Domain,
            N=function.N,
            C0=Array([turned(start[at])]),
            C1=Array([turned(end[at])]),
        )
    if kind == 3:
        parts = [_picked(pdf, part, at, inverted) for part in function.Functions.as_list()]
        return Dictionary(
            FunctionType=3,
            Domain=function.Domain,
            Bounds=function.Bounds,
            Encode=function.Encode,
            Functions=Array(parts),
        )
    if kind == 0 and int(function.BitsPerSample) == 8:
        count = len(function.Range) // 2
        limits = [float(v) for v in function.get("/Decode", function.Range).as_list()]
        made = pdf.make_stream(function.read_bytes()[at::count])
        for key in ("/FunctionType", "/Domain", "/Size", "/BitsPerSample", "/Encode"):
            if key in function:
                made[key] = function[key]
        made["/Range"] = Array([0, 1])
        made["/Decode"] = Array([turned(limits[2 * at]), turned(limits[2 * at + 1])])
        return made
    raise UnjudgedError("gradient by a calculated function")


def _constant(function: pikepdf.Object, value: float) -> pikepdf.Object:
    """Return a function of the same inputs that gives one value."""
    first = function[0] if isinstance(function, Array) else function
    inputs = len(first.Domain) // 2
    if inputs == 1:
        grey = Array([_decimal(value)])
        return Dictionary(FunctionType=2, Domain=first.Domain, N=1, C0=grey, C1=grey)
    raise UnjudgedError("gradient over two coordinates")


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.5f}")
