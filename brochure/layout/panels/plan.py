"""Zones: a disc a zone down the panel, joined by a road to the base; names and industries beside them."""

from __future__ import annotations

from brochure.art.zoneplan import disc
from brochure.compose import asides
from brochure.compose.parts import ZonesBody
from brochure.compose.words import NOTHING, Words
from brochure.display import Item, Path, Tagged
from brochure.geometry import Rect, Segments
from brochure.layout.figures import figures
from brochure.layout.panels.panel import CONTENT_AT, GAP, Panel
from brochure.units import mm

DISC, PITCH = mm(34.4), mm(41.45)
DISC_SHARE, NARROW_SHARE = 0.41, 0.36  # of the measure that a disc may take
TEXT_GAP, NARROW_GAP = mm(8), mm(5)
LEAST_TEXT = mm(33)
NARROW, NARROW_PITCH = mm(65), mm(46)  # measures below it, where names run longer
NAME_DROP, TEXT_DROP, NARROW_DROP = mm(5.9), mm(8), mm(5.5)
BAR, BAR_INSET = mm(8), mm(3)
ROAD, LINE, CLEAR = mm(1.8), mm(0.36), mm(0.9)
RAIL, TIE, TIES = (mm(1.55), mm(3.0)), mm(2.6), mm(2.05)
FOOT = mm(9)  # from the base's top to where the notes may begin, beside the bar itself
MARKS = {"zh": "；", "ja": "、"}


def plan(panel: Panel, body: ZonesBody) -> tuple[Item, ...]:
    """Return the panel."""
    count = max(len(body.zones), 1)
    end = panel.notes_top(panel.section.notes) - mm(7)
    base_at = end - BAR - mm(5) if body.base else end
    narrow = panel.measure < NARROW
    pitch = min(NARROW_PITCH if narrow else PITCH, (base_at - CONTENT_AT) / count)
    side = min(DISC, pitch - mm(6), (NARROW_SHARE if narrow else DISC_SHARE) * panel.measure)
    if body.base:
        base_at = min(base_at, CONTENT_AT + count * pitch)
    x = panel.left
    text_x = x + side + (NARROW_GAP if narrow else TEXT_GAP)
    axis = panel.column(panel.title_axis()[1])  # under the title's second language, if that leaves room
    if len(panel.languages) > 1 and axis > text_x and panel.right - axis >= LEAST_TEXT:
        text_x = axis
    discs: list[Item] = []
    texts: list[Item] = []
    for index, zone in enumerate(body.zones):
        y = CONTENT_AT + index * pitch
        seed = panel.studio.ridges.seed
        scale = max(DISC / side, 1.0)  # a small disc shows less of a motif, not a finer one
        discs.append(disc(zone.motifs, side / 2, seed, panel.palette, scale=scale).at(x, y))
        does = Words(tuple(_industries(body, index)), zone.text.place)
        texts += _text(panel, zone.name, does, text_x, y, y + pitch - mm(2))
    roads = _roads(panel, body, side, pitch, base_at)
    box = Rect.from_edges(x, CONTENT_AT, x + side, base_at)
    drawn = figures((*discs, Path(roads, fill=panel.ink("deep"))), _alt(body), box)
    items: list[Item] = [*panel.title(panel.ink("deep")), *drawn, *texts]
    if body.base:
        items += _base(panel, body.base.name, base_at)
    return (*items, *panel.notes(panel.section.notes, panel.ink("secondary")))


def _alt(body: ZonesBody) -> Words:
    does = [
        (zone.name, [words for words, marks in body.matrix if marks[index]])
        for index, zone in enumerate(body.zones)
    ]
    return asides.plan(does, body.base.name if body.base else NOTHING)


def _industries(body: ZonesBody, zone: int) -> list[tuple[str, str]]:
    """Return what is made in a zone, as one text a language."""
    found = [words.plain for words, marks in body.matrix if marks[zone]]
    said = []
    for language in dict.fromkeys(tag for words in found for tag, _ in words):
        names = [words.get(language) for words in found if words.get(language)]
        lower = [names[0], *(name[:1].lower() + name[1:] for name in names[1:])]
        said.append((language, MARKS.get(language.split("-")[0], "; ").join(lower)))
    return said


def _text(panel: Panel, name: Words, does: Words, x: float, top: float, limit: float) -> list[Item]:
    measure = panel.right - x
    deep = panel.ink("deep")
    head = panel.stack(name, "panel_entry", x, top + NAME_DROP, measure, (deep,), role="H2", limit=limit)
    items: list[Item] = [panel.rule(x, top, measure, deep), *head.items]
    inks = (panel.ink("text"), panel.ink("secondary"))
    drop = NARROW_DROP if panel.measure < NARROW else TEXT_DROP
    if does:
        items += panel.stack(does, "panel_text", x, head.last + drop, measure, inks, limit=limit).items
    return items


def _roads(panel: Panel, body: ZonesBody, side: float, pitch: float, base_at: float) -> Segments:
    """Return the road from disc to disc and to the base, the bar of the base, and the railway under it."""
    axis = panel.left + side / 2
    parts: list[Rect] = []
    for index in range(len(body.zones)):
        top = CONTENT_AT + index * pitch + side + CLEAR
        last = index == len(body.zones) - 1
        end = base_at if last else CONTENT_AT + (index + 1) * pitch - CLEAR
        if last and body.base is None:
            continue
        parts += [Rect(axis + at, top, LINE, end - top) for at in (-ROAD / 2 - LINE / 2, ROAD / 2 - LINE / 2)]
    if body.base:
        bar = Rect(panel.left, base_at, panel.measure, BAR)
        parts.append(bar)
        parts += [Rect(bar.x, bar.bottom + y, bar.width, LINE) for y in RAIL]
        count = max(round(bar.width / TIES), 2)
        step = (bar.width - LINE) / (count - 1)
        parts += [Rect(bar.x + n * step, bar.bottom + mm(1), LINE, TIE) for n in range(count)]
    return tuple(("R", part.x, part.y, part.width, part.height) for part in parts)


def _base(panel: Panel, name: Words, top: float) -> list[Item]:
    """Return the base's names inside its bar: the first at the left, the second at the right.

    Where they do not stand side by side, the bar keeps the first, and the others stand under it.
    """
    white = panel.theme.on(panel.ink("deep"), 8)
    said = [
        (tag, panel.studio.typesetter.line(text, panel.theme.style("label_strong", tag), tag))
        for tag, text in name.plain
    ]
    room = panel.measure - 2 * BAR_INSET
    y = top + BAR / 2 + mm(0.95)
    if sum(line.width for _, line in said) + GAP * (len(said) - 1) <= room:
        right = panel.right - BAR_INSET
        places = [
            (panel.left + BAR_INSET if i == 0 else right - line.width, y) for i, (_, line) in enumerate(said)
        ]
        inks = [white] * len(said)
    else:
        under = top + BAR + mm(3.6) + mm(3.6)
        places = [(panel.left + BAR_INSET, y), *((panel.left, under + i * 10) for i in range(len(said) - 1))]
        inks = [white, *[panel.ink("deep")] * (len(said) - 1)]
    for (language, line), (x, _) in zip(said, places, strict=True):
        if x + line.width > panel.right + 0.01:
            panel.overset(name, language, 1)
    return [
        Tagged("P", line.at(x, y, ink), language=language)
        for (language, line), (x, y), ink in zip(said, places, inks, strict=True)
    ]
