"""Area, output and growth: thread charts and a twin figure, each in its own place down the page."""

from __future__ import annotations

from brochure.charts.chart import Chart, Dress
from brochure.charts.part_of_whole import PartOfWhole as PartSpec
from brochure.charts.part_of_whole import part_of_whole
from brochure.charts.thread_bars import ThreadBar, thread_bars
from brochure.charts.thread_bars import ThreadBars as BarsSpec
from brochure.compose import asides
from brochure.compose.story import PartOfWhole, PerformanceBody, ThreadBars, TwinFigure, Words
from brochure.display import Item
from brochure.geometry import Rect
from brochure.layout.figures import figures
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.text.style import TextStyle

AREA_AT = 9.0  # the top of the part-of-whole chart: its label lies one line below
TWIN_AT = 25.0  # the title of a twin figure; its rule lies one line above, its digits below
TWIN_DROP = 4.5
BARS_AT = 33.0  # the title of the bars; the first bar's label lies two lines below


def performance(leaf: Leaf, body: PerformanceBody) -> tuple[Item, ...]:
    """Return the page: part and whole, twin figure, bars, in this order from top to foot."""
    items: list[Item] = [*leaf.running_head(), *leaf.title(leaf.section.title).items]
    for figure in body.figures:
        match figure:
            case PartOfWhole():
                items += _area(leaf, figure)
            case TwinFigure():
                items += _twin(leaf, figure)
            case ThreadBars():
                items += _bars(leaf, figure)
    return (*items, *leaf.notes(leaf.section.notes).items)


def _dress(leaf: Leaf, style: str) -> Dress:
    left = leaf.grid.left

    def styles(name: str) -> dict[str, TextStyle]:
        return {language: leaf.theme.style(name, language) for language in leaf.languages}

    return Dress(
        deep=leaf.ink("deep"),
        accent=leaf.ink("accent"),
        mid=leaf.ink("mid"),
        words=leaf.ink("deep" if style == "chart_label" else "text"),
        secondary=leaf.ink("secondary"),
        hairline=leaf.ink("hairline"),
        label=styles(style),
        strong=styles("label_strong"),
        note=styles("note"),
        entry=styles("entry_head"),
        value=leaf.theme.style("value", leaf.languages[0]),
        axes={language: x - left for language, x in leaf.axes.items()},
    )


def _placed(leaf: Leaf, chart: Chart, line: float, finding: Words) -> tuple[Item, ...]:
    """Return a chart with its top on ``line`` as a figure that says its ``finding`` and values."""
    x, y = leaf.grid.left, leaf.grid.y(line)
    box = Rect(x, y, chart.drawing.width, chart.drawing.height)
    return figures((chart.drawing.at(x, y),), asides.chart(finding, chart.alt), box)


def _area(leaf: Leaf, figure: PartOfWhole) -> tuple[Item, ...]:
    spec = PartSpec(
        figure.part,
        figure.whole,
        figure.threads_per_unit,
        tuple(figure.part_label),
        tuple(figure.whole_label),
    )
    chart = part_of_whole(spec, _dress(leaf, "chart_label"), leaf.typesetter, leaf.grid.measure)
    return _placed(leaf, chart, AREA_AT, leaf.section.title)


def _bars(leaf: Leaf, figure: ThreadBars) -> list[Item]:
    bars = tuple(ThreadBar(bar.value, tuple(bar.label), bar.printed, tuple(bar.said)) for bar in figure.bars)
    chart = thread_bars(
        BarsSpec(figure.step, bars), _dress(leaf, "label"), leaf.typesetter, leaf.grid.measure
    )
    return [*_head(leaf, figure.title, BARS_AT), *_placed(leaf, chart, BARS_AT + 1, figure.title)]


def _twin(leaf: Leaf, figure: TwinFigure) -> list[Item]:
    items = _head(leaf, figure.title, TWIN_AT)
    y = leaf.grid.y(TWIN_AT + TWIN_DROP)
    for language, digits in figure.cell.digits:
        x, ink = leaf.axes[language], leaf.ink("deep")
        items.append(leaf.figure(digits, language, "figure_xl2", "unit_l", x, y, ink))
    return items


def _head(leaf: Leaf, title: Words, line: float) -> list[Item]:
    """Return a title with a rule one line above it, in each language's half."""
    y = leaf.grid.y(line)
    rules = [leaf.rule(x, y - LINE, leaf.half) for x in leaf.axes.values()]
    return [*rules, *leaf.pair(title, "body_strong", y, "deep", role="H2").items]
