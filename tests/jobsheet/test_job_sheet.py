"""The sheet for the printer, read from the bytes of a print file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from brochure.colour import WHITE, black
from brochure.display import Group, Path, Picture
from brochure.errors import CheckError, LayoutError
from brochure.geometry import Rect, Transform
from brochure.jobsheet import job_sheet
from brochure.jobsheet.facts import Facts, facts
from brochure.layout.document import Document
from brochure.paint import paint
from brochure.pictures.photo import Photo
from brochure.profiles import profile_of
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter
from brochure.units import mm


@pytest.fixture(scope="module")
def print_file(laid_out: Callable[..., Document]) -> bytes:
    return paint(laid_out(), profile_of("print"))


@pytest.fixture(scope="module")
def sheet(print_file: bytes, typesetter: Typesetter) -> bytes:
    return job_sheet(print_file, "zhengyang-print.pdf", typesetter)


def words(sheet: bytes) -> str:
    return str(pypdfium2.PdfDocument(sheet)[0].get_textpage().get_text_range()).replace("\r\n", " ")


def page_of(document: Document, *items: object) -> Document:
    """Return a document of one page with these items, its metadata the sample's."""
    return replace(document, pages=(replace(document.pages[0], items=tuple(items)),), bookmarks=())  # type: ignore[arg-type]


def test_it_tells_what_the_file_is(sheet: bytes, print_file: bytes) -> None:
    """Trim, pages, standard, condition, inks, bleed, ink, type, line, fonts, stock and binding stand on it."""
    said = words(sheet)
    for wanted in (
        "210 × 285", "12", "PDF/X-4", "FOGRA39", "Cyan", "青", "limit 300 %", "上限", "Saddle-stitched",
        "骑马订", "g/m²", "克", "Libre Franklin", "Noto Sans SC", "6.5 pt", "0.18 mm", "zhengyang-print.pdf",
    ):  # fmt: skip
        assert wanted in said, wanted


def test_its_checksum_is_the_files(sheet: bytes, print_file: bytes) -> None:
    """The digits at its foot, put together, are the SHA-256 of the print file."""
    digits = hashlib.sha256(print_file).hexdigest()
    assert digits in words(sheet).replace(" ", "")


def test_it_is_one_accessible_page(sheet: bytes) -> None:
    """One A4 page, tagged, with a picture and an alternative text for each page of the file."""
    with pikepdf.open(BytesIO(sheet)) as pdf:
        assert len(pdf.pages) == 1
        assert len(pdf.pages[0].Resources.XObject) == 12
        assert bool(pdf.Root.MarkInfo.Marked)


def test_the_same_file_gives_the_same_sheet(sheet: bytes, print_file: bytes, typesetter: Typesetter) -> None:
    """Nothing but the bytes and the name decides the sheet."""
    assert job_sheet(print_file, "zhengyang-print.pdf", typesetter) == sheet


def test_a_printer_s_own_words(print_file: bytes, typesetter: Typesetter) -> None:
    """Stock and binding that were ordered stand instead of the recommended."""
    own = {"stock": {"en": "Lakeside 120", "zh-Hans": "湖畔纸"}}
    said = words(job_sheet(print_file, "a.pdf", typesetter, own=own))
    assert "Lakeside 120" in said and "湖畔纸" in said and "157" not in said


def test_too_much_to_say(print_file: bytes, typesetter: Typesetter) -> None:
    """Words that run over the foot are an error, not a page of overlapping lines."""
    own = {"stock": {"en": "Lakeside paper of every weight " * 40, "zh-Hans": "纸"}}
    with pytest.raises(LayoutError, match="more to say"):
        job_sheet(print_file, "a.pdf", typesetter, own=own)


@pytest.mark.parametrize("data", [b"", b"no pdf", b"%PDF-1.7\n%%EOF"])
def test_no_pdf_is_an_error(data: bytes, typesetter: Typesetter) -> None:
    """Bytes that are no PDF are a plain error."""
    with pytest.raises(CheckError):
        job_sheet(data, "a.pdf", typesetter)


def test_smallest_type_and_line_are_found_after_transforms(
    laid_out: Callable[..., Document], typesetter: Typesetter
) -> None:
    """Sizes count as they stand on the page: a group that halves its items halves type and lines."""
    line = typesetter.line("small", TextStyle("sans", 400, 9.0, 12.0), "en").at(100, 100, black(1.0))
    stroke = Path((("M", 100.0, 120.0), ("L", 200.0, 120.0)), stroke=black(1.0), width=mm(0.4))
    known = _facts(laid_out(), Group((*line, stroke), Transform.scaling(0.5)), *line)
    assert known.type_size is not None and known.line_width is not None
    assert (known.type_size.value, known.type_size.page) == (4.5, 1)
    assert known.line_width.value == pytest.approx(0.2, abs=0.001)


def test_the_coarsest_picture_counts(laid_out: Callable[..., Document]) -> None:
    """A photo of 300 pixels on two inches is told as 150 ppi."""
    photo = Photo.of(300, 200, bytes(range(200)) * 900)
    known = _facts(laid_out(), Picture(photo, Rect(50, 50, 144, 96)), Picture(photo, Rect(50, 200, 72, 48)))
    assert known.resolution is not None
    assert (known.pictures, round(known.resolution.value)) == (2, 150)


def test_marks_around_the_page_do_not_count(laid_out: Callable[..., Document]) -> None:
    """A hairline of a printer's mark is not the smallest line of the job."""
    inside = Path((("M", 100.0, 120.0), ("L", 200.0, 120.0)), stroke=black(1.0), width=1.0)
    outside = Path((("M", -30.0, 120.0), ("L", -20.0, 120.0)), stroke=black(1.0), width=0.1)
    document = replace(page_of(laid_out(), inside, outside), slug=mm(14))
    known = facts(paint(document, profile_of("print")))
    assert known.line_width is not None
    assert known.line_width.value == pytest.approx(0.353, abs=0.001)


def test_a_plate_without_ink_is_not_named(laid_out: Callable[..., Document]) -> None:
    """A job in black alone has one plate."""
    patch = Path(Rect(0, 0, 200, 200).segments, fill=black(1.0))
    paper = Path(Rect(200, 0, 200, 200).segments, fill=WHITE)
    assert _facts(laid_out(), patch, paper).ink.plates == ("Black",)


def _facts(document: Document, *items: object) -> Facts:
    return facts(paint(page_of(document, *items), profile_of("print")))
