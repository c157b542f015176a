"""Figures of sections as a story: parts and wholes, bars of threads, twins, charts.

A figure of the model in, its story out.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from brochure.compose import charts, numbers
from brochure.compose.composer import Composer, Key, number
from brochure.compose.parts import Bar, FigureStory, PartOfWhole, ThreadBars, TwinFigure
from brochure.compose.scales import area_scale, area_scales, bar_scale, bar_scales
from brochure.compose.words import NOTHING, Cell, Words
from brochure.model import sections as m
from brochure.model.base import Fact


def figure(c: Composer, found: m.Figure, key: Key) -> FigureStory:
    """Return a figure's story."""
    match found:
        case m.AreaChart():
            part, whole = c.fact(found.part), c.fact(found.whole)
            return PartOfWhole(
                number(part, 0.0),
                number(whole, 1.0),
                _area_scales(c, found.threads_per_unit, part, whole),
                c.words(found.part_label, *key, "part_label"),
                c.words(found.whole_label, *key, "whole_label"),
                c.places.get(key),
            )
        case m.GrowthChart():
            bars = [_bar(c, cell, *key, "bars", i) for i, cell in enumerate(found.bars)]
            bars.sort(key=lambda bar: -bar.value)
            title = c.words(found.title, *key, "title")
            scales = _bar_scales(c, found.step, [c.fact(cell.fact) for cell in found.bars])
            return ThreadBars(title, scales, tuple(bars), c.places.get(key))
        case m.TwinFigure():
            title = c.words(found.title, *key, "title")
            digits = tuple(
                (language, c.digits(c.fact(found.fact), language)) for language in c.edition.languages
            )
            return TwinFigure(title, Cell(digits, title), c.places.get(key))
        case m.Chart():
            return charts.chart(c, found, key)


def _area_scales(
    c: Composer, said: float | None, part: Fact | None, whole: Fact | None
) -> tuple[tuple[float, Words], ...]:
    """Return the threads that the data give, else all that would do; the chart says what they are."""
    if not (part and whole):
        return ((said or 1.0, NOTHING),)
    if said is not None:
        return area_scale(Decimal(str(said)), partial(numbers.quantity, whole), c.edition.languages)
    amount = numbers.quantity(part, c.edition.languages[0]).value
    return area_scales(partial(numbers.quantity, whole), amount, c.edition.languages)


def _bar_scales(
    c: Composer, said: float | None, facts: Sequence[Fact | None]
) -> tuple[tuple[float, Words], ...]:
    """Return the step that the data give, else all that would do; the chart says what it is."""
    known = [fact for fact in facts if fact is not None]
    if not known:
        return ((said or 1.0, NOTHING),)
    if said is not None:
        return bar_scale(Decimal(str(said)), partial(numbers.quantity, known[0]), c.edition.languages)
    first = c.edition.languages[0]
    amounts = tuple(numbers.quantity(fact, first).value for fact in known)
    return bar_scales(amounts, partial(numbers.quantity, known[0]), c.edition.languages)


def _bar(c: Composer, cell: m.FigureCell, *key: str | int) -> Bar:
    fact = c.fact(cell.fact)
    said = tuple((tag, numbers.figure(fact, tag).full) for tag in c.edition.languages)
    return Bar(number(fact, 0.0), c.words(cell.caption, *key, "caption"), said[0][1], Words(said))
