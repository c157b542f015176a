"""Fabric: the cover's threads as a warp that a weft is shot through, denser towards the foot.

In: what is counted, inks, a page. Out: a Drawing of filled rectangles that runs into the bleed on every side
but the top. It knows nothing of parks, titles or the page's ground.

The threads are the ridges' own: as many, dark to the same place. They rise from the selvage to the crest of
the far ridge, so that the landscape is still there. Below it they pass over and under a weft by a twill whose
floats grow longer from the foot to the top: tone comes from the weave, never from a tint.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from brochure.art.noise import Floats, derived, noise, noise_2d
from brochure.art.ridges import RidgePlan, beyond, crest_line
from brochure.colour import Ink
from brochure.display import Drawing, Path
from brochure.geometry import Rect, Segment
from brochure.units import mm

_WARP = 0.62  # of the pitch
_LOOSE = 0.45  # of a woven thread: how thick one is above the first weft
_WEFT = 0.50  # of the weft's own pitch
_SHOT_MM = 3.0  # from weft to weft on a page of 285 mm
_FULL_HEIGHT_MM = 285.0
_SHED = 8  # threads until the weave repeats
_TWILL = 3  # how far each weft's first float lies to the right of the last one's
_LEAST, _MOST = 1.0, 6.4  # threads of a repeat that lie over the weft, from the top to the foot
_FRINGE_MM = 26.0  # of loose warp between the crest and the first weft, at most
_DRIFT = 9.0  # threads by which the twill wanders


def fabric(
    plan: RidgePlan,
    inks: tuple[Ink, Ink, Ink],
    width: float,
    height: float,
    bleed: float,
    crest: float | None = None,
    *,
    first: int = 0,
) -> Drawing:
    """Return the fabric in ``inks``: the warp's dark and its other threads, and the weft.

    ``first`` is the number of the thread at the page's left edge: 0 on the front, minus all on the back.
    """
    page = Rect(0, 0, width, height).grown(bleed)
    pitch = width / plan.threads
    outer = beyond(bleed, pitch)
    threads = np.arange(first - outer, first + plan.threads + outer)
    x = (threads - first + 0.5) * pitch
    near = (x > page.x - pitch) & (x < page.right + pitch)
    threads = threads[near]
    axes: Floats = np.asarray(x[near], dtype=np.float64)
    top: Floats = crest_line(plan, threads, height, crest)
    shot = mm(_SHOT_MM) * min(1.0, height / mm(_FULL_HEIGHT_MM))
    fringe = mm(_FRINGE_MM) * (0.35 + 0.65 * noise(derived(plan.seed, 71), threads / 23.0))
    start = float(top.min() + shot)
    rows: Floats = start + shot * np.arange(int((page.bottom - start) / shot) + 2, dtype=np.float64)
    over = _over(plan, threads, rows, top + fringe, page.bottom)
    warp = _warp(page, axes, top, rows, over, pitch * _WARP, shot)
    dark = [
        segment for thread, part in zip(threads, warp, strict=True) if thread < plan.dark for segment in part
    ]
    light = [s for thread, part in zip(threads, warp, strict=True) if thread >= plan.dark for s in part]
    weft = _weft(page, axes, rows, over, shot * _WEFT, pitch)
    paths = ((weft, inks[2]), (dark, inks[0]), (light, inks[1]))
    return Drawing(width, height, tuple(Path(tuple(part), fill=ink) for part, ink in paths if part))


def _over(
    plan: RidgePlan, threads: NDArray[np.int64], rows: Floats, selvage: Floats, foot: float
) -> NDArray[np.int8]:
    """Return, a row a weft, what each thread does there: 1 over the weft, 0 under it, -1 no weft yet."""
    depth = np.clip((rows[:, None] - selvage[None]) / (foot - selvage[None]), 0.0, 1.0)
    grid_x, grid_y = np.meshgrid(threads / 31.0, np.arange(len(rows)) / 13.0)
    wander = noise_2d(derived(plan.seed, 72), grid_x, grid_y)
    floats = _LEAST + (_MOST - _LEAST) * np.clip(depth + 0.36 * (wander - 0.5), 0.0, 1.0)
    shift = np.rint(_DRIFT * noise(derived(plan.seed, 73), np.arange(len(rows)) / 17.0)).astype(np.int64)
    phase = (threads[None] - _TWILL * np.arange(len(rows))[:, None] - shift[:, None]) % _SHED
    over = (phase < np.rint(floats)).astype(np.int8)
    return np.where(rows[:, None] < selvage[None], np.int8(-1), over)


def _warp(
    page: Rect, x: Floats, top: Floats, rows: Floats, over: NDArray[np.int8], thick: float, shot: float
) -> list[list[Segment]]:
    """Return each thread's pieces: it is hidden where it passes under a weft."""
    found: list[list[Segment]] = []
    gap = shot * 0.5
    for index, at in enumerate(x.tolist()):
        pieces: list[Segment] = []
        start, half = float(top[index]), thick * _LOOSE / 2
        for row, y in enumerate(rows.tolist()):
            left, right = max(at - half, page.x), min(at + half, page.right)
            if over[row, index] == 0:
                _piece(pieces, left, right, start, y - gap)
                start, half = y + gap, thick / 2
        left, right = max(at - half, page.x), min(at + half, page.right)
        _piece(pieces, left, right, start, page.bottom)
        found.append(pieces)
    return found


def _piece(pieces: list[Segment], left: float, right: float, top: float, foot: float) -> None:
    if right - left > 0.05 and foot - top > 0.3:
        pieces.append(("R", round(left, 3), round(top, 3), round(right - left, 3), round(foot - top, 3)))


def _weft(
    page: Rect, x: Floats, rows: Floats, over: NDArray[np.int8], thick: float, pitch: float
) -> list[Segment]:
    """Return the weft's pieces: seen where the warp passes under it."""
    found: list[Segment] = []
    reach = pitch * (1 - _WARP / 2) - pitch * 0.14  # up to the threads on both sides, and a little light
    for row, y in enumerate(rows.tolist()):
        top, foot = y - thick / 2, min(y + thick / 2, page.bottom)
        if foot - top < 0.3:
            continue
        seen = np.flatnonzero(over[row] == 0)
        if not len(seen):
            continue
        breaks = np.flatnonzero(np.diff(seen) > 1)
        for begin, end in zip([0, *(breaks + 1)], [*breaks, len(seen) - 1], strict=True):
            left = max(float(x[seen[begin]]) - reach, page.x)
            right = min(float(x[seen[end]]) + reach, page.right)
            if right - left > 0.3:
                found.append(
                    ("R", round(left, 3), round(top, 3), round(right - left, 3), round(foot - top, 3))
                )
    return found
