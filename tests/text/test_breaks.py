"""Where a line may end: UAX #14 before, and the project's own table after tailoring."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from brochure.text.breaks import opportunities, uax14, utf16_offsets
from brochure.text.resolution import resolve
from brochure.text.tailoring import LEVELS, TABLE, UNWILLING, Level

DATA = Path(__file__).parent / "data"


def broken(text: str, language: str = "zh-Hans", level: Level = "strict") -> str:
    """Return the text with a bar at every opportunity."""
    allowed, _ = opportunities(resolve(text, language), language, level)
    return "".join(("|" if i in allowed else "") + char for i, char in enumerate(text))


def test_unicode_line_break_test() -> None:
    """Unicode 17's own 16,672 cases come out as they say before tailoring, all of them."""
    cases = gzip.decompress((DATA / "LineBreakTest-17.0.0.txt.gz").read_bytes()).decode().splitlines()
    assert len(cases) > 16_000
    wrong = []
    for case in cases:
        fields = case.split()
        text = "".join(chr(int(code, 16)) for code in fields[1::2])
        expected = [i for i, sign in enumerate(fields[::2]) if sign == "÷"]
        if uax14(text, "en") != expected:
            wrong.append(case)
    assert wrong == []


def test_offsets_count_characters() -> None:
    """Beyond U+FFFF, ICU's UTF-16 offsets are turned into offsets of characters."""
    text = "𠮷野家𠮷"
    assert utf16_offsets(text, [2, 3, 4, 6]) == [1, 2, 3, 4]
    assert uax14(text, "zh") == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        # closing and opening marks, connectors, dashes
        ("园|区，|由|政|府。|第", "zh-Hans"),
        ("实|施|“工|业”|战|略", "zh-Hans"),
        ("实|施|“TOD”|战|略", "zh-Hans"),
        ("甲|《乙》|（丙）|丁", "zh-Hans"),
        ("甲～|乙", "zh-Hans"),
        ("驱|动——|这|是", "zh-Hans"),
        ("飞|跃……|但", "zh-Hans"),
        ("戴|蒙·|林|道|夫", "zh-Hans"),
        ("甲/乙", "zh-Hans"),
        ("one — |two", "en"),
        ("driven—|a", "en"),
        # numbers with what belongs to them
        ("产|值|135.6亿元，|增|长|7.3%。", "zh-Hans"),
        ("140余家|企|业", "zh-Hans"),
        ("规|划|20平方公里，", "zh-Hans"),
        ("第12—15页", "zh-Hans"),
        ("上|升|3%～5%；", "zh-Hans"),
        ("电|话|+86 21 5555 0100，|网|址", "zh-Hans"),
        ("电|话|023-79426568转", "zh-Hans"),
        ("手|机：|138 0000 5566；", "zh-Hans"),
        ("call |400 820 5511 |now", "en"),
        ("reached |RMB 13.56 billion, |up |7.3 per cent.", "en"),
        ("above |30 °C |raises", "en"),
        ("exceed |1.5 W/(m²·K). |“Why?!” |readers", "en"),
        ("120,000 m² |of |Grade-|A |office", "en"),
        ("its |U-value |by |e-mail |is |low-|e", "en"),
        ("at |€ 5 |and |US$ 20 |or |$3", "en"),
        ("pp. 12–15 |and |No. 5", "en"),
        ("by |J. S. Bach |in |10:30 a.m. |on |31 |December |2027", "en"),
        ("Tower |A |and |Tower |B |are", "en"),
        ("Name† |and |brand™ |and |x² |too", "en"),
        ("名|称†|和", "zh-Hans"),
        # addresses break at their joints only
        ("at |https://|www|.example|.com/|en-|GB/|brochure.", "en"),
        ("to |info@|park.|example.|com |now", "en"),
        ("a |municipal-|level |park", "en"),
    ],
)
def test_tailored(shown: str, language: str) -> None:
    """Lines may end at the bars and nowhere else."""
    assert broken(shown.replace("|", ""), language) == shown


def bound() -> Iterator[tuple[str, str]]:
    """Yield language and text of every case in ``bound.txt``: what stands in ⟦ ⟧ never comes apart."""
    language = ""
    for line in (DATA / "bound.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = {"[zh]": "zh-Hans"}.get(line, line[1:-1])
        else:
            yield language, line


def test_what_belongs_together_never_comes_apart() -> None:
    """Numbers with units, money, telephone numbers, references, times, ranges, titles: a thousand."""
    cases = list(bound())
    assert len(cases) > 1000
    torn = []
    for language, marked in cases:
        shown = broken(marked.replace("⟦", "").replace("⟧", ""), language)
        bars = [shown[:i].count("|") for i, char in enumerate(shown) if char != "|"]
        starts = [match.start() - 2 * n for n, match in enumerate(re.finditer("⟦", marked))]
        ends = [match.start() - 2 * n - 1 for n, match in enumerate(re.finditer("⟧", marked))]
        if any(bars[start] != bars[end - 1] for start, end in zip(starts, ends, strict=True)):
            torn.append((language, shown))
    assert torn == []


@pytest.mark.parametrize(
    "place",
    [
        "A座",
        "12月31日",
        "Phase 2",
        "Zone A",
        "Plot 12",
        "Rooms 5",
        "Gate 5",
        "Hall 4.1",
        "Tower B",
        "floor 3",
    ],
)
def test_a_place_parts_from_its_number_unwillingly(place: str) -> None:
    """A ragged line never ends between a place and its number; a justified one may before it gets loose."""
    text = f"see {place} yes"
    allowed, _ = opportunities(resolve(text, "en"), "en")
    inside = [allowed[i] for i in range(5, 4 + len(place)) if i in allowed]
    assert inside == [UNWILLING]


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        ("grew |by |20 |in |2017 |and", "en"),
        ("a |line |of |products, |the |first |building |of |the |park", "en"),
        ("the |notes |in |part |are |his", "en"),
        ("增|长|7.3%，|其|中|300家|企|业", "zh-Hans"),
        ("der |Park |ist |in |der |Mitte", "de"),
    ],
)
def test_nothing_else_is_bound(shown: str, language: str) -> None:
    """Words that can be part of a term stay free where they are not."""
    assert broken(shown.replace("|", ""), language) == shown


# The characters that CSS Text 3 names for its levels of line-break, in the order of its section 5.3, with the
# full-width marks of CLREQ's table.
NO_START = (
    "\u2010\u2013\u301c\u30a0\uff5e・：；･‼⁇⁈⁉！？\u2024\u2025…⋯々〻ゝゞヽヾ%¢°‰′″℃％￠ぁっーㇰｧｰ"
    "、。，．」）〕］｝〉》】〗”’｠〙〛〟"
)
NO_END = "$£¥€№＄￡￥±#§＃（《〈「『【〖〔［｛“‘〘〚〝｟"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "ja"])
def test_kinsoku_characters(level: Level, language: str) -> None:
    """At no level does a mark or postfix start a line between Han signs, or an opening one end one (CLREQ).

    In Japanese, small kana may start a line below the level strict (JLREQ).
    """
    start = [char for char in NO_START if broken(f"文{char}文", language, level).startswith("文|")]
    assert "".join(start) == ("ぁっㇰｧｰ" if language == "ja" and level != "strict" else "")
    assert [char for char in NO_END if broken(f"文{char}文", language, level).endswith("|文")] == []
    assert [char for char in "%¢°‰′″℃％￠" if "5|" in broken(f"5{char}文", language, level)] == []


@pytest.mark.parametrize(
    ("text", "basic", "strict"),
    [("驱动——这", "驱|动|——|这", "驱|动——|这"), ("甲/乙", "甲/|乙", "甲/乙")],
)
def test_levels(text: str, basic: str, strict: str) -> None:
    """The level strict forbids a dash at a line's start and a solidus at its end, basic allows both."""
    assert broken(text, level="basic") == basic
    assert broken(text, level="strict") == strict


def test_every_row_has_its_say() -> None:
    """Each row of the table has a name of its own, a source, and a source that the module explains."""
    assert len({row.name for row in TABLE}) == len(TABLE)
    sources = (
        *("CLREQ", "GB", "UAX14", "SI", "Chicago", "House", "JLREQ", "KLREQ"),
        *("Milchin", "Lexique", "Duden", "Ortografía"),
    )
    assert all(part.strip().startswith(sources) for row in TABLE for part in row.source.split(";"))


def test_names_come_apart_less_willingly() -> None:
    """A break inside a name costs a little, one at a sentence's start or between other words nothing."""
    text = "says Jürgen Maria Müller, and Beijing is far. New parks Open"
    found, _ = opportunities(resolve(text, "en"), "en")
    assert [text[k:].split()[0] for k, cost in sorted(found.items()) if cost] == ["Maria", "Müller,"]
