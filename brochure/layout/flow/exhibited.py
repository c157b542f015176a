"""Charts in the flow: their title, drawing, unit and source as one piece, narrow ones beside each other.

Blocks and a setter in, pieces out. A chart whose labels do not fit beside each other has them stacked; one
that is too narrow for that is told as a list of facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from brochure.charts.chart import Chart, Dress
from brochure.charts.part_of_whole import PartOfWhole as PartSpec
from brochure.charts.part_of_whole import part_of_whole
from brochure.charts.thread_bars import ThreadBar, thread_bars
from brochure.charts.thread_bars import ThreadBars as BarsSpec
from brochure.compose import asides
from brochure.compose import blocks as b
from brochure.compose.parts import ChartCell, ChartStory, FigureStory, PartOfWhole, ThreadBars, TwinFigure
from brochure.compose.words import NOTHING, Row, Words
from brochure.display import Item
from brochure.errors import BrochureError, LayoutError, Place
from brochure.layout.data_tables import told
from brochure.layout.designs.exhibits import CHART, MEASURE, SOURCE, TITLE, dress_in, scales_of, tabled
from brochure.layout.flow.cells import figures_piece
from brochure.layout.flow.facts import fact_list
from brochure.layout.flow.piece import Cut, Piece, snapped, turned
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.flow.tables import table
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.spoken import spoken
from brochure.units import mm

SHARES = {"full": 1, "half": 2, "third": 3}
NARROWEST = mm(50)  # a chart is not narrower, or takes a larger share of the page
OWN_INKS = (
    "deep", "accent", "mid", "mid_dark", "mist", "paper", "accent_light", "text", "secondary", "hairline",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A chart with its words in a column or across the page; one for each group of languages shown."""

    charts: tuple[tuple[tuple[str, ...], Chart], ...]
    finding: Words
    title: Stack | Tracked | None
    measure: Stack | Tracked | None
    source: Stack | Tracked | None
    dx: float
    width: float

    @property
    def head(self) -> float:
        """From the piece's top to the drawing's, points."""
        if self.title is None:
            return 0.0
        head = TITLE + _drop(self.title)
        if self.measure:
            head += MEASURE + _drop(self.measure)
            return head + CHART
        return head + LINE

    @property
    def tallest(self) -> float:
        """The height of the drawing; on facing pages of the taller one, so that what follows lies level."""
        return max(chart.drawing.height for _, chart in self.charts)

    @property
    def height(self) -> float:
        """The height of all, points."""
        height = self.head + self.tallest
        return height + (SOURCE + _drop(self.source) if self.source else 0.0)


def _drop(words: Stack | Tracked) -> float:
    return words.drop if isinstance(words, Stack) else words.height - words.leading


@dataclass(frozen=True, slots=True)
class Exhibits:
    """Charts beside each other."""

    drawn: tuple[_Drawn, ...]

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the charts."""
        return tuple(item for each in self.drawn for item in _shown(leaf, each, cut))


def _shown(leaf: Leaf, each: _Drawn, cut: Cut) -> list[Item]:
    x, top = leaf.grid.left + each.dx, cut.tops[0]
    items: list[Item] = []
    if each.title is not None:
        if isinstance(each.title, Tracked) and each.title.tracks.parallel:
            tracks = each.title.tracks.tracks
            items += [leaf.rule(x + track.dx, top, track.width) for track in tracks]
        else:
            items.append(leaf.rule(x, top, each.width))
        y = top + TITLE
        items += _said(leaf, each.title, x, y, "deep", cut, "H3")
        y += _drop(each.title)
        if each.measure:
            items += _said(leaf, each.measure, x, y + MEASURE, "secondary", cut)
    y = top + each.head
    chart = next((c for tags, c in each.charts if set(tags) & set(cut.shown)), each.charts[0][1])
    alt = Words(tuple(pair for pair in chart.alt if pair[0] in cut.shown) or chart.alt)
    items += told(chart, alt, x, y)
    if each.source:
        items += _said(leaf, each.source, x, y + each.tallest + SOURCE, "secondary", cut)
    return items


def _said(
    leaf: Leaf, words: Stack | Tracked, x: float, y: float, ink: str, cut: Cut, role: Any = "P"
) -> tuple[Item, ...]:
    if isinstance(words, Tracked):
        return words.at(leaf.grid.left, y, inks(leaf, ink), cut.shown, role)
    return words.at(x, y, inks(leaf, ink), cut.shown, role)


def charts(blocks: Sequence[b.Chart], setter: Setter) -> list[Piece]:
    """Return charts as pieces, one a row of charts."""
    pieces: list[Piece] = []
    row: list[tuple[_Drawn, Place | None]] = []
    for block in blocks:
        if isinstance(block.figure, TwinFigure):
            pieces.append(figures_piece(b.Figures((block.figure.cell,)), setter))
            continue
        width = _width(block.figure, setter)
        dx = row[-1][0].dx + row[-1][0].width + setter.tracks.gutter if row else 0.0
        if row and dx + width > setter.tracks.measure + 0.01:
            pieces.append(_piece(row))
            row, dx = [], 0.0
        place = getattr(block.figure, "place", None)
        try:
            row.append((_fitting(block.figure, setter, dx, width), place))
        except LayoutError:
            if row:
                pieces.append(_piece(row))
                row = []
            pieces += _across(block.figure, setter, place)
        except BrochureError as error:
            raise error.placed(place) from error
    return [*pieces, _piece(row)] if row else pieces


def _fitting(figure: FigureStory, setter: Setter, dx: float, width: float) -> _Drawn:
    """Return a chart in ``width``; LayoutError when it can not be drawn so, or is higher than a page."""
    drawn = _drawn(figure, setter, dx, width)
    if drawn.height > setter.room:
        raise LayoutError.of("overset", "this chart is higher than a page")
    return drawn


def _across(figure: FigureStory, setter: Setter, place: Place | None) -> list[Piece]:
    """Return a chart that its width does not hold across the page, or else told as facts.

    A figure of the user's own has no facts to tell: its error stands, with its place.
    """
    try:
        return [_piece([(_fitting(figure, setter, 0.0, setter.tracks.measure), place)])]
    except LayoutError as error:
        if isinstance(figure, ChartStory) and figure.own is not None:
            raise error.placed(place) from error
        return turned(_told(figure, setter), f"a chart is told as facts, since {error.findings[0].what}")


def _piece(row: Sequence[tuple[_Drawn, Place | None]]) -> Piece:
    height = max(drawn.height for drawn, _ in row)
    return Piece(
        (snapped(height, 5.0),),
        (0.0,),
        Exhibits(tuple(drawn for drawn, _ in row)),
        above=2.5 * LINE,
        below=2.5 * LINE,
        place=row[0][1],
        what="chart",
    )


def _width(figure: FigureStory, setter: Setter) -> float:
    """Return a chart's width: the part of the page that it asks for, or the next larger that holds it."""
    tracks = setter.tracks
    if not isinstance(figure, ChartStory):
        return tracks.measure
    for parts in range(SHARES[figure.width], 1, -1):
        width = (tracks.measure - (parts - 1) * tracks.gutter) / parts
        if width >= NARROWEST:
            return width
    return tracks.measure


def _drawn(figure: FigureStory, setter: Setter, dx: float, width: float) -> _Drawn:
    """Return a chart with its words; raises LayoutError when it can not be drawn in ``width``."""
    wide = width > setter.tracks.measure - 0.01 and setter.tracks.parallel

    def set_words(words: Words, style: str) -> Stack | Tracked | None:
        if not words:
            return None
        return setter.tracked(words, style) if wide else setter.stack(words, style, width)

    made: tuple[tuple[tuple[str, ...], Chart], ...]
    if setter.apart:
        made = tuple(
            ((tag,), _chart(spoken(figure, (tag,)), setter, (tag,), width, False))
            for tag in setter.tracks.languages
        )
    else:
        made = ((setter.tracks.languages, _either(figure, setter, width, wide)),)
    match figure:
        case ChartStory():
            head = set_words(figure.title, "body_strong")
            measure, source = set_words(figure.measure, "label"), set_words(figure.source, "note")
            return _Drawn(made, figure.title, head, measure, source, dx, width)
        case ThreadBars():
            return _Drawn(made, figure.title, set_words(figure.title, "body_strong"), None, None, dx, width)
        case _:
            return _Drawn(made, NOTHING, None, None, None, dx, width)


def _either(figure: FigureStory, setter: Setter, width: float, wide: bool) -> Chart:
    """Return a chart with labels on the axes; where they do not fit, one under the other."""
    languages = setter.tracks.languages
    if wide:
        try:
            return _chart(figure, setter, languages, width, True)
        except LayoutError:
            pass
    return _chart(figure, setter, languages, width, False)


def _chart(
    figure: FigureStory, setter: Setter, languages: tuple[str, ...], width: float, wide: bool
) -> Chart:
    """Return a chart drawn once for all who ask for the same."""
    key = (figure, languages, width, wide)
    found = setter.memo.get(key)
    if found is None:
        found = setter.memo[key] = _made(figure, setter, languages, width, wide)
    assert isinstance(found, Chart)
    return found


def _made(figure: FigureStory, setter: Setter, languages: tuple[str, ...], width: float, wide: bool) -> Chart:
    axes = {tag: setter.tracks.of(tag).dx if wide else 0.0 for tag in languages}
    theme, typesetter = setter.studio.theme, setter.studio.typesetter

    def dressed(style: str) -> Dress:
        return dress_in(theme, languages, style, axes)

    match figure:
        case PartOfWhole():
            spec = PartSpec(
                figure.part, figure.whole, scales_of(figure, languages), tuple(figure.part_label),
                tuple(figure.whole_label),
            )  # fmt: skip
            chart = part_of_whole(spec, dressed("chart_label"), typesetter, width)
            return replace(chart, alt=tuple(chart.alt))
        case ThreadBars():
            bars = tuple(
                ThreadBar(bar.value, tuple(bar.label), bar.printed, tuple(bar.said)) for bar in figure.bars
            )
            chart = thread_bars(
                BarsSpec(scales_of(figure, languages), bars), dressed("label"), typesetter, width
            )
            return replace(chart, alt=asides.chart(figure.title, chart.alt).said)
        case ChartStory(own=None):
            from brochure.charts.draw import draw

            return draw(figure.kind, tabled(figure), dressed("label"), typesetter, width)
        case ChartStory(own=own):
            from brochure.charts.own import own_figure

            assert own is not None
            found = {role: theme.ink(role) for role in OWN_INKS}
            size = (width, mm(own.height_mm))
            drawn = own_figure(own.file, own.function, found, languages, typesetter, size)
            return Chart(drawn, own.alt.said)
        case _:
            raise AssertionError("a twin figure is no chart")


def _told(figure: FigureStory, setter: Setter) -> list[Piece]:
    """Return a chart that is too wide as facts."""
    match figure:
        case ThreadBars():
            rows = tuple(Row(bar.label, bar.said) for bar in figure.bars)
            return [fact_list(b.FactList(rows, figure.title), setter)]
        case PartOfWhole():
            rows = (Row(figure.part_label, NOTHING), Row(figure.whole_label, NOTHING))
            return [fact_list(b.FactList(rows), setter)]
        case ChartStory():
            columns = tuple(b.Column(words, "decimal") for words in figure.columns)
            label = b.Column(Words(tuple((tag, "") for tag in setter.tracks.languages)))
            rows_ = tuple(
                b.TableRow((row.label, *(_amount(cell) for cell in row.cells))) for row in figure.rows
            )
            block = b.Table(
                (label, *columns), (b.RowGroup(NOTHING, rows_),), figure.title, figure.source, figure.place
            )
            return table(block, setter)
        case _:
            return []


def _amount(cell: ChartCell | bool | None) -> b.Amount | bool | None:
    return b.Amount(cell.value, cell.said, cell.high) if isinstance(cell, ChartCell) else cell
