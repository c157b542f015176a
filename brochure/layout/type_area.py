"""A page's place for type: its grid, the axes on which its languages stand, and their measures.

A studio, a grid and the languages of a page in, points out. Knows no words and draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.geometry import Rect
from brochure.layout.document import Side
from brochure.layout.format import LINE, Grid
from brochure.layout.studio import NARROWEST, PageStudio
from brochure.layout.surface import SAFE, Surface
from brochure.text.languages import language_of
from brochure.units import mm

LONG_TEXT = mm(82)  # the measure of long text within a half of 86 mm
ALONE = 8  # columns that a language takes where no other stands beside it


@dataclass(frozen=True, slots=True)
class TypeArea(Surface):
    """A page's grid, and its side in a spread.

    ``shown`` are the languages that it speaks: in a facing edition one of two, elsewhere all.
    """

    studio: PageStudio
    grid: Grid
    side: Side
    shown: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of this page in their order."""
        return self.shown or self.studio.languages

    @property
    def parallel(self) -> bool:
        """Whether languages stand beside each other."""
        return self.studio.arrangement == "columns"

    @property
    def stacked(self) -> bool:
        """Whether languages stand one under the other."""
        return self.studio.arrangement == "stacked"

    @property
    def apart(self) -> bool:
        """Whether this page speaks one language and the page opposite the other."""
        return self.studio.arrangement == "facing" and len(self.languages) == 1

    @property
    def mirrored(self) -> bool:
        """Whether the language that leads runs from right to left: rows and scales begin at the right."""
        return language_of(self.languages[0]).right_to_left

    @property
    def trim(self) -> tuple[float, float, float]:
        """Width and height of the trimmed page, and the bleed."""
        return self.studio.format.width, self.studio.format.height, self.studio.bleed

    @property
    def sheet(self) -> Rect:
        """The trimmed page with its bleed."""
        return Rect(0, 0, self.studio.format.width, self.studio.format.height).grown(self.studio.bleed)

    @property
    def axes(self) -> dict[str, float]:
        """The left edge of each language's place: column 1 and the middle one, or column 1 for all.

        A language from right to left that leads stands on the right, and so does one that stands alone.
        """
        if len(self.languages) == 1 and language_of(self.languages[0]).right_to_left:
            return {self.languages[0]: self.grid.right - self.half}
        step = self.grid.format.columns // 2 if self.halved else 0
        places = range(len(self.languages))
        mirrored = step and language_of(self.languages[0]).right_to_left
        columns = [1 + step * place for place in (reversed(places) if mirrored else places)]
        return {language: self.grid.x(c) for language, c in zip(self.languages, columns, strict=True)}

    @property
    def halved(self) -> bool:
        """Whether the page is parted between two languages; a cover is in a facing edition, too."""
        return len(self.languages) > 1 and not self.stacked

    @property
    def half(self) -> float:
        """The width that belongs to one language: half the columns, or eight where it stands alone.

        What would be left of a narrow page is no margin, but too little of one: the language takes it all.
        """
        columns = self.grid.format.columns
        if self.halved:
            return self.grid.span(columns // 2)
        alone = self.grid.span(min(ALONE, columns))
        return alone if self.grid.measure - alone >= NARROWEST else self.grid.measure

    @property
    def text_measure(self) -> float:
        """The measure of long text."""
        return min(LONG_TEXT, self.half) if self.halved else self.half

    def on_line(self, y: float) -> float:
        """Return the first line of the grid at or below ``y``."""
        zero = self.grid.y(0)
        return zero + LINE * -(-(y - zero - 0.01) // LINE)

    def printable(self, box: Rect) -> Rect:
        """Return as much of ``box`` as can be printed: a sparing edition keeps it off the edges."""
        if not self.studio.sparing:
            return box
        safe = self.safe
        return Rect.from_edges(
            max(box.x, safe.x), max(box.y, safe.y), min(box.right, safe.right), min(box.bottom, safe.bottom)
        )

    @property
    def safe(self) -> Rect:
        """What an office printer can print of the page."""
        width, height, _ = self.trim
        return Rect(0, 0, width, height).grown(-SAFE)
