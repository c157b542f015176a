"""Files of other programs with known faults: what ReportLab, matplotlib, Pillow, segno, Ghostscript, cairo, MuPDF,
qpdf and Chromium write when nobody thinks of a press, and what is wrong with each.
"""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.colors import CMYKColor, CMYKColorSep
from reportlab.pdfgen.canvas import Canvas

A5 = (420.0, 595.0)
TRIM = (20, 20, 400, 575)
BLEED = (11.4, 11.4, 408.6, 583.6)
K100 = CMYKColor(0, 0, 0, 1)
Make = Callable[[Path, Callable[[str], str]], bytes]


@dataclass(frozen=True)
class Foreign:
    """A file, by whom it is made, by what it is judged; rules that it breaks, and rules that it keeps."""

    name: str
    make: Make
    breaks: frozenset[str]
    keeps: frozenset[str] = frozenset()
    profile: str | None = "print"


def _drawn(draw: Callable[[Canvas], None], boxes: bool = True, **how: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A5, invariant=1, pageCompression=0, **how)
    if boxes:
        canvas.setTrimBox(TRIM)
        canvas.setBleedBox(BLEED)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _reportlab(draw: Callable[[Canvas], None], boxes: bool = True, **how: object) -> Make:
    return lambda folder, tool: _drawn(draw, boxes, **how)


def _words(size: float, colour: object = K100, x: float = 100, y: float = 300, overprint: bool = True):
    def draw(canvas: Canvas) -> None:
        canvas.setFillOverprint(overprint)
        canvas.setOverprintMask(1)
        canvas.setFillColor(colour)
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, y, "Zhengyang")

    return draw


def _area(colour: object, box: tuple[float, float, float, float] = (100, 300, 60, 60), **states: bool):
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.setFillOverprint(states.get("overprint", False))
        canvas.rect(*box, stroke=0, fill=1)

    return draw


def _line(width: float, colour: object = K100):
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeOverprint(True)
        canvas.setOverprintMask(1)
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(width)
        canvas.line(100, 200, 300, 200)

    return draw


def _picture(mode: str, pixels: int, points: float):
    def draw(canvas: Canvas) -> None:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        image = Image.linear_gradient("L").resize((pixels, pixels)).convert(mode)
        canvas.drawImage(ImageReader(image), 100, 200, points, points)

    return draw


def _alpha(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.5)
    _area(K100)(canvas)


def _grey(canvas: Canvas) -> None:
    canvas.setFillGray(0)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(100, 300, "Zhengyang")


def _crop(canvas: Canvas) -> None:
    canvas.setCropBox((30, 30, 390, 560))
    _words(12)(canvas)


def _scaled(canvas: Canvas) -> None:
    canvas.scale(0.3, 0.3)
    _words(12, x=400, y=900)(canvas)


def _in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("inner")
    _line(0.1)(canvas)
    canvas.endForm()
    canvas.doForm("inner")


def _linked(canvas: Canvas) -> None:
    _words(12)(canvas)
    canvas.linkURL("https://example.org", (100, 290, 200, 310), relative=0)


def _field(canvas: Canvas) -> None:
    canvas.acroForm.textfield(name="name", x=100, y=300, width=100, height=20)


def _changed(
    change: Callable[[pikepdf.Pdf], None], draw: Callable[[Canvas], None] | None = None, **how: object
):
    """Return a maker of a file that pikepdf changes, as other programs' files are."""

    def make(folder: Path, tool: Callable[[str], str]) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(_drawn(draw or _words(12)))) as pdf:
            change(pdf)
            pdf.save(out, static_id=True, **how)  # type: ignore[arg-type]
        return out.getvalue()

    return make


def _layer(pdf: pikepdf.Pdf) -> None:
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer 1")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(ON=Array([group])))


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["data.txt"] = pikepdf.AttachedFileSpec(pdf, b"data")


def _user_unit(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 2


def _lab(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Resources.ColorSpace = Dictionary(L=Array([Name.Lab, Dictionary(WhitePoint=Array([0.96, 1, 0.82]))]))
    page.Contents = pdf.make_stream(b"/L cs 60 40 40 sc 100 100 60 60 re f")


def _pattern(pdf: pikepdf.Pdf) -> None:
    tile = pdf.make_stream(
        b"0 0 0 1 K .1 w 0 0 m 9 9 l S", PatternType=1, PaintType=1, TilingType=1, BBox=Array([0, 0, 9, 9]),
        XStep=9, YStep=9, Resources=Dictionary(),
    )  # fmt: skip
    page = pdf.pages[0].obj
    page.Resources.Pattern = Dictionary(P=tile)
    page.Contents = pdf.make_stream(b"/Pattern cs /P scn 100 100 90 90 re f")


def _inline(pdf: pikepdf.Pdf) -> None:
    pixels = bytes(range(40)) * 40
    pdf.pages[0].obj.Contents = pdf.make_stream(
        b"q 144 0 0 144 100 100 cm BI /W 40 /H 40 /BPC 8 /CS /G ID " + pixels + b" EI Q"
    )


def _other_sizes(pdf: pikepdf.Pdf) -> None:
    for _ in range(2):
        pdf.pages.append(pdf.pages[0])
    pdf.pages[2].obj.TrimBox = Array([20, 20, 300, 575])


def _matplotlib(plot: Callable[..., None], **settings: object) -> Make:
    def make(folder: Path, tool: Callable[[str], str]) -> bytes:
        import matplotlib
        from matplotlib.figure import Figure

        out = io.BytesIO()
        with matplotlib.rc_context(settings):  # type: ignore[arg-type]
            figure = Figure(figsize=(4, 4))
            plot(figure.subplots())
            figure.savefig(out, format="pdf", metadata={"CreationDate": None})
        return out.getvalue()

    return make


def _pillow(mode: str, pixels: int, dpi: float) -> Make:
    def make(folder: Path, tool: Callable[[str], str]) -> bytes:
        from PIL import Image

        out = io.BytesIO()
        Image.linear_gradient("L").resize((pixels, pixels)).convert(mode).save(out, "PDF", resolution=dpi)
        return out.getvalue()

    return make


def _segno(scale: float) -> Make:
    def make(folder: Path, tool: Callable[[str], str]) -> bytes:
        import segno

        out = io.BytesIO()
        segno.make_qr("https://example.org/park", error="m").save(out, kind="pdf", scale=scale)
        return out.getvalue()

    return make


def _run(folder: Path, *command: object) -> bytes:
    target = folder / "out.pdf"
    target.unlink(missing_ok=True)
    subprocess.run([str(target) if part is None else str(part) for part in command],
                   check=True, capture_output=True, cwd=folder)  # fmt: skip
    return target.read_bytes()


def _ghostscript(program: str, *flags: str) -> Make:
    def make(folder: Path, tool: Callable[[str], str]) -> bytes:
        (folder / "in.ps").write_text(
            "%!PS\n<< /PageSize [420 595] >> setpagedevice\n" + program + "\nshowpage\n", encoding="ascii"
        )
        return _run(folder, tool("gs"), "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", *flags,
                    "-sOutputFile=out.pdf", "in.ps")  # fmt: skip

    return make


def _through(program: str, *arguments: str, draw: Callable[[Canvas], None]) -> Make:
    """Return a maker that hands a drawn file to a program; IN and OUT stand for the files."""

    def make(folder: Path, tool: Callable[[str], str]) -> bytes:
        (folder / "in.pdf").write_bytes(_drawn(draw))
        files = {"IN": "in.pdf", "OUT": "out.pdf"}
        return _run(folder, tool(program), *(files.get(part, part) for part in arguments))

    return make


def _mupdf(content: str) -> Make:
    def make(folder: Path, tool: Callable[[str], str]) -> bytes:
        text = f"%%MediaBox 0 0 420 595\n%%Font F Helvetica\n{content}\n"
        (folder / "page.txt").write_text(text, encoding="ascii")
        return _run(folder, tool("mutool"), "create", "-o", "out.pdf", "page.txt")

    return make


def _chromium(html: str) -> Make:
    def make(folder: Path, tool: Callable[[str], str]) -> bytes:
        (folder / "page.html").write_text(f"<!doctype html><html lang=en><title>Park</title>{html}", "utf-8")
        return _run(folder, tool("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--disable-dev-shm-usage", f"--user-data-dir={folder / 'profile'}",
                    "--no-pdf-header-footer", "--print-to-pdf=out.pdf", "page.html")  # fmt: skip

    return make


def _case(name: str, make: Make, breaks: str, keeps: str = "", profile: str | None = "print") -> Foreign:
    return Foreign(name, make, frozenset(breaks.split()), frozenset(keeps.split()), profile)


_RGB = (0.8, 0.2, 0.1)


def _red(canvas: Canvas) -> None:
    canvas.setFillColorRGB(*_RGB)
    canvas.rect(100, 300, 60, 60, stroke=0, fill=1)


FILES = (
    _case("reportlab type", _reportlab(_words(12)), "X5-embedded X2-key X4-intent", "X8-trim C3-size G3-type"),
    _case("reportlab no boxes", _reportlab(_words(12), boxes=False), "X8-trim", "G5-hairline"),
    _case("reportlab rgb", _reportlab(_red), "G8-colour", "G7-solid"),
    _case("reportlab cmyk", _reportlab(_area(CMYKColor(0.2, 0.9, 0.8, 0))), "X2-key", "G8-colour G7-solid C3-tint"),
    _case("reportlab hairline", _reportlab(_line(0.1)), "G5-hairline", "C3-line G3-lines"),
    _case("reportlab thin line", _reportlab(_line(0.4)), "C3-line", "G5-hairline"),
    _case("reportlab good line", _reportlab(_line(0.6)), "X2-key", "C3-line G5-hairline G5-inks"),
    _case("reportlab line in four inks", _reportlab(_line(0.4, CMYKColor(0.9, 0.5, 0.6, 0.6))), "G5-inks", "G5-hairline"),
    _case("reportlab small type", _reportlab(_words(5)), "C3-size"),
    _case("reportlab scaled type", _reportlab(_scaled), "C3-size"),
    _case("reportlab reversed type", _reportlab(_words(7, CMYKColor(0, 0, 0, 0), overprint=False)), "G5-type", "C3-size G2-type"),
    _case("reportlab white overprints", _reportlab(_words(12, CMYKColor(0, 0, 0, 0))), "G2-type", "G5-type"),
    _case("reportlab white area overprints", _reportlab(_area(CMYKColor(0, 0, 0, 0), overprint=True)), "G2-paths", "G2-type"),
    _case("reportlab black knocks out", _reportlab(_words(9, overprint=False)), "G3-type", "C3-black"),
    _case("reportlab grey type", _reportlab(_grey), "G3-gray"),
    _case("reportlab four-colour black", _reportlab(_words(9, CMYKColor(0.6, 0.4, 0.4, 1))), "C3-black", "G4-rich"),
    _case("reportlab rich black type", _reportlab(_words(20, CMYKColor(0.7, 0.7, 0.6, 1))), "G4-rich", "C3-black"),
    _case("reportlab registration", _reportlab(_area(CMYKColor(1, 1, 1, 1))), "G7-solid"),
    _case("reportlab spot", _reportlab(_area(CMYKColorSep(0, 0.6, 1, 0, spotName="Orange"))), "G6-spots", "G8-colour"),
    _case("reportlab faint tint", _reportlab(_area(CMYKColor(0, 0.04, 0, 0))), "C3-tint", "G7-solid"),
    _case("reportlab coarse photograph", _reportlab(_picture("CMYK", 100, 144)), "G9-photograph", "G8-colour"),
    _case("reportlab fine photograph", _reportlab(_picture("CMYK", 500, 144)), "X2-key", "G9-photograph"),
    _case("reportlab alpha", _reportlab(_alpha), "X7-transparency", "X7-layers", "print-x1a"),
    _case("reportlab opaque", _reportlab(_area(K100)), "X2-key", "X7-transparency X7-colour", "print-x1a"),
    _case("reportlab crop box", _reportlab(_crop), "G1-crop"),
    _case("reportlab turned", _reportlab(lambda c: (c.setPageRotation(90), _words(12)(c))[0]), "G1-rotate"),
    _case("reportlab hairline in a form", _reportlab(_in_a_form), "G5-hairline"),
    _case("reportlab link", _reportlab(_linked), "X8-annotations"),
    _case("reportlab field", _reportlab(_field), "X8-annotations"),
    _case("reportlab type at the trim", _reportlab(_words(12, x=22, y=300)), "C1-safety", "C1-bleed"),
    _case("reportlab area ends at the trim", _reportlab(_area(K100, (20, 20, 380, 200))), "C1-bleed"),
    _case("reportlab area bleeds", _reportlab(_area(K100, (5, 5, 410, 200))), "X2-key", "C1-bleed C1-room"),
    _case("reportlab empty page", _reportlab(lambda c: None), "G1-empty"),
    _case("reportlab five pages", _reportlab(lambda c: [(_words(12)(c), c.showPage()) for _ in range(5)][-1][0]), "C4-pages"),
    _case("layers", _changed(_layer), "X7-layers", "X7-transparency", "print-x1a"),
    _case("script", _changed(_script), "X6-actions", "X6-files"),
    _case("attachment", _changed(_attached), "X6-files", "X6-actions"),
    _case("user unit", _changed(_user_unit), "G1-unit"),
    _case("lab", _changed(_lab), "G8-colour"),
    _case("hairline in a pattern", _changed(_pattern), "G5-hairline"),
    _case("coarse inline picture", _changed(_inline), "G9-photograph"),
    _case("pages of two sizes", _changed(_other_sizes), "G1-size", "G1-rotate"),
    _case("object streams", _changed(lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.generate),
          "X7-container", "X7-layers", "print-x1a"),
    _case("password of the owner", _changed(lambda pdf: None, encryption=pikepdf.Encryption(owner="x", user="")), "X6-encryption"),
    _case("any pdf", _reportlab(_words(12)), "X5-embedded", "X2-key U1-tree X8-trim", None),
    _case("untagged", _reportlab(_words(12)), "U1-tree U1-marked U1-lang U1-untagged", "X8-trim", "email"),
    _case("matplotlib", _matplotlib(lambda a: a.plot([1, 3, 2])), "G8-colour X8-trim", "X5-embedded G5-hairline"),
    _case("matplotlib thin", _matplotlib(lambda a: a.plot([1, 3, 2], linewidth=0.1)), "G5-hairline"),
    _case("matplotlib truetype", _matplotlib(lambda a: a.set_title("Park"), **{"pdf.fonttype": 42}), "X2-key", "X5-embedded"),
    _case("matplotlib picture", _matplotlib(lambda a: a.imshow([[i * j for i in range(30)] for j in range(30)])), "G9-photograph"),
    _case("pillow rgb", _pillow("RGB", 200, 72), "G8-colour G9-photograph", "X5-embedded"),
    _case("pillow cmyk", _pillow("CMYK", 600, 300), "X8-trim", "G9-photograph G8-colour"),
    _case("pillow bitmap", _pillow("1", 400, 200), "G9-bitmap"),
    _case("segno small", _segno(0.6), "Q1-module"),
    _case("segno", _segno(2.0), "X8-trim", "Q1-module Q1-reads Q1-quiet"),
    _case("ghostscript rgb", _ghostscript("1 0 0 setrgbcolor 100 100 60 60 rectfill"), "G8-colour"),
    _case("ghostscript cmyk", _ghostscript("1 0 0 0 setcmykcolor 100 100 60 60 rectfill"), "X8-trim", "G8-colour"),
    _case("ghostscript zero line", _ghostscript("0 0 0 1 setcmykcolor 0 setlinewidth 9 9 moveto 90 90 lineto stroke"), "G5-hairline"),
    _case("ghostscript type", _ghostscript("/Times-Roman 5 selectfont 0 0 0 1 setcmykcolor 99 99 moveto (Park) show", "-dPDFSETTINGS=/prepress"), "C3-size", "X5-embedded"),
    _case("ghostscript spot", _ghostscript("[/Separation (Gold) /DeviceCMYK {0 exch dup 0.3 mul exch 0}] setcolorspace 1 setcolor 99 99 60 60 rectfill"),
          "G6-spots", "G8-colour"),
    _case("ghostscript solid", _ghostscript("1 1 1 .9 setcmykcolor 99 99 90 90 rectfill"), "G7-solid"),
    _case("mupdf type", _mupdf("BT 0 0 0 1 k /F 5 Tf 99 99 Td (Park) Tj ET"), "C3-size X5-embedded"),
    _case("mupdf rgb", _mupdf("1 0 0 rg 99 99 60 60 re f"), "G8-colour"),
    _case("cairo hairline", _through("pdftocairo", "-pdf", "IN", "OUT", draw=_line(0.1)), "G5-hairline"),
    _case("cairo rgb", _through("pdftocairo", "-pdf", "IN", "OUT", draw=_red), "G8-colour"),
    _case("mupdf cleaned", _through("mutool", "clean", "-gggz", "IN", "OUT", draw=_words(5)), "C3-size X5-embedded"),
    _case("qpdf locked", _through("qpdf", "--allow-weak-crypto", "--encrypt", "", "x", "128", "--", "IN", "OUT", draw=_words(12)), "X6-encryption"),
    _case("qpdf linear", _through("qpdf", "--linearize", "IN", "OUT", draw=_line(0.1)), "G5-hairline", "F1-whole F1-content"),
    _case("qpdf in the clear", _through("qpdf", "--qdf", "IN", "OUT", draw=_words(5)), "C3-size", "F1-whole F1-content"),
    _case("chromium", _chromium("<h1>Park</h1><p style='font-size:4pt'>small"), "G8-colour X8-trim C3-size", "X5-embedded"),
)  # fmt: skip
