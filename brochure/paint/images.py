"""Photographs as image objects: each once, no finer than the profile wants, in the profile's colours.

In: photos (upright sRGB pixels) and how large each is drawn. Out: references to image XObjects. Colours are
made in :mod:`brochure.paint.separation`. Must not know pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from brochure.display import Group, Item, Link, Picture, Tagged
from brochure.geometry import Transform
from brochure.paint.inklimit import held_to
from brochure.paint.pdf import Dictionary, Objects, Reference, Stream, array, name
from brochure.profiles import PictureRules

if TYPE_CHECKING:
    from PIL import Image

    from brochure.layout.document import Document
    from brochure.pictures.photo import Photo

_COMPONENTS = {"RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "L": "DeviceGray"}


def largest_placements(document: Document) -> dict[str, tuple[Photo, float]]:
    """Return each photo by name with the largest width, points, at which any page shows it."""
    found: dict[str, tuple[Photo, float]] = {}
    for page in document.pages:
        for photo, width in _placements(page.items, Transform()):
            if photo.name not in found or found[photo.name][1] < width:
                found[photo.name] = photo, width
    return found


def embed(
    objects: Objects,
    document: Document,
    rules: PictureRules,
    press: bytes | None,
    ink_limit: float | None = None,
    *,
    grey: bool = False,
) -> dict[str, Reference]:
    """Write every photo of the document; return the references by photo name.

    ``press`` is the ICC profile that photographs are separated by, None to leave them in sRGB; ``ink_limit``
    is the most ink, per cent, that they may get on the press. ``grey`` makes them tones of black.
    """
    return {
        key: _written(objects, held_to(ink_limit, _prepared(photo, width, rules, press, grey)), rules)
        for key, (photo, width) in largest_placements(document).items()
    }


def weight(document: Document, rules: PictureRules) -> int:
    """Return how many bytes the photos of the document take as JPEG in sRGB by ``rules``."""
    placed = largest_placements(document).values()
    quality = 100 if rules.quality is None else rules.quality
    return sum(
        len(_jpeg(_prepared(photo, width, rules, None), quality, rules.subsampled)) for photo, width in placed
    )


def _placements(items: Iterable[Item], to_page: Transform) -> Iterator[tuple[Photo, float]]:
    for item in items:
        match item:
            case Picture(photo=photo, box=box):
                (x0, y0), (x1, y1) = to_page.point(box.x, box.y), to_page.point(box.right, box.y)
                yield photo, ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
            case Group(items=inner, transform=transform):
                yield from _placements(inner, transform.then(to_page))
            case Link(items=inner) | Tagged(items=inner):
                yield from _placements(inner, to_page)


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
    return objects.add(Stream(_jpeg(image, rules.quality, rules.subsampled), entries))


def _jpeg(image: Image.Image, quality: int, subsampled: bool) -> bytes:
    buffer = BytesIO()
    sampling = "4:2:0" if subsampled else "4:4:4"
    image.save(buffer, "JPEG", quality=quality, subsampling=sampling, optimize=True)
    return buffer.getvalue()
