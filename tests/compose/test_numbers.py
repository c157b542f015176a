"""Figures, dates and names in words: one fact, said rightly in each language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.compose.digits import exact, plain, scaled
from brochure.compose.numbers import address_text, figure, formatted, name_text, render
from brochure.errors import DataError
from brochure.model.base import Fact, Name
from brochure.model.park import Contact

N, T = "\u00a0", "\u202f"  # no-break space, thin no-break space
EN, ZH = "en", "zh-Hans"


def fact(value: Any, unit: str, **more: Any) -> Fact:
    whole = {"label": {"en": "x"}, "as_of": "2017", "source": "here", "unit": unit, "value": value}
    return Fact.model_validate(whole | more)


OUTPUT = fact(13_560_000_000, "CNY")
ENTERPRISES = fact(140, "count", qualifier="more_than", counted={ZH: "家"}, as_of="about 2018")
AREA = fact(20, "km2")
GROWTH = fact(7.3, "percent", signed=True)
FOUNDED = fact("2003-07", "month")
PERIOD = fact(2018, "year", qualifier="about")
FIBRE = fact(400_000, "t/a")
PILLARS = fact(6, "count", counted={ZH: "个"})
SHARE = fact(70, "percent")


@pytest.mark.parametrize(
    ("said", "english", "chinese"),
    [
        (OUTPUT, ("13.56", "RMB billion", f"RMB{N}13.56{N}billion"), ("135.6", "亿元", "135.6亿元")),
        (ENTERPRISES, ("140+", "", "140+"), ("140+", "", "140余家")),
        (AREA, ("20", "km²", f"20{N}km²"), ("20", "平方公里", "20平方公里")),
        (GROWTH, ("+7.3", "%", f"+7.3{T}%"), ("+7.3", "%", "+7.3%")),
        (FOUNDED, ("2003", "", "July 2003"), ("2003", "", "2003年7月")),
        (PERIOD, ("2018", "", "about 2018"), ("2018", "", "2018年前后")),
        (FIBRE, ("400,000", "t/a", f"400,000{N}t/a"), ("40", "万吨/年", "40万吨/年")),
        (PILLARS, ("6", "", "6"), ("6", "", "6个")),
        (SHARE, ("70", "%", f"70{T}%"), ("70", "%", "70%")),
        (fact(30_000, "mu"), ("30,000", "mu", f"30,000{N}mu"), ("3", "万亩", "3万亩")),
        (
            fact(970_000_000, "CNY/km2"),
            ("970", "RMB million/km²", f"RMB{N}970{N}million/km²"),
            ("9.7", "亿元/平方公里", "9.7亿元/平方公里"),
        ),
        (fact(980, "CNY"), ("980", "RMB", f"RMB{N}980"), ("980", "元", "980元")),
        (fact(125_000, "CNY"), ("125,000", "RMB", f"RMB{N}125,000"), ("12.5", "万元", "12.5万元")),
        (fact(0.7, "ratio"), ("0.7", "", "0.7"), ("0.7", "", "0.7")),
        (fact(-2.1, "percent", signed=True), ("−2.1", "%", f"−2.1{T}%"), ("−2.1", "%", "−2.1%")),
        (fact(0, "percent", signed=True), ("0", "%", f"0{T}%"), ("0", "%", "0%")),
        (fact(12_000, "count", counted={ZH: "人"}), ("12,000", "", "12,000"), ("1.2", "万", "1.2万人")),
        (
            fact(3_000_000, "count", qualifier="more_than", counted={EN: "people", ZH: "人"}),
            ("3+", "million", f"3+{N}million{N}people"),
            ("300+", "万", "300万余人"),
        ),
        (
            fact(15, "km2", qualifier="about"),
            ("≈15", "km²", f"≈15{N}km²"),
            ("约15", "平方公里", "约15平方公里"),
        ),
        (fact(15, "percent", qualifier="up_to"), ("≤15", "%", f"≤15{T}%"), ("≤15", "%", "≤15%")),
        (
            fact(2_000_000_000, "CNY", qualifier="more_than"),
            ("2+", "RMB billion", f"RMB{N}2+{N}billion"),
            ("20+", "亿元", "超过20亿元"),
        ),
    ],
)
def test_figures(said: Fact, english: tuple[str, str, str], chinese: tuple[str, str, str]) -> None:
    """A fact as big digits, a small unit and the whole, in both languages."""
    for language, expected in ((EN, english), (ZH, chinese)):
        found = figure(said, language)
        assert (found.digits, found.unit, found.full) == expected


@pytest.mark.parametrize(
    ("said", "form", "english", "chinese"),
    [
        (OUTPUT, "prose", f"RMB{N}13.56{N}billion", "135.6亿元"),
        (ENTERPRISES, "prose", "more than 140", "140余家"),
        (GROWTH, "prose", f"7.3{N}per cent", "7.3%"),
        (AREA, "prose", f"20{N}square kilometres", "20平方公里"),
        (fact(1, "km2"), "prose", f"1{N}square kilometre", "1平方公里"),
        (FOUNDED, "prose", "July 2003", "2003年7月"),
        (PERIOD, "prose", "about 2018", "2018年前后"),
        (FIBRE, "prose", f"400,000{N}tonnes a year", "40万吨/年"),
        (
            fact(970_000_000, "CNY/km2"),
            "prose",
            f"RMB{N}970{N}million per square kilometre",
            "9.7亿元/平方公里",
        ),
        (
            fact(143, "count", qualifier="more_than", counted={ZH: "家"}),
            "prose",
            "more than 143",
            "超过143家",
        ),
        (fact(8, "count", qualifier="more_than", counted={ZH: "家"}), "prose", "more than 8", "超过8家"),
        (
            fact(15, "km2", qualifier="more_than"),
            "prose",
            f"more than 15{N}square kilometres",
            "超过15平方公里",
        ),
        (fact(15, "km2", qualifier="about"), "prose", f"about 15{N}square kilometres", "约15平方公里"),
        (fact(15, "percent", qualifier="up_to"), "prose", f"up to 15{N}per cent", "最高15%"),
        (fact(-2.1, "percent", signed=True), "prose", f"−2.1{N}per cent", "−2.1%"),
        (fact(400_000_000, "t/a"), "prose", f"400{N}million{N}tonnes a year", "4亿吨/年"),
        (OUTPUT, "number", "13.56", "135.6"),
        (ENTERPRISES, "number", "140", "140"),
        (GROWTH, "number", "7.3", "7.3"),
        (PERIOD, "number", "2018", "2018"),
        (PILLARS, "words", "six", "六"),
        (ENTERPRISES, "words", "one hundred and forty", "一百四十"),
        (SHARE, "tenths", "seven tenths", "七成"),
        (fact(10, "percent"), "tenths", "one tenth", "一成"),
        (OUTPUT, "year", "2017", "2017"),
        (ENTERPRISES, "year", "2018", "2018"),
        (FOUNDED, "year", "2003", "2003"),
        (PERIOD, "year", "2018", "2018"),
        (FOUNDED, "month", "July 2003", "2003年7月"),
        (FOUNDED, "month_only", "July", "7月"),
        (fact("2010-12", "month"), "month", "December 2010", "2010年12月"),
        (AREA, "mu", f"30,000{N}mu", "3万亩"),
        (fact(14, "km2"), "mu", f"21,000{N}mu", "2.1万亩"),
        (fact(0.5, "km2"), "mu", f"750{N}mu", "750亩"),
        (fact(30_000, "mu"), "mu", f"30,000{N}mu", "3万亩"),
        (GROWTH, "figure", f"+7.3{T}%", "+7.3%"),
    ],
)
def test_formats(said: Fact, form: str, english: str, chinese: str) -> None:
    """Every format of a reference, in both languages."""
    assert formatted(said, form, EN) == english
    assert formatted(said, form, ZH) == chinese


def test_english_variants_share_a_voice() -> None:
    """British English is English; a language without a table is an error, never a guess."""
    assert figure(OUTPUT, "en-GB") == figure(OUTPUT, "en")
    with pytest.raises(DataError, match="figures can not be written in 'cy'"):
        figure(OUTPUT, "cy")


FACTS = {"output": OUTPUT, "firms": ENTERPRISES, "pillars": PILLARS, "share": SHARE, "growth": GROWTH}
PARK = Contact.model_validate(
    {"id": "park", "role": {EN: "x"}, "name": {"text": {EN: "Park", ZH: "园"}}, "phone": "+862379426568"}
    | {"address": {EN: "Lake Road", ZH: "湖路"}, "address_grade": "C"}
)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (
            "In {output:year} it made {output}, up {growth}.", EN,
            f"In 2017 it made RMB{N}13.56{N}billion, up 7.3{N}per cent.",
        ),
        ("{output:year}年产值{output}，增长{growth}。", ZH, "2017年产值135.6亿元，增长7.3%。"),
        ("{firms:Prose} work here", EN, "More than 140 work here"),
        ("{pillars:Words} ridges|{share:Tenths}", EN, "Six ridges|Seven tenths"),
        ("{pillars:words}大支柱产业，{share:tenths}", ZH, "六大支柱产业，七成"),
        ("Call {park.phone}", EN, f"Call +86{N}23{N}7942{N}6568"),
        ("电话：{park.phone}", ZH, "电话：023-79426568"),
        ("nothing to resolve", EN, "nothing to resolve"),
        ("", EN, ""),
    ],
)  # fmt: skip
def test_texts(text: str, language: str, said: str) -> None:
    """References are resolved where they stand; all else stays as it is."""
    assert render(text, FACTS, language, [PARK]) == said


@pytest.mark.parametrize(
    "text", ["{none}", "{output:tenths}", "{output:loud}", "{not one}", "{park.fax}", "{him.phone}"]
)
def test_bad_references_raise(text: str) -> None:
    """What loading would have refused is an error here too, with no traceback of ours behind it."""
    with pytest.raises(DataError):
        render(text, FACTS, EN, [PARK])


@given(st.text(st.characters(exclude_characters="{}")))
def test_texts_without_references_stay(text: str) -> None:
    """A text without braces comes back as it went in, whatever it holds."""
    assert render(f"{text}{{pillars}}{text}", FACTS, EN) == f"{text}6{text}"


@given(st.integers(1, 10**13), st.sampled_from(["en", "zh_Hans"]), st.sampled_from([10_000, 1_000_000]))
def test_scaling_never_rounds(value: int, locale: str, least: int) -> None:
    """Digits times scale word is the value itself, and a scaled number keeps few decimals."""
    words = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
    words |= {"万": 10**4, "亿": 10**8, "万亿": 10**12}
    found = scaled(exact(value), locale, least)
    assert Decimal(found.digits.replace(",", "")) * words[found.word] == value
    assert not found.word or len(found.digits.partition(".")[2]) <= 3
    assert not found.word or words[found.word] >= least


@given(st.floats(0.001, 1e6, allow_nan=False).map(lambda value: round(value, 3)))
def test_digits_are_what_was_written(value: float) -> None:
    """7.3 is 7.3 and never 7.29999: the digits read back as the value of the data."""
    assert float(plain(exact(value), "en").replace(",", "")) == value


@given(st.integers(1, 10**12))
def test_two_languages_can_not_disagree(value: int) -> None:
    """RMB and 元 of one fact are the same amount."""
    said = fact(value, "CNY")
    english = figure(said, EN)
    chinese = figure(said, ZH)
    scales = {"RMB": 1, "RMB million": 10**6, "RMB billion": 10**9, "RMB trillion": 10**12}
    scales |= {"元": 1, "万元": 10**4, "亿元": 10**8, "万亿元": 10**12}
    amounts = {Decimal(f.digits.replace(",", "")) * scales[f.unit] for f in (english, chinese)}
    assert amounts == {Decimal(value)}


@pytest.mark.parametrize(
    ("grade", "english", "chinese"),
    [("A", "Lake", "湖"), ("B", "Lake", "湖"), ("C", "Lake", "湖†"), ("D", "Lake", "Lake")],
)
def test_names_by_grade(grade: str, english: str, chinese: str) -> None:
    """Grade C prints a dagger after the Chinese only, grade D in Latin letters in every language."""
    text = {EN: "Lake"} if grade == "D" else {EN: "Lake", ZH: "湖"}
    name = Name.model_validate({"text": text, "grade": grade})
    assert (name_text(name, EN), name_text(name, ZH)) == (english, chinese)


def test_a_name_without_the_language_is_empty() -> None:
    """A name that lacks a language falls back to nothing, never silently to another language."""
    assert name_text(Name.model_validate({"text": {EN: "Lake"}, "grade": "C"}), ZH) == ""


def test_addresses_by_grade() -> None:
    """A doubtful address prints a dagger in Chinese only."""
    assert (address_text(PARK, EN), address_text(PARK, ZH)) == ("Lake Road", "湖路†")
    assert address_text(PARK.model_copy(update={"address": None}), ZH) == ""
