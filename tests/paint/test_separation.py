"""Photographs in a receiver's colours."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import paint_samples as samples
import pikepdf
import pytest
from built_press import black_press
from PIL import Image, ImageCms

from brochure.assets import assets
from brochure.colour import ink_from_percent
from brochure.display import Picture
from brochure.geometry import Rect
from brochure.paint import paint
from brochure.paint.separation import in_colours
from brochure.pictures.photo import Inked, Photo, Tones
from brochure.pictures.sampling import resized
from brochure.profiles import PictureRules

PRESS = (assets() / "icc" / "ISOcoated_v2_300_bas.icc").read_bytes()
SIDE = 48

PATCHES = [
    "#735244",
    "#C29682",
    "#627A9D",
    "#576C43",
    "#8580B1",
    "#67BDAA",
    "#D67E2C",
    "#505BA6",
    "#C15A63",
    "#5E3C6C",
    "#9DBC40",
    "#E0A32E",
    "#383D96",
    "#469449",
    "#AF363C",
    "#E7C71F",
    "#BB5695",
    "#0885A1",
    "#F3F3F2",
    "#C8C8C8",
    "#A0A0A0",
    "#7A7A79",
    "#555555",
    "#343434",
]
"""24 colours of nature, paints and greys, as a test chart of photographers has them (sRGB)."""


def colour(code: str) -> tuple[int, int, int]:
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def chart() -> Photo:
    """Return the patches in four rows of six."""
    image = Image.new("RGB", (6 * SIDE, 4 * SIDE))
    for number, code in enumerate(PATCHES):
        y, x = divmod(number, 6)
        image.paste(colour(code), (x * SIDE, y * SIDE, (x + 1) * SIDE, (y + 1) * SIDE))
    return Photo.of(image.width, image.height, image.tobytes())


def lab(rgb: Any) -> Any:
    """Return sRGB values (0 to 255) as CIELAB (IEC 61966-2-1; relative to the white D65)."""
    value = np.asarray(rgb, float) / 255
    light = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    relative = light @ to_xyz.T / to_xyz.sum(axis=1)
    root = np.where(relative > (6 / 29) ** 3, np.cbrt(relative), relative / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), -1)


def difference(first: Any, second: Any) -> float:
    """Return the colour difference of two CIELAB colours (CIE 142-2001: CIEDE2000, all weights 1)."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    chroma = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    swell = 1.5 - 0.5 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    a1, a2 = a1 * swell, a2 * swell
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    hue_step = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = h1 + h2 if c1 * c2 == 0 else (h1 + turn / 2) % 360
    weight = (
        1 - 0.17 * math.cos(math.radians(hue - 30)) + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6)) - 0.20 * math.cos(math.radians(4 * hue - 63))
    )  # fmt: skip
    by_l = 1 + 0.015 * (lightness - 50) ** 2 / math.sqrt(20 + (lightness - 50) ** 2)
    by_c, by_h = 1 + 0.045 * chroma, 1 + 0.015 * chroma * weight
    spin = 60 * math.exp(-(((hue - 275) / 25) ** 2))
    twist = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(math.radians(spin))
    parts = ((l2 - l1) / by_l, (c2 - c1) / by_c, hue_step / by_h)
    return math.sqrt(sum(p * p for p in parts) + twist * parts[1] * parts[2])


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
    ],
)
def test_the_measure_is_right(first: Any, second: Any, wanted: float) -> None:
    """The colour difference agrees with the published check pairs (Sharma, Wu, Dalal 2005)."""
    assert difference(first, second) == pytest.approx(wanted, abs=1e-4)


def through_the_file(photo: Photo, quality: int | None = 95) -> Image.Image:
    """Return what the press profile shows of a photo that went into a print file and came back, as sRGB."""
    profile = replace(samples.PRINT, pictures=PictureRules(ppi=300, quality=quality, sharpening=0.6))
    box = Rect(0, 0, photo.width * 0.24, photo.height * 0.24)
    with pikepdf.open(BytesIO(paint(samples.document([Picture(photo, box)]), profile))) as pdf:
        image = next(iter(pdf.pages[0].Resources.XObject.values()))
        inks = Image.open(BytesIO(image.read_raw_bytes())).copy()
    shown = ImageCms.profileToProfile(
        inks, ImageCms.ImageCmsProfile(BytesIO(PRESS)), ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC, outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip
    assert shown is not None
    return shown


def test_a_chart_survives_the_press() -> None:
    """24 patches through the pipeline into the FOGRA39 file and back: mean under 1.5, each under 3 (CIEDE2000)."""
    shown = through_the_file(chart())
    found = []
    for number, code in enumerate(PATCHES):
        y, x = divmod(number, 6)
        middle = shown.getpixel((x * SIDE + SIDE // 2, y * SIDE + SIDE // 2))
        found.append(difference(lab(colour(code)), lab(middle)))
    assert sum(found) / len(found) < 1.5
    assert max(found) < 3


def test_greys_in_a_coloured_photo_stay_neutral() -> None:
    """The six greys of the chart come back without a colour: chroma under 1.5."""
    shown = through_the_file(chart())
    for x in range(6):
        _, a, b = lab(shown.getpixel((x * SIDE + SIDE // 2, 3 * SIDE + SIDE // 2)))
        assert math.hypot(a, b) < 1.5


def ramp() -> Photo:
    return Photo.of(256, 8, bytes(v for _ in range(8) for grey in range(256) for v in (grey,) * 3))


def test_a_photo_without_colour_is_printed_in_black_alone() -> None:
    """A grey photograph has no cyan, magenta or yellow; white has no ink, black all of it, tones never turn."""
    inks = in_colours(ramp(), PRESS)
    cyan, magenta, yellow, black = inks.split()
    assert all(plate.getextrema() == (0, 0) for plate in (cyan, magenta, yellow))
    row = [black.getpixel((x, 4)) for x in range(256)]
    assert row[0] == 255 and row[255] == 0
    assert all(a >= b for a, b in itertools.pairwise(row))
    assert len(set(row[:64])) > 24, "shadows keep their drawing"


def test_black_alone_is_as_light_as_four_inks_would_be() -> None:
    """From L* 30 up a grey in black ink is as light as the profile makes it in four inks."""
    grey = through_the_file(ramp())
    four = np.asarray(through_the_file(Photo.of(256, 9, ramp().pixels + b"\xff\0\0" * 256)))
    for x in range(80, 256, 8):
        assert lab(grey.getpixel((x, 4)))[0] == pytest.approx(lab(four[4, x])[0], abs=1.6), x


def test_one_coloured_pixel_makes_it_a_colour_photo() -> None:
    """What is not wholly grey goes through ICC: its greys would else stand out."""
    pixels = bytearray(ramp().pixels)
    pixels[0] = 60
    assert in_colours(Photo.of(256, 8, bytes(pixels)), PRESS).getchannel("C").getextrema()[1] > 100


DEEP = ink_from_percent("deep", (90, 45, 60, 40), "#0C3A3A")
PAPER = ink_from_percent("paper", (2, 2, 8, 0), "#F7F4EA")


def test_two_tones_are_the_inks_themselves() -> None:
    """A duotone's white is the light ink and its black 90 % of the way to the dark one, on press and screen."""
    photo = ramp().toned(Tones(DEEP, PAPER))
    for press, dark, light in ((PRESS, DEEP.cmyk, PAPER.cmyk), (None, DEEP.srgb, PAPER.srgb)):
        image = in_colours(photo, press)
        wanted = [pale + (deep - pale) * 0.9 for deep, pale in zip(dark, light, strict=True)]
        assert image.getpixel((255, 4)) == tuple(round(v * 255) for v in light)
        assert image.getpixel((0, 4)) == tuple(round(v * 255) for v in wanted)


def test_tones_have_names_of_their_own() -> None:
    """A photo in tones is stored beside the photo in colours, and once however often it is placed."""
    photo = ramp()
    toned = photo.toned(Tones(DEEP, PAPER))
    assert toned.name != photo.name and toned == photo.toned(Tones(DEEP, PAPER))
    assert toned.toned(None).tones is None


def test_a_press_of_black_alone_gets_greys() -> None:
    """Where only black is printed, a photo in tones is one channel like any other."""
    assert in_colours(ramp().toned(Tones(DEEP, PAPER)), None, grey=True).mode == "L"


def in_inks(icc: bytes = b"") -> Photo:
    """Return a photo of four CMYK pixels: black alone, a soft grey of black, a colour, four solids."""
    inks = bytes([0, 0, 0, 255, 0, 0, 0, 128, 20, 220, 200, 60, 255, 255, 255, 255])
    return Photo.of(4, 1, bytes(12)).with_inks(Inked(inks, icc))


@pytest.mark.parametrize("icc", [b"", PRESS, PRESS + b"\0"], ids=["none", "the same", "one that looks alike"])
def test_inks_for_the_press_are_kept(icc: bytes) -> None:
    """A photograph in CMYK for this press, or for one that nobody names, keeps every ink."""
    photo = in_inks(icc)
    assert photo.inked is not None
    assert in_colours(photo, PRESS).tobytes() == photo.inked.pixels


def test_inks_for_another_press_keep_their_black() -> None:
    """Through the other press's profile black alone stays black alone, and colours change."""
    black, grey, colour, _ = np.asarray(in_colours(in_inks(black_press()), PRESS))[0]
    assert not black[:3].any() and black[3] > 240
    assert not grey[:3].any() and 90 < grey[3] < 200
    assert tuple(colour) != (20, 220, 200, 60)


def test_screens_and_black_printers_see_no_inks() -> None:
    """A screen, one ink and two inks take a CMYK photograph by its looks."""
    assert in_colours(in_inks(), None).mode == "RGB"
    assert in_colours(in_inks(), None, grey=True).mode == "L"
    assert in_colours(in_inks().toned(Tones(DEEP, PAPER)), PRESS).getpixel((0, 0)) != (0, 0, 0, 255)


def test_inks_are_held_to_the_limit_of_the_press() -> None:
    """Four solids come into the file within the limit of ink, black whole."""
    objects = [Picture(in_inks(PRESS), Rect(0, 0, 40, 10))]
    profile = replace(samples.PRINT, ink_limit=240.0, pictures=PictureRules(ppi=300, quality=None))
    with pikepdf.open(BytesIO(paint(samples.document(objects), profile))) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        pixels = np.frombuffer(image.read_bytes(), np.uint8).reshape(-1, 4).astype(int)
    assert pixels.sum(axis=1).max() <= 240 * 2.55
    assert list(pixels[0]) == [0, 0, 0, 255] and pixels[3, 3] == 255


def test_inks_survive_a_smaller_size() -> None:
    """A CMYK photograph that is made coarser keeps plain areas to a step, and its profile."""
    inks = bytes([0, 0, 0, 255]) * 200
    small = resized(Photo.of(20, 10, bytes(600)).with_inks(Inked(inks, PRESS)), 5, 3)
    assert small.inked == Inked(bytes([0, 0, 0, 255]) * 15, PRESS)
