"""The sample's e-mail file, judged by programs that are not ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from brochure.load import Loaded

PAGES = 12


def program(name: str) -> str:
    """Return a program's path; missing, it skips the test at home and fails it in CI."""
    found = shutil.which(name)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing, and CI has to have it")
        pytest.skip(f"{name} is missing")
    return found


def ran(*command: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(part) for part in command], capture_output=True, check=False)


@pytest.fixture(scope="module")
def reader(email_pdf: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(email_pdf)


@pytest.fixture(scope="module")
def poppler_text(email_pdf: Path) -> list[str]:
    done = ran(program("pdftotext"), "-enc", "UTF-8", email_pdf, "-")
    return done.stdout.decode("utf-8").split("\f")[:PAGES]


@pytest.fixture(scope="module")
def pdfium_text(email_pdf: Path) -> list[str]:
    found = []
    with pypdfium2.PdfDocument(email_pdf) as document:
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
    return found


def fonts_of(reader: pypdf.PdfReader) -> dict[str, set[int]]:
    """Return every font's name with the numbers of the objects that define it."""
    found: dict[str, set[int]] = {}
    for page in reader.pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            found.setdefault(str(font["/BaseFont"]), set()).add(reference.idnum)
    return found


def test_qpdf_finds_nothing(email_pdf: Path) -> None:
    """``qpdf --check`` has no complaint, and the file is at most 1 MB."""
    done = ran(program("qpdf"), "--check", email_pdf)
    assert done.returncode == 0 and b"No syntax or stream encoding errors" in done.stdout
    assert email_pdf.stat().st_size <= 1_000_000


def test_every_font_is_embedded_once(reader: pypdf.PdfReader) -> None:
    """One Type 0 font an object per face and weight, each with its program and ToUnicode; no Helvetica."""
    fonts = fonts_of(reader)
    assert fonts and all(len(objects) == 1 for objects in fonts.values())
    assert len({name.split("+")[1] for name in fonts}) == len(fonts)
    assert not [name for name in fonts if "Helvetica" in name]
    for page in reader.pages:
        for reference in page["/Resources"].get("/Font", {}).values():
            font = reference.get_object()
            descendant = font["/DescendantFonts"][0].get_object()
            descriptor = descendant["/FontDescriptor"].get_object()
            assert font["/Subtype"] == "/Type0" and "/ToUnicode" in font
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (1, "Zhengyang"), (1, "中国重庆市黔江区"), (3, "Gross industrial output value, 2017"),
        (4, "入驻企业140余家。2017年工业总产值135.6亿元"), (4, "园区成立于2003年7月，由重庆市人民政府批准，"),
        (4, "实施“工业强区”战略"), (7, "京宏源铝业、三磊玻纤、武陵硅业"), (10, "重庆市民生工业示范园区†"),
        (11, "电话：023-79426568"), (12, "中国重庆市黔江区"),
    ],
)  # fmt: skip
def test_text_reads_back_exactly(
    poppler_text: list[str], pdfium_text: list[str], page: int, words: str
) -> None:
    """PDFium and poppler give the words back with no space lost or added."""
    for text in (poppler_text[page - 1], pdfium_text[page - 1]):
        assert words in re.sub(r"[\r\n]+", "", text), text


def test_figures_are_found_by_search(poppler_text: list[str]) -> None:
    """A search for the output finds it in both languages."""
    text = poppler_text[3].replace("\u00a0", " ").replace("\n", " ")
    assert "RMB 13.56 billion" in text
    assert "135.6亿元" in text


def test_all_companies_and_honours_are_printed(sample: Loaded, pdfium_text: list[str]) -> None:
    """All companies and projects stand on page 7, all honours on page 10, in both languages."""
    brochure = sample.brochure
    assert len(brochure.companies) == 20 and len(brochure.honours) == 5
    squeezed = [re.sub(r"\s+", "", text).casefold() for text in pdfium_text]
    for names, page in ((brochure.companies, 7), (brochure.honours, 10)):
        for entry in names:
            for words in entry.name.text.root.values():
                assert re.sub(r"[\s|]+", "", words).casefold() in squeezed[page - 1], words


def test_the_imprint_names_source_host_and_operator(pdfium_text: list[str]) -> None:
    """Page 11 says where the text comes from, who hosts and who operates the site, and both telephones."""
    text = re.sub(r"\s+", " ", pdfium_text[10].replace("\u00a0", " "))
    for words in (
        "en.investincq.com", "Chongqing Foreign Trade and Economic Relations Commission",
        "Chongqing Investment Promotion Association", "+86 23 6786 2888", "+86 23 7942 6568",
        "重庆市对外贸易经济委员会",
    ):  # fmt: skip
        assert words in text, words


def test_links_and_bookmarks(reader: pypdf.PdfReader) -> None:
    """The telephone is live on the contact page; every page has a bilingual bookmark and its label."""
    uris = {
        str(annotation.get_object()["/A"]["/URI"])
        for annotation in reader.pages[10]["/Annots"]
        if "/A" in annotation.get_object()
    }
    assert uris == {"tel:+862379426568"}
    titles = [str(entry["/Title"]) for entry in reader.outline]
    assert len(titles) == PAGES and "Park profile · 园区概况" in titles
    assert reader.page_labels == [str(n) for n in range(1, PAGES + 1)]


def test_metadata(reader: pypdf.PdfReader) -> None:
    """Title, author, subject, keywords and language are set."""
    info = reader.metadata
    assert info is not None
    assert "Zhengyang" in str(info.title) and "正阳" in str(info.title)
    assert info.author and info.subject and info.get("/Keywords")
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_the_code_on_the_contact_page_dials(email_pdf: Path) -> None:
    """The QR code, read from the page at 150 dpi, is the park's telephone."""
    with pypdfium2.PdfDocument(email_pdf) as document:
        page = document[10]
        bitmap = page.render(scale=150 / 72)
        (code,) = zxingcpp.read_barcodes(bitmap.to_pil())
        bitmap.close()
        page.close()
    assert code.text == "tel:+862379426568"


Pixels = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
DPI = 100
COMMANDS: dict[str, tuple[str, ...]] = {
    "poppler": ("pdftoppm", "-r", "{dpi}", "-png", "{file}", "{stem}"),
    "poppler-cairo": ("pdftocairo", "-r", "{dpi}", "-png", "{file}", "{stem}"),
    "mupdf": ("mutool", "draw", "-q", "-r", "{dpi}", "-o", "{stem}-%02d.png", "{file}"),
    "ghostscript": (
        "gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r{dpi}", "-dTextAlphaBits=4",
        "-dGraphicsAlphaBits=4", "-sOutputFile={stem}-%02d.png", "{file}",
    ),
}  # fmt: skip


def pixels(picture: Image.Image, finer: int) -> Pixels:
    return np.asarray(picture.convert("RGB").reduce(finer), dtype=np.float64)


@pytest.fixture(scope="module")
def padded(email_pdf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy whose pages are whole pixels: PDFium stretches a page to its bitmap, the others do not."""
    target = tmp_path_factory.mktemp("padded") / "padded.pdf"
    writer = pypdf.PdfWriter(clone_from=email_pdf)
    for page in writer.pages:
        left, bottom, right, top = (float(v) for v in page.mediabox)
        step = 72 / DPI
        # A hair less than whole pixels, so that no renderer rounds up to one more.
        width, height = (-(-(v / step) // 1) * step - 0.002 for v in (right - left, top - bottom))
        page.mediabox = pypdf.generic.RectangleObject((left, top - height, left + width, top))
    writer.write(target)
    return target


@cache
def pdfium_pixels(file: Path, finer: int) -> list[Pixels]:
    with pypdfium2.PdfDocument(file) as document:
        found = []
        for index in range(len(document)):
            page = document[index]
            bitmap = page.render(scale=DPI * finer / 72)
            found.append(pixels(bitmap.to_pil(), finer))
            bitmap.close()
            page.close()
        return found


@pytest.mark.parametrize(
    ("name", "finer", "most"),
    [
        # These two cover every dot by the part of it that a shape covers, as PDFium does.
        ("mupdf", 1, 0.01),
        ("poppler-cairo", 1, 0.011),
        # These two count a quarter of a dot as covered when any part of it is, and set small type on whole dots
        # (poppler) or quarters of dots: at 100 dpi threads and type come out heavier, whoever made the file.
        ("poppler", 1, 0.019),
        ("ghostscript", 1, 0.019),
        # Drawn finer and averaged, the page itself is compared, not how its edges are smoothed.
        ("poppler", 2, 0.01),
        ("ghostscript", 2, 0.01),
    ],
)
def test_other_renderers_draw_like_pdfium(
    padded: Path, tmp_path: Path, name: str, finer: int, most: float
) -> None:
    """Every page at 100 dpi differs from PDFium's by less than 1 % in the mean, as far as edges allow it."""
    places = {"dpi": DPI * finer, "file": padded, "stem": tmp_path / "page"}
    command, *arguments = (part.format(**places) for part in COMMANDS[name])
    ran(program(command), *arguments)
    drawn = sorted(tmp_path.glob("page-*.png"))
    assert len(drawn) == PAGES
    for number, (one, picture) in enumerate(zip(pdfium_pixels(padded, finer), drawn, strict=True), 1):
        with Image.open(picture) as opened:
            two = pixels(opened, finer)
        height, width = (min(a, b) for a, b in zip(one.shape[:2], two.shape[:2], strict=True))
        difference = np.abs(one[:height, :width] - two[:height, :width]).mean() / 255
        assert difference < most, f"page {number}: {difference:.2%}"
