"""Charts for those who do not see them: a figure with its words, and the data as a table behind it.

In: a chart at its place. Out: figures, then a table for each language. The table's cells stand in the logical
structure alone, each with its exact text: nothing of them is painted, and nothing is said twice when the
page's text is copied. Source: ISO 32000-1, 14.9.4 (replacement text), 14.8.4.3.4 (tables); ISO 14289-1, 7.5.
"""

from __future__ import annotations

from typing import Literal

from brochure.charts.chart import Chart, DataRows
from brochure.compose.words import Words
from brochure.display import Item, Tagged
from brochure.geometry import Rect
from brochure.layout.figures import figures


def told(chart: Chart, alt: Words, x: float, y: float) -> tuple[Item, ...]:
    """Return a chart with its top left at ``x``, ``y``, what it says, and its data by language of ``alt``."""
    box = Rect(x, y, chart.drawing.width, chart.drawing.height)
    shown = figures((chart.drawing.at(x, y),), alt, box)
    spoken = [language for language, _ in alt]
    tables = (_table(rows, language) for language, rows in chart.table if language in spoken and rows)
    return (*shown, *tables)


def _table(rows: DataRows, language: str) -> Tagged:
    """Return data as a table; a first row whose first cell is empty is its head."""
    headed = len(rows) > 1 and not rows[0][0]
    body = rows[1:] if headed else rows
    made = (
        [Tagged("TR", tuple(_cell(text, "Column" if text else None) for text in rows[0]))] if headed else []
    )
    made += [Tagged("TR", (_cell(row[0], "Row"), *(_cell(text) for text in row[1:]))) for row in body if row]
    return Tagged("Table", tuple(made), language=language)


def _cell(text: str, heads: Literal["Row", "Column"] | None = None) -> Tagged:
    """Return a cell of no more than its text; ``heads`` says what it is the head of."""
    if heads is None:
        return Tagged("TD", (), actual_text=text or None)
    return Tagged("TH", (), actual_text=text or None, scope=heads)
