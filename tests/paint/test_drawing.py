"""What the files look like: alike in four renderers, and on the right plates."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import paint_samples as samples
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from brochure.colour import K100
from brochure.display import Item
from brochure.display import Path as DrawnPath
from brochure.geometry import Rect
from brochure.paint import paint
from brochure.text.faces import Face

DPI = 200


@pytest.fixture(scope="module")
def rasters(
    files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory, tool: Callable[[str], str]
) -> dict[str, Image.Image]:
    """The e-mail file's first page at 100 dpi as four renderers draw it, their grids evened out."""
    folder, source = tmp_path_factory.mktemp("rasters"), str(files["email"])
    with pypdfium2.PdfDocument(source) as pdf:
        pdf[0].render(scale=DPI / 72).to_pil().save(folder / "pdfium.png")
    dpi = str(DPI)
    commands = {
        "poppler": ["pdftoppm", "-r", dpi, "-f", "1", "-l", "1", "-singlefile", "-png", source, "OUT"],
        "mupdf": ["mutool", "draw", "-q", "-r", dpi, "-o", "OUT.png", source, "1"],
        "ghostscript": [
            "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", f"-r{dpi}", "-dTextAlphaBits=4",
            "-dGraphicsAlphaBits=4", "-dLastPage=1", "-o", "OUT.png", source,
        ],
    }  # fmt: skip
    for name, (program, *arguments) in commands.items():
        out = [argument.replace("OUT", str(folder / name)) for argument in arguments]
        subprocess.run([tool(program), *out], check=True, capture_output=True)
    return {path.stem: _loaded(path, "RGB").reduce(DPI // 100) for path in folder.glob("*.png")}


@pytest.mark.parametrize("name", ["poppler", "mupdf", "ghostscript"])
def test_renderers_agree(rasters: dict[str, Image.Image], name: str) -> None:
    """Each renderer draws the page as PDFium does, but for the edges of shapes: under 1 % on the mean."""
    ours, theirs = rasters["pdfium"], rasters[name]
    assert ours.size == theirs.size == (400, 325)
    difference = ImageStat.Stat(ImageChops.difference(ours, theirs).convert("L")).mean[0] / 255
    assert difference < 0.01


def test_the_page_is_not_empty(rasters: dict[str, Image.Image]) -> None:
    """The page shows its dark band at the top and white below it, and something of every kind."""
    page = rasters["pdfium"]
    assert page.getpixel((200, 10)) == (12, 58, 58)
    assert page.getpixel((395, 300)) == (255, 255, 255)
    assert len(page.getcolors(maxcolors=1 << 20) or []) > 500


def plates(items: list[Item], folder: Path, tool: Callable[[str], str]) -> dict[str, Image.Image]:
    """Return the plates that Ghostscript makes of a page in print: 0 is full ink."""
    source = folder / "print.pdf"
    source.write_bytes(paint(samples.document(items), samples.PRINT))
    command = [
        "-q",
        "-dBATCH",
        "-dNOPAUSE",
        "-sDEVICE=tiffsep",
        "-r150",
        "-o",
        str(folder / "p.tif"),
        str(source),
    ]
    subprocess.run([tool("gs"), *command], check=True, capture_output=True)
    inks = ("Cyan", "Magenta", "Yellow", "Black")
    return {ink: _loaded(folder / f"p({ink}).tif", "L") for ink in inks}


def _loaded(path: Path, mode: str) -> Image.Image:
    with Image.open(path) as image:
        return image.convert(mode)


def test_small_type_is_on_one_plate(latin: Face, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Ten-point type in a four-ink theme colour is on the black plate only, full and sharp."""
    made = plates([samples.run(latin, "Small type", ink=samples.DEEP)], tmp_path, tool)
    assert made.pop("Black").getextrema()[0] == 0
    assert {ink: plate.getextrema() for ink, plate in made.items()} == dict.fromkeys(made, (255, 255))


def test_cyan_stays_under_black_type(latin: Face, tmp_path: Path, tool: Callable[[str], str]) -> None:
    """Nothing of a cyan ground is lost under small black type and thin black lines; large type knocks out."""
    ground = DrawnPath(Rect(-9, -9, samples.WIDTH + 18, samples.HEIGHT + 18).segments, fill=samples.CYAN)
    line = DrawnPath((("M", 20, 100), ("L", 200, 100)), stroke=K100, width=1)
    small: list[Item] = [ground, samples.run(latin, "Overprint", ink=K100), line]
    made = plates(small, tmp_path, tool)
    assert made["Cyan"].getextrema()[0] == made["Cyan"].getextrema()[1] == 102
    assert made["Black"].getextrema()[0] == 0
    large: list[Item] = [ground, samples.run(latin, "Knockout", size=20, ink=K100)]
    assert plates(large, tmp_path, tool)["Cyan"].getextrema() == (102, 255)


def test_bleed_and_trim(files: dict[str, Path]) -> None:
    """A print page has 3 mm of bleed around its trim, in boxes that lie in each other; e-mail has none."""
    for name in ("print", "print-x1a"):
        with pikepdf.open(files[name]) as pdf:
            page = pdf.pages[0]
            media, bleed, trim = ([float(v) for v in page[f"/{b}Box"]] for b in ("Media", "Bleed", "Trim"))
            assert media == bleed == pytest.approx([0, 0, 288 + 17.008, 234 + 17.008], abs=0.001)
            assert trim == pytest.approx([8.504, 8.504, 296.504, 242.504], abs=0.001)
            assert not {"/CropBox", "/ArtBox", "/Rotate", "/UserUnit"} & set(page.keys())
    with pikepdf.open(files["email"]) as pdf:
        assert [float(v) for v in pdf.pages[0].MediaBox] == [0, 0, 288, 234]
        assert "/TrimBox" not in pdf.pages[0]


def test_print_has_one_condition(files: dict[str, Path]) -> None:
    """A print file names FOGRA39 once, with its registry and its CMYK profile; X-4 pages blend in CMYK."""
    for name in ("print", "print-x1a"):
        with pikepdf.open(files[name]) as pdf:
            (intent,) = pdf.Root.OutputIntents
            assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
            assert str(intent.RegistryName) == "http://www.color.org"
            assert intent.DestOutputProfile.N == 4
            assert intent.DestOutputProfile.read_bytes()[16:20] == b"CMYK"
            assert ("/Group" in pdf.pages[0]) == (name == "print")
    with pikepdf.open(files["email"]) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes()[16:20] == b"RGB "
