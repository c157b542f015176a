"""QR codes read back from a raster of what is drawn, and existing codes are set again."""

from __future__ import annotations

import io
from pathlib import Path as FilePath

import pypdfium2
import pytest
import segno
import zxingcpp
from art_samples import segments
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from brochure.art.qr import Symbol, decoded, from_image, from_payload
from brochure.colour import K100, WHITE
from brochure.errors import AssetError, DataError, Place
from brochure.geometry import Rect
from brochure.units import mm, to_mm

TEL = "tel:+862379426568"


def raster(symbol: Symbol, dpi: float = 150) -> Image.Image:
    """Return the symbol as PDFium draws it on a page of white."""
    margin = mm(12)
    width = symbol.drawing.width + 2 * margin
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, width))
    path = canvas.beginPath()
    for _, x, y, w, h in segments(symbol.drawing, K100):
        path.rect(margin + x, width - margin - y - h, w, h)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        return document[0].render(scale=dpi / 72).to_pil().convert("L")


@pytest.mark.parametrize(
    "payload", [TEL, "https://example.com/park?from=brochure", "重庆正阳工业园区 𠀀", b"\xff\x00\xfe"]
)
def test_code_reads_back(payload: str | bytes) -> None:
    """A reader finds on the raster exactly what the code was made of, at 150 and at an odd 97 dpi."""
    symbol = from_payload(payload, mm(36), K100)
    for dpi in (150, 97):
        (found,) = zxingcpp.read_barcodes(raster(symbol, dpi))
        assert bytes(found.bytes) == (payload.encode() if isinstance(payload, str) else payload)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=60))
@settings(max_examples=25, deadline=None)
def test_blocks_are_the_matrix(payload: str) -> None:
    """The rectangles cover the code's dark modules and no light one, and none covers another."""
    symbol = from_payload(payload, 290.0, K100)
    drawn = [[0] * symbol.modules for _ in range(symbol.modules)]
    for _, x, y, w, h in segments(symbol.drawing):
        for row in range(round(y / symbol.module), round((y + h) / symbol.module)):
            for column in range(round(x / symbol.module), round((x + w) / symbol.module)):
                drawn[row][column] += 1
    content = payload if payload.isascii() else payload.encode()
    code = segno.make_qr(content, error=symbol.level, version=(symbol.modules - 17) // 4, boost_error=False)
    assert drawn == [list(row) for row in code.matrix]


def test_neighbours_share_their_edges() -> None:
    """No seam: inside the finder's dark ring the raster is black without a grey line at any resolution."""
    symbol = from_payload(TEL, mm(36), K100)
    edges = {round(k * symbol.module, 3) for k in range(symbol.modules + 1)}
    for _, x, y, w, h in segments(symbol.drawing):
        assert {x, y, round(x + w, 3), round(y + h, 3)} <= edges
    picture = raster(symbol, 131)
    step = symbol.module * 131 / 72
    left = mm(12) * 131 / 72
    column = [picture.getpixel((round(left + step / 2), round(left + step * k / 10))) for k in range(5, 65)]
    assert max(column) == 0


def test_short_text_has_much_repair() -> None:
    """A telephone number gives 25 modules at level Q, 1.44 mm each at 36 mm; the drawing is 36 mm wide."""
    symbol = from_payload(TEL, mm(36), K100)
    assert (symbol.modules, symbol.level, symbol.findings) == (25, "Q", ())
    assert symbol.module_mm == pytest.approx(1.44)
    assert symbol.quiet == pytest.approx(4 * symbol.module)
    assert max(s[1] + s[3] for s in segments(symbol.drawing)) == pytest.approx(mm(36), abs=1e-3)
    assert len(segments(symbol.drawing)) < 140


def test_quiet_zone_inside_and_outside() -> None:
    """A white ground reaches four modules beyond the code, within the side or around it as asked."""
    outside = from_payload(TEL, mm(23), K100, ground=WHITE)
    inside = from_payload(TEL, mm(23), K100, ground=WHITE, with_quiet_zone=True)
    field = Rect(*segments(outside.drawing, WHITE)[0][1:])
    assert field.x == pytest.approx(-outside.quiet, abs=1e-3)
    assert field.width == pytest.approx(mm(23) + 2 * outside.quiet, abs=1e-2)
    assert Rect(*segments(inside.drawing, WHITE)[0][1:]).width == pytest.approx(mm(23), abs=1e-2)
    assert to_mm(inside.module) == pytest.approx(23 / 33)
    assert min(s[1] for s in segments(inside.drawing, K100)) == pytest.approx(inside.quiet, abs=1e-3)


def test_small_modules_are_a_finding() -> None:
    """A card of 300 letters at 12 mm is reported with the size that would do, at its place."""
    symbol = from_payload("x" * 300, mm(12), K100, place=Place("codes.yaml", 2, 3))
    (finding,) = symbol.findings
    assert (finding.severity, finding.code) == ("warning", "qr-modules-small")
    assert str(finding).startswith("codes.yaml:2:3: a QR code's modules are 0.")
    assert not from_payload("x" * 300, mm(symbol.modules * 0.4), K100).findings


@pytest.mark.parametrize(("payload", "what"), [("", "nothing to say"), ("x" * 3000, "3000 bytes are more")])
def test_text_that_no_code_can_hold(payload: str, what: str) -> None:
    """An empty or too long text is the user's mistake, said in one line."""
    with pytest.raises(DataError, match=what):
        from_payload(payload, mm(36), K100)


def saved(code: segno.QRCode, path: FilePath, **options: object) -> FilePath:
    code.save(str(path), **options)
    return path


def test_existing_code_is_set_again(tmp_path: FilePath) -> None:
    """A picture cut at the modules, a grey and a transparent one all give their text as vector."""
    wechat = "https://u.wechat.com/EAAbCdEfGhIjKlMnOpQrStU"
    code = segno.make_qr(wechat, error="m")
    plain = saved(code, tmp_path / "plain.png", scale=5, border=0)
    clear = saved(code, tmp_path / "clear.png", scale=5, border=2, light=None)
    Image.open(plain).convert("L").point(lambda v: 60 + v // 2).save(tmp_path / "grey.jpg", quality=70)
    for path in (plain, clear, tmp_path / "grey.jpg"):
        assert decoded(path) == wechat
    again = from_image(plain, mm(36), K100)
    assert zxingcpp.read_barcodes(raster(again))[0].text == wechat


def test_pictures_without_one_code(tmp_path: FilePath) -> None:
    """No picture, a picture of nothing and one of two codes are refused, each with its remedy."""
    (tmp_path / "text.png").write_text("no picture")
    Image.new("RGB", (200, 200), "white").save(tmp_path / "empty.png")
    pair = Image.new("RGB", (500, 250), "white")
    for number in range(2):
        one = saved(segno.make_qr(f"code {number}"), tmp_path / f"{number}.png", scale=6, border=4)
        pair.paste(Image.open(one), (250 * number, 0))
    pair.save(tmp_path / "pair.png")
    place = Place("codes.yaml", 9, 5)
    for name, what in {
        "missing.png": "can not be opened",
        "text.png": "can not be opened",
        "empty.png": "holds no readable QR code; supply the code as PNG",
        "pair.png": "holds 2 readable QR codes; crop it to one code",
    }.items():
        with pytest.raises(AssetError, match=f"codes.yaml:9:5: {name} {what}"):
            decoded(tmp_path / name, place)


def test_same_text_same_code() -> None:
    """A code is the same twice."""
    assert from_payload(TEL, mm(36), K100) == from_payload(TEL, mm(36), K100)
