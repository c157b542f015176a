"""The front cover and the back cover: the name, a few lines, the ridges."""

from __future__ import annotations

from dataclasses import replace

from brochure.art import ridges
from brochure.compose import asides
from brochure.compose.story import BackCoverBody, CoverBody, Words
from brochure.display import Item, Link, Tagged
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.text.style import TextStyle
from brochure.units import mm

NAME_TOP = mm(39)  # the first baseline of the name, from the top trim in the base format
LINES_TOP = mm(101.6)  # the first baseline of the lines under the name
NAME_INSET = mm(1.4)  # by which the large name stands out to the left so that its stems look aligned
HAN_INSET = mm(1.2)
NAME_STEPS = (1.0, 54 / 66, 44 / 66, 36 / 66)  # the display sizes that a cover name may take
NAME_GAP = mm(5)  # at least this much white between the two names
LOCKUP_TOP = mm(39)
LINES_DROP = 3 * LINE  # from the lockup's last baseline to the lines under it
SPLIT_RANGE = (0.60, 0.75)  # shares whose split can carry the second language
BASE_FIRST_LINE = mm(18)


def cover(leaf: Leaf, body: CoverBody) -> tuple[Item, ...]:
    """Return the front cover; the second name stands where the ridges change colour.

    Han names are narrow, so that theirs is the second place, whichever language leads.
    """
    sink = leaf.studio.format.first_line - BASE_FIRST_LINE
    split = _axis(leaf)
    said = sorted(body.name, key=lambda pair: leaf.theme.is_han(pair[0]))
    name = Words(tuple(said), body.name.place)
    axes = dict(zip((language for language, _ in said), (leaf.grid.left, split), strict=False))
    items: list[Item] = [leaf.solid(), _ridges(leaf)]
    items += _name(leaf, name, split, NAME_TOP + sink)
    y = LINES_TOP + sink
    for words in body.lines:
        items += leaf.pair(words, "body", y, "deep", axes=axes, measure=split - leaf.grid.left).items
        y += leaf.theme.style("body", leaf.languages[0]).leading
    return tuple(items)


def _axis(leaf: Leaf) -> float:
    """Return where the second language stands: at the split of the threads, or at column 10."""
    plan = leaf.studio.ridges
    if plan.share is not None and SPLIT_RANGE[0] <= plan.share <= SPLIT_RANGE[1]:
        return plan.split(leaf.studio.format.width)
    return leaf.grid.x(leaf.grid.format.columns - 2)


def _ridges(leaf: Leaf) -> Item:
    drawing = ridges.cover(leaf.studio.ridges, leaf.palette, *leaf.trim)
    return leaf.backdrop(drawing)


def _name(leaf: Leaf, name: Words, split: float, top: float) -> list[Item]:
    """Return the name at the largest step at which the first language stays clear of the second."""
    items: list[Item] = []
    first = name.said[0][0]
    room = split - leaf.grid.left - NAME_GAP if len(name.said) > 1 else leaf.grid.measure
    for step in NAME_STEPS:
        style = _stepped(leaf.theme.style("cover_name", first), step)
        widths = [leaf.typesetter.line(line, style, first).width for line in name.get(first).split("|")]
        if max(widths) <= room:
            break
    for index, (language, text) in enumerate(name):
        style = _stepped(leaf.theme.style("cover_name", language), step)
        x = leaf.grid.left - NAME_INSET if index == 0 else split - HAN_INSET
        ink = leaf.ink("deep") if index == 0 else leaf.theme.accent_type(leaf.ground)
        paragraph = leaf.paragraph(text, style, language, leaf.studio.format.width)
        items.append(Tagged("H1", paragraph.at(x, top, ink), language=language))
    return items


def _stepped(style: TextStyle, step: float) -> TextStyle:
    return replace(style, size=round(style.size * step), leading=round(style.leading * step * 2) / 2)


def back_cover(leaf: Leaf, body: BackCoverBody) -> tuple[Item, ...]:
    """Return the back cover: the lockup, place and telephone over the ridges that run round the spine."""
    sink = leaf.studio.format.first_line - BASE_FIRST_LINE
    drawing = ridges.back_cover(leaf.studio.ridges, leaf.palette, *leaf.trim)
    paper = leaf.light
    name = leaf.pair(body.name, "subhead", LOCKUP_TOP + sink, paper)
    items: list[Item] = [leaf.solid(), leaf.backdrop(drawing), *name.items]
    y = name.last + LINES_DROP
    leading = leaf.theme.style("body", leaf.languages[0]).leading
    for words in body.lines:
        placed = leaf.pair(words, "body", y, paper)
        items += placed.items
        y = placed.last + leading
    for language, number in body.numbers:
        line = leaf.typesetter.line(number, leaf.theme.style("body", language), language)
        x = leaf.axes[language]
        box = Rect(x, y - mm(3.5), line.width, mm(5))
        link = Link(box, f"tel:{body.phone}", asides.call(body.numbers).get(language), line.at(x, y, paper))
        items.append(Tagged("P", (link,), language=language))
    return tuple(items)
