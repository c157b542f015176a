"""Pages as PDFium draws them: pictures for the report, and codes read from a part of a page.

In: a file's bytes. Out: PNG bytes, or what a code says. Must not know rules.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from brochure.check.marks import Edges

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from brochure.check.document import Page

_READING_DPI = 150.0
_LOOKING_DPI = 300.0
_GROUND_DPI = 100.0
_GROUND_PIXELS = 48  # on a side, of a part of a ground; more tell no more
_MOST_GROUNDS = 64  # pages
_DARK = 200  # of 255; lighter than this is a ground, not a thing
_COLOURS = 128
_MOST_PIXELS = 4_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code says, and a module's side in points; 0 where the reader does not tell its version."""

    text: str
    module: float


class Drawing:
    """A file opened once with PDFium, when it is first asked for a picture.

    ``spent`` tells that grounds were asked for on more pages than are drawn.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: Any = None
        self._broken = False
        self.spent, self._left = False, _MOST_GROUNDS
        self._kept: tuple[int, Any, float, float, float] | None = None

    def read_code(self, page: Page, box: Edges, margin: float) -> Reading | None:
        """Return what the code in ``box`` (points, y up) says, drawn at 150 dpi; None when it is not read."""
        drawn = self._drawn(page, _READING_DPI / 72, _grown(box, margin))
        if drawn is None:
            return None
        import zxingcpp

        formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        # The second way forgives seams between modules, as cameras do.
        for way in (zxingcpp.Binarizer.LocalAverage, zxingcpp.Binarizer.GlobalHistogram):
            try:
                read = zxingcpp.read_barcodes(drawn[0], formats=formats, binarizer=way)
            except (ValueError, TypeError, RuntimeError):
                return None
            found = next((_reading(code, drawn[3]) for code in read if code.valid), None)
            if found is not None:
                return found
        return None

    def intruder(self, page: Page, box: Edges, margin: float) -> Edges | None:
        """Return the box of what is seen in a frame of ``margin`` points around ``box``; None for nothing."""
        drawn = self._drawn(page, _LOOKING_DPI / 72, _grown(box, margin))
        if drawn is None:
            return None
        from PIL import Image

        picture, left, top, scale = drawn
        seen = picture.point([255 if value < _DARK else 0 for value in range(256)])
        # One pixel around belongs to the code's own edge, one at the outside to what stands beyond.
        inner = (
            math.floor((box[0] - left) * scale) - 1, math.floor((top - box[3]) * scale) - 1,
            math.ceil((box[2] - left) * scale) + 1, math.ceil((top - box[1]) * scale) + 1,
        )  # fmt: skip
        seen.paste(0, inner)
        frame = Image.new("L", seen.size, 0)
        kept = (1, 1, seen.width - 1, seen.height - 1)
        frame.paste(seen.crop(kept), kept[:2])
        found = frame.getbbox()
        if found is None:
            return None
        return (
            left + found[0] / scale,
            top - found[3] / scale,
            left + found[2] / scale,
            top - found[1] / scale,
        )

    def luminances(self, page: Page, box: Edges) -> Any:
        """Return the relative luminances of the pixels in ``box``, a flat array; None where nothing is drawn.

        The page is drawn once in colour, and kept until another page is asked for.
        """
        import numpy as np

        if self._kept is None or self._kept[0] != page.number:
            self.spent = self.spent or self._left == 0
            if self.spent:
                return None
            self._left -= 1
            drawn = self._drawn(page, _GROUND_DPI / 72, None)
            if drawn is None:
                return None
            picture, left, top, scale = drawn
            self._kept = page.number, np.asarray(picture.convert("RGB")), left, top, scale
        _, pixels, left, top, scale = self._kept
        x0, x1 = (max(0, round((x - left) * scale)) for x in (box[0], box[2]))
        y0, y1 = (max(0, round((top - y) * scale)) for y in (box[3], box[1]))
        x1, y1 = max(x1, x0 + 1), max(y1, y0 + 1)
        down, across = (max(1, (b - a) // _GROUND_PIXELS) for a, b in ((y0, y1), (x0, x1)))
        values = pixels[y0:y1:down, x0:x1:across].reshape(-1, 3) / 255
        linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
        return linear @ np.array([0.2126, 0.7152, 0.0722])

    def png(self, page: Page, dpi: float) -> bytes | None:
        """Return the page as PNG, upright as it is read; None when PDFium can not draw it."""
        drawn = self._drawn(page, dpi / 72, None)
        if drawn is None:
            return None
        from PIL import Image

        out = io.BytesIO()
        picture = drawn[0].convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        picture.save(out, "PNG", optimize=True)
        return out.getvalue()

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _drawn(
        self, page: Page, scale: float, part: Edges | None
    ) -> tuple[Picture, float, float, float] | None:
        """Return a part of a page in grey, or a whole page in colour, not turned.

        With it come the left and top edges in points, and the pixels that a point takes.
        """
        import pypdfium2

        if self._broken or page.seen.cut:
            return None
        try:
            if self._file is None:
                self._file = pypdfium2.PdfDocument(self._data)
            source = self._file[page.number - 1]
            width, height = source.get_size()
            if page.rotate in (90, 270):
                width, height = height, width
            shown = page.crop
            unit = width / (shown[2] - shown[0])  # PDFium counts in points of paper, marks in user space
            cut = [0.0, 0.0, 0.0, 0.0]
            if part is not None:
                inset = part[0] - shown[0], part[1] - shown[1], shown[2] - part[2], shown[3] - part[3]
                cut = [max(0.0, edge) * unit for edge in inset]
            across, down = width - cut[0] - cut[2], height - cut[1] - cut[3]
            if across <= 1 or down <= 1:
                return None
            scale = min(scale, math.sqrt(_MOST_PIXELS / (across * down)))
            bitmap = source.render(
                scale=scale, crop=tuple(cut), grayscale=part is not None, rotation=-page.rotate % 360
            )
            picture = bitmap.to_pil()
        except (pypdfium2.PdfiumError, ValueError, IndexError, MemoryError, OSError, RuntimeError):
            self._broken = self._file is None
            return None
        return picture, shown[0] + cut[0] / unit, shown[3] - cut[3] / unit, scale * unit


def _reading(code: Any, scale: float) -> Reading:
    """Return what was read, with a module's side: a code of version n has 17 + 4 n (ISO/IEC 18004, 6.3.1)."""
    version = str(getattr(code, "extra", {}).get("Version", ""))
    if not version.isdigit():
        return Reading(str(code.text), 0.0)
    a, b = code.position.top_left, code.position.top_right
    return Reading(str(code.text), math.hypot(b.x - a.x, b.y - a.y) / scale / (17 + 4 * int(version)))


def _grown(box: Edges, by: float) -> Edges:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
