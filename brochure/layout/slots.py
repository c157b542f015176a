"""Picture slots: a photograph in its place with its caption, or the theme's art marked as an illustration."""

from __future__ import annotations

from brochure.compose.story import Slot, Words
from brochure.display import Item
from brochure.geometry import Rect
from brochure.layout.figures import figures
from brochure.layout.leaf import Leaf
from brochure.pictures.photo import placed


def picture(slot: Slot, box: Rect) -> tuple[Item, ...] | None:
    """Return the slot's photograph cropped to ``box``, None when it has no file.

    Raises AssetError when the file is no picture that can be read.
    """
    if slot.file is None:
        return None
    from brochure.pictures.reading import load_photo

    item = placed(load_photo(slot.file, slot.place), box, slot.focal_point)
    return figures((item,), slot.caption.plain, box)


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
