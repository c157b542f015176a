"""How to reach the park, and where things are in the brochure: telephone, address, contents; all alive.

Blocks and a setter in, pieces out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from brochure.compose import asides
from brochure.compose.blocks import Address, Contents, Telephone
from brochure.compose.words import Words
from brochure.display import Destination, Item, Link, Tagged
from brochure.geometry import Rect
from brochure.layout.flow.piece import Cut, Piece, whole
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.surface import HERO_WIDTH, speaking
from brochure.text.typesetter import Line

ASCENT = 0.72 * LINE  # from a baseline up to the top of its line's live area
PHONE_STYLES = (("figure_l", 4.3 * LINE), ("figure_s", 2.8 * LINE), ("value", 2.0 * LINE))
LABEL_DROP = 1.5 * LINE


@dataclass(frozen=True, slots=True)
class Call:
    """The telephone number under a hero rule, in the largest style that the page holds."""

    block: Telephone
    shown: str
    style: str
    drop: float
    label: Tracked
    measure: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return rule, number and labels."""
        left, top = leaf.grid.left, cut.tops[0]
        y = top + self.drop
        ink = leaf.theme.accent_type(leaf.ground)
        # Facing pages each write the number as their language does.
        tag = self.shown if self.shown in cut.shown else cut.shown[0]
        digits = leaf.digits(self.block.written.get(tag), "", "en", self.style, "unit_l", left, y, ink)
        box = Rect(left, top + 2.0, self.measure, self.drop + 0.3 * LINE)
        link = Link(
            box,
            f"tel:{self.block.number}",
            asides.call(self.block.written).joined,
            speaking(digits, tag),
        )
        return (
            leaf.rule(left, top, self.measure, "accent", HERO_WIDTH),
            Tagged("P", (link,), language=tag),
            *self.label.at(left, y + LABEL_DROP, inks(leaf, "text"), cut.shown),
        )


def telephone(block: Telephone, setter: Setter) -> Piece:
    """Return the number to call; a language that writes it otherwise says it after its label."""
    tags = [tag for tag, _ in block.written]
    shown = "en" if "en" in tags else tags[0]
    number = block.written.get(shown)
    said = []
    for language, label in block.label:
        own = block.written.get(language)
        colon = "：" if setter.studio.theme.is_han(language) else ": "
        told = own not in (number, "") and not setter.apart
        said.append((language, f"{label}{colon}{own}" if told else label))
    labels = setter.tracked(Words(tuple(said), block.label.place), "label")
    measure = setter.tracks.measure
    style, drop = next(
        (found for found in PHONE_STYLES if setter.line(number, found[0], "en").width <= measure),
        PHONE_STYLES[-1],
    )
    height = drop + LABEL_DROP + labels.height - labels.leading
    made = Call(block, shown, style, drop, labels, measure)
    return whole(height, made, above=2 * LINE, below=2 * LINE, place=block.label.place, what="telephone")


@dataclass(frozen=True, slots=True)
class Where:
    """Name, address and person on their tracks, then addresses to write to."""

    block: Address
    name: Tracked
    address: Tracked
    person: Tracked
    lines: tuple[tuple[str, Line], ...]
    languages: tuple[str, ...]

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the lines, each alive."""
        left, y = leaf.grid.left, cut.tops[0] + 20.0
        tracks = self.name.tracks
        items: list[Item] = (
            [leaf.rule(left + track.dx, cut.tops[0], track.width) for track in tracks.tracks]
            if tracks.parallel
            else [leaf.rule(left, cut.tops[0], tracks.reach)]
        )
        items += self.name.at(left, y, inks(leaf, "deep"), cut.shown, "H2")
        y += self.name.height - self.name.leading + 1.5 * LINE
        for words, live in ((self.address, True), (self.person, False)):
            if not words:
                continue
            for item in words.at(left, y, inks(leaf, "text"), cut.shown):
                items.append(self._on_the_map(item, left, y, words) if live else item)
            y += words.height
        for target, line in self.lines:
            box = Rect(left, y - ASCENT, line.width, LINE)
            label = asides.address(target, self.languages).joined
            link = Link(box, target, label, line.at(left, y, leaf.ink("text")))
            items.append(Tagged("P", (link,), language=line.language))
            y += LINE
        return tuple(items)

    def _on_the_map(self, item: Item, left: float, y: float, words: Tracked) -> Item:
        """Return an address that opens in a map, if its point is known (RFC 5870)."""
        if self.block.point is None or not isinstance(item, Tagged) or item.language is None:
            return item
        latitude, longitude = self.block.point
        track = words.tracks.of(item.language)
        box = Rect(left + track.dx, y - ASCENT, track.width, words.height)
        label = asides.place(self.block.address).get(item.language)
        return replace(item, items=(Link(box, f"geo:{latitude:.6g},{longitude:.6g}", label, item.items),))


def address(block: Address, setter: Setter) -> Piece:
    """Return who and where."""
    first = setter.tracks.languages[0]
    targets = [t for t in (f"mailto:{block.email}" if block.email else "", block.web or "") if t]
    lines = tuple((target, setter.line(_bare(target), "body", first)) for target in targets)
    name, where, person = (
        setter.tracked(words, style)
        for words, style in ((block.name, "subhead"), (block.address, "body"), (block.person, "body"))
    )
    height = 20.0 + name.height - name.leading + 1.5 * LINE - LINE
    height += where.height + person.height + LINE * len(lines)
    made = Where(block, name, where, person, lines, setter.tracks.languages)
    return whole(height, made, above=2 * LINE, below=2 * LINE, place=block.address.place, what="address")


def _bare(target: str) -> str:
    return target.removeprefix("mailto:").removeprefix("https://").removeprefix("http://").rstrip("/")


@dataclass(frozen=True, slots=True)
class Entries:
    """The contents: a title and an entry a row; numbers are the leaf's."""

    title: Tracked
    entries: tuple[Stack | Tracked, ...]
    indent: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the entries of a cut, language by language, so that each list is whole."""
        left = leaf.grid.left
        items: list[Item] = []
        if cut.first == 0:
            items.append(leaf.rule(left, cut.tops[0], self.title.tracks.measure))
            items += self.title.at(left, cut.tops[0] + LINE, inks(leaf, "deep"), cut.shown, "H2")
        tracks = self.title.tracks
        shared = tracks.mode == "stacked"
        for track in tracks.tracks[:1] if shared else tracks.tracks:
            if track.language not in cut.shown:
                continue
            rows = [
                self._entry(
                    leaf, row - 1, top + LINE, left + track.dx, None if shared else track.language, cut
                )
                for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True)
                if row and row - 1 < len(leaf.contents)
            ]
            items.append(
                Tagged("TOC", tuple(rows), language=track.language, key=f"{cut.key}{track.language}")
            )
        return tuple(items)

    def _entry(self, leaf: Leaf, index: int, y: float, x: float, language: str | None, cut: Cut) -> Item:
        words, number = leaf.contents[index]
        accent = leaf.ink("accent")
        numeral = accent if accent.contrast(leaf.ground) >= 3.0 else leaf.ink("deep")
        tag = language or leaf.languages[0]
        page = leaf.typesetter.line(str(number), leaf.theme.style("body_strong", tag), tag)
        set_words = self.entries[index]
        height = set_words.height
        if isinstance(set_words, Tracked):
            shown: tuple[Item, ...] = tuple(
                item
                for item in set_words.at(leaf.grid.left, y, inks(leaf, "text"), (tag,), "Span", self.indent)
                if isinstance(item, Tagged) and item.language == tag
            )
        else:
            shown = set_words.at(x + self.indent, y, inks(leaf, "text", "secondary"), cut.shown, "Span")
        leads = asides.entry(words, number)
        width = self.title.tracks.tracks[0].width
        box = Rect(x, y - ASCENT, width, height)
        link = Link(box, Destination(number - 1), leads.get(language) if language else leads.joined, shown)
        parts = (Tagged("Lbl", page.at(x, y, numeral)), Tagged("Reference", (link,)))
        return Tagged("TOCI", parts, language=tag)


def contents(block: Contents, setter: Setter) -> Piece:
    """Return the contents; their numbers are known when pages are."""
    indent = setter.tracks.module
    title = setter.tracked(block.title, "body_strong")
    entries: list[Stack | Tracked] = []
    for words in setter.contents:
        plain = words.plain
        if setter.tracks.mode == "stacked":
            entries.append(setter.stack(plain, "body", setter.tracks.tracks[0].width - indent))
        else:
            entries.append(setter.tracked(plain, "body", indent=indent))
    gap = 5.0 if setter.tracks.mode == "stacked" else 0.0
    rows = [title.height + 0.5 * LINE, *(entry.height + gap for entry in entries)]
    costs = [0.0, *([float("inf")] * min(len(entries), 2)), *([60.0] * max(len(entries) - 2, 0))]
    return Piece(
        tuple(rows), tuple(costs), Entries(title, tuple(entries), indent), above=2.5 * LINE,
        place=block.title.place, what="contents",
    )  # fmt: skip
