"""Reads photographs: a file in, a Photo out.

JPEG, PNG, TIFF, WebP, and HEIF where its library is installed; any orientation; grey, RGB, CMYK, L*a*b*,
palette; 8 and 16 bit; transparency over white. What comes out is upright sRGB through the file's own
profile, of a CMYK file its inks too, and nothing else: no metadata. Knows nothing of pages.
"""

from __future__ import annotations

import contextlib
import importlib
import warnings
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.errors import AssetError, Place
from brochure.pictures.managed import inks, profile_name, rgb
from brochure.pictures.photo import Photo, Source

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
"""What is read. Of a telephone's JPEG with more pictures behind it (MPO), as of a TIFF's pages, the first."""

MEGAPIXELS = 200
"""A larger picture is refused before it is decoded."""

IN_FULL = 50
"""Megapixels that are decoded: 200 MB. A larger JPEG is decoded at half or a quarter of its size."""

PROGRESSIVE = 64
"""Megapixels of a progressive JPEG, whose decoder keeps the whole of it in memory."""

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif")
"""Major brands of ISO/IEC 23008-12 (and AV1 Image File Format) after a file's ``ftyp``."""

_ORIENTATION, _GPS = 0x0112, 0x8825  # tags of Exif 2.32
_TURNED = (5, 6, 7, 8)  # orientations that swap width and height

_RESAVE = "open it and save it again as JPEG or PNG in sRGB"


def load_photo(path: Path, place: Place | None = None) -> Photo:
    """Return the photo in ``path``; ``place`` is where the data names it.

    Raises AssetError for a file that is missing, empty, no picture, of another kind, animated, broken or too
    large, and for a HEIF file where its library is missing.
    """
    return photo_of(_bytes(path, place), path.name, place)


def photo_of(data: bytes, name: str, place: Place | None = None) -> Photo:
    """Return the photo that a file's bytes are; ``name`` is for people; raises as :func:`load_photo` does."""
    from PIL import ImageOps

    path = Path(name)
    with _opened(data, path, place) as image:
        source, adobe = _source(image, path), _adobe(image)
        image.draft(None, _decoded_size(image))
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        photo = Photo.of(image.width, image.height, rgb(image, inverted=not adobe))
        return replace(photo.with_inks(inks(image, inverted=not adobe)), source=source)


def inspect(path: Path, place: Place | None = None) -> Source:
    """Return what is known of a picture without decoding it; raises as :func:`load_photo` does."""
    with _opened(_bytes(path, place), path, place) as image:
        return _source(image, path)


@contextlib.contextmanager
def _opened(data: bytes, path: Path, place: Place | None) -> Iterator[Image.Image]:
    """Give the picture of ``path``, judged by its head; errors on the way become AssetErrors."""
    from PIL import Image, UnidentifiedImageError

    limit = Image.MAX_IMAGE_PIXELS
    try:
        Image.MAX_IMAGE_PIXELS = MEGAPIXELS * 500_000  # it warns from this on, and refuses twice as many
        with warnings.catch_warnings():
            # Those warnings, and others on metadata that is dropped anyway.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=_formats(data, path, place)) as image:
                _judge(image, path, place)
                yield image
    except AssetError:
        raise
    except Image.DecompressionBombError as problem:
        raise _too_large(path, MEGAPIXELS, place) from problem
    except UnidentifiedImageError as problem:
        remedy = "give a JPEG, PNG, TIFF or WebP file"
        raise _error("kind", path, "it is no picture of a known kind", remedy, place) from problem
    except Exception as problem:  # decoders of hostile bytes raise whatever they stumble over
        raise _error("broken", path, f"it can not be decoded ({problem})", _RESAVE, place) from problem
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _bytes(path: Path, place: Place | None) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as problem:
        what = "there is no such file" if isinstance(problem, FileNotFoundError) else str(problem.strerror)
        raise _error("missing", path, what, "check its name and folder", place) from problem
    if not data:
        raise _error("empty", path, "the file is empty", "copy it again from where it came from", place)
    return data


def _formats(data: bytes, path: Path, place: Place | None) -> tuple[str, ...]:
    """Return the formats to try, their decoders loaded: named, lest Pillow load its forty others."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        try:
            importlib.import_module("pillow_heif").register_heif_opener()
        except ImportError as problem:
            what = "it is a HEIF picture, whose decoder is not installed"
            remedy = "install brochure[heif], or save the picture as JPEG"
            raise _error("heif", path, what, remedy, place) from problem
        return ("HEIF",)
    from PIL import (
        JpegImagePlugin,  # noqa: F401
        PngImagePlugin,  # noqa: F401
        TiffImagePlugin,  # noqa: F401
        WebPImagePlugin,  # noqa: F401
    )

    return FORMATS


def _error(code: str, path: Path, what: str, remedy: str, place: Place | None) -> AssetError:
    error = AssetError.of(f"picture-{code}", f"picture {path.name}: {what}", remedy, place)
    assert isinstance(error, AssetError)
    return error


def _too_large(path: Path, megapixels: int, place: Place | None, kind: str = "") -> AssetError:
    what = f"it has more than {megapixels} megapixels{kind}"
    return _error("too-large", path, what, "make it smaller; 20 megapixels fill a page", place)


def _judge(image: Image.Image, path: Path, place: Place | None) -> None:
    if image.format in ("PNG", "WEBP") and getattr(image, "n_frames", 1) > 1:
        raise _error("animated", path, "it is an animation", "save the frame that you want", place)
    if image.mode in ("F", "HSV"):
        raise _error("mode", path, f"its pixels are of the kind {image.mode}", _RESAVE, place)
    pixels = image.width * image.height
    jpeg = image.format in ("JPEG", "MPO")
    if pixels > IN_FULL * 1_000_000 and not jpeg:
        raise _too_large(path, IN_FULL, place, f", which a {image.format} must not have")
    if pixels > PROGRESSIVE * 1_000_000 and image.info.get("progressive"):
        raise _too_large(path, PROGRESSIVE, place, ", which a progressive JPEG must not have")


def _decoded_size(image: Image.Image) -> tuple[int, int]:
    """Return the size to decode a JPEG at: its own, or an even fraction of that within the limit."""
    scale = 1
    while image.width * image.height > IN_FULL * 1_000_000 * scale**2:
        scale *= 2
    return image.width // scale, image.height // scale


def _source(image: Image.Image, path: Path) -> Source:
    exif = image.getexif()
    width, height = image.size
    if exif.get(_ORIENTATION) in _TURNED:
        width, height = height, width
    kind = str(image.format)
    return Source(path.name, kind, image.mode, profile_name(image), width, height, bool(exif.get_ifd(_GPS)))


def _adobe(image: Image.Image) -> bool:
    """Tell whether a file's CMYK has the polarity that Pillow expects.

    Pillow takes every CMYK JPEG as Adobe writes it, upside down; only files with Adobe's mark are
    (Adobe Technical Note 5116, APP14).
    """
    return image.format not in ("JPEG", "MPO") or "adobe" in image.info
