"""Shadings and their functions on one plate: the ink's component picked out, turned into grey.

In: a shading of a PDF, its colour space, a plate. Out: its counterpart in DeviceGray, or
:class:`UnjudgedError` where there is none. A course whose inks can not be picked out, because it is
calculated or its colours name no inks, is sampled. Must not know content streams.
Source: ISO 32000-1, 7.10 (functions), 8.7.4.5 (shadings).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import product
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from brochure.functions import function_of
from brochure.plates.meshes import BITS, on_plate
from brochure.plates.spaces import LUMINOSITY, Space

_BY_COORDINATES = (1, 2, 3)
"""Function-based, axial and radial shadings: their colours come from functions alone."""

_MESHES = (4, 5, 6, 7)
_SAMPLES = {1: 256, 2: 64}
"""Along each coordinate of a function that is sampled."""


_BROKEN = (
    pikepdf.PdfError, ValueError, KeyError, IndexError, AttributeError, TypeError, ArithmeticError,
    RuntimeError,
)  # fmt: skip


class UnjudgedError(Exception):
    """Something that can not be turned into one plate; says what, for people."""


@dataclass(slots=True)
class Shadings:
    """Shadings of one file. The colours of sampled courses are computed once for all plates."""

    pdf: pikepdf.Pdf
    _courses: dict[tuple[object, ...], list[list[float]]] = field(default_factory=dict)

    def on(self, shading: pikepdf.Object, space: Space, plate: str) -> pikepdf.Object:
        """Return ``shading`` (in ``space``) on ``plate`` in DeviceGray; raises UnjudgedError."""
        try:
            return self._drawn(shading, space, plate)
        except _BROKEN as problem:
            raise UnjudgedError("a broken gradient") from problem

    def _drawn(self, shading: pikepdf.Object, space: Space, plate: str) -> pikepdf.Object:
        kind = int(shading.ShadingType)
        if kind not in (*_BY_COORDINATES, *_MESHES):
            raise UnjudgedError("a gradient of an unknown kind")
        replaced = ("/ColorSpace", "/Function", "/Background", "/Length", "/Filter", "/DecodeParms")
        entries: dict[str, Any] = {key: value for key, value in shading.items() if key not in replaced}
        entries["/ColorSpace"] = Name.DeviceGray
        if "/Function" in shading:
            entries["/Function"] = self._ink_function(shading.Function, space, plate)
        if "/Background" in shading:
            amount = space.amount([float(v) for v in shading.Background.as_list()], plate)
            entries["/Background"] = Array([_decimal(1 - amount)])
        if kind in _BY_COORDINATES:
            return self.pdf.make_indirect(Dictionary(entries))
        data = shading.read_bytes()
        if "/Function" not in shading:
            data = on_plate(shading, lambda colour: 1 - space.amount(colour, plate))
            entries["/BitsPerComponent"] = BITS
            entries["/Decode"] = Array([*shading.Decode.as_list()[:4], 0, 1])
        made = self.pdf.make_stream(data)
        for key, value in entries.items():
            made[key] = value
        return made

    def _ink_function(self, function: pikepdf.Object, space: Space, plate: str) -> pikepdf.Object:
        """Return a function of the same inputs that gives the plate's grey."""
        inverted = space.family != "DeviceGray"
        if space.judged and space.family != "Indexed" and plate != LUMINOSITY:
            at = space.component(plate) if inverted else 0 if plate == "Black" else None
            picked = self._picked_from(function, at, inverted)
            if picked is not None:
                return picked
        return self._sampled(function, space, plate)

    def _picked_from(self, function: pikepdf.Object, at: int | None, inverted: bool) -> pikepdf.Object | None:
        if at is None:
            return _constant(function, 1.0)
        if isinstance(function, Array):  # one function a component
            return _picked(self.pdf, function[at], 0, inverted)
        return _picked(self.pdf, function, at, inverted)

    def _sampled(self, function: pikepdf.Object, space: Space, plate: str) -> pikepdf.Object:
        """Return samples of a function's course on one plate (ISO 32000-1, 7.10.2)."""
        first = function[0] if isinstance(function, Array) else function
        domain = [float(v) for v in first.Domain.as_list()]
        inputs = len(domain) // 2
        if inputs not in _SAMPLES:
            raise UnjudgedError("a gradient over more than two coordinates")
        greys = bytes(
            round(255 * (1 - min(1.0, max(0.0, space.amount(colour, plate)))))
            for colour in self._course(function, domain)
        )
        made = self.pdf.make_stream(greys)
        for key, value in {
            "/FunctionType": 0, "/Domain": first.Domain, "/Range": Array([0, 1]), "/BitsPerSample": 8,
            "/Size": Array([_SAMPLES[inputs]] * inputs),
        }.items():  # fmt: skip
            made[key] = value
        return made

    def _course(self, function: pikepdf.Object, domain: Sequence[float]) -> list[list[float]]:
        """Return a function's colours, the first coordinate running fastest."""
        key = (function.objgen, function.unparse())
        if key not in self._courses:
            computed = function_of(function)
            pairs = list(zip(domain[::2], domain[1::2], strict=True))
            count = _SAMPLES[len(pairs)]
            axes = [[low + i * (high - low) / (count - 1) for i in range(count)] for low, high in pairs]
            self._courses[key] = [computed(place[::-1]) for place in product(*reversed(axes))]
        return self._courses[key]


def _picked(pdf: pikepdf.Pdf, function: pikepdf.Object, at: int, inverted: bool) -> pikepdf.Object | None:
    """Return the course of component ``at`` as a grey, None for a function that must be sampled."""

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
        if any(part is None for part in parts):
            return None
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
    return None


def _constant(function: pikepdf.Object, value: float) -> pikepdf.Object | None:
    """Return a function of one input that gives one value, None for a function of more."""
    first = function[0] if isinstance(function, Array) else function
    if len(first.Domain) != 2:
        return None
    grey = Array([_decimal(value)])
    return Dictionary(FunctionType=2, Domain=first.Domain, N=1, C0=grey, C1=grey)


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:.5f}")
