"""Laws of the small geometries: spread labels, squarified rectangles, waffles that make a hundred."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.charts.spread import spread
from brochure.charts.table import Amount, Row, Table
from brochure.charts.tones import step_of
from brochure.charts.treemaps import squarified
from brochure.charts.waffles import whole
from brochure.geometry import Rect
from brochure.units import mm

LABELS = st.lists(st.tuples(st.floats(-20, 120), st.floats(5, 15)), min_size=1, max_size=8)


@given(labels=LABELS)
def test_spread_labels_do_not_overlap(labels: list[tuple[float, float]]) -> None:
    """Law: labels keep the order of their wishes, do not overlap, and stay inside where there is room."""
    wished, sizes = [wish for wish, _ in labels], [size for _, size in labels]
    tops = spread(wished, sizes, 0.0, 120.0)
    order = sorted(range(len(labels)), key=lambda index: (wished[index], index))
    for before, after in pairwise(order):
        assert tops[before] + sizes[before] <= tops[after] + 1e-6
    assert min(tops) >= -1e-6
    assert max(top + size for top, size in zip(tops, sizes, strict=True)) <= 120 + 1e-6


def test_labels_with_room_stay() -> None:
    """What does not overlap is not moved; what does shares the way."""
    assert spread([10, 40, 80], [10, 10, 10], 0, 100) == [10, 40, 80]
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]


@given(amounts=st.lists(st.floats(1, 100), min_size=1, max_size=9), height=st.floats(50, 300))
def test_a_treemap_fills_its_box(amounts: list[float], height: float) -> None:
    """Law: areas are as the amounts are, no two overlap, none leaves the box."""
    amounts.sort(reverse=True)
    box = Rect(3, 5, 200, height)
    parts = squarified(amounts, box)
    unit = box.width * box.height / sum(amounts)
    assert [part.width * part.height for part in parts] == pytest.approx([a * unit for a in amounts])
    assert all(box.contains(part, 1e-6) for part in parts)
    assert not any(a.overlaps(b, 1e-6) for a, b in combinations(parts, 2))


@given(amounts=st.lists(st.floats(0.1, 1000), min_size=2, max_size=4))
def test_a_waffle_has_a_hundred_threads(amounts: list[float]) -> None:
    """Law: counts make a hundred, each within one of its share."""
    counts = whole(Table(tuple(Row((), (Amount(amount, ()),)) for amount in amounts)))
    assert sum(counts) == 100
    assert all(abs(n - 100 * a / sum(amounts)) < 1 for n, a in zip(counts, amounts, strict=True))


@given(largest=st.floats(0.001, 1e12), room=st.floats(mm(20), mm(170)))
def test_a_thread_stands_for_a_round_amount(largest: float, room: float) -> None:
    """Law: a step is 1, 2 or 5 times a power of ten, its threads fit, and half of it would not."""
    step, pitch = step_of(largest, room)
    assert f"{step:e}"[:8] in ("1.000000", "2.000000", "5.000000")
    assert largest / step * pitch <= room + 1e-6
    assert largest / (step / 2.6) * mm(1.2) > room
