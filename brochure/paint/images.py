"""Photographs as image objects: each once, cut to what is seen, no finer and in the colours that are wanted.

In: photos (upright sRGB pixels) and how large each is drawn. Out: references to image XObjects. Colours are
made in :mod:`brochure.paint.separation`. Must not know pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from brochure.geometry import Rect
from brochure.paint.inklimit import held_to
from brochure.paint.pdf import Dictionary, Objects, Reference, Stream, array, name
from brochure.paint.shown import Shown, shown
from brochure.profiles import PictureRules

if TYPE_CHECKING:
    from PIL import Image

    from brochure.layout.document import Document
    from brochure.pictures.photo import Photo

_COMPONENTS = {"RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "L": "DeviceGray"}


@dataclass(frozen=True, slots=True)
class Embedded:
    """An image object, and the part of the photo that it holds, in shares of its width and height."""

    reference: Reference
    part: Rect


def embed(
    objects: Objects,
    document: Document,
    rules: PictureRules,
    press: bytes | None,
    ink_limit: float | None = None,
    *,
    grey: bool = False,
) -> dict[str, Embedded]:
    """Write every photo of the document; return the image objects by photo name.

    ``press`` is the ICC profile that photographs are separated by, None to leave them in sRGB; ``ink_limit``
    is the most ink, per cent, that they may get on the press. ``grey`` makes them tones of black.
    """
    found = {}
    for key, one in shown(document).items():
        photo, width, part = _cut(one, rules)
        image = held_to(ink_limit, _prepared(photo, width, rules, press, grey))
        found[key] = Embedded(_written(objects, image, rules), part)
    return found


def weight(document: Document, rules: PictureRules) -> int:
    """Return how many bytes the photos of the document take as JPEG in sRGB by ``rules``."""
    quality = 100 if rules.quality is None else rules.quality
    cuts = (_cut(one, rules)[:2] for one in shown(document).values())
    return sum(len(_jpeg(_prepared(*one, rules, None), quality, rules)) for one in cuts)


def _cut(one: Shown, rules: PictureRules) -> tuple[Photo, float, Rect]:
    """Return what is kept of a photo, its width in points, and the part of the whole that it is."""
    from brochure.pictures.photo import cut

    across, down = one.photo.width, one.photo.height
    left, top, right, bottom = edges = one.cut(rules.ppi)
    part = Rect.from_edges(left / across, top / down, right / across, bottom / down)
    return cut(one.photo, *edges), one.width * part.width, part


def _prepared(
    photo: Photo, width: float, rules: PictureRules, press: bytes | None, grey: bool = False
) -> Image.Image:
    from brochure.paint.separation import in_colours
    from brochure.pictures.sampling import downsampled
    from brochure.pictures.sharpening import sharpened

    placed = downsampled(photo, width, rules.ppi)
    return in_colours(sharpened(placed, rules.sharpening), press, grey=grey)


def _written(objects: Objects, image: Image.Image, rules: PictureRules) -> Reference:
    entries = Dictionary(
        Type=name("XObject"),
        Subtype=name("Image"),
        Width=image.width,
        Height=image.height,
        ColorSpace=name(_COMPONENTS[image.mode]),
        BitsPerComponent=8,
    )
    if rules.quality is None:
        return objects.add(Stream(image.tobytes(), entries))
    entries.update(Filter=name("DCTDecode"))
    if image.mode == "CMYK":  # Pillow writes CMYK as Adobe does, with 255 for no ink
        entries.update(Decode=array([1, 0] * 4))
    return objects.add(Stream(_jpeg(image, rules.quality, rules), entries))


def _jpeg(image: Image.Image, quality: int, rules: PictureRules) -> bytes:
    buffer = BytesIO()
    sampling = "4:2:0" if rules.subsampled else "4:4:4"
    image.save(buffer, "JPEG", quality=quality, subsampling=sampling, optimize=rules.compact)
    return buffer.getvalue()
