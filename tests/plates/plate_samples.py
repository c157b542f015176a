"""Pages with all that a separation has to get right, written as operators."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

CELL = 23.0  # points: no whole pixels; PDFium places tiles singly then, and better
WIDTH, HEIGHT = 360, 360  # points: whole pixels at 100 dpi, so that no viewer stretches the page

_FLAT = b"""
.3 0 0 0 k 10 10 340 170 re f
0 .5 0 0 k 20 100 40 40 re f
q /OverOne gs 0 0 .8 0 k 40 90 40 40 re f Q
q /OverZero gs 0 0 .8 0 k 90 90 40 40 re f Q
q /OverOne gs 0 0 0 1 k 140 90 40 40 re f 0 0 0 1 K 6 w 140 140 60 20 re S Q
q /OverOne gs .6 g 240 140 40 30 re f Q
0 0 0 0 k 250 60 30 30 re f
0 0 0 1 K .5 w 20 20 m 340 40 l S 1 w 20 30 m 340 50 l S
"""
_SPOTS = b"""
/Orange cs 1 scn 20 200 40 60 re f
q /OverOne gs .5 scn 70 200 40 60 re f Q
q /OverOne gs 0 0 0 1 k 30 220 70 20 re f Q
/Pair cs .5 .25 scn 120 200 40 60 re f
q /OverOne gs /Pair cs 0 .8 scn 20 205 140 10 re f Q
/AllInks cs 1 scn 170 200 4 60 re f
/Calibrated cs .2 .4 .6 .1 scn 180 200 30 60 re f
"""
_BLENDS = b"""
.3 0 0 0 k 10 10 340 100 re f
q 1 0 0 1 20 20 cm /Multiply gs /Half gs /Form Do Q
q /Multiply gs 0 .7 .7 0 k 130 20 40 60 re f Q
q /Screen gs 0 .7 .7 0 k 180 20 40 60 re f Q
q /Overlay gs 0 .7 .7 .2 k 230 20 40 60 re f Q
q /Half gs .2 .7 .7 .2 k 280 20 40 60 re f Q
q 140 0 0 140 20 150 cm /Soft Do Q
q /OverOne gs /Half gs 0 0 0 1 k 180 90 40 40 re f Q
q 60 0 0 60 180 150 cm /Table Do Q
q 60 0 0 60 250 150 cm BI /W 2 /H 2 /CS /CMYK /BPC 8 /F /AHx ID FF000000 00FF0000 0000FF00 000000FF> EI Q
q 60 0 0 60 180 220 cm /Keyed Do Q
q 60 0 0 60 250 220 cm /Grey Do Q
"""
_SHADINGS = b"""
/Radial sh
q 20 20 60 60 re W n 1 0 0 1 -20 0 cm /Axial sh Q
q 160 20 60 60 re W n /OrangeFade sh Q
/Pattern cs /Tiles scn 23 161 92 92 re f
/Loose cs 0 .6 .6 0 /Dots scn 138 161 92 92 re f
/Pattern cs /Fade scn 50 300 100 30 re f
0 0 0 0 k 300 300 30 30 re f
"""


def torture(path: Path) -> Path:
    """Write a file of four pages: flat colours and overprint, spots, blends and images, gradients."""
    pdf = pikepdf.new()
    resources = pdf.make_indirect(_resources(pdf))
    for content in (_FLAT, _SPOTS, _BLENDS, _SHADINGS):
        page(pdf, content, resources)
    pdf.save(path)
    return path


def page(pdf: pikepdf.Pdf, content: bytes, resources: pikepdf.Object, **more: Any) -> pikepdf.Object:
    """Add a page that blends in CMYK."""
    entries = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, WIDTH, HEIGHT]),
        Resources=resources,
        Contents=pdf.make_stream(content),
        Group=Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True),
        **more,
    )
    made = pdf.make_indirect(entries)
    pdf.pages.append(pikepdf.Page(made))
    return made


def stream(pdf: pikepdf.Pdf, data: bytes, **entries: Any) -> Stream:
    """Return a stream with these entries."""
    made = pdf.make_stream(data)
    for key, value in entries.items():
        made["/" + key] = value
    return made


def image(pdf: pikepdf.Pdf, samples: Any, space: Any, **more: Any) -> Stream:
    """Return an image of rows, columns and components of 8 bits."""
    return stream(
        pdf,
        np.ascontiguousarray(samples, np.uint8).tobytes(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=samples.shape[1],
        Height=samples.shape[0],
        ColorSpace=space,
        **{"BitsPerComponent": 8, **more},
    )


def fade(start: list[float], end: list[float], power: float = 1) -> Dictionary:
    """Return an exponential function."""
    return Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=_decimal(power), C0=_array(start), C1=_array(end)
    )


def spot(name: str, cmyk: list[float]) -> Array:
    """Return a Separation space."""
    return Array([Name.Separation, Name(name), Name.DeviceCMYK, fade([0, 0, 0, 0], cmyk)])


def _resources(pdf: pikepdf.Pdf) -> Dictionary:
    yy, xx = np.mgrid[0:128, 0:128]
    disc = 255 * np.clip(1 - ((xx - 64) ** 2 + (yy - 64) ** 2) / 4000, 0, 1)
    colours = np.stack([xx * 2, yy * 2, 255 - xx * 2, 0 * xx + 30], -1)
    soft = image(pdf, disc[..., None], Name.DeviceGray)
    table = bytes([255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 128])
    indexed = Array([Name.Indexed, Name.DeviceCMYK, 3, pikepdf.String(table)])
    corner = np.array([[[0, 0, 0, 0], [200, 0, 0, 0]], [[0, 200, 0, 0], [0, 0, 0, 200]]])
    orange = pdf.make_indirect(spot("/Orange", [0, 0.6, 1, 0]))
    calculated = stream(
        pdf,
        b"{ exch dup 0.4 mul exch 0 exch 0.8 mul 4 -1 roll 0.5 mul }",
        FunctionType=4,
        Domain=Array([0, 1, 0, 1]),
        Range=Array([0, 1] * 4),
    )
    pair = Array([Name.DeviceN, Array([Name("/Orange"), Name.Black]), Name.DeviceCMYK, calculated])
    profile = stream(pdf, _fogra39(), N=4, Alternate=Name.DeviceCMYK)
    three = Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Bounds=_array([0.5]),
        Encode=Array([0, 1, 0, 1]),
        Functions=Array([fade([0, 0, 1, 0], [0, 1, 1, 0]), fade([0, 1, 1, 0], [1, 1, 0, 0.3], 2)]),
    )
    sampled = stream(
        pdf,
        bytes([255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 60]),
        FunctionType=0,
        Domain=Array([0, 1]),
        Range=Array([0, 1] * 4),
        Size=Array([3]),
        BitsPerSample=8,
    )
    axial = _shading(2, Name.DeviceCMYK, [20, 0, 140, 0], sampled)
    form = stream(
        pdf,
        b".9 0 0 0 k 0 0 40 60 re f 0 .9 0 0 k 20 20 60 40 re f",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 90, 90]),
        Resources=Dictionary(),
        Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True),
    )
    return Dictionary(
        ColorSpace=Dictionary(
            Orange=orange,
            Pair=pair,
            AllInks=spot("/All", [1, 1, 1, 1]),
            Calibrated=Array([Name.ICCBased, profile]),
            Loose=Array([Name.Pattern, Name.DeviceCMYK]),
        ),
        XObject=Dictionary(
            Form=form,
            Soft=image(pdf, colours, Name.DeviceCMYK, SMask=soft),
            Table=stream(
                pdf,
                bytes([0b00011011, 0b11100100]),
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=4,
                Height=2,
                ColorSpace=indexed,
                BitsPerComponent=2,
            ),
            Keyed=image(pdf, corner, Name.DeviceCMYK, Mask=Array([0, 0] * 4)),
            Grey=image(pdf, disc[..., None], Name.DeviceGray, Decode=Array([1, 0])),
        ),
        Shading=Dictionary(
            Radial=_shading(3, Name.DeviceCMYK, [290, 220, 0, 290, 220, 40], three),
            Axial=axial,
            OrangeFade=_shading(2, orange, [160, 0, 280, 0], fade([0], [1])),
        ),
        Pattern=Dictionary(
            Tiles=_tiles(pdf, 1, b".8 0 0 0 k 0 0 12 12 re f 0 0 .9 0 k 12 12 6 6 re f"),
            Dots=_tiles(pdf, 2, b"0 0 12 12 re f"),
            Fade=Dictionary(Type=Name.Pattern, PatternType=2, Shading=axial),
        ),
        ExtGState=Dictionary(
            OverOne=Dictionary(OP=True, op=True, OPM=1),
            OverZero=Dictionary(OP=True, op=True, OPM=0),
            Multiply=Dictionary(BM=Name.Multiply),
            Screen=Dictionary(BM=Name.Screen),
            Overlay=Dictionary(BM=Name.Overlay),
            Half=Dictionary(ca=_decimal(0.5), CA=_decimal(0.5)),
        ),
    )


def _shading(kind: int, space: Any, coordinates: list[float], function: Any) -> Dictionary:
    ends = Array([kind == 2, kind == 2])
    return Dictionary(
        ShadingType=kind, ColorSpace=space, Coords=_array(coordinates), Extend=ends, Function=function
    )


def _tiles(pdf: pikepdf.Pdf, paint: int, content: bytes) -> Stream:
    return stream(
        pdf,
        content,
        Type=Name.Pattern,
        PatternType=1,
        PaintType=paint,
        TilingType=1,
        BBox=_array([0, 0, CELL, CELL]),
        XStep=_decimal(CELL),
        YStep=_decimal(CELL),
        Resources=Dictionary(),
    )


def _fogra39() -> bytes:
    from brochure.assets import assets

    return (assets() / "icc" / "ISOcoated_v2_300_bas.icc").read_bytes()


def _array(values: list[float]) -> Array:
    return Array([_decimal(value) for value in values])


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:g}")
