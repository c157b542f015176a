"""Fonts made for tests: a few box-shaped glyphs with CFF outlines."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from brochure.text.faces import Face

_WIDTHS = {
    ".notdef": 500, "space": 250, "H": 700, "x": 600, "A": 650, "uni6B63": 1000, "uni9633": 1000,
}  # fmt: skip
_CHARACTERS = {32: "space", 0xA0: "space", ord("H"): "H", ord("x"): "x", ord("A"): "A"}
_HAN = {0x6B63: "uni6B63", 0x9633: "uni9633"}


def compact_face() -> Face:
    """Return a face with CFF outlines: H, x, A, 正, 阳 and one glyph for two kinds of space."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(list(_WIDTHS))
    builder.setupCharacterMap({**_CHARACTERS, **_HAN})
    shapes = {name: _box(width, name == "space") for name, width in _WIDTHS.items()}
    builder.setupCFF("Boxes", {"FullName": "Boxes"}, shapes, {})
    builder.setupHorizontalMetrics({name: (width, 50) for name, width in _WIDTHS.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    made = BytesIO()
    builder.save(made)
    return Face("Boxes-w400", Path("boxes.otf"), 400, hb.Face(hb.Blob(made.getvalue())), {})


def _box(width: int, empty: bool) -> object:
    pen = T2CharStringPen(width, None)
    if not empty:
        pen.moveTo((50, 0))
        for corner in ((width - 50, 0), (width - 50, 700), (50, 700)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString()
