"""Is there room around every word? A finished chart is judged by the geometry of its display items.

In: a drawing. Out: nothing, or a LayoutError that names every label that meets another label, a mark or the
frame, that is too small to read, or that does not stand out from its ground. Knows no kind of chart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import hypot

from brochure.colour import WHITE, Ink
from brochure.display import Drawing, GlyphRun, Group, Item, Path, Tagged
from brochure.errors import Finding, LayoutError
from brochure.geometry import Rect, Segments, Transform, bounds, crosses, stretches, subpaths, transformed

LEAST_SIZE = 6.5  # points: the smallest style of the scale (art direction, section 2)
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
TOUCH = 0.1  # points: boxes that share less only touch


@dataclass(frozen=True, slots=True)
class Label:
    """Some words that stand together: what they spell, the box of their ink, size and ink.

    ``corners`` are those of the box as it was turned with its words, ``box`` is upright around them.
    """

    text: str
    box: Rect
    corners: tuple[tuple[float, float], ...]
    size: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a path: the box of a filled shape, or a stroked line from point to point."""

    box: Rect
    fill: Ink | None
    line: tuple[float, float, float, float] | None
    width: float


def judge(drawing: Drawing, *, marks: bool = True) -> None:
    """Raise LayoutError with a finding for every label that has no room; with ``marks`` also beside marks."""
    labels = list(labels_of(drawing.items))
    findings = [*_small(labels), *_outside(labels, drawing), *_together(labels)]
    if marks:
        findings += _on_marks(labels, list(marks_of(drawing.items)))
    if findings:
        raise LayoutError.all(findings)


def labels_of(items: Iterable[Item], placing: Transform | None = None) -> Iterator[Label]:
    """Yield the labels of a drawing, their boxes in its own coordinates; a span, or a line, is one label."""
    here = placing or Transform()
    line: list[GlyphRun] = []
    for item in items:
        if isinstance(item, GlyphRun):
            if line and not _follows(line[-1], item):
                yield from _label(tuple(line), here)
                line = []
            line.append(item)
            continue
        yield from _label(tuple(line), here)
        line = []
        match item:
            case Tagged(role="Span"):
                yield from _label(tuple(_runs(item.items)), here)
            case Tagged():
                yield from labels_of(item.items, here)
            case Group():
                yield from labels_of(item.items, item.transform.then(here))
    yield from _label(tuple(line), here)


def _follows(before: GlyphRun, after: GlyphRun) -> bool:
    """Tell whether a run goes on where another ends, as where a line changes its script."""
    if (before.y, before.size, before.ink) != (after.y, after.size, after.ink) or not before.glyphs:
        return False
    last = before.glyphs[-1]
    return abs(before.x + last.x + last.advance - after.x) < 0.3 * after.size


def _runs(items: Iterable[Item]) -> Iterator[GlyphRun]:
    for item in items:
        if isinstance(item, GlyphRun):
            yield item
        elif isinstance(item, Tagged | Group):
            yield from _runs(item.items)


def _label(runs: tuple[GlyphRun, ...], placing: Transform) -> Iterator[Label]:
    boxes: list[Rect] = []
    for run in runs:
        for glyph in run.glyphs:
            ink = run.face.ink(glyph.gid)
            if ink.width:
                x, y, wide = run.x + glyph.x, run.y + glyph.y, run.size * run.stretch
                size = run.size
                boxes.append(Rect(x + ink.x * wide, y + ink.y * size, ink.width * wide, ink.height * size))
    if boxes:
        around = Rect.from_edges(
            min(box.x for box in boxes), min(box.y for box in boxes),
            max(box.right for box in boxes), max(box.bottom for box in boxes),
        )  # fmt: skip
        text = "".join(run.text for run in runs)
        edges = (
            (around.x, around.y),
            (around.right, around.y),
            (around.right, around.bottom),
            (around.x, around.bottom),
        )
        corners = tuple(placing.point(x, y) for x, y in edges)
        yield Label(text, placing.rect(around), corners, max(run.size for run in runs), runs[0].ink)


def marks_of(items: Iterable[Item], placing: Transform | None = None) -> Iterator[Mark]:
    """Yield the marks of a drawing in the order painted: filled shapes and straight stretches of strokes."""
    here = placing or Transform()
    for item in items:
        match item:
            case Tagged():
                yield from marks_of(item.items, here)
            case Group():
                yield from marks_of(item.items, item.transform.then(here))
            case Path():
                segments = item.segments if here == Transform() else transformed(item.segments, here)
                yield from _marks(item, segments)


def _marks(path: Path, segments: Segments) -> Iterator[Mark]:
    if path.fill is not None:
        for part in subpaths(segments):
            box = bounds(part)
            if box is not None:
                yield Mark(box, path.fill, None, 0.0)
    if path.stroke is None:
        return
    for stretch in stretches(segments):
        yield _stretch(*stretch, path.width)


def _stretch(ax: float, ay: float, bx: float, by: float, width: float) -> Mark:
    box = Rect.from_edges(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)).grown(width / 2)
    return Mark(box, None, (ax, ay, bx, by), width)


# -- judgments


def _small(labels: list[Label]) -> Iterator[Finding]:
    for label in labels:
        if label.size < LEAST_SIZE - 0.01:
            what = f"the chart's label {label.text!r} is set at {label.size:.1f} pt"
            yield Finding("error", "chart-small", what, f"set it at {LEAST_SIZE} pt or more")


def _outside(labels: list[Label], drawing: Drawing) -> Iterator[Finding]:
    frame = Rect(0, 0, drawing.width, drawing.height)
    for label in labels:
        if not frame.contains(label.box, 0.75):  # a round letter may reach a hair beyond its measure
            what = f"the chart's label {label.text!r} leaves the chart"
            yield Finding("error", "chart-outside", what, "shorten it or give the chart more width")


def _together(labels: list[Label]) -> Iterator[Finding]:
    for one, other in combinations(labels, 2):
        if one.box.overlaps(other.box, TOUCH) and _share(one.corners, other.corners):
            what = f"the chart's labels {one.text!r} and {other.text!r} run into each other"
            yield Finding("error", "chart-collision", what, "shorten them or give the chart more width")


def _share(one: tuple[tuple[float, float], ...], other: tuple[tuple[float, float], ...]) -> bool:
    """Tell whether two rectangles at any angle overlap: no side of either parts them."""
    for shape in (one, other):
        for (ax, ay), (bx, by) in pairwise((*shape, shape[0])):
            length = hypot(bx - ax, by - ay)
            if not length:
                continue
            nx, ny = (ay - by) / length, (bx - ax) / length
            mine, theirs = ([x * nx + y * ny for x, y in corners] for corners in (one, other))
            if max(mine) <= min(theirs) + TOUCH or max(theirs) <= min(mine) + TOUCH:
                return False
    return True


def _on_marks(labels: list[Label], marks: list[Mark]) -> Iterator[Finding]:
    for label in labels:
        ground = WHITE
        for mark in marks:
            if not mark.box.overlaps(label.box, TOUCH):
                continue
            if mark.fill is not None and mark.box.contains(label.box, 0.0):
                ground = mark.fill  # it stands on it
            elif mark.line is None or crosses(label.box.grown(mark.width / 2 - TOUCH), *mark.line):
                what = f"the chart's label {label.text!r} runs into what is drawn"
                yield Finding("error", "chart-collision", what, "shorten it or give the chart more width")
                break
        if label.ink.contrast(ground) < LEAST_CONTRAST:
            what = f"the chart's label {label.text!r} does not stand out from its ground"
            yield Finding("error", "chart-contrast", what, "choose a theme with a darker deep ink")
