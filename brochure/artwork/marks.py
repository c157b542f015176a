"""Marks: what artwork paints, one after the other, in one system of coordinates; and opacity made flat.

In: marks in colours, some of them translucent. Out: opaque marks that look the same. What lies below a
translucent mark is painted again inside it, in the colour that shows through; so a file needs no transparency
and looks alike on every press. Must not know SVG.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from brochure.artwork.colours import Colour
from brochure.artwork.outlines import extents
from brochure.artwork.problems import TO_OUTLINES, Refused
from brochure.display import Path, Picture
from brochure.geometry import Rect, Segments, Transform

Clip = tuple[Segments, bool]
"""A clipping path and whether its rule is even-odd."""

_MOST = 20_000  # marks after flattening
_STEPS = 8  # pieces of a gradient's span whose opacity changes: a mixture is no straight line there


Kind = Literal["linear", "radial"]
Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]


@dataclass(frozen=True, slots=True)
class Course:
    """A gradient in colours: as :class:`~brochure.display.Gradient`, each stop with an opacity."""

    kind: Kind
    points: tuple[float, ...]
    stops: tuple[tuple[float, Colour, float], ...]
    transform: Transform


Paint = Colour | Course


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn; ``width`` and ``dash`` in the units of the mark's coordinates."""

    width: float
    dash: tuple[float, ...] = ()
    phase: float = 0.0
    cap: Cap = "butt"
    join: Join = "miter"
    miter_limit: float = 4.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A filled or a stroked path, or a picture.

    ``to_root`` maps its segments to the artwork's coordinates (it is more than nothing only for strokes that
    a map bends, and pictures). ``opacity`` is its own; ``groups`` are the translucent groups around it: a
    number and an opacity each, the outermost first.
    """

    segments: Segments
    paint: Paint
    pen: Pen | None = None
    even_odd: bool = False
    clips: tuple[Clip, ...] = ()
    opacity: float = 1.0
    groups: tuple[tuple[int, float], ...] = ()
    to_root: Transform = field(default_factory=Transform)
    picture: Picture | None = None

    @property
    def reach(self) -> Rect | None:
        """The box that the mark's ink lies in, in the artwork's coordinates."""
        box = extents(self.segments) if self.picture is None else self.picture.box
        if box is None:
            return None
        if self.pen is not None:
            box = box.grown(self.pen.width / 2 * (1.5 if self.pen.join == "miter" else 1.0))
        box = self.to_root.rect(box)
        for shape, _ in self.clips:
            inner = extents(shape)
            if inner is None or not inner.overlaps(box, -1e-9):
                return None
            box = Rect.from_edges(
                max(box.x, inner.x),
                max(box.y, inner.y),
                min(box.right, inner.right),
                min(box.bottom, inner.bottom),
            )
        return box

    @property
    def translucent(self) -> bool:
        """Whether something shows through."""
        if self.opacity < 1 or self.groups:
            return True
        return isinstance(self.paint, Course) and any(alpha < 1 for _, _, alpha in self.paint.stops)


def flattened(marks: Sequence[Mark], ground: Colour) -> list[Mark]:
    """Return opaque marks that look like ``marks`` on ``ground``; Refused where that can not be."""
    if not any(mark.translucent for mark in marks):
        return list(marks)
    marks = _simple(marks)
    done: list[Mark] = []
    boxes: list[Rect | None] = []
    group, below = -1, 0
    for mark in marks:
        outer = mark.groups[0][0] if mark.groups else -1
        if outer != group:
            group, below = outer, len(done)
        before = below if mark.groups else len(done)
        pieces = [mark] if not mark.translucent else list(_seen_through(mark, done[:before], boxes, ground))
        done += pieces
        boxes += [piece.reach for piece in pieces]
        if len(done) > _MOST:
            what = f"its transparency falls into more than {_MOST} pieces"
            raise Refused("opacity", what, "flatten its transparency before you export it")
    return done


def _simple(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with at most one translucent group around each.

    Opacities multiply where a group holds one mark, or marks that do not meet.
    """
    held: dict[int, list[Mark]] = {}
    for mark in marks:
        for number, _ in mark.groups:
            held.setdefault(number, []).append(mark)
    apart = {number: _lie_apart(inside) for number, inside in held.items()}
    made = []
    for mark in marks:
        kept = []
        opacity = mark.opacity
        for number, alpha in mark.groups:
            if apart[number]:
                opacity *= alpha
            else:
                kept.append((number, alpha))
        own = replace(mark, groups=(), opacity=opacity).translucent
        if len(kept) > 1 or (kept and own):
            what = "translucent shapes lie in a translucent group"
            raise Refused("opacity", what, "flatten its transparency before you export it")
        made.append(replace(mark, opacity=opacity, groups=tuple(kept)))
    return made


def _lie_apart(marks: Sequence[Mark]) -> bool:
    boxes = [box for mark in marks if (box := mark.reach) is not None]
    if len(boxes) > 200:
        return False
    return not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def _seen_through(
    mark: Mark, below: Sequence[Mark], boxes: Sequence[Rect | None], ground: Colour
) -> Iterator[Mark]:
    """Yield opaque pieces: the mark on the ground, then again where it lies over each mark below."""
    if mark.picture is not None:
        raise Refused(
            "opacity", "a picture in it is translucent", "make the picture opaque before you export it"
        )
    alpha = mark.opacity * (mark.groups[0][1] if mark.groups else 1.0)
    if alpha <= 0:
        return
    box = mark.reach
    if box is None:
        return
    flat = replace(mark, opacity=1.0, groups=())
    yield replace(flat, paint=_over(mark.paint, ground, alpha))
    for under, reach in zip(below, boxes, strict=False):
        if reach is not None and reach.overlaps(box, -1e-9):
            yield _common(flat, under, alpha)


def _common(mark: Mark, under: Mark, alpha: float) -> Mark:
    """Return what shows where a translucent mark lies over an opaque one."""
    if under.picture is not None:
        what = "something translucent lies over a picture"
        raise Refused("opacity", what, "flatten its transparency before you export it")
    paint = _over(mark.paint, under.paint, alpha)
    if under.pen is None:
        clips = (*mark.clips, *under.clips, (under.segments, under.even_odd))
        return replace(mark, paint=paint, clips=_once(clips))
    if mark.pen is None:
        clips = (*under.clips, *mark.clips, (mark.segments, mark.even_odd))
        return replace(under, paint=paint, clips=_once(clips))
    what = "a translucent line crosses another line"
    raise Refused("opacity", what, f"make it opaque, or {TO_OUTLINES}")


def _once(clips: tuple[Clip, ...]) -> tuple[Clip, ...]:
    return tuple(dict.fromkeys(clips))


def _over(paint: Paint, ground: Paint, alpha: float) -> Paint:
    match paint, ground:
        case Colour(), Colour():
            return paint.over(ground, alpha)
        case Course(), Colour():
            return replace(paint, stops=tuple(_mixed_stops(paint, ground, alpha)))
        case Colour(), Course():
            stops = tuple((at, paint.over(colour, alpha), 1.0) for at, colour, _ in ground.stops)
            return replace(ground, stops=stops)
        case _:
            what = "a translucent gradient lies over another gradient"
            raise Refused("opacity", what, "flatten its transparency before you export it")


def _mixed_stops(course: Course, ground: Colour, alpha: float) -> Iterator[tuple[float, Colour, float]]:
    """Yield the stops of a translucent gradient over a colour; where opacity changes, in small steps."""
    for (at, colour, own), (end, other, further) in zip(course.stops, course.stops[1:], strict=False):
        steps = _STEPS if own != further else 1
        for step in range(steps):
            t = step / steps
            yield (
                at + t * (end - at),
                other.over(colour, t).over(ground, alpha * (own + t * (further - own))),
                1.0,
            )
    at, colour, own = course.stops[-1]
    yield at, colour.over(ground, alpha * own), 1.0


def path_of(mark: Mark) -> Path:
    """Return a mark's path without its paint."""
    pen = mark.pen
    if pen is None:
        return Path(mark.segments, even_odd=mark.even_odd)
    return Path(
        mark.segments, width=pen.width, dash=pen.dash, phase=pen.phase, cap=pen.cap, join=pen.join,
        miter_limit=pen.miter_limit,
    )  # fmt: skip
