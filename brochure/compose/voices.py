"""How each language sets figures: unit names, signs of quantity, the currency's place, dates, spaces.

One small table a language, data only. Digits, separators and the words billion, 万, 亿 are not here: they
come from CLDR through Babel (see ``digits``). Texts of brochures are not here either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brochure.errors import DataError

NBSP = "\u00a0"
THIN_NBSP = "\u202f"
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: its symbol in figures, its names in a sentence (one, many), and after "per"."""

    symbol: str
    one: str
    many: str
    per: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How a qualifier is said in a sentence, in a list, and beside big digits.

    {} stands for the figure. In a list a sign that follows goes to the digits (RMB 2+ billion), one before
    to the whole (≈RMB 2 billion).
    """

    prose: str
    listed: str
    digits: str


@dataclass(frozen=True, slots=True)
class Voice:
    """A language's way with figures.

    ``locale`` is Babel's name of it. ``gap`` stands between number and unit, ``percent_gap`` before %. A
    number of a unit in ``scaled`` takes a scale word (billion, 万) from ``scale_from`` on.
    ``rounded_more`` stands between a round number and its counted word, 余 in 140余家. ``tenths``: of one, of
    more.
    """

    locale: str
    gap: str
    percent_gap: str
    currency_first: bool
    currency: Mapping[str, str]
    measures: Mapping[str, Measure]
    quantities: Mapping[str, Quantity]
    scaled: frozenset[str]
    scale_from: int
    rounded_more: str
    month: str
    year: Mapping[str, str]
    tenths: tuple[str, str]


_ENGLISH = Voice(
    locale="en",
    gap=NBSP,
    percent_gap=THIN_NBSP,
    currency_first=True,
    currency={"CNY": "RMB"},
    measures={
        "km2": Measure("km²", "square kilometre", "square kilometres", "per square kilometre"),
        "mu": Measure("mu", "mu", "mu", "per mu"),
        "t": Measure("t", "tonne", "tonnes", "per tonne"),
        "a": Measure("a", "year", "years", "a year"),
        "percent": Measure("%", "per cent", "per cent"),
    },
    quantities={
        "exact": Quantity("{}", "{}", "{}"),
        "more_than": Quantity("more than {}", "{}+", "{}+"),
        "about": Quantity("about {}", "≈{}", "≈{}"),
        "up_to": Quantity("up to {}", "≤{}", "≤{}"),
    },
    scaled=frozenset(("CNY", "count")),
    scale_from=1_000_000,
    rounded_more="",
    month="{month} {year}",
    year={"exact": "{}", "about": "about {}"},
    tenths=("{} tenth", "{} tenths"),
)

_CHINESE = Voice(
    locale="zh_Hans",
    gap="",
    percent_gap="",
    currency_first=False,
    currency={"CNY": "元"},
    measures={
        "km2": Measure("平方公里", "平方公里", "平方公里"),
        "mu": Measure("亩", "亩", "亩"),
        "t": Measure("吨", "吨", "吨"),
        "a": Measure("年", "年", "年"),
        "percent": Measure("%", "%", "%"),
    },
    quantities={
        "exact": Quantity("{}", "{}", "{}"),
        "more_than": Quantity("超过{}", "超过{}", "{}+"),
        "about": Quantity("约{}", "约{}", "约{}"),
        "up_to": Quantity("最高{}", "≤{}", "≤{}"),
    },
    scaled=frozenset(("CNY", "count", "mu", "t")),
    scale_from=10_000,
    rounded_more="余",
    month="{year}年{number}月",
    year={"exact": "{}年", "about": "{}年前后"},
    tenths=("{}成", "{}成"),
)

_VOICES = {"en": _ENGLISH, "zh": _CHINESE, "zh-Hans": _CHINESE, "zh-Hans-CN": _CHINESE}


def voice(language: str) -> Voice:
    """Return how ``language`` (BCP 47) sets figures; DataError for one without a table."""
    found = _VOICES.get(language) or (_ENGLISH if language.startswith("en-") else None)
    if found is None:
        raise DataError.of(
            "no-voice", f"figures can not be written in {language!r}", "the languages are: en, zh-Hans"
        )
    return found


def writes_chinese(language: str) -> bool:
    """Tell whether a language writes names in Chinese characters."""
    return language.split("-")[0] in ("zh", "yue")
