"""The fold proof: what a reader sees on opening a leaflet, panel by panel, and the flats with their folds.

In: the bytes of a PDF of two flat sides, a Fold. Out: a PNG. Must not know how the leaflet was made: any PDF
of the fold's size can be proofed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

from brochure.assets import assets
from brochure.errors import CheckError, DataError, Finding
from brochure.layout.panels.fold import FACES, FRONTS, Face, Fold, Slot
from brochure.units import to_mm

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

    Picture = Image.Image
    Font = ImageFont.FreeTypeFont

_GROUND, _INK, _SOFT, _FOLD = (214, 219, 216), (42, 42, 41), (106, 106, 105), (214, 59, 34)
_MARGIN, _GAP, _CAPTION = 10.0, 8.0, 12.0  # mm of the pictured size
_SMALL = 0.5  # of the flat's scale: the opened piece
_BROKEN = (pikepdf.PdfError, pikepdf.PasswordError, LookupError, RuntimeError, TypeError, ValueError)
_SAME = 0.6  # mm by which a flat may differ from its fold
_WORDS = {
    "front": ("front", "封面"), "back": ("back", "封底"),
    "front-left": ("front, left", "封面（左）"),
    "front-right": ("front, right", "封面（右）"),
    "outside": ("outside", "外面"), "inside": ("inside", "内面"),
}  # fmt: skip


def folding_of(data: bytes) -> str | None:
    """Return the fold that a leaflet of this program says it has, None for other files.

    Raises CheckError for what is no PDF.
    """
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            said = pdf.docinfo.get("/Folding")
    except _BROKEN as error:
        raise _unreadable() from error
    return None if said is None else str(said)


def fold_proof(data: bytes, fold: Fold, dpi: int = 100) -> bytes:
    """Return the proof as PNG; the flats are drawn at ``dpi``, the opened piece at half of it.

    Raises DataError when the PDF is not a flat of this fold, CheckError for what is no PDF.
    """
    return _Proof(fold, dpi, tuple(_sides(data, fold, dpi))).png()


def _unreadable() -> CheckError:
    return CheckError(Finding("error", "unreadable-pdf", "the file can not be read", "name a PDF file"))


def _sides(data: bytes, fold: Fold, dpi: int) -> list[Picture]:
    """Return both sides, trimmed, as pictures."""
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            trims = [[float(v) for v in page.trimbox] for page in pdf.pages]
            crops = [[float(v) for v in page.cropbox] for page in pdf.pages]
        document = pypdfium2.PdfDocument(data)
    except (*_BROKEN, pypdfium2.PdfiumError) as error:
        raise _unreadable() from error
    if len(trims) != 2:
        what = f"a leaflet has two sides, this file has {len(trims)} pages"
        raise DataError.of("no-leaflet", what, "name the PDF of a leaflet's flat sides")
    pictures = []
    for index, (trim, crop) in enumerate(zip(trims, crops, strict=True)):
        width, height = trim[2] - trim[0], trim[3] - trim[1]
        if abs(to_mm(width - fold.width)) > _SAME or abs(to_mm(height - fold.height)) > _SAME:
            size = f"{to_mm(width):.1f} x {to_mm(height):.1f} mm"
            wanted = f"{to_mm(fold.width):.1f} x {to_mm(fold.height):.1f} mm"
            raise DataError.of(
                "other-fold", f"side {index + 1} is {size}", f"{fold.name} is {wanted}; name its fold"
            )
        scale = dpi / 72
        whole: Picture = document[index].render(scale=scale).to_pil().convert("RGB")
        left, top = (trim[0] - crop[0]) * scale, (crop[3] - trim[3]) * scale
        pictures.append(
            whole.crop((round(left), round(top), round(left + width * scale), round(top + height * scale)))
        )
    return pictures


@dataclass(frozen=True, slots=True)
class _Proof:
    fold: Fold
    dpi: int
    sides: tuple[Picture, ...]

    def png(self) -> bytes:
        """Return the picture: the piece as it is opened above, both flats below."""
        from PIL import Image, ImageDraw

        views = [self._view(view) for view in self.fold.views]
        flats = [self._flat(face) for face in FACES]
        margin, gap = self._px(_MARGIN), self._px(_GAP)
        row = sum(view.width for view in views) + gap * (len(views) - 1)
        width = max(row, flats[0].width) + 2 * margin
        top = max(view.height for view in views)
        height = top + sum(flat.height for flat in flats) + 2 * gap + 2 * margin
        sheet = Image.new("RGB", (width, height), _GROUND)
        x = margin
        for view in views:
            sheet.paste(view, (x, margin + top - view.height))
            x += view.width + gap
        y = margin + top + gap
        for flat in flats:
            sheet.paste(flat, (margin, y))
            y += flat.height + gap
        title = f"{self.fold.name} · {' · '.join(text for _, text in self.fold.said)}"
        self._text(ImageDraw.Draw(sheet), (margin, self._px(2.5)), title, _INK, 3.4)
        out = BytesIO()
        sheet.save(out, "PNG", optimize=False, dpi=(self.dpi, self.dpi))
        return out.getvalue()

    def _px(self, length_mm: float) -> int:
        return round(length_mm * self.dpi / 25.4)

    def _panel(self, slot: Slot) -> Picture:
        side = self.sides[FACES.index(slot.face)]
        scale = self.dpi / 72
        return side.crop((round(slot.x * scale), 0, round(slot.right * scale), side.height))

    def _view(self, parts: Sequence[str]) -> Picture:
        """Return panels that are seen together, side by side, at half the size, with what they are."""
        from PIL import Image, ImageDraw

        slots = [slot for part in parts if (slot := self.fold.slot(part)) is not None]
        panels = [self._panel(slot) for slot in slots]
        small = [
            p.resize((round(p.width * _SMALL), round(p.height * _SMALL)), Image.Resampling.LANCZOS)
            for p in panels
        ]
        caption = self._px(_CAPTION * 0.7)
        sheet = Image.new("RGB", (sum(p.width for p in small), small[0].height + caption), _GROUND)
        draw = ImageDraw.Draw(sheet)
        x = 0
        for index, (slot, picture) in enumerate(zip(slots, small, strict=True)):
            sheet.paste(picture, (x, caption))
            self._text(draw, (x, 0), _called(slot.part), _INK, 2.5)
            if index:
                draw.line((x, caption, x, sheet.height), fill=_SOFT, width=1)
            x += picture.width
        return sheet

    def _flat(self, face: Face) -> Picture:
        """Return a flat side with its folds as dashed lines, and the panels' widths and names above them."""
        from PIL import Image, ImageDraw

        side = self.sides[FACES.index(face)]
        caption, over = self._px(_CAPTION), self._px(4)
        sheet = Image.new("RGB", (side.width, side.height + caption + over), _GROUND)
        sheet.paste(side, (0, caption))
        draw = ImageDraw.Draw(sheet)
        for slot in self.fold.side(face):
            left = round(slot.x * self.dpi / 72)
            said = f"{to_mm(slot.width):g} mm · {_called(slot.part)}"
            self._text(draw, (left + self._px(1), self._px(4.6)), said, _SOFT, 2.8)
        self._text(draw, (0, 0), " ".join(_WORDS[face]), _INK, 3.2)
        for fold in self.fold.folds(face):
            x = round(fold * self.dpi / 72)
            for y in range(caption - over, sheet.height, self._px(3)):
                draw.line(
                    (x, y, x, min(y + self._px(1.8), sheet.height)), fill=_FOLD, width=max(1, self._px(0.25))
                )
        return sheet

    def _text(
        self,
        draw: ImageDraw.ImageDraw,
        at: tuple[int, int],
        text: str,
        ink: tuple[int, int, int],
        size_mm: float,
    ) -> None:
        """Write a line, each script in its own font."""
        x = float(at[0])
        for part, wide in _runs(text):
            font = _font(wide, max(self._px(size_mm), 8))
            draw.text((x, at[1]), part, fill=ink, font=font)
            x += draw.textlength(part, font=font)


def _called(part: str) -> str:
    return " ".join(_WORDS[part]) if part in (*FRONTS, "back") else f"panel {part} 第{part}面"


def _runs(text: str) -> list[tuple[str, bool]]:
    """Return stretches of western and of Han signs."""
    found: list[tuple[str, bool]] = []
    for sign in text:
        wide = ord(sign) >= 0x2E80
        if found and found[-1][1] == wide:
            found[-1] = (found[-1][0] + sign, wide)
        else:
            found.append((sign, wide))
    return found


def _font(wide: bool, size: int) -> Any:
    from PIL import ImageFont

    names = {True: "NotoSansSC[wght]-GB2312-8105.ttf", False: "LibreFranklin[wght].ttf"}
    font = ImageFont.truetype(Path(assets(), "fonts", names[wide]), size)
    font.set_variation_by_axes([400])
    return font
