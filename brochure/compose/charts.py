"""A chart of the data as a story: facts and numbers in each language's words, the kind chosen.

Model in, story out. What does not suit a kind was refused when the data were read.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from brochure.compose import numbers
from brochure.compose.composer import Composer, Key
from brochure.compose.digits import exact, plain
from brochure.compose.fitness import cells, chosen, moment, years
from brochure.compose.labels import word
from brochure.compose.parts import ChartCell, ChartRow, ChartStory, OwnFigure
from brochure.compose.voices import MINUS, voice, writes_chinese
from brochure.compose.words import Words
from brochure.model import sections as m
from brochure.model.base import Fact, Text, Unit

THREADED = ("ranges", "grouped_bars", "travel_bars")
BESIDE = ("travel_bars", "travel_rings")  # kinds whose amounts carry a unit of the user's own
RINGS = (5, 10, 15, 30, 60, 120, 240, 480, 960)


def chart(c: Composer, model: m.Chart, key: Key) -> ChartStory:
    """Return a chart's story."""
    kind = "own" if isinstance(model.chart, m.OwnFigure) else chosen(model, c.brochure.facts)
    return ChartStory(
        kind=kind,
        title=c.words(model.title, *key, "title"),
        measure=_measure(c, model, kind),
        source=_each(c, _source, c, model.source),
        columns=tuple(_column(c, column, (*key, "columns", i)) for i, column in enumerate(model.columns)),
        times=tuple(float(year) for year in model.columns if isinstance(year, int)) if years(model) else (),
        rows=tuple(_row(c, model, row, kind, (*key, "rows", i)) for i, row in enumerate(model.rows)),
        threads=_threads(c, model, kind),
        width=model.width,
        own=_own(c, model.chart, key) if isinstance(model.chart, m.OwnFigure) else None,
        place=c.places.get(key),
    )


def _own(c: Composer, own: m.OwnFigure, key: Key) -> OwnFigure:
    file, _, function = own.python.rpartition(":")
    return OwnFigure(c.folder / file, function, own.height, c.words(own.alt, *key, "chart", "alt"))


def _column(c: Composer, column: int | Text, key: Key) -> Words:
    if isinstance(column, int):
        return _each(c, lambda tag: str(column))
    return c.words(column, *key)


def _row(c: Composer, model: m.Chart, row: m.ChartRow, kind: str, key: Key) -> ChartRow:
    said: list[ChartCell | bool | None] = []
    names = (row.fact,) if row.fact else row.facts
    for index, cell in enumerate(cells(row, c.brochure.facts)):
        match cell:
            case None | bool():
                said.append(cell)
            case (low, high):
                words = _each(c, _range, model, kind, low, high)
                said.append(ChartCell(low, words, high))
            case _ if row.at is not None:
                said.append(ChartCell(moment(row.at), _moment(c, row.at)))
            case _ if names:
                fact = c.fact(names[index])
                said.append(ChartCell(cell, _each(c, _printed, fact)))
            case _:
                words = _each(c, _amount, model.unit, kind, cell)
                said.append(ChartCell(cell, words))
    return ChartRow(c.words(row.label, *key, "label"), tuple(said), row.accent)


# -- words


def _each(c: Composer, phrase: Callable[..., str], *about: object) -> Words:
    """Return what ``phrase`` says about something in each language; the language comes last."""
    return Words(tuple((tag, phrase(*about, tag)) for tag in c.edition.languages))


def _printed(fact: Fact, tag: str) -> str:
    return numbers.figure(fact, tag).full


def _source(c: Composer, text: Text, tag: str) -> str:
    return word("source", tag).format(_said(c, text, tag))


def _said(c: Composer, text: Text, tag: str) -> str:
    return numbers.render(text.get(tag) or "", c.brochure.facts, tag, c.brochure.contacts)


def _amount(unit: Unit | Text | None, kind: str, value: float, tag: str) -> str:
    """Return a number with its unit: a unit of the data's own stands under the title, or beside a time."""
    number = int(value) if value == int(value) else value
    if isinstance(unit, str):
        fact = Fact(label=Text({}), unit=unit, value=number, as_of="undated", source="")
        return numbers.figure(fact, tag).full
    voiced = voice(tag)
    digits = (MINUS if number < 0 else "") + plain(exact(number), voiced.locale)
    if unit is not None and kind in BESIDE:
        return f"{digits}{voiced.gap}{unit.get(tag) or ''}"
    return digits


def _range(model: m.Chart, kind: str, least: float, most: float, tag: str) -> str:
    """Return two amounts with what they share said once: RMB 10–25 million, 2–3%."""
    low, high = (_amount(model.unit, kind, end, tag) for end in (least, most))
    if low == high:
        return low
    head, tail = _shared(low, high), _shared(low[::-1], high[::-1])
    return voice(tag).span.format(low[: len(low) - tail], high[head:])


def _shared(one: str, other: str) -> int:
    """Return how many signs two figures begin with alike, digits left out."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b or a.isdigit()), 0)


def _moment(c: Composer, at: int | str) -> Words:
    return _each(c, _date, str(at))


def _date(at: str, tag: str) -> str:
    """Return a year or a month in words."""
    year, _, month = at.partition("-")
    if not month:
        return year
    fact = Fact(label=Text({}), unit="month", value=f"{year}-{month[:2]}", as_of="undated", source="")
    return numbers.figure(fact, tag).full


def _measure(c: Composer, model: m.Chart, kind: str) -> Words:
    """Return unit and date as they stand under the title."""
    return _each(c, lambda tag: word("comma", tag).join(_measure_parts(c, model, kind, tag)))


def _measure_parts(c: Composer, model: m.Chart, kind: str, tag: str) -> Iterator[str]:
    if isinstance(model.unit, Text) and kind not in BESIDE:
        yield _said(c, model.unit, tag)
    if model.as_of == "undated":
        yield word("undated", tag)
    else:
        date = _date(model.as_of.removeprefix("about "), tag)
        if date.isdigit() and writes_chinese(tag):
            date += "年"
        yield word("about", tag).format(date) if model.as_of.startswith("about ") else date


def _threads(c: Composer, model: m.Chart, kind: str) -> tuple[tuple[float, Words], ...]:
    """Return what a thread stands for, for each step that a chart may choose (1, 2 or 5 times 10^n)."""
    if kind == "timeline":
        return ((1.0, _each(c, lambda tag: word("chart.year", tag))),)
    if kind == "travel_rings":
        return tuple((float(step), _each(c, _ring, model, step)) for step in RINGS)
    if kind not in THREADED:
        return ()
    facts = [c.fact(name) for row in model.rows for name in (row.fact, *row.facts) if name]
    unit = facts[0].unit if facts and model.unit is None else model.unit
    flat = [cell for row in model.rows for cell in cells(row, c.brochure.facts)]
    largest = max((max(v) if isinstance(v, tuple) else v for v in flat if v is not None), default=0.0)
    if largest <= 0:
        return ()
    top = math.floor(math.log10(largest))
    steps = [digit * 10.0**power for power in range(top - 3, top + 1) for digit in (1, 2, 5)]
    rounded = [round(step, 12) for step in steps]
    return tuple((step, _each(c, _thread, unit, kind, step)) for step in rounded)


def _thread(unit: Unit | Text | None, kind: str, step: float, tag: str) -> str:
    said = _amount(unit, kind, step, tag)
    if isinstance(unit, Text) and kind not in BESIDE:
        said = word("bracket", tag).format(said, unit.get(tag) or "")
    return word("chart.thread", tag).format(said)


def _ring(model: m.Chart, step: float, tag: str) -> str:
    return word("chart.rings", tag).format(_amount(model.unit, BESIDE[0], step, tag))
