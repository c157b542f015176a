"""What the contact sheet says of each picture slot.

In: the slots with their rights, and the pictures as they were placed. Out: an entry a slot. Reads the picture
files; knows nothing of how entries are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from brochure.geometry import Rect
from brochure.layout.pictured import Pictured
from brochure.pictures.focus import focus
from brochure.pictures.photo import Photo
from brochure.pictures.placing import CENTRE, box
from brochure.pictures.reading import load_photo
from brochure.pictures.sampling import downsampled
from brochure.units import POINTS_PER_INCH, to_mm

PREVIEW = 640
"""Pixels of a preview's width."""

_TREATMENTS = {
    "full": "as it is", "duotone": "in two inks", "tint": "pale, in two inks", "threads": "as threads",
}  # fmt: skip
_MISSING = "not stated"


@dataclass(frozen=True, slots=True)
class Rights:
    """A slot of the data: its id, section, file ("" for none), whose picture it is and under which terms."""

    slot: str
    section: str
    file: str
    credit: str
    licence: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One slot: rows of a label and a value, and what a person should look at.

    ``photo`` is a small copy of the whole picture, ``seen`` the part of it that is shown and ``focal`` its
    focal point, both as shares from the top left; without a file there is none of them.
    """

    slot: str
    where: str
    rows: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    photo: Photo | None = None
    seen: Rect | None = None
    focal: tuple[float, float] = CENTRE


def entries(slots: Iterable[Rights], placed: Sequence[Pictured]) -> tuple[Entry, ...]:
    """Return an entry for each place of each slot, in the order of the data.

    Raises AssetError for a picture that can not be read.
    """
    found: list[Entry] = []
    for slot in slots:
        places = [shown for shown in placed if shown.slot.id == slot.slot]
        found += [_placed(slot, shown) for shown in places] or [_empty(slot)]
    return tuple(found)


def _empty(slot: Rights) -> Entry:
    remark = (
        "in no edition that was laid out"
        if slot.file
        else "no file was supplied: the slot is closed or holds art"
    )
    return Entry(slot.slot, f"section {slot.section}", _rights(slot), (remark,))


def _placed(slot: Rights, shown: Pictured) -> Entry:
    source, where = shown.source, shown.box
    assert shown.slot.file is not None
    photo = load_photo(shown.slot.file, shown.slot.place)
    focal = shown.slot.focal_point
    chosen = "from the data"
    if focal is None:
        focal = focus(photo, where.width / where.height)
        chosen = "the middle" if focal == CENTRE else "where there is most to see"
    whole = box(photo, where, focal)
    seen = Rect(
        (where.x - whole.x) / whole.width, (where.y - whole.y) / whole.height,
        where.width / whole.width, where.height / whole.height,
    )  # fmt: skip
    kind = f"{source.format} {source.mode}, {source.width} x {source.height} pixels"
    rows = (
        ("File", source.file),
        ("Kind", kind),
        ("Profile", source.profile or "none: taken for " + ("FOGRA39" if source.mode == "CMYK" else "sRGB")),
        ("Size", f"{to_mm(where.width):.0f} x {to_mm(where.height):.0f} mm"),
        ("Resolution", f"{int(shown.ppi)} ppi"),
        ("Shown", _TREATMENTS[shown.treatment]),
        ("Crop", f"{chosen} ({focal[0]:.2f}, {focal[1]:.2f})"),
        *_rights(slot),
    )
    return Entry(
        slot.slot,
        f"page {shown.page}, section {slot.section}",
        rows,
        tuple(_remarks(slot, shown)),
        downsampled(photo, POINTS_PER_INCH, PREVIEW),
        seen,
        focal,
    )


def _rights(slot: Rights) -> tuple[tuple[str, str], ...]:
    return (("Credit", slot.credit or _MISSING), ("Licence", slot.licence or _MISSING))


def _remarks(slot: Rights, shown: Pictured) -> Iterable[str]:
    if finding := shown.finding:
        yield f"{int(shown.ppi)} ppi: {finding.remedy}"
    if not slot.licence:
        yield "say under which terms it may be printed"
    if shown.source.located:
        yield "the file tells where it was taken; the brochure does not"
