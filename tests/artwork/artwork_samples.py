"""Artwork made on the spot: SVG markup, PDF pages, and documents that show them."""

from __future__ import annotations

import datetime
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from brochure.artwork.loading import Artwork, load_artwork
from brochure.artwork.logos import Look, filled
from brochure.colour import WHITE, Ink, ink_from_percent
from brochure.display import Group, Item, Shade, Tagged
from brochure.display import Path as PathItem
from brochure.geometry import Rect, Transform, transformed
from brochure.layout.document import Document, Metadata, Page
from brochure.paint import paint
from brochure.profiles import CATALOGUE
from brochure.text.typesetter import Typesetter
from brochure.units import mm

DEEP = ink_from_percent("deep", (90, 48, 60, 62), "#0C3A3A")
ACCENT = ink_from_percent("accent", (0, 88, 92, 10), "#D63B22")
THEME = (DEEP, ACCENT)
SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(body: str, attributes: str = 'viewBox="0 0 100 100" width="100" height="100"') -> str:
    return f"<svg {SVG} {attributes}>{body}</svg>"


def loaded(folder: Path, body: str, typesetter: Typesetter, attributes: str | None = None) -> Artwork:
    """Return the artwork of an SVG's body."""
    file = folder / "logo.svg"
    file.write_text(svg(body) if attributes is None else svg(body, attributes), encoding="utf-8")
    return load_artwork(file, typesetter)


def leaves(items: tuple[Item, ...], at: Transform | None = None) -> list[PathItem | Shade]:
    """Return the paths and shades of a drawing in their order, paths moved to where they stand."""
    at = at or Transform()
    found: list[PathItem | Shade] = []
    for item in items:
        match item:
            case Group():
                found += leaves(item.items, item.transform.then(at))
            case PathItem():
                found.append(PathItem(transformed(item.segments, at), item.fill, item.stroke, item.width))
            case Shade():
                found.append(item)
    return found


def document(artwork: Artwork, single: Ink | None = None, ground: Ink = WHITE) -> Document:
    """Return a document that shows artwork alone on its only page."""
    box = Rect(0, 0, artwork.width, artwork.height)
    shown = filled(artwork, box, Look(THEME, ground, single))
    page = Page("1", "right", "art", (Tagged("Figure", (shown,), language="en", alt="art", box=box),))
    created = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    meta = Metadata("art", "a", "s", (), "en", created, "0" * 64, "test")
    return Document(artwork.width, artwork.height, mm(3), (page,), (), meta)


def painted(artwork: Artwork, profile: str = "email", single: Ink | None = None) -> bytes:
    return paint(document(artwork, single), CATALOGUE[profile])


def pdf_page(
    content: bytes,
    resources: Dictionary | None = None,
    size: tuple[float, float] = (100, 100),
    **page: object,
) -> bytes:
    """Return a PDF of one page."""
    pdf = pikepdf.new()
    made = pdf.add_blank_page(page_size=size)
    made.Contents = pdf.make_stream(content)
    made.Resources = (
        Dictionary()
        if resources is None
        else pdf.copy_foreign(resources)
        if resources.is_indirect
        else resources
    )
    for key, value in page.items():
        made.obj[f"/{key}"] = Array(value) if isinstance(value, list | tuple) else value
    buffer = BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


def written(folder: Path, data: bytes, name: str = "logo.pdf") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def form_content(data: bytes) -> bytes:
    """Return the content of the one form of a painted file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == Name.Form]
        return max((form.read_bytes() for form in forms), key=len)


def all_content(data: bytes) -> bytes:
    """Return every content stream of a painted file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        streams = [pdf.pages[0].Contents]
        for o in pdf.objects:
            if isinstance(o, pikepdf.Stream) and (
                o.get("/Subtype") == Name.Form or o.get("/PatternType") == 1
            ):
                streams.append(o)
        return b"\n".join(s.read_bytes() for s in streams)
