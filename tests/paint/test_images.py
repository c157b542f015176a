"""Photographs as image objects."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import paint_samples as samples
import pikepdf
import pytest
from PIL import Image

from brochure.display import Group, Item, Picture, Tagged
from brochure.geometry import Rect, Transform
from brochure.paint import paint
from brochure.pictures.photo import Photo
from brochure.profiles import PictureRules, Profile

RED = Photo("red", 400, 300, b"\xc8\x1e\x1e" * (400 * 300))


def images(items: list[Item], profile: Profile) -> list[tuple[int, int, str, str, int]]:
    """Return width, height, colour space, filter and size of each image object of a page."""
    with pikepdf.open(BytesIO(paint(samples.document(items), profile))) as pdf:
        found = {image.objgen: image for image in pdf.pages[0].Resources.XObject.values()}
        return [
            (int(i.Width), int(i.Height), str(i.ColorSpace), str(i.Filter), len(i.read_raw_bytes()))
            for i in found.values()
        ]


def shown(photo: Photo, *boxes: Rect) -> list[Item]:
    """Return the photo in several boxes."""
    return [Picture(photo, box) for box in boxes]


def test_a_photo_is_stored_once() -> None:
    """The same photo in two places and in a copy of equal name is one object."""
    items = [*shown(RED, Rect(0, 0, 40, 30), Rect(50, 0, 80, 60)), Picture(replace(RED), Rect(0, 70, 4, 3))]
    assert len(images(items, samples.PLAIN)) == 1


def test_no_finer_than_wanted() -> None:
    """A photo is brought to the profile's resolution where it is shown largest, its shape kept."""
    (made,) = images(shown(RED, Rect(0, 0, 36, 27), Rect(0, 0, 72, 54)), samples.PLAIN)
    assert made[:2] == (150, 113)


def test_a_group_that_enlarges_counts() -> None:
    """The resolution is the one on the page, after the groups' transforms."""
    turned = Transform.rotation(90).then(Transform.scaling(2))
    grouped = [Group((Picture(RED, Rect(0, 0, 36, 27)),), turned)]
    (made,) = images(grouped, samples.PLAIN)
    assert made[:2] == (150, 113)


def test_a_coarse_photo_stays_as_it_is() -> None:
    """A photo that is only a little finer than wanted is not resampled."""
    (made,) = images(shown(RED, Rect(0, 0, 170, 127)), samples.PLAIN)
    assert made[:2] == (400, 300)


@pytest.mark.parametrize(
    ("profile", "space", "filter_"),
    [
        (samples.EMAIL, "/DeviceRGB", "/DCTDecode"),
        (samples.PRINT, "/DeviceCMYK", "/DCTDecode"),
        (replace(samples.PRINT, pictures=PictureRules(ppi=300, quality=None)), "/DeviceCMYK", "/FlateDecode"),
        (replace(samples.EMAIL, pictures=PictureRules(ppi=150, quality=None)), "/DeviceRGB", "/FlateDecode"),
    ],
    ids=["screen", "press", "press without loss", "screen without loss"],
)
def test_stored_as_the_profile_asks(profile: Profile, space: str, filter_: str) -> None:
    """Colour space and compression follow the profile."""
    tagged: list[Item] = [Tagged("Figure", tuple(shown(RED, Rect(0, 0, 96, 72))), alt="Red")]
    (made,) = images(tagged, profile)
    assert made[2:4] == (space, filter_)


@pytest.mark.parametrize("quality", [95, None], ids=["jpeg", "flate"])
def test_press_colours_are_the_right_way_round(quality: int | None) -> None:
    """White stays without ink and red is magenta and yellow, as a reader of the image sees it."""
    profile = replace(samples.PRINT, pictures=PictureRules(ppi=300, quality=quality))
    half = Photo("half", 2 * 64, 64, (b"\xff\xff\xff" * 64 + b"\xc8\x1e\x1e" * 64) * 64)
    with pikepdf.open(BytesIO(paint(samples.document(shown(half, Rect(0, 0, 60, 30))), profile))) as pdf:
        image = next(iter(pdf.pages[0].Resources.XObject.values()))
        inks = _inks(image)
    white, red = inks.getpixel((16, 32)), inks.getpixel((112, 32))
    assert max(white) <= 4
    assert red[0] < 60 and red[1] > 200 and red[2] > 180


def _inks(image: pikepdf.Object) -> Image.Image:
    """Return the samples of a CMYK image as PDF reads them: 255 is full ink."""
    size = int(image.Width), int(image.Height)
    if image.Filter == "/FlateDecode":
        return Image.frombytes("CMYK", size, image.read_bytes())
    jpeg = Image.open(BytesIO(image.read_raw_bytes()))
    assert [int(v) for v in image.Decode] == [1, 0] * 4
    # Pillow turns Adobe's inverted samples back as it reads, which is what Decode tells a viewer to do.
    return jpeg.copy()
