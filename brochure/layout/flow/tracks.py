"""Tracks: where each language stands on a page, relative to the grid's left edge.

A format's grid, the languages and their arrangement in; offsets and widths in points out. Two languages stand
beside each other (``columns``), one under the other (``stacked``), or each on a page of its own (``facing``);
one language stands alone (``single``). Knows no text.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.compose.story import Mode
from brochure.layout.format import Format
from brochure.text.languages import language_of
from brochure.units import mm

LONG_TEXT = mm(82)  # running text in a half of 86 mm (art direction, section 1)
NARROWEST = mm(44)  # a half narrower than this can not hold a language: the pair is stacked
SINGLE = 8  # columns that a language takes alone; further ones stay white


@dataclass(frozen=True, slots=True)
class Track:
    """One language's column: ``dx`` from the grid's left, ``width``, and ``text``, its measure of text."""

    language: str
    dx: float
    width: float
    text: float


@dataclass(frozen=True, slots=True)
class Tracks:
    """The languages' columns on a grid. ``measure``: all columns; ``module``: a column and its gutter."""

    mode: Mode
    tracks: tuple[Track, ...]
    measure: float
    module: float
    gutter: float
    columns: int

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in their order."""
        return tuple(track.language for track in self.tracks)

    @property
    def parallel(self) -> bool:
        """Whether languages stand beside each other."""
        return self.mode == "columns"

    def of(self, language: str) -> Track:
        """Return the track of a language."""
        return next(track for track in self.tracks if track.language == language)

    def x(self, column: float) -> float:
        """Return the offset of a column, counted from 1."""
        return self.module * (column - 1)

    def span(self, columns: float) -> float:
        """Return the width of ``columns`` columns with the gutters between them."""
        return self.module * columns - self.gutter

    def fit(self, least: float) -> int:
        """Return how many things at least ``least`` wide stand beside each other, gutters between them."""
        return max(int((self.measure + self.gutter) / (least + self.gutter) + 1e-6), 1)

    @property
    def reach(self) -> float:
        """From the first track's left to the last one's right, points."""
        return max(track.dx + track.width for track in self.tracks)


def tracks_of(
    page_format: Format, languages: tuple[str, ...], mode: Mode | None = None, split: int | None = None
) -> Tracks:
    """Return the tracks of ``languages`` on a format's grid.

    ``mode`` is the edition's arrangement (default: beside each other, or alone); halves that are too narrow
    for it are stacked. What a language alone leaves white is where its lines end. ``split`` is the column at
    which the second of two languages begins (default: the middle).
    """
    grid = page_format.grid("right")
    columns = page_format.columns
    arranged: Mode = mode or ("columns" if len(languages) > 1 else "single")
    if len(languages) == 1 and arranged != "facing":
        arranged = "single"
    if arranged == "columns" and (len(languages) > 2 or grid.span(columns // 2) < NARROWEST):
        arranged = "stacked"
    if arranged == "columns":
        second = split or columns // 2 + 1
        spans = [(0.0, second - 1), (page_format.module * (second - 1), columns - second + 1)]
        if language_of(languages[0]).right_to_left:
            spans.reverse()
        placed = tuple(
            Track(language, dx, grid.span(n), min(grid.span(n), max(LONG_TEXT, grid.span(n) - mm(4))))
            for language, (dx, n) in zip(languages, spans, strict=True)
        )
    else:
        width = grid.span(min(SINGLE, columns))
        if grid.span(columns) - width < mm(30):
            width = grid.span(columns)
        white = grid.span(columns) - width if language_of(languages[0]).right_to_left else 0.0
        placed = tuple(Track(language, white, width, width) for language in languages)
    return Tracks(arranged, placed, grid.measure, page_format.module, page_format.gutter, columns)
