"""Photographs as the display list carries them.

In: pixels. Out: a Photo, in other inks or cut. Reads no file and needs no imaging library.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from brochure.colour import Ink


@dataclass(frozen=True, slots=True)
class Source:
    """What a photo's file was, for people, never painted. ``profile``: its ICC profile's name, or ""."""

    file: str
    format: str
    mode: str
    profile: str
    width: int
    height: int
    located: bool = False
    """Whether it told where it was taken."""


@dataclass(frozen=True, slots=True)
class Tones:
    """The two inks that a photograph is printed in instead of its colours: darkest and lightest tone.

    ``depth`` is how much of the dark ink its black gets; ``contrast`` stretches tones about their middle.
    The defaults are those of the art direction's duotone (section 5): shadows at 90 %, contrast + 10 %.
    """

    dark: Ink
    light: Ink
    depth: float = 0.9
    contrast: float = 1.1

    def shares(self) -> tuple[float, ...]:
        """Return how much of the dark ink each of 256 greys gets, from black to white."""
        stretched = (0.5 + (grey / 255 - 0.5) * self.contrast for grey in range(256))
        return tuple(self.depth * (1 - min(1.0, max(0.0, tone))) for tone in stretched)


@dataclass(frozen=True, slots=True)
class Inked:
    """The inks of a photograph that came in CMYK: four bytes a pixel, 255 for a solid.

    ``icc`` is the profile of the press that they were made for, empty for one that the file does not name.
    """

    pixels: bytes = field(repr=False)
    icc: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Photo:
    """A decoded picture ready to paint: upright sRGB pixels, metadata gone.

    ``name`` is a content key (equal pictures share it); ``pixels`` is ``width * height * 3`` bytes, RGB.
    ``tones`` are the inks to print it in, None for its own colours. ``inked`` are its own inks, where it has
    any: a press is given them rather than inks made from ``pixels``.
    """

    name: str
    width: int
    height: int
    pixels: bytes = field(repr=False)
    tones: Tones | None = None
    source: Source | None = field(default=None, compare=False)
    inked: Inked | None = field(default=None, repr=False, compare=False)

    @classmethod
    def of(cls, width: int, height: int, pixels: bytes) -> Photo:
        """Return a photo of RGB rows from the top, named by its content.

        Raises ValueError when the bytes do not fill ``width`` by ``height`` pixels.
        """
        if width < 1 or height < 1 or len(pixels) != width * height * 3:
            raise ValueError(f"{len(pixels)} bytes are no RGB picture of {width} x {height} pixels")
        # Of the digests that Python has this is the fastest over the 36 MB of a telephone's photo.
        digest = hashlib.sha1(b"%dx%d" % (width, height), usedforsecurity=False)
        digest.update(pixels)
        return cls(f"photo-{digest.hexdigest()[:16]}", width, height, pixels)

    def with_inks(self, inked: Inked | None) -> Photo:
        """Return the photo with inks of its own, under a name of its own."""
        if inked is None:
            return self
        digest = hashlib.sha1(inked.icc, usedforsecurity=False)
        digest.update(inked.pixels)
        return replace(self, name=f"{self.name}-{digest.hexdigest()[:8]}", inked=inked)

    def toned(self, tones: Tones | None) -> Photo:
        """Return the photo printed in ``tones``, under a name of its own."""
        if tones is None:
            return replace(self, tones=None)
        inks = hashlib.sha1(repr(tones).encode(), usedforsecurity=False).hexdigest()
        return replace(self, name=f"{self.name}-{inks[:8]}", tones=tones)


def cut(photo: Photo, left: int, top: int, right: int, bottom: int) -> Photo:
    """Return the part of a photo between four edges, pixels from the top left; named after the whole."""
    edges = left, top, right, bottom
    if edges == (0, 0, photo.width, photo.height):
        return photo
    return replace(
        photo,
        name=f"{photo.name}-{left}-{top}-{right}-{bottom}",
        width=right - left,
        height=bottom - top,
        pixels=_cut(photo.pixels, 3, photo.width, edges),
        inked=photo.inked and replace(photo.inked, pixels=_cut(photo.inked.pixels, 4, photo.width, edges)),
    )


def _cut(pixels: bytes, size: int, width: int, edges: tuple[int, int, int, int]) -> bytes:
    """Return the part between four edges of rows of ``width`` pixels, each of ``size`` bytes."""
    left, top, right, bottom = edges
    row = size * width
    kept = pixels[top * row : bottom * row]
    if (left, right) == (0, width):
        return kept
    return b"".join(kept[at + size * left : at + size * right] for at in range(0, len(kept), row))
