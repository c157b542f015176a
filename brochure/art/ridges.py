"""Ridges: a mountain panorama of vertical threads, the brochure's cover (art direction, 6.1).

In: what is counted (threads, ridges, the share of dark threads), a seed, the inks and a page. Out: a
Drawing of filled rectangles that runs into the bleed on every side but the top. It knows nothing of parks,
titles or the page's ground.

Every page cuts the same panorama: the front cover shows its right half, the back cover its left half, so that
it goes on round the spine. Tone comes from the threads' width, never from a tint.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brochure.art.noise import Floats, derived, noise, seed_of
from brochure.art.palette import Palette
from brochure.colour import Ink
from brochure.display import Drawing, Path
from brochure.geometry import Rect, Segment
from brochure.units import mm

# The art direction's figures for a page of 210 mm: wave lengths, heights and widths, far to near.
_SPAN_MM = 210.0
_WAVES_MM = (150.0, 118.0, 96.0, 108.0, 88.0, 132.0)
_OCTAVES = (1.0, 0.5, 0.25, 0.105, 0.044)
_FOLDED = 2  # octaves whose crests are sharp
_RISES = (0.36, 0.35, 0.33, 0.31, 0.28, 0.22)
_WIDTHS_MM = (0.15, 0.27, 0.44, 0.66, 0.96, 1.36)
_BACK_WIDTHS_MM = (0.16, 0.28, 0.44, 0.64, 0.88, 1.16)
# Light threads on a dark ground look thinner than they are: the reading page (at 3 mm) has its own widths.
_READING_WIDTHS_MM = (0.32, 0.54, 0.84, 1.20, 1.62, 2.18)
_PITCH_MM = 1.5
_GAP = 0.6  # of the pitch: the light gap above a crest, 0.9 mm at 1.5 mm
_SHORTEST_MM = 0.35
_NARROWEST_MM = 0.2  # of a thread that the bleed's edge cuts
_THINNEST_MM = 0.15  # however narrow a page, a press holds no thinner thread of several inks
# Which of the possible ranges a seed shows. Chosen among some thousands: with it the sample's front has its
# summit left of the middle and a valley under the split, as the art direction drew it.
_RANGE = 1572
BEYOND = 6  # threads beyond each edge of the panorama that count for its heights: what 3 mm of bleed take

_FULL_HEIGHT_MM = 285.0  # pages at least this tall share the same picture; a taller one grows at its foot
_CREST_MM, _FOOT_MM = 126.0, 296.0
_RISE_OVER_CREST_MM = 20.0  # the field of the ridges begins this far above the highest crest of the front


@dataclass(frozen=True, slots=True)
class RidgePlan:
    """What the ridges count. ``share`` is the part of the threads that is dark; None when it is unknown."""

    seed: int
    threads: int
    ridges: int
    share: float | None

    @classmethod
    def of(
        cls, park: str, variant: int, enterprises: int = 140, industries: int = 6, share: float | None = None
    ) -> RidgePlan:
        """Return the plan of a park: 70 to 160 threads, 4 to 7 ridges, whatever the counts are."""
        return cls(seed_of(park, variant), min(max(enterprises, 70), 160), min(max(industries, 4), 7), share)

    @property
    def dark(self) -> int:
        """How many threads are dark."""
        return self.threads if self.share is None else round(self.threads * self.share)

    def split(self, width: float) -> float:
        """Return the x, in points, where the dark threads end on a page ``width`` wide."""
        return width * self.dark / self.threads


@dataclass(frozen=True, slots=True)
class _View:
    """How a cut of the panorama stands on a page: thread numbers, their x, a row of crests a ridge."""

    threads: NDArray[np.int64]
    x: Floats
    crests: Floats
    pitch: float
    page: Rect  # with its bleed
    foot: float  # y where the page is cut


def _between(table: Sequence[float], ridges: int) -> list[float]:
    """Return ``table``, made for six ridges, read for any number of them."""
    return [float(v) for v in np.interp(np.linspace(0, len(table) - 1, ridges), range(len(table)), table)]


def _middles(threads: NDArray[np.int64]) -> Floats:
    """Return the threads' axes in pitches from the edge of thread 0."""
    return threads.astype(np.float64) + 0.5


def beyond(bleed: float, pitch: float) -> int:
    """Return how many threads a page draws beyond its edges, ``pitch`` points apart, to fill its bleed."""
    return max(BEYOND, math.ceil(bleed / pitch) + 1)


def _rises(plan: RidgePlan, threads: NDArray[np.int64], further: int = 0) -> Floats:
    """Return each ridge's height at each thread, from 0 to 1.

    Of ``threads``, those ``further`` out at each end do not count for the least and most, so that a larger
    bleed shows the same range.
    """
    x = _middles(threads) * (_SPAN_MM / plan.threads)
    rows = []
    for ridge in range(plan.ridges):
        wave = _WAVES_MM[ridge % len(_WAVES_MM)]
        total = np.zeros_like(x)
        for octave, weight in enumerate(_OCTAVES):
            value = noise(
                derived(plan.seed, _RANGE, ridge), x * (2.17**octave / wave) + 13.7 * ridge + 51.3 * octave
            )
            if octave < _FOLDED:
                value = 1 - np.abs(2 * value - 1)
                value = value * np.sqrt(np.sqrt(value))  # the power 1.25, by exact operations only
            total += weight * value
        counted = total[further : len(total) - further]
        low, high = counted.min(), counted.max()
        rows.append(np.clip((total - low) / (high - low), 0.0, 1.0))
    return np.array(rows)


def _feet(ridges: int) -> Floats:
    """Return where each ridge stands in the field, 0 at its top and 1 at its foot."""
    return np.array([0.40 + 0.52 * (k / (ridges - 1)) ** 0.95 for k in range(ridges)])


def default_crest(height: float) -> float:
    """Return the y of the highest crest on a page of a height, points: it falls with the page's height."""
    return mm(_CREST_MM) * min(1.0, height / mm(_FULL_HEIGHT_MM))


def _panorama(
    plan: RidgePlan, height: float, crest: float | None, outer: int = BEYOND
) -> tuple[NDArray[np.int64], Floats]:
    """Return the threads of back and front cover (those of the front from 0) and the crests' y on the page.

    ``outer``: how many threads there are beyond each edge, at least :data:`BEYOND`. No crest of the front
    stands above ``crest``; the far ridge reaches it where it is high enough.
    """
    scale = min(1.0, height / mm(_FULL_HEIGHT_MM))
    crest = default_crest(height) if crest is None else crest
    top = crest - mm(_RISE_OVER_CREST_MM) * scale
    depth = mm(_FOOT_MM) * scale - top
    threads = np.arange(-plan.threads - outer, plan.threads + outer)
    rises = _rises(plan, threads, outer - BEYOND)
    feet = top + depth * _feet(plan.ridges)
    reach = np.array(_between(_RISES, plan.ridges)) * depth
    highest = rises[:, (threads >= -BEYOND) & (threads < plan.threads + BEYOND)].max(axis=1)
    reach = np.minimum(reach, (feet - crest) / highest)
    return threads, feet[:, None] - reach[:, None] * rises


def crest_line(plan: RidgePlan, threads: NDArray[np.int64], height: float, crest: float | None) -> Floats:
    """Return the y of the far ridge at ``threads`` on a page of ``height``."""
    outer = max(BEYOND, int(threads.max()) + 1 - plan.threads, -int(threads.min()) - plan.threads)
    every, crests = _panorama(plan, height, crest, outer)
    found: Floats = np.interp(threads, every, crests[0])
    return found


def _strokes(
    view: _View, widths_mm: Sequence[float], inks: Sequence[tuple[Ink, Ink]], dark: int
) -> tuple[Path, ...]:
    """Return one path an ink; ``inks`` are each ridge's for the first ``dark`` threads and for the rest."""
    found: dict[Ink, list[Segment]] = {}
    below = np.full_like(view.x, view.page.bottom)
    split = int(np.searchsorted(view.threads, dark))
    for crest, width_mm, pair in reversed(list(zip(view.crests, widths_mm, inks, strict=True))):
        width = max(width_mm * view.pitch / _PITCH_MM, min(mm(_THINNEST_MM), view.pitch / 3))
        top = np.maximum(crest, view.page.y)
        left = np.maximum(view.x - width / 2, view.page.x)
        right = np.minimum(view.x + width / 2, view.page.right)
        # A crest that shows only beyond the cut would leave a gap in the bleed of the thread behind it.
        cut_off = crest - _GAP * view.pitch >= view.foot
        seen = (below - top >= mm(_SHORTEST_MM)) & (right - left >= min(width, mm(_NARROWEST_MM)) - 1e-6)
        seen &= ~cut_off
        corners = np.round(np.stack((left, top, right - left, below - top), axis=1), 3)
        for part, ink in ((slice(None, split), pair[0]), (slice(split, None), pair[1])):
            rectangles = corners[part][seen[part]].tolist()
            found.setdefault(ink, []).extend(("R", *corner) for corner in rectangles)
        below = np.where(cut_off, below, np.minimum(below, crest - _GAP * view.pitch))
    return tuple(Path(tuple(segments), fill=ink) for ink, segments in found.items() if segments)


def _two_tones(plan: RidgePlan, dark: Ink, accent: Ink) -> list[tuple[Ink, Ink]]:
    if plan.share is not None:
        return [(dark, accent)] * plan.ridges
    return [(dark, dark)] * (plan.ridges - 1) + [(accent, accent)]


def cover(
    plan: RidgePlan, palette: Palette, width: float, height: float, bleed: float, crest: float | None = None
) -> Drawing:
    """Return the front cover's ridges, deep then accent, for a ground of paper.

    ``width`` and ``height`` are the trim's; no thread stands above ``crest`` (by default 126 mm on a page of
    285 mm and taller, in proportion on a smaller one).
    """
    pitch = width / plan.threads
    outer = beyond(bleed, pitch)
    threads, crests = _panorama(plan, height, crest, outer)
    front = threads >= -outer
    view = _View(
        threads[front],
        _middles(threads[front]) * pitch,
        crests[:, front],
        pitch,
        _page(width, height, bleed),
        height,
    )
    inks = _two_tones(plan, palette.deep, palette.accent)
    return Drawing(width, height, _strokes(view, _between(_WIDTHS_MM, plan.ridges), inks, plan.dark))


def reading_page(
    plan: RidgePlan, palette: Palette, width: float, height: float, bleed: float, crest: float | None = None
) -> Drawing:
    """Return the cover's threads about the split at twice their pitch, paper then accent, for deep ground."""
    threads, crests = _panorama(plan, height, crest)
    crest = default_crest(height) if crest is None else crest
    pitch = 2 * width / plan.threads
    split = plan.split(width)
    x = split + _middles(threads - plan.dark) * pitch
    near = (x > -bleed - pitch) & (x < width + bleed + pitch)
    # The far crest stays, the near one comes up: twice as large, the foot would fall out of the page.
    crests = crest + (crests[:, near] - crest) * 0.92
    view = _View(threads[near], x[near], crests, pitch, _page(width, height, bleed), height)
    inks = _two_tones(plan, palette.paper, palette.accent)
    widths = [w / 2 for w in _between(_READING_WIDTHS_MM, plan.ridges)]
    return Drawing(width, height, _strokes(view, widths, inks, plan.dark))


def back_cover(
    plan: RidgePlan, palette: Palette, width: float, height: float, bleed: float, crest: float | None = None
) -> Drawing:
    """Return the panorama left of the front cover, mid with the nearest ridge in paper, for a deep ground.

    ``crest`` is the front cover's: at the spine the two pages' ridges meet.
    """
    pitch = width / plan.threads
    outer = beyond(bleed, pitch)
    threads, crests = _panorama(plan, height, crest, outer)
    back = threads < outer
    view = _View(
        threads[back], _middles(threads[back] + plan.threads) * pitch, crests[:, back], pitch,
        _page(width, height, bleed), height,
    )  # fmt: skip
    inks = [(palette.mid, palette.mid)] * (plan.ridges - 1) + [(palette.paper, palette.paper)]
    return Drawing(width, height, _strokes(view, _between(_BACK_WIDTHS_MM, plan.ridges), inks, 0))


def strip(
    plan: RidgePlan,
    palette: Palette,
    width: float,
    height: float,
    bleed: float,
    crest: float,
    depth: float = mm(78.0),
) -> Drawing:
    """Return a low range at the foot of a page, deep then accent; its highest crest stands at ``crest``.

    ``depth`` is the height of the whole range, whose foot may lie under the page's.
    """
    first = 2 * plan.threads  # another part of the mountains than the covers show
    pitch = width / plan.threads
    outer = beyond(bleed, pitch)
    threads = np.arange(-outer, plan.threads + outer)
    feet = depth * _feet(plan.ridges)
    reach = np.array(_between(_RISES, plan.ridges)) * depth
    crests = feet[:, None] - reach[:, None] * _rises(plan, threads + first, outer - BEYOND)
    crests += crest - crests[:, outer - BEYOND : len(threads) - (outer - BEYOND)].min()
    view = _View(threads, _middles(threads) * pitch, crests, pitch, _page(width, height, bleed), height)
    inks = _two_tones(plan, palette.deep, palette.accent)
    return Drawing(width, height, _strokes(view, _between(_WIDTHS_MM, plan.ridges), inks, plan.dark))


def _page(width: float, height: float, bleed: float) -> Rect:
    return Rect(0, 0, width, height).grown(bleed)
