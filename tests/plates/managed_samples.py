"""A file of two pages whose colours name no inks: flat colours and pictures, courses and meshes."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import plate_samples as samples
from picture_samples import profile
from pikepdf import Array, Dictionary, Name
from PIL import Image

_FLAT = b"""
1 0 0 rg 10 10 60 60 re f .2 .5 .3 rg 80 10 60 60 re f 0 0 0 rg 150 10 60 60 re f
/Wide cs .8 .3 .1 sc 220 10 60 60 re f /Light cs 60 40 -30 sc 10 80 60 60 re f 30 -20 20 sc 80 80 60 60 re f
/Known cs .3 .4 .5 .1 sc 150 80 60 60 re f /SpotOfLab cs .5 scn 220 80 60 60 re f
q 80 0 0 80 10 160 cm /Colours Do Q q 80 0 0 80 100 160 cm /Jpx Do Q q 80 0 0 80 190 160 cm /Fax Do Q
q 80 0 0 80 10 250 cm /Lab Do Q q 80 0 0 80 100 250 cm /Index Do Q
"""
_COURSES = b"/Calculated sh /Screen sh /Light sh /Free sh /Lattice sh /Coons sh"


def managed(path: Path) -> Path:
    """Write the file."""
    pdf = pikepdf.new()
    samples.page(pdf, _FLAT, _flat(pdf))
    samples.page(pdf, _COURSES, Dictionary(Shading=_courses(pdf)))
    pdf.save(path)
    return path


def lab() -> Array:
    """Return L*a*b* of a whole range."""
    white = Array([samples._decimal(v) for v in (0.9642, 1.0, 0.8249)])
    return Array([Name.Lab, Dictionary(WhitePoint=white, Range=Array([-128, 127, -128, 127]))])


def _flat(pdf: pikepdf.Pdf) -> Dictionary:
    yy, xx = np.mgrid[0:96, 0:96]
    colours = np.stack([xx * 2, yy * 2, 255 - xx * 2], -1).astype(np.uint8)
    spot = Array([Name.Separation, Name.Special, lab(), samples.fade([100, 0, 0], [40, 50, 20])])
    spaces = Dictionary(
        Wide=Array([Name.ICCBased, samples.stream(pdf, profile(b"RGB ", 2.2), N=3)]),
        Light=lab(),
        Known=Array([Name.ICCBased, samples.stream(pdf, samples._fogra39(), N=4)]),
        SpotOfLab=spot,
    )
    table = pikepdf.String(bytes([255, 0, 0, 0, 200, 0, 30, 40, 220, 250, 250, 250]))
    pictures = Dictionary(
        Colours=samples.image(pdf, colours, Name.DeviceRGB),
        Lab=samples.image(pdf, np.stack([60 + xx, yy * 2, 255 - yy * 2], -1), lab()),
        Index=samples.image(
            pdf, ((xx // 24 + yy // 24) % 4)[..., None], Array([Name.Indexed, Name.DeviceRGB, 3, table])
        ),
        Jpx=_packed(pdf, _saved(Image.fromarray(colours), "JPEG2000"), Name.JPXDecode, Name.DeviceRGB, 8),
        Fax=_fax(pdf, (xx // 12 + yy // 12) % 2 == 1),
    )
    return Dictionary(ColorSpace=spaces, XObject=pictures)


def _saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def _packed(
    pdf: pikepdf.Pdf, data: bytes, filter_: Name, space: Any, bits: int, **more: Any
) -> pikepdf.Stream:
    return samples.stream(
        pdf, data, Type=Name.XObject, Subtype=Name.Image, Width=96, Height=96, ColorSpace=space,
        BitsPerComponent=bits, Filter=filter_, **more,
    )  # fmt: skip


def _fax(pdf: pikepdf.Pdf, tones: Any) -> pikepdf.Stream:
    """Return a fax (group 4) in a spot ink, so that its bits have to be known."""
    with Image.open(BytesIO(_saved(Image.fromarray(tones), "TIFF", compression="group4"))) as tiff:
        start, length, white_is_zero = tiff.tag_v2[273][0], tiff.tag_v2[279][0], tiff.tag_v2[262] == 0  # type: ignore[attr-defined]
        data = tiff.fp.getvalue()[start : start + length]  # type: ignore[union-attr]
    parms = Dictionary(K=-1, Columns=96, Rows=96, BlackIs1=white_is_zero)
    space = samples.spot("/Special", [0.2, 0.6, 0, 0])
    return _packed(pdf, data, Name.CCITTFaxDecode, space, 1, DecodeParms=parms)


def _courses(pdf: pikepdf.Pdf) -> Dictionary:
    calculated = samples.stream(
        pdf,
        b"{ 2 copy mul 3 1 roll 1 exch sub exch 0.2 3 1 roll pop 0.1 }",
        FunctionType=4,
        Domain=Array([0, 1, 0, 1]),
        Range=Array([0, 1] * 4),
    )
    free = [(0, 0, 0, (255, 0, 0, 0)), (0, 65535, 0, (0, 255, 0, 0)), (0, 0, 65535, (0, 0, 255, 30))]
    lattice = [(0, 0, 10), (65535, 0, 200), (0, 65535, 255), (65535, 65535, 0)]
    edge = [(0, 0), (0, 1), (0, 2), (0, 3), (1, 3), (2, 3), (3, 3), (3, 2), (3, 1), (3, 0), (2, 0), (1, 0)]
    patch = b"\0" + b"".join(struct.pack(">HH", 21845 * x, 21845 * y) for x, y in edge)
    patch += bytes([255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255, 0, 0, 0, 0, 255])
    return Dictionary(
        Calculated=Dictionary(
            ShadingType=1, ColorSpace=Name.DeviceCMYK, Domain=Array([0, 1, 0, 1]),
            Matrix=Array([80, 0, 0, 80, 10, 10]), Function=calculated,
        ),
        Screen=Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([110, 0, 180, 0]), BBox=Array([100, 10, 190, 90]),
            Function=samples.fade([1, 0, 0], [0, 0.3, 1]),
        ),
        Light=Dictionary(
            ShadingType=3, ColorSpace=lab(), Coords=Array([240, 50, 0, 240, 50, 24]),
            Function=samples.fade([90, 10, 60], [30, -30, -40]),
        ),
        Free=_mesh(
            pdf, b"".join(struct.pack(">BHH", f, x, y) + bytes(c) for f, x, y, c in free), 4, (10, 110), 4,
            BitsPerFlag=8,
        ),
        Lattice=_mesh(
            pdf, b"".join(struct.pack(">HHB", *corner) for corner in lattice), 5, (110, 110), 1,
            VerticesPerRow=2, Function=samples.fade([0.1, 0.9, 0, 0], [0.8, 0, 0.2, 0.3]),
        ),
        Coons=_mesh(pdf, patch, 6, (210, 110), 4, BitsPerFlag=8),
    )  # fmt: skip


def _mesh(
    pdf: pikepdf.Pdf, data: bytes, kind: int, at: tuple[int, int], components: int, **more: Any
) -> pikepdf.Stream:
    x, y = at
    return samples.stream(
        pdf, data, ShadingType=kind, ColorSpace=Name.DeviceCMYK, BitsPerCoordinate=16, BitsPerComponent=8,
        Decode=Array([x, x + 80, y, y + 80, *(0, 1) * components]), **more,
    )  # fmt: skip
