"""What a printer wants to know of a file, read from its bytes alone.

In: the bytes of a print file. Out: :class:`Facts`. Trusts nothing that made the file. Must not know how the
sheet looks.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf

from brochure.check import Report, check
from brochure.errors import CheckError
from brochure.jobsheet.thumbnails import Looks
from brochure.plates import InkReport
from brochure.units import to_mm

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
    plates. ``looks`` are coarse copies of its photographs. ``created`` is the file's own date as PDF writes
    it.
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
    looks: Looks = field(compare=False, repr=False)
    sha256: str
    bytes: int


def facts(data: bytes, report: Report | None = None) -> Facts:
    """Return what a print file is; ``report``: what a check of it found, where the job was asked for.

    Raises CheckError for bytes that are no readable PDF, or a PDF without pages.
    """
    job = report.job if report is not None else None
    job = job or check(data, job=True).job
    assert job is not None
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
        ink=job.ink,
        page_inks=job.page_inks,
        fonts=fonts,
        type_size=_least(job.type_size),
        line_width=_least(job.line),
        pictures=job.pictures,
        resolution=_least(job.resolution),
        looks=job.looks,
        sha256=hashlib.sha256(data).hexdigest(),
        bytes=len(data),
    )


def _least(found: tuple[float, int] | None) -> Least | None:
    return Least(*found) if found is not None else None


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
