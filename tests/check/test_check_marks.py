"""What the interpreter sees: sizes and places after all transforms, and where it looks."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from brochure.check.document import Document, opened
from brochure.check.marks import ImageMark, PathMark, ShadingMark, TextMark

FORM = {"Type": Name.XObject, "Subtype": Name.Form}


@pytest.fixture
def look() -> Callable[..., Document]:
    """Return a function that opens a page of 200 x 200 points with the given content."""

    def make(content: bytes, change: Callable[[Pdf, Dictionary], None] = lambda pdf, page: None) -> Document:
        with Pdf.new() as pdf:
            page = pdf.add_blank_page(page_size=(200, 200)).obj
            page.Contents = pdf.make_stream(content)
            helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            page.Resources = Dictionary(
                Font=Dictionary(F=helvetica), XObject=Dictionary(), ExtGState=Dictionary()
            )
            change(pdf, page)
            out = io.BytesIO()
            pdf.save(out)
        return opened(out.getvalue())

    return make


def marks(document: Document, kind: type) -> list:
    return [mark for mark in document.pages[0].seen.marks if isinstance(mark, kind)]


def form(pdf: Pdf, content: bytes, box: tuple[int, ...] = (0, 0, 200, 200), **more: object):
    return pdf.make_stream(content, BBox=Array(box), **FORM, **more)


def test_type_is_as_large_as_all_transforms_make_it(look) -> None:
    """10 pt type under a text matrix of 2 and a page matrix of one half upright is 10 pt high."""
    (mark,) = marks(look(b".5 0 0 .5 0 0 cm BT /F 10 Tf 2 0 0 2 20 40 Tm (abc) Tj ET"), TextMark)
    assert mark.size == pytest.approx(10)
    assert mark.box[0] == pytest.approx(10)
    assert mark.box[1] < 20 < mark.box[3]
    assert mark.said == "abc"


def test_a_line_is_as_thin_as_its_thinner_direction(look) -> None:
    """A 2 pt line squeezed to a tenth across is 0.2 pt at its thinnest."""
    (mark,) = marks(look(b"q 1 0 0 .1 0 0 cm 2 w 10 10 m 90 10 l S Q"), PathMark)
    assert mark.width == pytest.approx(0.2)


def test_a_picture_has_the_resolution_of_its_coarser_side(look) -> None:
    """100 x 100 pixels over 36 x 72 points of a form drawn twice as large print at 50 ppi."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        image = pdf.make_stream(b"\0" * 10000, Type=Name.XObject, Subtype=Name.Image, Width=100, Height=100,
                                BitsPerComponent=8, ColorSpace=Name.DeviceGray)  # fmt: skip
        page.Resources.XObject.Fm = form(
            pdf, b"36 0 0 72 10 10 cm /Im Do", Matrix=Array([2, 0, 0, 2, 0, 0]),
            Resources=Dictionary(XObject=Dictionary(Im=image)),
        )  # fmt: skip

    (mark,) = marks(look(b"/Fm Do", change), ImageMark)
    assert mark.ppi == pytest.approx(50)
    assert mark.box == pytest.approx((20, 20, 92, 164))


def test_an_inline_picture_is_a_picture(look) -> None:
    """BI makes the same mark as an image object."""
    (mark,) = marks(look(b"72 0 0 72 0 0 cm BI /W 8 /H 8 /BPC 1 /CS /G ID " + b"\0" * 8 + b" EI"), ImageMark)
    assert (mark.width, mark.bits, mark.inline, mark.ppi) == (8, 1, True, pytest.approx(8))


def test_what_is_clipped_away_is_not_there(look) -> None:
    """A clip bounds the box of what is drawn under it, and hides what lies outside it."""
    found = marks(
        look(b"q 10 10 50 50 re W n 0 0 200 200 re f 100 100 9 9 re f Q 100 100 9 9 re f"), PathMark
    )
    assert [mark.box for mark in found] == [(10, 10, 60, 60), (100, 100, 109, 109)]


def test_a_tile_is_looked_into(look) -> None:
    """The path in a tiling pattern is seen in one of its tiles, in the middle of what it paints."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        tile = pdf.make_stream(
            b"1 0 0 rg 0 0 5 5 re f", PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 10, 10]),
            XStep=10, YStep=10, Resources=Dictionary(), Matrix=Array([1, 0, 0, 1, 30, 0]),
        )  # fmt: skip
        page.Resources.Pattern = Dictionary(P=tile)

    found = marks(look(b"/Pattern cs /P scn 0 0 200 200 re f", change), PathMark)
    assert [(m.paint.origin, m.box) for m in found] == [
        ("page", (0, 0, 200, 200)),
        ("pattern", (100, 100, 105, 105)),
    ]
    assert found[0].fill is not None and found[0].fill.pattern


def test_a_shading_is_seen_with_its_space(look) -> None:
    """``sh`` makes a mark in the shading's colour space, as large as the clip."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        function = Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0]), C1=Array([1, 1, 1]), N=1
        )
        shading = Dictionary(
            ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 1, 1]), Function=function
        )
        page.Resources.Shading = Dictionary(S=shading)

    (mark,) = marks(look(b"10 10 20 20 re W n /S sh", change), ShadingMark)
    assert (mark.space.family, mark.box) == ("DeviceRGB", (10, 10, 30, 30))


def test_a_soft_mask_is_looked_into_and_is_no_ink(look) -> None:
    """What a soft mask draws belongs to the mask; what is drawn under it is transparent."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        group = form(pdf, b"0 0 9 9 re f", Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
        page.Resources.ExtGState.M = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))

    found = marks(look(b"/M gs 50 50 9 9 re f", change), PathMark)
    assert [(m.paint.origin, m.paint.transparent) for m in found] == [("mask", False), ("page", True)]


def test_a_glyph_of_type_3_is_looked_into(look) -> None:
    """The path of a Type 3 glyph is seen at its printed size."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        page.Resources.Font.T = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1, 1]), FontMatrix=Array([0.01, 0, 0, 0.01, 0, 0]),
            CharProcs=Dictionary(a=pdf.make_stream(b"100 0 d0 0 0 50 50 re f")), FirstChar=97, LastChar=97,
            Widths=Array([100]), Encoding=Dictionary(Differences=Array([97, Name.a])),
        )  # fmt: skip

    found = marks(look(b"BT /T 20 Tf 30 40 Td (a) Tj ET", change), PathMark)
    assert [tuple(round(v, 3) for v in m.box) for m in found] == [(30, 40, 40, 50)]


def test_an_appearance_is_fitted_to_its_annotation(look) -> None:
    """A 10 x 10 appearance in a 20 x 40 rectangle is drawn twice as wide and four times as high."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        normal = form(pdf, b"0 0 5 5 re f", (0, 0, 10, 10))
        page.Annots = Array([Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, F=4, Rect=Array([100, 100, 120, 140]), AP=Dictionary(N=normal),
        )])  # fmt: skip

    (mark,) = marks(look(b"", change), PathMark)
    assert (mark.paint.origin, mark.box) == ("annotation", (100, 100, 110, 120))


def test_a_layer_that_is_off_is_hidden(look) -> None:
    """What a switched-off layer holds is seen and marked as hidden; what follows is not."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("no")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page.Resources.Properties = Dictionary(L=layer)

    found = marks(look(b"/OC /L BDC 0 0 9 9 re f EMC 50 50 9 9 re f", change), PathMark)
    assert [mark.paint.hidden for mark in found] == [True, False]


def test_overprint_follows_the_graphics_state(look) -> None:
    """OP alone sets both kinds of overprint, q and Q keep and bring back."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        page.Resources.ExtGState.A = Dictionary(OP=True, OPM=1)

    found = marks(look(b"q /A gs 0 0 9 9 re B Q 0 0 9 9 re B", change), PathMark)
    told = [(m.paint.overprint_fill, m.paint.overprint_stroke, m.paint.overprint_mode) for m in found]
    assert told == [(True, True, 1), (False, False, 0)]


def test_marked_content_tells_what_a_mark_belongs_to(look) -> None:
    """Content with an id, an artifact, and neither are told apart, also in nested marked content."""
    content = b"/P << /MCID 3 >> BDC /Span << >> BDC 0 0 9 9 re f EMC EMC /Artifact BMC 0 0 9 9 re f EMC 0 0 9 9 re f"
    document = look(content)
    assert [m.paint.tag for m in marks(document, PathMark)] == ["content", "artifact", ""]
    assert set(document.pages[0].seen.content_ids) == {3}


def test_a_form_that_draws_itself_ends(look) -> None:
    """A form in its own resources is drawn once, and the page counts as damaged."""

    def change(pdf: Pdf, page: Dictionary) -> None:
        loop = pdf.make_indirect(form(pdf, b"0 0 9 9 re f /Me Do"))
        loop.Resources = Dictionary(XObject=Dictionary(Me=loop))
        page.Resources.XObject.Me = loop

    document = look(b"/Me Do", change)
    assert len(marks(document, PathMark)) == 1
    assert document.pages[0].seen.damage


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_swells_is_not_unpacked(layers: int) -> None:
    """A few packed bytes that stand for 60 MB are not read, packed once or twice, and the page says so."""
    packed = zlib.compress(b" " * (60 << 20), 1)
    if layers == 2:
        packed = zlib.compress(packed)
    with Pdf.new() as pdf:
        page = pdf.add_blank_page().obj
        page.Contents = pdf.make_stream(packed, Filter=Array([Name.FlateDecode] * layers))
        out = io.BytesIO()
        pdf.save(out, compress_streams=False)
    document = opened(out.getvalue())
    assert document.pages[0].seen.unread == 1
