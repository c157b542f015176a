"""The page of inks: every role, with what the press prints, what a screen shows, and what reads on it."""

from __future__ import annotations

from brochure.colour import WHITE, Ink, black
from brochure.display import Item
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.layout.theme import ROLES
from brochure.specimen.sheet import ZH, Sheet, both

TITLE = both("Inks", "色彩")
NAMES = {
    "deep": ("Deep", "深色"), "accent": ("Accent", "强调色"), "mid": ("Mid", "中间色"),
    "mid_dark": ("Mid-dark", "中深色"), "mist": ("Mist", "雾色"), "paper": ("Paper", "纸色"),
    "accent_light": ("Accent-light", "浅强调色"),
}  # fmt: skip
USES = {
    "deep": ("type, threads, solids", "文字、经线、满版"), "accent": ("one element a page", "每页一处"),
    "mid": ("second tone of patterns", "图案第二色"), "mid_dark": ("hairlines on deep", "深底上的细线"),
    "mist": ("tinted page", "浅底页"), "paper": ("cover, tiles", "封面、图案底"),
    "accent_light": ("lines on accent", "强调色底上的线"),
}  # fmt: skip
FIELDS_AT = 8
HIGH = 10  # lines of the two large fields
ROWS_AT = 20.0
ROW = 2.5  # lines of a tone's row
GREY_AT = 37.4


def inks(sheet: Sheet) -> list[Item]:
    """Return the page: deep and accent large, the tones in rows, all once more in grey."""
    return [*sheet.furniture(), *_large(sheet), *_tones(sheet), *_grey(sheet), *_note(sheet)]


def _large(sheet: Sheet) -> list[Item]:
    items: list[Item] = []
    for role, column, columns in (("deep", 1, 8), ("accent", 9, 4)):
        ink = sheet.leaf.ink(role)
        x, y, width = sheet.x(column), sheet.y(FIELDS_AT), sheet.span(columns)
        items.append(sheet.box(Rect(x, y, width, HIGH * LINE), ink))
        large, small = sheet.leaf.theme.on(ink, 18), sheet.leaf.theme.on(ink, 8)
        inset = sheet.leaf.grid.format.gutter
        en, zh = NAMES[role]
        items.append(sheet.say(en, "subhead", x + inset, y + 1.6 * LINE, large, role="H2"))
        items.append(sheet.say(zh, "subhead", x + inset, y + 2.9 * LINE, large, ZH, role="H2"))
        for index, text in enumerate((*_values(ink), _on(sheet, ink))):
            items.append(sheet.say(text, "label", x + inset, y + (HIGH - 2.6) * LINE + index * 10, small))
    return items


def _tones(sheet: Sheet) -> list[Item]:
    items: list[Item] = []
    for index, role in enumerate(ROLES):
        ink = sheet.leaf.ink(role)
        y = sheet.y(ROWS_AT + index * ROW - 1)
        items.append(sheet.leaf.rule(sheet.x(1), y, sheet.leaf.grid.measure, "hairline", HAIRLINE_WIDTH))
        items.append(sheet.box(Rect(sheet.x(1), y + 5, sheet.span(2), ROW * LINE - 10), ink))
        base = y + 1.05 * LINE
        for line, (text, language, style, tone) in enumerate((
            (NAMES[role][0], "en", "label_strong", "deep"), (NAMES[role][1], ZH, "label_strong", "deep"),
        )):  # fmt: skip
            items.append(sheet.say(text, style, sheet.x(3), base + line * 10, tone, language))
        for line, (text, language) in enumerate(((USES[role][0], "en"), (USES[role][1], ZH))):
            items.append(sheet.say(text, "label", sheet.x(5), base + line * 10, "secondary", language))
        cmyk, screen = _values(ink)
        items.append(sheet.say(cmyk, "label", sheet.x(8), base))
        items.append(sheet.say(screen, "label", sheet.x(8), base + 10))
        items.append(sheet.say(_on(sheet, ink), "label", sheet.x(11) - 20, base, "secondary"))
        items.append(sheet.say(f"L* {ink.lightness:.0f}", "label", sheet.x(11) - 20, base + 10, "secondary"))
    return items


def _grey(sheet: Sheet) -> list[Item]:
    """Return the inks as a printer without colour shows them, and the K-only neutrals."""
    items: list[Item] = [sheet.leaf.rule(sheet.x(1), sheet.y(GREY_AT), sheet.leaf.grid.measure)]
    items += sheet.leaf.pair(
        both("In grey", "灰度"), "body_strong", sheet.y(GREY_AT + 1), "deep", role="H2"
    ).items
    width = sheet.leaf.grid.measure / len(ROLES)
    top, high = sheet.y(GREY_AT + 2), 2.4 * LINE
    for index, role in enumerate(ROLES):
        tone = 1 - sheet.leaf.ink(role).lightness / 100
        items.append(sheet.box(Rect(sheet.x(1) + index * width, top, width, high), black(round(tone, 2))))
    y = top + high + LINE
    for index, role in enumerate(ROLES):
        items.append(sheet.say(NAMES[role][0], "note", sheet.x(1) + index * width, y, "secondary"))
    return items


def _note(sheet: Sheet) -> list[Item]:
    deep, accent = sheet.leaf.ink("deep"), sheet.leaf.ink("accent")
    apart = abs(deep.lightness - accent.lightness)
    most = max(sheet.leaf.ink(role).total for role in ROLES)
    note = both(
        f"CMYK in per cent for coated paper (FOGRA39), sRGB for screens. Most ink {most:.0f} % of 280 %. "
        f"Deep and accent lie {apart:.0f} apart in L*; 18 keep them apart in grey. Contrast by WCAG 2.2.",
        f"CMYK为铜版纸（FOGRA39）网点百分比，sRGB用于屏幕。最大总墨量{most:.0f}%（上限280%）。深色与强调色L*相差"
        f"{apart:.0f}，不小于18时灰度仍可区分。对比度按WCAG 2.2计算。",
    )
    return list(sheet.leaf.notes((note,)).items)


def _values(ink: Ink) -> tuple[str, str]:
    cmyk = " ".join(f"{v * 100:.0f}" for v in ink.cmyk)
    shown = "#{:02X}{:02X}{:02X}".format(*(round(v * 255) for v in ink.srgb))
    return f"CMYK {cmyk} · {ink.total:.0f} %", f"sRGB {shown}"


def _on(sheet: Sheet, ink: Ink) -> str:
    """Return the contrast of what is set on an ink: white type where that reads, else deep."""
    shown = sheet.leaf.theme.on(ink, 18)
    name = "white" if shown == WHITE else "deep"
    return f"{name} {shown.contrast(ink):.1f} : 1"
