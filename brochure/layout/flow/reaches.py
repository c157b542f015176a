"""How far it is: places on one scale of minutes or kilometres, and, where bearings are known, about the park.

A block and a setter in, pieces out. A schematic without borders; longer lists go on over pages.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from brochure.compose.blocks import Reach, SmallPrint, Stop
from brochure.compose.words import Words
from brochure.display import Item, Path, Tagged, artifact
from brochure.geometry import Rect, Segments, circle
from brochure.layout.figures import figures
from brochure.layout.flow.piece import NEVER, Cut, Piece, snapped, whole
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.flow.words import small_print
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.layout.surface import HAIRLINE_WIDTH, RULE_WIDTH
from brochure.units import mm

BAR = mm(2.6)
BAR_DROP = 0.8 * LINE  # from a name's last baseline to its bar's middle
UNDER = 15.0
SAID_GAP = mm(2)
DOT = mm(1.1)
FEWEST = 3  # places with bearings that make a picture
LARGEST, SMALLEST = mm(84), mm(52)
THIRD = mm(52)  # the least column for names beside the picture, where half the page is not needed
CLEAR = mm(0.8)  # between a dot and its number
DIGIT = 5.8  # the height of a number's digits, points
EM_SPACE, NO_BREAK_SPACE = "\u2003", "\u00a0"


@dataclass(frozen=True, slots=True)
class _Place:
    """A place that is set: its name on the tracks, what is said of it, and its amount."""

    stop: Stop
    name: Tracked
    said: Stack
    amount: float


@dataclass(frozen=True, slots=True)
class Scale:
    """Places in order, a bar each on one scale; the first row names the rings."""

    places: tuple[_Place, ...]
    rings: tuple[tuple[float, Stack], ...]
    most: float
    note: Tracked
    width: float
    bars: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the rows of a cut."""
        items: list[Item] = []
        left = leaf.grid.left
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            if row == 0:
                for ring, words in self.rings:
                    x = left + self.bars * ring / self.most
                    items += words.at(x, top + LINE, inks(leaf, "secondary"), cut.shown)
            elif row - 1 < len(self.places):
                items += self._place(leaf, self.places[row - 1], left, top, cut)
            else:
                items += self.note.at(left, top + LINE, inks(leaf, "secondary"), cut.shown, "Note")
        return tuple(items)

    def _place(self, leaf: Leaf, place: _Place, left: float, top: float, cut: Cut) -> Sequence[Item]:
        rule = leaf.rule(left, top, self.width, "hairline", HAIRLINE_WIDTH)
        y = top + LINE
        words = place.name.at(left, y, inks(leaf, "deep", "secondary"), cut.shown)
        middle = y + place.name.height - place.name.leading + BAR_DROP
        length = self.bars * place.amount / self.most
        box = Rect(left, middle - BAR / 2, max(length, mm(0.6)), BAR)
        deep = leaf.ink("deep")
        bar = (
            Path(_threads(box), stroke=leaf.ink("accent"), width=RULE_WIDTH)
            if place.stop.planned
            else Path(box.segments, fill=deep)
        )
        marks = [
            Path(
                (
                    ("M", left + self.bars * ring / self.most, middle - BAR),
                    ("L", left + self.bars * ring / self.most, middle + BAR),
                ),
                stroke=leaf.ink("hairline"),
                width=HAIRLINE_WIDTH,
            )
            for ring, _ in self.rings
            if self.bars * ring / self.most > length + 2 * SAID_GAP + place.said.broad
        ]
        said = place.said.at(box.right + SAID_GAP, middle + 2.8, inks(leaf, "text", "secondary"), cut.shown)
        return (rule, artifact(*marks, bar), list_item(*words, *said))


def reach(block: Reach, setter: Setter) -> list[Piece]:
    """Return the picture about the park with its places beside it, if bearings make one; else the scale."""
    amounts = [(stop, _amount(stop, block)) for stop in block.stops]
    known = sorted(((s, a) for s, a in amounts if a is not None), key=lambda pair: pair[1])
    pieces: list[Piece] = []
    numbered = False
    if sum(stop.bearing is not None for stop, _ in known) >= FEWEST:
        picture = _compass(block, known, setter)
        numbered = not picture.names
        pieces.append(
            whole(
                picture.height,
                picture,
                above=LINE,
                below=2 * LINE,
                grow=snapped(max(picture.widest - picture.height, 0.0)),
                place=block.note.place,
                what="picture",
            )
        )
        if picture.names:
            if block.note:
                pieces.append(small_print(SmallPrint((block.note,)), setter))
            known = []  # the places beside the picture say all that bars would
    places = tuple(
        _set(_numbered(stop, number) if numbered else stop, amount, setter)
        for number, (stop, amount) in enumerate(known, 1)
    )
    if places:
        pieces.append(_scale(block, places, setter))
    unknown = tuple(s for s, a in amounts if a is None)
    if unknown:
        from brochure.compose.blocks import Entry, Listing
        from brochure.layout.flow.listings import listing

        pieces.append(listing(Listing(tuple(Entry(s.name, s.said) for s in unknown)), setter))
    return pieces


def _numbered(stop: Stop, number: int) -> Stop:
    """Return a place whose name tells its number in the picture."""
    said = tuple((tag, f"{number}  {text}") for tag, text in stop.name)
    return replace(stop, name=Words(said, stop.name.place))


def _with_amount(stop: Stop) -> Words:
    """Return a place's name with how far it is."""
    said = tuple((tag, f"{text}{EM_SPACE}{_kept(stop.said.get(tag))}") for tag, text in stop.name)
    return Words(said, stop.name.place)


def _kept(amount: str) -> str:
    """Return an amount that no line's end parts."""
    return amount.replace(" ", NO_BREAK_SPACE)


def _amount(stop: Stop, block: Reach) -> float | None:
    return stop.minutes if block.measure == "minutes" else stop.distance


def _set(stop: Stop, amount: float, setter: Setter) -> _Place:
    return _Place(
        stop, setter.tracked(stop.name, "label"), setter.stack(stop.said, "label_strong", mm(40)), amount
    )


def _scale(block: Reach, places: tuple[_Place, ...], setter: Setter) -> Piece:
    width = setter.tracks.measure
    said = max(place.said.broad for place in places)
    bars = width - said - 2 * SAID_GAP
    most = max(max(place.amount for place in places), 1e-9)
    rings: list[tuple[float, Stack]] = []
    free = 0.0
    for ring, words in sorted(block.rings, key=lambda pair: pair[0]):
        told = setter.stack(words, "note", mm(24))
        at = bars * ring / most
        if 0 < ring <= most and at >= free and at + told.broad <= width:
            rings.append((ring, told))
            free = at + told.broad + SAID_GAP
    note = setter.tracked(block.note, "note")
    rows = [LINE + (max((words.drop for _, words in rings), default=0.0) + 5.0 if rings else -LINE + 0.0)]
    for place in places:
        name = place.name.height - place.name.leading
        rows.append(LINE + name + BAR_DROP + max(BAR / 2, 2.8 + place.said.drop) + UNDER - BAR / 2)
    costs = [0.0, NEVER, *([4.0] * (len(places) - 1))]
    if note:
        rows.append(note.height + 5.0)
        costs.append(NEVER)
    return Piece(
        tuple(5.0 * math.ceil(row / 5.0) for row in rows),
        tuple(costs),
        Scale(places, tuple(rings), most, note, width, bars),
        above=1.5 * LINE,
        below=2 * LINE,
        place=block.note.place or places[0].stop.name.place,
        what="scale",
    )


# -- about the park


@dataclass(frozen=True, slots=True)
class Compass:
    """Places about the park at their bearings, numbered as in the scale; rings of minutes or kilometres."""

    stops: tuple[tuple[Stop, float], ...]
    rings: tuple[tuple[float, Words], ...]
    most: float
    widest: float
    height: float
    names: tuple[tuple[Stop, Stack], ...]
    list_at: float
    alt: Words

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the picture and the numbered places beside it."""
        x, top = leaf.grid.left, cut.tops[0]
        side = min(self.widest, cut.bottom - top)
        cx, cy, radius = x + side / 2, top + side / 2, side / 2 - mm(3)
        deep, hair = leaf.ink("deep"), leaf.ink("hairline")
        shown: list[Item] = [
            Path(circle(cx, cy, radius * _near(ring, self.most)), stroke=hair, width=HAIRLINE_WIDTH)
            for ring, _ in self.rings
        ]
        spots = [
            (number, stop, _spot(stop, radius * _near(amount, self.most), cx, cy))
            for number, (stop, amount) in enumerate(self.stops, 1)
            if stop.bearing is not None
        ]
        taken = [Rect(px - DOT, py - DOT, 2 * DOT, 2 * DOT) for _, _, (px, py) in spots]
        taken.append(Rect(cx - 2 * DOT, cy - 2 * DOT, 4 * DOT, 4 * DOT))
        for _, _, end in spots:
            taken += _along((cx, cy), end)
        for ring, _ in self.rings:
            taken += _around(cx, cy, radius * _near(ring, self.most))
        for number, stop, (px, py) in spots:
            spoke = (("M", cx, cy), ("L", px, py))
            shown.append(Path(spoke, stroke=leaf.ink("mid"), width=RULE_WIDTH))
            dot = circle(px, py, DOT)
            shown.append(
                Path(dot, fill=leaf.ink("white"), stroke=deep, width=RULE_WIDTH)
                if stop.planned
                else Path(dot, fill=deep)
            )
            line = leaf.typesetter.line(str(number), leaf.theme.style("label_strong", "en"), "en")
            free = _free(px, py, line.width, px < cx, taken)
            taken.append(free)
            shown.append(Tagged("Span", line.at(free.x, free.bottom, deep), language="en"))
        shown.append(Path(circle(cx, cy, DOT * 1.6), fill=leaf.ink("accent")))  # the park, over its spokes
        box = Rect(x, top, side, side)
        items: list[Item] = [*figures(tuple(shown), self.alt, box)]
        return (*items, *self._names(leaf, x + self.list_at, top, cut))

    def _names(self, leaf: Leaf, x: float, top: float, cut: Cut) -> list[Item]:
        items: list[Item] = []
        y = top + LINE
        for number, (_, words) in enumerate(self.names, 1):
            mark = leaf.typesetter.line(str(number), leaf.theme.style("label_strong", "en"), "en")
            said = words.at(x + mm(8), y, inks(leaf, "text", "secondary"), cut.shown)
            items.append(list_item(Tagged("P", mark.at(x, y, leaf.ink("deep")), language="en"), *said))
            y += words.drop + LINE
        return items


def _compass(block: Reach, known: Sequence[tuple[Stop, float]], setter: Setter) -> Compass:
    tracks = setter.tracks
    beside = tracks.measure >= 2 * SMALLEST + mm(20)
    side = min(LARGEST, tracks.measure / 2 - tracks.gutter) if beside else min(LARGEST, tracks.measure)
    side = min(side, setter.room)
    # The names take the last third where that is wide enough: the picture is the thing of its page.
    column = tracks.columns // 2 if tracks.span(tracks.columns // 3) < THIRD else tracks.columns * 2 // 3
    list_at = tracks.module * column if beside else 0.0
    widest = tracks.span(column) if beside else side
    width = tracks.measure - list_at - mm(8)
    names = tuple((stop, setter.stack(_with_amount(stop), "label", width)) for stop, _ in known)
    high = LINE + sum(words.drop + LINE for _, words in names)
    if not beside or high > 1.6 * side:
        names, high = (), 0.0  # the scale under the picture names them in the same order
    said = tuple(
        (tag, "; ".join(f"{stop.name.get(tag)} {stop.said.get(tag)}" for stop, _ in known))
        for tag in tracks.languages
    )
    most = max(amount for _, amount in known)
    rings = tuple((ring, words) for ring, words in block.rings if 0 < ring <= most)
    height = max(side, high)
    if not names:
        widest = side if beside else min(tracks.measure, setter.room)
    return Compass(tuple(known), rings, most, widest, height, names, list_at, Words(said))


def _spot(stop: Stop, far: float, cx: float, cy: float) -> tuple[float, float]:
    angle = math.radians(stop.bearing or 0.0)
    return cx + far * math.sin(angle), cy - far * math.cos(angle)


def _free(px: float, py: float, width: float, left: bool, taken: Sequence[Rect]) -> Rect:
    """Return where a number stands near its dot without touching another: the nearest free place."""
    turns = (180, 150, 210, 120, 240, 90, 270, 0) if left else (0, 30, -30, 60, -60, 90, -90, 180)
    found = Rect(px, py, width, DIGIT)
    for far in (1.0, 1.8, 2.6, 3.4, 4.2):
        for turn in turns:
            angle = math.radians(turn)
            mx = px + math.cos(angle) * (DOT + CLEAR * far + width / 2)
            my = py + math.sin(angle) * (DOT + CLEAR * far + DIGIT / 2)
            found = Rect(mx - width / 2, my - DIGIT / 2, width, DIGIT)
            if not any(found.grown(0.6).overlaps(box) for box in taken):
                return found
    return found


def _along(start: tuple[float, float], end: tuple[float, float]) -> list[Rect]:
    """Return a spoke as boxes that numbers keep clear of."""
    (x, y), (to_x, to_y) = start, end
    count = max(int(math.hypot(to_x - x, to_y - y) / 2), 1)
    shares = [step / count for step in range(count + 1)]
    return [Rect(x + s * (to_x - x) - 0.5, y + s * (to_y - y) - 0.5, 1.0, 1.0) for s in shares]


def _around(cx: float, cy: float, r: float) -> list[Rect]:
    """Return a ring as boxes that numbers keep clear of."""
    count = max(int(math.tau * r / 2), 1)
    turns = [math.tau * step / count for step in range(count)]
    return [Rect(cx + r * math.cos(a) - 0.5, cy + r * math.sin(a) - 0.5, 1.0, 1.0) for a in turns]


def _near(amount: float, most: float) -> float:
    """Return how far out an amount stands, 0 to 1: near places are spread, as eyes judge areas."""
    return 0.12 + 0.88 * math.sqrt(max(amount, 0.0) / most) if most > 0 else 0.12


def _threads(box: Rect) -> Segments:
    out = []
    x = box.x + RULE_WIDTH / 2
    while x < box.right:
        out += [("M", x, box.y), ("L", x, box.bottom)]
        x += mm(1.2)
    return tuple(out)
