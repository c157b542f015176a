"""How each language sets figures: unit names, signs of quantity, the currency's place, dates, spaces.

One small table a language, data only; the words of units stand in ``assets/words/units.yaml``, languages
other than these two in ``assets/words/languages.yaml``. Digits, separators and the words billion, 万, 亿 are
not here: they come from CLDR through Babel (see ``digits``). Texts of brochures are not here either.
"""

from __future__ import annotations

from collections.abc import Mapping

from brochure.compose.tongues import tongue, tongues
from brochure.compose.unit_words import measures
from brochure.compose.voice import MINUS, NBSP, THIN_NBSP, Qualifier, Voice
from brochure.errors import DataError
from brochure.model.units import CURRENCIES

__all__ = ["MINUS", "NBSP", "THIN_NBSP", "Qualifier", "Voice", "voice", "writes_chinese"]


def _names(names: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    """Return names of currencies that have one form each; those without a name go by their code."""
    return {code: {"other": names.get(code, code)} for code in CURRENCIES}


_ENGLISH = Voice(
    locale="en",
    gap=NBSP,
    percent_gap=THIN_NBSP,
    currency_first=True,
    currency=_names({"CNY": "RMB"}),
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
    prose_of={("less_than", "things"): "fewer than {}"},
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
    currency=_names(
        {
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
        }
    ),
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
    prose_of={
        ("up_to", "time"): "最长{}",
        ("up_to", "things"): "最多{}",
        ("at_least", "time"): "不少于{}",
        ("at_least", "things"): "不少于{}",
        ("less_than", "time"): "不足{}",
        ("less_than", "things"): "不足{}",
    },
    scale_from=10_000,
    rounded_more="余",
    month="{year}年{number}月",
    month_only="{number}月",
    year={"exact": "{}年", "about": "{}年前后"},
    tenths=("{}成", "{}成"),
    per_joint="·",
)

_VOICES = {"en": _ENGLISH, "zh": _CHINESE, "zh-Hans": _CHINESE}
_TRADITIONAL = ("zh-tw", "zh-hk", "zh-mo", "yue")


def voice(language: str) -> Voice:
    """Return how ``language`` (BCP 47) sets figures, by its nearest tag; DataError without a table."""
    tag = "zh-Hant" if language.lower().startswith(_TRADITIONAL) else language
    while tag:
        if found := _VOICES.get(tag) or tongue(tag):
            return found
        tag = tag.rpartition("-")[0]
    raise DataError.of(
        "no-voice",
        f"figures can not be written in {language!r}",
        f"the languages are: en, zh-Hans, {', '.join(tongues())}",
    )


def writes_chinese(language: str) -> bool:
    """Tell whether a language writes names in Chinese characters."""
    return language.split("-")[0] in ("zh", "yue")
