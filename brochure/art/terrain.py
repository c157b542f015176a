"""Terrain: the land as lines across it, one behind the other, each hidden where a nearer one rises.

In: what is counted, inks, a page. Out: a Drawing of stroked paths that runs into the bleed on every side but
the top. It knows nothing of parks, titles or the page's ground.

Where the ridges count upright threads, these lines are cut where the dark threads end: what is built lies
left of it, what is planned right.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from brochure.art.curves import smooth
from brochure.art.noise import Floats, derived, noise_2d
from brochure.art.ridges import RidgePlan, default_crest
from brochure.colour import Ink
from brochure.display import Drawing, Group, Item, Path
from brochure.geometry import Rect, Segment
from brochure.units import mm

_LINES = 40
_STEP_MM = 3.5  # between the points of a line
_RISE = 0.34  # of the field's depth: how far the highest line rises over its foot
_WAVE_MM = 64.0  # from a hill to the next, far away; nearer ones are wider
_THIN, _THICK = 0.16, 0.80  # mm, far and near
_FULL_HEIGHT_MM = 285.0
_WEIGHTS = 4  # widths of line: as many paths an ink


@dataclass(frozen=True, slots=True)
class _Land:
    """Heights of all lines (a row a line, far to near) at ``x``, as y on the page."""

    x: Floats
    y: Floats


def terrain(
    plan: RidgePlan,
    inks: tuple[Ink, Ink],
    width: float,
    height: float,
    bleed: float,
    crest: float | None = None,
    *,
    first: int = 0,
) -> Drawing:
    """Return the land in ``inks``, left and right of where the dark threads end.

    ``first`` is the number of the thread at the page's left edge: 0 on the front, minus all on the back,
    whose land goes on at the spine.
    """
    page = Rect(0, 0, width, height).grown(bleed)
    land = _land(plan, page, width, height, crest, first)
    split = (plan.dark - first) * width / plan.threads
    found: dict[tuple[Ink, int], list[Segment]] = {}
    below = np.full_like(land.x, np.inf)
    for line in reversed(range(len(land.y))):
        weight = line * _WEIGHTS // len(land.y)
        for piece in _seen(land.x, land.y[line], below, page.bottom):
            for ink, part in _parted(piece, split, inks):
                found.setdefault((ink, weight), []).extend(smooth(part))
        below = np.minimum(below, land.y[line] - mm(0.35))
    scale = min(1.0, height / mm(_FULL_HEIGHT_MM))
    items: list[Item] = []
    for (ink, weight), segments in sorted(found.items(), key=lambda entry: (entry[0][1], entry[0][0].name)):
        thick = mm(_THIN + (_THICK - _THIN) * (weight / (_WEIGHTS - 1)) ** 1.3) * scale
        items.append(Path(tuple(segments), stroke=ink, width=round(thick, 3)))
    return Drawing(width, height, (Group(tuple(items), clip=page.segments),))


def _land(plan: RidgePlan, page: Rect, width: float, height: float, crest: float | None, first: int) -> _Land:
    scale = min(1.0, height / mm(_FULL_HEIGHT_MM))
    crest = default_crest(height) if crest is None else crest
    step = mm(_STEP_MM) * scale
    offset = first * width / plan.threads
    start, end = np.floor((page.x + offset) / step) - 1, np.ceil((page.right + offset) / step) + 1
    world = np.arange(start, end + 1) * step
    depth = page.bottom - crest
    rows = np.arange(_LINES)
    share = rows / (_LINES - 1)
    feet = crest + depth * (0.26 + 0.82 * share**1.25)
    wave = mm(_WAVE_MM) * scale * (0.8 + 0.9 * share)
    across, along = np.meshgrid(world, rows.astype(np.float64))
    stretched = across / wave[:, None] + 7.0
    hills = noise_2d(derived(plan.seed, 81), stretched, along / 11.0)
    sharp = 1 - np.abs(2 * noise_2d(derived(plan.seed, 82), stretched * 1.9, along / 9.0) - 1)
    fine = noise_2d(derived(plan.seed, 83), stretched * 4.6, along / 6.0)
    relief = 0.55 * hills + 0.35 * sharp * hills + 0.10 * fine
    rise = _RISE * depth * (1.0 - 0.55 * share)
    y = feet[:, None] - rise[:, None] * relief
    y += max(0.0, crest - float(y.min()))  # no line stands above the crest
    return _Land(world - offset, y)


def _seen(x: Floats, y: Floats, below: Floats, foot: float) -> list[Floats]:
    """Return the pieces of a line that no nearer one hides, their ends where it goes behind."""
    over = below - y
    visible = (over > 0) & (y < foot + mm(6))
    pieces: list[Floats] = []
    index = 0
    while index < len(x):
        if not visible[index]:
            index += 1
            continue
        last = index
        while last + 1 < len(x) and visible[last + 1]:
            last += 1
        points = [[float(x[i]), float(y[i])] for i in range(index, last + 1)]
        if index > 0 and np.isfinite(below[index - 1]) and over[index - 1] < 0:
            points.insert(0, _crossing(x, y, over, index - 1, index))
        if last + 1 < len(x) and np.isfinite(below[last + 1]) and over[last + 1] < 0:
            points.append(_crossing(x, y, over, last, last + 1))
        if len(points) > 1:
            pieces.append(np.array(points))
        index = last + 1
    return pieces


def _crossing(x: Floats, y: Floats, over: Floats, a: int, b: int) -> list[float]:
    """Return the point between two samples where a line goes behind a nearer one."""
    share = float(over[a] / (over[a] - over[b])) if np.isfinite(over[a]) and np.isfinite(over[b]) else 0.5
    return [float(x[a] + share * (x[b] - x[a])), float(y[a] + share * (y[b] - y[a]))]


def _parted(piece: Floats, split: float, inks: tuple[Ink, Ink]) -> list[tuple[Ink, Floats]]:
    """Return a piece in its inks, cut at ``split``."""
    if inks[0] == inks[1] or piece[-1, 0] <= split:
        return [(inks[0], piece)]
    if piece[0, 0] >= split:
        return [(inks[1], piece)]
    at = np.array([[split, float(np.interp(split, piece[:, 0], piece[:, 1]))]])
    left = np.concatenate((piece[piece[:, 0] < split - 0.01], at))
    right = np.concatenate((at, piece[piece[:, 0] > split + 0.01]))
    return [(ink, part) for ink, part in zip(inks, (left, right), strict=True) if len(part) > 1]
