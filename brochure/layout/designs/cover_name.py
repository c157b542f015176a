"""The park's name on the cover, as large as it goes: two names side by side, or one above the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from brochure.colour import Ink
from brochure.compose.words import Words
from brochure.display import Item, Tagged
from brochure.errors import LayoutError
from brochure.layout.leaf import Leaf
from brochure.layout.whole_words import parted_word
from brochure.text.style import TextStyle
from brochure.text.typesetter import Paragraph
from brochure.units import mm

STEPS = (1.0, 54 / 66, 44 / 66, 36 / 66, 30 / 66)  # the display sizes that a cover name may take
INSETS = (mm(1.4), mm(1.2))  # by which a name of 66 pt stands out to the left, so that its stems align
GAP = mm(5)  # at least this much white between the two names
CLEAR = mm(9)  # from a name's last baseline to the lines under it, at full size
FULL_SIZE = 66.0  # points


@dataclass(frozen=True, slots=True)
class _Set:
    """The names set at one step: a paragraph each, and the inks."""

    step: float
    names: tuple[tuple[str, Paragraph], ...]
    inks: tuple[Ink, ...]


def cover_name(leaf: Leaf, name: Words, split: float, top: float, floor: float) -> list[Item]:
    """Return the names from first baseline ``top``, clear of the lines that begin at ``floor``.

    The second name stands at ``split``: in the data's lines, else in pairs of signs beside the first in lines
    of its own. Names too long for that stand one above the other. Raises LayoutError when even so they do not
    fit.
    """
    right = leaf.grid.right
    both = len(name.said) > 1
    rooms = (split - GAP - leaf.grid.left, right - split) if both else (right - leaf.grid.left,)
    clear = CLEAR * leaf.theme.style("cover_name", "en").size / FULL_SIZE
    for step in STEPS:
        tries = [_at_step(leaf, name, step)]
        if both and leaf.theme.is_han(name.said[1][0]):
            tries.append(_in_pairs(leaf, name, step, rooms[0]))
        for placed in tries:
            wide = (max(line.width for line in paragraph.lines) for _, paragraph in placed.names)
            lowest = max(top + _drop(paragraph) for _, paragraph in placed.names)
            whole = all(parted_word(paragraph) is None for _, paragraph in placed.names)
            fits = whole and all(width <= room for width, room in zip(wide, rooms, strict=True))
            if fits and lowest <= floor - clear:
                return _beside(leaf, placed, split, top, rooms)
    for step in STEPS:
        placed = _at_step(leaf, name, step, leaf.grid.measure)
        size = leaf.theme.style("cover_name", "en").size
        items, lowest = _above(leaf, placed, top - (1 - step) * 0.6 * size)
        whole = all(parted_word(paragraph) is None for _, paragraph in placed.names)
        if whole and lowest <= floor - clear:
            return items
    raise LayoutError.of(
        "overset",
        f"page {leaf.number} (cover): the park's name does not fit above the lines",
        "shorten it on the cover, or part it otherwise with |",
        name.place,
    )


def _at_step(leaf: Leaf, name: Words, step: float, measure: float | None = None) -> _Set:
    """Return the names at a step: in the data's lines, or, given a measure, broken anew to fill it."""
    names = []
    for language, text in name:
        style = _stepped(leaf.theme.style("cover_name", language), step)
        if measure is None:
            paragraph = leaf.typesetter.paragraph(text, style, language, leaf.studio.format.width)
        else:
            whole = text.replace("|", "" if leaf.theme.is_han(language) else " ")
            paragraph = leaf.typesetter.paragraph(whole, style, language, measure)
        names.append((language, paragraph))
    return _Set(step, tuple(names), _inks(leaf, name, step))


def _in_pairs(leaf: Leaf, name: Words, step: float, room: float) -> _Set:
    """Return the first name broken to ``room``, the second, in Han, two signs a line (art direction, 7.1)."""
    (first, text), (second, han) = name.said
    signs = han.replace("|", "")
    set_names = []
    for language, said, measure in (
        (first, text.replace("|", " "), room),
        (second, "|".join(signs[i : i + 2] for i in range(0, len(signs), 2)), leaf.studio.format.width),
    ):
        style = _stepped(leaf.theme.style("cover_name", language), step)
        set_names.append((language, leaf.typesetter.paragraph(said, style, language, measure)))
    return _Set(step, tuple(set_names), _inks(leaf, name, step))


def _inks(leaf: Leaf, name: Words, step: float) -> tuple[Ink, Ink]:
    """Return the inks of the first name and of the second, which is the accent where that reads."""
    size = _stepped(leaf.theme.style("cover_name", name.said[-1][0]), step).size
    return leaf.ink("deep"), leaf.theme.accent_type(leaf.ground, size)


def _beside(leaf: Leaf, placed: _Set, split: float, top: float, rooms: tuple[float, ...]) -> list[Item]:
    items: list[Item] = []
    scale = leaf.theme.style("cover_name", "en").size / FULL_SIZE
    for (language, paragraph), x, inset, room, ink in zip(
        placed.names, (leaf.grid.left, split), INSETS, rooms, placed.inks, strict=False
    ):
        said = _in_column(paragraph, x, top, inset * placed.step * scale, room, ink)
        items.append(Tagged("H1", said, language=language))
    return items


def _above(leaf: Leaf, placed: _Set, top: float) -> tuple[list[Item], float]:
    """Return the names one above the other, and the last baseline."""
    items: list[Item] = []
    scale = leaf.theme.style("cover_name", "en").size / FULL_SIZE
    y = top
    for (language, paragraph), inset, ink in zip(placed.names, INSETS, placed.inks, strict=False):
        if items:
            y += paragraph.leading
        inset *= placed.step * scale
        said = _in_column(paragraph, leaf.grid.left, y, inset, leaf.grid.measure, ink)
        items.append(Tagged("H1", said, language=language))
        y += _drop(paragraph)
    return items, y


def _in_column(
    paragraph: Paragraph, x: float, y: float, inset: float, room: float, ink: Ink
) -> tuple[Item, ...]:
    """Return a name in a column ``room`` points wide from ``x`` on, its start moved out by ``inset``."""
    outwards = inset if paragraph.direction == "rtl" else -inset
    return paragraph.at(x + outwards, y, ink, room)


def _stepped(style: TextStyle, step: float) -> TextStyle:
    return replace(style, size=round(style.size * step), leading=round(style.leading * step * 2) / 2)


def _drop(paragraph: Paragraph) -> float:
    """Return the way from the first baseline to the last, points."""
    return (len(paragraph.lines) - 1) * paragraph.leading
