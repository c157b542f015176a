"""Smooth lines through points: Catmull-Rom splines written as Bézier segments.

In: points. Out: path segments. It knows nothing of what they draw.
"""

from __future__ import annotations

import numpy as np

from brochure.art.noise import Floats
from brochure.art.rounding import DIGITS
from brochure.geometry import Segment


def smooth(points: Floats, closed: bool = False) -> list[Segment]:
    """Return the curve through ``points`` (n x 2, n of at least 2).

    Each span of a uniform Catmull-Rom spline is the cubic Bézier whose handles are a sixth of the chord
    between the neighbours (Catmull and Rom, 1974; the conversion follows from equal tangents).
    """
    if closed:
        before, after = np.roll(points, 1, axis=0), np.roll(points, -1, axis=0)
    else:
        before = np.concatenate((points[:1], points[:-1]))
        after = np.concatenate((points[1:], points[-1:]))
    handle = (after - before) / 6
    start = points if closed else points[:-1]
    end = after if closed else points[1:]
    leave = handle if closed else handle[:-1]
    arrive = np.roll(handle, -1, axis=0) if closed else handle[1:]
    rows = np.round(np.concatenate((start + leave, end - arrive, end), axis=1), DIGITS).tolist()
    x, y = np.round(points[0], DIGITS).tolist()
    curve: list[Segment] = [("M", x, y)]
    curve.extend(("C", *row) for row in rows)
    if closed:
        curve.append(("Z",))
    return curve
