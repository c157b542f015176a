"""What the job sheet says, in Chinese and English.

In: facts of a file. Out: label and value of every row, and figures, by language. Must not know the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brochure.jobsheet.facts import Facts, Least

EN, ZH = "en", "zh-Hans"
TITLE = {EN: "Job sheet", ZH: "印刷工单"}
PAGES = {EN: "Pages", ZH: "页面"}
CHECKSUM = {EN: "SHA-256 of the print file", ZH: "印刷文件 SHA-256 校验值"}

_PLATES = {"Cyan": "青", "Magenta": "品红", "Yellow": "黄", "Black": "黑"}
_UNCOATED = ("FOGRA47", "FOGRA52")
SHOWN = 64
"""Pages that are shown, small; of a longer file the first."""

_CARD_MM, _SHEET_MM, _POSTER_MM = 120, 420, 1000
"""The longer sides up to which a single sheet is a card, a sheet, a poster; beyond, a stand holds it."""

_GLUED_LEAST = 40
"""Pages up to which a spine is too thin to be glued: 3 mm on usual stock."""

_STITCHED_MOST = 64
"""Pages beyond which a stitched booklet gapes on usual stock."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: what it is and what is so, by language."""

    label: dict[str, str]
    value: dict[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A big figure with its unit, and what it counts by language."""

    digits: str
    unit: str
    caption: dict[str, str]


def figures(facts: Facts, limit: float | None) -> tuple[Figure, ...]:
    """Return what is seen first: pages, trim, bleed, total ink."""
    worst = facts.ink.worst
    total = f"{worst.worst.total:.0f}" if worst else "0"
    most = {EN: f"total ink, limit {limit:g} %", ZH: f"最大总墨量，上限 {limit:g}%"} if limit else {}
    return (
        Figure(str(facts.pages), "", {EN: "pages", ZH: "面"}),
        Figure(f"{_mm(facts.width)} × {_mm(facts.height)}", "mm", {EN: "trim", ZH: "成品尺寸"}),
        Figure(_mm(facts.bleed), "mm", {EN: "bleed, all sides", ZH: "四边出血"}),
        Figure(total, "%", most or {EN: "total ink", ZH: "最大总墨量"}),
    )


def rows(facts: Facts, name: str, limit: float | None, own: dict[str, dict[str, str]]) -> tuple[Row, ...]:
    """Return the list. ``own`` replaces what is said of ``binding`` and ``stock``, by language."""
    listed = [
        Row({EN: "Standard", ZH: "标准"}, _same(f"{facts.standard} (PDF {facts.pdf_version})")),
        Row({EN: "Inks", ZH: "墨色"}, _inks(facts)),
        Row({EN: "Condition", ZH: "印刷条件"}, _same(_condition(facts))),
        Row({EN: "Total ink", ZH: "总墨量"}, _total(facts, limit)),
        Row({EN: "Binding", ZH: "装订"}, own.get("binding") or _binding(facts)),
        Row({EN: "Stock", ZH: "用纸建议"}, own.get("stock") or _stock(facts)),
        Row({EN: "Fonts", ZH: "字体"}, _fonts(facts)),
        Row({EN: "Smallest", ZH: "最小字线"}, _smallest(facts)),
        Row({EN: "Pictures", ZH: "图片"}, _pictures(facts)),
        Row({EN: "File", ZH: "文件"}, _same(f"{name}, {facts.bytes / 1_000_000:.2f} MB")),
    ]
    if facts.pages > SHOWN:
        listed.append(
            Row(
                {EN: "Shown", ZH: "缩略图"},
                {EN: f"Pages 1 to {SHOWN} of {facts.pages}", ZH: f"第1至{SHOWN}页，共{facts.pages}页"},
            )
        )
    if facts.ink.unjudged:
        said = "; ".join(facts.ink.unjudged)
        listed.append(Row({EN: "Not judged", ZH: "未检项目"}, _same(said)))
    return tuple(listed)


def day(created: str) -> str:
    """Return the day of a PDF date, such as ``D:20260131000000Z``; empty where there is none."""
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", created)
    return "-".join(found.groups()) if found else ""


def _same(text: str) -> dict[str, str]:
    return {EN: text, ZH: text}


def _mm(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")


def _condition(facts: Facts) -> str:
    if not facts.condition:
        return "–"
    more = facts.condition_info
    return more if facts.condition in more else f"{facts.condition} ({more})" if more else facts.condition


def _inks(facts: Facts) -> dict[str, str]:
    """Return how many inks each side takes, and which: of a single sheet its two, of others the same."""
    plates = facts.ink.plates
    count = len(plates)
    if not count:
        return {EN: "none", ZH: "无"}
    front, back = count, count
    if facts.pages <= 2:
        front, back = (*map(len, facts.page_inks), 0)[:2]
    sides = (
        f"双面{front}色" if front == back else f"正面{front}色，背面{back}色" if back else f"单面{front}色"
    )
    return {
        EN: f"{front}/{back}: {', '.join(plates)}",
        ZH: f"{sides}：{'、'.join(_PLATES.get(plate, plate) for plate in plates)}",
    }


def _total(facts: Facts, limit: float | None) -> dict[str, str]:
    worst = facts.ink.worst
    if worst is None:
        return _same("–")
    square = worst.worst
    where = f"{square.x_mm:.0f}, {square.y_mm:.0f} mm".replace("-", "−")
    english = f"{square.total:.0f} % at most over 15 × 15 mm on page {worst.page}, from {where}"
    chinese = f"15 × 15 毫米内最高{square.total:.0f}%：第{worst.page}页，起点 {where}"
    if limit is not None:
        english, chinese = f"{english}; limit {limit:g} %", f"{chinese}；上限{limit:g}%"
    return {EN: english, ZH: chinese}


def _binding(facts: Facts) -> dict[str, str]:
    pages = facts.pages
    if pages == 1:
        return {EN: "Single sheet, one side", ZH: "单张单面"}
    if pages == 2:
        return {EN: "Single sheet, both sides", ZH: "单张双面"}
    if pages % 4 == 0 and pages <= _STITCHED_MOST:
        sheets = pages // 4
        folded = "1 folded sheet" if sheets == 1 else f"{sheets} folded sheets"
        return {
            EN: f"Saddle-stitched, left spine; {folded}",
            ZH: f"骑马订，左侧订口：{sheets}张对折纸",
        }
    if pages <= _GLUED_LEAST:
        empty = -pages % 4
        blank = "1 empty page" if empty == 1 else f"{empty} empty pages"
        return {
            EN: f"Saddle-stitched, left spine; with {blank}, since {pages} is no multiple of four",
            ZH: f"骑马订，左侧订口；{pages}面不是4的倍数，须补{empty}面空白",
        }
    odd = pages % 2
    return {
        EN: f"Perfect bound, spine on the left{'; with 1 empty page' * odd}; single pages, not imposed",
        ZH: f"胶装，左侧订口{'；须补1面空白' * odd}；单页文件，未拼版",
    }


def _stock(facts: Facts) -> dict[str, str]:
    if facts.pages <= 2:
        return _single_stock(max(facts.width, facts.height), facts.condition in _UNCOATED)
    if facts.condition in _UNCOATED:
        return {
            EN: "Uncoated offset: inside 120 g/m², cover 250 g/m²",
            ZH: "胶版纸：内页 120 克，封面 250 克",
        }
    return {
        EN: "Matt coated: inside 157 g/m², cover 250 g/m² with matt film",
        ZH: "哑粉纸：内页 157 克，封面 250 克覆哑膜",
    }


def _single_stock(longer_mm: float, uncoated: bool) -> dict[str, str]:
    """Return what a single sheet of a size is printed on."""
    if longer_mm <= _CARD_MM:
        return {EN: "Matt board, 300 to 350 g/m²", ZH: "白卡或哑粉卡 300 至 350 克"}
    if longer_mm <= _SHEET_MM and uncoated:
        return {EN: "Uncoated offset, 120 to 160 g/m²", ZH: "胶版纸 120 至 160 克"}
    if longer_mm <= _SHEET_MM:
        return {EN: "Matt coated, 157 to 200 g/m²", ZH: "哑粉纸 157 至 200 克"}
    if longer_mm <= _POSTER_MM:
        return {EN: "Poster paper, matt coated, 157 to 200 g/m²", ZH: "海报用哑粉纸 157 至 200 克"}
    return {EN: "Film or cloth as the stand takes it; ask its maker", ZH: "展架画面材料，以展架厂家要求为准"}


def _fonts(facts: Facts) -> dict[str, str]:
    families: dict[str, list[str]] = {}
    for font in facts.fonts:
        family, _, weight = font.partition("-w")
        families.setdefault(re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", family), []).append(weight)
    listed = [f"{family} {'/'.join(filter(None, weights))}".strip() for family, weights in families.items()]
    if not listed:
        return {EN: "none", ZH: "无"}
    return {EN: f"All embedded: {', '.join(listed)}", ZH: f"全部嵌入：{'、'.join(listed)}"}


def _smallest(facts: Facts) -> dict[str, str]:
    english, chinese = [], []
    if facts.type_size:
        english.append(f"type {facts.type_size.value:g} pt (page {facts.type_size.page})")
        chinese.append(f"文字 {facts.type_size.value:g} 点（第{facts.type_size.page}页）")
    if facts.line_width:
        english.append(f"line {_hundredths(facts.line_width)} mm (page {facts.line_width.page})")
        chinese.append(f"线条 {_hundredths(facts.line_width)} 毫米（第{facts.line_width.page}页）")
    if not english:
        return _same("–")
    said = ", ".join(english)
    return {EN: said[0].upper() + said[1:], ZH: "，".join(chinese)}


def _hundredths(least: Least) -> str:
    return f"{least.value:.2f}"


def _pictures(facts: Facts) -> dict[str, str]:
    if facts.resolution is None:
        return {EN: "None; all art is vector", ZH: "无；图形全部为矢量"}
    ppi, page = facts.resolution.value, facts.resolution.page
    return {
        EN: f"{facts.pictures}, the coarsest {ppi:.0f} ppi as placed (page {page})",
        ZH: f"{facts.pictures}幅，置入后最低 {ppi:.0f} ppi（第{page}页）",
    }
