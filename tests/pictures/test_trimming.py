"""The white margin of a logo's file is no part of the logo."""

from __future__ import annotations

from PIL import Image

from brochure.pictures.photo import Photo
from brochure.pictures.trimming import trimmed


def pictured(ground: tuple[int, int, int], mark: tuple[int, int, int, int]) -> Photo:
    """Return a picture of 40 x 30 with a dark mark (left, top, right, bottom) on a ground."""
    image = Image.new("RGB", (40, 30), ground)
    image.paste((10, 40, 60), mark)
    return Photo.of(40, 30, image.tobytes())


def test_a_white_margin_goes() -> None:
    """A mark in the middle of white is what is left, also where compression changed the white a little."""
    for ground in ((255, 255, 255), (248, 250, 249)):
        found = trimmed(pictured(ground, (10, 5, 30, 20)))
        assert (found.width, found.height) == (20, 15)
        assert set(found.pixels) == {10, 40, 60}


def test_a_coloured_field_stays() -> None:
    """What stands on a field of its own colour, or shows nothing, is left as it is."""
    field = pictured((200, 30, 30), (10, 5, 30, 20))
    assert trimmed(field) is field
    empty = pictured((255, 255, 255), (0, 0, 0, 0))
    assert trimmed(empty) is empty
