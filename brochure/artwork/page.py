"""A page of another PDF, ready to be placed: its box upright, nothing with it but what it draws.

In: the bytes of a PDF, a page's number. Out: a :class:`ForeignPage`, or Refused. Colours stay what they are
until paint, which alone knows the receiver. Must not know pages of ours.
Source: ISO 32000-1, 7.7.3 (pages), 14.11.2 (boxes); ISO 32000-2 for what is new in 2.0.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Name

from brochure.artwork.layers import hidden_layers, without_hidden
from brochure.artwork.problems import Refused
from brochure.artwork.walking import MOST_CONTENT, RESAVE, bounded, walked
from brochure.geometry import Rect

_LARGEST_FILE = 200_000_000
_NEEDLESS = (
    "/Annots", "/AA", "/B", "/Dur", "/LastModified", "/Metadata", "/PieceInfo", "/PresSteps",
    "/StructParents", "/Tabs", "/TemplateInstantiated", "/Thumb", "/Trans", "/VP", "/AF", "/DPart",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ForeignPage:
    """A page of another PDF.

    ``name`` is a content key. ``width`` and ``height`` (points) are those of its box as it is looked at.
    ``file`` is for people; ``data`` is a PDF of that page alone. ``transparent``
    tells whether it needs what PDF/X-1a lacks.
    """

    name: str
    width: float
    height: float
    data: bytes = field(repr=False)
    transparent: bool = False
    file: str = field(default="", compare=False)

    def __hash__(self) -> int:
        """Return a hash of what tells two pages apart."""
        return hash(self.name)


def load_page(data: bytes, number: int = 1) -> ForeignPage:
    """Return page ``number`` (from 1) of a PDF; Refused for one that is broken, encrypted or too large."""
    if len(data) > _LARGEST_FILE:
        raise Refused(
            "too-large", f"it has more than {_LARGEST_FILE // 1_000_000} MB", "export the page alone"
        )
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            damage = pdf.get_warnings()
            if damage:
                raise Refused("broken", f"it is damaged ({_short(damage[0])})", RESAVE)
            if pdf.is_encrypted:
                raise Refused("encrypted", "it is encrypted", "save it again without a password")
            if not 1 <= number <= len(pdf.pages):
                what = f"it has no page {number}, but {len(pdf.pages)}"
                raise Refused("page", what, "name a page that is there")
            return _taken(pdf, pdf.pages[number - 1])
    except pikepdf.PasswordError as problem:
        raise Refused("encrypted", "it is encrypted", "save it again without a password") from problem
    except pikepdf.PdfError as problem:
        raise Refused("broken", f"it is no whole PDF ({_short(problem)})", RESAVE) from problem
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RecursionError,
        OverflowError,
    ) as problem:
        raise Refused("broken", f"its page can not be read ({_short(problem)})", RESAVE) from problem


def _short(problem: BaseException) -> str:
    """Return the first line of a problem, without qpdf's name for bytes in memory."""
    said = re.sub(r"^(stream )?<[^>]*>(, |: )?", "", str(problem)).splitlines()
    return said[0][:80] if said else type(problem).__name__


def _taken(pdf: pikepdf.Pdf, page: pikepdf.Page) -> ForeignPage:
    box = _box(page)
    unit = float(page.obj.get("/UserUnit", 1))
    turned = int(page.obj.get("/Rotate", 0) or 0) % 360 if not isinstance(page.get("/Rotate"), Name) else 0
    hidden = hidden_layers(pdf)
    out = pikepdf.new()
    out.pages.append(page)
    taken = out.pages[0]
    bounded(taken.obj.get("/Contents"), MOST_CONTENT)
    taken.contents_coalesce()  # a font may be chosen in one stream and used in the next
    seen = walked(taken.obj)
    if hidden:
        without_hidden(out, taken, hidden, pdf, page)
    for key in _NEEDLESS:
        if key in taken.obj:
            del taken.obj[key]
    for key in ("/ArtBox", "/BleedBox", "/CropBox", "/TrimBox", "/UserUnit"):
        if key in taken.obj:
            del taken.obj[key]
    taken.obj.MediaBox = Array([round(v, 4) for v in (box.x, box.y, box.right, box.bottom)])
    taken.obj.Rotate = turned - turned % 90
    buffer = BytesIO()
    out.save(
        buffer,
        static_id=True,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    packed = buffer.getvalue()
    width, height = box.width * unit, box.height * unit
    if turned % 180:
        width, height = height, width
    name = f"form-{hashlib.sha1(packed, usedforsecurity=False).hexdigest()[:16]}"
    return ForeignPage(name, width, height, packed, seen.transparent)


def _box(page: pikepdf.Page) -> Rect:
    """Return what of a page is meant to be seen: its trim, else its crop, within its medium."""
    media = _upright(page.mediabox)
    found = _upright(page.trimbox) if "/TrimBox" in page.obj else _upright(page.cropbox)
    left, top = max(found.x, media.x), max(found.y, media.y)
    box = Rect.from_edges(left, top, min(found.right, media.right), min(found.bottom, media.bottom))
    if box.width <= 0 or box.height <= 0:
        box = media
    if box.width <= 0 or box.height <= 0:
        raise Refused("empty", "its page has no size", RESAVE)
    return box


def _upright(found: pikepdf.Object) -> Rect:
    x0, y0, x1, y1 = (float(v) for v in found)
    return Rect.from_edges(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
