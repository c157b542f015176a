"""Unit and number words in both languages: a table of cases that brochures of parks hold."""

from __future__ import annotations

from typing import Any

import pytest

from brochure.compose.numbers import figure, formatted
from brochure.compose.unit_words import measures
from brochure.model.base import Fact
from brochure.model.units import ATOMS, CURRENCIES, PER, alike, factor, fault

EN, ZH = "en", "zh-Hans"


def fact(value: Any, unit: str, **more: Any) -> Fact:
    amount = {"min": value[0], "max": value[1]} if isinstance(value, tuple) else {"value": value}
    whole = {"label": {"en": "x"}, "as_of": "2025", "source": "here", "unit": unit}
    return Fact.model_validate(whole | amount | more)


def printed(text: str) -> str:
    """Return a text with ordinary spaces, so that a case reads as it is printed."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


MORE, ABOUT, UP_TO, LEAST, LESS, FROM = (
    {"qualifier": word} for word in ("more_than", "about", "up_to", "at_least", "less_than", "from")
)
HOMES = {"counted": {ZH: "家"}}

# value or range, unit, further keys; in a sentence (en, zh); in a list (en, zh)
CASES: list[tuple[Any, str, dict[str, Any], str, str, str, str]] = [
    (125_000, "CNY/mu", {}, "RMB 125,000 per mu", "12.5万元/亩", "RMB 125,000/mu", "12.5万元/亩"),
    (100_000, "CNY/mu", {}, "RMB 100,000 per mu", "10万元/亩", "RMB 100,000/mu", "10万元/亩"),
    ((100_000, 250_000), "CNY/mu", {}, "RMB 100,000–250,000 per mu", "10–25万元/亩", "RMB 100,000–250,000/mu", "10–25万元/亩"),
    ((0.52, 0.58), "CNY/kWh", {}, "RMB 0.52–0.58 per kilowatt-hour", "0.52–0.58元/kWh", "RMB 0.52–0.58/kWh", "0.52–0.58元/kWh"),
    ((2.2, 3.2), "CNY/t", {}, "RMB 2.2–3.2 per tonne", "2.2–3.2元/吨", "RMB 2.2–3.2/t", "2.2–3.2元/吨"),
    ((3.3, 4), "CNY/m3", {}, "RMB 3.3–4 per cubic metre", "3.3–4元/立方米", "RMB 3.3–4/m³", "3.3–4元/立方米"),
    (1570, "CNY/month", {}, "RMB 1,570 a month", "1,570元/月", "RMB 1,570/month", "1,570元/月"),
    ((5000, 8000), "CNY/month", {}, "RMB 5,000–8,000 a month", "5,000–8,000元/月", "RMB 5,000–8,000/month", "5,000–8,000元/月"),
    ((9500, 12_000), "CNY/month", {}, "RMB 9,500–12,000 a month", "9,500–12,000元/月", "RMB 9,500–12,000/month", "9,500–12,000元/月"),
    ((10, 20), "CNY/m2/month", {}, "RMB 10–20 per square metre a month", "10–20元/平方米·月", "RMB 10–20/m²/month", "10–20元/平方米·月"),
    (28, "CNY/kVA/month", {}, "RMB 28 per kVA a month", "28元/kVA·月", "RMB 28/kVA/month", "28元/kVA·月"),
    (120, "CNY/m3", {}, "RMB 120 per cubic metre", "120元/立方米", "RMB 120/m³", "120元/立方米"),
    ((2000, 3000), "CNY/t", {}, "RMB 2,000–3,000 per tonne", "2,000–3,000元/吨", "RMB 2,000–3,000/t", "2,000–3,000元/吨"),
    (2.75, "USD/m2/month", {}, "USD 2.75 per square metre a month", "2.75美元/平方米·月", "USD 2.75/m²/month", "2.75美元/平方米·月"),
    (1200, "USD/TEU", {}, "USD 1,200 per TEU", "1,200美元/标箱", "USD 1,200/TEU", "1,200美元/标箱"),
    (3000, "t/d", {}, "3,000 tonnes a day", "3,000吨/日", "3,000 t/d", "3,000吨/日"),
    (60, "t/h", {}, "60 tonnes an hour", "60吨/时", "60 t/h", "60吨/时"),
    (400_000, "t/a", {}, "400,000 tonnes a year", "40万吨/年", "400,000 t/a", "40万吨/年"),
    (30_000, "m3/d", {}, "30,000 cubic metres a day", "3万立方米/日", "30,000 m³/d", "3万立方米/日"),
    (35, "kV", {}, "35 kilovolts", "35千伏", "35 kV", "35 kV"),
    ((1, 10), "kV", {}, "1–10 kilovolts", "1–10千伏", "1–10 kV", "1–10 kV"),
    (180, "MVA", {}, "180 megavolt-amperes", "180兆伏安", "180 MVA", "180 MVA"),
    (0.4, "MPa", {}, "0.4 megapascals", "0.4兆帕", "0.4 MPa", "0.4 MPa"),
    (50, "a", {}, "50 years", "50年", "50 years", "50年"),
    (1, "a", {}, "1 year", "1年", "1 year", "1年"),
    (6, "months", {}, "6 months", "6个月", "6 months", "6个月"),
    (3, "d", {}, "3 days", "3天", "3 days", "3天"),
    (1, "d", {}, "1 day", "1天", "1 day", "1天"),
    (5, "working_day", {}, "5 working days", "5个工作日", "5 working days", "5个工作日"),
    (1, "working_day", {}, "1 working day", "1个工作日", "1 working day", "1个工作日"),
    (35, "min", {}, "35 minutes", "35分钟", "35 min", "35分钟"),
    ((1.5, 2), "h", {}, "1.5–2 hours", "1.5–2小时", "1.5–2 h", "1.5–2小时"),
    (-0.3, "percent", {"signed": True}, "−0.3 per cent", "−0.3%", "−0.3 %", "−0.3%"),
    (7.3, "percent", {"signed": True}, "7.3 per cent", "7.3%", "+7.3 %", "+7.3%"),
    ((15, 25), "percent", {}, "15–25 per cent", "15–25%", "15–25 %", "15–25%"),
    (3, "permille", {}, "3 per mille", "3‰", "3 ‰", "3‰"),
    (140, "count", MORE | HOMES, "more than 140", "140余家", "140+", "140余家"),
    (143, "count", MORE | HOMES, "more than 143", "超过143家", "143+", "超过143家"),
    (140, "count", ABOUT | HOMES, "about 140", "约140家", "≈140", "约140家"),
    (15, "percent", UP_TO, "up to 15 per cent", "最高15%", "≤15 %", "≤15%"),
    (40, "a", UP_TO, "up to 40 years", "最长40年", "≤40 years", "≤40年"),
    (3, "working_day", UP_TO, "up to 3 working days", "最长3个工作日", "≤3 working days", "≤3个工作日"),
    (600, "person", UP_TO, "up to 600 people", "最多600人", "≤600 people", "≤600人"),
    (20, "count", {**HOMES, "qualifier": "less_than"}, "fewer than 20", "不足20家", "<20", "<20家"),
    (3_000_000, "CNY", UP_TO, "up to RMB 3 million", "最高300万元", "≤RMB 3 million", "≤300万元"),
    (200_000, "CNY/mu", LEAST, "at least RMB 200,000 per mu", "不低于20万元/亩", "≥RMB 200,000/mu", "≥20万元/亩"),
    (8, "CNY/m2/month", FROM, "from RMB 8 per square metre a month", "8元/平方米·月起", "from RMB 8/m²/month", "8元/平方米·月起"),
    (0.8, "plot_ratio", {}, "a plot ratio of 1:0.8", "容积率1:0.8", "1:0.8", "1:0.8"),
    ((1.0, 1.5), "plot_ratio", {}, "a plot ratio of 1:1.0–1.5", "容积率1:1.0–1.5", "1:1.0–1.5", "1:1.0–1.5"),
    (20, "km2", {}, "20 square kilometres", "20平方公里", "20 km²", "20平方公里"),
    (15, "ha", {}, "15 hectares", "15公顷", "15 ha", "15公顷"),
    (30_000, "mu", {}, "30,000 mu", "3万亩", "30,000 mu", "3万亩"),
    (120_000, "m2", {}, "120,000 square metres", "12万平方米", "120,000 m²", "12万平方米"),
    (13_560_000_000, "CNY", {}, "RMB 13.56 billion", "135.6亿元", "RMB 13.56 billion", "135.6亿元"),
    (3_200_000_000, "CNY/km2", {}, "RMB 3.2 billion per square kilometre", "32亿元/平方公里", "RMB 3.2 billion/km²", "32亿元/平方公里"),
    ((500_000_000, 2_000_000_000), "CNY", {}, "RMB 0.5–2 billion", "5–20亿元", "RMB 0.5–2 billion", "5–20亿元"),
    ((20_000_000, 300_000_000), "CNY", {}, "RMB 20–300 million", "0.2–3亿元", "RMB 20–300 million", "0.2–3亿元"),
    (2, "t/m2", {}, "2 tonnes per square metre", "2吨/平方米", "2 t/m²", "2吨/平方米"),
    (8.1, "m", {}, "8.1 metres", "8.1米", "8.1 m", "8.1米"),
    (42, "km", {}, "42 kilometres", "42公里", "42 km", "42公里"),
    (1, "km", {}, "1 kilometre", "1公里", "1 km", "1公里"),
    (1_250_000, "person", {}, "1.25 million people", "125万人", "1.25 million people", "125万人"),
    (500_000, "TEU/a", {}, "500,000 TEU a year", "50万标箱/年", "500,000 TEU/a", "50万标箱/年"),
    (16.5, "degC", {}, "16.5 degrees Celsius", "16.5℃", "16.5 °C", "16.5℃"),
    (0.42, "t_co2/MWh", {}, "0.42 tonnes of CO₂ per megawatt-hour", "0.42吨二氧化碳/MWh", "0.42 t CO₂/MWh", "0.42吨二氧化碳/MWh"),
    (35.6, "MJ/m3", {}, "35.6 megajoules per cubic metre", "35.6兆焦/立方米", "35.6 MJ/m³", "35.6 MJ/立方米"),
    ((18, 22), "ETB/m2/a", {}, "ETB 18–22 per square metre a year", "18–22比尔/平方米·年", "ETB 18–22/m²/a", "18–22比尔/平方米·年"),
    (10, "Gbps", {}, "10 gigabits a second", "10 Gbps", "10 Gbit/s", "10 Gbps"),
    (24, "bed", {}, "24 beds", "24张床位", "24 beds", "24张床位"),
]  # fmt: skip


def test_there_are_sixty_cases() -> None:
    """The table is as long as promised."""
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case[0]} {case[1]} {case[2].get('qualifier', '')}"
)
def test_words(case: tuple[Any, str, dict[str, Any], str, str, str, str]) -> None:
    """An amount reads as people write it, in a sentence and in a list, in English and in Chinese."""
    value, unit, more, en, zh, en_list, zh_list = case
    said = fact(value, unit, **more)
    assert printed(formatted(said, "prose", EN)) == en
    assert printed(formatted(said, "prose", ZH)) == zh
    assert printed(figure(said, EN).full) == en_list
    assert printed(figure(said, ZH).full) == zh_list


@pytest.mark.parametrize("language", [EN, ZH])
def test_every_unit_has_words(language: str) -> None:
    """The table of words has every unit that the model knows, and no other."""
    wordless = {"count", "ratio", *CURRENCIES}
    assert set(measures(language)) == set(PER) - wordless


def test_conversions_are_exact() -> None:
    """Areas and powers turn into each other as the law of the units says."""
    assert factor("km2", "mu") == 1500
    assert factor("ha", "mu") == 15
    assert factor("MVA", "kVA") == 1000
    assert factor("CNY/mu", "CNY/m2") * 2000 == 3
    assert alike("t/d", "kg/h") and not alike("t/d", "m3/d") and not alike("CNY/mu", "USD/mu")


def test_unknown_units_are_near_or_listed() -> None:
    """A unit that is misspelt in any of its parts is answered with the whole unit that was meant."""
    assert fault("CNY/kwh") == ("unknown unit 'CNY/kwh'", "did you mean 'CNY/kWh'?")
    assert fault("RMB/mu") is not None
    assert all(fault(unit) is None for unit in ATOMS)
