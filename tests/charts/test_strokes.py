"""Matplotlib's graphics state as inks and strokes."""

from __future__ import annotations

import pytest
from chart_samples import ACCENT, DEEP, INKS
from hypothesis import given
from hypothesis import strategies as st

from brochure.charts.inks import InkTable
from brochure.charts.loading import GraphicsContextBase
from brochure.charts.strokes import Finish, dashes, finish
from brochure.errors import DataError

TABLE = InkTable(INKS)


@pytest.fixture
def gc() -> GraphicsContextBase:
    context = GraphicsContextBase()
    context.set_foreground(DEEP.srgb)
    context.set_linewidth(2)
    return context


def test_caps_and_joins(gc: GraphicsContextBase) -> None:
    """Projecting caps are PDF's square ones; joins keep their names."""
    gc.set_capstyle("projecting")
    gc.set_joinstyle("bevel")
    assert finish(gc, None, TABLE) == Finish(None, DEEP, 2, (), "square", "bevel")


def test_no_width_is_no_stroke(gc: GraphicsContextBase) -> None:
    """A line of width 0 is left out, not drawn as thin as a device can."""
    gc.set_linewidth(0)
    assert finish(gc, ACCENT.srgb, TABLE) == Finish(ACCENT, None)


def test_a_face_without_opacity_is_no_fill(gc: GraphicsContextBase) -> None:
    """``facecolor='none'`` paints nothing, also when the artist has an alpha of its own."""
    gc.set_alpha(1.0)
    assert finish(gc, (0, 0, 0, 0), TABLE).fill is None
    assert finish(gc, None, TABLE).fill is None


@pytest.mark.parametrize("face", [(*ACCENT.srgb, 0.4), ACCENT.srgb])
def test_an_artists_alpha_is_refused(gc: GraphicsContextBase, face: tuple[float, ...]) -> None:
    """An artist's alpha counts for its fill, with or without one in the colour."""
    gc.set_alpha(0.4)
    gc.set_linewidth(0)
    with pytest.raises(DataError, match="opacity"):
        finish(gc, face, TABLE)


def test_a_sketch_is_refused(gc: GraphicsContextBase) -> None:
    """Wobbly lines are refused with their reason."""
    gc.set_sketch_params(1, 100, 2)
    with pytest.raises(DataError, match="xkcd"):
        finish(gc, None, TABLE)


@pytest.mark.parametrize(
    ("offset", "pattern", "wanted"),
    [
        (0, [4, 2], (4, 2)),
        (None, None, ()),
        (0, [3], (3, 3)),
        (4, [4, 2], (0, 2, 4, 0)),
        (1, [4, 2], (3, 2, 1, 0)),
        (5, [4, 2], (0, 1, 4, 1)),
    ],
)
def test_dashes(offset: float | None, pattern: list[float] | None, wanted: tuple[float, ...]) -> None:
    """An offset turns the pattern round; an odd one is doubled as PDF would."""
    assert dashes(offset, pattern) == wanted


def _marks(pattern: tuple[float, ...], offset: float, upto: int) -> list[bool]:
    """Tell for every half point whether a dashed line is drawn there."""
    out = []
    for i in range(upto * 2):
        rest = (i / 2 + 0.25 + offset) % sum(pattern)
        index = 0
        while rest >= pattern[index]:
            rest -= pattern[index]
            index += 1
        out.append(index % 2 == 0)
    return out


@given(st.lists(st.integers(1, 5), min_size=1, max_size=3).map(lambda p: [*p, *p[::-1]]), st.integers(0, 40))
def test_a_turned_pattern_draws_the_same(pattern: list[int], half_points: int) -> None:
    """Law: a pattern with an offset and what it is turned into mark the same places."""
    lengths = tuple(float(length) for length in pattern)
    turned = dashes(half_points / 2, pattern)
    assert _marks(turned, 0, 60) == _marks(lengths, half_points / 2, 60)
