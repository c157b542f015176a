"""Faults in corners of the format that few programs write, and what comes near each."""

from __future__ import annotations

import io
import itertools

from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image
from planting import (
    BLACK,
    KNOCK,
    MATRIX,
    MM,
    Case,
    blank,
    both,
    code_picture,
    draws,
    info_key,
    page_key,
    picture,
    resources,
)

SQUARE = b"100 400 50 50 re f"
WIDE = Array([0, 0, 600, 800])


def _function(*end: float) -> Dictionary:
    return Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * len(end)), C1=Array(list(end)), N=1
    )


def _icc(pdf: Pdf) -> Array:
    return Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])


def _outlined(mode: int) -> Dictionary:
    """Return a plant of a letter of 30 pt with a stroke of 0.1 pt, in text rendering mode ``mode``."""

    def plant(pdf: Pdf) -> None:
        from planting import letter

        page = blank(pdf)
        label, code = letter(pdf)
        shown = b"BT /%s 30 Tf 100 400 Td <%04X> Tj ET" % (label.encode(), code)
        page.Contents = pdf.make_stream(BLACK + b"%d Tr .1 w " % mode + shown)

    return plant


def _tile(content: bytes):
    def make(pdf: Pdf) -> Dictionary:
        return Dictionary(Px=pdf.make_stream(
            content, PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 10, 10]), XStep=10, YStep=10,
            Resources=resources(pdf),
        ))  # fmt: skip

    return make


def _drawn_font(side: int):
    """Return what makes a Type 3 font in tenths, whose one glyph is a square of ``side`` units."""

    def make(pdf: Pdf) -> Dictionary:
        box = Array([0, 0, side, side])
        glyph = pdf.make_stream(b"%d 0 0 0 %d %d d1 0 0 %d %d re f" % ((side,) * 5))
        return Dictionary(Fx=Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=box, FontMatrix=Array([0.1, 0, 0, 0.1, 0, 0]),
            CharProcs=Dictionary(a=glyph), FirstChar=97, LastChar=97, Widths=Array([side]),
            Encoding=Dictionary(Differences=Array([97, Name.a])),
        ))  # fmt: skip

    return make


def _packed(mode: str):
    """Return what makes a JPEG 2000 picture that leaves its colours to its own header."""

    def make(pdf: Pdf) -> Dictionary:
        out = io.BytesIO()
        Image.new(mode, (100, 100), "white").save(out, "JPEG2000")
        return Dictionary(Im=pdf.make_stream(
            out.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100, Filter=Name.JPXDecode
        ))  # fmt: skip

    return make


def _fax(pdf: Pdf) -> Dictionary:
    """Return a fax picture of 100 x 100 white dots that does not say how many bits its dots have."""
    return Dictionary(Im=pdf.make_stream(
        b"\xff" * 13 + b"\x00\x10\x01", Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100,
        ColorSpace=Name.DeviceGray, Filter=Name.CCITTFaxDecode,
        DecodeParms=Dictionary(K=-1, Columns=100, Rows=100, BlackIs1=False),
    ))  # fmt: skip


def _inks(process: Name):
    def make(pdf: Pdf) -> Dictionary:
        calculated = pdf.make_stream(
            b"{0 0}", FunctionType=4, Domain=Array([0, 1, 0, 1]), Range=Array([0, 1] * 4)
        )
        said = Dictionary(Subtype=Name.NChannel, Process=Dictionary(ColorSpace=process))
        inks = Array([Name.Cyan, Name.Magenta])
        return Dictionary(Cx=Array([Name.DeviceN, inks, Name.DeviceCMYK, calculated, said]))

    return make


def _black_twice(end: float) -> Dictionary:
    """Return a spot that is no spot, Varnish, shown by two functions of which one ends at ``end``."""
    one, other = (
        Array([Name.Separation, Name.Varnish, Name.DeviceCMYK, _function(0, 0, 0, k)]) for k in (0.5, end)
    )
    return Dictionary(Cx=one, Cy=other)


def _group(**said: Name):
    def make(pdf: Pdf) -> Dictionary:
        return Dictionary(Fm=pdf.make_stream(
            BLACK + SQUARE, Type=Name.XObject, Subtype=Name.Form, BBox=WIDE, Resources=resources(pdf),
            Group=Dictionary(S=Name.Transparency, **said),
        ))  # fmt: skip

    return make


def _halftone(**curve: Name) -> Dictionary:
    screen = Dictionary(HalftoneType=1, Frequency=60, Angle=45, SpotFunction=Name.Round, **curve)
    return Dictionary(Gx=Dictionary(HT=Dictionary(HalftoneType=5, Default=screen)))


def _table(kind: bytes):
    """Return a plant that changes the type of the profile's table A2B0."""

    def plant(pdf: Pdf) -> None:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        data = stream.read_bytes()
        at = data.index(b"A2B0")
        start = int.from_bytes(data[at + 4 : at + 8], "big")
        stream.write(data[:start] + kind + data[start + 4 :])

    return plant


def _layer(switched: bool, **membership: object):
    """Return what makes a layer /L that is off on the screen; ``switched`` turns it on where it is printed."""

    def make(pdf: Pdf) -> Dictionary:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("over")))
        layer.Usage = Dictionary(Print=Dictionary(PrintState=Name.ON))
        wish = Dictionary(
            Event=Name.Print, Category=Array([Name.Print]), OCGs=Array([layer] if switched else [])
        )
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), AS=Array([wish]))
        )
        return Dictionary(L=layer)

    return make


def _either_of(logic: Name):
    """Return what makes /L: content that is there where a layer that is off is seen, or (Not) is not seen."""

    def make(pdf: Pdf) -> Dictionary:
        layer = _layer(False)(pdf).L
        return Dictionary(L=pdf.make_indirect(Dictionary(Type=Name.OCMD, VE=Array([logic, layer]))))

    return make


def _larger_sheet(pdf: Pdf) -> None:
    for page in pdf.pages:
        left, bottom, right, top = (float(v) for v in page.MediaBox)
        page.obj.MediaBox = Array([left - 60, bottom - 60, right + 60, top + 60])


def _index(second: bytes) -> Dictionary:
    return Dictionary(I=Array([Name.Indexed, Name.DeviceCMYK, 1, String(b"\0\0\0\0" + second)]))


def _packet(change, encoding: str = "utf-8"):
    """Return a plant that changes the words of the XMP packet, and how they are encoded."""

    def plant(pdf: Pdf) -> None:
        said = pdf.Root.Metadata.read_bytes().decode().replace("\ufeff", "")
        pdf.Root.Metadata.write(change(said).encode(encoding))

    return plant


def _octagons(ink: bytes) -> bytes:
    """Return a code of 1 mm modules whose modules are octagons that touch, in one path."""
    side, count = 1.0 * MM, len(MATRIX)
    corners = ((1, 0), (9, 0), (10, 1), (10, 9), (9, 10), (1, 10), (0, 9), (0, 1))
    parts = []
    for y, x in itertools.product(range(count), range(count)):
        if MATRIX[y][x]:
            left, bottom = 100 + x * side, 400 + (count - 1 - y) * side
            points = [b"%.3f %.3f" % (left + a / 10 * side, bottom + b / 10 * side) for a, b in corners]
            parts.append(points[0] + b" m " + b" l ".join(points[1:]) + b" l h")
    return KNOCK + ink + b" " + b" ".join(parts) + b" f"


def _off_page(**said: object) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, F=4, Rect=Array([-50, -50, -20, -20]), **said)


def _unused(kind: Name):
    """Return what makes a form that no page draws, with a font of a kind that has its program or not."""

    def make(pdf: Pdf) -> Dictionary:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=kind, BaseFont=Name.Helvetica))
        held = Dictionary(Font=Dictionary(H=font))
        return Dictionary(
            Fm=pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=WIDE, Resources=held)
        )

    return make


def _many(count: int, key: str = "/PZ"):
    def plant(pdf: Pdf) -> None:
        while len(pdf.pages) < count:
            blank(pdf).Contents = pdf.make_stream(BLACK + SQUARE)
        pdf.trailer.Info[key] = String("tri-z-a4")

    return plant


def _inverted(ground: bytes) -> bytes:
    """Return a code of white modules on a ground."""
    side, count = 0.6 * MM, len(MATRIX)
    cells = itertools.product(range(count), range(count))
    parts = [
        b"%.3f %.3f %.3f %.3f re" % (100 + x * side, 400 + (count - 1 - y) * side, side, side)
        for y, x in cells
        if MATRIX[y][x]
    ]
    return KNOCK + ground + b" 60 360 140 140 re f 0 0 0 0 k " + b" ".join(parts) + b" f"


def _said(content: bytes, size: float, colour: bytes, **held: object):
    """Return a plant of a letter of ``size`` points in ``colour`` on what ``content`` draws."""

    def plant(pdf: Pdf) -> None:
        from planting import letter

        draws(content, **held)(pdf)
        page = pdf.pages[-1].obj
        label, code = letter(pdf)
        shown = b" q %s BT /%s %g Tf 110 410 Td <%04X> Tj ET Q" % (colour, label.encode(), size, code)
        page.Contents = pdf.make_stream(KNOCK + content + shown)

    return plant


def _gradient(*end: float):
    def make(pdf: Pdf) -> Dictionary:
        start = Array([0.9, 0.5, 0.5, 0.5])
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=start, C1=Array(list(end)), N=1)
        return Dictionary(Sx=Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([60, 0, 115, 0]), Function=function,
            Extend=Array([True, True]),
        ))  # fmt: skip

    return make


DEEP, LIGHT, WHITE = b".9 .5 .5 .5 k ", b".3 .05 .1 0 k ", b"0 0 0 0 k"
GROUND = b"60 380 120 80 re f"
DARK_PIXELS, LIGHT_PIXELS = (bytes((v, v // 2, v // 2, v // 2)) * 160_000 for v in (230, 40))
SHADED = b"q 60 380 120 80 re W n /Sx sh Q"
PLACED = b"q 100 0 0 100 60 380 cm /Im Do Q"
HIDDEN = KNOCK + b"0 0 0 1 k 200 400 50 50 re f /OC /L BDC 1 0 0 rg " + SQUARE + b" EMC"
CODE_SIDE = len(MATRIX) + 8
CODE = picture(CODE_SIDE * 40, 1, pixels=code_picture())
TILED = b"/Pattern cs /Px scn " + SQUARE
CORNER_CASES = (
    Case("G5-hairline", _outlined(1), _outlined(2)),
    Case("G2-paths", draws(TILED, Pattern=_tile(b"/Over gs 0 0 0 0 k 0 0 9 9 re f")), draws(b"/Over gs " + TILED, Pattern=_tile(b"0 0 0 0 k 0 0 9 9 re f"))),
    Case("C3-size", draws(BLACK + b"BT /Fx 1 Tf 100 400 Td (a) Tj ET", Font=_drawn_font(50)), draws(BLACK + b"BT /Fx 1 Tf 100 400 Td (a) Tj ET", Font=_drawn_font(80))),
    Case("G8-colour", draws(b"30 0 0 30 100 400 cm /Im Do", XObject=_packed("RGB")), draws(b"30 0 0 30 100 400 cm /Im Do", XObject=_packed("L"))),
    Case("G8-colour", draws(BLACK + SQUARE, ColorSpace=lambda pdf: Dictionary(DefaultCMYK=_icc(pdf))), draws(BLACK + SQUARE, ColorSpace=lambda pdf: Dictionary(Other=_icc(pdf)))),
    Case("G8-colour", draws(KNOCK + b"/Cx cs .5 .5 sc " + SQUARE, ColorSpace=_inks(Name.DeviceRGB)), draws(KNOCK + b"/Cx cs .5 .5 sc " + SQUARE, ColorSpace=_inks(Name.DeviceCMYK))),
    Case("G8-colour", draws(HIDDEN, Properties=_layer(True)), draws(HIDDEN, Properties=_layer(False))),
    Case("G8-colour", draws(HIDDEN, Properties=_either_of(Name.Not)), draws(HIDDEN, Properties=_either_of(Name.Or))),
    Case("G8-group", draws(b"/Fm Do", XObject=_group(CS=Name.DeviceRGB)), draws(b"/Fm Do", XObject=_group())),
    Case("G9-bitmap", draws(b"9.5 0 0 9.5 100 400 cm /Im Do", XObject=_fax), draws(b"8.9 0 0 8.9 100 400 cm /Im Do", XObject=_fax)),
    Case("G6-same", draws(BLACK + SQUARE, ColorSpace=_black_twice(0.6)), draws(BLACK + SQUARE, ColorSpace=_black_twice(0.5))),
    Case("X6-transfer", draws(BLACK + SQUARE, ExtGState=_halftone(TransferFunction=Name.Default)), draws(BLACK + SQUARE, ExtGState=_halftone(TransferFunction=Name.Identity))),
    Case("X4-icc", _table(b"XXXX"), _table(b"mft2")),
    Case("G1-crop", page_key("/CropBox", Array([-50, -50, 700, 900])), lambda pdf: page_key("/CropBox", Array([*list(pdf.pages[0].obj.MediaBox)[2:], 0, 0]))(pdf)),
    Case("F1-content", draws(BLACK + SQUARE + b" BX EX 1 later"), draws(BLACK + SQUARE + b" BX 1 later EX")),
    Case("X2-key", info_key("/GTS_PDFXVersion", String("PDF/X-1:2001")), info_key("/GTS_PDFXVersion", String("PDF/X-1a:2003")), "print-x1a"),
    Case("X3-agree", info_key("/ModDate", String("D:20260131080000Z")), lambda pdf: info_key("/ModDate", String(_eight_hours_east(str(pdf.docinfo["/ModDate"]))))(pdf)),
    Case("L1-grey", _said(LIGHT + GROUND, 20, WHITE), _said(DEEP + GROUND, 12, WHITE)),
    Case("L1-grey", _said(b"", 17, b".45 .06 .32 0 k"), _said(b"", 20, b"0 .88 .92 .1 k")),
    # Black over deep: what lies below shows through, and is no lighter for that.
    Case("L1-grey", _said(DEEP + GROUND, 20, b"/Over gs 0 0 0 1 k"), _said(DEEP + GROUND + b" .1 0 .1 0 k 100 400 40 40 re f", 20, b"/Over gs 0 0 0 1 k")),
    Case("L1-grey", _said(SHADED, 20, WHITE, Shading=_gradient(0.1, 0, 0, 0)), _said(SHADED, 20, WHITE, Shading=_gradient(0.9, 0.4, 0.4, 0.3))),
    Case("L1-grey", _said(PLACED, 20, WHITE, XObject=picture(400, space=Name.DeviceCMYK, pixels=LIGHT_PIXELS)), _said(PLACED, 20, WHITE, XObject=picture(400, space=Name.DeviceCMYK, pixels=DARK_PIXELS))),
    # Stripes make a ground together.
    Case("L1-grey", _said(LIGHT + b" ".join(b"%g 380 2.5 80 re" % (60 + 2.5 * i) for i in range(40)) + b" f", 20, WHITE), _said(DEEP + b" ".join(b"%g 380 2.5 80 re" % (60 + 2.5 * i) for i in range(40)) + b" f", 20, b".1 0 .1 0 k")),
    # A space may be called as inline pictures abbreviate another one.
    Case("G7-solid", draws(KNOCK + b"/I cs 1 sc 100 400 5 5 re f", ColorSpace=_index(b"\xff\xff\xff\x80")), draws(KNOCK + b"/I cs 1 sc 100 400 5 5 re f", ColorSpace=_index(b"\xff\xff\xff\0"))),
    Case("G2-paths", draws(b"/Over gs /I cs 0 sc " + SQUARE, ColorSpace=_index(b"\0\0\0\xff")), draws(b"/Over gs /I cs 1 sc " + SQUARE, ColorSpace=_index(b"\0\0\0\xff"))),
    Case("X3-agree", _packet(lambda said: said.replace('x-default">', 'x-default">Not ', 1)), _packet(lambda said: said.replace("</rdf:li></rdf:Alt>", '</rdf:li><rdf:li xml:lang="zh">园</rdf:li></rdf:Alt>', 1))),
    Case("X3-agree", _packet(lambda said: "<!DOCTYPE x>" + said, "utf-16"), _packet(lambda said: said, "utf-16"), also=frozenset({"X2-key", "X2-history"})),
    Case("C4-pages", _many(7), _many(6, "/Folding")),
    Case("Q1-black", draws(_octagons(b".9 .4 0 .3 k")), draws(_octagons(b"0 0 0 1 k"))),
    Case("X6-actions", both(_larger_sheet, page_key("/Annots", Array([_off_page(A=Dictionary(S=Name.URI, URI=String("http://example.org")))]))), both(_larger_sheet, page_key("/Annots", Array([_off_page(Border=Array([0, 0, 0]))])))),
    Case("X6-actions", both(_larger_sheet, page_key("/Annots", Array([_off_page(AA=Dictionary(E=Dictionary(S=Name.Named, N=Name.NextPage)))]))), both(_larger_sheet, page_key("/Annots", Array([_off_page(H=Name.N)])))),
    Case("X3-trapped", info_key("/Trapped", String("False")), info_key("/Trapped", Name("/False"))),
    Case("X3-trapped", info_key("/Trapped", None), info_key("/Trapped", Name("/False")), "print-x1a"),
    Case("X5-embedded", draws(BLACK + SQUARE, XObject=_unused(Name.Type1)), draws(BLACK + SQUARE, XObject=_unused(Name.Type3))),
    Case("C1-marks", both(draws(BLACK + SQUARE + b" .6 w -40 200 m 0 200 l S"), _larger_sheet), both(draws(BLACK + SQUARE + b" .6 w -40 200 m -3 200 l S"), _larger_sheet)),
    Case("Q1-black", draws(_inverted(b"0 0 0 1 k")), draws(_inverted(b"0 0 0 0 k")), also=frozenset({"Q1-quiet"})),
    Case("Q1-module", draws(b"%f 0 0 %f 100 400 cm /Im Do" % ((CODE_SIDE * 0.35 * MM,) * 2), XObject=CODE), draws(b"%f 0 0 %f 100 400 cm 0 0 0 0 k 0 0 1 1 re f" % ((CODE_SIDE * 0.35 * MM,) * 2)), also=frozenset({"Q1-vector"})),
)  # fmt: skip


def _eight_hours_east(said: str) -> str:
    """Return the same moment as a clock eight hours ahead of Greenwich shows it."""
    from datetime import datetime, timedelta

    moment = datetime.strptime(said[2:16], "%Y%m%d%H%M%S") + timedelta(hours=8)
    return moment.strftime("D:%Y%m%d%H%M%S+08'00'")
