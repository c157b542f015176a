"""Pages of a print file as small pictures, cut to the trim.

In: the bytes of a PDF, a width. Out: photos. Must not know the sheet that they stand on.
"""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from brochure.errors import CheckError
from brochure.pictures.photo import Photo

_PAPER = (255, 255, 255, 255)
_FINER = 2
"""Pages are drawn so much larger and then reduced: fine threads would else beat with the pixels."""


def thumbnails(source: Path | bytes, width: int, most: int) -> tuple[Photo, ...]:
    """Return the first ``most`` pages, each ``width`` pixels wide."""
    try:
        document = pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        raise CheckError.of(
            "unreadable-pdf", f"the file can not be drawn ({error})", "build it again"
        ) from error
    made: list[Photo] = []
    try:
        for index in range(min(most, len(document))):
            page = document[index]
            left, bottom, right, top = page.get_mediabox()
            x0, y0, x1, y1 = page.get_trimbox()
            crop = (x0 - left, y0 - bottom, right - x1, top - y1)
            scale = _FINER * width / (x1 - x0)
            bitmap = page.render(scale=scale, crop=crop, fill_color=_PAPER, may_draw_forms=False)
            picture = bitmap.to_pil().convert("RGB").reduce(_FINER)
            made.append(Photo.of(picture.width, picture.height, picture.tobytes()))
    finally:
        document.close()
    return tuple(made)
