"""The tailoring of UAX #14: one table of what never, rarely or always comes apart, with a source per row.

In: the breaker's stand-in text. Out: for each row the offsets where it forbids, taxes or allows a line's end.
Rows apply in order, so a later row overrules an earlier one. Knows nothing of fonts or widths.

Sources: *CLREQ* (W3C, snapshot of 2024-03-21), *GB* (GB/T 15834-2011), *UAX14* (Unicode 17, measured with
ICU 78), *SI* (the BIPM's SI Brochure, 9th edition), *Chicago* (Manual of Style, 17th edition), *JLREQ* and
*KLREQ* (W3C), *Milchin* (handbook of the Russian publisher), *Lexique* (Imprimerie nationale), *Duden*,
*Ortografía* (the Spanish academies'), *House* (the art direction and the data of this project).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from brochure.text.marks import CLOSERS, OPENERS, STOP_END, STOP_MID

Level = Literal["basic", "gb", "strict"]
Content = Literal["east", "digit", "@", "/"]
"""What a text may have: signs of East Asia, a digit, one of two marks."""
LEVELS: tuple[Level, ...] = ("basic", "gb", "strict")

_HAN = "\u3005-\u3007\u3041-\u30fa\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_START = "(?<![0-9A-Za-z\u00c0-\u024f\u0400-\u04ff])"
"""Where a word begins: no letter or digit before it (``\\b`` takes Han signs for letters)."""
_SPACE = "[ \u00a0\u2009\u202f]"
_UNIT = "(?:[kMGTcdmµμn]?(?:Wh|VA|Hz|Pa|[WVgLlmtKs])|ha|mu|min|h|kn|dB|°C|°F|[℃℉°%‰′″])[²³23]?"
_UNITS = rf"{_UNIT}(?:[·/]\(?(?:{_UNIT}|a|d|year|person)\)?)*(?![A-Za-z])"
_MAGNITUDE = (
    "(?:thousand|million|billion|trillion|square|cubic|kilomet(?:re|er)s?|met(?:re|er)s?|"
    "hectares?|tonnes?|tons?|yuan|years?|days?|hours?|minutes?|employees|enterprises|companies)"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_CURRENCY = rf"(?:{_START}(?:RMB|CNY|USD|EUR|GBP|HKD|JPY)|(?:HK|US|A|C)?[$€£¥￥])"
_COUNTED = (
    "(?:平方公里|平方千米|平方米|平方公尺|立方米|立方公尺|公里|千米|公尺|公顷|公頃|公斤|千克|千瓦时|千瓦|兆瓦|"
    "个百分点|個百分點|(?:家|元|美元|欧元|歐元|吨|噸|亩|畝|人|户|戶|天|年|月|日|号|號|座|层|層|条|條|项|項|次|届|屆|"
    "辆|輛|台|臺|套|件|个|個|米|倍|度|页|頁|期|区|區))"
)
_TENS = "十百千万萬亿億兆"
_MONEY = "(?:[€£$¥₩₽₫₹]|(?:EUR|USD|CNY|RMB|GBP|JPY|KRW|RUB|VND|AED|SAR)\\b)"
_MAIL = r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+"
_REST_OF_URL = "[!-~]*[A-Za-z0-9/#=_~-]"
_FULL_URL = f"(?:https?|ftp)://{_REST_OF_URL}"
_SHORT_URL = rf"(?<!/)www\.{_REST_OF_URL}"
_URL = f"(?:{_FULL_URL}|{_SHORT_URL})"


UNWILLING = 3.0
"""The cost of a break that a justified line may take before it gets loose, and a ragged one never."""

ADDRESS = re.compile(rf"{_URL}|{_MAIL}")
"""A web or mail address: broken at its joints only, never hyphenated."""
_TELEPHONE = rf"\+\d{{1,3}}(?:{_SPACE}?-?\(?\d{{1,8}}\)?)+"
LEFT_TO_RIGHT = re.compile(rf"{_TELEPHONE}|{_URL}|{_MAIL}")
"""What runs from left to right as a whole: the groups of a number, the parts of an address."""


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: ``where`` a match of ``pattern`` holds, from which ``level`` on, and by which ``source``.

    ``before`` binds the match to what precedes it, ``after`` to what follows, ``within`` keeps it whole,
    ``at`` takes the place of the (empty) match. ``cost`` None forbids the break; a number taxes a break that
    would be allowed; ``opens`` allows one that is forbidden. Inside ``scope`` only, where given.
    ``solid``: no gap there stretches or shrinks either. ``language``: for texts of this language only.
    ``needs`` names what a text must have for the row to say anything (:func:`contents`).
    """

    name: str
    where: Literal["before", "after", "within", "at"]
    pattern: str
    source: str
    level: Level = "basic"
    cost: float | None = None
    opens: bool = False
    scope: str = ""
    solid: bool = False
    language: str = ""
    needs: Content | None = None

    def offsets(self, text: str) -> Iterator[int]:
        """Return the offsets in ``text`` (breaks stand before a character) that the row is about."""
        if not self.scope:
            yield from self._offsets(text, 0, len(text))
            return
        for scope in _compiled(self.scope).finditer(text):
            yield from self._offsets(text, scope.start(), scope.end())

    def _offsets(self, text: str, start: int, end: int) -> Iterator[int]:
        first = 0 if self.where in ("before", "at") else 1
        last = 1 if self.where in ("after", "at") else 0
        for match in _compiled(self.pattern).finditer(text, start, end):
            yield from range(match.start() + first, match.end() + last)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled when a text first asks for it: most languages' rows never are."""
    return re.compile(pattern)


def contents(text: str) -> frozenset[Content]:
    """Return what a text has, so that rows about other things need not be tried."""
    signs = set(text)
    found: dict[Content, bool] = {
        "east": bool(signs) and max(signs) >= "\u2e80",
        "digit": any(map(str.isdigit, signs)),
        "@": "@" in signs,
        "/": "/" in signs or "／" in signs,
    }
    return frozenset(content for content, there in found.items() if there)


_ANY_CLOSE = re.escape(STOP_MID + STOP_END + CLOSERS)

TABLE: tuple[Row, ...] = (
    # -- what may not start a line ---------------------------------------------------------------------
    Row("closing marks and pauses", "before", rf"\s*[{_ANY_CLOSE}]", "CLREQ basic; GB 5.1.1", needs="east"),
    Row("western closing marks", "before", r"\s*[!?.,;:)\]}”](?!\w)", "UAX14 CL, CP, EX, IS"),
    Row("connectors", "before", r"\s*[～〜–—](?!—)", "CLREQ basic; GB 5.1"),
    Row("a spaced dash ends its line", "before", r"[ \u00a0]+[–—](?=[ \u00a0])", "House"),
    Row("middle dots", "before", r"[·・‧]", "CLREQ basic; GB 5.1"),
    Row("solidus", "before", r"[/／]", "CLREQ basic; UAX14 SY", needs="/"),
    Row("dash of two em", "before", r"——|⸺", "CLREQ strict", level="strict"),
    Row("ellipsis", "before", r"[…⋯]+", "CLREQ strict; UAX14 IN", level="strict"),
    Row("postfixes", "before", r"(?<=\d)[ \u00a0\u202f]?[%‰°℃℉′″￠]", "UAX14 PO; SI", needs="digit"),
    Row("iteration and length marks", "before", r"[々〻ー]", "UAX14 CJ, NS at level strict", needs="east"),
    Row("note and trade marks", "before", r"[†‡*⁎®™℠¹²³⁰⁴-⁹]", "House"),
    # -- what may not end a line -----------------------------------------------------------------------
    Row("opening marks", "after", rf"[{re.escape(OPENERS)}]\s*", "CLREQ basic; GB 5.1.3", needs="east"),
    Row("western opening marks", "after", r"[(\[{“‘]", "UAX14 OP, QU"),
    Row("prefixes", "after", r"[#＃§№$＄€£￡¥￥±](?=[\w.])|(?<![\w)])[+−±-](?=\d)", "UAX14 PR"),
    Row("solidus at a line's end", "after", r"[/／]", "CLREQ gb; GB 5.1", level="gb", needs="/"),
    # -- what stays in one piece -----------------------------------------------------------------------
    Row("dash of two em, ellipsis", "within", r"——|……|⋯⋯", "CLREQ unbreakable marks; GB 5.1.5"),
    Row("digit groups", "within", r"\d(?:[\d.,:]|[\u2009\u202f](?=\d))*\d", "UAX14 LB25", solid=True,
         needs="digit"),
    Row("telephone", "within", _TELEPHONE, "House", solid=True, needs="digit"),
    Row("telephone with area code", "within", rf"{_START}0\d{{2,3}}[ -]\d{{3,8}}(?:[ -]\d{{1,6}})*", "House",
         solid=True, needs="digit"),
    Row("figures in groups", "before", rf"(?<=\d){_SPACE}\d", "House", solid=True, needs="digit"),
    Row("number and unit", "within", rf"\d{_SPACE}?{_UNITS}", "SI 5.4.3", solid=True, needs="digit"),
    Row("number and magnitude", "within", rf"\d{_SPACE}{_MAGNITUDE}\b", "House", cost=UNWILLING,
         needs="digit"),
    Row("number and squared sign", "within", rf"\d{_SPACE}?[㍱-㏟]", "SI 5.4.3", solid=True, needs="east"),
    Row("number and currency", "within", rf"\d{_SPACE}?{_MONEY}", "UAX14 PO", needs="digit"),
    Row("number, magnitude and unit", "within", rf"\d[余餘多]?[{_TENS}]+{_UNITS}", "SI 5.4.3; House",
         needs="east"),
    Row("per cent", "within", r"(?:\d )?\bper cent\b|\d percent\b", "House"),
    Row("magnitude and currency", "within", rf"\b[mb]illion{_SPACE}(?:RMB|yuan|dollars?|euros?)\b", "House"),
    Row("currency and amount", "within", rf"{_CURRENCY}{_SPACE}?\d(?:[\d.,]*\d)?(?:{_SPACE}{_MAGNITUDE})?\b",
         "UAX14 PR; House", needs="digit"),
    Row("number and counted thing", "within", rf"\d{_SPACE}?[余餘多{_TENS}]*{_COUNTED}", "CLREQ; House",
         needs="east"),
    Row("number and its sign", "within", rf"\d[{_HAN}]", "CLREQ; House", needs="east"),
    Row("after a designation", "at", rf"(?<=\d)(?=[{_HAN}])(?!{_COUNTED})", "House", cost=0.3, opens=True,
         scope=rf"{_START}[A-Za-z]+-?\d+[{_HAN}]", needs="east"),
    Row("after a telephone number", "at", rf"(?<=\d)(?=[{_HAN}])(?!转)", "House", opens=True,
         scope=rf"(?:\+\d{{1,3}}(?:[ -]\d+)+|{_START}0\d{{2,3}}-\d+(?: \d+)*|\d+(?:-\d+){{2}})[{_HAN}]",
         needs="east"),
    Row("number and magnitude, zh", "within", rf"\d[余餘多]?[{_TENS}余餘多]+(?![，。])", "House",
         needs="east"),
    Row("ordinal, zh", "within", r"第\d", "House", needs="east"),
    Row("range", "within", rf"[\d%‰℃°{_TENS}元円年月日时時]\s?[–—～〜-]\s?\d", "GB 5.1; UAX14 B2",
         needs="digit"),
    Row("unit after a solidus", "within", r"[A-Za-z²³]/\([^\s()]{1,12}\)", "SI 5.4", solid=True, needs="/"),
    Row("initials", "within", rf"{_START}[A-ZА-ЯЁ]\.(?: ?[A-ZА-ЯЁ]\.)*(?: (?=[A-ZА-ЯЁ][a-zа-яё])\w)?",
         "Chicago 10.12"),
    Row("reference and number", "within", rf"{_START}(?:[Nn]os?|[Pp]p?|[Vv]ol|[Ff]ig|[Cc]h)\. ?\d", "House",
         needs="digit"),
    Row("letter of a designation", "within", r"[a-z] [A-Z](?![\w’'])(?!\.? ?[A-Z]\.)", "House",
         cost=UNWILLING),
    Row("names", "after", r"(?<=\w )[A-Z]\w+ (?=[A-Z]\w)", "House", cost=0.08),
    Row("single letter and hyphen", "within", rf"{_START}[A-Za-z][-‐][A-Za-z]", "House"),
    Row("titles", "within", rf"{_START}(?:Mr|Mrs|Ms|Dr|Hr|Prof|St)\.? ?(?=[A-Z])\w", "House"),
    Row("day and month", "within", rf"{_START}\d{{1,2}} {_MONTH}\b", "House", cost=UNWILLING, needs="digit"),
    Row("time of day", "within", r"\d{1,2}:\d{2}(?: ?[ap]\.?m\b\.?)?", "House", solid=True, needs="digit"),
    # -- what comes apart unwillingly ------------------------------------------------------------------
    Row("date, zh", "within", r"\d年\d{1,2}月(?:\d)?|\d月\d", "House", cost=0.6, needs="east"),
    Row("measure after about", "within", r"[约近超达共]\d", "House", cost=0.5, needs="east"),
    Row("quarter and year", "within", rf"{_START}Q[1-4] \d", "House", cost=0.5, needs="digit"),
    # -- single languages --------------------------------------------------------------------------------
    Row("short words, ru", "within", r"(?<!\w)(?:[авикосуяАВИКОСУЯ] +)+\w", "Milchin", language="ru"),
    Row("number and unit, ru", "within",
         rf"\d{_SPACE}(?:[кмдсМГ]?(?:м[²³]?|г|Вт(?:·ч)?|л)|га|т|км²|тыс|млн|млрд|руб|чел|кв|г)\b", "Milchin",
         language="ru", needs="digit"),
    Row("abbreviation and number, ru", "within", r"(?:№|\b(?:стр?|гл|рис|табл|ул|д|им|г|т))\.? ?\w",
         "Milchin", language="ru"),
    Row("high marks, fr", "before", r" [;:!?»]", "Lexique", language="fr"),
    Row("after a guillemet, fr", "within", r"« \w", "Lexique", language="fr"),
    Row("abbreviations, fr", "within", r"\b(?:n[°o]s?|pp?\.|M\.|MM\.|Mmes?|Mlle|Dr|art\.) \w", "Lexique",
         language="fr"),
    Row("abbreviations, de", "within", r"\b(?:z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R|o\. ?Ä|v\. ?a)\.", "Duden",
         language="de"),
    Row("abbreviation and number, de", "within", r"\b(?:Nr|S|Bd|Abb|Tab|Kap|ca|Art|Dr|Hr|Fr)\. ?\w", "Duden",
         language="de"),
    Row("ordinals, de", "within", r"\d\. (?:Januar|Februar|März|April|Mai|Ju[nl]i|August|[SOND]\w+ber)",
         "Duden", language="de", needs="digit"),
    Row("abbreviations, es", "within", r"\b(?:n\.[ºo]|p[áp]gs?\.|pp?\.|Sra?s?\.|D\.|Dña\.|núm\.) \w",
         "Ortografía", language="es"),
    Row("abbreviations, pt", "within", r"\b(?:n\.[ºo]|pp?\.|págs?\.|Sra?s?\.|D\.|núm\.) \w", "Ortografía",
         language="pt"),
    Row("magnitude, de", "within", rf"\d{_SPACE}(?:Mrd|Mio|Tsd)\b\.?(?:{_SPACE}(?:{_MONEY}|Euro|US-Dollar))?",
         "Duden", language="de", needs="digit"),
    Row("magnitude, fr", "within", rf"\d{_SPACE}(?:millions?|milliards?)\b(?: (?:d['’]euros?|de \w))?",
         "Lexique", cost=UNWILLING, language="fr", needs="digit"),
    Row("magnitude, es", "within", rf"\d{_SPACE}(?:mil(?:es)?|mil(?:lón|lones))\b(?: de \w)?", "Ortografía",
         cost=UNWILLING, language="es", needs="digit"),
    Row("magnitude, pt", "within", rf"\d{_SPACE}(?:mil|milh(?:ão|ões)|bilh(?:ão|ões))\b(?: de \w)?",
         "Ortografía", cost=UNWILLING, language="pt", needs="digit"),
    Row("number and unit, vi", "within", rf"\d{_SPACE}(?:nghìn|triệu|tỷ|ha|tấn|đồng|năm)\b", "House",
         cost=UNWILLING, language="vi", needs="digit"),
    Row("number and unit, ar", "within", rf"\d{_SPACE}(?:كم²?|م²?|طن|٪|هكتار|ألف|مليون|مليار|درهم)",
         "House", language="ar", needs="digit"),
    Row("number and counter, ja", "within", rf"\d[{_TENS}]*(?:円|社|名|分|時間|ヶ月|か所|棟|区画|"
         r"ヘクタール|トン|ドル|ユーロ|パーセント|キロ|メートル)", "JLREQ 3.1.10", language="ja",
         needs="digit"),
    Row("number and counter, ko", "within", rf"\d[만억조천백]*{_SPACE}?(?:원|개|명|년|월|일|분|시간|평|톤|"
         r"달러|유로|위안|제곱미터|제곱킬로미터|킬로미터|미터|퍼센트)", "KLREQ", language="ko",
         needs="digit"),
    Row("small kana", "before", r"[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯｰゝゞヽヾ]",
         "JLREQ cl-11; UAX14 CJ", level="strict", language="ja", needs="east"),
    Row("inside a word, ko", "within", r"[\uac00-\ud7a3]{2,}", "KLREQ", cost=UNWILLING, language="ko",
         needs="east"),
    # -- addresses: only at their joints, without a hyphen -----------------------------------------------
    Row("address", "within", _URL, "Chicago 7.46"),
    Row("mail address", "within", _MAIL, "House", needs="@"),
    Row("joints of a mail address", "at", r"(?<=@)|(?<=\w\.)(?=\w)", "House", cost=0.8, opens=True,
         scope=_MAIL, needs="@"),
    Row("joints of an address", "at", r"(?<=[-_])(?=\w)|(?=[?&=#])(?<=\w)", "Chicago 7.46", cost=0.8,
         opens=True, scope=_URL),
    Row("after a stroke", "at", r"(?<=[\w/-]/)(?=[^/])", "Chicago 7.46", cost=0.8, opens=True,
         scope=_FULL_URL, needs="/"),
    Row("after a stroke, without the scheme", "at", r"(?<=\w/)(?=[^/])", "House", cost=2.0, opens=True,
         scope=_SHORT_URL, needs="/"),
    Row("dots of an address", "at", r"(?=\.)(?<=\w)", "Chicago 7.46", cost=0.8, opens=True, scope=_FULL_URL,
         needs="/"),
    Row("dots of an address without its scheme", "at", r"(?<=\w\.)(?=\w)",
         "House: a dot at a line's start would look like a stop", cost=0.8, opens=True, scope=_SHORT_URL),
)  # fmt: skip


@cache
def rows(level: Level, language: str) -> tuple[Row, ...]:
    """Return the rows that hold at a level of strictness for a language's first subtag."""
    strict = LEVELS.index(level)
    return tuple(row for row in TABLE if LEVELS.index(row.level) <= strict and row.language in ("", language))
