"""Picture slots: a photograph in its place with its caption, or the theme's art marked as an illustration.

A photograph is shown as finely as it is (:mod:`brochure.pictures.judging`): in its colours, in two inks, or
as threads.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from brochure.compose.parts import Slot
from brochure.compose.words import Words
from brochure.display import Item, Tagged
from brochure.errors import Place
from brochure.geometry import Rect
from brochure.layout.artworks import artwork_in, is_artwork
from brochure.layout.figures import figures
from brochure.layout.leaf import Leaf
from brochure.pictures.judging import treatment_for
from brochure.pictures.photo import Photo, Tones
from brochure.pictures.placing import original_ppi, placed

KEY = "picture:"
"""Before a slot's id: the key of the figure that its picture becomes, so that a document tells them apart."""


def picture(leaf: Leaf, slot: Slot, box: Rect) -> tuple[Item, ...] | None:
    """Return the slot's photograph cropped to ``box``, or its artwork whole in it; None without a file.

    An edition for an office printer keeps the picture off the page's edges, which stay white there.

    Raises AssetError when the file is no picture and no artwork that can be read.
    """
    if slot.file is None:
        return None
    box = leaf.printable(box)
    if is_artwork(slot.file):
        return _figure(slot, artwork_in(leaf, slot, box), box)
    state = slot.file.stat() if slot.file.is_file() else None
    photo = _loaded(slot.file, (state.st_mtime_ns, state.st_size) if state else (0, 0), slot.place)
    return _figure(slot, _shown(leaf, slot, photo, box), box)


def _figure(slot: Slot, shown: Item, box: Rect) -> tuple[Item, ...]:
    """Return what a slot shows as figures that a document knows again."""
    first, *others = figures((shown,), slot.caption.plain, box)
    assert isinstance(first, Tagged)
    return (replace(first, key=KEY + slot.id), *others)


@lru_cache(maxsize=2)
def _loaded(file: Path, state: tuple[int, int], place: Place | None) -> Photo:
    """Return a photo; the deliverables of a build, and its slots, share those that were read last."""
    from brochure.pictures.reading import load_photo

    return load_photo(file, place)


def _shown(leaf: Leaf, slot: Slot, photo: Photo, box: Rect) -> Item:
    """Return the photograph in its slot as the slot, or its resolution, asks."""
    focal = slot.focal_point
    if focal is None:
        from brochure.pictures.focus import focus

        focal = focus(photo, box.width / box.height)
    palette = leaf.theme.printed or leaf.theme.palette
    match slot.treatment or treatment_for(original_ppi(photo, box)):
        case "threads":
            from brochure.pictures.halftone import threads

            return threads(photo, box, palette.deep, focal)
        case "duotone":
            photo = photo.toned(Tones(palette.deep, palette.paper))
        case "tint":
            photo = photo.toned(Tones(palette.mid, palette.paper, depth=1.0))
        case "full":
            pass
    return placed(photo, box, focal)


def caption(slot: Slot) -> Words:
    """Return the slot's caption; where art stands in for the picture, it says so."""
    if slot.file is not None:
        return slot.caption
    said = []
    for language, text in slot.caption:
        mark = slot.mark.get(language)
        said.append((language, f"{text}（{mark}）" if not mark.isascii() else f"{text} ({mark})"))
    return Words(tuple(said), slot.caption.place)


def caption_pair(leaf: Leaf, slot: Slot, y: float) -> tuple[Item, ...]:
    """Return the caption of a picture that spans the page: its first lines on ``y``, a language an axis."""
    inks = ("text", "secondary")
    items: list[Item] = []
    for index, (language, text) in enumerate(caption(slot)):
        single = Words(((language, text),), slot.caption.place)
        items += leaf.pair(single, "label", y, inks[min(index, 1)], role="Caption").items
    return tuple(items)


def caption_stack(leaf: Leaf, slot: Slot, x: float, y: float, width: float, limit: float) -> tuple[Item, ...]:
    """Return the caption of a picture in a column: the languages one under the other from baseline ``y``."""
    return leaf.stack(
        caption(slot), "label", x, y, width, ("text", "secondary"), role="Caption", limit=limit
    ).items
