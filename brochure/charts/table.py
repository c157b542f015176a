"""What a chart is drawn from: rows and columns of amounts, each with its words in every language.

Frozen values in points of no unit: numbers for lengths, words for eyes and ears. Knows no kind of chart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

Said = tuple[tuple[str, str], ...]
"""The same words by BCP 47 language tag, in the edition's order; ``**words**`` are strong."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and how each language prints it."""

    value: float
    said: Said


@dataclass(frozen=True, slots=True)
class Range:
    """From a low to a high amount, and how each language prints the two together."""

    low: float
    high: float
    said: Said


Cell = Amount | Range | bool | None
"""What stands in a row: an amount, a range, a mark that is there or not, or nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its cells, one for each column. ``accented`` is the row that the title names."""

    label: Said
    cells: tuple[Cell, ...]
    accented: bool = False

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The cells that are amounts."""
        return tuple(cell for cell in self.cells if isinstance(cell, Amount))

    @property
    def ranges(self) -> tuple[Range, ...]:
        """The cells that are ranges."""
        return tuple(cell for cell in self.cells if isinstance(cell, Range))


@dataclass(frozen=True, slots=True)
class Table:
    """A chart's data.

    ``columns`` are the words over the cells, ``times`` their places in time (years with fractions) where
    they are moments. ``threads`` says what a thread stands for, for each amount that it may be.
    ``finding`` is the chart's title; it opens the text for those who do not see the chart.
    """

    rows: tuple[Row, ...]
    columns: tuple[Said, ...] = ()
    times: tuple[float, ...] = ()
    threads: tuple[tuple[float, Said], ...] = ()
    finding: Said = ()

    @property
    def largest(self) -> float:
        """The largest number of all cells, 0 when there is none."""
        return max(self._numbers(), default=0.0)

    @property
    def least(self) -> float:
        """The least number of all cells, 0 when there is none."""
        return min(self._numbers(), default=0.0)

    def _numbers(self) -> Iterator[float]:
        for row in self.rows:
            yield from (amount.value for amount in row.amounts)
            for cell in row.ranges:
                yield from (cell.low, cell.high)


def in_words(cell: Cell, language: str) -> str:
    """Return what a cell says in ``language``, "" for nothing."""
    match cell:
        case Amount() | Range():
            said = dict(cell.said)
            return said.get(language) or next(iter(said.values()), "")
        case True:
            return "●"
        case _:
            return ""
