"""Figures of sections as a story: parts and wholes, bars of threads, twins, charts.

A figure of the model in, its story out.
"""

from __future__ import annotations

from brochure.compose import charts, numbers
from brochure.compose import story as s
from brochure.compose.composer import Composer, Key, number
from brochure.model import sections as m


def figure(c: Composer, found: m.Figure, key: Key) -> s.FigureStory:
    """Return a figure's story."""
    match found:
        case m.AreaChart():
            return s.PartOfWhole(
                number(c.fact(found.part), 0.0),
                number(c.fact(found.whole), 1.0),
                found.threads_per_unit,
                c.words(found.part_label, *key, "part_label"),
                c.words(found.whole_label, *key, "whole_label"),
            )
        case m.GrowthChart():
            bars = [_bar(c, cell, *key, "bars", i) for i, cell in enumerate(found.bars)]
            bars.sort(key=lambda bar: -bar.value)
            return s.ThreadBars(c.words(found.title, *key, "title"), found.step, tuple(bars))
        case m.TwinFigure():
            title = c.words(found.title, *key, "title")
            digits = tuple(
                (language, c.digits(c.fact(found.fact), language)) for language in c.edition.languages
            )
            return s.TwinFigure(title, s.Cell(digits, title))
        case m.Chart():
            return charts.chart(c, found, key)


def _bar(c: Composer, cell: m.FigureCell, *key: str | int) -> s.Bar:
    fact = c.fact(cell.fact)
    said = tuple((tag, numbers.figure(fact, tag).full) for tag in c.edition.languages)
    return s.Bar(number(fact, 0.0), c.words(cell.caption, *key, "caption"), said[0][1], s.Words(said))
