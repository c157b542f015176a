"""The thread bars' geometry in mm, as the art direction and the board of page 8 have it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from chart_samples import ACCENT, DEEP, DRESS, TEXT, paths, runs
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.charts.thread_bars import ThreadBar, ThreadBars, thread_bars
from brochure.display import Path
from brochure.errors import DataError, LayoutError
from brochure.geometry import bounds
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

OUTPUT = ThreadBar(7.3, (("en", "Gross industrial output value"), ("zh-Hans", "工业总产值")), "+7.3\u202f%")
ADDED = ThreadBar(
    10.7,
    (
        ("en", "Value added of industrial enterprises above designated size"),
        ("zh-Hans", "规模以上工业增加值"),
    ),
    "+10.7\u202f%",
)
SPEC = ThreadBars(((0.1, ()),), (OUTPUT, ADDED))
LINE = 25.4 * 15 / 72  # mm


def _xs(path: Path) -> list[float]:
    """Return the middles of threads, each a rectangle, mm."""
    assert {segment[0] for segment in path.segments} == {"R"}
    return [to_mm(segment[1] + segment[3] / 2) for segment in path.segments]


def test_a_thread_is_a_step(typesetter: Typesetter) -> None:
    """107 and 73 threads at one pitch, the larger bar first, none in accent."""
    first, second = paths(thread_bars(SPEC, DRESS, typesetter, mm(176)).drawing.items)
    assert (len(_xs(first)), len(_xs(second))) == (107, 73)
    assert _xs(first) == pytest.approx([(i + 0.5) * 1.36 for i in range(107)], abs=0.001)
    assert _xs(second) == pytest.approx(_xs(first)[:73], abs=0.001)
    assert (first.fill, second.fill) == (DEEP, DEEP)
    assert 0.55 <= to_mm(first.segments[0][3]) / 1.36 <= 0.75


def test_rows_are_four_and_a_half_lines_apart(typesetter: Typesetter) -> None:
    """Bars are 9 mm high and 4.5 lines apart, half a line below their labels' baselines."""
    chart = thread_bars(SPEC, DRESS, typesetter, mm(176))
    for row, path in enumerate(paths(chart.drawing.items)):
        box = bounds(path.segments)
        assert box is not None
        assert to_mm(box.y) == pytest.approx((1.5 + 4.5 * row) * LINE, abs=0.001)
        assert to_mm(box.height) == pytest.approx(9, abs=0.001)
    labels = [run for run in runs(chart.drawing.items) if run.size == 8]
    assert {(run.language, round(to_mm(run.x), 2), round(to_mm(run.y) / LINE, 2)) for run in labels} == {
        ("en", 0.0, 1.0), ("zh-Hans", 90.0, 1.0), ("en", 0.0, 5.5), ("zh-Hans", 90.0, 5.5),
    }  # fmt: skip
    assert {run.ink for run in labels} == {TEXT}


def test_values_stand_at_the_bars_ends(typesetter: Typesetter) -> None:
    """Each value is 16 pt bold in deep, 2.5 mm behind its bar, two lines below its label's baseline."""
    chart = thread_bars(SPEC, DRESS, typesetter, mm(176))
    values = [run for run in runs(chart.drawing.items) if run.size == 16]
    assert [run.text for run in values] == ["+10.7\u202f%", "+7.3\u202f%"]
    for row, (run, count) in enumerate(zip(values, (107, 73), strict=True)):
        assert (run.face.weight, run.ink) == (700, DEEP)
        assert to_mm(run.x) == pytest.approx(count * 1.36 + 2.5, abs=0.001)
        assert to_mm(run.y) == pytest.approx((3 + 4.5 * row) * LINE, abs=0.001)


def test_one_row_may_be_accented(typesetter: Typesetter) -> None:
    """The row that the title names is in accent, by its place in the data, not by its rank."""
    first, second = paths(thread_bars(replace(SPEC, accented=0), DRESS, typesetter, mm(176)).drawing.items)
    assert (first.fill, second.fill) == (DEEP, ACCENT)


def test_equal_bars_keep_the_datas_order(typesetter: Typesetter) -> None:
    """Of two equal values the one that the data names first stands first."""
    spec = ThreadBars(
        ((1, ()),), (replace(OUTPUT, value=5, printed="5a"), replace(OUTPUT, value=5, printed="5b"))
    )
    shown = runs(thread_bars(spec, DRESS, typesetter, mm(176)).drawing.items)
    assert [run.text for run in shown if run.size == 16] == ["5a", "5b"]


def test_the_alt_text_tells_every_bar(typesetter: Typesetter) -> None:
    """Who does not see the chart hears label and value of every bar in the order drawn."""
    assert dict(thread_bars(SPEC, DRESS, typesetter, mm(176)).alt) == {
        "en": "Value added of industrial enterprises above designated size: +10.7\u202f%; "
        "Gross industrial output value: +7.3\u202f%.",
        "zh-Hans": "规模以上工业增加值：+10.7\u202f%；工业总产值：+7.3\u202f%。",
    }


def test_the_table_holds_every_bar(typesetter: Typesetter) -> None:
    """Label and value of every bar in the order drawn, in each language."""
    assert dict(thread_bars(SPEC, DRESS, typesetter, mm(176)).table)["zh-Hans"] == (
        ("规模以上工业增加值", "+10.7\u202f%"), ("工业总产值", "+7.3\u202f%"),
    )  # fmt: skip


@settings(max_examples=30)
@given(values=st.lists(st.integers(0, 120), min_size=1, max_size=6))
def test_no_row_leaves_the_measure(typesetter: Typesetter, values: list[int]) -> None:
    """Law: bars and figures of any amounts that are drawn at all end within the measure, at a good pitch."""
    bars = tuple(ThreadBar(value, (("en", "a"),), f"{value}\u202f%") for value in values)
    try:
        chart = thread_bars(ThreadBars(((1, ()),), bars), DRESS, typesetter, mm(160))
    except LayoutError:
        assert (mm(160) - mm(2.5)) / max(values) < mm(1.5)
        return
    for run in runs(chart.drawing.items):
        assert run.x + sum(glyph.advance for glyph in run.glyphs) <= mm(160) + 0.01
    for path in paths(chart.drawing.items):
        for left, right in pairwise(_xs(path) if path.segments else []):
            assert 1.19 <= right - left <= 1.37


def test_a_step_that_is_too_fine_is_refused(typesetter: Typesetter) -> None:
    """Bars that do not fit are refused with the step that would do, and that step does."""
    with pytest.raises(LayoutError, match=r"214 threads do not fit into 176 mm; .*at least 0\.085"):
        thread_bars(replace(SPEC, scales=((0.05, ()),)), DRESS, typesetter, mm(176))
    thread_bars(replace(SPEC, scales=((0.085, ()),)), DRESS, typesetter, mm(176))


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        (replace(SPEC, bars=()), "0 rows"),
        (replace(SPEC, bars=(OUTPUT,) * 7), "7 rows"),
        (replace(SPEC, scales=((0, ()),)), "a thread can stand for"),
    ],
)
def test_what_has_no_bar_is_refused(typesetter: Typesetter, spec: ThreadBars, said: str) -> None:
    """No rows, too many rows, no step."""
    with pytest.raises(DataError, match=said):
        thread_bars(spec, DRESS, typesetter, mm(176))


def test_a_fall_runs_to_the_left_of_zero(typesetter: Typesetter) -> None:
    """A rise of 7.3 and a fall of 3.4 share one zero and one pitch; figures stand at the bars' ends."""
    fall = replace(OUTPUT, value=-3.4, printed="\u22123.4\u202f%")
    chart = thread_bars(replace(SPEC, bars=(fall, OUTPUT)), DRESS, typesetter, mm(176))
    rising, falling = (path for path in paths(chart.drawing.items) if path.fill)
    zeros = [path for path in paths(chart.drawing.items) if path.stroke]
    assert (len(_xs(rising)), len(_xs(falling))) == (73, 34)
    (zero,) = {round(to_mm(x), 3) for path in zeros for _, x, _ in path.segments}
    xs = sorted(_xs(rising) + _xs(falling))
    (pitch,) = {round(after - before, 3) for before, after in pairwise(xs)}
    assert 1.2 <= pitch <= 1.36
    assert min(_xs(rising)) == pytest.approx(zero + pitch / 2, abs=0.01)
    assert max(_xs(falling)) == pytest.approx(zero - pitch / 2, abs=0.01)
    figure = next(run for run in runs(chart.drawing.items) if run.text.startswith("\u2212"))
    end = to_mm(figure.x + figure.glyphs[-1].x + figure.glyphs[-1].advance)
    assert end == pytest.approx(min(_xs(falling)) - pitch / 2 - 2.5, abs=0.05) and to_mm(figure.x) >= 0
    assert "\u22123.4" in dict(chart.alt)["en"]


@given(st.lists(st.floats(-300, 300), min_size=1, max_size=6))
@settings(max_examples=25)
def test_bars_of_any_sign_stay_in_the_chart(typesetter: Typesetter, values: list[float]) -> None:
    """Whatever rises and falls, all threads and figures stand inside the measure, on one scale."""
    bars = tuple(replace(OUTPUT, value=value, printed=f"{value:.1f}") for value in values)
    scales = tuple((step, ()) for step in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0))
    chart = thread_bars(ThreadBars(scales, bars), DRESS, typesetter, mm(176))
    for path in paths(chart.drawing.items):
        box = bounds(path.segments)
        assert box is not None and box.x >= -0.01 and box.right <= mm(176) + 0.01
    for run in runs(chart.drawing.items):
        assert run.x >= -1 and run.x + run.glyphs[-1].x <= mm(176)


def test_the_finest_step_that_fits_is_taken_and_said(typesetter: Typesetter) -> None:
    """Of several steps a chart takes the first that prints well, and says under the bars what a thread is."""
    said = (("en", "One thread is 1 percentage point."), ("zh-Hans", "一根线为1个百分点。"))
    scales = ((0.1, (("en", "0.1"), ("zh-Hans", "0.1"))), (1.0, said))
    bars = (replace(OUTPUT, value=73.0, printed="+73\u202f%"),)
    chart = thread_bars(ThreadBars(scales, bars), DRESS, typesetter, mm(176))
    assert len(_xs(paths(chart.drawing.items)[0])) == 73
    assert "".join(run.text for run in runs(chart.drawing.items) if run.size == 6.5).startswith(
        "One thread is 1"
    )


def test_bars_go_on_in_further_lines_on_a_narrow_page(typesetter: Typesetter) -> None:
    """On 116 mm a line holds sixty threads: 107 are 60 and 47, 73 are 60 and 13, all at one pitch, 9 mm high."""
    labels = (("en", "Output"),)
    bars = tuple(replace(bar, label=labels) for bar in (OUTPUT, ADDED))
    drawn = thread_bars(ThreadBars(((0.1, ()),), bars), DRESS, typesetter, mm(116)).drawing
    found = [path for path in paths(drawn.items) if path.fill == DEEP]
    tops: dict[float, int] = {}
    for path in found:
        for segment in path.segments:
            tops[round(to_mm(float(segment[2])), 2)] = tops.get(round(to_mm(float(segment[2])), 2), 0) + 1
    assert list(tops.values()) == [60, 47, 60, 13]
