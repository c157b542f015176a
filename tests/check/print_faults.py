"""Faults of print files, one for each rule, and what comes near each."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Pdf, String
from planting import (
    BLACK,
    EDGE,
    KNOCK,
    MATRIX,
    MM,
    Case,
    blank,
    both,
    code,
    code_picture,
    draws,
    in_bytes,
    in_xmp,
    info_key,
    letter,
    page_key,
    picture,
    resources,
    root_key,
    type_of,
)

SHEET = (612.283, 824.882)
RIGHT, TOP = SHEET[0] - EDGE, SHEET[1] - EDGE


def _larger_sheet(pdf: Pdf) -> None:
    for page in pdf.pages:
        left, bottom, right, top = (float(v) for v in page.MediaBox)
        page.obj.MediaBox = Array([left - 60, bottom - 60, right + 60, top + 60])


def _link(rect: list[float]) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, F=4, Rect=Array(rect))


def _stream(**entries: object):
    return lambda pdf: Dictionary(Fm=pdf.make_stream(b"", **entries))


FORM = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 9, 9])}


def _state(**entries: object) -> Dictionary:
    return Dictionary(Gx=Dictionary(Type=Name.ExtGState, **entries))


def _curve(pdf: Pdf) -> Dictionary:
    made = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([1]), N=1)
    return _state(TR=pdf.make_indirect(made))


def _masked(colour: bytes):
    def make(pdf: Pdf) -> Dictionary:
        group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
        form = pdf.make_stream(
            colour + SQUARE, Resources=Dictionary(), **{**FORM, "BBox": Array([0, 0, 600, 800])}, Group=group
        )
        return _state(SMask=Dictionary(S=Name.Luminosity, G=form))

    return make


def _spot(name: str) -> Dictionary:
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 0, 0]), N=1
    )
    return Dictionary(Cx=Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, function]))


def _font(**entries: object) -> Dictionary:
    return Dictionary(Fx=Dictionary(Type=Name.Font, **entries))


def _second_intent(kind: Name):
    def plant(pdf: Pdf) -> None:
        first = pdf.Root.OutputIntents[0]
        more = Dictionary({k: v for k, v in first.items()})
        more.S = kind
        pdf.Root.OutputIntents.append(pdf.make_indirect(more))

    return plant


def _intent(**entries: object):
    def plant(pdf: Pdf) -> None:
        intent = pdf.Root.OutputIntents[0]
        for key, value in entries.items():
            if value is None:
                del intent[f"/{key}"]
            else:
                intent[f"/{key}"] = value

    return plant


def _icc(at: int, byte: bytes):
    def plant(pdf: Pdf) -> None:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        data = stream.read_bytes()
        stream.write(data[:at] + byte + data[at + len(byte) :])

    return plant


def _tag(name: bytes, other: bytes):
    def plant(pdf: Pdf) -> None:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        stream.write(stream.read_bytes().replace(name, other, 1))

    return plant


def _cut_off(size: int):
    def plant(pdf: Pdf) -> None:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        stream.write(stream.read_bytes()[:size])

    return plant


def _channels(count: int):
    def plant(pdf: Pdf) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile.N = count

    return plant


def _font_shown(pdf: Pdf) -> Dictionary:
    page = blank(pdf)
    label, code_ = letter(pdf)
    page.Contents = pdf.make_stream(BLACK + b"BT /%s 20 Tf 100 400 Td <%04X> Tj ET" % (label.encode(), code_))
    return pdf.pages[0].obj.Resources.Font["/" + label].DescendantFonts[0]


def _widths(more: int):
    """Return a plant that makes all widths in a font's dictionary larger by some thousandths."""

    def plant(pdf: Pdf) -> None:
        holder = _font_shown(pdf)
        holder.W = Array(
            [Array([w + more for w in part]) if isinstance(part, Array) else part for part in holder.W]
        )

    return plant


def _program(start: bytes):
    def plant(pdf: Pdf) -> None:
        stream = _font_shown(pdf).FontDescriptor.FontFile2
        data = stream.read_bytes()
        stream.write(start + data[len(start) :])

    return plant


def _pages(count: int, content: bytes = BLACK + b"100 400 50 50 re f"):
    def plant(pdf: Pdf) -> None:
        while len(pdf.pages) < count:
            blank(pdf).Contents = pdf.make_stream(content)

    return plant


def _trim_smaller(by: float):
    def plant(pdf: Pdf) -> None:
        _pages(4)(pdf)
        box = [float(v) for v in pdf.pages[3].obj.TrimBox]
        pdf.pages[3].obj.TrimBox = Array([box[0], box[1], box[2] - by, box[3]])

    return plant


def _encrypted(pdf: Pdf):
    import io

    import pikepdf

    def change(data: bytes) -> bytes:
        out = io.BytesIO()
        with Pdf.open(io.BytesIO(data)) as again:
            how = pikepdf.Encryption(owner="x", user="", R=4, aes=False, metadata=False)
            again.save(out, encryption=how, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        return out.getvalue()

    return change


def _type3(pdf: Pdf) -> Dictionary:
    glyph = pdf.make_stream(b"500 0 0 0 400 400 d1 0 0 400 400 re f")
    return _font(
        Subtype=Name.Type3, FontBBox=Array([0, 0, 500, 500]), FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=glyph), FirstChar=97, LastChar=97, Widths=Array([500]),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
    )  # fmt: skip


SQUARE = b"100 400 50 50 re f"
TR = frozenset({"X1-version"})
PRINT_CASES = (
    Case("F1-whole", in_bytes(b"startxref\n", b"startxref\n9"), lambda pdf: lambda data: data + b"\n\n"),
    Case("F1-content", draws(BLACK + SQUARE + b" 3 nonsense"), draws(BLACK + SQUARE + b" % 3 nonsense")),
    Case("F1-limits", draws(b"/Fm Do", XObject=lambda pdf: _nest(pdf, 40)), draws(b"/Fm Do", XObject=lambda pdf: _nest(pdf, 8))),
    Case("X1-version", in_bytes(b"%PDF-1.6", b"%PDF-1.7"), in_bytes(b"%PDF-1.6", b"%PDF-1.5")),
    Case("X2-key", in_xmp(b">PDF/X-4<", b">PDF/X-3<"), in_xmp(b">PDF/X-4<", b">PDF/X-4p<")),
    Case("X2-conformance", info_key("/GTS_PDFXConformance", String("PDF/X-1a:2001")), info_key("/GTS_PDFXNote", String("none")), "print-x1a"),
    Case("X2-history", in_xmp(b"xmpMM:VersionID", b"xmpMM:Nothing"), in_xmp(b"<xmpMM:VersionID>1<", b"<xmpMM:VersionID>2<")),
    Case("X3-entries", both(info_key("/ModDate", None), in_xmp(b"xmp:ModifyDate", b"xmp:Nothing")), info_key("/ModDate", None)),
    Case("X3-trapped", both(info_key("/Trapped", Name.Unknown), in_xmp(b">False<", b">Unknown<")), both(info_key("/Trapped", Name("/True")), in_xmp(b"Trapped>False<", b"Trapped>True<"))),
    Case("X3-id", in_bytes(b"/ID [", b"/IX ["), in_bytes(b"/ID [", b"/ID  [")),
    Case("X3-agree", info_key("/Title", String("Another park")), in_xmp(b"<dc:title>", b"<dc:title >")),
    Case("X4-intent", _second_intent(Name.GTS_PDFX), _second_intent(Name.GTS_PDFA1)),
    Case("X4-condition", _intent(OutputConditionIdentifier=String("Ours"), DestOutputProfile=None), _intent(OutputConditionIdentifier=String("FOGRA51"), DestOutputProfile=None), "print-x1a"),
    Case("X4-profile", _icc(12, b"mntr"), _icc(9, b"\x40")),
    Case("X5-embedded", draws(BLACK + SQUARE, Font=_font(Subtype=Name.Type1, BaseFont=Name.Helvetica)), draws(BLACK + b"BT /Fx 20 Tf 100 400 Td (a) Tj ET", Font=_type3)),
    Case("X5-program", _widths(40), _widths(1)),
    Case("X5-program", _program(b"OTTX"), _program(b"")),
    Case("X4-icc", _tag(b"A2B0", b"A2B7"), _icc(24, b"\x07\xe0")),
    Case("X4-icc", _channels(3), _channels(4), also=frozenset({"X4-profile"})),
    Case("X4-icc", _cut_off(5000), _cut_off(1_053_552)),
    Case("X5-resources", draws(b"/Nowhere Do " + BLACK + SQUARE), draws(b"/Here Do " + BLACK + SQUARE, XObject=lambda pdf: Dictionary(Here=pdf.make_stream(b"", **FORM)))),
    Case("X6-encryption", _encrypted, info_key("/Encrypt", String("no"))),
    Case("X6-actions", root_key("/Names", Dictionary(JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("1"))])))), lambda pdf: root_key("/OpenAction", Array([pdf.pages[0].obj, Name.Fit]))(pdf)),
    Case("X6-postscript", draws(BLACK + SQUARE + b" /Fm Do", XObject=_stream(Type=Name.XObject, Subtype=Name.PS)), draws(BLACK + SQUARE + b" /Fm Do", XObject=_stream(**FORM))),
    Case("X6-opi", draws(BLACK + SQUARE + b" /Fm Do", XObject=_stream(OPI=Dictionary(), **FORM)), draws(BLACK + SQUARE + b" /Fm Do", XObject=_stream(PieceInfo=Dictionary(), **FORM))),
    Case("X6-transfer", draws(BLACK + SQUARE, ExtGState=_curve), draws(BLACK + SQUARE, ExtGState=_state(TR2=Name.Default))),
    Case("X6-files", root_key("/Names", Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))), root_key("/Names", Dictionary(Dests=Dictionary(Names=Array([]))))),
    Case("X7-colour", draws(b"1 0 0 rg " + SQUARE), draws(KNOCK + b"0.5 g " + SQUARE), "print-x1a"),
    Case("X7-transparency", draws(BLACK + SQUARE, ExtGState=_state(ca=0.5)), draws(BLACK + SQUARE, ExtGState=_state(ca=1, BM=Name.Normal, SMask=Name("/None"))), "print-x1a"),
    Case("X7-layers", root_key("/OCProperties", Dictionary(OCGs=Array([]), D=Dictionary())), draws(b"/Span << /X 1 >> BDC " + BLACK + SQUARE + b" EMC"), "print-x1a"),
    Case("X7-packing", root_key("/PieceInfo", lambda pdf: Dictionary(A=pdf.make_stream(b"\x80\x00", Filter=Name.LZWDecode))), root_key("/PieceInfo", lambda pdf: Dictionary(A=pdf.make_stream(b"00>", Filter=Name.ASCIIHexDecode)))),
    Case("X7-container", in_bytes(b"%%EOF", b"9 0 obj << /Type /ObjStm >> endobj\n%%EOF"), in_bytes(b"%%EOF", b"%% /Type ObjStm\n%%EOF"), "print-x1a"),
    Case("X8-trim", page_key("/TrimBox", None), lambda pdf: both(page_key("/ArtBox", pdf.pages[0].obj.TrimBox), page_key("/TrimBox", None))(pdf), also=frozenset({"G1-size"})),
    Case("X8-nesting", page_key("/BleedBox", Array([-9, -9, 620, 833])), both(_larger_sheet, page_key("/BleedBox", Array([-9, -9, 620, 833])))),
    Case("X8-annotations", page_key("/Annots", Array([_link([100, 100, 200, 200])])), both(_larger_sheet, page_key("/Annots", Array([_link([-50, -50, -10, -10])])))),
    Case("G1-unit", page_key("/UserUnit", 1.0), page_key("/PZ", 1.0)),
    Case("G1-crop", page_key("/CropBox", Array([9, 9, 600, 800])), lambda pdf: page_key("/CropBox", pdf.pages[0].obj.MediaBox)(pdf)),
    Case("G1-size", _trim_smaller(3), _trim_smaller(0.1)),
    Case("G1-rotate", page_key("/Rotate", 90), page_key("/Rotate", 360)),
    Case("G1-empty", draws(b"q Q"), draws(BLACK + SQUARE)),
    Case("C4-pages", _pages(6), _pages(8)),
    Case("G2-type", type_of(20, b"0 0 0 0 k /Over gs"), type_of(20, b"0 0 0 0 k /Knock gs")),
    Case("G2-paths", draws(b"0 0 0 0 k /Over gs " + SQUARE), draws(b"0 0 0 0 k /Knock gs " + SQUARE)),
    Case("G3-type", type_of(11, b"0 0 0 1 k /Knock gs"), type_of(12, b"0 0 0 1 k /Knock gs")),
    Case("G3-lines", draws(b"0 0 0 1 K /Knock gs 1.9 w 100 400 m 200 400 l S"), draws(b"0 0 0 1 K /Knock gs 2 w 100 400 m 200 400 l S")),
    Case("G3-gray", type_of(11, b"0 g /Over gs"), type_of(11, b"0.3 g /Over gs")),
    Case("G4-rich", type_of(20, b".7 .6 .6 .95 k /Knock gs"), type_of(20, b".6 .6 .6 .95 k /Knock gs")),
    Case("C3-black", type_of(13, b".3 0 0 .8 k /Knock gs"), type_of(14, b".3 0 0 .8 k /Knock gs")),
    Case("C3-size", type_of(5.9, BLACK), type_of(6, BLACK)),
    Case("G5-type", type_of(7.9, b"0 0 0 0 k /Knock gs"), type_of(8, b"0 0 0 0 k /Knock gs")),
    Case("G5-hairline", draws(BLACK + b".2 w 100 400 m 200 400 l S"), draws(BLACK + b".57 w 100 400 m 200 400 l S")),
    Case("G5-inks", draws(KNOCK + b".5 .5 0 0 K .4 w 100 400 m 200 400 l S"), draws(KNOCK + b".5 .05 0 0 K .57 w 100 400 m 200 400 l S"), also=frozenset({"C3-line"})),
    Case("C3-line", draws(BLACK + b".3 w 100 400 m 200 400 l S"), draws(BLACK + b"2 0 0 2 0 0 cm .29 w 50 200 m 100 200 l S")),
    # A clip hides the sliver at the path's end, as a sheet hides what a page bleeds over its fold.
    Case("C3-line", draws(BLACK + b"100 400 .4 50 re 110 400 9 50 re f"), draws(BLACK + b"105 390 30 90 re W n 100 400 .4 50 re 110 400 9 50 re f")),
    Case("C3-tint", draws(KNOCK + b".01 0 0 0 k " + SQUARE), draws(KNOCK + b".08 0 0 0 k " + SQUARE)),
    Case("G6-spots", draws(KNOCK + b"/Cx cs 1 scn " + SQUARE, ColorSpace=_spot("Gold")), draws(KNOCK + b"/Cx cs 1 scn " + SQUARE, ColorSpace=_spot("Magenta"))),
    Case("G6-all", draws(KNOCK + b"/Cx cs 1 scn " + SQUARE, ColorSpace=_spot("All")), both(draws(KNOCK + b"/Cx cs 1 scn -40 -40 20 20 re f " + BLACK + SQUARE, ColorSpace=_spot("All")), _larger_sheet)),
    Case("G7-solid", draws(KNOCK + b"1 1 1 .5 k 100 400 5 5 re f"), draws(KNOCK + b"1 1 1 0 k 100 400 5 5 re f")),
    Case("G7-ink", draws(KNOCK + b"1 1 1 0 k 100 400 60 60 re f " + BLACK + b"100 400 60 60 re f"), draws(KNOCK + b"1 1 .95 0 k 100 400 60 60 re f " + BLACK + b"100 400 60 .6 re f")),
    Case("G8-colour", draws(KNOCK + b"1 0 0 rg " + SQUARE), draws(KNOCK + b"0 1 1 0 k " + SQUARE)),
    Case("G8-colour", draws(b"/Gx gs " + BLACK + SQUARE, ExtGState=_masked(b"1 0 0 rg ")), draws(b"/Gx gs " + BLACK + SQUARE, ExtGState=_masked(b".5 g "))),
    Case("G8-group", page_key("/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)), page_key("/Group", None)),
    Case("G9-photograph", draws(b"100 0 0 100 100 400 cm /Im Do", XObject=picture(100, space=Name.DeviceCMYK)), draws(b"30 0 0 30 100 400 cm /Im Do", XObject=picture(100, space=Name.DeviceCMYK))),
    Case("G9-bitmap", draws(b"20 0 0 20 100 400 cm /Im Do", XObject=picture(100, 1)), draws(b"8 0 0 8 100 400 cm /Im Do", XObject=picture(100, 1))),
    Case("C1-bleed", draws(KNOCK + b"0 1 1 0 k %f 100 100 100 re f" % EDGE), draws(KNOCK + b"0 1 1 0 k 0 100 100 100 re f")),
    # A broad line that ends at the trim, and a thin one that turns back within the bleed.
    Case("C1-bleed", draws(KNOCK + b"0 1 1 0 K 3 w 20 100 m 2 110 2 140 20 150 c S"), draws(KNOCK + b"0 1 1 0 K 1 w 20 100 m 2 110 2 140 20 150 c S")),
    # A comb: the last tooth ends within a gap of the bleed's edge, or half-way to it.
    Case("C1-bleed",
         draws(KNOCK + b"0 1 1 0 k %f 100 9 80 re %f 100 %f 80 re f" % (EDGE + 0.1, EDGE / 2, EDGE / 2 - 0.2)),
         draws(KNOCK + b"0 1 1 0 k %f 100 9 80 re %f 100 %f 80 re f" % (EDGE + 0.1, EDGE / 6, EDGE * 5 / 6 - 0.2))),
    # A thread at the trim that nothing follows, and one that lower ones of its comb follow.
    Case("C1-bleed", draws(KNOCK + b"0 1 1 0 k %f 100 1 80 re f" % (EDGE - 0.5)), draws(KNOCK + b"0 1 1 0 k %f 100 1 80 re %f 100 1 40 re %f 100 1 40 re f" % (EDGE - 0.5, EDGE - 4.5, 0.5))),
    # Two bars of one path: what bleeds beside what ends, as the outline steps; and a step longer than the bleed.
    Case("C1-bleed", draws(KNOCK + b"0 1 1 0 k 0 100 %f 50 re %f 140 50 30 re f" % (EDGE - 0.2, EDGE)), draws(KNOCK + b"0 1 1 0 k 0 100 %f 50 re %f 140 50 16 re f" % (EDGE - 0.2, EDGE))),
    Case("C1-room", both(draws(KNOCK + b"0 1 1 0 k 0 100 100 100 re f"), lambda pdf: page_key("/BleedBox", Array([6, 6, 606, 819]), -1)(pdf)), both(draws(KNOCK + b"0 1 1 0 k 20 100 100 100 re f"), lambda pdf: page_key("/BleedBox", Array([6, 6, 606, 819]), -1)(pdf))),
    Case("C1-safety", type_of(20, BLACK, x=EDGE + 2 * MM), type_of(20, BLACK, x=EDGE + 3 * MM)),
    Case("C1-safety", code(left=EDGE + 2.5 * MM), code(left=EDGE + 3.1 * MM)),
    Case("Q1-reads", code(spoiled=8), code(spoiled=2)),
    Case("Q1-vector", draws(b"%f 0 0 %f 100 400 cm /Im Do" % (40 * MM, 40 * MM), XObject=picture((len(MATRIX) + 8) * 40, 1, pixels=code_picture())), draws(b"%f 0 0 %f 100 400 cm /Im Do" % (40 * MM, 40 * MM), XObject=picture((len(MATRIX) + 8) * 40, 1))),
    Case("Q1-black", code(ink=b".5 0 0 1 k"), code(ink=b"0 0 0 1 k")),
    Case("Q1-quiet", code(more=b"%f 400 5 20 re f" % (100 - 3 * 0.6 * MM - 5)), code(more=b"%f 400 5 20 re f" % (100 - 4.5 * 0.6 * MM - 5))),
    Case("Q1-module", code(0.35), code(0.4)),
)  # fmt: skip


def _nest(pdf: Pdf, depth: int) -> Dictionary:
    """Return a form that holds a form, and so on."""
    inner = pdf.make_stream(
        BLACK + SQUARE, Resources=resources(pdf), **{**FORM, "BBox": Array([0, 0, 600, 800])}
    )
    for _ in range(depth):
        held = Dictionary(XObject=Dictionary(Fm=inner))
        inner = pdf.make_stream(b"/Fm Do", Resources=held, **{**FORM, "BBox": Array([0, 0, 600, 800])})
    return Dictionary(Fm=inner)
