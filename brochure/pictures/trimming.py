"""Logos as pixels: the white margin that a file carries around its mark is no part of the mark.

A photo in; the part of it that is not margin out.
"""

from __future__ import annotations

from dataclasses import replace

from PIL import Image, ImageChops

from brochure.pictures.photo import Photo

WHITE = 245  # the least of each channel of a corner that counts as white
NOISE = 12  # by how much compression may change a margin


def trimmed(photo: Photo) -> Photo:
    """Return a photo without the white margin around what it shows; itself where it has none.

    A field of another colour is a part of the logo and stays.
    """
    image = Image.frombytes("RGB", (photo.width, photo.height), photo.pixels)
    right, foot = photo.width - 1, photo.height - 1
    corners = [image.getpixel(at) for at in ((0, 0), (right, 0), (0, foot), (right, foot))]
    if any(not isinstance(corner, tuple) or min(corner) < WHITE for corner in corners):
        return photo
    white = Image.new("RGB", image.size, corners[0])
    bands = [
        band.point([0] * NOISE + [255] * (256 - NOISE))
        for band in ImageChops.difference(image, white).split()
    ]
    marks = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2]).getbbox()
    if marks is None or marks == (0, 0, photo.width, photo.height):
        return photo
    part = image.crop(marks)
    made = Photo.of(part.width, part.height, part.tobytes())
    if photo.inked is not None:
        inks = Image.frombytes("CMYK", image.size, photo.inked.pixels).crop(marks)
        made = made.with_inks(replace(photo.inked, pixels=inks.tobytes()))
    return replace(made, source=photo.source)
