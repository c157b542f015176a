"""The page of components: figures, a fact list, a matrix, a statement and rules, as pages use them."""

from __future__ import annotations

from brochure.compose.words import Cell, Digits
from brochure.display import Item, Path, artifact
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.measured import cells, figure, step_for
from brochure.layout.surface import HAIRLINE_WIDTH, HERO_WIDTH, RULE_WIDTH
from brochure.specimen.sheet import EN, ZH, Sheet, both
from brochure.units import mm

TITLE = both("Components", "组件")
TWIN_AT = 8.0
CELLS_AT = 15.5
LIST_AT = 23.0
STATEMENT_AT = 34.4
RULES_AT = 41.6
LABEL = mm(20)
MARK = (mm(14), mm(3.9))
FACTS = (
    (both("Founded", "成立时间"), both("July 2003", "2003年7月")),
    (both("Planned", "规划面积"), both("20 km² (30,000 mu)", "20平方公里（3万亩）")),
    (both("Growth", "增长"), both("7.3 per cent, 2017", "7.3%，2017年")),
    (both("Place", "位置"), both("Row 1.5 lines, label grey", "行距1.5行，标签灰色")),
)  # fmt: skip
OUTPUT = both("Twin figure: digits differ by language", "双语数字：两种文字数值写法不同")
THREE = (
    Cell(((EN, Digits("140+", "", "140+")),), both("figure cell, its rule on top", "数字格，线在上方")),
    Cell(((EN, Digits("20", "km²", "20 km²")),), both("unit small, behind it", "单位小，随其后")),
    Cell(((EN, Digits("+7.3", "%", "+7.3 %")),), both("English, then Chinese in grey", "先英文，后灰色中文")),
)  # fmt: skip
MARKED = ((True, False, False), (False, True, True), (True, True, False))
WEIGHTS = (
    ("hairline", HAIRLINE_WIDTH, both("hairline 0.18 mm, K40", "细线0.18毫米，K40")),
    ("deep", RULE_WIDTH, both("rule 0.25 mm, deep", "线0.25毫米，深色")),
    ("accent", HERO_WIDTH, both("hero rule 0.5 mm, accent", "主线0.5毫米，强调色")),
)  # fmt: skip


def components(sheet: Sheet) -> list[Item]:
    """Return the page."""
    figures = cells(sheet.leaf, THREE, CELLS_AT, 3.25, "figure_m", sheet.y(CELLS_AT + 6))
    return [
        *sheet.furniture(), *_twin(sheet), *figures, *_facts(sheet), *_matrix(sheet), *_statement(sheet),
        *_rules(sheet),
    ]  # fmt: skip


def _twin(sheet: Sheet) -> list[Item]:
    leaf = sheet.leaf
    said = (
        (EN, Digits("13.56", "RMB billion", "RMB 13.56 billion")),
        (ZH, Digits("135.6", "亿元", "135.6亿元")),
    )
    step = step_for(leaf, said, "figure_xl", leaf.half, OUTPUT)
    items: list[Item] = []
    baseline = sheet.y(TWIN_AT + 4.25)
    for language, digits in said:
        x = leaf.axes[language]
        items.append(leaf.rule(x, sheet.y(TWIN_AT - 0.3), leaf.half, "accent", HERO_WIDTH))
        items.append(figure(leaf, digits, language, step, x, baseline, leaf.theme.accent_type(leaf.ground)))
    return [*items, *leaf.pair(OUTPUT, "label", baseline + step.caption * LINE).items]


def _facts(sheet: Sheet) -> list[Item]:
    items: list[Item] = []
    for language, x in sheet.leaf.axes.items():
        for index, (label, value) in enumerate(FACTS):
            y = sheet.y(LIST_AT + 1 + 1.5 * index)
            ink, weight = ("deep", RULE_WIDTH) if index == 0 else ("hairline", HAIRLINE_WIDTH)
            items.append(sheet.leaf.rule(x, y - LINE, sheet.leaf.half, ink, weight))
            items.append(sheet.say(label.get(language), "label", x, y, "secondary", language))
            items.append(sheet.say(value.get(language), "label", x + LABEL, y, "text", language))
    return items


def _matrix(sheet: Sheet) -> list[Item]:
    """Return a matrix of marks; the last column, the one that is a base, in accent."""
    leaf = sheet.leaf
    top = LIST_AT + 1.5 * len(FACTS) + 1.6
    items: list[Item] = []
    for index, row in enumerate(MARKED):
        y = sheet.y(top + 1.2 * index)
        items.append(sheet.say(f"Row {index + 1}", "label", sheet.x(1), y))
        items.append(sheet.say(f"第{index + 1}行", "label", sheet.x(3), y, "text", ZH))
        for place, marked in enumerate(row):
            x = leaf.axes[ZH] + place * mm(22.5)
            middle = y - mm(1.05)
            if marked:
                ink = "accent" if place == len(row) - 1 else "deep"
                items.append(sheet.box(Rect(x, middle - MARK[1] / 2, *MARK), ink))
            else:
                items.append(leaf.rule(x, middle, MARK[0], "hairline", HAIRLINE_WIDTH))
        items.append(leaf.rule(sheet.x(1), y + 0.35 * LINE, leaf.grid.measure, "hairline", HAIRLINE_WIDTH))
    return items


def _statement(sheet: Sheet) -> list[Item]:
    """Return a statement on accent, on a field that bleeds."""
    leaf = sheet.leaf
    ground = leaf.ink("accent")
    field = Rect.from_edges(
        leaf.sheet.x, sheet.y(STATEMENT_AT), leaf.sheet.right, sheet.y(STATEMENT_AT + 5.6)
    )
    ink = leaf.theme.on(ground, 18)
    y = sheet.y(STATEMENT_AT + 3.2)
    words = both("A statement in serif", "衬线体陈述")
    return [
        artifact(Path(field.segments, fill=ground), kind="Background"),
        leaf.rule(sheet.x(1), y - 1.9 * LINE, leaf.grid.measure, ink),
        *leaf.pair(words, "statement", y, ink).items,
    ]


def _rules(sheet: Sheet) -> list[Item]:
    items: list[Item] = []
    for index, (ink, weight, words) in enumerate(WEIGHTS):
        y = sheet.y(RULES_AT + 1.5 * index)
        items.append(sheet.leaf.rule(sheet.x(1), y, sheet.leaf.grid.measure, ink, weight))
        items += sheet.leaf.pair(words, "label", y + 11).items
    return items
