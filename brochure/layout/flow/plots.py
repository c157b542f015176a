"""The schematic plan of plots: areas as rectangles, their status by tone and by sign.

A block and a setter in, a piece out. Sizes are in proportion, places are not: nothing shows geography. Source
of the partition: Bruls, Huizing and van Wijk, "Squarified treemaps", 2000.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.blocks import Plot, PlotPlan
from brochure.compose.words import Words
from brochure.display import Item, Path, Tagged
from brochure.geometry import Rect, Segment
from brochure.layout.figures import figures
from brochure.layout.flow.piece import Cut, Piece, snapped
from brochure.layout.flow.setter import Setter, Tracked, inks
from brochure.layout.flow.signs import SIDE, Legend, legend, sign
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.units import mm

ROAD = mm(1.4)  # between two plots
LINES = 16  # the plan's height where the page is wide
GROWTH = 8
THREAD = mm(1.5)  # the pitch of the threads that fill reserved and planned land
INSET = mm(1.8)


@dataclass(frozen=True, slots=True)
class Plan:
    """The plots in a rectangle, a legend and a note under it."""

    plots: tuple[Plot, ...]
    width: float
    height: float
    key: Legend
    note: Tracked
    alt: Words

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the plan, as tall as the page lets it be."""
        x, top = leaf.grid.left, cut.tops[0]
        under = _under(self.key, self.note)
        box = Rect(x, top, self.width, max(cut.bottom - top - under, self.height))
        shown: list[Item] = []
        for plot, area in partition(self.plots, box):
            shown += self._plot(leaf, plot, area)
        items: list[Item] = [*figures(tuple(shown), self.alt, box)]
        y = box.bottom + LINE
        items += self.key.at(leaf, x, y, cut)
        if self.note:
            items += self.note.at(x, y + self.key.height + 2.5, inks(leaf, "secondary"), cut.shown, "Note")
        return tuple(items)

    def _plot(self, leaf: Leaf, plot: Plot, area: Rect) -> list[Item]:
        deep, white = leaf.ink("deep"), leaf.theme.on(leaf.ink("deep"), 8)
        ink = deep
        items: list[Item] = []
        match plot.status:
            case "available":
                items.append(Path(area.segments, fill=deep))
                ink = white
            case "reserved":
                items.append(Path(area.segments, fill=leaf.ink("mid")))
            case "planned":
                items.append(Path(_threads(area), stroke=leaf.ink("mid"), width=HAIRLINE_WIDTH * 2))
                items.append(Path(area.segments, stroke=deep, width=HAIRLINE_WIDTH))
            case _:
                items.append(
                    Path(area.grown(-HAIRLINE_WIDTH / 2).segments, stroke=leaf.ink("hairline"), width=0.5)
                )
                ink = leaf.ink("secondary")
        line = leaf.typesetter.line(plot.number, leaf.theme.style("label_strong", "en"), "en")
        if line.width + 2 * INSET <= area.width and area.height >= 16.0:
            x, y = area.x + INSET, area.y + INSET + 6.0
            field = Rect(area.x, area.y, line.width + 2 * INSET, 16.0)
            if plot.status == "planned":
                items.append(Path(field.grown(-0.3).segments, fill=leaf.ink("white")))
            items.append(Tagged("Span", line.at(x, y, ink), language="en"))
            if area.height >= 16.0 + 2 * SIDE and area.width >= SIDE + 2 * INSET:
                items += sign(plot.status, x, area.bottom - INSET, ink)
        return items


def plot_plan(block: PlotPlan, setter: Setter) -> Piece:
    """Return the plan of plots; it may grow."""
    width = setter.tracks.measure
    key = legend(block.legend, setter, width)
    note = setter.tracked(block.note, "note")
    height = min(LINES * LINE, snapped(0.62 * width, LINE), setter.room - _under(key, note) - 5.0)
    names = dict(block.legend)
    said = []
    for language in setter.tracks.languages:
        parts = [
            f"{plot.number}: {names[plot.status].get(language)}"
            for plot in block.plots
            if plot.status in names
        ]
        said.append((language, "; ".join(parts)))
    made = Plan(block.plots, width, height, key, note, Words(tuple(said)))
    return Piece(
        (snapped(height + _under(key, note), 5.0),),
        (0.0,),
        made,
        above=2 * LINE,
        below=2 * LINE,
        grow=GROWTH * LINE,
        place=block.note.place,
        what="plan",
    )


def _under(key: Legend, note: Tracked) -> float:
    return LINE + key.height + (2.5 + note.height if note else 0.0)


def partition(plots: Sequence[Plot], box: Rect) -> list[tuple[Plot, Rect]]:
    """Return each plot's rectangle in ``box``, in the plots' order, as square as they come."""
    if not plots:
        return []
    total = sum(max(plot.area, 0.0) for plot in plots) or 1.0
    rest = [(plot, max(plot.area, total / 400)) for plot in plots]
    scale = box.width * box.height / sum(area for _, area in rest)
    free = box
    placed: list[tuple[Plot, Rect]] = []
    row: list[tuple[Plot, float]] = []
    for plot, area in rest:
        longer = [*row, (plot, area * scale)]
        if row and _worst(longer, free) > _worst(row, free):
            free = _laid(row, free, placed)
            longer = [(plot, area * scale)]
        row = longer
    _laid(row, free, placed)
    return [(plot, rect.grown(-ROAD / 2)) for plot, rect in placed]


def _worst(row: Sequence[tuple[Plot, float]], free: Rect) -> float:
    side = min(free.width, free.height)
    thick = sum(area for _, area in row) / side
    return max(max(area / thick / thick, thick * thick / area) for _, area in row)


def _laid(row: Sequence[tuple[Plot, float]], free: Rect, placed: list[tuple[Plot, Rect]]) -> Rect:
    """Lay a row along the free rectangle's shorter side; return what is left of it."""
    total = sum(area for _, area in row)
    if free.width >= free.height:
        thick, y = total / free.height, free.y
        for plot, area in row:
            placed.append((plot, Rect(free.x, y, thick, area / thick)))
            y += area / thick
        return Rect(free.x + thick, free.y, free.width - thick, free.height)
    thick, x = total / free.width, free.x
    for plot, area in row:
        placed.append((plot, Rect(x, free.y, area / thick, thick)))
        x += area / thick
    return Rect(free.x, free.y + thick, free.width, free.height - thick)


def _threads(area: Rect) -> tuple[Segment, ...]:
    count = int(area.width / THREAD)
    start = area.x + (area.width - (count - 1) * THREAD) / 2 if count else area.x
    out: list[Segment] = []
    for index in range(count):
        x = start + index * THREAD
        out += (("M", x, area.y), ("L", x, area.bottom))
    return tuple(out)
