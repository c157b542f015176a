"""A finished page is proofed by its geometry: every word readable, inside the page, and nothing half cut off.

A page's items and size in; faults out, each with the words that it concerns. Part of every build, so that
data which nobody has seen can not print text over text. Pure geometry: knows no design and no data. What a
design means to stand together stands together by this reckoning too: light type on a solid, type over a
texture that it stands out from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from brochure.display import Item
from brochure.geometry import Rect, Stretch, bounds, crosses, stretches, subpaths
from brochure.layout.sighted import Field, Line, Mark, Sight, here_box, overlap, seen
from brochure.units import mm, to_mm

SAFE = mm(5)  # type keeps this from the trim and from a fold (art direction, sections 1 and 7)
NEAR = 0.2  # em: two texts on a line that come closer than a word space read as one
CLOSE = 0.5  # points: glyphs of two texts that come closer one above the other look like one heap
TOUCH = 0.2  # points: ink that shares less only touches
LEAST_CONTRAST = 2.0  # type merges with a mark under it below this contrast (WCAG 2.2's measure)
CUT = 0.5  # points by which a field may miss an edge


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong on a page: a stable code, what it is, what helps, and the words that it concerns."""

    code: str
    what: str
    remedy: str
    text: str
    language: str


def proof(
    items: Iterable[Item], width: float, height: float, bleed: float, folds: Sequence[float] = ()
) -> list[Fault]:
    """Return the faults of one page of ``width`` by ``height`` points, ``folds`` at these x."""
    sight = seen(items)
    trim = Rect(0, 0, width, height)
    return [
        *_collisions(sight.lines),
        *_at_edges(sight.lines, trim, folds),
        *_under_type(sight),
        *_cut_off(sight.fields, trim, bleed),
    ]


# -- type on type


def _collisions(lines: list[Line]) -> Iterator[Fault]:
    """Yield pairs of lines whose glyphs overlap, or stand so close that they read as one word or one heap."""
    ordered = sorted(lines, key=lambda line: line.box.y)
    for index, one in enumerate(ordered):
        foot = one.box.bottom + CLOSE
        for other in ordered[index + 1 :]:
            if other.box.y >= foot:
                break
            near = NEAR * min(one.size, other.size)
            if (
                one.box.x < other.box.right + near
                and other.box.x < one.box.right + near
                and _meet(one, other, near)
            ):
                long, short = sorted((one, other), key=lambda line: -line.box.width)
                what = f"{_shown(long)} runs into {_shown(short)}"
                yield Fault("collision", what, "shorten it", long.text, long.language)


def _meet(one: Line, other: Line, near: float) -> bool:
    """Tell whether any glyph of one line meets one of the other."""
    zone = overlap(_grown(one.box, near), _grown(other.box, near))
    if zone is None:
        return False
    mine, theirs = (
        [box for box in line.glyphs() if overlap(_grown(box, near), zone)] for line in (one, other)
    )
    return any(_share(a, b, near, -TOUCH) or _share(a, b, -TOUCH, CLOSE) for a in mine for b in theirs)


def _share(one: Rect, other: Rect, across: float, down: float) -> bool:
    """Tell whether two boxes come closer than so much across and down; below 0 they must overlap by that."""
    return (
        one.x < other.right + across
        and other.x < one.right + across
        and one.y < other.bottom + down
        and other.y < one.bottom + down
    )


def _grown(box: Rect, across: float) -> Rect:
    return Rect(box.x - across, box.y - CLOSE / 2, box.width + 2 * across, box.height + CLOSE)


# -- type and the page


def _at_edges(lines: list[Line], trim: Rect, folds: Sequence[float]) -> Iterator[Fault]:
    """Yield lines that come closer to the trim or to a fold than is safe."""
    safe = trim.grown(-SAFE)
    for line in lines:
        box = line.box
        if not safe.contains(box, TOUCH):
            least = min(box.x, box.y, trim.right - box.right, trim.bottom - box.bottom)
            what = f"{_shown(line)} {_from_trim(least)}"
            yield Fault("unsafe", what, "shorten it; 5 mm are safe from the knife", line.text, line.language)
        for fold in folds:
            if box.x < fold + SAFE - TOUCH and fold - SAFE + TOUCH < box.right:
                what = f"{_shown(line)} comes closer than 5 mm to the fold at {to_mm(fold):.0f} mm"
                yield Fault("unsafe", what, "shorten it", line.text, line.language)


def _from_trim(least: float) -> str:
    return "runs off the page" if least < 0 else f"ends {to_mm(least):.1f} mm from the page's edge"


# -- type and what is drawn


def _under_type(sight: Sight) -> Iterator[Fault]:
    """Yield lines on a picture, under something opaque, or on marks that they do not stand out from."""
    marks = [(*_edges(mark), mark) for mark in sight.marks]
    for line in sight.lines:
        over = [
            field
            for field in sight.fields
            if field.order > line.order and field.box.overlaps(line.box, TOUCH)
        ]
        if over:
            yield Fault(
                "hidden",
                f"{_shown(line)} is hidden by what lies over it",
                "shorten it",
                line.text,
                line.language,
            )
            continue
        if _on_picture(line, sight.fields):
            what = f"{_shown(line)} stands on a picture"
            yield Fault("on-picture", what, "shorten it, or the text above it", line.text, line.language)
            continue
        x, y, right, bottom = line.box.x, line.box.y, line.box.right, line.box.bottom
        near = (
            mark
            for left, top, end, foot, mark in marks
            if left < right and x < end and top < bottom and y < foot
        )
        if any(_on_mark(line, mark) for mark in near):
            what = f"{_shown(line)} runs into what is drawn"
            yield Fault("on-drawing", what, "shorten it, or the text above it", line.text, line.language)


def _edges(mark: Mark) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom that a mark's strokes reach."""
    reach = mark.path.width / 2 if mark.path.stroke else 0.0
    box = mark.box
    return box.x - reach, box.y - reach, box.right + reach, box.bottom + reach


def _on_picture(line: Line, fields: list[Field]) -> bool:
    """Tell whether the topmost field under a line is a picture, all of it or a part."""
    under = [field for field in fields if field.order < line.order and field.box.overlaps(line.box, TOUCH)]
    for index, field in enumerate(under):
        covered = any(
            later.ink is not None and later.box.contains(line.box, TOUCH) for later in under[index + 1 :]
        )
        if field.ink is None and not covered:
            return True
    return False


def _on_mark(line: Line, mark: Mark) -> bool:
    """Tell whether a line meets a mark whose ink its own does not stand out from."""
    path = mark.path
    zone = line.box if mark.clip is None else overlap(line.box, mark.clip)
    if zone is None:
        return False
    if path.fill is not None and line.ink.contrast(path.fill) < LEAST_CONTRAST:
        boxes = (bounds(part) for part in subpaths(path.segments))
        if any(_covered(here_box(box, mark.placing), line, zone) for box in boxes if box is not None):
            return True
    if path.stroke is None or line.ink.contrast(path.stroke) >= LEAST_CONTRAST:
        return False
    return any(
        _crossed((*mark.placing.point(ax, ay), *mark.placing.point(bx, by)), path.width / 2, line, zone)
        for ax, ay, bx, by in stretches(path.segments)
    )


def _covered(box: Rect, line: Line, zone: Rect) -> bool:
    """Tell whether a filled shape lies on a glyph, not only between the lines or beside the words."""
    return box.overlaps(zone, TOUCH) and any(box.overlaps(glyph, TOUCH) for glyph in line.glyphs())


def _crossed(stroke: Stretch, half: float, line: Line, zone: Rect) -> bool:
    """Tell whether a straight stroke runs over a glyph; ``half`` is half its width."""
    ax, ay, bx, by = stroke
    box = Rect.from_edges(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)).grown(half)
    return box.overlaps(zone, TOUCH) and any(
        box.overlaps(glyph, TOUCH) and crosses(glyph.grown(half - TOUCH), ax, ay, bx, by)
        for glyph in line.glyphs()
    )


# -- fields and the page


def _cut_off(fields: list[Field], trim: Rect, bleed: float) -> Iterator[Fault]:
    """Yield pictures and solids that end between trim and bleed: the knife would find white there."""
    sheet = trim.grown(bleed)
    for field in fields:
        box = field.box
        sides = (
            (trim.x - box.x, box.x - sheet.x),
            (trim.y - box.y, box.y - sheet.y),
            (box.right - trim.right, sheet.right - box.right),
            (box.bottom - trim.bottom, sheet.bottom - box.bottom),
        )
        if any(beyond > CUT and short > CUT for beyond, short in sides):
            thing = "a picture" if field.ink is None else "a solid"
            what = f"{thing} ends between the trim and the bleed"
            yield Fault("cut-off", what, "let it end on the page or reach the bleed", "", "")


def _shown(line: Line) -> str:
    """Return a line's words as a message quotes them."""
    text = line.text
    return repr(text if len(text) <= 40 else f"{text[:38]}…")
