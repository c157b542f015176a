"""Sections in files of their own, their order, and long lists in tables."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from brochure.errors import DataError
from brochure.load import load
from brochure.load.ordering import FILED
from brochure.load.template import template

TINY = Path(__file__).parents[2] / "data" / "tiny-park"
COSTS = """groups:
  - id: water
    name: {en: Water, zh-Hans: 水价}
    unit: CNY/m3
    rows: water.csv
"""


@pytest.fixture
def park(tmp_path: Path) -> Path:
    """A park that is a name, three facts and a contact, to add to."""
    folder = tmp_path / "park"
    shutil.copytree(TINY, folder)
    return folder


def add(park: Path, name: str, text: str) -> None:
    (park / name).write_text(text, encoding="utf-8")


def kinds(park: Path) -> list[str]:
    return [section.kind for section in load(park).brochure.sections]


def failure(park: Path) -> str:
    with pytest.raises(DataError) as caught:
        load(park)
    return str(caught.value)


def test_a_file_makes_a_section(park: Path) -> None:
    """A file called after a kind is a section, in its place among the others."""
    add(
        park,
        "living.yaml",
        "lead: {en: Quiet., zh-Hans: 安静。}\nparagraphs: [{en: A lake., zh-Hans: 有湖。}]\n",
    )
    assert kinds(park) == ["cover", "key_figures", "living", "contact", "back_cover"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("cn", ["cover", "key_figures", "incentives", "costs", "contact", "back_cover"]),
        ("intl", ["cover", "key_figures", "costs", "incentives", "contact", "back_cover"]),
        ("[cover, costs, contact]", ["cover", "costs", "contact"]),
    ],
)
def test_orders(park: Path, order: str, expected: list[str]) -> None:
    """The Chinese order puts terms first, the international one costs; an own list is kept as it is."""
    add(park, "costs.yaml", "facts: [{label: {en: Water, zh-Hans: 水}, value: 2, unit: CNY/m3}]\n")
    add(
        park,
        "incentives.yaml",
        "items: [{name: {en: Rent, zh-Hans: 租金}, amount: {max: 50, unit: percent}}]\n",
    )
    add(park, "order.yaml", f"{order}\n")
    assert kinds(park) == expected


def test_a_section_that_no_order_names_is_told(park: Path) -> None:
    """A file whose section stands on no page is a note, with its place."""
    add(park, "living.yaml", "paragraphs: [{en: A lake., zh-Hans: 有湖。}]\n")
    add(park, "order.yaml", "[cover, contact]\n")
    found = [f for f in load(park).findings if f.code == "section-unlisted"]
    assert [str(f.place.file) for f in found if f.place] == [str(park / "living.yaml")]


def test_a_mistake_is_told_in_its_file(park: Path) -> None:
    """A wrong key in a section's file is told with that file, line, column and the key as it stands there."""
    add(park, "costs.yaml", COSTS.replace("unit:", "unt:").replace("water.csv", "[]"))
    told = failure(park)
    assert f"{park / 'costs.yaml'}:4:5 costs.groups[0].unt: unknown key 'unt'; did you mean 'unit'?" in told


def test_a_misspelt_file_is_told(park: Path) -> None:
    """A file that nearly bears a section's name is an error."""
    add(park, "cost.yaml", COSTS)
    assert "rename it to costs.yaml" in failure(park)


def test_a_missing_text_is_told_in_its_file(park: Path) -> None:
    """A text that lacks a language is told with the key as it stands in the section's file."""
    add(park, "living.yaml", "paragraphs: [{en: A lake.}]\n")
    assert "living.yaml:1:14 living.paragraphs[0].zh-Hans: the text has no zh-Hans" in failure(park)


def test_rows_from_a_table(park: Path) -> None:
    """A list may stand in a table: each row an entry, each column a key, numbers and several words as such."""
    add(park, "costs.yaml", COSTS)
    add(
        park,
        "water.csv",
        "item.en,item.zh-Hans,value,hours\nDrinking,自来水,3.6,\nRiver,河水,1.15,08:00-11:00;18:00-20:00\n",
    )
    section = next(s for s in load(park).brochure.sections if s.kind == "costs")
    rows = section.groups[0].rows
    assert [(row.item.get("en"), row.value, row.hours) for row in rows] == [
        ("Drinking", 3.6, ()), ("River", 1.15, ("08:00-11:00", "18:00-20:00")),
    ]  # fmt: skip


def test_a_mistake_in_a_table_is_told_with_its_cell(park: Path) -> None:
    """What is wrong in a table is told with line and column of its cell."""
    add(park, "costs.yaml", COSTS)
    add(park, "water.csv", "item.en,item.zh-Hans,value\nDrinking,自来水,dear\n")
    assert f"{park / 'water.csv'}:2:3" in failure(park)
    add(park, "water.csv", "item.en,item.zh-Hans,price\nDrinking,自来水,3.6\n")
    told = failure(park)
    assert f"{park / 'water.csv'}:2:3" in told and "unknown key 'price'" in told


def test_a_mistake_among_several_words_is_told_with_its_cell(park: Path) -> None:
    """One of several spans in a cell that is none is told with the cell."""
    add(park, "costs.yaml", COSTS)
    add(park, "water.csv", "item.en,item.zh-Hans,value,hours\nDrinking,自来水,3.6,08:00-11:00;18-20\n")
    told = failure(park)
    assert f"{park / 'water.csv'}:2:4" in told and '"18-20" is not a span of the day' in told


def test_a_table_decides_the_digest(park: Path) -> None:
    """A changed table is a changed brochure."""
    add(park, "costs.yaml", COSTS)
    add(park, "water.csv", "item.en,item.zh-Hans,value\nDrinking,自来水,3.6\n")
    before = load(park).digest
    add(park, "water.csv", "item.en,item.zh-Hans,value\nDrinking,自来水,3.7\n")
    assert load(park).digest != before


def test_loose_ends_between_sections(park: Path) -> None:
    """A plot in an unknown zone and a project for an unknown contact are told with what there is."""
    add(park, "land_plots.yaml", 'plots: [{number: "1", zone: north, area: {value: 2, unit: ha}}]\n')
    add(
        park,
        "projects.yaml",
        "projects: [{name: {en: A, zh-Hans: 甲}, content: {en: B, zh-Hans: 乙}, contact: prk}]\n",
    )
    told = failure(park)
    assert "land_plots.plots[0].zone: unknown zone 'north'" in told
    assert "projects.projects[0].contact: unknown contact 'prk'; did you mean 'park'?" in told


@pytest.mark.parametrize(
    ("amount", "what"),
    [
        ("{value: 2, min: 1, max: 3, unit: ha}", "a value and a range"),
        ("{min: 3, max: 1, unit: ha}", "its least in min"),
        ("{value: 2, unit: hectare}", "unknown unit 'hectare'"),
    ],
)
def test_amounts_that_say_nothing_sensible(park: Path, amount: str, what: str) -> None:
    """An amount says a number or a range that runs forwards, in a known unit."""
    add(park, "land_plots.yaml", f'plots: [{{number: "1", area: {amount}}}]\n')
    assert what in failure(park)


def test_what_an_investor_will_miss(park: Path) -> None:
    """The report counts the sections that investors look for first and names the missing ones."""
    told = next(f for f in load(park).findings if f.code == "completeness")
    assert told.what.startswith("1 of the 9 sections") and "costs" in told.what and "contact" not in told.what


def test_doubtful_and_old_amounts(park: Path) -> None:
    """An amount to confirm is a warning at its place, which strict builds refuse; old figures are a note."""
    row = "{item: {en: River, zh-Hans: 河水}, value: 2, status: to_confirm}"
    add(park, "costs.yaml", COSTS.replace("water.csv", f"[{row}]") + 'as_of: "2019"\n')
    found = {finding.code: finding for finding in load(park).findings}
    assert found["amount-to-confirm"].severity == "warning"
    place = found["amount-to-confirm"].place
    assert place is not None and place.key == "costs.groups[0].rows[0]"
    assert found["figures-stale"].what.endswith("in costs: of 2019")


@pytest.mark.parametrize("kind", FILED)
def test_blank_files(kind: str, park: Path) -> None:
    """A blank file says nothing until a # is taken away, and then it is YAML with the model's keys."""
    blank = template(kind)
    lines = blank.splitlines()
    assert all(line.startswith("#") or not line for line in lines)
    bare = "\n".join(line.removeprefix("# ") for line in lines[3:]).replace("...", "x")
    assert isinstance(yaml.safe_load(bare), dict)
    with pytest.raises(DataError, match=f"{kind}.yaml"):
        add(park, f"{kind}.yaml", blank)
        load(park)


def test_no_blank_file_of_anything_else() -> None:
    """A section that has no file is answered with the nearest that has."""
    with pytest.raises(DataError, match="did you mean 'costs'"):
        template("cost")


def test_plots_from_a_workbook(park: Path) -> None:
    """A workbook's numbers, dates and whole numbers that are names come as the model wants them."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["number", "area.value", "area.unit", "use.en", "use.zh-Hans", "available_from"])
    book.active.append([7, 84.5, "mu", "Machinery", "装备制造", datetime(2026, 9, 1)])
    book.active.append(["A-2", 60, "mu", None, None, 2027])
    book.save(park / "plots.xlsx")
    add(park, "land_plots.yaml", "plots: plots.xlsx\n")
    plots = next(s for s in load(park).brochure.sections if s.kind == "land_plots").plots
    assert [(p.number, p.area.value, p.available_from) for p in plots] == [
        ("7", 84.5, "2026-09-01"), ("A-2", 60, "2027"),
    ]  # fmt: skip
    assert plots[0].use.get("zh-Hans") == "装备制造" and plots[1].use is None
