"""Pages to PNG through PDFium, and a contact sheet of them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

from brochure.errors import CheckError

SHEET_COLUMNS = 4
SHEET_PAGE_WIDTH = 300  # pixels of a page on the contact sheet
SHEET_MARGIN = 24
SHEET_COLOURS = 128
SHEET_GROUND = (190, 196, 192)


def render_pages(file: Path, out: Path, dpi: int) -> tuple[Path, ...]:
    """Write ``pNN.png`` for every page at ``dpi`` and ``contact-sheet.png`` into ``out``; return the paths.

    Raises CheckError when the file is no readable PDF.
    """
    try:
        document = pypdfium2.PdfDocument(file)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise CheckError.of(
            "unreadable-pdf", f"{file}: can not be read ({error})", "name a PDF file"
        ) from error
    out.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    small: list[Image.Image] = []
    try:
        for index in range(len(document)):
            picture: Image.Image = document[index].render(scale=dpi / 72).to_pil()
            path = out / f"p{index + 1:02}.png"
            picture.save(path)
            written.append(path)
            height = round(picture.height * SHEET_PAGE_WIDTH / picture.width)
            small.append(picture.resize((SHEET_PAGE_WIDTH, height), Image.Resampling.LANCZOS))
    finally:
        document.close()
    sheet = out / "contact-sheet.png"
    # A palette keeps the picture small enough for a README; the pages themselves keep all their colours.
    contact_sheet(small).quantize(SHEET_COLOURS, dither=Image.Dither.NONE).save(sheet, optimize=True)
    return (*written, sheet)


def contact_sheet(pages: Sequence[Image.Image]) -> Image.Image:
    """Return the pages in rows on one picture, cells as large as the largest page."""
    width = max((page.width for page in pages), default=1)
    height = max((page.height for page in pages), default=1)
    columns = min(SHEET_COLUMNS, max(len(pages), 1))
    rows = -(-len(pages) // columns)
    step_x, step_y = width + SHEET_MARGIN, height + SHEET_MARGIN
    size = (columns * step_x + SHEET_MARGIN, rows * step_y + SHEET_MARGIN)
    sheet = Image.new("RGB", size, SHEET_GROUND)
    for index, page in enumerate(pages):
        row, column = divmod(index, columns)
        sheet.paste(page.convert("RGB"), (SHEET_MARGIN + column * step_x, SHEET_MARGIN + row * step_y))
    return sheet
