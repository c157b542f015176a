"""Thread text: a glyph's outline cut into upright threads (art direction, 6.3).

In: an outline in em, as a face gives it, and where the letter stands. Out: a Drawing of filled rectangles. It
knows nothing of fonts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure.art.rounding import box as box_of
from brochure.colour import Ink
from brochure.display import Drawing, Path
from brochure.geometry import Rect, Segment, Segments
from brochure.units import mm

PITCH = mm(1.5)
WIDTH = mm(0.96)
_SHORTEST = mm(0.35)
_TOUCH = 0.01  # points between two spans that are one
_CHORDS = 24  # per curve: on a letter of 226 mm a chord leaves its curve by less than 0.05 mm

Edge = tuple[float, float, float, float]


def _flattened(segments: Iterable[Segment]) -> Iterator[Edge]:
    """Yield the edges of a path as straight lines, every subpath closed (as filling closes it)."""
    x = y = start_x = start_y = 0.0
    for segment in segments:
        match segment:
            case ("M", nx, ny):
                if (x, y) != (start_x, start_y):
                    yield x, y, start_x, start_y
                x, y = start_x, start_y = nx, ny
            case ("L", nx, ny):
                yield x, y, nx, ny
                x, y = nx, ny
            case ("C", x1, y1, x2, y2, nx, ny):
                fx, fy = x, y
                for step in range(1, _CHORDS + 1):
                    t = step / _CHORDS
                    s = 1 - t
                    a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
                    px = a * fx + b * x1 + c * x2 + d * nx
                    py = a * fy + b * y1 + c * y2 + d * ny
                    yield x, y, px, py
                    x, y = px, py
            case ("Z",):
                if (x, y) != (start_x, start_y):
                    yield x, y, start_x, start_y
                x, y = start_x, start_y
            case ("R", rx, ry, w, h):
                yield from (
                    (rx, ry, rx + w, ry), (rx + w, ry, rx + w, ry + h),
                    (rx + w, ry + h, rx, ry + h), (rx, ry + h, rx, ry),
                )  # fmt: skip
    if (x, y) != (start_x, start_y):
        yield x, y, start_x, start_y


def _inside(crossings: list[tuple[float, int]]) -> list[tuple[float, float]]:
    """Return the spans of a line that lie inside, by the non-zero winding rule."""
    spans: list[tuple[float, float]] = []
    winding, start = 0, 0.0
    for y, turn in sorted(crossings):
        if winding == 0:
            start = y
        winding += turn
        if winding == 0 and y > start:
            if spans and start - spans[-1][1] < _TOUCH:
                start, _ = spans.pop()  # two parts that touch are one thread
            spans.append((start, y))
    return spans


def thread_text(
    outline: Segments,
    size: float,
    right: float,
    baseline: float,
    ink: Ink,
    box: Rect,
    pitch: float = PITCH,
    width: float = WIDTH,
) -> Drawing:
    """Return ``outline`` set at ``size`` with its right edge at ``right`` and its baseline at ``baseline``.

    ``outline`` is in em, y down, its origin on the baseline; all lengths are points on the page whose trim
    begins at 0. Threads stand at (i + 1/2) pitches, in step with the cover's, and are cut off at ``box`` (the
    page with its bleed). The drawing's size is the box's extent from the trim's corner.
    """
    edges = list(_flattened(outline))
    shift = right - size * max((max(x1, x2) for x1, _, x2, _ in edges), default=0.0)
    placed = [
        (x1 * size + shift, y1 * size + baseline, x2 * size + shift, y2 * size + baseline)
        for x1, y1, x2, y2 in edges
    ]
    strokes = tuple(_threads(placed, box, pitch, width))
    items = (Path(strokes, fill=ink),) if strokes else ()
    return Drawing(box.right, box.bottom, items)


def _threads(edges: Iterable[Edge], box: Rect, pitch: float, width: float) -> list[Segment]:
    crossings: dict[int, list[tuple[float, int]]] = {}
    for x1, y1, x2, y2 in edges:
        if x1 == x2:
            continue
        turn = 1 if x2 > x1 else -1
        low, high = (x1, x2) if turn > 0 else (x2, x1)
        slope = (y2 - y1) / (x2 - x1)
        # Half open: a thread through a corner meets one of its two edges.
        first = -int((0.5 * pitch - low) // pitch)
        while (x := (first + 0.5) * pitch) < high:
            crossings.setdefault(first, []).append((y1 + (x - x1) * slope, turn))
            first += 1
    strokes: list[Segment] = []
    for number in sorted(crossings):
        x = (number + 0.5) * pitch
        left, right = max(x - width / 2, box.x), min(x + width / 2, box.right)
        if right <= left:
            continue
        for start, end in _inside(crossings[number]):
            top, bottom = max(start, box.y), min(end, box.bottom)
            if bottom - top >= _SHORTEST:
                strokes.append(box_of(Rect.from_edges(left, top, right, bottom)))
    return strokes
