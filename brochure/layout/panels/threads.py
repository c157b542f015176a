"""Amounts on a panel: a part of its whole in threads, bars without (art direction, 4.1).

A panel is too narrow for a brochure's threads, which a press would run together.
"""

from __future__ import annotations

from brochure.compose import asides
from brochure.compose.parts import PartOfWhole, ThreadBars
from brochure.compose.words import Words
from brochure.display import Item, Path, Tagged
from brochure.geometry import Rect, Segments
from brochure.layout.figures import figures
from brochure.layout.panels.panel import Panel
from brochure.units import mm

LEAST_PITCH = mm(1.05)
STRONG = 0.735  # of the pitch
LABEL_DROP = mm(4.9)
BAR = mm(9)
VALUE_ROOM = mm(18)  # behind the longest bar


def area(panel: Panel, part: PartOfWhole, box: Rect) -> tuple[Item, ...]:
    """Return a whole counted out over ``box``, its part in strong threads; both labels under it."""
    count = _threads(part, box.width)
    strong = round(count * part.part / part.whole) if part.whole else 0
    pitch = box.width / count
    dark = _bundle(box, pitch, range(strong), STRONG * pitch)
    light = _bundle(box, pitch, range(strong, count), mm(0.25))
    drawn = (Path(dark, fill=panel.ink("deep")), Path(light, fill=panel.ink("accent")))
    words = area_words(part)
    label = panel.pair(words, "panel_text", box.bottom + LABEL_DROP, panel.ink("text"))
    return (*figures(drawn, words.plain, box), *label.items)


def _threads(part: PartOfWhole, width: float) -> int:
    """Return how many threads the whole has: in the first of its scales that prints well, else in fewer."""
    counts = [round(part.whole * per_unit) for per_unit, _ in part.scales]
    good = [count for count in counts if count and width / count >= LEAST_PITCH]
    return good[0] if good else max(int(width / LEAST_PITCH), 1)


def _bundle(box: Rect, pitch: float, numbers: range, width: float) -> Segments:
    return tuple(("R", box.x + (n + 0.5) * pitch - width / 2, box.y, width, box.height) for n in numbers)


def area_words(part: PartOfWhole) -> Words:
    """Return what stands under the threads: the part, strong, and its whole."""
    plain = Words(
        tuple((tag, text.replace("**", "")) for tag, text in part.whole_label), part.whole_label.place
    )
    return _joined(part.part_label, plain)


def area_label(panel: Panel, part: PartOfWhole) -> float:
    """Return how far the label under the threads goes down, points."""
    axes = panel.axes()
    lines = max(
        len(panel.paragraph(text, panel.theme.style("panel_text", tag), tag, panel.room(axes, tag)).lines)
        for tag, text in area_words(part)
    )
    return LABEL_DROP + (lines - 1) * panel.theme.style("panel_text", panel.languages[0]).leading


def _joined(first: Words, second: Words) -> Words:
    said = []
    for language, text in first:
        comma = "，" if language.startswith(("zh", "ja")) else ", "
        other = second.get(language)
        said.append((language, f"{text}{comma}{other}" if other else text))
    return Words(tuple(said), first.place)


def bars(panel: Panel, figure: ThreadBars, top: float) -> tuple[tuple[Item, ...], float]:
    """Return sorted bars under each other, each with its labels and value; and their end."""
    items: list[Item] = list(
        panel.pair(figure.title, "panel_strong", top, panel.ink("deep"), role="H2").items
    )
    most = max((abs(bar.value) for bar in figure.bars), default=0.0)
    scale = (panel.measure - VALUE_ROOM) / (most or 1.0)
    y = top + mm(4.5)
    for bar in figure.bars:
        placed = panel.pair(bar.label, "panel_text", y + mm(3.5), panel.ink("text"))
        box = Rect(panel.left, placed.last + mm(2), abs(bar.value) * scale, BAR)
        drawn = Path(box.segments, fill=panel.ink("deep"))
        alt = asides.chart(bar.label, tuple(bar.said)) if bar.said else bar.label.plain
        items += (*placed.items, *figures((drawn,), alt, box))
        style = panel.theme.style("panel_entry", panel.languages[0])
        line = panel.studio.typesetter.line(bar.printed, style, panel.languages[0])
        at = min(box.right + mm(2), panel.right - line.width)
        items.append(
            Tagged("P", line.at(at, box.bottom - mm(0.4), panel.ink("deep")), language=panel.languages[0])
        )
        y = box.bottom + mm(3)
    return tuple(items), y
