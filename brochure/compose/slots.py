"""Pictures of the data as slots of the story: which belong to a section, and what stands under them.

A composer in, slots out. Knows no page.
"""

from __future__ import annotations

from brochure.compose.composer import Composer
from brochure.compose.labels import label
from brochure.compose.parts import Slot
from brochure.compose.words import Words
from brochure.model.park import PictureSlot

OWN_PLACE = ("logo", "portrait")
"""Kinds of pictures that stand beside what names them, not among a section's pictures."""


def slots(c: Composer, kind: str) -> tuple[Slot, ...]:
    """Return the pictures that belong to a section: those with a file, and those that art stands in for."""
    return tuple(
        slot(c, index)
        for index, picture in enumerate(c.brochure.pictures)
        if picture.section == kind
        and picture.kind not in OWN_PLACE
        and (picture.file or picture.without_file == "art")
    )


def named_slot(c: Composer, picture_id: str | None) -> Slot | None:
    """Return the slot of a picture by its id, None for none or one without a file."""
    for index, picture in enumerate(c.brochure.pictures):
        if picture.id == picture_id and picture.file:
            return slot(c, index)
    return None


def slot(c: Composer, index: int) -> Slot:
    """Return the slot of a picture by its place in the data."""
    picture = c.brochure.pictures[index]
    mark = label(c.edition.languages, "illustration")
    return Slot(
        id=picture.id,
        file=c.folder / picture.file if picture.file else None,
        caption=_caption(c, picture, index),
        focal_point=picture.focal_point,
        treatment=picture.treatment,
        industry=picture.industry or "",
        mark=mark,
        place=c.places.get(("pictures", index)),
    )


def _caption(c: Composer, picture: PictureSlot, index: int) -> Words:
    """Return what stands under a picture; a test picture and a rendering say that they are one."""
    caption = c.words(picture.caption, "pictures", index, "caption")
    if picture.kind == "test":
        return label(c.edition.languages, "bracket", caption, label(c.edition.languages, "test_picture"))
    if picture.kind == "rendering":
        return label(c.edition.languages, "bracket", caption, label(c.edition.languages, "rendering"))
    return caption
