"""Pages of a print file as small pictures, cut to the trim.

In: the bytes of a PDF, a width. Out: photos. Must not know the sheet that they stand on.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image

from brochure.errors import CheckError
from brochure.pictures.photo import Photo

Looks = Mapping[tuple[int, int], Image.Image]

_PAPER = (255, 255, 255, 255)
_FINER = 2
"""Pages are drawn so much larger and then reduced: fine threads would else beat with the pixels."""

_LARGE = 800
"""Pixels across, from which photographs are drawn from a coarser copy: they take longest."""


def thumbnails(source: Path | bytes, width: int, most: int, looks: Looks | None = None) -> tuple[Photo, ...]:
    """Return the first ``most`` pages, each ``width`` pixels wide.

    ``looks`` are coarse copies of photographs, by their object, that are fine enough for pages so small.
    """
    try:
        document = pypdfium2.PdfDocument(_lightened(source, looks or {}))
    except (pypdfium2.PdfiumError, pikepdf.PdfError) as error:
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


def _lightened(source: Path | bytes, looks: Looks) -> Path | bytes:
    """Return the file with its large photographs as they are in ``looks``, or at a quarter or half of their
    pixels each way.

    JPEG is read at that size at once, which takes a fraction of the time.
    """
    out = BytesIO()
    with pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source) as pdf:
        large = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and _is_large(one)]
        if not large:
            return source
        for stream in large:
            _replace(stream, looks.get(stream.objgen) or _coarse(stream))
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _is_large(stream: pikepdf.Stream) -> bool:
    """Tell whether a stream is a photograph of the press's fineness."""
    is_photograph = stream.get("/Subtype") == "/Image" and stream.get("/Filter") == "/DCTDecode"
    return is_photograph and int(stream.Width) >= _LARGE


def _coarse(stream: pikepdf.Stream) -> Image.Image:
    with Image.open(BytesIO(stream.read_raw_bytes())) as picture:
        share = 4 if picture.width >= 2 * _LARGE else 2
        picture.draft(picture.mode, (picture.width // share, picture.height // share))
        return picture.copy()


def _replace(stream: pikepdf.Stream, picture: Image.Image) -> None:
    # Pillow turns Adobe's CMYK, 255 for no ink, the right way round.
    stream.write(picture.tobytes())
    stream.Width, stream.Height = picture.size
    if picture.mode == "CMYK" and "/Decode" in stream:
        del stream.Decode
