"""The plan of a job: which page stands where on which side of which sheet.

Pure; knows neither sizes nor PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Gap = Literal["spine", "fold", "cut"]
"""Between two places: the fold of a spine, a fold that is trimmed away, a cut."""


Spine = Literal["left", "right"] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A page in its place. ``page`` counts from 0, None is a blank; ``turned`` is upside down.

    ``spine`` is the side of the place, as one looks at the sheet, that the fold lies on. ``depth`` is the
    number of leaves that lie outside this one around the same fold.
    """

    row: int
    column: int
    page: int | None
    turned: bool = False
    spine: Spine = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Surface:
    """One side of a sheet, or the one forme that prints both: its cells, and what people call it.

    ``column_gaps[c]`` lies between columns c and c + 1. ``copies`` of the same thing come off the sheet.
    """

    cells: tuple[Cell, ...]
    side: Literal["front", "back", "both"]
    sheet: int
    section: int
    column_gaps: tuple[Gap, ...]
    row_gaps: tuple[Gap, ...]
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """All sides in the order of printing. ``depth``: leaves that lie outside the innermost pair."""

    rows: int
    columns: int
    surfaces: tuple[Surface, ...]
    sheets: int
    sections: int
    depth: int = 0
