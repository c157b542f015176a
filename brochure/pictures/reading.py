"""Reads photographs: a file in, a Photo out.

JPEG, PNG, TIFF and WebP; any orientation; grey, RGB, CMYK, palette; 8 and 16 bit; transparency over white.
What comes out is upright sRGB through the file's own profile, and nothing else of the file: no metadata.
Knows nothing of pages.
"""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.assets import assets
from brochure.errors import AssetError, Place
from brochure.pictures.photo import Photo

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
"""What is read. Of a telephone's JPEG with more pictures behind it (MPO), as of a TIFF's pages, the first."""

MEGAPIXELS = 200
"""A larger picture is refused before it is decoded."""

CMYK_PROFILE = Path("icc", "ISOcoated_v2_300_bas.icc")
"""What a CMYK file without a profile is taken for: FOGRA39, as in the art direction (section 3)."""

_RESAVE = "open it and save it again as JPEG or PNG in sRGB"


def load_photo(path: Path, place: Place | None = None) -> Photo:
    """Return the photo in ``path``; ``place`` is where the data names it.

    Raises AssetError for a file that is missing, empty, no picture, of another kind, animated, broken or too
    large.
    """
    # The formats are named, so that Pillow does not load its forty others to look for them.
    from PIL import (
        Image,
        ImageOps,
        JpegImagePlugin,  # noqa: F401
        PngImagePlugin,  # noqa: F401
        TiffImagePlugin,  # noqa: F401
        UnidentifiedImageError,
        WebPImagePlugin,  # noqa: F401
    )

    try:
        data = path.read_bytes()
    except OSError as problem:
        what = "there is no such file" if isinstance(problem, FileNotFoundError) else str(problem.strerror)
        raise _error("missing", path, what, "check its name and folder", place) from problem
    if not data:
        raise _error("empty", path, "the file is empty", "copy it again from where it came from", place)
    limit = Image.MAX_IMAGE_PIXELS
    try:
        Image.MAX_IMAGE_PIXELS = MEGAPIXELS * 500_000  # it warns from this on, and refuses twice as many
        with warnings.catch_warnings():
            # Those warnings, and others on metadata that is dropped anyway.
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                _judge(image, path, place)
                image.load()
                adobe = _adobe(image)
                ImageOps.exif_transpose(image, in_place=True)
                return _photo(_srgb(image, adobe))
    except AssetError:
        raise
    except Image.DecompressionBombError as problem:
        raise _too_large(path, place) from problem
    except UnidentifiedImageError as problem:
        remedy = "give a JPEG, PNG, TIFF or WebP file"
        raise _error("kind", path, "it is no picture of a known kind", remedy, place) from problem
    except Exception as problem:  # decoders of hostile bytes raise whatever they stumble over
        raise _error("broken", path, f"it can not be decoded ({problem})", _RESAVE, place) from problem
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _error(code: str, path: Path, what: str, remedy: str, place: Place | None) -> AssetError:
    error = AssetError.of(f"picture-{code}", f"picture {path.name}: {what}", remedy, place)
    assert isinstance(error, AssetError)
    return error


def _too_large(path: Path, place: Place | None) -> AssetError:
    what = f"it has more than {MEGAPIXELS} megapixels"
    return _error("too-large", path, what, "make it smaller; 20 megapixels fill a page", place)


def _judge(image: Image.Image, path: Path, place: Place | None) -> None:
    if image.format in ("PNG", "WEBP") and getattr(image, "n_frames", 1) > 1:
        raise _error("animated", path, "it is an animation", "save the frame that you want", place)
    if image.mode in ("F", "LAB", "HSV"):
        raise _error("mode", path, f"its pixels are of the kind {image.mode}", _RESAVE, place)


def _adobe(image: Image.Image) -> bool:
    """Tell whether a file's CMYK has the polarity that Pillow expects.

    Pillow takes every CMYK JPEG as Adobe writes it, upside down; only files with Adobe's mark are
    (Adobe Technical Note 5116, APP14).
    """
    return image.format not in ("JPEG", "MPO") or "adobe" in image.info


def _srgb(image: Image.Image, adobe: bool) -> Image.Image:
    """Return an image as RGB in sRGB, over white."""
    from PIL import Image, ImageChops

    profile = image.info.get("icc_profile")
    alpha = None
    if image.mode.startswith("I"):
        # Pillow has no 16-bit grey arithmetic but this: a scale of 1/257 takes 65,535 to 255.
        image = image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    elif image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa"):
        full = image.convert("LA" if image.mode in ("LA", "La") else "RGBA")
        alpha = full.getchannel("A")
        image = full.convert(full.mode[:-1])
    if image.mode == "1":
        image = image.convert("L")
    elif image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("RGB")
    if image.mode == "CMYK" and not adobe:
        image = ImageChops.invert(image)
    shown = _converted(image, profile)
    if alpha is None or alpha.getextrema() == (255, 255):
        return shown
    white = Image.new("RGB", shown.size, "white")
    white.paste(shown, mask=alpha)
    return white


def _converted(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return an L, RGB or CMYK image as sRGB: relative colorimetric with black point compensation."""
    from PIL import ImageCms

    source = ImageCms.ImageCmsProfile(BytesIO(profile)) if profile else None
    space = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}[image.mode]
    if source is not None and source.profile.xcolor_space.strip() != space:
        source = None  # it describes what the file once was
    if source is None and image.mode == "CMYK":
        source = ImageCms.ImageCmsProfile(str(assets() / CMYK_PROFILE))
    if source is None or (source.profile.profile_description or "").startswith("sRGB"):
        return image if image.mode == "RGB" else image.convert("RGB")
    made = ImageCms.profileToProfile(
        image,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert made is not None  # only a conversion in place returns nothing
    # A grey must not come back tinted by a rounding of its profile.
    return made.convert("L").convert("RGB") if image.mode == "L" else made


def _photo(image: Image.Image) -> Photo:
    return Photo.of(image.width, image.height, image.tobytes())
