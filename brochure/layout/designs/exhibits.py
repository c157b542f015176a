"""A chart with its title, unit, date and source, set into the width that the data ask for.

A chart's story and a place on a leaf in, items and the height that they take out. Knows no kind of chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from brochure.charts.chart import Chart, Dress, Scales
from brochure.charts.table import Amount, Cell, Range, Row, Table
from brochure.compose.parts import ChartCell, ChartRow, ChartStory, PartOfWhole, ThreadBars
from brochure.compose.words import Words
from brochure.display import Item
from brochure.errors import BrochureError, Place
from brochure.layout.data_tables import told
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.spoken import spoken
from brochure.layout.theme import Theme
from brochure.units import mm

TITLE = LINE  # from the rule to the title's baseline
MEASURE = 12.5  # from the title's last baseline to the one of unit and date
CHART = 14.0  # from there to the chart's top
SOURCE = 19.0  # from the chart's foot to the source's baseline


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The items of one chart and what it needs of the page, points."""

    items: tuple[Item, ...]
    height: float


def exhibit(leaf: Leaf, story: ChartStory, x: float, y: float, width: float) -> Exhibit:
    """Return a chart with a rule on top at ``y``; LayoutError, with its place in the data, without room."""
    if leaf.apart:
        story = spoken(story, leaf.languages)
    wide = width > leaf.half + 1 and len(leaf.languages) > 1
    items: list[Item] = []
    if wide:
        items += [leaf.rule(start, y, leaf.half) for start in leaf.axes.values()]
    else:
        items.append(leaf.rule(x, y, width))
    last = _words(leaf, items, story.title, "body_strong", x, y + TITLE, width, wide)
    last = _words(leaf, items, story.measure, "label", x, last + MEASURE, width, wide)
    top = last + CHART
    with located(leaf, story.place):
        chart = _drawn(leaf, story, width, wide)
    items += told(chart, Words(chart.alt, story.place), x, top)
    last = top + chart.drawing.height + SOURCE
    last = _words(leaf, items, story.source, "note", x, last, width, wide)
    return Exhibit(tuple(items), last - y)


def dress(leaf: Leaf, style: str, axes: Mapping[str, float]) -> Dress:
    """Return how a chart on this leaf is dressed; ``style`` is its labels', ``axes`` where they start."""
    return dress_in(leaf.theme, leaf.languages, style, axes)


def dress_in(theme: Theme, languages: Sequence[str], style: str, axes: Mapping[str, float]) -> Dress:
    """Return how a chart is dressed in a theme."""
    return Dress(
        deep=theme.ink("deep"),
        accent=theme.ink("accent"),
        mid=theme.ink("mid"),
        words=theme.ink("deep" if style == "chart_label" else "text"),
        secondary=theme.ink("secondary"),
        hairline=theme.ink("hairline"),
        label={tag: theme.style(style, tag) for tag in languages},
        strong={tag: theme.style("label_strong", tag) for tag in languages},
        note={tag: theme.style("note", tag) for tag in languages},
        entry={tag: theme.style("entry_head", tag) for tag in languages},
        value=theme.style("value", languages[0]),
        axes=axes,
    )


def scales_of(figure: PartOfWhole | ThreadBars, languages: Sequence[str]) -> Scales:
    """Return what a thread of a figure may stand for, said in ``languages``, as a chart takes it."""
    return tuple((amount, words.only(languages).said) for amount, words in figure.scales)


def tabled(story: ChartStory) -> Table:
    """Return what a chart is drawn from."""
    return Table(
        tuple(_row(row) for row in story.rows),
        tuple(column.said for column in story.columns),
        story.times,
        tuple((step, words.said) for step, words in story.threads),
        story.title.plain.said,
    )


def _words(
    leaf: Leaf, items: list[Item], words: Words, style: str, x: float, y: float, width: float, wide: bool
) -> float:
    """Place words at the axes or one under the other; return the last baseline."""
    title = style == "body_strong"
    ink = "deep" if title else "secondary"
    if wide:
        placed = leaf.pair(words, style, y, ink, role="H2" if title else "P")
    else:
        placed = leaf.stack(words, style, x, y, width, (ink,), role="H2" if title else "P")
    items += placed.items
    return placed.last


def _drawn(leaf: Leaf, story: ChartStory, width: float, wide: bool) -> Chart:
    """Return the chart, dressed for its width."""
    left = leaf.grid.left
    axes = {tag: at - left if wide else 0.0 for tag, at in leaf.axes.items()}
    if story.own is not None:
        return _own(leaf, story, width)
    from brochure.charts.draw import draw

    return draw(story.kind, tabled(story), dress(leaf, "label", axes), leaf.typesetter, width)


def _row(row: ChartRow) -> Row:
    return Row(row.label.said, tuple(_cell(cell) for cell in row.cells), row.accented)


def _cell(cell: ChartCell | bool | None) -> Cell:
    if not isinstance(cell, ChartCell):
        return cell
    if cell.high is None:
        return Amount(cell.value, cell.said.said)
    return Range(cell.value, cell.high, cell.said.said)


def _own(leaf: Leaf, story: ChartStory, width: float) -> Chart:
    """Return what the user's own function draws."""
    from brochure.charts.own import own_figure

    own = story.own
    assert own is not None
    roles = (
        "deep",
        "accent",
        "mid",
        "mid_dark",
        "mist",
        "paper",
        "accent_light",
        "text",
        "secondary",
        "hairline",
    )
    inks = {role: leaf.ink(role) for role in roles}
    size = (width, mm(own.height_mm))
    drawn = own_figure(own.file, own.function, inks, leaf.languages, leaf.typesetter, size)
    return Chart(drawn, own.alt.said)


@contextmanager
def located(leaf: Leaf, place: Place | None) -> Iterator[None]:
    """Give every error of a chart the page it was for and the chart's place in the data."""
    try:
        yield
    except BrochureError as error:
        page = f"page {leaf.number} ({leaf.section.kind}): "
        found = (
            replace(f, what=f"{page}{f.what.removeprefix(page)}", place=f.place or place)
            for f in error.findings
        )
        raise type(error)(*found) from error
