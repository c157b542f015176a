"""From matplotlib's paths to segments: y turned down, quadratic curves raised to cubic, noise rounded off.

In: a matplotlib path, its transform, the figure's height. Out: segments in points. Knows nothing of inks or
strokes.
"""

from __future__ import annotations

from typing import Any

from brochure.charts.loading import Affine2D, Outline, Transform, np
from brochure.geometry import Segment, Segments

DIGITS = 4
"""Decimals that are kept, points: far below what any press shows, so that platforms' sums agree."""

_RECTANGLE = ["M", "L", "L", "L", "Z"]


def flipped(transform: Transform | None, height: float) -> Any:
    """Return ``transform`` followed by the turn from matplotlib's y (up from the foot) to ours."""
    turn = Affine2D().scale(1, -1).translate(0, height)
    return turn if transform is None else transform + turn


def segments(path: Outline, transform: Transform | None, height: float) -> Segments:
    """Return a path in points from the figure's top left; gaps (nan) break it, empty subpaths are dropped.

    Upright rectangles come as such, where a path has nothing else.
    """
    cleaned = path.cleaned(
        transform=flipped(transform, height), remove_nans=True, curves=True, simplify=False
    )
    # Adding nothing turns a minus zero into zero.
    points: list[list[float]] = (np.asarray(cleaned.vertices).round(DIGITS) + 0.0).tolist()
    codes: list[int] = np.asarray(cleaned.codes).tolist()
    out: list[Segment] = []
    i, at = 0, (0.0, 0.0)
    while i < len(codes):
        x, y = points[i]
        match codes[i]:
            case Outline.STOP:
                break
            case Outline.MOVETO:
                if out and out[-1][0] == "M":
                    out.pop()
                out.append(("M", x, y))
            case Outline.LINETO:
                out.append(("L", x, y))
            case Outline.CURVE3:
                (qx, qy), (x, y) = points[i], points[i + 1]
                out.append(_raised(at, qx, qy, x, y))
                i += 1
            case Outline.CURVE4:
                (x1, y1), (x2, y2), (x, y) = points[i : i + 3]
                out.append(("C", x1, y1, x2, y2, x, y))
                i += 2
            case Outline.CLOSEPOLY:
                if out and out[-1][0] != "M":
                    out.append(("Z",))
        at = (x, y)
        i += 1
    if out and out[-1][0] == "M":
        out.pop()
    return _upright(out) or tuple(out)


def _raised(at: tuple[float, float], qx: float, qy: float, x: float, y: float) -> Segment:
    """Return the cubic that draws the quadratic curve from ``at`` by (qx, qy) to (x, y)."""
    x0, y0 = at
    x1, y1 = x0 + (qx - x0) * 2 / 3, y0 + (qy - y0) * 2 / 3
    x2, y2 = x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3
    return ("C", round(x1, DIGITS), round(y1, DIGITS), round(x2, DIGITS), round(y2, DIGITS), x, y)


def _upright(path: list[Segment]) -> Segments | None:
    """Return closed paths of four upright edges as rectangles, None where there is anything else."""
    count, rest = divmod(len(path), len(_RECTANGLE))
    if rest or not count or [segment[0] for segment in path] != _RECTANGLE * count:
        return None
    found: list[Segment] = []
    for start in range(0, len(path), len(_RECTANGLE)):
        points: list[tuple[float, ...]] = [segment[1:] for segment in path[start : start + 4]]
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
        across_first = x0 == x3 and x1 == x2 and y0 == y1 and y2 == y3
        down_first = x0 == x1 and x2 == x3 and y0 == y3 and y1 == y2
        if not (across_first or down_first):
            return None
        left, top = min(x0, x2), min(y0, y2)
        found.append(("R", left, top, round(abs(x2 - x0), DIGITS), round(abs(y2 - y0), DIGITS)))
    return tuple(found)
