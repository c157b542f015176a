"""Tables of prices as real parks print them: ranges, hours, bands, seasons, grades, voltages, lease years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from brochure.compose import blocks as b
from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.compose.words import Words
from brochure.layout.document import Document
from brochure.model.brochure import Brochure
from brochure.text.typesetter import Typesetter

TABLES = yaml.safe_load(Path(__file__).with_name("real_tables.yaml").read_text(encoding="utf-8"))
PARK = {
    "name": {"text": {"en": "A park", "zh-Hans": "某园区"}},
    "short_name": {"text": {"en": "Park", "zh-Hans": "园区"}},
    "place": {"en": "Somewhere", "zh-Hans": "某地"},
}


def brochure(name: str) -> Brochure:
    return Brochure.model_validate(
        {
            "id": name, "date": date(2025, 1, 1), "park": PARK,
            "sections": [{"kind": "costs", "as_of": "2024", "groups": TABLES[name],
                          "source": {"en": "the park", "zh-Hans": "园区"}}],
        }
    )  # fmt: skip


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def rows(name: str, language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return each group of a table as its head and its rows of label and price, in a language."""
    told = brochure(name)
    story, _ = compose(told, edition_of(told, "columns"), Path(), {}, "0" * 64)
    body = story.sections[0].body
    assert isinstance(body, b.FlowBody)
    table = next(block for block in body.blocks if isinstance(block, b.Table))
    found = []
    for group in table.groups:
        told_rows = []
        for row in group.rows:
            label, *hours, price = row.cells
            assert isinstance(price, b.Amount) and isinstance(label, Words)
            words = [label.get(language), *(cell.get(language) for cell in hours if isinstance(cell, Words))]
            told_rows.append((plain(", ".join(words)), plain(price.said.get(language))))
        found.append((plain(group.head.get(language)), told_rows))
    return found


def test_zhangzhou() -> None:
    """Ranges stand as ranges; money of 10,000 and more is counted by ten thousands in both languages."""
    assert rows("zhangzhou", "zh-Hans") == [
        ("工业用地，万元/亩", [("工业用地", "10–25")]),
        ("水价（含污水处理费），元/吨", [("水价（含污水处理费）", "2.2–3.2")]),
        ("电价，元/kWh", [("电价", "0.52–0.58")]),
        ("天然气，元/立方米", [("天然气", "3.3–4")]),
        ("最低工资，元/月", [("最低工资", "1,570")]),
    ]
    assert rows("zhangzhou", "en")[0] == ("Land, RMB 10,000/mu", [("Land", "10–25")])
    assert rows("zhangzhou", "en")[2] == ("Electricity, RMB/kWh", [("Electricity", "0.52–0.58")])


def test_jianghai() -> None:
    """Times of the day stand with their hours, gas by its bands, wages by role, water by fee."""
    english, chinese = dict(rows("jianghai", "en")), dict(rows("jianghai", "zh-Hans"))
    power = english["Electricity (example), RMB/kWh"]
    assert power[0] == ("Sharp peak, 11:00–12:00, 15:00–17:00", "1.2")
    assert [label.partition(",")[0] for label, _ in power] == ["Sharp peak", "Peak", "Flat", "Valley"]
    assert chinese["电价（示例），元/kWh"][3] == ("低谷, 00:00–08:00", "0.3")
    assert [label for label, _ in english["Gas by yearly volume (example), RMB/m³"]] == [
        "up to 60,000 m³/a", "60,000–600,000 m³/a", "over 600,000 m³/a",
    ]  # fmt: skip
    assert [label for label, _ in chinese["天然气（按年用量，示例），元/立方米"]] == [
        "6万立方米/年及以下", "6–60万立方米/年", "60万立方米/年以上",
    ]  # fmt: skip
    assert english["Wages by role (example), RMB/month"][1] == ("Technician", "6,000–8,000")
    assert english["Plant rent, RMB/m²"] == [("Plant rent", "10–20")]


def test_ningdong() -> None:
    """Steam by the cubic metre, waste as a range, gas by season."""
    chinese = dict(rows("ningdong", "zh-Hans"))
    assert chinese["工业用地，万元/亩"] == [("工业用地", "6")]
    assert chinese["蒸汽，元/立方米"] == [("蒸汽", "120")]
    assert chinese["废物处置，元/吨"] == [("废物处置", "2,000–3,000")]
    assert [label for label, _ in chinese["天然气（示例），元/立方米"]] == ["夏季", "冬季"]


def test_pingtan() -> None:
    """Grades stand with their ± per cent."""
    assert rows("pingtan", "en")[0][1] == [("Grade 1", "480 ± 10 %"), ("Grade 2", "420 ± 15 %")]
    assert rows("pingtan", "zh-Hans")[0][1] == [("1类地", "480±10%"), ("2类地", "420±15%")]


def test_jian() -> None:
    """Classes of voltage, and the capacity charge in its own unit under a head of its own."""
    power, charge = rows("jian", "en")
    assert [label for label, _ in power[1]] == ["up to 1 kV", "1–10 kV", "35–110 kV"]
    assert charge == ("Electricity (example), RMB/kVA/month", [("Capacity charge", "28")])
    assert rows("jian", "zh-Hans")[1][0] == "电价（示例），元/kVA·月"


def test_ethiopia() -> None:
    """Rents by year of the lease, in the currency of the table."""
    rent, land = rows("ethiopia", "en")
    assert rent == (
        "Shed rent (example), USD/m²/month",
        [("Year 1", "2.5"), ("Years 2–5", "2.75"), ("From year 6", "3")],
    )
    assert land[1] == [("Years 1–10", "1"), ("Years 11–80", "1.1–1.4")]
    assert rows("ethiopia", "zh-Hans")[0] == (
        "厂房租金（示例），美元/平方米·月", [("第1年", "2.5"), ("第2–5年", "2.75"), ("第6年起", "3")],
    )  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_set(name: str, setter: Typesetter) -> None:
    """Each table finds its page: nothing overset, nothing over anything else, in both languages."""
    assert len(laid_out(name, setter).pages) == 1


def laid_out(name: str, setter: Typesetter) -> Document:
    from brochure.assets import assets
    from brochure.layout.format import find_format, load_formats
    from brochure.layout.layout import layout
    from brochure.layout.theme import load_theme

    told = brochure(name)
    story, _ = compose(told, edition_of(told, "columns"), Path(), {}, "0" * 64)
    page_format = find_format("210x285", load_formats(assets() / "formats" / "formats.yaml"))
    theme = load_theme("works", assets() / "themes", {})
    return layout(story, page_format, theme, setter, "test")


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    from brochure.pipeline import new_typesetter

    return new_typesetter()
