"""The page of the grid: columns, lines and axes drawn over one another, with their numbers and measures."""

from __future__ import annotations

from brochure.display import Item, Path, artifact
from brochure.geometry import Rect
from brochure.layout.surface import HAIRLINE_WIDTH, HERO_WIDTH
from brochure.specimen.sheet import Sheet, both
from brochure.units import mm, to_mm

TITLE = both("Grid", "网格")
FIRST = 8  # the line that columns are drawn from
EVERY = 5  # lines that are numbered
SAFE = mm(5)


def gridded(sheet: Sheet) -> list[Item]:
    """Return the page."""
    return [
        *_columns(sheet),
        *_lines(sheet),
        *sheet.furniture(),
        *_axes(sheet),
        *_measures(sheet),
        *_note(sheet),
    ]


def _columns(sheet: Sheet) -> list[Item]:
    top, bottom = sheet.y(FIRST), sheet.y(sheet.leaf.grid.format.lines)
    items: list[Item] = []
    for column in range(1, sheet.leaf.grid.format.columns + 1):
        x = sheet.x(column)
        items.append(sheet.box(Rect(x, top, sheet.span(1), bottom - top), "mist"))
        items.append(sheet.say(str(column), "note", x, top - 4, "secondary"))
    return items


def _lines(sheet: Sheet) -> list[Item]:
    left, right = sheet.leaf.grid.left, sheet.leaf.grid.right
    hairline = sheet.leaf.ink("hairline")
    items: list[Item] = []
    for line in range(FIRST, sheet.leaf.grid.format.lines + 1):
        y = sheet.y(line)
        drawn = Path((("M", left, y), ("L", right, y)), stroke=hairline, width=HAIRLINE_WIDTH)
        items.append(artifact(drawn))
        if line % EVERY == 0:
            items.append(sheet.say(f"y{line}", "note", right + mm(1.5), y, "secondary"))
    return items


def _axes(sheet: Sheet) -> list[Item]:
    """Return the two language axes, and the other axes as short ticks."""
    columns = sheet.leaf.grid.format.columns
    top, bottom = sheet.y(FIRST), sheet.y(sheet.leaf.grid.format.lines)
    accent, deep = sheet.leaf.ink("accent"), sheet.leaf.ink("deep")
    items: list[Item] = []
    for column in (1, columns // 2 + 1):
        x = sheet.x(column)
        items.append(artifact(Path((("M", x, top), ("L", x, bottom)), stroke=accent, width=HERO_WIDTH)))
    others = {1 + columns * n // 3 for n in (1, 2)} | {1 + columns * n // 4 for n in (1, 3)}
    for column in sorted(others):
        x = sheet.x(column)
        items.append(artifact(Path((("M", x, top), ("L", x, top + mm(8))), stroke=deep, width=HERO_WIDTH)))
    return items


def _measures(sheet: Sheet) -> list[Item]:
    """Return widths of halves, thirds and quarters, each as a bar of its own width."""
    columns = sheet.leaf.grid.format.columns
    items: list[Item] = []
    for index, parts in enumerate((1, 2, 3, 4)):
        if columns % parts:
            continue
        width = sheet.span(columns // parts)
        y = sheet.y(FIRST + 4 + 3 * index)
        bar = Rect(sheet.x(1), y - mm(7), width, mm(9))
        items.append(sheet.box(bar, "deep"))
        ink = sheet.leaf.theme.on(sheet.leaf.ink("deep"), 8)
        share = "" if parts == 1 else f"1/{parts} · "
        text = f"{share}{columns // parts} columns · {to_mm(width):.4g} mm"
        items.append(sheet.say(text, "label_strong", sheet.x(1) + mm(3), y - mm(1.5), ink))
    return items


def _note(sheet: Sheet) -> list[Item]:
    f = sheet.leaf.grid.format
    width, height = to_mm(f.width), to_mm(f.height)
    column, gutter = to_mm(sheet.span(1)), to_mm(f.gutter)
    inner, outer = to_mm(f.inner), to_mm(f.outer)
    facts = both(
        f"{width:.4g} x {height:.4g} mm · {f.columns} columns of {column:.3g} mm, gutter {gutter:.2g} mm · "
        f"margins {inner:.3g} and {outer:.3g} mm · {f.lines} lines of 15 pt",
        f"{width:.4g}×{height:.4g}毫米 · {f.columns}栏，栏宽{column:.3g}毫米，栏距{gutter:.2g}毫米 · "
        f"订口{inner:.3g}毫米，切口{outer:.3g}毫米 · {f.lines}行，行距15点",
    )
    return list(sheet.leaf.pair(facts, "label", sheet.y(FIRST - 1.6) - 6, "secondary").items)
