"""What stands on a page, as an eye would group it: lines of words, pictures, solid fields, drawn marks.

Display items in; lines and obstacles in the page's own coordinates and in the order painted out. Knows no
design and judges nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from brochure.colour import Ink
from brochure.display import GlyphRun, Group, Item, Link, Path, Picture, Tagged
from brochure.geometry import Rect, Segments, Transform, bounds

_IDENTITY = Transform()
_JOINT = (-0.3, 0.7)
"""From one run's end to the next one's start, em: within these they are one line, like words and a space."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline: the runs, where they are placed, the box of their ink, its turn in painting."""

    runs: tuple[GlyphRun, ...]
    placing: Transform
    box: Rect
    order: int

    @property
    def text(self) -> str:
        """What the line spells."""
        return "".join(run.text for run in self.runs).strip()

    @property
    def size(self) -> float:
        """The size of its largest type, points."""
        return max(run.size for run in self.runs)

    @property
    def ink(self) -> Ink:
        """The ink of its first run."""
        return self.runs[0].ink

    @property
    def language(self) -> str:
        """The language of its first run."""
        return self.runs[0].language

    def glyphs(self) -> list[Rect]:
        """Return the boxes of its glyphs' ink."""
        return [self.placing.rect(box) for run in self.runs for box in _glyph_boxes(run)]


@dataclass(frozen=True, slots=True)
class Field:
    """A picture or a filled rectangle: what lies under it is not seen. ``ink`` is None for a picture."""

    box: Rect
    ink: Ink | None
    order: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A drawn path: its box, cut to what shows of it, and what it takes to look at it closely."""

    path: Path
    placing: Transform
    box: Rect
    clip: Rect | None
    order: int


@dataclass(slots=True)
class Sight:
    """All that stands on one page."""

    lines: list[Line] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    order: int = 0


def seen(items: Iterable[Item]) -> Sight:
    """Return what stands among a page's items."""
    sight = Sight()
    _look(sight, items, _IDENTITY, None)
    return sight


def _look(sight: Sight, items: Iterable[Item], placing: Transform, clip: Rect | None) -> None:
    """Add items to the sight; neighbouring runs on one baseline, inside spans and links too, are one line."""
    runs: list[GlyphRun] = []
    for item, one_text in _inline(items):
        if isinstance(item, GlyphRun):
            if runs and not one_text and not _joined(runs[-1], item):
                _add_line(sight, runs, placing)
                runs = []
            runs.append(item)
            continue
        _add_line(sight, runs, placing)
        runs = []
        sight.order += 1
        match item:
            case Tagged():
                _look(sight, item.items, placing, clip)
            case Group():
                here = placing if item.transform == _IDENTITY else item.transform.then(placing)
                _look(sight, item.items, here, _clipped(item.clip, here, clip))
            case Picture():
                _add_field(sight, here_box(item.box, placing), clip, None)
            case Path():
                _add_path(sight, item, placing, clip)
    _add_line(sight, runs, placing)


def _inline(items: Iterable[Item]) -> Iterable[tuple[Item, bool]]:
    """Yield items without links and spans, and whether each goes on with the text of the one before.

    Runs of a span that has one actual text belong together, however high they stand: a power is one.
    """
    for item in items:
        if isinstance(item, Link) or (isinstance(item, Tagged) and item.role == "Span"):
            one_text = isinstance(item, Tagged) and bool(item.actual_text)
            for index, (inner, goes_on) in enumerate(_inline(item.items)):
                yield inner, goes_on or (one_text and index > 0)
        else:
            yield item, False


def _joined(before: GlyphRun, after: GlyphRun) -> bool:
    if abs(before.y - after.y) > 0.01 or not (before.glyphs and after.glyphs):
        return False
    last = before.glyphs[-1]
    gap = after.x + after.glyphs[0].x - (before.x + last.x + last.advance)
    em = max(before.size, after.size)
    return _JOINT[0] * em <= gap <= _JOINT[1] * em


def _add_line(sight: Sight, runs: list[GlyphRun], placing: Transform) -> None:
    if not runs:
        return
    box = _ink_of(runs)
    if box is not None:
        sight.order += 1
        sight.lines.append(Line(tuple(runs), placing, here_box(box, placing), sight.order))


def _add_field(sight: Sight, box: Rect, clip: Rect | None, ink: Ink | None) -> None:
    shown = box if clip is None else overlap(box, clip)
    if shown is not None:
        sight.fields.append(Field(shown, ink, sight.order))


def _add_path(sight: Sight, path: Path, placing: Transform, clip: Rect | None) -> None:
    box = bounds(path.segments)
    if box is None or (path.fill is None and path.stroke is None):
        return
    box = here_box(box, placing)
    if path.fill is not None and len(path.segments) == 1:
        _add_field(sight, box, clip, path.fill)
        return
    shown = box if clip is None else overlap(box, clip)
    if shown is not None:
        sight.marks.append(Mark(path, placing, shown, clip, sight.order))


def _clipped(segments: Segments | None, placing: Transform, clip: Rect | None) -> Rect | None:
    """Return the box of a clipping path within the one around it."""
    box = bounds(segments) if segments else None
    if box is None:
        return clip
    here = here_box(box, placing)
    return here if clip is None else overlap(here, clip) or Rect(here.x, here.y, 0, 0)


def here_box(box: Rect, placing: Transform) -> Rect:
    """Return the box around the image of ``box``."""
    return box if placing == _IDENTITY else placing.rect(box)


def overlap(one: Rect, other: Rect) -> Rect | None:
    """Return what two boxes share; None when that is nothing, a line's box of no height included."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Rect.from_edges(left, top, right, bottom) if left <= right and top <= bottom else None


def _glyph_boxes(run: GlyphRun) -> list[Rect]:
    wide, size, ink_of = run.size * run.stretch, run.size, run.face.ink
    boxes = []
    for glyph in run.glyphs:
        ink = ink_of(glyph.gid)
        if ink.width:
            x, y = run.x + glyph.x + ink.x * wide, run.y + glyph.y + ink.y * size
            boxes.append(Rect(x, y, ink.width * wide, ink.height * size))
    return boxes


def _ink_of(runs: Iterable[GlyphRun]) -> Rect | None:
    """Return the box around the ink of runs; None where there is none. Asked for every line of every page."""
    left = top = math.inf
    right = bottom = -math.inf
    for run in runs:
        x, y, size = run.x, run.y, run.size
        wide, ink_of = size * run.stretch, run.face.ink
        for glyph in run.glyphs:
            ink = ink_of(glyph.gid)
            if ink.width:
                start, upper = x + glyph.x + ink.x * wide, y + glyph.y + ink.y * size
                left, top = min(left, start), min(top, upper)
                right, bottom = max(right, start + ink.width * wide), max(bottom, upper + ink.height * size)
    return None if left > right else Rect.from_edges(left, top, right, bottom)
