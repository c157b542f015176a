"""What a thread stands for is round, suits every width, and is said in both languages."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from brochure.charts.threads import PITCH
from brochure.compose.quantities import Quantity
from brochure.compose.scales import Scales, area_scales, bar_scales
from brochure.units import mm

BOTH = ("en", "zh-Hans")
A4, A5 = mm(176), mm(116)


def areas(whole: str, part: str) -> Scales:
    return area_scales(lambda _: Quantity(Decimal(whole), "km2"), Decimal(part), BOTH)


def taken(scales: Scales, whole: str, width: float) -> tuple[float, str, str]:
    """Return the first scale whose threads print well over a width, and what is said of it."""
    for share, words in scales:
        if PITCH[0] <= width / round(float(whole) * share) <= PITCH[1]:
            return share, words.get("en").replace("\u00a0", " "), words.get("zh-Hans").replace("\u00a0", " ")
    raise AssertionError(f"no scale for {whole} over {width:.0f} points")


def test_threads_to_a_unit_or_units_to_a_thread() -> None:
    """Small areas take several threads to the unit, large ones several units to the thread."""
    assert taken(areas("20", "14"), "20", A4) == (
        7.0,
        "7 threads are 1 square kilometre.",
        "7根线为1平方公里。",
    )
    assert taken(areas("500", "350"), "500", A4) == (
        0.25,
        "One thread is 4 square kilometres.",
        "一根线为4平方公里。",
    )
    assert taken(areas("20480", "14336"), "20480", A4)[1] == "One thread is 160 square kilometres."


@given(st.decimals("0.1", "99999", places=1))
def test_every_area_has_a_scale(whole: Decimal) -> None:
    """Any area from a tenth of a square kilometre on can be counted in threads over A4's and A5's measure."""
    said = str(whole)
    scales = areas(said, "0.1")
    for width in (A4, A5):
        assert taken(scales, said, width)


def test_steps_of_bars_are_one_two_or_five() -> None:
    """Steps go from fine to coarse; of growth they are percentage points, of money money."""
    growth = bar_scales((Decimal("10.7"), Decimal("-7.3")), lambda _: Quantity(Decimal(0), "percent"), BOTH)
    assert [step for step, _ in growth] == [0.1, 0.2, 0.5, 1.0]
    assert growth[0][1].get("en") == "One thread is 0.1\u00a0percentage points."
    assert growth[3][1].get("zh-Hans") == "一根线为1个百分点。"
    money = bar_scales((Decimal(10_700_000_000),), lambda _: Quantity(Decimal(0), "CNY"), BOTH)
    assert money[0][1].get("zh-Hans") == "一根线为1亿元。"
    assert bar_scales((Decimal(0),), lambda _: Quantity(Decimal(0), "CNY"), BOTH) == ()
