"""Faults of font programs, and what comes near each; the fonts are made here, of a few square glyphs."""

from __future__ import annotations

import io

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Pdf, String
from planting import BLACK, Case, draws


def _square(pen: T2CharStringPen | TTGlyphPen) -> T2CharStringPen | TTGlyphPen:
    pen.moveTo((0, 0))
    for corner in ((0, 500), (500, 500), (500, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen


def _built(compact: bool) -> bytes:
    """Return a font of two glyphs: one that is shown where there is none, and A."""
    builder = FontBuilder(1000, isTTF=not compact)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    if compact:
        drawn = {name: _square(T2CharStringPen(600, None)).getCharString() for name in (".notdef", "A")}
        builder.setupCFF("Square", {}, drawn, {})
    else:
        builder.setupGlyf({name: _square(TTGlyphPen(None)).glyph() for name in (".notdef", "A")})
    builder.setupHorizontalMetrics({".notdef": (600, 0), "A": (600, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    out = io.BytesIO()
    builder.font.save(out)
    return builder.font.getTableData("CFF ") if compact else out.getvalue()


TRUETYPE, COMPACT = _built(False), _built(True)


def _descriptor(pdf: Pdf, key: str, program: bytes, **said: Name) -> Dictionary:
    held = Dictionary(Type=Name.FontDescriptor, FontName=Name.Square, Flags=32, Ascent=800, Descent=-200)
    held[key] = pdf.make_stream(program, **said)
    return held


def _by_cid(program: bytes):
    """Return what makes a composite font of a compact program, whose codes are glyphs."""

    def make(pdf: Pdf) -> Dictionary:
        below = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name.Square, DW=600,
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=_descriptor(pdf, "/FontFile3", program, Subtype=Name.CIDFontType0C),
        )  # fmt: skip
        return Dictionary(Fx=pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Square, Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]),
        )))  # fmt: skip

    return make


def _by_byte(subtype: Name, key: str, program: bytes, width: int = 600):
    def make(pdf: Pdf) -> Dictionary:
        return Dictionary(Fx=pdf.make_indirect(Dictionary(
            Type=Name.Font, Subtype=subtype, BaseFont=Name.Square, FirstChar=65, LastChar=66,
            Widths=Array([width, width]), Encoding=Name.WinAnsiEncoding,
            FontDescriptor=_descriptor(pdf, key, program),
        )))  # fmt: skip

    return make


def _by_state(pdf: Pdf) -> Dictionary:
    helvetica = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    return Dictionary(Gx=Dictionary(Font=Array([helvetica, 20])))


def _shows(code: bytes, font: object):
    return draws(BLACK + b"BT /Fx 20 Tf 100 400 Td " + code + b" Tj ET", Font=font)


TRUE, ONE = Name.TrueType, Name.Type1
FONT_CASES = (
    Case("X5-program", _shows(b"<0001>", _by_cid(COMPACT[: len(COMPACT) // 2])), _shows(b"<0001>", _by_cid(COMPACT))),
    Case("X5-program", _shows(b"<0002>", _by_cid(COMPACT)), _shows(b"<0000>", _by_cid(COMPACT))),
    Case("X5-program", _shows(b"(A)", _by_byte(TRUE, "/FontFile2", TRUETYPE[:-90])), _shows(b"(A)", _by_byte(TRUE, "/FontFile2", TRUETYPE))),
    Case("X5-program", _shows(b"(AB)", _by_byte(TRUE, "/FontFile2", TRUETYPE)), _shows(b"(A A)", _by_byte(TRUE, "/FontFile2", TRUETYPE))),
    Case("X5-program", _shows(b"(A)", _by_byte(TRUE, "/FontFile2", TRUETYPE, 640)), _shows(b"(A)", _by_byte(TRUE, "/FontFile2", TRUETYPE, 601))),
    Case("X5-program", _shows(b"(A)", _by_byte(ONE, "/FontFile", b"%!PS-AdobeFont-1.0: Square")), _shows(b"(A)", _by_byte(ONE, "/FontFile", b"%!PS-AdobeFont-1.0: Square\ncurrentfile eexec "))),
    Case("X5-embedded", draws(BLACK + b"/Gx gs BT 100 400 Td (A) Tj ET", ExtGState=_by_state), draws(BLACK + b"/Gx gs 100 400 50 50 re f", ExtGState=Dictionary(Gx=Dictionary(LW=1)))),
)  # fmt: skip
