"""What is wrong with a chart's data: loose facts, rows that are no rows, a kind that does not suit them.

A chart of the model and its place in; one finding for each mistake out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from brochure.compose.fitness import KINDS, NEVER, chosen, refusal
from brochure.errors import Finding, Place
from brochure.load.texts import near
from brochure.load.tree import Key
from brochure.model.base import Fact
from brochure.model.sections import Chart, ChartRow, OwnFigure

At = Callable[..., Place | None]


def chart_errors(chart: Chart, facts: Mapping[str, Fact], key: Key, at: At) -> Iterator[Finding]:
    """Yield what is wrong with a chart whose facts are known to exist; ``at`` gives a key's place."""
    if isinstance(chart.chart, OwnFigure):
        if chart.rows or chart.table:
            what = "a figure of your own draws its data itself"
            yield Finding("error", "chart-rows", what, "remove rows and table", at(*key, "chart"))
        return
    if isinstance(chart.chart, str) and chart.chart not in KINDS:
        yield _unknown(chart.chart, at(*key, "chart"))
        return
    wrong = [
        finding for i, row in enumerate(chart.rows) for finding in _row(chart, row, (*key, "rows", i), at)
    ]
    wrong += _accents(chart, key, at)
    wrong += _units(chart, facts, key, at)
    yield from wrong
    if wrong:
        return
    kind = chosen(chart, facts)
    refused = refusal(chart, kind, facts)
    if refused is not None:
        place = at(*key, "chart") if chart.chart is not None else at(*key)
        yield Finding("error", "chart-unfit", refused.what, refused.remedy, place)


def _unknown(name: str, place: Place | None) -> Finding:
    if name.lower() in NEVER:
        return Finding("error", "chart-never", f"{name} charts are not drawn", NEVER[name.lower()], place)
    return Finding("error", "unknown-chart", f"unknown chart {name!r}", near(name, KINDS), place)


def _row(chart: Chart, row: ChartRow, key: Key, at: At) -> Iterator[Finding]:
    """Yield a row that says nothing, says two things, or has not a cell for every column."""
    said = [
        name
        for name, there in (
            ("value", row.value is not None), ("fact", row.fact is not None), ("values", bool(row.values)),
            ("facts", bool(row.facts)), ("low", row.low is not None or row.high is not None),
            ("at", row.at is not None),
        )
        if there
    ]  # fmt: skip
    if len(said) != 1:
        what = f"a row says {' and '.join(said)}" if said else "a row says no amount"
        remedy = "keep one of value, fact, values, facts, low and high, at"
        yield Finding("error", "chart-row", what, remedy, at(*key))
        return
    if said == ["low"] and (row.low is None or row.high is None):
        yield Finding("error", "chart-row", "a range needs low and high", "write both", at(*key))
    count = len(row.values) or len(row.facts)
    if count and count != len(chart.columns):
        what = f"the row has {count} cells, the chart {len(chart.columns)} columns"
        yield Finding("error", "chart-row", what, "write a cell for every column", at(*key))
    elif not count and len(chart.columns) > 1:
        what = f"the row has one amount, the chart {len(chart.columns)} columns"
        yield Finding("error", "chart-row", what, "write values: with a cell for every column", at(*key))


def _accents(chart: Chart, key: Key, at: At) -> Iterator[Finding]:
    """Yield rows that are accented after a first one: the title names one (art direction, section 4.5)."""
    accented = [index for index, row in enumerate(chart.rows) if row.accent]
    for index in accented[1:]:
        what = "a second row is accented"
        yield Finding(
            "error", "chart-accent", what, "accent the one that the title names", at(*key, "rows", index)
        )


def _units(chart: Chart, facts: Mapping[str, Fact], key: Key, at: At) -> Iterator[Finding]:
    """Yield facts in different units, which share no scale, and columns of years that run backwards."""
    first: tuple[str, str] | None = None
    for index, row in enumerate(chart.rows):
        for name in (row.fact, *row.facts):
            fact = facts.get(name) if name else None
            if name is None or fact is None:
                continue
            first = first or (name, fact.unit)
            if fact.unit != first[1]:
                what = f"{name!r} is in {fact.unit}, {first[0]!r} in {first[1]}: they share no scale"
                place = at(*key, "rows", index)
                yield Finding("error", "unit-mismatch", what, "choose facts of one unit", place)
    years = [column for column in chart.columns if isinstance(column, int)]
    if years and len(years) != len(chart.columns):
        place = at(*key, "columns")
        yield Finding("error", "chart-columns", "columns are years or names, not both", "write one", place)
    elif any(a >= b for a, b in pairwise(years)):
        yield Finding("error", "chart-columns", "years run forwards", "sort them", at(*key, "columns"))
