"""What a printer wants to know of a file, read from its bytes alone.

In: the bytes of a print file. Out: :class:`Facts`. Trusts nothing that made the file. Must not know how the
sheet looks.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from math import hypot

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from brochure.check import Report, check
from brochure.errors import CheckError
from brochure.plates import InkReport
from brochure.units import POINTS_PER_INCH, to_mm

_NESTED = 8
"""How deep forms within forms are looked into."""

_SUBSET = re.compile(r"^[A-Z]{6}\+")


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest of something and the page it stands on, from 1."""

    value: float
    page: int


@dataclass(frozen=True, slots=True)
class Facts:
    """A print file. Lengths in mm but ``type_size`` in points; ``resolution`` in pixels per inch.

    ``ink`` names the plates that take ink and has the page with most of it; ``page_inks`` are each page's
    plates. ``created`` is the file's own date as PDF writes it.
    """

    title: str
    created: str
    standard: str
    pdf_version: str
    pages: int
    width: float
    height: float
    bleed: float
    condition: str
    condition_info: str
    ink: InkReport
    page_inks: tuple[tuple[str, ...], ...]
    fonts: tuple[str, ...]
    type_size: Least | None
    line_width: Least | None
    pictures: int
    resolution: Least | None
    sha256: str
    bytes: int


def facts(data: bytes, report: Report | None = None) -> Facts:
    """Return what a print file is; ``report``: what a check of it found, where ink has been asked for.

    Raises CheckError for bytes that are no readable PDF, or a PDF without pages.
    """
    if report is None or report.ink is None:
        report = check(data, ink=True)
    assert report.ink is not None
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if not pages:
                raise CheckError.of("no-pages", "the file has no pages", "give a print file")
            page = pdf.pages[0].obj
            trim = _box(page, "/TrimBox", "/MediaBox")
            bleed = _box(page, "/BleedBox", "/TrimBox", "/MediaBox")
            info = pdf.trailer.get("/Info", pikepdf.Dictionary())
            condition, condition_info = _condition(pdf)
            title, created = str(info.get("/Title", "")), str(info.get("/CreationDate", ""))
            standard, version, fonts = _standard(pdf, info), pdf.pdf_version, _fonts(pdf)
    except pikepdf.PdfError as error:
        raise CheckError.of(
            "unreadable-pdf", f"the file can not be read ({error})", "build it again"
        ) from error
    found = _Smallest()
    for number, kind, value in _marks(data, bleed):
        found.take(kind, value, number)
    return Facts(
        title=title,
        created=created,
        standard=standard,
        pdf_version=version,
        pages=pages,
        width=to_mm(trim[2] - trim[0]),
        height=to_mm(trim[3] - trim[1]),
        bleed=to_mm(trim[0] - bleed[0]),
        condition=condition,
        condition_info=condition_info,
        ink=report.ink,
        page_inks=report.page_inks,
        fonts=fonts,
        type_size=found.least.get("type"),
        line_width=Least(*report.line) if report.line else None,
        pictures=found.counts.get("picture", 0),
        resolution=found.least.get("picture"),
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
    )


class _Smallest:
    """The least of each kind so far, and how many there were."""

    def __init__(self) -> None:
        self.least: dict[str, Least] = {}
        self.counts: dict[str, int] = {}

    def take(self, kind: str, value: float, page: int) -> None:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        if kind not in self.least or value < self.least[kind].value - 1e-6:
            self.least[kind] = Least(value, page)


def _box(page: pikepdf.Object, *keys: str) -> tuple[float, float, float, float]:
    for key in keys:
        if key in page:
            x0, y0, x1, y1 = (float(v) for v in page[key].as_list())
            return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
    return 0.0, 0.0, 612.0, 792.0


def _condition(pdf: pikepdf.Pdf) -> tuple[str, str]:
    for intent in pdf.Root.get("/OutputIntents", pikepdf.Array()).as_list():
        identifier = str(intent.get("/OutputConditionIdentifier", ""))
        return identifier, str(intent.get("/Info", ""))
    return "", ""


def _standard(pdf: pikepdf.Pdf, info: pikepdf.Object) -> str:
    if "/GTS_PDFXVersion" in info:
        return str(info["/GTS_PDFXVersion"])
    if "/Metadata" in pdf.Root:
        packet = pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")
        claimed = re.search(r"GTS_PDFXVersion[^>]*>\s*([^<]+?)\s*<", packet)
        if claimed:
            return claimed[1]
    return "PDF"


def _fonts(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return the names of the fonts, without the six letters that mark a subset."""
    names = {
        _SUBSET.sub("", str(found.BaseFont)[1:])
        for found in pdf.objects
        if isinstance(found, pikepdf.Dictionary)
        and found.get("/Type") == pikepdf.Name.Font
        and "/BaseFont" in found
        and "/DescendantFonts" not in found
    }
    return tuple(sorted(names))


def _marks(data: bytes, bleed: tuple[float, float, float, float]) -> Iterator[tuple[int, str, float]]:
    """Yield page, kind and size of each text (points) and picture (ppi) within the bleed."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise CheckError.of(
            "unreadable-pdf", f"the file can not be drawn ({error})", "build it again"
        ) from error
    try:
        for number in range(len(document)):
            for one in document[number].get_objects(max_depth=_NESTED):
                size = _size(one)
                if size is not None and _within(one, bleed):
                    yield number + 1, *size
    finally:
        document.close()


def _within(one: pypdfium2.PdfObject, bleed: tuple[float, float, float, float]) -> bool:
    """Tell whether an object is no printer's mark: it reaches into the bleed."""
    if one.level:
        return True
    left, bottom, right, top = one.get_bounds()
    return bool(right > bleed[0] and left < bleed[2] and top > bleed[1] and bottom < bleed[3])


def _size(one: pypdfium2.PdfObject) -> tuple[str, float] | None:
    kind = one.type
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(one, size)
        matrix = one.get_matrix()
        return "type", round(size.value * hypot(matrix.c, matrix.d), 3)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        columns, rows = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(one, columns, rows)
        matrix = one.get_matrix()
        across, down = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        if not across or not down:
            return None
        return "picture", min(columns.value / across, rows.value / down) * POINTS_PER_INCH
    return None
