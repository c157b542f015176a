"""Contours: height lines of an invented relief, the texture of a full accent page (art direction, 6.2).

In: a seed, an ink and a page. Out: a Drawing of two stroked paths, the thin lines and every fifth. It knows
nothing of maps: the relief is noise, folded so that its ranges run one way.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from contourpy import LineType, contour_generator

from brochure.art.curves import smooth
from brochure.art.noise import Floats, derived, noise_2d
from brochure.colour import Ink
from brochure.display import Drawing, Group, Path
from brochure.geometry import Rect, Segment
from brochure.units import mm

_LEVELS = 22
_EVERY = 5
_RANGING = mm(288.0)  # the levels divide the heights down to here, so that a taller page keeps its lines
_MESH = mm(1.6)
_STEP = mm(4.8)  # between the points of a smoothed line
_MOST = 2900  # steps; where a rugged relief has longer lines, the steps grow
_SHORTEST = mm(24.0)
_THIN, _THICK = mm(0.20), mm(0.44)
_TURN_DEGREES = 38.0
_WAVE = mm(62.0)
_FOLD = 0.42  # the wave across the ranges is so many times longer than along: ranges, not hills


def _relief(seed: int, x: Floats, y: Floats) -> Floats:
    turn = math.radians(_TURN_DEGREES)
    cos, sin = math.cos(turn), math.sin(turn)
    u = (x * cos + y * sin) / _WAVE
    v = (y * cos - x * sin) * _FOLD / _WAVE
    folded = 1 - np.abs(2 * noise_2d(derived(seed, 1), u, v) - 1)
    middle = noise_2d(derived(seed, 2), 2.1 * u, 2.1 * v)
    fine = noise_2d(derived(seed, 3), 4.4 * u, 4.4 * v)
    out: Floats = 0.66 * folded + 0.26 * middle + 0.08 * fine
    return out


def _resampled(line: Floats, step: float) -> Floats:
    """Return ``line`` with points at equal distances of about ``step``."""
    pieces = np.sqrt(((line[1:] - line[:-1]) ** 2).sum(axis=1))
    along = np.concatenate(([0.0], np.cumsum(pieces)))
    at = np.linspace(0.0, along[-1], max(round(float(along[-1]) / step), 3) + 1)
    return np.stack((np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])), axis=1)


def _eased(line: Floats, closed: bool) -> Floats:
    """Return ``line`` after the mask [1 2 1] / 4, applied twice; an open line keeps its ends."""
    for _ in range(2):
        if closed:
            line = (np.roll(line, 1, axis=0) + 2 * line + np.roll(line, -1, axis=0)) / 4
        else:
            line = np.concatenate((line[:1], (line[:-2] + 2 * line[1:-1] + line[2:]) / 4, line[-1:]))
    return line


def _curve(line: Floats, step: float) -> list[Segment]:
    closed = bool((line[0] == line[-1]).all())
    line = _resampled(line, step)
    return smooth(_eased(line[:-1] if closed else line, closed), closed)


def _length(line: Floats) -> float:
    return float(np.sqrt(((line[1:] - line[:-1]) ** 2).sum(axis=1)).sum())


def contours(seed: int, ink: Ink, width: float, height: float, bleed: float) -> Drawing:
    """Return height lines over a page and its ``bleed``; ``width`` and ``height`` are the trim's, in points.

    The relief hangs from the page's top: a taller page shows more of it.
    """
    page = Rect(0, 0, width, height).grown(bleed)
    across = page.x + _MESH * np.arange(math.ceil(page.width / _MESH) + 1)
    down = page.y + _MESH * np.arange(math.ceil(page.height / _MESH) + 1)
    z = _relief(seed, *np.meshgrid(across, down))
    generator = contour_generator(across, down, z, line_type=LineType.Separate)
    ranging = z[down <= _RANGING]
    levels = np.linspace(float(ranging.min()), float(ranging.max()), _LEVELS + 2)[1:-1].tolist()
    lines: list[tuple[int, Floats, float]] = []
    for number, level in enumerate(levels):
        found: Any = generator.lines(level)
        measured = [(line, _length(line)) for line in found]
        lines += [(number, line, length) for line, length in measured if length >= _SHORTEST]
    step = max(_STEP, sum(length for _, _, length in lines) / _MOST)
    thin: list[Segment] = []
    thick: list[Segment] = []
    for number, line, _ in lines:
        (thick if number % _EVERY == _EVERY // 2 else thin).extend(_curve(line, step))
    paths = ((thin, _THIN), (thick, _THICK))
    items = tuple(Path(tuple(line), stroke=ink, width=w) for line, w in paths if line)
    return Drawing(width, height, (Group(items, clip=page.segments),))
