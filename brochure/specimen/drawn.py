"""The page of what is drawn: charts, the six patterns, a strip of ridges at the foot."""

from __future__ import annotations

from brochure.art import ridges
from brochure.art.patterns import MOTIFS, pattern
from brochure.compose.words import Words
from brochure.display import Item, artifact
from brochure.geometry import Rect
from brochure.layout.designs.exhibits import dress_in
from brochure.layout.figures import figures
from brochure.layout.format import LINE
from brochure.specimen.sheet import EN, ZH, Sheet, both
from brochure.units import mm

TITLE = both("Charts and patterns", "图表与图案")
BARS_AT = 8.4
CHARTS_AT = 19.4
TILES_AT = 31.0
CREST = mm(60)  # of the strip, from the foot
Said = tuple[tuple[str, str], ...]
ROWS = (
    (both("New materials", "新材料"), (31.0, 36.0, 42.0)),
    (both("Biomedicine", "生物医药"), (24.0, 25.0, 29.0)),
    (both("Textiles", "轻纺服装"), (18.0, 19.0, 17.0)),
)
YEARS = (2023.0, 2024.0, 2025.0)


def drawn(sheet: Sheet) -> list[Item]:
    """Return the page. The figures are of no park: they show how charts look."""
    from brochure.charts.chart import Chart
    from brochure.charts.draw import draw
    from brochure.charts.table import Amount, Row, Table
    from brochure.charts.thread_bars import ThreadBar, ThreadBars, thread_bars

    leaf = sheet.leaf
    axes = {language: x - leaf.grid.left for language, x in leaf.axes.items()}
    wide = dress_in(leaf.theme, leaf.languages, "label", axes)
    narrow = dress_in(leaf.theme, leaf.languages, "label", dict.fromkeys(leaf.languages, 0.0))

    def amount(value: float) -> Amount:
        return Amount(value, ((EN, f"{value:.0f}"), (ZH, f"{value:.0f}")))

    rows = tuple(
        Row(label.said, tuple(map(amount, values)), index == 0) for index, (label, values) in enumerate(ROWS)
    )
    years: tuple[Said, ...] = tuple(((EN, f"{y:.0f}"), (ZH, f"{y:.0f}")) for y in YEARS)
    last = tuple(Row(row.label, row.cells[-1:], row.accented) for row in rows)
    shares = Table(last, finding=both("Shares", "占比").said)
    series = Table(rows, years, YEARS, finding=both("Three years", "三年").said)
    bars = ThreadBars(
        ((0.1, ()),),
        tuple(ThreadBar(v, w.said, f"+{v:g} %") for v, w in ((10.7, ROWS[0][0]), (7.3, ROWS[1][0])))
    )  # fmt: skip

    def placed(chart: Chart, x: float, y: float) -> tuple[Item, ...]:
        box = Rect(x, y, chart.drawing.width, chart.drawing.height)
        return figures((chart.drawing.at(x, y),), Words(chart.alt), box)

    half = leaf.half
    made = [*sheet.furniture()]
    made += placed(thread_bars(bars, wide, leaf.typesetter, leaf.grid.measure), sheet.x(1), sheet.y(BARS_AT))
    for kind, table, x in (("line", series, sheet.x(1)), ("bars", shares, leaf.axes[ZH])):
        made.append(leaf.rule(x, sheet.y(CHARTS_AT - 1.4), half))
        made += placed(draw(kind, table, narrow, leaf.typesetter, half), x, sheet.y(CHARTS_AT))
    return [_strip(sheet), *made, *_tiles(sheet)]


def _tiles(sheet: Sheet) -> list[Item]:
    """Return a small tile of every pattern, its name under it."""
    leaf = sheet.leaf
    names = list(MOTIFS)[:6]
    side = leaf.grid.span(2)
    items: list[Item] = [leaf.rule(sheet.x(1), sheet.y(TILES_AT) - 0.9 * LINE, leaf.grid.measure)]
    for index, motif in enumerate(names):
        x, y = sheet.x(1 + 2 * index), sheet.y(TILES_AT)
        drawing = pattern(motif, side, leaf.studio.ridges.seed, leaf.palette, scale=2.0)
        items.append(artifact(drawing.at(x, y)))
        items.append(sheet.say(motif, "label", x, y + side + 11, "secondary"))
    return items


def _strip(sheet: Sheet) -> Item:
    leaf = sheet.leaf
    _, height, _ = leaf.trim
    return leaf.backdrop(ridges.strip(leaf.studio.ridges, leaf.palette, *leaf.trim, height - CREST))
