"""Labels and figures of a chart in all its languages: set first, so that a chart knows its room, then placed.

In: words by language, a measure. Out: captions that know their size. Knows no kind of chart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from brochure.charts.board import Board
from brochure.charts.chart import Dress, Styles
from brochure.charts.table import Amount, Range, Said
from brochure.colour import Ink
from brochure.errors import LayoutError
from brochure.text.lines import Line, Paragraph
from brochure.text.style import full_width, plain, rich
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

GAP = 6.0  # points between two languages in one line
CAP = 0.73  # em: how high a figure or a capital stands; what a figure is centred by
AXIS_GAP = mm(3)


@dataclass(frozen=True, slots=True)
class Caption:
    """Set lines around an origin on the first baseline. ``drop`` is the last baseline's distance below it."""

    lines: tuple[tuple[Line, float, float, Ink], ...]
    width: float
    drop: float
    size: float

    def at(self, board: Board, x: float, y: float) -> None:
        """Place the caption with its first baseline at ``y``."""
        for line, dx, dy, ink in self.lines:
            board.words(line, x + dx, y + dy, ink)

    def ending(self, board: Board, x: float, y: float) -> None:
        """Place the caption so that each of its lines ends at ``x``."""
        for line, _, dy, ink in self.lines:
            board.words(line, x - line.width, y + dy, ink)

    def centred(self, board: Board, x: float, y: float) -> None:
        """Place the caption so that each of its lines is centred on ``x``."""
        for line, _, dy, ink in self.lines:
            board.words(line, x - line.width / 2, y + dy, ink)

    @property
    def middle(self) -> float:
        """How far below its middle the first baseline stands when the whole is centred on a height."""
        return (CAP * self.size - self.drop) / 2


@dataclass(frozen=True, slots=True)
class Letters:
    """Sets a chart's words: a dress and a typesetter."""

    dress: Dress
    typesetter: Typesetter

    def caption(
        self,
        said: Said,
        width: float,
        styles: Styles | None = None,
        ink: Ink | None = None,
        *,
        stacked: bool = False,
        other: Ink | None = None,
    ) -> Caption:
        """Return words one language after the other in one line if they fit, else one under the other.

        The first language is in ``ink``, the others in ``other``; each wraps to ``width`` points.
        """
        styles = styles or self.dress.label
        inks = (ink or self.dress.words, other or self.dress.secondary)
        said = tuple((tag, text) for tag, text in said if text and tag in styles)
        single = [(self.typesetter.line(rich(text), styles[tag], tag), tag) for tag, text in said]
        size = max((styles[tag].size for _, tag in single), default=0.0)
        total = sum(line.width for line, _ in single) + GAP * (len(single) - 1)
        if not stacked and total <= width and not any("|" in text for _, text in said):
            lines, x = [], 0.0
            for index, (line, _) in enumerate(single):
                lines.append((line, x, 0.0, inks[min(index, 1)]))
                x += line.width + GAP
            return Caption(tuple(lines), max(total, 0.0), 0.0, size)
        placed: list[tuple[Line, float, float, Ink]] = []
        y = 0.0
        for index, (tag, text) in enumerate((tag, text) for tag, text in said if text):
            paragraph = self._broken(text, styles, tag, width)
            for number, line in enumerate(paragraph.lines):
                placed.append((line, 0.0, y + number * paragraph.leading, inks[min(index, 1)]))
            y += paragraph.height
        drop = placed[-1][2] if placed else 0.0
        return Caption(tuple(placed), max((line.width for line, *_ in placed), default=0.0), drop, size)

    def on_axes(
        self,
        said: Said,
        axes: Mapping[str, float],
        end: float,
        styles: Styles | None = None,
        ink: Ink | None = None,
    ) -> Caption:
        """Return words with each language wrapped from its axis to the next one, the last to ``end``."""
        styles = styles or self.dress.label
        starts = [axes[tag] for tag, _ in said]
        ends = [start - AXIS_GAP for start in starts[1:]] + [end]
        placed: list[tuple[Line, float, float, Ink]] = []
        for (tag, text), start, stop in zip(said, starts, ends, strict=True):
            paragraph = self._broken(text, styles, tag, stop - start)
            for number, line in enumerate(paragraph.lines):
                at = start + line.indent(stop - start)
                placed.append((line, at, number * paragraph.leading, ink or self.dress.words))
        drop = max((dy for _, _, dy, _ in placed), default=0.0)
        size = max((styles[tag].size for tag, _ in said), default=0.0)
        return Caption(tuple(placed), end, drop, size)

    def _broken(self, text: str, styles: Styles, tag: str, width: float) -> Paragraph:
        """Return words broken to ``width``; LayoutError when a single word is wider."""
        paragraph = self.typesetter.paragraph(rich(text), styles[tag], tag, width)
        for line, after in pairwise(paragraph.lines):
            if _letter(line.text[-1:]) and _letter(after.text[:1]):
                raise LayoutError.of(
                    "chart-label",
                    f"a word of the chart's label {plain(rich(text))!r} is wider than {to_mm(width):.0f} mm",
                    "shorten it or give the chart more width",
                )
        return paragraph

    def figure(self, cell: Amount | Range, styles: Styles | None = None, *, stacked: bool = False) -> Caption:
        """Return an amount in bold, and as the other languages say it where their digits or words differ."""
        styles = styles or self.dress.strong
        first, *others = [each for each in cell.said if each[0] in styles]
        lines = [(self.typesetter.line(first[1], styles[first[0]], first[0]), 0.0, 0.0, self.dress.deep)]
        x, y = lines[0][0].width, 0.0
        size = styles[first[0]].size
        seen = {_bare(first[1])}
        for tag, text in others:
            if _bare(text) in seen:
                continue
            seen.add(_bare(text))
            style = self.dress.label[tag]
            line = self.typesetter.line(text, style, tag)
            if stacked:
                y += style.leading
                lines.append((line, 0.0, y, self.dress.secondary))
                x = max(x, line.width)
            else:
                lines.append((line, x + 0.7 * GAP, 0.0, self.dress.secondary))
                x += 0.7 * GAP + line.width
        return Caption(tuple(lines), x, y, size)

    def note(self, said: Said) -> Caption:
        """Return small words in the secondary ink, on the axes or one under the other."""
        ink = self.dress.secondary
        if self.dress.parallel:
            return self.on_axes(said, self.dress.axes, 1e4, self.dress.note, ink)
        return self.caption(said, 1e4, self.dress.note, ink, stacked=True)


def _letter(sign: str) -> bool:
    """Tell whether a sign is a western letter or digit, which no line may part from its like."""
    return sign.isalnum() and not full_width(sign)


def _bare(text: str) -> str:
    """Return what a figure says whatever the spaces in it."""
    return "".join(text.split())
