"""The board that the house's charts are drawn on: strokes, fills and words in points, y down, at final size.

In: marks one by one. Out: a :class:`Chart`, drawn by matplotlib through the display backend and judged: no
label meets another, a mark or the frame. Knows no kind of chart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from brochure.charts.chart import Chart, Dress, Lettering, sheet
from brochure.charts.clearance import judge
from brochure.charts.house import house
from brochure.charts.loading import Artist, LineCollection, Outline, PathCollection, np
from brochure.charts.spoken import tabled, told
from brochure.charts.table import Table
from brochure.colour import Ink
from brochure.text.lines import Line
from brochure.text.typesetter import Typesetter

Point = tuple[float, float]
Shape = Sequence[Point]

_MOVE, _LINE, _CLOSE = int(Outline.MOVETO), int(Outline.LINETO), int(Outline.CLOSEPOLY)


class Board:
    """Gathers the marks of one chart of ``width`` points; :meth:`chart` gives it its height and draws it."""

    def __init__(self, dress: Dress, typesetter: Typesetter, width: float) -> None:
        self.dress = dress
        self.typesetter = typesetter
        self.width = width
        self._artists: list[tuple[Any, dict[str, Any]]] = []
        self._words: list[tuple[Line, float, float, Ink]] = []

    def strokes(self, lines: Sequence[Shape], ink: Ink, weight: float) -> None:
        """Stroke open lines, each a row of points."""
        if lines:
            self._artists.append(
                (LineCollection, {"segments": lines, "linewidths": weight, "colors": [ink.srgb]})
            )

    def threads(self, xs: Sequence[float], top: float, foot: float, weight: float, ink: Ink) -> None:
        """Draw upright threads at every x, ``weight`` points wide."""
        self.boxes([(x - weight / 2, top, weight, foot - top) for x in xs], ink)

    def fill(self, shapes: Sequence[Shape], ink: Ink) -> None:
        """Fill polygons in one path."""
        if not shapes:
            return
        vertices: list[Point] = []
        codes: list[int] = []
        for shape in shapes:
            vertices += [*shape, shape[0]]
            codes += [_MOVE, *[_LINE] * (len(shape) - 1), _CLOSE]
        self._path(Outline(vertices, codes), ink, None)

    def boxes(self, boxes: Sequence[tuple[float, float, float, float]], ink: Ink) -> None:
        """Fill upright rectangles, each x, y, width and height."""
        self.fill([((x, y), (x + w, y), (x + w, y + h), (x, y + h)) for x, y, w, h in boxes], ink)

    def disc(self, x: float, y: float, radius: float, ink: Ink, weight: float | None = None) -> None:
        """Fill a disc, or with a ``weight`` stroke its edge, which then lies inside the radius."""
        outline = Outline.circle((x, y), radius - (weight or 0) / 2)
        self._path(outline, None if weight else ink, ink if weight else None, weight or 0.0)

    def arc(
        self, x: float, y: float, radius: float, start: float, end: float, ink: Ink, weight: float
    ) -> None:
        """Stroke an arc about ``x``, ``y`` from ``start`` to ``end`` degrees, clockwise from the right."""
        arc = Outline.arc(start, end)
        vertices = np.asarray(arc.vertices) * radius + (x, y)
        self._path(Outline(vertices, arc.codes), None, ink, weight)

    def words(self, line: Line, x: float, y: float, ink: Ink) -> None:
        """Letter a set line with its baseline's start at ``x``, ``y``."""
        self._words.append((line, x, y, ink))

    def _path(self, path: Outline, fill: Ink | None, stroke: Ink | None, weight: float = 0.0) -> None:
        settings = {
            "paths": [path],
            "facecolors": [fill.srgb] if fill else "none",
            "edgecolors": [stroke.srgb] if stroke else "none",
            "linewidths": weight,
        }
        self._artists.append((PathCollection, settings))

    def chart(self, height: float, table: Table) -> Chart:
        """Return what was gathered as a chart of ``height`` points, with what it says.

        Raises LayoutError when words meet words or marks or leave the frame.
        """
        with house(self.dress.house):
            figure, points = sheet(self.width, height)
            for make, settings in self._artists:
                artist: Artist = make(**settings)
                artist.set_transform(points)
                figure.add_artist(artist)
            for line, x, y, ink in self._words:
                figure.add_artist(Lettering(line, x, y, ink))
            drawn = figure.drawing(self.typesetter, self.dress.inks, self.dress.languages)
        judge(drawn)
        languages = self.dress.languages
        return Chart(drawn, told(table, languages), tabled(table, languages))
