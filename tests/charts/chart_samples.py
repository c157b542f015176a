"""Inks and small questions for the tests of charts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from brochure.charts.chart import Dress
from brochure.colour import ink_from_percent
from brochure.display import GlyphRun, Group, Item, Path, Tagged
from brochure.text.style import TextStyle
from brochure.units import mm

DEEP = ink_from_percent("deep", (90, 48, 60, 62), "#0C3A3A")
ACCENT = ink_from_percent("accent", (0, 88, 92, 10), "#D63B22")
TEXT = ink_from_percent("text", (0, 0, 0, 100), "#2A2A29")
HAIRLINE = ink_from_percent("hairline", (0, 0, 0, 40), "#B2B2B1")
MID = ink_from_percent("mid", (45, 6, 32, 0), "#9AC8BA")
SECONDARY = ink_from_percent("secondary", (0, 0, 0, 72), "#6A6A69")
INKS = (DEEP, ACCENT, TEXT, HAIRLINE)
LANGUAGES = ("en", "zh-Hans")
DRESS = Dress(
    deep=DEEP,
    accent=ACCENT,
    mid=MID,
    words=TEXT,
    secondary=SECONDARY,
    hairline=HAIRLINE,
    label={tag: TextStyle("sans", 400, 8.0, 10.0, han_latin_gap=0.125) for tag in LANGUAGES},
    strong={tag: TextStyle("sans", 700, 8.0, 10.0, han_latin_gap=0.125) for tag in LANGUAGES},
    note={tag: TextStyle("sans", 400, 6.5, 10.0, han_latin_gap=0.125) for tag in LANGUAGES},
    entry={tag: TextStyle("sans", 700, 11.0, 12.5, han_latin_gap=0.125) for tag in LANGUAGES},
    value=TextStyle("sans", 700, 16.0, 20.0),
    axes={"en": 0.0, "zh-Hans": mm(90)},
)


def flat(items: Iterable[Item]) -> Iterator[Item]:
    """Walk through groups and tags."""
    for item in items:
        if isinstance(item, Group | Tagged):
            yield from flat(item.items)
        else:
            yield item


def paths(items: Iterable[Item]) -> list[Path]:
    return [item for item in flat(items) if isinstance(item, Path)]


def runs(items: Iterable[Item]) -> list[GlyphRun]:
    return [item for item in flat(items) if isinstance(item, GlyphRun)]


def spelled(items: Iterable[Item]) -> str:
    return "".join(run.text for run in runs(items))
