"""A photograph as upright threads whose width is its darkness, for one too coarse to print.

In: a photo, its slot, an ink. Out: one filled path in the slot (art direction, 5). Drawn by the same pitch
and widths as the cover's threads, so that it belongs to them. Knows nothing of pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from brochure.colour import Ink
from brochure.display import Path
from brochure.geometry import Rect, Segment
from brochure.pictures.photo import Photo
from brochure.pictures.placing import CENTRE, box
from brochure.units import mm

if TYPE_CHECKING:
    import numpy as np

PITCH = mm(1.5)
THINNEST, WIDEST = mm(0.15), mm(1.36)
STEP = mm(0.75)
"""How far two nodes of a thread stand apart at least."""

MOST = 9000
"""Segments of one picture: with more, a thread keeps fewer of its nodes."""

_TOLERANCE = mm(0.02)
_DARK, _LIGHT = 3.0, 97.0
"""Percentiles of a photo's tones that become the widest and the thinnest thread."""

_DIGITS = 3


def threads(
    photo: Photo, slot: Rect, ink: Ink, focal: tuple[float, float] = CENTRE, pitch: float = PITCH
) -> Path:
    """Return the photo, cropped to ``slot`` around ``focal``, as threads of ``ink`` ``pitch`` points apart.

    Widths follow the pitch. Raises DataError for a focal point outside the photo.
    """
    import numpy as np

    columns, rows = max(1, round(slot.width / pitch)), max(2, round(slot.height / STEP))
    tones = _tones(photo, slot, focal, columns, rows)
    share = (slot.width / columns) / PITCH
    widths = (THINNEST + (WIDEST - THINNEST) * tones) * share
    ys = np.linspace(slot.y, slot.bottom, rows)
    tolerance = _TOLERANCE
    while True:
        kept = [_needed(widths[:, column], tolerance) for column in range(columns)]
        if sum(2 * len(nodes) + 1 for nodes in kept) <= MOST:
            break
        tolerance *= 1.5
    segments: list[Segment] = []
    for column, nodes in enumerate(kept):
        x = slot.x + (column + 0.5) * slot.width / columns
        half = widths[nodes, column] / 2
        heights = ys[nodes].round(_DIGITS).tolist()
        right = list(zip((x + half).round(_DIGITS).tolist(), heights, strict=True))
        left = list(zip((x - half).round(_DIGITS).tolist(), heights, strict=True))
        outline = [*right, *reversed(left)]
        segments.append(("M", *outline[0]))
        segments += [("L", *point) for point in outline[1:]]
        segments.append(("Z",))
    return Path(tuple(segments), fill=ink)


def _tones(
    photo: Photo, slot: Rect, focal: tuple[float, float], columns: int, rows: int
) -> np.ndarray[Any, Any]:
    """Return how dark the photo is, 0 to 1, in cells of its crop."""
    import numpy as np
    from PIL import Image

    whole = box(photo, slot, focal)
    scale = photo.width / whole.width
    left, top = (slot.x - whole.x) * scale, (slot.y - whole.y) * scale
    seen = (
        max(0.0, left), max(0.0, top),
        min(photo.width, left + slot.width * scale), min(photo.height, top + slot.height * scale),
    )  # fmt: skip
    image = Image.frombytes("RGB", (photo.width, photo.height), photo.pixels)
    grey = image.convert("L", (0.2126, 0.7152, 0.0722, 0.0)).convert("F")
    cells = np.asarray(grey.resize((columns, rows), Image.Resampling.BOX, box=seen))
    dark, light = np.percentile(cells, (_DARK, _LIGHT))
    if light - dark < 1:
        return np.asarray(1 - cells / 255)
    return np.asarray(1 - np.clip((cells - dark) / (light - dark), 0, 1))


def _needed(widths: np.ndarray[Any, Any], tolerance: float) -> list[int]:
    """Return the nodes that draw a thread to ``tolerance`` points (Ramer 1972, Douglas and Peucker 1973)."""
    import numpy as np

    kept = {0, len(widths) - 1}
    spans = [(0, len(widths) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        line = np.linspace(widths[first], widths[last], last - first + 1)
        off = np.abs(widths[first : last + 1] - line)
        worst = int(off.argmax())
        if off[worst] > tolerance:
            kept.add(first + worst)
            spans += [(first, first + worst), (first + worst, last)]
    return sorted(kept)
