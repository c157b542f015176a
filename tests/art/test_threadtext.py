"""Thread text shows a letter by threads that lie in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from art_samples import segments
from hypothesis import given
from hypothesis import strategies as st

from brochure.art.palette import Palette
from brochure.art.threadtext import PITCH, WIDTH, thread_text
from brochure.geometry import Rect, Segments
from brochure.units import mm, to_mm

BOX = Rect(0, 0, mm(210), mm(285)).grown(mm(3))
# An O of two squares in em: the outer turns one way, the inner the other.
RING: Segments = (
    ("M", 0.1, 0.0), ("L", 0.1, -0.7), ("L", 0.8, -0.7), ("L", 0.8, 0.0), ("Z",),
    ("M", 0.3, -0.2), ("L", 0.6, -0.2), ("L", 0.6, -0.5), ("L", 0.3, -0.5), ("Z",),
)  # fmt: skip
SIZE, RIGHT, BASE = mm(100), mm(109), mm(200)


def strokes(outline: Segments, palette: Palette, box: Rect = BOX) -> list[Rect]:
    drawing = thread_text(outline, SIZE, RIGHT, BASE, palette.deep, box)
    return [Rect(*s[1:]) for s in segments(drawing)]


def test_strokes_lie_in_the_letter(palette: Palette) -> None:
    """Threads fill the ring and leave its hole free: one stroke beside the hole, two over and under it."""
    found = strokes(RING, palette)
    ring = Rect(RIGHT - 0.7 * SIZE, BASE - 0.7 * SIZE, 0.7 * SIZE, 0.7 * SIZE)
    hole = Rect(RIGHT - 0.5 * SIZE, BASE - 0.5 * SIZE, 0.3 * SIZE, 0.3 * SIZE)
    for box in found:
        axis = Rect(box.x + box.width / 2, box.y, 0, box.height)
        assert ring.contains(axis, 1e-2)
        assert (
            not hole.grown(-0.01).overlaps(axis)
            or axis.bottom <= hole.y + 0.01
            or axis.y >= hole.bottom - 0.01
        )
    beside = [b for b in found if b.x + b.width / 2 < hole.x]
    assert {round(b.height / SIZE, 4) for b in beside} == {0.7}
    through = [b for b in found if hole.x < b.x + b.width / 2 < hole.right]
    assert {round(b.height / SIZE, 4) for b in through} == {0.2}


def test_winding_is_not_zero_not_even_odd(palette: Palette) -> None:
    """Two overlapping parts that turn the same way are one shape: no hole opens where they overlap."""
    bars: Segments = (("R", 0.0, -0.7, 0.5, 0.7), ("R", 0.2, -0.5, 0.5, 0.3))
    found = strokes(bars, palette)
    doubled = [b for b in found if RIGHT - 0.5 * SIZE < b.x < RIGHT - 0.25 * SIZE]
    assert {round(b.height / SIZE, 4) for b in doubled} == {0.7}


def test_curves_are_followed(palette: Palette) -> None:
    """Threads of a disc end on its circle, to a twentieth of a millimetre."""
    k, r = 0.5522847498, 0.35
    disc: Segments = (
        ("M", r, 0.0), ("C", r, r * k, r * k, r, 0.0, r), ("C", -r * k, r, -r, r * k, -r, 0.0),
        ("C", -r, -r * k, -r * k, -r, 0.0, -r), ("C", r * k, -r, r, -r * k, r, 0.0), ("Z",),
    )  # fmt: skip
    for box in strokes(disc, palette):
        x = box.x + box.width / 2 - (RIGHT - r * SIZE)
        if abs(x) > 0.9 * r * SIZE:
            continue  # the circle stands upright here: a hair aside is a long way down
        half = max((r * SIZE) ** 2 - x * x, 0) ** 0.5
        assert to_mm(abs(box.height / 2 - half)) < 0.05
        assert box.y + box.height / 2 == pytest.approx(BASE, abs=0.02)


def test_threads_are_in_step_with_the_cover(palette: Palette) -> None:
    """Axes stand at (i + 1/2) 1.5 mm from the trim, each thread 0.96 mm wide, none cut short of 0.35 mm."""
    found = strokes(RING, palette)
    for box in found:
        steps = (box.x + box.width / 2) / PITCH - 0.5
        assert steps == pytest.approx(round(steps), abs=1e-3)
        assert box.width == pytest.approx(WIDTH, abs=2e-3)
        assert box.height >= mm(0.35) - 1e-3


def test_letter_bleeds_off_the_page(palette: Palette) -> None:
    """What lies beyond the box is cut off, and the rest is not moved by it."""
    box = Rect(mm(60), mm(150), mm(100), mm(40))
    cut = strokes(RING, palette, box)
    assert cut
    assert all(box.contains(stroke, 1e-3) for stroke in cut)
    whole = {round(b.x, 2) for b in strokes(RING, palette)}
    assert {round(b.x, 2) for b in cut if b.x > box.x + 0.01} <= whole


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1)), min_size=3, max_size=8))
def test_any_outline_gives_sound_strokes(palette: Palette, points: list[tuple[float, float]]) -> None:
    """Strokes of any polygon, however it crosses itself, never overlap on one thread and stay in the box."""
    outline = (("M", *points[0]), *(("L", *p) for p in points[1:]), ("Z",))
    found = sorted(strokes(outline, palette), key=lambda b: (b.x, b.y))
    assert all(BOX.contains(stroke, 1e-3) for stroke in found)
    assert all(a.x != b.x or a.bottom < b.y for a, b in pairwise(found))


def test_no_outline_no_strokes(palette: Palette) -> None:
    """A space draws nothing and is no error."""
    assert thread_text((), SIZE, RIGHT, BASE, palette.deep, BOX).items == ()
