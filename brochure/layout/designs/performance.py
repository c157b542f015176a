"""Area, output and growth: thread charts and a twin figure, each in its own place down the page."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from brochure.charts.chart import Chart, Dress
from brochure.charts.part_of_whole import PartOfWhole as PartSpec
from brochure.charts.part_of_whole import part_of_whole
from brochure.charts.thread_bars import ThreadBar, thread_bars
from brochure.charts.thread_bars import ThreadBars as BarsSpec
from brochure.compose import asides
from brochure.compose.parts import ChartStory, FigureStory, PartOfWhole, ThreadBars, TwinFigure
from brochure.compose.story import PerformanceBody
from brochure.compose.words import Words
from brochure.display import Item
from brochure.errors import LayoutError
from brochure.layout.data_tables import told
from brochure.layout.designs.exhibits import dress, exhibit, located, scales_of
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.measured import figure as measured
from brochure.layout.measured import step_for

AREA_AT = 9.0  # the top of the part-of-whole chart: its label lies one line below
TWIN_AT = 25.0  # the title of a twin figure; its rule lies one line above, its digits below
TWIN_DROP = 4.5
BETWEEN = 2.5  # lines between two rows of figures
BARS_AT = 33.0  # the title of the bars; the first bar's label lies two lines below
USUAL = (PartOfWhole, TwinFigure, ThreadBars)  # figures in the order of their places
USUAL_BARS = 2


def performance(leaf: Leaf, body: PerformanceBody) -> tuple[Item, ...]:
    """Return the page: part and whole, twin figure, bars in their places; with charts one after another."""
    items: list[Item] = [*leaf.running_head(), *leaf.title(leaf.section.title).items]
    if not _is_usual(body.figures):
        items += _flow(leaf, body.figures)
        return (*items, *leaf.notes(leaf.section.notes).items)
    for figure in body.figures:
        match figure:
            case PartOfWhole():
                items += _area(leaf, figure, AREA_AT)[0]
            case TwinFigure():
                items += _twin(leaf, figure, TWIN_AT)
            case ThreadBars():
                items += _bars(leaf, figure, BARS_AT)[0]
            case ChartStory():
                pass
    return (*items, *leaf.notes(leaf.section.notes).items)


def _is_usual(found: Sequence[FigureStory]) -> bool:
    """Tell whether the figures are those that have their places: each kind once at most, and two bars."""
    kinds = [type(figure) for figure in found]
    bars = (len(figure.bars) for figure in found if isinstance(figure, ThreadBars))
    return kinds == [kind for kind in USUAL if kind in kinds] and max(bars, default=0) <= USUAL_BARS


def _flow(leaf: Leaf, found: Sequence[FigureStory]) -> Iterator[Item]:
    """Yield figures one below the other, narrow ones beside each other; LayoutError when the page is full."""
    line, column, deepest = AREA_AT, 1, AREA_AT
    for figure in found:
        columns = _columns(leaf, figure)
        if column > 1:
            # The next place that is a multiple of the figure's own width, if one is left in this row.
            column = 1 + -(-(column - 1) // columns) * columns
        if column - 1 + columns > leaf.grid.format.columns:
            line, column = deepest + BETWEEN, 1
        with located(leaf, figure.place):
            items, height = _at_line(leaf, figure, line, column, columns)
        yield from items
        end = line + math.ceil(height / LINE)
        if leaf.grid.y(end) > leaf.grid.note - LINE * (len(leaf.section.notes) + 0.5):
            what = f"page {leaf.number} ({leaf.section.kind}): this figure does not fit under the others"
            raise LayoutError.of(
                "overset", what, "move it to a section of its own, or make charts narrower", figure.place
            )
        deepest, column = max(deepest, end), column + columns


def _columns(leaf: Leaf, figure: FigureStory) -> int:
    """Return how many columns a figure takes; where a grid has no thirds, a third is a half."""
    columns = leaf.grid.format.columns
    if not isinstance(figure, ChartStory) or figure.width == "full":
        return columns
    return columns // 3 if figure.width == "third" and columns % 3 == 0 else columns // 2


def _at_line(
    leaf: Leaf, figure: FigureStory, line: float, column: int, columns: int
) -> tuple[Sequence[Item], float]:
    """Return a figure's items with its top on ``line``, and its height in points."""
    match figure:
        case PartOfWhole():
            return _area(leaf, figure, line)
        case TwinFigure():
            return _twin(leaf, figure, line + 1), (TWIN_DROP + 2) * LINE
        case ThreadBars():
            return _bars(leaf, figure, line + 1)
        case ChartStory():
            width = leaf.grid.span(columns)
            shown = exhibit(leaf, figure, leaf.grid.x(column), leaf.grid.y(line) - LINE, width)
            return shown.items, shown.height - LINE


def _dress(leaf: Leaf, style: str) -> Dress:
    return dress(leaf, style, {language: x - leaf.grid.left for language, x in leaf.axes.items()})


def _placed(leaf: Leaf, chart: Chart, line: float, finding: Words) -> tuple[Item, ...]:
    """Return a chart with its top on ``line`` as a figure that says its ``finding`` and values."""
    x, y = leaf.grid.left, leaf.grid.y(line)
    alt = asides.chart(finding.only(leaf.languages), chart.alt)
    return told(chart, alt, x, y)


def _area(leaf: Leaf, figure: PartOfWhole, line: float) -> tuple[Sequence[Item], float]:
    spec = PartSpec(
        figure.part,
        figure.whole,
        scales_of(figure, leaf.languages),
        tuple(figure.part_label.only(leaf.languages)),
        tuple(figure.whole_label.only(leaf.languages)),
    )
    with located(leaf, figure.place):
        chart = part_of_whole(spec, _dress(leaf, "chart_label"), leaf.typesetter, leaf.grid.measure)
    return _placed(leaf, chart, line, leaf.section.title), chart.drawing.height


def _bars(leaf: Leaf, figure: ThreadBars, line: float) -> tuple[Sequence[Item], float]:
    own = leaf.languages
    bars = tuple(
        ThreadBar(bar.value, tuple(bar.label.only(own)), bar.printed, tuple(bar.said.only(own)))
        for bar in figure.bars
    )
    with located(leaf, figure.place):
        spec = BarsSpec(scales_of(figure, own), bars)
        chart = thread_bars(spec, _dress(leaf, "label"), leaf.typesetter, leaf.grid.measure)
    items = [*_head(leaf, figure.title, line), *_placed(leaf, chart, line + 1, figure.title)]
    return items, chart.drawing.height + 2 * LINE


def _twin(leaf: Leaf, figure: TwinFigure, line: float) -> list[Item]:
    items = _head(leaf, figure.title, line)
    y = leaf.grid.y(line + TWIN_DROP)
    step = step_for(leaf, figure.cell.digits, "figure_xl2", leaf.half, figure.title)
    for language, digits in figure.cell.digits:
        if language in leaf.axes:
            x, ink = leaf.axes[language], leaf.ink("deep")
            items.append(measured(leaf, digits, language, step, x, y, ink))
    return items


def _head(leaf: Leaf, title: Words, line: float) -> list[Item]:
    """Return a title with a rule one line above it, in each language's half."""
    y = leaf.grid.y(line)
    rules = [leaf.rule(x, y - LINE, leaf.half) for x in leaf.axes.values()]
    return [*rules, *leaf.pair(title, "body_strong", y, "deep", role="H2", limit=y + LINE).items]
