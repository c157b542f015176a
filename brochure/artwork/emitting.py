"""Marks as display items: flat marks in colours in, items in inks out, neighbours under one clip together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from brochure.artwork.colours import Colour, Inks
from brochure.artwork.marks import Clip, Course, Mark, path_of
from brochure.colour import WHITE
from brochure.display import Gradient, Group, Item, Path, Shade
from brochure.geometry import Transform

_STEPS = 8  # between two stops whose colours are not the theme's inks


def items_of(marks: Iterable[Mark], inks: Inks) -> tuple[Item, ...]:
    """Return the items that paint opaque ``marks``."""
    made: list[Item] = []
    for clips, inside in groupby(marks, key=_clips):
        made += _clipped([_item(mark, inks) for mark in inside], clips)
    return tuple(made)


def _clips(mark: Mark) -> tuple[Clip, ...]:
    return mark.clips


def _clipped(items: list[Item], clips: Sequence[Clip]) -> list[Item]:
    for shape, even_odd in reversed(clips):
        items = [Group(tuple(items), clip=shape, even_odd=even_odd)]
    return items


def _item(mark: Mark, inks: Inks) -> Item:
    item: Item = mark.picture if mark.picture is not None else _painted(mark, inks)
    return item if mark.to_root == Transform() else Group((item,), mark.to_root)


def _painted(mark: Mark, inks: Inks) -> Item:
    path = path_of(mark)
    if isinstance(mark.paint, Colour):
        return _inked(path, mark, inks, mark.paint)
    course = _in_own_units(mark.paint, mark.to_root)
    stops = tuple((at, inks.ink(colour)) for at, colour in _stepped(course, inks))
    if len({ink for _, ink in stops}) == 1:
        return _inked(path, mark, inks, course.stops[0][1])
    likeness = _inked(path, mark, inks, _middle(course))
    return Shade(likeness, Gradient(course.kind, course.points, stops, course.transform))


def _stepped(course: Course, inks: Inks) -> Iterator[tuple[float, Colour]]:
    """Yield the stops of a gradient, more of them between two colours that a press mixes another way.

    Halfway between two colours of a screen is not halfway between their inks; between two inks of the theme
    it is, since they were designed as inks.
    """
    for (at, colour, _), (end, other, _) in pairwise(course.stops):
        yield at, colour
        designed = all(inks.ink(c) in (*inks.theme, WHITE) for c in (colour, other))
        if end > at and colour != other and not designed and inks.single is None:
            for step in range(1, _STEPS):
                share = step / _STEPS
                yield at + share * (end - at), other.over(colour, share)
    yield course.stops[-1][0], course.stops[-1][1]


def _inked(path: Path, mark: Mark, inks: Inks, colour: Colour) -> Path:
    ink = inks.ink(colour)
    return replace(path, fill=ink) if mark.pen is None else replace(path, stroke=ink)


def _middle(course: Course) -> Colour:
    return min(course.stops, key=lambda stop: abs(stop[0] - 0.5))[1]


def _in_own_units(course: Course, to_root: Transform) -> Course:
    """Return a gradient in the coordinates of a mark that a map still bends."""
    back = None if to_root == Transform() else to_root.inverse()
    return course if back is None else replace(course, transform=course.transform.then(back))
