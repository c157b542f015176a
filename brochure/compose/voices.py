"""How each language sets figures: unit names, signs of quantity, the currency's place, dates, spaces.

One small table a language, data only; the words of units stand in ``assets/words/units.yaml``.
Digits, separators and the words billion, 万, 亿 are not here: they come from CLDR through Babel (see
``digits``). Texts of brochures are not here either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from brochure.compose.unit_words import Measure, measures
from brochure.errors import DataError
from brochure.model.units import CURRENCIES

NBSP = "\u00a0"
THIN_NBSP = "\u202f"
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Qualifier:
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
    number takes a scale word (billion, 万) from ``scale_from`` on. ``per_joint`` stands between what a unit
    is counted by, as in 元/kVA·月; ``span`` makes a range.
    ``rounded_more`` stands between a round number and its counted word, 余 in 140余家. ``tenths``: of one, of
    more.
    """

    locale: str
    gap: str
    percent_gap: str
    currency_first: bool
    currency: Mapping[str, str]
    measures: Mapping[str, Measure]
    quantities: Mapping[str, Qualifier]
    scale_from: int
    rounded_more: str
    month: str
    year: Mapping[str, str]
    tenths: tuple[str, str]
    per_joint: str = "/"
    span: str = "{}–{}"


_ENGLISH = Voice(
    locale="en",
    gap=NBSP,
    percent_gap=THIN_NBSP,
    currency_first=True,
    currency={"CNY": "RMB", **{code: code for code in CURRENCIES if code != "CNY"}},
    measures=measures("en"),
    quantities={
        "exact": Qualifier("{}", "{}", "{}"),
        "more_than": Qualifier("more than {}", "{}+", "{}+"),
        "about": Qualifier("about {}", "≈{}", "≈{}"),
        "up_to": Qualifier("up to {}", "≤{}", "≤{}"),
        "at_least": Qualifier("at least {}", "≥{}", "≥{}"),
        "less_than": Qualifier("less than {}", "<{}", "<{}"),
        "from": Qualifier("from {}", "from {}", "from {}"),
    },
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
    currency={
        "CNY": "元",
        "USD": "美元",
        "EUR": "欧元",
        "GBP": "英镑",
        "JPY": "日元",
        "HKD": "港元",
        "KRW": "韩元",
        "SGD": "新加坡元",
        "RUB": "卢布",
        "KZT": "坚戈",
        "AED": "迪拉姆",
        "SAR": "沙特里亚尔",
        "ETB": "比尔",
        "VND": "越南盾",
        "THB": "泰铢",
        "MYR": "林吉特",
        "IDR": "印尼盾",
        "INR": "卢比",
        "BRL": "雷亚尔",
    },
    measures=measures("zh-Hans"),
    quantities={
        "exact": Qualifier("{}", "{}", "{}"),
        "more_than": Qualifier("超过{}", "超过{}", "{}+"),
        "about": Qualifier("约{}", "约{}", "约{}"),
        "up_to": Qualifier("最高{}", "≤{}", "≤{}"),
        "at_least": Qualifier("不低于{}", "≥{}", "≥{}"),
        "less_than": Qualifier("低于{}", "<{}", "<{}"),
        "from": Qualifier("{}起", "{}起", "{}起"),
    },
    scale_from=10_000,
    rounded_more="余",
    month="{year}年{number}月",
    year={"exact": "{}年", "about": "{}年前后"},
    tenths=("{}成", "{}成"),
    per_joint="·",
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
