"""Charts from the data: the kind that suits, what is refused and where, tables in every encoding."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from gallery import FOLDER

from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.compose.fitness import chosen
from brochure.compose.parts import ChartStory
from brochure.compose.story import PerformanceBody
from brochure.errors import DataError
from brochure.load import load
from brochure.model.sections import Chart, Performance
from brochure.pipeline import Wish, build

HEAD = """- kind: performance
  running_head: {en: Figures, zh-Hans: 数据}
  title: {en: Figures, zh-Hans: 数据}
  figures:
    - kind: chart
      title: {en: It grows, zh-Hans: 增长}
      source: {en: invented, zh-Hans: 虚构}
      as_of: "2025"
"""
ROW = "        - {label: {en: Silk, zh-Hans: 丝绸}, "


def park(folder: Path, chart: str, facts: str = "") -> Path:
    """Write a brochure of one chart; its keys stand from line 9 of sections.yaml on."""
    main = (FOLDER / "data" / "brochure.yaml").read_text(encoding="utf-8")
    if facts:
        main = main.replace("facts:\n", f"facts:\n{facts}")
    (folder / "brochure.yaml").write_text(main, encoding="utf-8")
    (folder / "sections.yaml").write_text(HEAD + chart, encoding="utf-8")
    return folder


def only(folder: Path, chart: str, facts: str = "") -> Chart:
    section = load(park(folder, chart, facts)).brochure.sections[0]
    assert isinstance(section, Performance)
    figure = section.figures[0]
    assert isinstance(figure, Chart)
    return figure


def told(folder: Path, language: str = "columns") -> ChartStory:
    found = load(folder)
    story, _ = compose(
        found.brochure, edition_of(found.brochure, language), found.folder, found.places, "0" * 64
    )
    body = story.sections[0].body
    assert isinstance(body, PerformanceBody)
    figure = body.figures[0]
    assert isinstance(figure, ChartStory)
    return figure


def error(folder: Path, chart: str, facts: str = "") -> str:
    with pytest.raises(DataError) as caught:
        load(park(folder, chart, facts))
    return re.sub(r"^.*/", "", str(caught.value))


@pytest.mark.parametrize(
    ("chart", "kind"),
    [
        (f"      rows:\n{ROW}value: 4}}\n", "bars"),
        (f"      rows:\n{ROW}low: 4, high: 6}}\n{ROW}value: 5}}\n", "ranges"),
        (f"      rows:\n{ROW}at: 2003}}\n{ROW}at: 2003-07}}\n", "timeline"),
        (f"      whole: true\n      rows:\n{ROW}value: 4}}\n{ROW}value: 5}}\n", "waffle"),
        (f"      whole: true\n      rows:\n{ROW}value: 4}}\n" + f"{ROW}value: 5}}\n" * 4, "treemap"),
        (f"      columns: [2020, 2025]\n      rows:\n{ROW}values: [4, 6]}}\n", "grouped_bars"),
        (
            f"      columns: [2020, 2025]\n      rows:\n{ROW}values: [4, 6]}}\n{ROW}values: [4, 6]}}\n",
            "slope",
        ),
        (f"      columns: [2019, 2020, 2025]\n      rows:\n{ROW}values: [4, 5, 6]}}\n", "line"),
        (
            f"      whole: true\n      columns: [2019, 2020, 2025]\n      rows:\n{ROW}values: [4, 5, 6]}}\n",
            "area",
        ),
        (
            "      columns: [2019, 2020, 2025]\n      rows:\n" + f"{ROW}values: [4, 5, 6]}}\n" * 6,
            "multiples",
        ),
        (
            "      columns: [{en: A, zh-Hans: 甲}, {en: B, zh-Hans: 乙}]\n"
            f"      rows:\n{ROW}values: [true, false]}}\n",
            "matrix",
        ),
        (
            "      columns: [{en: A, zh-Hans: 甲}, {en: B, zh-Hans: 乙}]\n"
            f"      rows:\n{ROW}values: [4, 6]}}\n",
            "dots",
        ),
    ],
)
def test_data_without_a_kind_get_the_one_that_suits(tmp_path: Path, chart: str, kind: str) -> None:
    """The engine picks, and what it picks it accepts."""
    assert chosen(only(tmp_path, chart), {}) == kind


@pytest.mark.parametrize(
    ("chart", "line", "said"),
    [
        (f"      chart: line\n      columns: [2016, 2017]\n      rows:\n{ROW}values: [4, 6]}}\n", 9, "two points in time are no line"),
        (f"      chart: area\n      columns: [2016, 2017]\n      rows:\n{ROW}values: [4, 6]}}\n", 9, "two points in time are no stacked area"),
        (f"      chart: pie\n      rows:\n{ROW}value: 4}}\n", 9, "pie charts are not drawn; angles can not be compared"),
        (f"      chart: radar\n      rows:\n{ROW}value: 4}}\n", 9, "radar charts are not drawn"),
        (f"      chart: 3D\n      rows:\n{ROW}value: 4}}\n", 9, "3D charts are not drawn"),
        (f"      chart: wafle\n      rows:\n{ROW}value: 4}}\n", 9, "unknown chart 'wafle'; did you mean 'waffle'?"),
        (f"      chart: waffle\n      rows:\n{ROW}value: 4}}\n", 9, "waffle shows parts of one whole; write whole: true"),
        (f"      chart: bars\n      rows:\n{ROW}value: -4}}\n", 9, "bars has no place below zero"),
        ("      chart: bars\n      rows:\n" + f"{ROW}value: 4}}\n" * 13, 9, "13 rows are too many for bars"),
        (f"      chart: matrix\n      columns: [2016, 2017]\n      rows:\n{ROW}values: [4, 6]}}\n", 9, "a matrix holds marks"),
        (f"      rows:\n{ROW}low: 6, high: 4}}\n", 5, "a range runs backwards"),
        (f"      rows:\n{ROW}low: 6}}\n", 10, "a range needs low and high"),
        (f"      rows:\n{ROW}value: 6, at: 2003}}\n", 10, "a row says value and at"),
        (f"      columns: [2016, 2017]\n      rows:\n{ROW}values: [4]}}\n", 11, "the row has 1 cells, the chart 2 columns"),
        (f"      columns: [2017, 2016]\n      rows:\n{ROW}values: [4, 5]}}\n", 9, "years run forwards"),
        (f"      rows:\n{ROW}fact: nothing_known}}\n", 10, "unknown fact 'nothing_known'"),
        ("      rows: []\n", 5, "the chart has no rows"),
        (f"      rows:\n{ROW}value: 6, accent: true}}\n{ROW}value: 6, accent: true}}\n", 11, "a second row is accented"),
    ],
)  # fmt: skip
def test_an_unsuitable_chart_is_refused(tmp_path: Path, chart: str, line: int, said: str) -> None:
    """One line with the chart's or the row's place, why, and what would be right."""
    message = error(tmp_path, chart)
    assert message.startswith(f"sections.yaml:{line}:")
    assert said in message
    assert ";" in message


def test_facts_of_two_units_share_no_scale(tmp_path: Path) -> None:
    """The row whose fact is in another unit is named."""
    facts = '  share: {label: {en: S, zh-Hans: 甲}, unit: percent, value: 7, as_of: "2017", source: s}\n'
    message = error(tmp_path, f"      rows:\n{ROW}fact: output}}\n{ROW}fact: share}}\n", facts)
    assert message.startswith("sections.yaml:11:")
    assert "'share' is in percent, 'output' in CNY: they share no scale" in message


def test_numbers_are_said_by_locale(tmp_path: Path) -> None:
    """Facts, units of the model and bare numbers, ranges with what they share said once."""
    rows = f"      unit: CNY\n      rows:\n{ROW}fact: output}}\n{ROW}value: 5100000}}\n{ROW}low: 2000000, high: 3000000}}\n"
    story = told(park(tmp_path, rows))
    said = [
        [text.replace("\u00a0", " ") for _, text in cell.said] for row in story.rows for cell in row.cells
    ]  # type: ignore[union-attr]
    assert said == [
        ["RMB 13.56 billion", "135.6亿元"],
        ["RMB 5.1 million", "510万元"],
        ["RMB 2–3 million", "200–300万元"],
    ]
    assert story.source.said == (("en", "Source: invented"), ("zh-Hans", "来源：虚构"))
    assert story.measure.said == (("en", "2025"), ("zh-Hans", "2025年"))
    story = told(
        park(tmp_path, f"      unit: {{en: RMB, zh-Hans: 元}}\n      rows:\n{ROW}low: 1250, high: 2000.5}}\n")
    )
    assert story.rows[0].cells[0].said.said == (("en", "1,250–2,000.5"), ("zh-Hans", "1,250–2,000.5"))  # type: ignore[union-attr]
    assert story.measure.said == (("en", "RMB, 2025"), ("zh-Hans", "元，2025年"))


CSV = 'label:en,名称,2019,2020,2025\nSilk,丝绸,4,5,6\nGlass,玻璃,"1,200",2.5,7\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_table_is_rows(tmp_path: Path, encoding: str, separator: str) -> None:
    """UTF-8 with and without a mark, GBK; comma, semicolon, tab: the same chart."""
    text = CSV.replace('"1,200"', "1200").replace(",", separator)
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    chart = only(tmp_path, "      table: t.csv\n")
    assert chart.columns == (2019, 2020, 2025)
    assert [row.label.root for row in chart.rows] == [
        {"en": "Silk", "zh-Hans": "丝绸"},
        {"en": "Glass", "zh-Hans": "玻璃"},
    ]
    assert [row.values for row in chart.rows] == [(4, 5, 6), (1200, 2.5, 7)]


def test_an_xlsx_table_is_rows(tmp_path: Path) -> None:
    """The first sheet of a workbook makes the same chart; its numbers stay numbers."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["label:en", "名称", "low", "high"], ["Land", "土地", 10, 25.5], ["Plant", "厂房", 12, 15]):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    chart = only(tmp_path, "      table: t.xlsx\n")
    assert [(row.low, row.high) for row in chart.rows] == [(10, 25.5), (12, 15)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("label:en,名称,value\nSilk,丝绸,6 t\n".encode(), "t.csv:2:3: '6 t' is no number"),
        ("label:en,名称,wert\nSilk,丝绸,6\n".encode(), "t.csv:1:3: the column's head 'wert' is unknown"),
        ("label:en,名称,value\n".encode(), "t.csv: the table has no rows"),
        (b"\xff\xfe\xff\xff,\x81", "t.csv: the table is neither UTF-8 nor GBK"),
        (b"label:en,value\nSilk,6\n", "the text has no zh-Hans"),
        (
            "label:en,名称,value,high\nSilk,丝绸,6,7\n".encode(),
            "t.csv:2:1 sections[0].figures[0].rows[0]: a row says value and low",
        ),
    ],
)
def test_a_mistake_in_a_table_has_the_tables_place(tmp_path: Path, data: bytes, said: str) -> None:
    """File, line and column of the table, not of the YAML that names it."""
    (tmp_path / "t.csv").write_bytes(data)
    assert said in error(tmp_path, "      table: t.csv\n")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("absent.csv", "there is no file 'absent.csv'"),
        ("../t.csv", "lies outside the brochure's folder"),
        ("t.ods", "tables of the kind .ods are not read"),
        ("broken.xlsx", "this is no readable .xlsx"),
    ],
)
def test_a_file_that_is_no_table_is_told(tmp_path: Path, name: str, said: str) -> None:
    """Absent, outside, of another kind, broken."""
    if name == "broken.xlsx":
        pytest.importorskip("openpyxl")
    for file in ("t.ods", "broken.xlsx"):
        (tmp_path / file).write_bytes(b"no table")
    assert said in error(tmp_path, f"      table: {name}\n")


def test_a_table_and_code_count_for_the_digest(tmp_path: Path) -> None:
    """Another number in a table, another line in a figure's file: another build."""
    (tmp_path / "t.csv").write_text(CSV, encoding="utf-8")
    first = load(park(tmp_path, "      table: t.csv\n")).digest
    (tmp_path / "t.csv").write_text(CSV.replace("4,5,6", "4,5,7"), encoding="utf-8")
    assert load(tmp_path).digest != first
    own = "      chart: {python: f.py:figure, alt: {en: A, zh-Hans: 甲}}\n"
    (tmp_path / "f.py").write_text("", encoding="utf-8")
    first = load(park(tmp_path, own)).digest
    (tmp_path / "f.py").write_text("#", encoding="utf-8")
    assert load(tmp_path).digest != first


def test_a_chart_without_room_is_told_otherwise(tmp_path: Path) -> None:
    """A chart that neither its width nor the page holds is told as facts, so that nothing it says is lost."""
    folder = park(
        tmp_path,
        f"      width: third\n      rows:\n        - {{label: {{en: {'Silk' * 30}, zh-Hans: 丝}}, value: 4}}\n",
    )
    build(folder, tmp_path / "out", Wish())
    rows = "      chart: timeline\n      rows:\n" + "".join(
        f"        - {{label: {{en: {'Something of note and more ' * 24}, zh-Hans: 事}}, at: {year}}}\n"
        for year in range(2001, 2009)
    )
    folder = park(tmp_path, f"{rows}      width: third\n")
    built = build(folder, tmp_path / "out", Wish())
    assert built.built[0].pages > 1


def test_a_print_file_holds_no_rgb_and_only_the_brochures_fonts(tmp_path: Path) -> None:
    """The gallery as print file: no RGB operator on any page, no font but the two families."""
    import pypdf

    built = build(FOLDER / "data", tmp_path, Wish(profile="print"))
    reader = pypdf.PdfReader(built.built[0].file)
    fonts = set()
    for page in reader.pages:
        content = page.get_contents()
        assert content is not None
        assert not re.search(rb"(?<![\w/])(rg|RG)\s", content.get_data())
        fonts |= {
            str(font.get_object()["/BaseFont"]) for font in page["/Resources"].get("/Font", {}).values()
        }
    assert fonts
    assert all(re.search(r"LibreFranklin|Noto", font) for font in fonts), fonts


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    """Two builds of all kinds, the second from memory, give one file."""
    first, second = (
        build(FOLDER / "data", tmp_path / name, Wish()).built[0].file.read_bytes() for name in "ab"
    )
    assert first == second


def test_matplotlib_comes_with_a_chart_only(tmp_path: Path) -> None:
    """Reading and composing a brochure of charts imports no matplotlib; a build of them writes no cache of it."""
    code = (
        "import sys, json\nfrom pathlib import Path\nfrom brochure.load import load\n"
        f"load(Path({str(FOLDER / 'data')!r}))\nbefore = 'matplotlib' in sys.modules\n"
        "from brochure.pipeline import Wish, build\n"
        f"build(Path({str(FOLDER / 'data')!r}), Path({str(tmp_path / 'out')!r}), Wish())\n"
        "print(json.dumps([before, 'matplotlib' in sys.modules, 'openpyxl' in sys.modules]))"
    )
    home = tmp_path / "home"
    home.mkdir()
    seen = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={"HOME": str(home), "PATH": "", "PYTHONPATH": str(FOLDER.parents[2])},
    )  # fmt: skip
    assert json.loads(seen.stdout) == [False, True, False]
    assert list(home.rglob("*")) == []
