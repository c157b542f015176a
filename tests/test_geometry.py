"""Paths taken apart: into what begins on its own, and into straight lines."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from brochure.geometry import Rect, Segment, circle, stretches, subpaths

NUMBER = st.floats(-1000, 1000).map(lambda v: round(v, 2))


def segment(operator: str, count: int) -> st.SearchStrategy[Segment]:
    """Return segments of an operator with so many numbers."""
    return st.tuples(st.just(operator), *[NUMBER] * count)


PART = st.one_of(
    st.tuples(segment("R", 4)),
    st.tuples(segment("M", 2), segment("L", 2), segment("C", 6), segment("Z", 0)),
    st.tuples(segment("M", 2), segment("L", 2)),
)


@given(st.lists(PART, max_size=5))
def test_a_path_is_its_subpaths(parts: list[tuple[Segment, ...]]) -> None:
    """What begins on its own comes out as it went in, nothing more and nothing less."""
    assert list(subpaths(tuple(each for part in parts for each in part))) == parts


def test_a_rectangle_is_four_stretches() -> None:
    """The edges of a rectangle go round it, each from where the last one ended."""
    edges = list(stretches(Rect(10, 20, 30, 40).segments))
    assert all(a[2:] == b[:2] for a, b in pairwise([*edges, edges[0]]))
    assert sorted(math.dist(e[:2], e[2:]) for e in edges) == [30, 30, 40, 40]


def test_chords_follow_a_curve() -> None:
    """A circle of 100 points is followed to half a point (and a hair, of the curve itself), all round."""
    chords = list(stretches(circle(0, 0, 100)))
    middles = [math.hypot((ax + bx) / 2, (ay + by) / 2) for ax, ay, bx, by in chords]
    assert all(99.49 < middle < 100.01 for middle in middles)
    assert math.dist(chords[0][:2], chords[-1][2:]) < 1e-9
