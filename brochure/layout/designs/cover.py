"""The front cover and the back cover: the name, a few lines, the ridges."""

from __future__ import annotations

from brochure.art import ridges
from brochure.compose import asides
from brochure.compose.story import BackCoverBody, CoverBody, Words
from brochure.display import Item, Link, Tagged
from brochure.geometry import Rect
from brochure.layout.designs.cover_name import cover_name
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.units import mm

NAME_TOP = mm(39)  # the first baseline of the name, from the top trim in the base format
LINES_TOP = mm(101.6)  # the first baseline of the lines under the name
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
    items += cover_name(leaf, name, split, NAME_TOP + sink, LINES_TOP + sink)
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
