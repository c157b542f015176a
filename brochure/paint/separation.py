"""Photographs in a receiver's colours: the screen's, a press's by ICC, black alone, or two inks.

In: a photo (sRGB pixels, perhaps tones or inks), a press's ICC profile. Out: a Pillow image: RGB, CMYK or L.
Only here are photographs converted through ICC: relative colorimetric with black point compensation, as they
want it. One without any colour is printed in black alone: four inks never register so well that its greys
stay grey. One that came in CMYK keeps its inks on the press that they were made for; on another, they are
made anew from the old ones, its black from its black. Must not know pages or PDF.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from itertools import product
from typing import TYPE_CHECKING, Any

from brochure.paint.presstable import PressTable
from brochure.pictures.strips import rows_of, strips

if TYPE_CHECKING:
    from PIL import Image

    from brochure.pictures.photo import Photo, Tones

_KNEE = 30.0
"""L* from which black alone, lighter than four inks, draws the shadows together so that none is lost."""

_BLACK_KEPT = 14
"""littleCMS's intent that is relative colorimetric and keeps the black plate (lcms2.h: PRESERVE_K_PLANE)."""

_SAME_MEAN, _SAME_MOST = 1.5, 5.0
"""CIE 1976 colour differences within which two profiles describe one printing condition."""

_LUMA = (0.2126, 0.7152, 0.0722, 0.0)
"""Weights of red, green and blue in lightness (ITU-R BT.709, whose primaries are sRGB's)."""


def in_colours(photo: Photo, press: bytes | None, *, grey: bool = False) -> Image.Image:
    """Return the photo's pixels for a receiver: a ``press``, one that prints ``grey`` only, or a screen."""
    from PIL import Image

    if press is not None and not grey and photo.tones is None:
        if photo.inked is not None:
            inks = Image.frombytes("CMYK", (photo.width, photo.height), photo.inked.pixels)
            return _reprinted(inks, photo.inked.icc, press)
        return _in_black(photo, press) if _is_grey(photo) else _separated(photo, press)
    image = Image.frombytes("RGB", (photo.width, photo.height), photo.pixels)
    if photo.tones is not None:
        toned = _in_tones(image, photo.tones, press is not None and not grey)
        return toned.convert("L") if grey else toned
    return image.convert("L") if grey else image


def _in_tones(image: Image.Image, tones: Tones, inks: bool) -> Image.Image:
    """Return the image in a ramp between two inks, each as its own CMYK or screen colour: no ICC between."""
    from PIL import Image

    dark, light = (tones.dark.cmyk, tones.light.cmyk) if inks else (tones.dark.srgb, tones.light.srgb)
    lightness = image.convert("L", _LUMA)
    shares = tones.shares()
    ramps = [
        [round((pale + (deep - pale) * share) * 255) for share in shares]
        for deep, pale in zip(dark, light, strict=True)
    ]
    return Image.merge("CMYK" if inks else "RGB", [lightness.point(ramp) for ramp in ramps])


def _is_grey(photo: Photo) -> bool:
    """Tell whether no pixel has a colour; a coloured one mostly turns up early."""
    from PIL import ImageChops

    for _, strip in strips(photo):
        red, green, blue = strip.split()
        if any(ImageChops.difference(green, other).getbbox() for other in (red, blue)):
            return False
    return True


def _in_black(photo: Photo, press: bytes) -> Image.Image:
    """Return a grey photo in black ink alone."""
    from PIL import Image

    size = photo.width, photo.height
    black = Image.frombytes("RGB", size, photo.pixels).getchannel("G").point(list(_blacks(press)))
    none = Image.new("L", size, 0)
    return Image.merge("CMYK", (none, none, none, black))


def _separated(photo: Photo, press: bytes) -> Image.Image:
    import numpy as np
    from PIL import Image

    pixels = np.frombuffer(photo.pixels, np.uint8).reshape(photo.height, photo.width, 3)
    inks = np.empty((photo.height, photo.width, 4), np.uint8)
    table, step = _table(press), rows_of(photo.width)
    for top in range(0, photo.height, step):
        inks[top : top + step] = table.inks(pixels[top : top + step])
    return Image.frombuffer("CMYK", (photo.width, photo.height), inks, "raw", "CMYK", 0, 1)


@lru_cache(maxsize=2)
def _table(press: bytes) -> PressTable:
    from PIL import Image

    def convert(pixels: Any) -> Any:
        import numpy as np

        row = Image.frombytes("RGB", (len(pixels), 1), pixels.tobytes())
        return np.asarray(_through_icc(row, press))[0]

    return PressTable.of(convert)


def _through_icc(image: Image.Image, press: bytes) -> Image.Image:
    from PIL import ImageCms

    separated = ImageCms.applyTransform(image, _to_press(press))
    assert separated is not None  # only an in-place transform returns nothing
    return separated


def _reprinted(inks: Image.Image, made_for: bytes, press: bytes) -> Image.Image:
    """Return inks for ``press``: as they are where they were made for it, or for one that nobody names."""
    if not made_for or _are_alike(made_for, press):
        return inks
    made: Image.Image = _between(made_for, press).apply(inks)
    return made


@lru_cache(maxsize=4)
def _between(made_for: bytes, press: bytes) -> Any:
    """Return littleCMS's way from one press to another, black from black where it knows how."""
    from PIL import ImageCms

    source, target = (ImageCms.ImageCmsProfile(BytesIO(icc)) for icc in (made_for, press))
    make: Any = ImageCms.ImageCmsTransform  # buildTransform takes the ICC's four intents alone
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    try:
        return make(source, target, "CMYK", "CMYK", _BLACK_KEPT, flags=flags)
    except OSError:  # it can not draw the black of every press
        return make(source, target, "CMYK", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags=flags)


@lru_cache(maxsize=4)
def _are_alike(one: bytes, other: bytes) -> bool:
    """Tell whether two profiles are of one printing condition: inks look the same by both.

    Profiles of one condition differ in how they separate, which inks that are there do not ask.
    """
    import numpy as np

    if one == other:
        return True
    shown = [_labs(icc) for icc in (one, other)]
    apart = np.sqrt(((shown[0] - shown[1]) ** 2).sum(axis=1))
    return bool(apart.mean() <= _SAME_MEAN and apart.max() <= _SAME_MOST)


def _labs(press: bytes) -> Any:
    """Return L*, a*, b* of all mixtures of four tones of each ink, relative to the press's paper."""
    import numpy as np
    from PIL import Image, ImageCms

    tones = bytes(tone for mixture in product((0, 85, 170, 255), repeat=4) for tone in mixture)
    shown = ImageCms.profileToProfile(
        Image.frombytes("CMYK", (len(tones) // 4, 1), tones),
        ImageCms.ImageCmsProfile(BytesIO(press)),
        ImageCms.createProfile("LAB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="LAB",
    )
    assert shown is not None  # only a conversion in place returns nothing
    # Pillow keeps a* and b* as signed bytes.
    lab = np.frombuffer(shown.tobytes(), np.uint8).reshape(-1, 3)
    return np.column_stack([lab[:, 0] * (100 / 255), lab[:, 1:].view(np.int8)]).astype(float)


@lru_cache(maxsize=2)
def _to_press(press: bytes) -> Any:
    """Return littleCMS's way from sRGB to the press: it takes as long to make as to use on a small photo."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(BytesIO(press)),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=2)
def _blacks(press: bytes) -> tuple[int, ...]:
    """Return the black ink, 0 to 255, that makes each of 256 greys as light as four inks would."""
    import numpy as np
    from PIL import Image

    greys = Image.merge("RGB", [Image.frombytes("L", (256, 1), bytes(range(256)))] * 3)
    wanted = _lightness(_through_icc(greys, press), press)
    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    none = Image.new("L", (256, 1), 0)
    given = np.minimum.accumulate(_lightness(Image.merge("CMYK", (none, none, none, ramp)), press))
    darkest, deepest = float(given[-1]), float(wanted[0])
    if deepest < darkest < _KNEE:
        # A parabola from the deepest tone, lifted to black's own, that joins the line at the knee.
        share = np.clip((_KNEE - wanted) / (_KNEE - deepest), 0.0, 1.0)
        wanted = wanted + (darkest - deepest) * share**2
    # numpy interpolates over rising numbers: from dark to light, so from full ink to none.
    black = np.interp(wanted, given[::-1], np.arange(255, -1, -1))
    return tuple(int(value) for value in np.minimum.accumulate(np.rint(black)))


def _lightness(inks: Image.Image, press: bytes) -> Any:
    """Return the L* (0 to 100) of a row of CMYK pixels, relative to the press's paper."""
    import numpy as np
    from PIL import ImageCms

    shown = ImageCms.profileToProfile(
        inks,
        ImageCms.ImageCmsProfile(BytesIO(press)),
        ImageCms.createProfile("LAB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="LAB",
    )
    assert shown is not None  # only a conversion in place returns nothing
    return np.asarray(shown)[0, :, 0].astype(float) * (100 / 255)
