"""Pixels of any kind as sRGB over white, strip by strip, so that a large picture needs little memory.

In: a decoded Pillow image of any mode, its ICC profile. Out: RGB bytes, and the inks of one in CMYK. Knows
nothing of files or pages.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from brochure.assets import assets
from brochure.pictures.photo import Inked

if TYPE_CHECKING:
    from PIL import Image
    from PIL.ImageCms import ImageCmsProfile

CMYK_PROFILE = Path("icc", "ISOcoated_v2_300_bas.icc")
"""What a CMYK file without a profile is taken for: FOGRA39, as in the art direction (section 3)."""

_STRIP = 1 << 19
"""Pixels that are converted at a time."""

_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
_PLAIN = {
    "1": "L", "L": "L", "LA": "L", "La": "L", "I": "L", "I;16": "L", "I;16L": "L", "I;16B": "L",
    "CMYK": "CMYK", "LAB": "LAB", "YCbCr": "RGB", "RGB": "RGB", "RGBX": "RGB",
}  # fmt: skip
"""What is left of a picture's pixels when transparency and depth are resolved; of all others, RGB."""


def rgb(image: Image.Image, inverted: bool = False) -> bytes:
    """Return an image's pixels as sRGB bytes from the top, transparency over white.

    The image's own ICC profile is obeyed: relative colorimetric with black point compensation. ``inverted``
    says that CMYK values count bare paper.
    """
    plain = _PLAIN.get(image.mode, "RGB")
    convert = _way(plain, image.info.get("icc_profile"))
    rows = max(1, _STRIP // image.width)
    parts = []
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(image.height, top + rows)))
        strip.info = {k: v for k, v in image.info.items() if k == "transparency"}
        parts.append(_over_white(strip, plain, convert, inverted).tobytes())
    return b"".join(parts)


def inks(image: Image.Image, inverted: bool = False) -> Inked | None:
    """Return a CMYK image's inks and the profile of its press; None for an image of another mode.

    ``inverted`` says that its values count bare paper.
    """
    from PIL import ImageChops

    if image.mode != "CMYK":
        return None
    icc: bytes = image.info.get("icc_profile") or b""
    plain = ImageChops.invert(image) if inverted else image
    return Inked(plain.tobytes(), icc if icc[16:20] == b"CMYK" else b"")


def profile_name(image: Image.Image) -> str:
    """Return what an image's ICC profile calls itself, "" when it has none or says nothing."""
    found = _profile(image.info.get("icc_profile"))
    return "" if found is None else (found.profile.profile_description or "").strip()


def _over_white(
    strip: Image.Image, plain: str, convert: Callable[[Image.Image], Image.Image], inverted: bool
) -> Image.Image:
    from PIL import Image, ImageChops

    alpha = None
    if strip.mode.startswith("I"):
        strip = _eight_bits(strip)
    elif strip.mode in ("P", "PA") or "transparency" in strip.info:
        strip = strip.convert("RGBA")
    if strip.mode in ("LA", "La", "RGBA", "RGBa"):
        strip = strip.convert(strip.mode.upper())
        alpha = strip.getchannel("A")
    if strip.mode != plain:
        strip = strip.convert(plain)
    if inverted and strip.mode == "CMYK":
        strip = ImageChops.invert(strip)
    shown = convert(strip)
    if alpha is None or alpha.getextrema() == (255, 255):
        return shown
    white = Image.new("RGB", shown.size, "white")
    white.paste(shown, mask=alpha)
    return white


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return 16-bit greys in 8 bits: a scale of 1/257 takes 65,535 to 255."""
    return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")


def _profile(data: bytes | None) -> ImageCmsProfile | None:
    from PIL import ImageCms

    return ImageCms.ImageCmsProfile(BytesIO(data)) if data else None


def _way(mode: str, data: bytes | None) -> Callable[[Image.Image], Image.Image]:
    """Return what turns an L, RGB, CMYK or LAB (CIE L*a*b*, D50) image into sRGB."""
    from PIL import ImageCms

    source = _profile(data)
    if source is not None and source.profile.xcolor_space.strip() != _SPACES.get(mode):
        source = None  # it describes what the file once was
    if source is None and mode == "CMYK":
        source = ImageCms.ImageCmsProfile(str(assets() / CMYK_PROFILE))
    if mode == "LAB":  # its numbers need no device's profile
        source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    if source is None or (source.profile.profile_description or "").startswith("sRGB"):
        return lambda image: image if image.mode == "RGB" else image.convert("RGB")
    made = ImageCms.buildTransform(
        source,
        ImageCms.createProfile("sRGB"),
        mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )

    def converted(image: Image.Image) -> Image.Image:
        shown = ImageCms.applyTransform(image, made)
        assert shown is not None  # only a conversion in place returns nothing
        # A grey must not come back tinted by a rounding of its profile.
        return shown.convert("L").convert("RGB") if mode == "L" else shown

    return converted
