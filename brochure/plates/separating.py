"""A PDF in, its plates out: a grey copy of the file for every ink, drawn by PDFium.

In: the bytes of any PDF, a resolution. Out: page by page the ink of every plate. No Ghostscript, no press
profile: what lies in the file is what is shown. Must not know what is done with the plates.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from math import floor
from pathlib import Path
from types import MappingProxyType

import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Array, Name

from brochure.errors import CheckError
from brochure.geometry import Rect
from brochure.plates.measuring import Frame, Ink, PageInk, page_ink
from brochure.plates.pictures import Pictures
from brochure.plates.press import Press
from brochure.plates.programs import Program, Programs
from brochure.plates.rewriting import PlateWriter, grey_group
from brochure.plates.shadings import Shadings, UnjudgedError
from brochure.plates.spaces import LUMINOSITY, plate_names
from brochure.plates.state import initial
from brochure.units import POINTS_PER_INCH

_MOST_PIXELS = 250_000_000
_NEEDLESS = (
    "/StructTreeRoot", "/Metadata", "/OutputIntents", "/Outlines", "/Names", "/AcroForm", "/Dests",
    "/PageLabels", "/OpenAction", "/AA",
)  # fmt: skip
_BROKEN = (
    pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError,
    NotImplementedError, UnjudgedError, RuntimeError, RecursionError, MemoryError,
)  # fmt: skip
"""What a page that is not as PDF wants it can end in; such a page is left out and said, a file refused."""


@dataclass(frozen=True, slots=True)
class PagePlates:
    """One page: its ink by plate (rows from the top of the sheet, 255 is a solid) and where its trim lies."""

    page: int
    plates: MappingProxyType[str, Ink]
    frame: Frame

    def ink(self) -> PageInk:
        """Return how much ink the page gets."""
        return page_ink(self.page, self.plates, self.frame)


@dataclass(frozen=True, slots=True)
class Separation:
    """A file that has been taken apart: the names of its plates, its pages' numbers, what was not judged."""

    plates: tuple[str, ...]
    numbers: tuple[int, ...]
    frames: tuple[Frame, ...]
    unjudged: tuple[str, ...]
    copies: tuple[bytes, ...]
    dpi: float
    oversampling: int

    def pages(self) -> Iterator[PagePlates]:
        """Draw page after page; raises CheckError where a copy can not be drawn."""
        documents = [_opened(copy) for copy in self.copies]
        try:
            for index, (number, frame) in enumerate(zip(self.numbers, self.frames, strict=True)):
                drawn = {
                    name: _drawn(document, index, self.dpi, self.oversampling)
                    for name, document in zip(self.plates, documents, strict=True)
                }
                yield PagePlates(number, MappingProxyType(drawn), frame)
        finally:
            for document in documents:
                document.close()


def separate(
    source: Path | bytes, dpi: float = 150.0, oversampling: int = 2, only: Collection[int] | None = None
) -> Separation:
    """Take a PDF apart into plates that will be drawn at ``dpi``, each dot the mean of ``oversampling``
    squared ones. ``only`` names the pages to take, from 1; None takes all.

    Raises CheckError for a file that can not be read.
    """
    try:
        with pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source) as pdf:
            return _separated(pdf, dpi, oversampling, only)
    except pikepdf.PasswordError as error:
        raise CheckError.of(
            "encrypted-pdf", f"{_name(source)} is encrypted", "ask for an open file"
        ) from error
    except (OSError, *_BROKEN) as error:
        raise CheckError.of(
            "unreadable-pdf", f"{_name(source)}: can not be read ({error})", "name a PDF file"
        ) from error


def _name(source: Path | bytes) -> str:
    return "the file" if isinstance(source, bytes) else str(source)


def _separated(pdf: pikepdf.Pdf, dpi: float, oversampling: int, only: Collection[int] | None) -> Separation:
    names = plate_names(pdf)
    numbers = [n for n in range(1, len(pdf.pages) + 1) if only is None or n in only]
    for index in reversed(range(len(pdf.pages))):
        if index + 1 not in numbers:
            del pdf.pages[index]
    unjudged: set[str] = set()
    press = Press.of(pdf)
    for key in _NEEDLESS:
        if key in pdf.Root:
            del pdf.Root[key]
    pages = list(pdf.pages)
    resources = [_inherited(page, "/Resources") or pikepdf.Dictionary() for page in pages]
    frames = [_framed(page, number, dpi) for number, page in zip(numbers, pages, strict=True)]
    programs, pictures, shadings = Programs(), Pictures(pdf, _longest(pages, dpi)), Shadings(pdf)
    parsed = [_parsed(programs, page, number, unjudged) for number, page in zip(numbers, pages, strict=True)]
    for page in pages:
        _plain(page, unjudged)
    copies: list[bytes] = []
    masks = PlateWriter(pdf, LUMINOSITY, programs, pictures, shadings, press, unjudged)
    for name in names:
        writer = PlateWriter(pdf, name, programs, pictures, shadings, press, unjudged, masks)
        for number, page, found, program in zip(numbers, pages, resources, parsed, strict=True):
            try:
                content, named = writer.stream(program, found, initial(name))
            except _BROKEN as error:
                unjudged.add(f"page {number}: its content is broken ({error})")
                content, named = b"", pikepdf.Dictionary()
            page.obj["/Contents"] = pdf.make_stream(content)
            page.obj["/Resources"] = named
        buffer = BytesIO()
        pdf.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
        copies.append(buffer.getvalue())
    return Separation(
        names, tuple(numbers), tuple(frames), tuple(sorted(unjudged)), tuple(copies), dpi, oversampling
    )


def _parsed(programs: Programs, page: pikepdf.Page, number: int, unjudged: set[str]) -> Program:
    try:
        return programs.of(page)
    except _BROKEN as error:
        unjudged.add(f"page {number}: its content is broken ({error})")
        return []


def _inherited(page: pikepdf.Page, key: str) -> pikepdf.Object | None:
    """Return an entry of a page or of the nodes above it (ISO 32000-1, 7.7.3.4)."""
    node: pikepdf.Object | None = page.obj
    for _ in range(64):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _framed(page: pikepdf.Page, number: int, dpi: float) -> Frame:
    """Cut a page's sheet to whole pixels, to which PDFium would else stretch it; return where its boxes lie.

    The first pixel lies in the sheet's top left corner, and there are as many as Ghostscript makes.

    Raises CheckError for a page too large to draw.
    """
    media = _box(_inherited(page, "/MediaBox")) or (0.0, 0.0, 612.0, 792.0)
    crop = _box(_inherited(page, "/CropBox")) or media
    left, bottom, right, top = media
    scale = dpi / POINTS_PER_INCH
    columns, rows = (max(1, floor(length * scale + 0.5)) for length in (right - left, top - bottom))
    if columns * rows > _MOST_PIXELS:
        raise CheckError.of(
            "page-too-large",
            f"page {number} has {columns} x {rows} dots at {dpi:g} dpi",
            "choose a lower resolution",
        )
    width, height = columns / scale, rows / scale
    sheet = (left, top - height + 0.0005, left + width - 0.0005, top)
    page.obj["/MediaBox"] = Array([Decimal(f"{v:.5f}") for v in sheet])
    boxes = [
        _box(page.obj.get("/TrimBox")) or _box(page.obj.get("/ArtBox")) or crop,
        _box(page.obj.get("/BleedBox")) or crop,
    ]
    trim, bleed = (Rect(x0 - left, top - y1, x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes)
    return Frame(scale, trim, bleed)


def _longest(pages: Sequence[pikepdf.Page], dpi: float) -> int:
    """Return how many dots the longest side of the framed pages has."""
    boxes = (_box(page.obj["/MediaBox"]) or (0.0, 0.0, 0.0, 0.0) for page in pages)
    points = max((max(x1 - x0, y1 - y0) for x0, y0, x1, y1 in boxes), default=0.0)
    return max(1, round(points * dpi / POINTS_PER_INCH))


def _box(found: pikepdf.Object | None) -> tuple[float, float, float, float] | None:
    """Return a rectangle with its corners in order, None where there is none or it is empty."""
    if not isinstance(found, Array) or len(found) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(v) for v in found.as_list())
    except (TypeError, ValueError):
        return None
    x0, x1, y0, y1 = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else None


def _plain(page: pikepdf.Page, unjudged: set[str]) -> None:
    """Take from a page what is no content, and what would turn or enlarge it."""
    entries = page.obj
    if "/UserUnit" in entries:
        unjudged.add("user units: places are given as if a unit were 1/72 inch")
    annotations = entries.get("/Annots", Array())
    if isinstance(annotations, Array) and any(
        isinstance(one, pikepdf.Dictionary) and "/AP" in one for one in annotations.as_list()
    ):
        unjudged.add("annotations that may print")
    for key in ("/Annots", "/CropBox", "/UserUnit", "/AA", "/Metadata", "/Thumb"):
        if key in entries:
            del entries[key]
    entries["/Rotate"] = 0
    entries["/CropBox"] = entries["/MediaBox"]
    group = entries.get("/Group")
    if isinstance(group, pikepdf.Dictionary):
        if group.get("/CS") == Name.DeviceRGB:
            unjudged.add("pages that blend in RGB")
        entries["/Group"] = grey_group(group)


def _opened(copy: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(copy)
    except pypdfium2.PdfiumError as error:
        raise CheckError.of("unreadable-pdf", f"a plate can not be drawn ({error})") from error


def _drawn(document: pypdfium2.PdfDocument, index: int, dpi: float, oversampling: int) -> Ink:
    """Return the ink of a page of one copy."""
    try:
        page = document[index]
        scale = dpi * oversampling / POINTS_PER_INCH
        picture = page.render(scale=scale, grayscale=True, may_draw_forms=False).to_pil()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise CheckError.of("unreadable-pdf", f"page {index + 1} can not be drawn ({error})") from error
    if oversampling > 1:
        picture = picture.reduce(oversampling)
    return np.asarray(255 - np.asarray(picture), np.uint8)
