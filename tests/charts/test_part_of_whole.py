"""The part-of-whole chart's geometry in mm, as the art direction and the board of page 8 have it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chart_samples import ACCENT, DEEP, DRESS, TEXT, paths, runs

from brochure.charts.part_of_whole import PartOfWhole, part_of_whole
from brochure.display import Path
from brochure.errors import DataError, LayoutError
from brochure.geometry import bounds
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

SPEC = PartOfWhole(
    part=14,
    whole=20,
    scales=((7, ()),),
    part_label=(("en", "**14 km²** built"), ("zh-Hans", "**已建成14平方公里**")),
    whole_label=(("en", "**20 km²** planned"), ("zh-Hans", "**规划20平方公里**")),
)
LINE = 25.4 * 15 / 72  # mm


def _threads(path: Path) -> list[tuple[float, float, float]]:
    """Return x, top and foot of every thread, mm: a filled rectangle, not a stroke that renderers move."""
    assert path.stroke is None and {segment[0] for segment in path.segments} == {"R"}
    return [(to_mm(x + w / 2), to_mm(y), to_mm(y + h)) for _, x, y, w, h in path.segments]


@pytest.fixture(scope="module")
def drawn(typesetter: Typesetter) -> tuple[Path, ...]:
    chart = part_of_whole(SPEC, DRESS, typesetter, mm(176))
    return tuple(paths(chart.drawing.items))


def test_seven_threads_are_a_square_kilometre(drawn: tuple[Path, ...]) -> None:
    """98 strong deep threads and 42 accent ones of 0.25 mm stand at one pitch over the whole measure."""
    built, planned = drawn[:2]
    assert (built.fill, planned.fill) == (DEEP, ACCENT)
    strong, thin = _threads(built), _threads(planned)
    assert (len(strong), len(thin)) == (98, 42)
    xs = [x for x, _, _ in strong + thin]
    assert xs == pytest.approx([(i + 0.5) * 176 / 140 for i in range(140)], abs=0.001)
    assert to_mm(planned.segments[0][3]) == pytest.approx(0.25, abs=0.001)
    assert 0.55 <= to_mm(built.segments[0][3]) / (176 / 140) <= 0.75


def test_threads_stand_on_lines_2_to_9(drawn: tuple[Path, ...]) -> None:
    """From the chart's top, threads run from line 2 to line 9, which the page puts on y11 to y18."""
    for path in drawn[:2]:
        for _, top, foot in _threads(path):
            assert (top, foot) == pytest.approx((2 * LINE, 9 * LINE), abs=0.001)


def test_the_brackets_say_part_and_whole(drawn: tuple[Path, ...]) -> None:
    """Brackets of 0.25 mm with ticks of 2 mm: above over the part, below over the whole, clear of threads."""
    above, below = drawn[2:]
    over_part, under_whole = (above, 98 / 140 * 176, 0, 2), (below, 176, 9, 11)
    for bracket, width, first, last in (over_part, under_whole):
        box = bounds(bracket.segments)
        assert box is not None
        assert bracket.stroke == DEEP and bracket.fill is None
        assert to_mm(bracket.width) == pytest.approx(0.25, abs=0.001)
        assert (to_mm(box.x), to_mm(box.width), to_mm(box.height)) == pytest.approx((0, width, 2), abs=0.001)
        assert first * LINE < to_mm(box.y) and to_mm(box.bottom) < last * LINE
    ticks_of_upper = [segment[2] for segment in above.segments]
    ticks_of_lower = [segment[2] for segment in below.segments]
    assert ticks_of_upper[0] > ticks_of_upper[1] and ticks_of_lower[0] < ticks_of_lower[1]


def test_labels_stand_on_their_axes(typesetter: Typesetter) -> None:
    """Each language starts at its axis, on lines 1 and 10.5, the amount strong, in one ink."""
    chart = part_of_whole(SPEC, DRESS, typesetter, mm(176))
    found = runs(chart.drawing.items)
    starts = {(run.text.strip(), round(to_mm(run.x), 2), round(to_mm(run.y) / LINE, 2)) for run in found}
    assert {("14 km²", 0.0, 1.0), ("20 km²", 0.0, 10.5)} <= starts
    assert {("已建成", 90.0, 1.0), ("规划", 90.0, 10.5)} <= starts
    weights = {run.text.strip(): run.face.weight for run in found}
    assert (weights["14 km²"], weights["built"], weights["已建成"]) == (700, 400, 700)
    assert {run.ink for run in found} == {TEXT}


def test_the_alt_text_says_both_amounts(typesetter: Typesetter) -> None:
    """Who does not see the chart hears both labels, in the edition's order."""
    assert part_of_whole(SPEC, DRESS, typesetter, mm(176)).alt == (
        ("en", "14 km² built; 20 km² planned."),
        ("zh-Hans", "已建成14平方公里；规划20平方公里。"),
    )


def test_a_single_language_has_one_axis(typesetter: Typesetter) -> None:
    """An edition in one language shows that language alone."""
    dress = replace(DRESS, axes={"en": 0.0})
    spec = replace(SPEC, part_label=SPEC.part_label[:1], whole_label=SPEC.whole_label[:1])
    chart = part_of_whole(spec, dress, typesetter, mm(176))
    assert {run.language for run in runs(chart.drawing.items)} == {"en"}
    assert [tag for tag, _ in chart.alt] == ["en"]


def test_nothing_is_left_of_a_whole_part(typesetter: Typesetter) -> None:
    """A part as large as its whole leaves no accent thread, an empty part no deep one."""
    whole = paths(part_of_whole(replace(SPEC, part=20), DRESS, typesetter, mm(176)).drawing.items)
    none = paths(part_of_whole(replace(SPEC, part=0), DRESS, typesetter, mm(176)).drawing.items)
    assert [path.fill or path.stroke for path in whole] == [DEEP, DEEP, DEEP]
    assert none[0].fill == ACCENT


@pytest.mark.parametrize(("part", "whole"), [(21, 20), (-1, 20), (0, 0)])
def test_a_part_must_be_a_part(typesetter: Typesetter, part: float, whole: float) -> None:
    """A part beyond its whole or below nothing is an error of the data."""
    with pytest.raises(DataError, match="no part of"):
        part_of_whole(replace(SPEC, part=part, whole=whole), DRESS, typesetter, mm(176))


def test_threads_that_print_badly_are_refused(typesetter: Typesetter) -> None:
    """A pitch outside 1.2 to 1.5 mm is refused, with the numbers that would do."""
    with pytest.raises(LayoutError, match=r"200 threads.*0\.88 mm apart.*between 5\.87 and 7\.33"):
        part_of_whole(replace(SPEC, scales=((10, ()),)), DRESS, typesetter, mm(176))


def test_labels_that_collide_are_refused(typesetter: Typesetter) -> None:
    """A label that would run into the next language's, or beyond the chart, is an error that names it."""
    long = "a label that says far too much for the half of a measure that it has to itself"
    for label in ((("en", long), ("zh-Hans", "已建成")), (("en", "built"), ("zh-Hans", "已建成" * 14))):
        with pytest.raises(LayoutError, match="has only"):
            part_of_whole(replace(SPEC, part_label=label), DRESS, typesetter, mm(176))


def test_a_thread_may_be_several_units(typesetter: Typesetter) -> None:
    """500 square kilometres are 125 threads of four; the chart says so under the whole's label."""
    said = (("en", "One thread is 4 km²."), ("zh-Hans", "一根线为4平方公里。"))
    spec = replace(SPEC, part=350, whole=500, scales=((7, ()), (0.25, said)))
    chart = part_of_whole(spec, DRESS, typesetter, mm(176))
    strong, thin = (_threads(path) for path in paths(chart.drawing.items)[:2])
    assert (len(strong), len(strong) + len(thin)) == (88, 125)
    note = [run for run in runs(chart.drawing.items) if run.size == 6.5]
    assert "".join(run.text for run in note) == "One thread is 4 km².一根线为4平方公里。"
    assert {round(to_mm(run.y) / LINE, 2) for run in note} == {11.5}


def test_threads_go_on_in_a_second_row_on_a_narrow_page(typesetter: Typesetter) -> None:
    """140 threads over 116 mm stand in two rows of 70: all of the first are dark, 28 of the second."""
    drawn = list(paths(part_of_whole(SPEC, DRESS, typesetter, mm(116)).drawing.items))
    built = [thread for path in drawn if path.fill == DEEP for thread in _threads(path)]
    planned = [thread for path in drawn if path.fill == ACCENT for thread in _threads(path)]
    tops = sorted({round(top, 2) for _, top, _ in built})
    assert (len(built), len(planned), len(tops)) == (98, 42, 2)
    assert [sum(round(top, 2) == row for _, top, _ in built) for row in tops] == [70, 28]
    assert {round(top, 2) for _, top, _ in planned} == {tops[1]}
