"""Every kind of chart in all themes, editions and widths, judged by what stands in its drawing."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from chart_samples import paths, runs
from gallery import EDITIONS, THEMES, WIDTHS, chart, charts, story, theme

from brochure.charts.chart import Chart
from brochure.charts.clearance import labels_of
from brochure.charts.draw import KINDS, draw
from brochure.compose.fitness import KINDS as NAMED
from brochure.compose.parts import ChartStory
from brochure.geometry import Rect, bounds
from brochure.layout.designs.exhibits import dress_in, tabled
from brochure.text.typesetter import Typesetter
from brochure.units import mm

EVERY = [(name, "columns", width) for name in THEMES for width in WIDTHS]
EVERY += [("wuling", edition, width) for edition in EDITIONS[1:] for width in WIDTHS]


def drawn(one: ChartStory, typesetter: Typesetter, look: str, edition: str, width: int) -> Chart:
    languages = story(edition).languages
    wide = width == WIDTHS[-1]
    axes = {tag: mm(90) * index * wide for index, tag in enumerate(languages)}
    worn = dress_in(theme(look), languages, "label", axes)
    return draw(one.kind, tabled(one), worn, typesetter, mm(width))


def test_the_gallery_shows_every_kind() -> None:
    """No kind is missing in the gallery, in the engine, or among the names that data may use."""
    assert {one.kind for one in charts("columns")} == set(KINDS) == set(NAMED)


@pytest.mark.parametrize(("look", "edition", "width"), EVERY)
def test_words_have_room(typesetter: Typesetter, look: str, edition: str, width: int) -> None:
    """No label meets another or leaves the frame, none is under 6.5 pt: asked again here, of the items alone."""
    for one in charts(edition):
        chart = drawn(one, typesetter, look, edition, width)
        frame = Rect(0, 0, chart.drawing.width, chart.drawing.height).grown(0.75)
        labels = list(labels_of(chart.drawing.items))
        assert labels
        assert chart.drawing.width == pytest.approx(mm(width), abs=0.001)
        for label in labels:
            assert frame.contains(label.box), (one.kind, label.text)
            assert label.size >= 6.5
        for a, b in combinations(labels, 2):
            assert not a.box.overlaps(b.box, 0.1), (one.kind, a.text, b.text)


@pytest.mark.parametrize("look", THEMES)
def test_inks_are_the_themes(typesetter: Typesetter, look: str) -> None:
    """Marks and words stand in the theme's inks, type in the brochure's two families."""
    known = set(theme(look).inks.values())
    for one in charts("columns"):
        items = drawn(one, typesetter, look, "columns", 86).drawing.items
        used = {ink for path in paths(items) for ink in (path.fill, path.stroke) if ink is not None}
        assert used | {run.ink for run in runs(items)} <= known, one.kind
        assert {run.face.name for run in runs(items)} <= {
            face.name
            for face in (
                typesetter.fonts.face("sans", script, weight)
                for script, weight in product(("Latn", "Hani"), (400, 700))
            )
        }


def test_marks_stay_in_the_frame(typesetter: Typesetter) -> None:
    """What is drawn reaches no further than half a thread beyond the chart's edges."""
    for one, width in product(charts("columns"), WIDTHS):
        chart = drawn(one, typesetter, "wuling", "columns", width)
        frame = Rect(0, 0, chart.drawing.width, chart.drawing.height).grown(1.3)
        for path in paths(chart.drawing.items):
            box = bounds(path.segments)
            assert box is not None and frame.contains(box), (one.kind, width, box)


def test_every_chart_is_said_in_words(typesetter: Typesetter) -> None:
    """The alternative text opens with the finding and holds every value; the table holds every cell."""
    for one in charts("columns"):
        chart = drawn(one, typesetter, "wuling", "columns", 176)
        assert [tag for tag, _ in chart.alt] == [tag for tag, _ in chart.table] == ["en", "zh-Hans"]
        for (tag, alt), (_, rows) in zip(chart.alt, chart.table, strict=True):
            assert alt.startswith(one.title.get(tag))
            table = tabled(one)
            cells = [cell for row in table.rows for cell in row.cells]
            assert len(rows) == len(table.rows) + bool(table.columns)
            assert len({len(row) for row in rows}) == 1
            for cell in cells:
                if cell is not None and not isinstance(cell, bool):
                    said = dict(cell.said)[tag]
                    assert said in alt
                    assert any(said in row for row in rows)


def test_alternative_text_of_bars(typesetter: Typesetter) -> None:
    """In full, in both languages, the largest first."""
    alt = dict(drawn(chart("bars"), typesetter, "wuling", "columns", 86).alt)
    assert alt["en"].replace("\u00a0", " ") == (
        "Textiles lead the park's output. Textiles and garments: RMB 5.1 billion; New materials: RMB 4.2 billion; "
        "Biomedicine: RMB 2.05 billion; Environment: RMB 1.3 billion; Food processing: RMB 900 million."
    )
    assert alt["zh-Hans"] == (
        "轻纺服装产值居首。轻纺服装：51亿元；新材料：42亿元；生物医药：20.5亿元；节能环保：13亿元；农副产品加工：9亿元。"
    )


def test_a_matrix_is_said_by_its_marks(typesetter: Typesetter) -> None:
    """A row names the columns that hold; its table marks them."""
    told = drawn(chart("matrix"), typesetter, "wuling", "columns", 86)
    assert "Textiles and garments: Centre, South;" in dict(told.alt)["en"]
    assert dict(told.table)["en"][2] == ("Textiles and garments", "", "●", "●", "")


def test_a_chart_is_drawn_once(typesetter: Typesetter) -> None:
    """The same content, made anew, comes from memory; other words or another width do not."""
    one, same = (drawn(chart("bars"), typesetter, "wuling", "columns", 86) for _ in range(2))
    assert one is same
    assert drawn(chart("bars"), typesetter, "wuling", "columns", 56) is not one
    assert drawn(chart("bars", "en"), typesetter, "wuling", "en", 86) is not one
    assert drawn(chart("bars"), typesetter, "civic", "columns", 86) is not one


def test_bars_are_to_scale(typesetter: Typesetter) -> None:
    """Lengths are to each other as amounts are, from zero, the largest first, one bar in accent."""
    shown = drawn(chart("bars"), typesetter, "wuling", "columns", 86)
    boxes = [(bounds(path.segments), path.fill) for path in paths(shown.drawing.items)]
    widths = [box.width for box, _ in boxes if box is not None]
    assert [width / widths[0] for width in widths] == pytest.approx(
        [1, 42 / 51, 20.5 / 51, 13 / 51, 9 / 51], abs=1e-3
    )
    accent = theme("wuling").ink("accent")
    assert [ink == accent for _, ink in boxes] == [True, False, False, False, False]


def test_a_thread_is_what_the_note_says(typesetter: Typesetter) -> None:
    """Travel bars: as many threads as the amount divided by what the note says, in both languages' words."""
    shown = drawn(chart("travel_bars"), typesetter, "wuling", "columns", 86)
    counts = [len(path.segments) for path in paths(shown.drawing.items)]
    assert counts == [2, 4, 14, 22, 30]
    labels = [label.text.replace("\u00a0", " ") for label in labels_of(shown.drawing.items)]
    assert "One thread is 5 min" in labels
    assert "一根线为5分钟" in labels


def test_values_in_two_languages_are_said_once_where_they_agree(typesetter: Typesetter) -> None:
    """RMB 5.1 billion stands with 51亿元 behind it; 41 % and 41% stand once."""
    billions = [
        label.text
        for label in labels_of(drawn(chart("bars"), typesetter, "wuling", "columns", 86).drawing.items)
    ]
    assert "51亿元" in billions
    shares = [
        label.text
        for label in labels_of(drawn(chart("treemap"), typesetter, "wuling", "columns", 86).drawing.items)
    ]
    assert sum("41" in text for text in shares) == 1
