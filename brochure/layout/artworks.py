"""Vector artwork on a leaf: a map in a picture's place, a logo in its box, the park's own logo.

In: a leaf, a slot or a file, a box. Out: display items. Must not know how artwork is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from brochure.colour import Ink
from brochure.compose.blocks import FlowBody, LogoWall
from brochure.compose.parts import Slot
from brochure.compose.story import LogoFiles, Story
from brochure.compose.words import Words
from brochure.display import Group, Item
from brochure.errors import Finding, Place
from brochure.geometry import Rect, Transform
from brochure.layout.figures import figures
from brochure.layout.theme import Theme
from brochure.pictures.photo import Photo
from brochure.text.typesetter import Typesetter

SUFFIXES = (".svg", ".svgz", ".pdf", ".ai")
"""Names of vector artwork; what a file is, its content says."""

DARK_GROUND = 0.4
"""Luminance of a ground under which a logo is drawn for dark grounds."""


class Bearer(Protocol):
    """What artwork stands on: a leaf, or a leaflet's panel."""

    @property
    def theme(self) -> Theme:
        """The document's theme."""

    @property
    def typesetter(self) -> Typesetter:
        """The document's typesetter."""

    @property
    def ground(self) -> Ink:
        """The ink that it stands on."""

    @property
    def light(self) -> Ink:
        """The ink of what stands light on a dark solid."""

    @property
    def logo(self) -> LogoFiles | None:
        """The park's logo, None where it has none."""

    def ink(self, role: str) -> Ink:
        """Return the theme's ink of a role."""


def is_artwork(file: Path) -> bool:
    """Tell whether a file's name says that it is vector artwork, not a photograph."""
    return file.suffix.lower() in SUFFIXES


def artwork_in(leaf: Bearer, slot: Slot, box: Rect) -> Item:
    """Return a slot's artwork whole in the middle of ``box``; in one ink where the slot asks for tones.

    Raises AssetError for artwork that can not be placed.
    """
    assert slot.file is not None
    from brochure.artwork.loading import load_artwork
    from brochure.artwork.logos import Look, filled

    artwork = load_artwork(slot.file, leaf.typesetter, slot.place)
    single = (
        None if slot.treatment in (None, "full") else leaf.ink("mid" if slot.treatment == "tint" else "deep")
    )
    return filled(artwork, box, Look(_inks(leaf), leaf.ground, single))


def logo_in(
    leaf: Bearer, file: Path, box: Rect, place: Place | None = None, *,
    single: Ink | None = None, align: tuple[float, float] = (0.0, 0.5), even: bool = True,
) -> Item:  # fmt: skip
    """Return a logo, vector or pixels, fitted into ``box``: with ``even`` at the area that all logos get.

    ``single`` is the one ink that a vector logo is drawn in, None for its colours; ``align`` is where it
    stands, shares of the room beside and above it. Raises AssetError for a file that can not be placed.
    """
    if not is_artwork(file):
        return _photo_logo(file, box, place, align, even)
    from brochure.artwork.loading import load_artwork
    from brochure.artwork.logos import Look, logo

    artwork = load_artwork(file, leaf.typesetter, place)
    look = Look(_inks(leaf), leaf.ground, single)
    drawn = logo(artwork, box.width, box.height, look, align=align, even=even)
    return Group(drawn.items, Transform.translation(box.x, box.y))


def park_logo(leaf: Bearer, box: Rect, name: Words) -> tuple[Item, ...]:
    """Return the park's logo as a figure in ``box``, nothing when it has none.

    On a dark ground it is the logo for dark grounds, or the other one in white; and the other way round.
    """
    logo = leaf.logo
    if logo is None:
        return ()
    dark = leaf.ground.luminance < DARK_GROUND
    file = logo.dark if dark else logo.light
    single = None
    if file is None:
        file, single = (logo.light, leaf.light) if dark else (logo.dark, leaf.ink("deep"))
    if file is None:
        return ()
    shown = logo_in(leaf, file, box, logo.place, single=single, even=False)
    return figures((shown,), name.plain, box)


def findings_on_artwork(story: Story, typesetter: Typesetter) -> Iterator[Finding]:
    """Yield what a person should know of the artwork that a story places."""
    slots = [slot for section in story.sections for slot in section.pictures]
    for section in story.sections:
        if isinstance(section.body, FlowBody):
            walls = (block for block in section.body.blocks if isinstance(block, LogoWall))
            slots += [slot for wall in walls for _, slot in wall.companies if slot is not None]
    named = [(slot.file, slot.place) for slot in slots if slot.file is not None]
    if story.logo is not None:
        named += [
            (file, story.logo.place) for file in (story.logo.light, story.logo.dark) if file is not None
        ]
    for file, place in dict.fromkeys(named):
        if is_artwork(file):
            from brochure.artwork.loading import load_artwork

            yield from load_artwork(file, typesetter, place).findings


def _inks(leaf: Bearer) -> tuple[Ink, ...]:
    return tuple(leaf.theme.inks.values())


def _photo_logo(file: Path, box: Rect, place: Place | None, align: tuple[float, float], even: bool) -> Item:
    """Return a logo of pixels, whole, without the white margin that its file has."""
    from brochure.artwork.logos import fitted
    from brochure.display import Picture

    photo = _photo(file, place)
    scale = fitted(photo.width, photo.height, box.width, box.height, even)
    width, height = photo.width * scale, photo.height * scale
    x = box.x + (box.width - width) * align[0]
    y = box.y + (box.height - height) * align[1]
    return Picture(photo, Rect(x, y, width, height))


@lru_cache(maxsize=8)
def _photo(file: Path, place: Place | None) -> Photo:
    from brochure.pictures.reading import load_photo
    from brochure.pictures.trimming import trimmed

    return trimmed(load_photo(file, place))
