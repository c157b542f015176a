"""How much ink the colours of a page allow on any square of it, without drawing its plates.

In: a page. Out: bounds, 1 for a solid. Must not know limits of any receiver.
Source: Ghent Workgroup 2022, total ink as the mean over 15 x 15 mm.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure.check.bare import SQUARE_MM
from brochure.check.limits import SUBPATHS
from brochure.check.marks import Edges, ImageMark, Mark, PathMark, ShadingMark, TextMark, colours, overlap
from brochure.check.picturing import Cells, Looks, cells_of
from brochure.units import mm

if TYPE_CHECKING:
    from brochure.check.document import Page

_FINE_PART = 0.25  # of a square that small type and lines may cover
_SMALL_TYPE = 24.0  # points
_TYPE_PART = 0.75  # of a square that larger type may cover, up to the size of which a stem fills one
_LARGEST_TYPE = 100.0  # points
_LINE, _HAIRLINE = 8.0, 1.0  # points
_ALL_OF_IT = "picture"  # in place of plates, which a coarse look does not tell apart
_SIDE = mm(SQUARE_MM)

Inks = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Bound:
    """How much ink a square of a page can get, 1 for a solid: infinite where its colours do not tell.

    None gets more than ``most``, to be on the safe side. ``likely`` is no more, and looks at photographs by
    squares of 15 mm and at small type as what covers a part of one. ``area`` is how much of the page, in
    square points, the box of the strongest colour takes.
    """

    most: float
    area: float
    likely: float


_UNBOUNDED = Bound(math.inf, 0.0, math.inf)


@dataclass(frozen=True, slots=True)
class _Ground:
    """A mark and the inks that it can leave on the sheet; ``total`` and ``likely`` as of a bound.

    ``own`` is the sum of its own inks, ``broad`` are inks that cover more than small type or a hairline does.
    """

    mark: Mark
    own: float
    inks: Inks
    broad: Inks
    total: float
    likely: float


def bound(page: Page, looks: Looks) -> Bound:
    """Return the most ink that the colours of ``page`` allow, overprint added where it meets a colour."""
    grounds: list[_Ground] = []
    photographs: list[tuple[ImageMark, Cells]] = []
    strongest, likely = (0.0, 0.0), 0.0
    for mark in page.printed:
        if mark.paint.transparent or isinstance(mark, ShadingMark):
            return _UNBOUNDED
        painted = colours(mark)
        if any(c.pattern for c in painted):
            return _UNBOUNDED
        inks: Inks = max((c.inks for c in painted), key=_sum, default={})
        if isinstance(mark, ImageMark) and not mark.stencil:
            cells = cells_of(mark, looks)
            if cells is None:
                return _UNBOUNDED
            photographs.append((mark, cells))
            inks = {_ALL_OF_IT: cells.fullest()}
        ground = _printed(mark, inks, grounds, likely)
        grounds.append(ground)
        likely = max(likely, ground.likely)
        box = mark.box
        strongest = max(strongest, (ground.total, (box[2] - box[0]) * (box[3] - box[1])))
    return Bound(*strongest, _likely(grounds, photographs))


def _sum(inks: Inks) -> float:
    return sum(inks.values())


def _printed(mark: Mark, inks: Inks, grounds: Sequence[_Ground], known: float) -> _Ground:
    """Return a mark with what it leaves; one that overprints, on the strongest of the ``grounds`` it meets.

    What is likely matters only where it is more than what is ``known``.
    """
    own, broad = _sum(inks), _broad(mark, inks)
    total, likely = own, _part(mark) * own
    strongest = inks
    if mark.paint.overprint_fill or mark.paint.overprint_stroke:
        share = _FINE_PART if _is_fine(mark) else 1.0
        most = share * own
        for ground in grounds:
            # Most grounds can add nothing, so that nobody needs to look where they are.
            adds = ground.total + most > total and ground.inks != inks
            matters = bool(ground.broad) and ground.total + most > max(likely, known)
            if not (adds or matters) or not _meets(ground.mark, mark.box):
                continue
            mixed = _mixed(ground.inks, inks, share)
            if _sum(mixed) > total:
                strongest, total = mixed, _sum(mixed)
            likely = max(likely, _sum(_mixed(ground.broad, inks, share)))
    return _Ground(mark, own, strongest, broad, total, likely)


def _broad(mark: Mark, inks: Inks) -> Inks:
    if isinstance(mark, PathMark) and mark.stroke is not None and mark.width < _HAIRLINE:
        return mark.fill.inks if mark.fill is not None else {}
    if _is_small_type(mark):
        return {}
    part = _part(mark)
    return inks if part == 1 else {plate: part * ink for plate, ink in inks.items()}


def _part(mark: Mark) -> float:
    """Return how much of a square a mark can be expected to cover at most."""
    if _is_small_type(mark):
        return _FINE_PART
    return _TYPE_PART if isinstance(mark, TextMark) and mark.size < _LARGEST_TYPE else 1.0


def _mixed(below: Inks, above: Inks, share: float) -> Inks:
    """Return the plates of a ground of which ``share`` is printed over."""
    return dict(below) | {
        plate: max(below.get(plate, 0.0), share * ink + (1 - share) * below.get(plate, 0.0))
        for plate, ink in above.items()
    }


def _likely(grounds: Sequence[_Ground], photographs: Sequence[tuple[ImageMark, Cells]]) -> float:
    """Return what squares of 15 mm can get."""
    pictures = {id(mark) for mark, _ in photographs}
    others = [one for one in grounds if id(one.mark) not in pictures]
    most = max((one.likely for one in others), default=0.0)
    type_ = max((one.own for one in others if _is_small_type(one.mark)), default=0.0)
    most += _FINE_PART * max(0.0, type_ - most)
    for mark, cells in photographs:
        reach = _grown(mark.box, _SIDE)
        near = [one for one in grounds if one.mark is not mark and overlap(one.mark.box, reach)]
        large = [one for one in near if _cover(one.mark) > _FINE_PART]
        small = [one for one in near if _cover(one.mark) <= _FINE_PART]
        covered = sum(_cover(one.mark) for one in small if not _is_small_type(one.mark))
        covered += _FINE_PART * any(_is_small_type(one.mark) for one in small)
        around, fine = (max((one.total for one in some), default=0.0) for some in (large, small))
        most = max(most, cells.fullest_square(SQUARE_MM, around, fine, min(1.0, covered)))
    return most


def _cover(mark: Mark) -> float:
    """Return how much of a square a mark can cover at most, 0 to 1."""
    if _is_small_type(mark):
        return _FINE_PART
    boxes: Sequence[Edges] = [mark.box]
    reach = 0.0
    if isinstance(mark, PathMark) and len(mark.parts) < SUBPATHS:
        boxes, reach = mark.parts, mark.width
    areas = (min(_SIDE, x1 - x0 + reach) * min(_SIDE, y1 - y0 + reach) for x0, y0, x1, y1 in boxes)
    return min(1.0, sum(areas) / _SIDE**2)


def _grown(box: Edges, by: float) -> Edges:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _meets(ground: Mark, box: Edges) -> bool:
    if not overlap(ground.box, box):
        return False
    if not isinstance(ground, PathMark) or len(ground.parts) >= SUBPATHS:
        return True
    grown = _grown(box, ground.width / 2)
    return any(overlap(part, grown) for part in ground.parts)


def _is_small_type(mark: Mark) -> bool:
    return isinstance(mark, TextMark) and mark.size < _SMALL_TYPE


def _is_fine(mark: Mark) -> bool:
    return _is_small_type(mark) or (isinstance(mark, PathMark) and mark.fill is None and mark.width < _LINE)
