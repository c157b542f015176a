"""What a chart says to those who do not see it: a sentence with the finding and every value, and a table.

In: a chart's table. Out: both, by language. Knows nothing of drawing.
"""

from __future__ import annotations

from brochure.charts.chart import DataRows, is_han, sentence
from brochure.charts.table import Row, Said, Table, in_words
from brochure.text.style import joined, rich


def told(table: Table, languages: tuple[str, ...]) -> Said:
    """Return by language the finding and then each row with its values, in the table's order."""
    return tuple((tag, _told(table, tag)) for tag in languages)


def tabled(table: Table, languages: tuple[str, ...]) -> tuple[tuple[str, DataRows], ...]:
    """Return by language the table's cells as text, its head first; an empty head over the labels."""
    return tuple((tag, _tabled(table, tag)) for tag in languages)


def words_of(said: Said, language: str) -> str:
    """Return words in a language without marks, "" when they are missing."""
    return joined(rich(dict(said).get(language, "")))


def _tabled(table: Table, language: str) -> DataRows:
    head = ("", *(words_of(column, language) for column in table.columns))
    body = tuple(
        (words_of(row.label, language), *(in_words(cell, language) for cell in row.cells))
        for row in table.rows
    )
    return (head, *body) if table.columns else body


def _told(table: Table, language: str) -> str:
    finding = words_of(table.finding, language)
    rows = sentence(language, (_row(table, row, language) for row in table.rows))
    if not finding:
        return rows
    if is_han(language):
        return f"{finding}。{rows}"
    return f"{finding}. {rows}"


def _row(table: Table, row: Row, language: str) -> str:
    colon, comma = ("：", "，") if is_han(language) else (": ", ", ")
    gap = "" if is_han(language) else " "
    label = words_of(row.label, language)
    if not table.columns:
        said = comma.join(filter(None, (in_words(cell, language) for cell in row.cells)))
        return f"{label}{colon}{said}" if said and label else label or said
    heads = [words_of(column, language) for column in table.columns]
    parts = []
    for head, cell in zip(heads, row.cells, strict=True):
        if cell is True:
            parts.append(head)
        elif cell not in (None, False):
            parts.append(f"{head}{gap}{in_words(cell, language)}")
    return f"{label}{colon}{comma.join(parts)}" if parts else label
