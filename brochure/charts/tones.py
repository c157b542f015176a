"""Tones: how series are told apart without colours, by the width of their threads.

In: a number of series. Out: what share of the pitch a thread of each takes. As on the cover, tone comes from
width and not from tint, so that it holds in grey, on a bad copier and for every eye.
"""

from __future__ import annotations

import math

from brochure.charts.threads import PITCH
from brochure.errors import LayoutError
from brochure.units import mm, to_mm

WIDEST_PITCH = mm(1.36)
SHARE = 0.603  # of the pitch that a thread of a plain bar takes, as on the board of figures
MOST = 4  # series that an eye tells apart by the width of threads

_RAMPS = {
    1: (SHARE,),
    2: (0.18, 0.735),
    3: (0.13, 0.37, 0.735),
    4: (0.11, 0.27, 0.48, 0.78),
}
"""Shares from the first series to the last, the most important: each at least half a step of grey on."""


def shares(count: int) -> tuple[float, ...]:
    """Return the share of the pitch for each of ``count`` series, rising; at most :data:`MOST`."""
    return _RAMPS[count]


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


def said_step(step: float) -> str:
    """Return a step's digits as both languages write them."""
    return f"{step:,.10g}"
