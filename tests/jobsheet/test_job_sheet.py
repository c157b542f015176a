"""The sheet for the printer, read from the bytes of a print file."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from brochure.colour import WHITE, black, ink_from_percent
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
        "骑马订", "g/m²", "克", "Libre Franklin", "Noto Sans SC", "6.5 pt", "0.15 mm", "zhengyang-print.pdf",
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


def test_a_thread_that_is_filled_is_a_line(laid_out: Callable[..., Document]) -> None:
    """A filled rectangle of 0.15 mm is thinner than a stroke of 0.2 mm, and is told."""
    thread = Path(Rect(100, 100, mm(0.15), 90).segments, fill=black(1.0))
    stroke = Path((("M", 200.0, 120.0), ("L", 300.0, 120.0)), stroke=black(1.0), width=mm(0.2))
    known = _facts(laid_out(), thread, stroke)
    assert known.line_width is not None and known.line_width.value == pytest.approx(0.15, abs=0.001)


CYAN = Path(Rect(0, 0, 90, 90).segments, fill=ink_from_percent("cyan", (60, 0, 0, 0), "#66C8F0"))
BLACK = Path(Rect(0, 100, 90, 40).segments, fill=black(1.0))


@pytest.mark.parametrize(
    ("sides", "size", "told"),
    [
        (((CYAN, BLACK),), (594, 841), ("2/0: Cyan, Black", "单面2色", "Poster paper", "海报", "one side")),
        (((CYAN, BLACK), (BLACK,)), (90, 54), ("2/1: Cyan, Black", "正面2色，背面1色", "board", "白卡")),
        (((BLACK,), (BLACK,)), (210, 297), ("1/1: Black", "双面1色", "Matt coated, 157", "both sides")),
        (((BLACK,),), (800, 2000), ("1/0", "ask its maker", "展架")),
        (((CYAN,), (BLACK,), (BLACK,), (BLACK,)), (210, 297), ("2/2: Cyan, Black", "双面2色", "cover 250")),
    ],
    ids=["poster", "card", "one-sheet", "roll-up", "booklet"],
)
def test_single_sheets_are_told_as_such(
    laid_out: Callable[..., Document], typesetter: Typesetter, sides: tuple[tuple[Path, ...], ...],
    size: tuple[float, float], told: tuple[str, ...],
) -> None:  # fmt: skip
    """Of a sheet each side's inks count; its stock goes by its size; a booklet takes all inks on both sides."""
    made = laid_out()
    pages = tuple(replace(made.pages[0], items=items) for items in sides)
    made = replace(made, pages=pages, bookmarks=(), width=mm(size[0]), height=mm(size[1]))
    said = words(job_sheet(paint(made, profile_of("print")), "piece.pdf", typesetter))
    for wanted in told:
        assert wanted in said, said


@pytest.mark.parametrize("count", [1, 2, 7, 20, 64, 70])
def test_thumbnails_take_the_room_there_is(
    laid_out: Callable[..., Document], typesetter: Typesetter, count: int
) -> None:
    """All pages up to 64 stand above the list in rows, none on another; of a longer file that is said."""
    made = laid_out()
    page = replace(made.pages[0], items=(BLACK,))
    made = replace(made, pages=(page,) * count, bookmarks=())
    with pypdfium2.PdfDocument(job_sheet(paint(made, profile_of("print")), "a.pdf", typesetter)) as sheet:
        boxes = [one.get_bounds() for one in sheet[0].get_objects() if one.type == pdfium.FPDF_PAGEOBJ_IMAGE]
        said = str(sheet[0].get_textpage().get_text_range())
    assert len(boxes) == min(count, 64)
    assert ("1 to 64 of 70" in said) == (count > 64)
    assert all(a[2] <= b[0] + 0.1 or a[0] >= b[2] - 0.1 or a[1] >= b[3] or a[3] <= b[1]
               for index, a in enumerate(boxes) for b in boxes[:index])  # fmt: skip
    room = 842 / 2 * 500  # a sixth of the sheet is the least for all of them together
    assert count < 7 or sum((b[2] - b[0]) * (b[3] - b[1]) for b in boxes) > room / 6


def _facts(document: Document, *items: object) -> Facts:
    return facts(paint(page_of(document, *items), profile_of("print")))


@pytest.mark.parametrize("size", [(210, 285), (215.9, 279.4), (1015.5, 1999.5)])
def test_figures_stand_apart(
    laid_out: Callable[..., Document], typesetter: Typesetter, size: tuple[float, float]
) -> None:
    """However many digits a trim has, the four figures stand in a row with room between them."""
    made = page_of(laid_out(), BLACK)
    made = replace(made, width=mm(size[0]), height=mm(size[1]))
    with pypdfium2.PdfDocument(job_sheet(paint(made, profile_of("print")), "a.pdf", typesetter)) as sheet:
        found = [
            one.get_bounds()
            for one in sheet[0].get_objects()
            if one.type == pdfium.FPDF_PAGEOBJ_TEXT and 575 < one.get_bounds()[1] < 640
        ]
    found.sort()
    assert len(found) >= 6  # four figures, units and captions
    tall = [box for box in found if box[3] - box[1] > 10]
    ends = itertools.pairwise(tall)
    assert all(after[0] - before[2] > 10 for before, after in ends if after[0] > before[2] - 1), tall


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (12, ("Saddle-stitched, left spine; 3 folded sheets", "骑马订")),
        (9, ("with 3 empty pages, since 9 is no multiple of four", "9面不是4的倍数，须补3面空白")),
        (50, ("Perfect bound, spine on the left; single", "胶装，左侧订口；单页")),
        (67, ("Perfect bound, spine on the left; with 1 empty page", "须补1面空白")),
        (68, ("Perfect bound", "胶装")),
    ],
)
def test_the_binding_goes_by_the_pages(
    laid_out: Callable[..., Document], typesetter: Typesetter, count: int, told: tuple[str, ...]
) -> None:
    """Few pages are stitched, with empty ones where they are no multiple of four; many are glued."""
    made = laid_out()
    made = replace(made, pages=(replace(made.pages[0], items=(BLACK,)),) * count, bookmarks=())
    said = words(job_sheet(paint(made, profile_of("print")), "a.pdf", typesetter)).replace(" ", "")
    for wanted in told:
        assert wanted.replace(" ", "") in said, said
