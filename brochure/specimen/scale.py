"""The page of type: every style in both languages, on one baseline, with its sizes."""

from __future__ import annotations

from brochure.colour import Ink
from brochure.display import Item
from brochure.layout.format import LINE
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.specimen.sheet import EN, ZH, Sheet, both

TITLE = both("Type", "字体")
DISPLAY = (
    ("cover_name", "Thread", "经线", 4.4), ("title", "In threads", "以线为形", 2.9),
    ("statement", "Count, then draw", "先计数，后落笔", 3.0),
    ("lead", "One thread, many times", "一根线，反复画成", 2.2),
    ("subhead", "Ridges, glyphs and data", "山脊、字形与数据", 1.8),
    ("list_entry", "Sits on the grid of 15 points", "落在15点的行格上", 1.4),
    ("entry_head", "Heads an entry", "条目的标题", 1.4),
)  # fmt: skip
BODY = both(
    "Body is set ragged right on lines of 15 points; paragraphs start together in both languages, and "
    "numbers stay with their units: 14 km², RMB 13.56 billion, 7.3 per cent.",
    "正文按15点行距排，左齐右不齐；两种文字的段落从同一行开始，数字与单位不分行：14平方公里、135.6亿元、7.3%。",
)
SMALL = (
    ("label", "Label and table", "标签与表格"), ("company", "Company line", "企业名录"),
    ("running_head", "Running head", "页眉"), ("note", "Note, the smallest size", "注释，最小字号"),
)  # fmt: skip
FIGURES = (
    (1, "20", ("figure_xl", "unit_l")), (4, "20", ("figure_l", "unit_l")), (7, "20", ("figure_m", "unit_m")),
    (10, "20", ("figure_s", "unit_s")),
)  # fmt: skip
FIRST = 7.2
SIZE_DROP = 9.5  # points from a rule to the sizes under it


def scale(sheet: Sheet) -> list[Item]:
    """Return the page: display styles, a paragraph, small styles, figures."""
    items = sheet.furniture()
    line = FIRST
    deep, accent = sheet.leaf.ink("deep"), sheet.leaf.theme.accent_type(sheet.leaf.ground)
    for style, en, zh, height in DISPLAY:
        line += height
        inks = (deep, accent) if style == "cover_name" else (deep, deep)
        items += _ruled(sheet, style, line - height + 0.45)
        items += _sample(sheet, style, en, zh, line, inks)
    line += 1.6
    items += _ruled(sheet, "body", line)
    body = sheet.leaf.pair(BODY, "body", sheet.y(line + 1.4))
    items += body.items
    line += 1.4 + body.lines
    text = sheet.leaf.ink("text")
    for style, en, zh in SMALL:
        line += 1.0
        items += _sample(sheet, style, en, zh, line, (text, text))
        items.append(_sizes(sheet, style, sheet.y(line)))
    return [*items, *_figures(sheet, line + 1.5)]


def _sample(sheet: Sheet, style: str, en: str, zh: str, line: float, inks: tuple[Ink, Ink]) -> list[Item]:
    """Return a style's sample in both languages on a baseline."""
    y, axes = sheet.y(line), sheet.leaf.axes
    return [sheet.say(en, style, axes[EN], y, inks[0]), sheet.say(zh, style, axes[ZH], y, inks[1], ZH)]


def _ruled(sheet: Sheet, style: str, line: float) -> list[Item]:
    """Return a hairline with a style's sizes under its right end."""
    left, measure = sheet.x(1), sheet.leaf.grid.measure
    rule = sheet.leaf.rule(left, sheet.y(line), measure, "hairline", HAIRLINE_WIDTH)
    return [rule, _sizes(sheet, style, sheet.y(line) + SIZE_DROP)]


def _sizes(sheet: Sheet, style: str, y: float, x: float | None = None) -> Item:
    """Return a style's size, leading and weight, from ``x`` on or up to the right edge."""
    latin, han = (sheet.leaf.theme.style(style, language) for language in (EN, ZH))
    size = f"{latin.size:g}" if latin.size == han.size else f"{latin.size:g} / {han.size:g}"
    text = f"{size} on {latin.leading:g}, {latin.weight}"
    if x is None:
        line = sheet.leaf.typesetter.line(text, sheet.leaf.theme.style("note", EN), EN)
        x = sheet.leaf.grid.right - line.width
    return sheet.say(text, "note", x, y, "secondary")


def _figures(sheet: Sheet, line: float) -> list[Item]:
    """Return the figure styles beside each other, the largest in accent."""
    leaf = sheet.leaf
    items: list[Item] = [leaf.rule(sheet.x(1), sheet.y(line), leaf.grid.measure)]
    y = sheet.y(line) + 4.6 * LINE
    for column, text, (style, unit) in FIGURES:
        ink = leaf.theme.accent_type(leaf.ground) if column == 1 else leaf.ink("deep")
        items += leaf.digits(text, "km²", EN, style, unit, sheet.x(column), y, ink)
        items.append(_sizes(sheet, style, y + 1.2 * LINE, sheet.x(column)))
    return items
