"""The contact sheet as a page in the brochure's manner: as PDF, or drawn as PNG.

In: entries. Out: bytes. Knows nothing of picture files.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO

from brochure.colour import WHITE
from brochure.contactsheet.entries import Entry
from brochure.display import Item, Path, Picture, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.document import Document, Metadata, Page
from brochure.layout.theme import Theme
from brochure.paint import paint
from brochure.profiles import profile_of
from brochure.text.typesetter import Typesetter
from brochure.units import mm

WIDTH = mm(210)
_LEFT, _TOP, _FOOT = mm(12), mm(34), mm(12)
_PREVIEW = mm(70)
_TALLEST = mm(58)
_LABEL, _VALUE = mm(90), mm(112)
_LINE = 11.5
_AIR = mm(9)
_FRAME, _RULE = mm(0.6), mm(0.25)
_CROSS = mm(2.2)
_LANGUAGE = "en"


def picture_sheet(
    title: str, found: tuple[Entry, ...], typesetter: Typesetter, theme: Theme, dpi: int | None = None
) -> bytes:
    """Return the contact sheet of a brochure called ``title``: a PDF, or with ``dpi`` a PNG.

    One page as tall as it needs to be; on each preview a frame shows the crop and a cross its focal point.
    """
    sheet = _Sheet(typesetter, theme)
    items: list[Item] = [*sheet.head(title)]
    y = _TOP
    for entry in found:
        made, bottom = sheet.entry(entry, y)
        items.append(Tagged("Sect", tuple(made)))
        y = bottom + _AIR
    ground = artifact(Path(Rect(0, 0, WIDTH, y + _FOOT).segments, fill=WHITE), kind="Background")
    document = Document(
        width=WIDTH,
        height=y + _FOOT,
        bleed=0.0,
        pages=(Page("1", "right", "pictures", (ground, *items)),),
        bookmarks=(),
        metadata=Metadata(
            f"{title}: pictures",
            "",
            "",
            (),
            _LANGUAGE,
            datetime(2000, 1, 1, tzinfo=UTC),
            "0" * 64,
            "brochure",
        ),
    )
    data = paint(document, profile_of("plain"))
    return data if dpi is None else _drawn(data, dpi)


def _drawn(data: bytes, dpi: int) -> bytes:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as pdf:
        image = pdf[0].render(scale=dpi / 72).to_pil()
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Sheet:
    typesetter: Typesetter
    theme: Theme

    def head(self, title: str) -> Iterator[Item]:
        """Yield what the sheet is of."""
        yield self._line(title, "running_head", _LEFT, mm(12), "secondary")
        yield self._line("Pictures", "title", _LEFT, mm(24), "deep", "H1")

    def entry(self, entry: Entry, top: float) -> tuple[list[Item], float]:
        """Return an entry's items below ``top``, and where they end."""
        items: list[Item] = [self._rule(top)]
        y = top + 2 * _LINE
        items.append(self._line(entry.slot, "entry_head", _LABEL, y, "deep", "H2"))
        y += _LINE
        items.append(self._line(entry.where, "label", _LABEL, y, "secondary"))
        y += 0.5 * _LINE
        for label, value in entry.rows:
            y += _LINE
            items.append(self._line(label, "label", _LABEL, y, "secondary"))
            ink = "accent" if value == "not stated" else "text"
            block, y = self._block(value, "label", _VALUE, y, ink)
            items.append(block)
        for remark in entry.remarks:
            y += 1.25 * _LINE
            block, y = self._block(remark, "label_strong", _LABEL, y, "accent")
            items.append(block)
        place = Rect(_LEFT, top + _LINE, _PREVIEW, mm(40))
        if entry.photo is None or entry.seen is None:
            empty = Path(place.segments, stroke=self.theme.ink("hairline"), width=_RULE, dash=(3.0, 3.0))
            return [*items, artifact(empty)], max(y, place.bottom)
        photo = entry.photo
        width = min(_PREVIEW, _TALLEST * photo.width / photo.height)
        place = Rect(_LEFT, top + _LINE, width, width * photo.height / photo.width)
        items.append(
            Tagged("Figure", tuple(self._preview(entry, place)), alt=f"{entry.slot}: the whole picture")
        )
        return items, max(y, place.bottom)

    def _preview(self, entry: Entry, place: Rect) -> Iterator[Item]:
        assert entry.photo is not None and entry.seen is not None
        yield Picture(entry.photo, place)
        seen = Rect(
            place.x + entry.seen.x * place.width, place.y + entry.seen.y * place.height,
            entry.seen.width * place.width, entry.seen.height * place.height,
        ).grown(-_FRAME / 2)  # fmt: skip
        x, y = place.x + entry.focal[0] * place.width, place.y + entry.focal[1] * place.height
        cross = (("M", x - _CROSS, y), ("L", x + _CROSS, y), ("M", x, y - _CROSS), ("L", x, y + _CROSS))
        # White under colour: seen on every picture.
        for ink, wider in ((WHITE, 2.2), (self.theme.ink("accent"), 1.0)):
            yield Path(seen.segments, stroke=ink, width=_FRAME * wider)
            yield Path(cross, stroke=ink, width=_FRAME * wider)

    def _rule(self, y: float) -> Item:
        line = (("M", _LEFT, y), ("L", WIDTH - _LEFT, y))
        return artifact(Path(line, stroke=self.theme.ink("deep"), width=_RULE))

    def _line(self, text: str, style: str, x: float, y: float, ink: str, role: str = "P") -> Item:
        line = self.typesetter.line(text, self.theme.style(style, _LANGUAGE), _LANGUAGE)
        return Tagged(role, line.at(x, y, self.theme.ink(ink)), language=_LANGUAGE)  # type: ignore[arg-type]

    def _block(self, text: str, style: str, x: float, y: float, ink: str) -> tuple[Item, float]:
        set_ = self.typesetter.paragraph(
            text, self.theme.style(style, _LANGUAGE), _LANGUAGE, WIDTH - _LEFT - x
        )
        bottom = y + (len(set_.lines) - 1) * set_.leading
        return Tagged("P", set_.at(x, y, self.theme.ink(ink)), language=_LANGUAGE), bottom
