"""A page of another PDF: at its box, upright, with its own resources, in the receiver's colours."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from artwork_samples import DEEP, all_content, document, form_content, painted, pdf_page, written
from pikepdf import Array, Dictionary, Name
from PIL import Image

from brochure.artwork.loading import Artwork, load_artwork
from brochure.errors import PaintError
from brochure.paint import paint
from brochure.profiles import CATALOGUE, SpotInk
from brochure.text.typesetter import Typesetter

TWO = b"1 0 0 rg 0 0 50 100 re f 0 0 1 rg 50 0 50 100 re f"
SPOT = Array([
    Name.Separation, Name("/Special"), Name.DeviceCMYK,
    Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0, 0, 0, 0], C1=[1, 0.4, 0, 0]),
])  # fmt: skip
LAYERS = Dictionary()
RGB_OPERATORS = re.compile(rb"(?<![\w.])(rg|RG)\b")


def art(folder: Path, data: bytes, typesetter: Typesetter, page: int = 1) -> Artwork:
    return load_artwork(written(folder, data), typesetter, page=page)


def shown(data: bytes, scale: float = 1.0) -> Image.Image:
    with pdfium.PdfDocument(data) as pdf:
        return pdf[0].render(scale=scale).to_pil().convert("RGB")


@pytest.mark.parametrize("version", ["1.3", "1.4", "1.5", "1.6", "1.7", "2.0"])
def test_pdfs_of_any_version_are_placed(tmp_path: Path, typesetter: Typesetter, version: str) -> None:
    """A page of PDF 1.3 to 2.0 comes out as one form."""
    with pikepdf.open(BytesIO(pdf_page(TWO))) as pdf:
        buffer = BytesIO()
        pdf.save(buffer, force_version=version)
    image = shown(painted(art(tmp_path, buffer.getvalue(), typesetter)))
    assert (image.getpixel((10, 50)), image.getpixel((90, 50))) == ((255, 0, 0), (0, 0, 255))


@pytest.mark.parametrize(
    ("turned", "size", "red", "blue"),
    [
        (0, (60, 100), (5, 50), (55, 50)), (90, (100, 60), (50, 5), (50, 55)),
        (180, (60, 100), (55, 50), (5, 50)), (270, (100, 60), (50, 55), (50, 5)),
    ],
)  # fmt: skip
def test_a_page_stands_at_its_box_and_upright(
    tmp_path: Path,
    typesetter: Typesetter,
    turned: int,
    size: tuple[int, int],
    red: tuple[int, int],
    blue: tuple[int, int],
) -> None:
    """The crop box is what is placed, turned as a reader turns it."""
    artwork = art(tmp_path, pdf_page(TWO, CropBox=[20, 0, 80, 100], Rotate=turned), typesetter)
    assert (artwork.width, artwork.height) == size
    image = shown(painted(artwork))
    assert (image.getpixel(red), image.getpixel(blue)) == ((255, 0, 0), (0, 0, 255))


def test_trim_box_and_user_unit_count(tmp_path: Path, typesetter: Typesetter) -> None:
    """A trim box is what was meant to be seen; a larger unit makes a larger page."""
    artwork = art(tmp_path, pdf_page(TWO, TrimBox=[10, 10, 40, 30], UserUnit=2), typesetter)
    assert (artwork.width, artwork.height) == (60, 40)


@pytest.mark.parametrize("profile", ["print", "print-x1a"])
def test_no_rgb_reaches_a_press(tmp_path: Path, typesetter: Typesetter, profile: str) -> None:
    """RGB in content, forms, patterns, gradients and pictures becomes CMYK; black stays black alone."""
    pdf = pikepdf.new()
    inner = pdf.make_stream(b"0 1 0 rg 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    tile = pdf.make_stream(
        b"1 0 0 rg 0 0 4 4 re f", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
        BBox=[0, 0, 8, 8], XStep=8, YStep=8, Resources=Dictionary(),
    )  # fmt: skip
    course = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[1, 0, 0], C1=[0, 0, 1])
    axial = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 100, 0], Function=course)
    photo = pdf.make_stream(
        bytes(range(12)), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )  # fmt: skip
    index = pdf.make_stream(
        b"\x00\x01", Type=Name.XObject, Subtype=Name.Image, Width=2, Height=1, BitsPerComponent=8,
        ColorSpace=Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\xff\x00\x00\x00\x00\xff")]),
    )  # fmt: skip
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Resources = Dictionary(
        XObject=Dictionary(F=inner, P=photo, X=index), Pattern=Dictionary(T=tile), Shading=Dictionary(S=axial)
    )
    page.Contents = pdf.make_stream(
        b"0 0 0 rg 0 0 9 9 re f /F Do /S sh /Pattern cs /T scn 20 20 30 30 re f /P Do /X Do "
        b"q 9 0 0 9 60 60 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID \xff\x00\x00 EI Q 1 0 0 RG 0 0 m 9 9 l S"
    )
    buffer = BytesIO()
    pdf.save(buffer)
    data = painted(art(tmp_path, buffer.getvalue(), typesetter), profile)
    content = all_content(data)
    assert not RGB_OPERATORS.search(content)
    assert b"0 0 0 1 k" in content
    with pikepdf.open(BytesIO(data)) as made:
        found = {
            str(o.get("/ColorSpace")) for o in made.objects if isinstance(o, pikepdf.Stream) and "/Width" in o
        }
        assert found == {"/DeviceCMYK"}
        assert not any("DeviceRGB" in repr(o) for o in made.objects if isinstance(o, Dictionary | Array))


def test_numbers_of_cmyk_are_kept(tmp_path: Path, typesetter: Typesetter) -> None:
    """What was designed in CMYK reaches the press with its own numbers, greys as black alone."""
    content = form_content(
        painted(art(tmp_path, pdf_page(b".1 .2 .3 0 k 0 0 9 9 re f .25 g 9 9 9 9 re f"), typesetter), "print")
    )
    assert b"0.1 0.2 0.3 0 k" in content and b"0 0 0 0.75 k" in content


def test_spots_are_mixed_or_kept(tmp_path: Path, typesetter: Typesetter) -> None:
    """A spot ink is mixed as its maker says, unless the receiver prints from that very plate."""
    data = pdf_page(
        b"/S cs 1 scn 0 0 50 50 re f .5 scn 50 50 50 50 re f", Dictionary(ColorSpace=Dictionary(S=SPOT))
    )
    artwork = art(tmp_path, data, typesetter)
    mixed = form_content(painted(artwork, "print"))
    assert b"1 0.4 0 0 k" in mixed and b"0.5 0.2 0 0 k" in mixed
    own = replace(CATALOGUE["print"], spots=(SpotInk("accent", "Special"),))
    assert b"/S cs" in form_content(paint(document(artwork), own))


def test_one_ink_takes_all_colours(tmp_path: Path, typesetter: Typesetter) -> None:
    """In one ink a page is printed in tints of that ink, white staying bare."""
    data = pdf_page(b"0 0 0 rg 0 0 50 50 re f 1 1 1 rg 50 0 50 50 re f 1 0 0 rg 0 50 50 50 re f")
    content = form_content(painted(art(tmp_path, data, typesetter), "print", single=DEEP))
    assert b"0.9 0.48 0.6 0.62 k" in content and b"0 0 0 0 k" in content


def test_the_same_page_is_stored_once(tmp_path: Path, typesetter: Typesetter) -> None:
    """A logo that stands on two pages is one form."""
    made = document(art(tmp_path, pdf_page(TWO), typesetter))
    twice = replace(made, pages=made.pages * 2)
    with pikepdf.open(BytesIO(paint(twice, CATALOGUE["email"]))) as pdf:
        assert sum(isinstance(o, pikepdf.Stream) and o.get("/Subtype") == Name.Form for o in pdf.objects) == 1


def test_transparency_is_refused_for_x1a_alone(tmp_path: Path, typesetter: Typesetter) -> None:
    """A translucent page goes to PDF/X-4 as it is; for PDF/X-1a an error says what to do."""
    state = Dictionary(ExtGState=Dictionary(G=Dictionary(Type=Name.ExtGState, ca=0.5)))
    artwork = art(tmp_path, pdf_page(b"/G gs 0 0 1 rg 0 0 50 50 re f", state), typesetter)
    assert b"/G gs" in form_content(painted(artwork, "print"))
    with pytest.raises(
        PaintError, match=r"artwork logo.pdf is transparent, which PDF/X-1a:2003 does not take"
    ):
        painted(artwork, "print-x1a")


def test_layers_that_are_off_are_not_drawn(tmp_path: Path, typesetter: Typesetter) -> None:
    """What stands in a hidden layer is left out, what stands in a shown one is drawn."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    off, on = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("off", "on"))
    page.Resources = Dictionary(Properties=Dictionary(A=off, B=on))
    page.Contents = pdf.make_stream(
        b"/OC /A BDC 1 0 0 rg 0 0 50 100 re f EMC /OC /B BDC 0 0 1 rg 50 0 50 100 re f EMC"
    )
    pdf.Root.OCProperties = Dictionary(OCGs=Array([off, on]), D=Dictionary(OFF=Array([off])))
    buffer = BytesIO()
    pdf.save(buffer)
    image = shown(painted(art(tmp_path, buffer.getvalue(), typesetter)))
    assert (image.getpixel((10, 50)), image.getpixel((90, 50))) == ((255, 255, 255), (0, 0, 255))


def test_structure_of_the_other_file_does_not_come_along(tmp_path: Path, typesetter: Typesetter) -> None:
    """Marked content of the placed page would confuse our own structure: it is dropped."""
    content = form_content(
        painted(art(tmp_path, pdf_page(b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC"), typesetter))
    )
    assert b"BDC" not in content and b"re\nf" in content


def test_same_page_same_bytes(tmp_path: Path, typesetter: Typesetter) -> None:
    """Painting a placed page twice gives the same bytes."""
    artwork = art(tmp_path, pdf_page(TWO), typesetter)
    assert painted(artwork, "print") == painted(artwork, "print")


def test_pages_are_named_by_number(tmp_path: Path, typesetter: Typesetter) -> None:
    """Any page may be placed; one that is not there is refused."""
    with pikepdf.open(BytesIO(pdf_page(b"1 0 0 rg 0 0 100 100 re f"))) as pdf:
        with pikepdf.open(BytesIO(pdf_page(b"0 0 1 rg 0 0 100 100 re f"))) as other:
            pdf.pages.append(other.pages[0])
        buffer = BytesIO()
        pdf.save(buffer)
    assert shown(painted(art(tmp_path, buffer.getvalue(), typesetter, 2))).getpixel((50, 50)) == (0, 0, 255)
    with pytest.raises(Exception, match="it has no page 3, but 2"):
        art(tmp_path, buffer.getvalue(), typesetter, 3)


@pytest.mark.parametrize(("profile", "mapped"), [("email", True), ("print", False)])
def test_tagged_files_know_the_characters(
    tmp_path: Path, typesetter: Typesetter, profile: str, mapped: bool
) -> None:
    """In a tagged file a placed font says which characters its glyphs are; elsewhere it stays as it is."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(drawn_font(pdf))))
    page.Contents = pdf.make_stream(b"BT /F 20 Tf 9 9 Td (AB) Tj ET")
    buffer = BytesIO()
    pdf.save(buffer)
    with pikepdf.open(BytesIO(painted(art(tmp_path, buffer.getvalue(), typesetter), profile))) as made:
        fonts = [o for o in made.objects if isinstance(o, Dictionary) and o.get("/Subtype") == Name.Type3]
        assert len(fonts) == 1
        assert ("/ToUnicode" in fonts[0]) == mapped
        if mapped:
            said = fonts[0].ToUnicode.read_bytes()
            assert b"<41> <00C1>" in said and b"<42> <FFFD>" in said


def drawn_font(pdf: pikepdf.Pdf) -> Dictionary:
    """Return a font of two drawn glyphs, one with a name that tells nothing."""
    glyph = pdf.make_stream(b"10 0 d0 0 0 8 8 re f")
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 10, 10], FontMatrix=[0.1, 0, 0, 0.1, 0, 0],
        FirstChar=65, LastChar=66, Widths=[10, 10], Resources=Dictionary(),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[65, Name.Aacute, Name.sq]),
        CharProcs=Dictionary(sq=glyph, Aacute=glyph),
    )  # fmt: skip


def test_fonts_that_are_only_named_do_not_count(tmp_path: Path, typesetter: Typesetter) -> None:
    """A font that no word is set in need not be embedded, and does not come along."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    data = pdf_page(b"BT /F 9 Tf ET 0 0 9 9 re f", Dictionary(Font=Dictionary(F=font)))
    with pikepdf.open(BytesIO(painted(art(tmp_path, data, typesetter)))) as made:
        assert not any(isinstance(o, Dictionary) and o.get("/Type") == Name.Font for o in made.objects)


def test_transparency_that_nothing_uses_does_not_count(tmp_path: Path, typesetter: Typesetter) -> None:
    """A state for translucent lines under which only areas are filled is no transparency, even for PDF/X-1a."""
    state = Dictionary(ExtGState=Dictionary(G=Dictionary(Type=Name.ExtGState, CA=0, ca=1)))
    artwork = art(tmp_path, pdf_page(b"/G gs 0 0 1 rg 0 0 50 50 re f", state), typesetter)
    assert b"/CA" not in painted(artwork, "print-x1a")
    lined = art(tmp_path, pdf_page(b"/G gs 0 0 1 RG 0 0 50 50 re S", state), typesetter)
    with pytest.raises(PaintError, match="is transparent"):
        painted(lined, "print-x1a")


def test_words_keep_the_font_of_the_stream_before(tmp_path: Path, typesetter: Typesetter) -> None:
    """A font that one content stream chooses and the next one sets in is kept."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(100, 100))
    page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(drawn_font(pdf))))
    page.Contents = Array([pdf.make_stream(b"BT /F 50 Tf 9 9 Td"), pdf.make_stream(b"(A) Tj ET")])
    buffer = BytesIO()
    pdf.save(buffer)
    image = shown(painted(art(tmp_path, buffer.getvalue(), typesetter)))
    assert image.getpixel((30, 70)) == (0, 0, 0)
