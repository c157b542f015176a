"""Which chart suits which data: a kind for data that names none, and why a kind is refused.

A chart of the model and the facts in; a name, or a reason with a remedy, out. Knows no words of the brochure
and nothing of drawing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from brochure.model.base import Fact
from brochure.model.sections import Chart, ChartRow

KINDS = (
    "bars", "ranges", "grouped_bars", "line", "slope", "area", "dots", "timeline", "waffle", "treemap",
    "matrix", "travel_bars", "travel_rings", "multiples",
)  # fmt: skip
"""The kinds of charts that are drawn from rows."""

NEVER = {
    "pie": "angles can not be compared; take waffle for parts of a whole, or bars",
    "donut": "angles can not be compared; take waffle for parts of a whole, or bars",
    "radar": "their areas mean nothing; take dots or multiples",
    "3d": "depth bends every length; take bars",
}
"""Charts that this house does not draw, and what to take instead (art direction, section 4.2)."""

MOST_ROWS = {
    "bars": 12, "ranges": 8, "grouped_bars": 6, "line": 5, "slope": 8, "area": 4, "dots": 12, "timeline": 8,
    "waffle": 4, "treemap": 9, "matrix": 14, "travel_bars": 8, "travel_rings": 7, "multiples": 12,
}  # fmt: skip
MOST_SERIES = 4  # years that the strength of threads tells apart


class Refusal(NamedTuple):
    """Why a chart can not be of a kind, and what would be right."""

    what: str
    remedy: str


Number = float | tuple[float, float] | bool | None
"""A cell: an amount, a range, a mark, or nothing."""


def cells(row: ChartRow, facts: Mapping[str, Fact]) -> tuple[Number, ...]:
    """Return a row's cells as numbers; a fact that is unknown or no number is nothing."""
    if row.at is not None:
        return (moment(row.at),)
    if row.low is not None and row.high is not None:
        return ((float(row.low), float(row.high)),)
    if row.value is not None:
        return (float(row.value),)
    if row.values:
        return tuple(v if isinstance(v, bool) or v is None else float(v) for v in row.values)
    return tuple(_number(facts.get(name)) for name in ((row.fact,) if row.fact else row.facts))


def moment(at: int | str) -> float:
    """Return a year, or the middle of a month, as a number of years."""
    year, _, month = str(at).partition("-")
    return int(year) + ((int(month) - 0.5) / 12 if month else 0.0)


def years(chart: Chart) -> bool:
    """Tell whether the columns are years."""
    return bool(chart.columns) and all(isinstance(column, int) for column in chart.columns)


def chosen(chart: Chart, facts: Mapping[str, Fact]) -> str:
    """Return the kind of a chart: the one that it names, else the one that suits its data."""
    if isinstance(chart.chart, str):
        return chart.chart
    rows = [cells(row, facts) for row in chart.rows]
    flat = [cell for row in rows for cell in row]
    if any(row.at is not None for row in chart.rows):
        return "timeline"
    if any(isinstance(cell, tuple) for cell in flat):
        return "ranges"
    if flat and all(isinstance(cell, bool) or cell is None for cell in flat):
        return "matrix"
    if len(chart.columns) < 2:
        return "bars" if not chart.whole else "waffle" if len(rows) <= MOST_ROWS["waffle"] else "treemap"
    if not years(chart):
        return "dots" if len(chart.columns) == 2 else "multiples"
    if len(chart.columns) == 2:
        return "slope" if len(rows) > 1 else "grouped_bars"
    if chart.whole:
        return "area" if len(rows) <= MOST_ROWS["area"] else "multiples"
    return "line" if len(rows) <= MOST_ROWS["line"] else "multiples"


def refusal(chart: Chart, kind: str, facts: Mapping[str, Fact]) -> Refusal | None:
    """Return why a chart's data can not be drawn as ``kind``; None when they can."""
    rows = [cells(row, facts) for row in chart.rows]
    if not rows:
        return Refusal("the chart has no rows", "write rows: or name a table:")
    if len(rows) > MOST_ROWS[kind]:
        what = f"{len(rows)} rows are too many for {kind}"
        return Refusal(what, f"show the {MOST_ROWS[kind]} that matter, or join the rest")
    return _by_kind(chart, kind, rows) or _by_numbers(kind, rows)


def _by_kind(chart: Chart, kind: str, rows: list[tuple[Number, ...]]) -> Refusal | None:
    """Return why the columns do not suit a kind."""
    count = len(chart.columns)
    if kind == "timeline":
        if any(row.at is None for row in chart.rows):
            return Refusal("a timeline's row has no moment", 'write at: 2003 or at: "2003-07"')
        if len(rows) < 2:
            return Refusal("one moment is no timeline", "say it in a sentence")
        return None
    if any(row.at is not None for row in chart.rows):
        return Refusal(f"moments (at) are not drawn as {kind}", "take timeline")
    if kind in ("line", "area", "multiples"):
        if not years(chart):
            return Refusal(
                f"{kind} needs years for columns", "write columns: [2015, 2016, 2017], or take dots"
            )
        if count < 3:
            points = "one point" if count == 1 else f"{_spelt(count)} points"
            return Refusal(f"{points} in time are no {_called(kind)}", "take slope, grouped_bars, or figures")
    if (kind in ("slope", "dots") and count > 2) or (kind == "slope" and count != 2):
        return Refusal(f"{kind} compares two columns, not {count}", "take line or multiples")
    if kind == "grouped_bars" and not 2 <= count <= MOST_SERIES:
        what = f"grouped bars compare 2 to {MOST_SERIES} columns, not {count}"
        return Refusal(what, "take bars for one, line for more")
    if kind == "matrix" and count < 2:
        return Refusal("a matrix needs two columns or more", "write columns: with a name for each")
    single = ("bars", "ranges", "waffle", "treemap", "travel_bars", "travel_rings")
    if kind in single and any(len(row) != 1 for row in rows):
        return Refusal(f"{kind} shows one amount a row", "take grouped_bars, slope or line for several")
    if kind in ("waffle", "treemap", "area") and not chart.whole:
        return Refusal(
            f"{kind} shows parts of one whole", "write whole: true if the rows add up to one, or take bars"
        )
    if kind in ("waffle", "treemap") and len(rows) < 2:
        return Refusal("one part is no whole", "add the rest as a row, or say it as a figure")
    return None


def _by_numbers(kind: str, rows: list[tuple[Number, ...]]) -> Refusal | None:
    """Return why the numbers do not suit a kind."""
    flat = [cell for row in rows for cell in row]
    if kind == "matrix":
        marks = all(isinstance(cell, bool) or cell is None for cell in flat)
        return None if marks else Refusal("a matrix holds marks", "write true or false, or take multiples")
    if any(isinstance(cell, bool) for cell in flat):
        return Refusal(f"{kind} needs numbers, not true and false", "take matrix")
    if any(isinstance(cell, tuple) for cell in flat) and kind != "ranges":
        return Refusal(f"ranges (low, high) are not drawn as {kind}", "take ranges")
    if any(isinstance(cell, tuple) and cell[0] > cell[1] for cell in flat):
        return Refusal("a range runs backwards", "exchange low and high")
    if any(cell is None for cell in flat):
        return Refusal(f"{kind} has no place for an empty cell", "leave the row or the column out")
    numbers = [bound for cell in flat for bound in (cell if isinstance(cell, tuple) else (cell,))]
    if kind not in ("line", "slope", "timeline") and any(n is not None and n < 0 for n in numbers):
        single = all(len(row) == 1 for row in rows)
        remedy = "take thread_bars, which run both ways" if single else "take slope or line"
        return Refusal(f"{kind} has no place below zero", f"show a fall as a figure, or {remedy}")
    if not any(numbers):
        return Refusal("all amounts are zero", "say it in a sentence")
    if kind in ("waffle", "treemap") and not all(numbers):
        return Refusal(f"a part of nothing has no place in a {kind}", "leave the row out")
    return None


def _number(fact: Fact | None) -> float | None:
    return None if fact is None or isinstance(fact.value, str) else float(fact.value)


def _spelt(count: int) -> str:
    return ("no", "one", "two")[count]


def _called(kind: str) -> str:
    return {"line": "line", "area": "stacked area", "multiples": "row of small charts"}[kind]
