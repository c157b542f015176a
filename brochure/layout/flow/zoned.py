"""The zone plan in the flow: discs of patterns over their base, the matrix, what base and zones do.

A block and a setter in, pieces out. Nothing shows geography.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brochure.art.palette import Palette
from brochure.art.zoneplan import ZonePlan, zone_plan
from brochure.compose import asides
from brochure.compose import blocks as b
from brochure.compose.parts import ZonesBody, ZoneStory
from brochure.compose.words import NOTHING, Words
from brochure.display import Item, Tagged
from brochure.geometry import Rect
from brochure.layout.figures import figures
from brochure.layout.flow.cards import cards
from brochure.layout.flow.piece import Cut, Piece, whole
from brochure.layout.flow.setter import Setter, Stack, inks
from brochure.layout.flow.tables import table
from brochure.layout.flow.words import paragraph
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.units import mm

DISC_LEAST = mm(36)  # the least width of a zone's column
DISC_TINIEST = mm(24)  # discs that a low page makes smaller show no pattern
NAME_DROP = mm(5.82)  # from the discs' foot to the names' baseline, with a base under them
NAME_GAP = mm(3.5)
BAR_INSET = mm(4)
UNDER_DISCS = mm(32)  # what names, road, base and rail take under the discs


@dataclass(frozen=True, slots=True)
class Discs:
    """A row of zones as discs; the last row stands on the base."""

    body: ZonesBody
    zones: tuple[ZoneStory, ...]
    names: tuple[Stack, ...]
    width: float
    column: float
    base: bool
    alt: Words
    tracks_x: tuple[tuple[str, float], ...]

    def plan(self, palette: Palette, seed: int) -> ZonePlan:
        """Return the drawing and its geometry."""
        return zone_plan(tuple(zone.motifs for zone in self.zones), palette, self.width, seed, base=self.base)

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the discs with their names."""
        plan = self.plan(leaf.palette, leaf.studio.ridges.seed)
        x, y = leaf.grid.left, cut.tops[0]
        box = Rect(x, y, plan.drawing.width, plan.drawing.height)
        names: list[Item] = []
        at = y + 2 * plan.radius + NAME_DROP
        for (centre, _), name in zip(plan.centres, self.names, strict=True):
            left = x + centre + NAME_GAP if self.base else x + centre - plan.radius
            names += name.at(left, at, inks(leaf, "deep"), cut.shown)
        if self.base and plan.base is not None and self.body.base is not None:
            names += self._base(leaf, plan.base, x, y, cut)
        return figures((plan.drawing.at(x, y), *names), self.alt, box)

    def _base(self, leaf: Leaf, bar: Rect, x: float, y: float, cut: Cut) -> list[Item]:
        assert self.body.base is not None
        white = leaf.theme.on(leaf.ink("deep"), 9.5)
        items: list[Item] = []
        starts = dict(self.tracks_x)
        at = x + BAR_INSET
        for language, text in self.body.base.name:
            if language not in cut.shown:
                continue
            line = leaf.typesetter.line(text, leaf.theme.style("body_strong", language), language)
            start = max(at, x + starts[language])
            baseline = y + bar.y + bar.height / 2 + mm(1.2)
            items.append(Tagged("P", line.at(start, baseline, white), language=language))
            at = start + line.width + mm(4)
        return items


def zone_blocks(block: b.ZonePlanBlock, setter: Setter) -> list[Piece]:
    """Return the plan, the base's text, the matrix and the zones' texts as pieces."""
    body = block.zones
    pieces: list[Piece] = [*_discs(body, setter)]
    named = any(isinstance(piece.drawn, Discs) and piece.drawn.base for piece in pieces)
    if named and body.base and body.base.text:
        pieces.append(paragraph(b.Paragraph(body.base.text), setter))
    if body.matrix:
        pieces += table(_matrix(body), setter)
    # A base that the plan has no room to name is told beside the zones.
    every = body.zones if named or body.base is None else (*body.zones, body.base)
    told = tuple(b.Card(zone.name, zone.text) for zone in every if zone.text)
    if told:
        pieces += cards(b.Cards(told), setter)
    return pieces


def _discs(body: ZonesBody, setter: Setter) -> list[Piece]:
    count = setter.tracks.fit(DISC_LEAST)
    if body.base and len(body.zones) > count:
        body = replace(body, base=None)  # no road leads from several rows to one base
    zones = list(body.zones)
    rows = -(-len(zones) // count) if zones else 0
    if not rows or _width(count, setter) / count < DISC_TINIEST:
        return []  # the matrix says it all
    pieces: list[Piece] = []
    per, more = divmod(len(zones), rows) if rows else (0, 0)
    start = 0
    for row in range(rows):
        size = per + (1 if row < more else 0)
        shown = tuple(zones[start : start + size])
        start += size
        pieces.append(_row(body, shown, setter, per + (more > 0), last=row == rows - 1))
    return pieces


def _width(count: int, setter: Setter) -> float:
    """Return the width of a row of discs: on a low page they are smaller than the measure allows."""
    most = (setter.room - UNDER_DISCS) * count + setter.tracks.gutter * (count - 1)
    return min(setter.tracks.measure, most)


def _row(body: ZonesBody, zones: tuple[ZoneStory, ...], setter: Setter, most: int, *, last: bool) -> Piece:
    """Return a row of discs, as large as those of the row with the ``most``."""
    gutter = setter.tracks.gutter
    column = (_width(most, setter) - (most - 1) * gutter) / most
    width = len(zones) * (column + gutter) - gutter
    base = last and body.base is not None
    room = column / 2 - NAME_GAP
    base = base and body.base is not None and _inside(body.base.name, width, setter)
    base = base and all(_broad(_short(zone, room, setter), setter) <= room for zone in zones)
    said = [_short(zone, room, setter) if base else zone.name for zone in zones]
    names = tuple(setter.stack(words, "body_strong", room if base else column) for words in said)
    lines = max(name.drop for name in names)
    axes = tuple((track.language, track.dx) for track in setter.tracks.tracks)
    made = Discs(body, zones, names, width, column, base, _alt(body, zones, base), axes)
    plan = made.plan(setter.studio.theme.palette, setter.studio.ridges.seed)
    height = plan.drawing.height if base else 2 * plan.radius + NAME_DROP + lines
    return whole(height, made, above=LINE, below=2 * LINE, place=zones[0].name.place, what="zone plan")


def _short(zone: ZoneStory, room: float, setter: Setter) -> Words:
    """Return a zone's name, or its short name where that is too long for one line."""
    return zone.name if _broad(zone.name, setter) <= room else zone.short


def _inside(name: Words, width: float, setter: Setter) -> bool:
    """Tell whether a base's name fits its bar in all languages, each from its track on."""
    end = BAR_INSET
    for tag, text in name.plain:
        start = max(end, 0.0 if setter.apart else setter.tracks.of(tag).dx)
        end = start + setter.line(text, "body_strong", tag).width + mm(4)
        if end > width:
            return False
        end = BAR_INSET if setter.apart else end
    return True


def _broad(words: Words, setter: Setter) -> float:
    return max((setter.line(text, "body_strong", tag).width for tag, text in words.plain), default=0.0)


def _matrix(body: ZonesBody) -> b.Table:
    columns: Sequence[ZoneStory] = (*body.zones, *([body.base] if body.base else []))
    tags = [tag for tag, _ in body.matrix[0][0]]
    head = b.Column(Words(tuple((tag, "") for tag in tags)))
    rows = tuple(b.TableRow((words, *marks)) for words, marks in body.matrix)
    return b.Table((head, *(b.Column(zone.short, "mark") for zone in columns)), (b.RowGroup(NOTHING, rows),))


def _alt(body: ZonesBody, zones: Sequence[ZoneStory], base: bool) -> Words:
    place = {id(zone): index for index, zone in enumerate(body.zones)}
    does = [(zone.name, [words for words, marks in body.matrix if marks[place[id(zone)]]]) for zone in zones]
    return asides.plan(does, body.base.name if base and body.base else NOTHING)
