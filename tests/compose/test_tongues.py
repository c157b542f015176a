"""Figures in languages beyond English and Simplified Chinese: each written as its readers write it."""

from __future__ import annotations

from typing import Any

import pytest

from brochure.compose.numbers import figure, formatted, in_words
from brochure.compose.tongues import tongues
from brochure.compose.voices import voice
from brochure.model.base import Fact
from brochure.model.units import ATOMS, CURRENCIES

N, T = "\u00a0", "\u202f"  # no-break space, narrow one


def fact(value: Any, unit: str, **more: Any) -> Fact:
    whole = {"label": {"en": "x"}, "as_of": "2017", "source": "here", "unit": unit, "value": value}
    return Fact.model_validate(whole | more)


OUTPUT = fact(13_560_000_000, "CNY")
ONE = fact(1_000_000, "EUR")
GROWTH = fact(7.3, "percent", signed=True)
AREA = fact(20, "km2", qualifier="about")
COUNT = fact(1_234_567, "count")
FOUNDED = fact("2003-07", "month")
PRICE = fact(18, "CNY/m2/month")
RANGE = fact(10_000_000, "CNY", min=10_000_000, max=25_000_000)
FIGURES = (OUTPUT, ONE, GROWTH, AREA, COUNT, FOUNDED, PRICE, RANGE)


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        ("zh-Hant", "135.6億元人民幣|100萬歐元|+7.3%|約20平方公里|1,234,567|2003年7月|18元人民幣/平方公尺·月"
                    "|1,000–2,500萬元人民幣"),
        ("ja", "135.6億元|100万ユーロ|+7.3%|約20 km²|1,234,567|2003年7月|18元/m²/月|1,000～2,500万元"),
        ("ko", "135.6억 위안|100만 유로|+7.3%|약_20 km²|1,234,567|2003년 7월|18 위안/m²/월|1,000∼2,500만 위안"),
        ("de", "13,56 Mrd. Yuan|1 Mio. Euro|+7,3 %|≈20 km²|1.234.567|Juli_2003|18 Yuan/m²/Monat"
               "|10–25 Mio. Yuan"),
        ("fr", "13,56 milliards de yuans|1 million d’euros|+7,3^%|≈20 km²|1^234^567|juillet_2003|18 yuans/m²/mois"
               "|10–25 millions de yuans"),
        ("es", "13,56 mil_millones de yuanes|1 millón de euros|+7,3 %|≈20 km²|1.234.567|julio_de_2003"
               "|18 yuanes/m²/mes|10–25 millones de yuanes"),
        ("pt", "13,56 mil_milhões de yuans|1 milhão de euros|+7,3%|≈20 km²|1 234 567|julho_de_2003"
               "|18 yuans/m²/mês|10–25 milhões de yuans"),
        ("pt-BR", "13,56 bilhões de yuans|1 milhão de euros|+7,3%|≈20 km²|1.234.567|julho_de_2003"
                  "|18 yuans/m²/mês|10–25 milhões de yuans"),
        ("ru", "13,56 млрд юаней|1 млн евро|+7,3 %|≈20 км²|1 234 567|июль_2003 г.|18 юаней/м²/мес."
               "|10–25 млн юаней"),
        ("vi", "13,56 tỷ nhân_dân_tệ|1 triệu euro|+7,3%|≈20 km²|1.234.567|tháng 7_năm_2003"
               "|18 nhân_dân_tệ/m²/tháng|10–25 triệu nhân_dân_tệ"),
        ("ar", "13.56 مليار يوان|1 مليون يورو|+7.3%|≈20 كم²|1,234,567|يوليو_2003|18 يوان/م²/شهر"
               "|10–25 مليون يوان"),
    ],
)  # fmt: skip
def test_lists(language: str, listed: str) -> None:
    """Digits, scale words, currencies, per cent and months as the language has them; _ is a plain space."""
    expected = [part.replace(" ", N).replace("^", T).replace("_", " ") for part in listed.split("|")]
    assert [figure(one, language).full for one in FIGURES] == expected


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh-Hant", "超過15平方公里"),
        ("ja", "15平方キロメートル超"),
        ("ko", "15제곱킬로미터_초과"),
        ("de", "mehr_als_15 Quadratkilometer"),
        ("fr", "plus_de_15 kilomètres carrés"),
        ("es", "más_de_15 kilómetros cuadrados"),
        ("pt", "mais_de_15 quilómetros quadrados"),
        ("ru", "более_15 км²"),
        ("vi", "hơn_15 kilômét vuông"),
        ("ar", "أكثر_من_15 كم²"),
    ],
)
def test_qualifiers_in_sentences(language: str, said: str) -> None:
    """More than 15 square kilometres, as a sentence has it."""
    found = formatted(fact(15, "km2", qualifier="more_than"), "prose", language)
    assert found.replace(N, " ") == said.replace("_", " ")


@pytest.mark.parametrize("language", [*tongues(), "de-AT", "zh-TW", "zh-HK", "pt-PT", "es-419"])
def test_every_unit_and_currency_can_be_said(language: str) -> None:
    """No unit, currency or qualifier is missing in any language, nor in a variant of one."""
    said = voice(language)
    assert set(said.quantities) == set(voice("en").quantities)
    for unit in (*ATOMS, *CURRENCIES):
        for value in (1, 3, 45, 2_500_000):
            assert figure(fact(value, unit), language).full
            assert formatted(fact(value, unit), "prose", language)


@pytest.mark.parametrize(
    ("value", "said"), [(1, "1 юань"), (3, "3 юаня"), (5, "5 юаней"), (21, "21 юань"), (1.5, "1,5 юаня")]
)
def test_a_noun_takes_its_number(value: float, said: str) -> None:
    """Russian has three forms after numbers, and one more after fractions."""
    assert figure(fact(value, "CNY"), "ru").full.replace(N, " ") == said


def test_numbers_in_words() -> None:
    """Whole numbers have words in every language, by CLDR where the program has none of its own."""
    assert [in_words(140, tag) for tag in ("de", "fr", "es", "ja", "ko", "zh-Hant", "ru")] == [
        "einhundertvierzig", "cent quarante", "ciento cuarenta", "百四十", "백사십", "一百四十", "сто сорок",
    ]  # fmt: skip
    assert in_words(2, "zh-Hant") == "兩"
    assert formatted(fact(70, "percent"), "tenths", "ja") == "七割"
    assert formatted(fact(70, "percent"), "tenths", "ru") == f"70{N}%"
