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
from brochure.text.terms import (
    ABBREVIATED,
    CAPITAL,
    CENTURY,
    COUNTED,
    COUNTED_EN,
    COUNTED_JA,
    COUNTED_KO,
    CURRENCY,
    DASH,
    END,
    HAN,
    INTERNATIONAL,
    MAGNITUDE,
    MONEY,
    MONTHS,
    NATIONAL,
    PLACES,
    REFERENCES,
    ROMAN,
    SHORT_UNIT,
    SMALL,
    SPACE,
    STANDARD,
    START,
    TENS,
    TITLE,
    UNIT_AR,
    UNIT_RU,
    UNIT_WORD,
    UNITS,
)

Level = Literal["basic", "gb", "strict"]
LEVELS: tuple[Level, ...] = ("basic", "gb", "strict")

_MAIL = r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+"
_REST_OF_URL = "[!-~]*[A-Za-z0-9/#=_~-]"
_FULL_URL = f"(?:https?|ftp)://{_REST_OF_URL}"
_SHORT_URL = rf"(?<!/)www\.{_REST_OF_URL}"
_URL = f"(?:{_FULL_URL}|{_SHORT_URL})"


_SPACES = r"(?:(?<!\s)\s++)?+"
"""White space before something, tried once from its start: a long row is not tried from each place in it."""

_JOINT = 8.0
"""The cost of parting an address: a justified line does it only before it gets loose or very strained."""
UNWILLING = 3.0
"""The cost of a break that a justified line may take before it gets loose, and a ragged one never."""

ADDRESS = re.compile(rf"{_URL}|{_MAIL}")
"""A web or mail address: broken at its joints only, never hyphenated."""


@dataclass(frozen=True, slots=True)
class Row:
    """One rule: ``where`` a match of ``pattern`` holds, from which ``level`` on, and by which ``source``.

    ``before`` binds the match to what precedes it, ``after`` to what follows, ``within`` keeps it whole,
    ``at`` takes the place of the (empty) match, ``past`` the one behind it where ``follows`` matches.
    ``cost`` None forbids the break; a number taxes a break that would be allowed; ``opens`` allows one that
    is forbidden. Inside ``scope`` only, where given.
    ``solid``: no gap there stretches or shrinks either. ``language``: for texts of this language only.
    ``needs`` says what a text must have for the row to be tried, since patterns take time to compile:
    ``"east"`` signs of East Asia, ``"digit"`` a digit, else one of the signs that it lists. ``words``: the
    vocabulary to which the pattern's group belongs, in lower case.
    """

    name: str
    where: Literal["before", "after", "within", "at", "past"]
    pattern: str
    source: str
    level: Level = "basic"
    cost: float | None = None
    opens: bool = False
    scope: str = ""
    solid: bool = False
    language: str = ""
    needs: str = ""
    follows: str = ""
    words: frozenset[str] = frozenset()

    def offsets(self, text: str) -> Iterator[int]:
        """Return the offsets in ``text`` (breaks stand before a character) that the row is about."""
        if not self.scope:
            yield from self._offsets(text, 0, len(text))
            return
        for scope in _compiled(self.scope).finditer(text):
            yield from self._offsets(text, scope.start(), scope.end())

    def _offsets(self, text: str, start: int, end: int) -> Iterator[int]:
        if self.where == "past":
            ends = (match.end() for match in _compiled(self.pattern).finditer(text, start, end))
            yield from (offset for offset in ends if _compiled(self.follows).match(text, offset))
            return
        first = 0 if self.where in ("before", "at") else 1
        last = 1 if self.where in ("after", "at") else 0
        for match in _compiled(self.pattern).finditer(text, start, end):
            if not self.words or match.group(1).lower() in self.words:
                yield from range(match.start() + first, match.end() + last)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled once: that of a single language when a text first asks for it."""
    return re.compile(pattern)


@cache
def left_to_right() -> re.Pattern[str]:
    """Return what runs from left to right as a whole: the groups of a number, the parts of an address."""
    return re.compile(rf"{INTERNATIONAL}|{NATIONAL}|{_URL}|{_MAIL}")


def concerned(rows: tuple[Row, ...], text: str) -> Iterator[Row]:
    """Yield the rows that can say anything about a text."""
    signs = set(text)
    named = {
        "": True,
        "east": bool(signs) and max(signs) >= "\u2e80",
        "digit": any(map(str.isdigit, signs)),
    }
    for row in rows:
        there = named.get(row.needs)
        if there or (there is None and not signs.isdisjoint(row.needs)):
            yield row


_LETTERS = "[A-Za-z\u00aa-\u1eff]++"
_WORD = rf"(?<![0-9A-Za-z\u00aa-\u1eff])({_LETTERS})"
"""A word of letters outside East Asia, tried once from its start."""
_DESIGNATION = rf"{_WORD}{SPACE}(?=[\d(]|{ROMAN}{END}|[A-Z](?![a-z’']))"
_ANY_CLOSE = re.escape(STOP_MID + STOP_END + CLOSERS)

TABLE: tuple[Row, ...] = (
    # -- what may not start a line ---------------------------------------------------------------------
    Row("closing marks and pauses", "before", rf"{_SPACES}[{_ANY_CLOSE}]", "CLREQ basic; GB 5.1.1",
         needs="east"),
    Row("western closing marks", "before", rf"{_SPACES}[!?.,;:)\]}}”](?!\w)", "UAX14 CL, CP, EX, IS"),
    Row("connectors", "before", rf"{_SPACES}[～〜–—](?!—)", "CLREQ basic; GB 5.1", needs="～〜–—"),
    Row("a spaced dash ends its line", "before", r"(?<![ \u00a0])[ \u00a0]++[–—](?=[ \u00a0])", "House",
         needs="–—"),
    Row("middle dots", "before", r"[·・‧]", "CLREQ basic; GB 5.1", needs="·・‧"),
    Row("solidus", "before", r"[/／]", "CLREQ basic; UAX14 SY", needs="/／"),
    Row("dash of two em", "before", r"——|⸺", "CLREQ strict", level="strict", needs="—⸺"),
    Row("ellipsis", "before", r"[…⋯]+", "CLREQ strict; UAX14 IN", level="strict", needs="…⋯"),
    Row("postfixes", "before", r"(?<=\d)[ \u00a0]?[%‰°℃℉′″￠]", "UAX14 PO; SI", needs="%‰°℃℉′″￠"),
    Row("iteration and length marks", "before", r"[々〻ー]", "UAX14 CJ, NS at level strict", needs="east"),
    Row("note and trade marks", "before", r"[†‡*⁎®™℠¹²³⁰⁴-⁹]", "House", needs="†‡*⁎®™℠¹²³⁰⁴⁵⁶⁷⁸⁹"),
    # -- what may not end a line -----------------------------------------------------------------------
    Row("opening marks", "after", rf"[{re.escape(OPENERS)}]\s*", "CLREQ basic; GB 5.1.3", needs="east"),
    Row("western opening marks", "after", r"[(\[{“‘]", "UAX14 OP, QU", needs="([{“‘"),
    Row("prefixes", "after", r"[#＃§№$＄€£￡¥￥±〒](?=[\w.])|(?<![\w)])[+−±–-](?=[\d$€£¥￥])", "UAX14 PR"),
    Row("relations", "after", rf"[±~≈≥≤<>≧≦∼＞＜]{SPACE}?(?=[\d$€£¥￥−+-])", "SI 5.4",
         needs="±~≈≥≤<>≧≦∼＞＜"),
    Row("signs apart", "after", rf"(?<![\w)])(?<![\w)]{SPACE})[+−]{SPACE}(?=\d)", "UAX14 PR",
         needs="+−"),
    Row("solidus at a line's end", "after", r"[/／]", "CLREQ gb; GB 5.1", level="gb", needs="/／"),
    # -- what stays in one piece -----------------------------------------------------------------------
    Row("dash of two em, ellipsis", "within", r"——|……|⋯⋯", "CLREQ unbreakable marks; GB 5.1.5", needs="—…⋯"),
    Row("digit groups", "within", r"\d(?:[\d.,:'’：]|\u00a0(?=\d))*\d", "UAX14 LB25", solid=True,
         needs="digit"),
    Row("telephone", "within", INTERNATIONAL, "House", solid=True, needs="+"),
    Row("telephone without its country", "within", NATIONAL, "House", solid=True, needs="digit"),
    Row("figures in groups", "before", rf"(?<=\d){SPACE}\d", "House", solid=True, needs="digit"),
    Row("number and unit", "within", rf"\d(?:{SPACE}?|[-‐]|[余餘多]?[{TENS}]+){UNITS}", "SI 5.4.3",
         solid=True, needs="digit"),
    Row("number and unit in words", "within", rf"\d{SPACE}{UNIT_WORD}\b", "SI 5.4.3", needs="digit"),
    Row("number and counted thing, en", "within", rf"\d{SPACE}({_LETTERS})\b", "House", cost=UNWILLING,
         words=COUNTED_EN, needs="digit"),
    Row("number and squared sign", "within", rf"\d{SPACE}?[㍱-㏟]", "SI 5.4.3", solid=True, needs="east"),
    Row("number and currency", "within", rf"\d{SPACE}?{MONEY}", "UAX14 PO", needs="digit"),
    Row("per cent", "within", r"(?:\d )?\bper cent\b|\d percent\b", "House"),
    Row("magnitude and currency", "within", rf"\b(?:[mb]illion|[MB]i?o|Mrd\.?|Mio\.?){SPACE}{MONEY}",
         "House"),
    Row("currency and amount", "within", rf"{CURRENCY}{SPACE}?\d(?:[\d.,]*\d)?(?:{SPACE}{MAGNITUDE}\b)?",
         "UAX14 PR; House", needs="digit"),
    Row("number and counted thing", "within", rf"\d{SPACE}?[余餘多{TENS}]*{COUNTED}", "CLREQ; House",
         needs="east"),
    Row("number and its sign", "within", rf"\d(?:A级|[{HAN}])", "CLREQ; House", needs="east"),
    Row("after a designation", "at", rf"(?<=\d)(?=[{HAN}])(?!{COUNTED})", "House", cost=0.3, opens=True,
         scope=rf"{START}[A-Za-z]+-?\d+[{HAN}]", needs="east"),
    Row("after a telephone number", "past", INTERNATIONAL, "House", opens=True, needs="east",
         follows=rf"[{HAN}](?<![转轉])"),
    Row("after a telephone number without its country", "past", NATIONAL, "House", opens=True, needs="east",
         follows=rf"[{HAN}](?<![转轉])"),
    Row("number and magnitude, zh", "within", rf"\d{SPACE}?[余餘多]?[{TENS}余餘多]+(?![，。])", "House",
         needs="east"),
    Row("ordinal, zh", "within", rf"第{SPACE}?\d(?:[\d.]*{SPACE}?[{HAN}])?", "House", needs="第"),
    Row("figures and tables, zh", "within", rf"(?:[图圖表注註式]|附[件录錄表图圖]){SPACE}?[\dA-Z]", "CLREQ",
         needs="图圖表注註式附"),
    Row("notes in brackets", "before", r"(?<=\w)[\[［]\d{1,3}[\]］]", "CLREQ", needs="[［"),
    Row("range", "within",
         rf"\d{SPACE}?(?:{SHORT_UNIT}|[ap]\.?m\.?|[{TENS}元円年月日时時分])?{SPACE}?{DASH}{SPACE}?"
         rf"[−+-]?(?:{CURRENCY}{SPACE}?)?\d", "GB 5.1; UAX14 B2", needs="digit"),
    Row("ratios and sizes", "within", rf"\d{SPACE}?{SHORT_UNIT}?(?:{SPACE}[:∶×x*]{SPACE}|[∶：×x*⁄])\d",
         "SI 5.4", needs=":∶：×x*⁄"),
    Row("places on the globe", "within", r"[°′″]\s?(?:\d|[NSEWO]\b)", "SI 5.4", needs="°′″"),
    Row("unit after a solidus", "within", r"[A-Za-z²³]/\([^\s()]{1,12}\)", "SI 5.4", solid=True, needs="/"),
    Row("initials", "within", rf"{START}[{CAPITAL}]\.(?:[ -]?[{CAPITAL}]\.)*(?: (?=[{CAPITAL}][{SMALL}])\w)?",
         "Chicago 10.12"),
    Row("abbreviation and number", "within", rf"{_WORD}[.º°]{{0,3}}{SPACE}?\(?\d", "Chicago 8",
         words=ABBREVIATED, needs="digit"),
    Row("part and number", "after", _DESIGNATION, "House", words=REFERENCES),
    Row("place and number", "after", _DESIGNATION, "House", cost=UNWILLING, words=PLACES),
    Row("standard and number", "within", rf"{START}{STANDARD}{SPACE}?\d", "House", needs="digit"),
    Row("signs before numbers", "within", rf"(?<![§¶№©])[§¶№©]++{SPACE}[\w(]|(?<!\w)#{SPACE}\d",
         "UAX14 PR; House", needs="§¶№#©"),
    Row("centuries", "within", rf"{START}[IVX]+e?{SPACE}{CENTURY}|{CENTURY}{SPACE}[IVX]", "Lexique; Milchin"),
    Row("ranges of parts", "within", rf"{START}[IVX]+[–—-][IVX]+{END}", "GB 5.1", needs="–—-"),
    Row("offset of a time", "within", rf"{START}(?:UTC|GMT){SPACE}?[+−–-]\d", "House", needs="+−–-"),
    Row("rulers and parts", "before", rf"(?<=[^\W\d_])\.?{SPACE}{ROMAN}{END}", "Chicago; Lexique"),
    Row("letter of a designation", "within", r"[a-z] [A-Z](?![\w’'])(?!\.? ?[A-Z]\.)", "House",
         cost=UNWILLING),
    Row("names", "after", r"(?<=\w )[A-Z]\w+ (?=[A-Z]\w)", "House", cost=0.08),
    Row("single letter and hyphen", "within", rf"{START}[A-Za-z][-‐][A-Za-z]", "House", needs="-‐"),
    Row("titles", "after", rf"{START}{TITLE}\.?{SPACE}(?=[{CAPITAL}])", "House"),
    Row("day and month", "within", rf"{START}\d{{1,2}}(?:er|\.)?{SPACE}({_LETTERS})\b", "House",
         cost=UNWILLING, words=MONTHS, needs="digit"),
    Row("time of day", "within",
         rf"\d{{1,2}}[:.：h]\d{{2}}(?:{SPACE}?(?:[ap]\.?m\b\.?|h\b|Uhr|UTC|GMT|CET))?|"
         rf"\d{SPACE}?(?:[ap]m\b|[ap]\.m\.|Uhr\b)|\d{SPACE}?h{SPACE}?\d{{2}}\b|\d(?:小?[时時]|時間|[点點])\d",
         "House",
         solid=True, needs="digit"),
    Row("half of the day and time", "within", r"(?:上午|下午|中午|晚上|凌晨|午前|午後|오전|오후)\s?\d",
         "House", needs="午晚凌오"),
    # -- what comes apart unwillingly ------------------------------------------------------------------
    Row("date, zh", "within", r"\d年\d{1,2}月", "House", cost=0.6, needs="年"),
    Row("month and day, zh", "within", r"\d月\d", "House", cost=UNWILLING, needs="月"),
    Row("letter and place, zh", "within", r"(?<![A-Za-z])[A-Z][座栋棟楼樓区區馆館厅廳口线線级級类類型班]",
         "House", cost=UNWILLING, needs="east"),
    Row("measure after about", "within", r"[约近超达共]\d", "House", cost=0.5, needs="约近超达共"),
    Row("quarter and year", "within", rf"{START}Q[1-4] \d", "House", cost=0.5, needs="Q"),
    # -- single languages --------------------------------------------------------------------------------
    Row("short words, ru", "after", r"(?<!\w)[авикосуяАВИКОСУЯ] ++(?=\w)", "Milchin", language="ru"),
    Row("particles, ru", "before", rf"{SPACE}(?:же?|бы?|ли|ль){END}", "Milchin", language="ru"),
    Row("number and unit, ru", "within",
         rf"\d{SPACE}{UNIT_RU}{END}(?:/{UNIT_RU}{END})?(?:\.?{SPACE}{UNIT_RU}{END}){{0,2}}\.?", "Milchin",
         language="ru", needs="digit"),
    Row("abbreviations, ru", "within", r"\b(?:и |до )?(?:[а-я]\. ?)+[а-я]\.", "Milchin", language="ru"),
    Row("high marks, fr", "before", rf"(?<=\S){SPACE}[;:!?»]+", "Lexique", language="fr", solid=True),
    Row("after a guillemet, fr", "within", rf"«{SPACE}\S", "Lexique", language="fr", solid=True),
    Row("abbreviations, de", "within", rf"{START}(?:[a-zäöü]\.{SPACE}?)+(?:[A-ZÄÖÜa-zäöü]{{1,4}}\.)", "Duden",
         language="de"),
    Row("parts of a paragraph, de", "before", rf"(?<=\d){SPACE}(?:Abs|Nr|Satz|Ziff)\b", "Duden",
         language="de"),
    Row("ordinals, de", "within", r"\d\. (?:Januar|Februar|März|April|Mai|Ju[nl]i|August|[SOND]\w+ber)",
         "Duden", language="de", needs="digit"),
    Row("abbreviations, es", "within", r"\b(?:EE\. ?UU|[ad]\. ?C|p\. ?ej)\.", "Ortografía", language="es"),
    # A hyphen that ends a line would have to begin the next one, too.
    Row("hyphens, es", "after", r"\w[-‐](?=\w)", "Ortografía", cost=UNWILLING, language="es", needs="-‐"),
    Row("hyphens, pt", "after", r"\w[-‐](?=\w)", "Ortografía", cost=UNWILLING, language="pt", needs="-‐"),
    Row("abbreviations, pt", "within", r"\b(?:[ad]\. ?C|p\. ?ex)\.", "Ortografía", language="pt"),
    Row("magnitude, de", "within",
         rf"\d{SPACE}(?:Mrd|Mio|Tsd)\b\.?(?:{SPACE}(?:{MONEY}|Euro|Yuan|US-Dollar))?",
         "Duden", language="de", needs="digit"),
    Row("magnitude, fr", "within", rf"\d{SPACE}(?:millions?|milliards?)\b(?: (?:d['’]euros?|de \w))?",
         "Lexique", cost=UNWILLING, language="fr", needs="digit"),
    Row("magnitude, es", "within", rf"\d{SPACE}(?:mil(?:es)?|mil(?:lón|lones))\b(?: de \w)?", "Ortografía",
         cost=UNWILLING, language="es", needs="digit"),
    Row("magnitude, pt", "within", rf"\d{SPACE}(?:mil|milh(?:ão|ões)|bilh(?:ão|ões))\b(?: de \w)?",
         "Ortografía", cost=UNWILLING, language="pt", needs="digit"),
    Row("number and unit, vi", "within", rf"\d{SPACE}(?:nghìn|triệu|tỷ|tấn|đồng|năm)\b(?: (?:đồng|tấn)\b)?",
         "House", cost=UNWILLING, language="vi", needs="digit"),
    Row("number and unit, ar", "within", rf"\d{SPACE}{UNIT_AR}(?!\w)(?:{SPACE}{UNIT_AR}(?!\w))?", "House",
         language="ar", needs="digit"),
    Row("number and counter, ja", "within",
         rf"\d[{TENS}]*{COUNTED_JA}|[{TENS}]\d|(?:平成|令和|昭和|大正|明治)\d",
         "JLREQ 3.1.10", language="ja", needs="digit"),
    Row("number and sign, ko", "within", r"제?\d[\uac00-\ud7a3]", "KLREQ", language="ko", needs="digit"),
    Row("number and counter, ko", "within",
         rf"제?\d[\d,.]*[만억조천백십여]*(?:{SPACE}?\d[\d,.]*[만억조천백십]*)?"
         rf"{SPACE}?{COUNTED_KO}", "KLREQ", language="ko", needs="digit"),
    Row("small kana", "before", r"[ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯｰゝゞヽヾ]",
         "JLREQ cl-11; UAX14 CJ", level="strict", language="ja", needs="east"),
    Row("inside a word, ko", "within", r"[\uac00-\ud7a3]{2,}", "KLREQ", cost=UNWILLING, language="ko",
         needs="east"),
    # -- addresses: only at their joints, without a hyphen -----------------------------------------------
    Row("address", "within", _URL, "Chicago 7.46"),
    Row("mail address", "within", _MAIL, "House", needs="@"),
    Row("joints of a mail address", "at", r"(?<=@)|(?<=\w\.)(?=\w)", "House", cost=_JOINT, opens=True,
         scope=_MAIL, needs="@"),
    Row("joints of an address", "at", r"(?<=[-_])(?=\w)|(?=[?&=#])(?<=\w)", "Chicago 7.46", cost=_JOINT,
         opens=True, scope=_URL),
    Row("after a stroke", "at", r"(?<=[\w/-]/)(?=[^/])", "Chicago 7.46", cost=_JOINT, opens=True,
         scope=_FULL_URL, needs="/"),
    Row("after a stroke, without the scheme", "at", r"(?<=\w/)(?=[^/])", "House", cost=_JOINT, opens=True,
         scope=_SHORT_URL, needs="/"),
    Row("dots of an address", "at", r"(?=\.)(?<=\w)", "Chicago 7.46", cost=_JOINT, opens=True,
         scope=_FULL_URL, needs="/"),
    Row("dots of an address without its scheme", "at", r"(?<=\w\.)(?=\w)",
         "House: a dot at a line's start would look like a stop", cost=_JOINT, opens=True,
         scope=_SHORT_URL),
)  # fmt: skip


@cache
def rows(level: Level, language: str) -> tuple[Row, ...]:
    """Return the rows that hold at a level of strictness for a language's first subtag."""
    strict = LEVELS.index(level)
    return tuple(row for row in TABLE if LEVELS.index(row.level) <= strict and row.language in ("", language))


for _row in rows("strict", ""):
    # What every brochure needs is made ready with the module, so that its first paragraph does not wait.
    for _pattern in filter(None, (_row.pattern, _row.scope, _row.follows)):
        _compiled(_pattern)
