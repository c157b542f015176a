"""Tones: how series are told apart without colours, by the width of their threads.

In: a number of series. Out: what share of the pitch a thread of each takes. As on the cover, tone comes from
width and not from tint, so that it holds in grey, on a bad copier and for every eye.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from brochure.charts.table import Row
from brochure.charts.threads import PITCH
from brochure.errors import LayoutError
from brochure.units import mm, to_mm

WIDEST_PITCH = mm(1.36)
SHARE = 0.603  # of the pitch that a thread of a plain bar takes, as on the board of figures
LEAST_ACCENT = 0.22

_RAMPS = {
    1: (SHARE,),
    2: (0.18, 0.735),
    3: (0.13, 0.37, 0.735),
    4: (0.11, 0.34, 0.56, 0.8),
}
"""Shares from the first series to the last, the most important: each at least half a step of grey on."""


def shares(count: int) -> tuple[float, ...]:
    """Return the share of the pitch for each of ``count`` series, rising; an eye tells four apart."""
    return _RAMPS[count]


def strengths(rows: Sequence[Row]) -> list[float]:
    """Return the share for each part of a whole, the first the strongest.

    An accented part is never so thin that a light accent (Works: yellow) is lost on white.
    """
    pairs = zip(rows, shares(len(rows))[::-1], strict=True)
    return [max(tone, LEAST_ACCENT) if row.accented else tone for row, tone in pairs]


def step_of(largest: float, room: float) -> tuple[float, float]:
    """Return what a thread stands for (1, 2 or 5 times a power of ten) and the pitch, so that all fits.

    ``room`` is the width in points that the largest amount may take. Raises LayoutError where not even a
    few threads fit.
    """
    if room < 4 * PITCH[0]:
        raise LayoutError.of(
            "chart-narrow", f"the bars have only {to_mm(room):.0f} mm", "give the chart more width"
        )
    if largest <= 0:
        return 1.0, WIDEST_PITCH
    least = largest / (room / PITCH[0])
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * digit for digit in (1, 2, 5, 10) if power * digit >= least * (1 - 1e-9))
    return step, min(WIDEST_PITCH, room / math.ceil(largest / step))


def counted(amount: float, step: float) -> int:
    """Return how many threads an amount is."""
    return round(amount / step)
