"""Words that stand for themselves: headings, leads, paragraphs, statements, quotes and small print.

A block and a setter in, a piece out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from brochure.colour import Ink
from brochure.compose.blocks import Heading, Lead, Paragraph, Quote, SmallPrint, Statement
from brochure.compose.words import Words
from brochure.display import Item, Role, Tagged
from brochure.geometry import Rect
from brochure.layout.flow.piece import NEVER, Cut, Piece, snapped, whole
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.slots import picture
from brochure.text.typesetter import Paragraph as Set
from brochure.units import mm

ORPHANS = 2
"""The least lines of a paragraph on either side of a page's end."""
PARTED = 6.0
"""What a page's end inside a paragraph costs."""
LEAD_DROP = 20.0  # from a lead's top to its first baseline: y(9) to y(10.33) on the boards
LEAD_BELOW = 25.0
LEAD_ALONE = 40.0  # what a page's end after a lead costs
STATEMENT_DROP = 2.35 * LINE
STATEMENT_STEP = 4  # lines of a statement beyond which it is set as a lead
PORTRAIT, PORTRAIT_DROP = mm(41), 0.6 * LINE  # a quarter
QUOTE_GROWTH = 5 * LINE  # what quotations may stand further apart: some 10 lines, as statements do


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over its tracks, its last line at its foot."""

    words: Tracked
    role: Role

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the heading."""
        y = cut.bottom - self.words.height + self.words.leading
        return self.words.at(leaf.grid.left, y, inks(leaf, "deep"), cut.shown, self.role)


def heading(block: Heading, setter: Setter) -> Piece:
    """Return a heading; it stays with what follows."""
    style, role = ("subhead", "H2") if block.level == 2 else ("body_strong", "H3")
    words = setter.tracked(block.words, style)
    height = snapped(LINE + words.height - words.leading)
    above = (2.0 if block.level == 2 else 1.0) * LINE
    return whole(
        height,
        Head(words, role),  # type: ignore[arg-type]  # two literals of Role
        above=above,
        after=NEVER,
        place=block.words.place,
        language=words.longest,
        what="heading",
    )


def lead(block: Lead, setter: Setter) -> Piece:
    """Return a lead; one that is longer than usual may go over a page's end as a paragraph does."""
    words = setter.tracked(block.words, "lead", gap=5.0)
    piece = text_piece(words, block.words, LEAD_DROP, "deep")
    rows = (LEAD_DROP, *piece.rows[1:])
    costs = (0.0, *(3 * cost for cost in piece.breaks[1:]))
    return replace(piece, rows=rows, breaks=costs, below=LEAD_BELOW, after=LEAD_ALONE)


@dataclass(frozen=True, slots=True)
class Text:
    """Text whose languages are broken together: ``ends[k]`` are the lines set in the first k rows.

    ``drop`` is from its top to its first baseline, points.
    """

    words: Tracked
    ends: tuple[tuple[int, ...], ...]
    drop: float
    ink: str

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the lines of a cut: in tracks from one baseline, or stacked."""
        items: list[Item] = []
        y = cut.tops[0] + self.drop
        for index, (language, paragraph) in enumerate(self.words.said):
            if self.words.tracks.mode == "facing" and language not in cut.shown:
                continue
            first, end = self.ends[cut.first][index], self.ends[cut.end][index]
            if first == end:
                continue
            part = Set(paragraph.lines[first:end], paragraph.leading, paragraph.language)
            track = self.words.tracks.of(language)
            measure = track.text if paragraph.direction == "rtl" else None
            shown = part.at(leaf.grid.left + track.dx, y, leaf.ink(self.ink), measure)
            items.append(Tagged("P", shown, language=language, key=f"{cut.key}{language}"))
            if self.words.stacked:
                y += part.height + self.words.gap
        return tuple(items)


def paragraph(block: Paragraph, setter: Setter) -> Piece:
    """Return a paragraph; all languages go over a page's end together, or none does."""
    words = setter.running(block.words, "body")
    return text_piece(words, block.words)


def text_piece(words: Tracked, said: Words, drop: float = LINE, ink: str = "text") -> Piece:
    """Return running text as a piece, a row a line."""
    counts = [len(paragraph.lines) for _, paragraph in words.said]
    total = words.lines
    ends = [_ends(counts, row, total, words.stacked) for row in range(total + 1)]
    costs = [0.0]
    for row in range(1, total):
        parts = ends[row]
        good = all(ORPHANS <= part <= count - ORPHANS for part, count in zip(parts, counts, strict=True))
        fits = good and _fits(parts, counts, row, total, words.stacked)
        costs.append(PARTED if fits else NEVER)
    rows = [words.leading] * total
    if words.stacked and rows:
        rows[-1] += words.gap * (len(counts) - 1)
    return Piece(
        tuple(rows),
        tuple(costs[: max(total, 1)]),
        Text(words, tuple(ends), drop, ink),
        place=said.place,
        language=words.longest,
        what="paragraph",
    )


def _ends(counts: list[int], row: int, total: int, stacked: bool) -> tuple[int, ...]:
    """Return how many lines of each language stand in the first ``row`` rows of ``total``: even shares."""
    if row == total:
        return tuple(counts)
    ends: list[int] = []
    for index, count in enumerate(counts):
        if stacked and index == len(counts) - 1:
            ends.append(min(max(row - sum(ends), 0), count))
        else:
            share = int(count * row / total + 0.5)
            ends.append(min(max(share, min(ORPHANS, row)), max(count - ORPHANS, 0)) if row else 0)
    return tuple(ends)


def _fits(parts: tuple[int, ...], counts: list[int], row: int, total: int, stacked: bool) -> bool:
    """Tell whether the lines before and after a break fit the rows that stand for them."""
    after = [count - part for part, count in zip(parts, counts, strict=True)]
    if stacked:
        return sum(parts) <= row and sum(after) <= total - row
    return max(parts) <= row and max(after) <= total - row


@dataclass(frozen=True, slots=True)
class Pull:
    """A statement under a rule, with what explains it."""

    words: Tracked
    detail: Tracked
    drop: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return rule, statement and detail."""
        left, y = leaf.grid.left, cut.tops[0]
        tracks = self.words.tracks
        items: list[Item] = [leaf.rule(left, y, tracks.reach)]
        y += self.drop
        items += self.words.at(left, y, inks(leaf, "deep"), cut.shown)
        if self.detail:
            y += self.words.height - self.words.leading + 1.5 * LINE
            items += self.detail.at(left, y, inks(leaf, "text", "secondary"), cut.shown)
        return tuple(items)


def statement(block: Statement, setter: Setter) -> Piece:
    """Return a statement; one that runs long is set as a lead."""
    words, drop = setter.tracked(block.words, "statement", gap=5.0), STATEMENT_DROP
    longest = max((len(paragraph.lines) for _, paragraph in words.said), default=0)
    if longest > STATEMENT_STEP or setter.dense:
        words, drop = setter.tracked(block.words, "lead", gap=5.0), 2 * LINE
    detail = setter.tracked(block.detail, "body", gap=5.0)
    height = drop + words.height - words.leading
    height += 1.5 * LINE + detail.height - detail.leading if detail else 0.0
    return whole(
        snapped(height, 5.0),
        Pull(words, detail, drop),
        above=1.5 * LINE,
        below=1.5 * LINE,
        place=block.words.place,
        language=words.longest,
        what="statement",
    )


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation, beside its portrait if there is one."""

    block: Quote
    words: Tracked | Stack
    who: Tracked | Stack
    indent: float
    reach: float

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return rule, portrait, words and who said them."""
        left, top = leaf.grid.left, cut.tops[0]
        words = self.words
        items: list[Item] = [leaf.rule(left, top, self.reach)]
        if self.indent and self.block.portrait is not None:
            box = Rect(left, top + PORTRAIT_DROP, PORTRAIT, PORTRAIT)
            items += picture(leaf, self.block.portrait, box) or ()
        ink, soft = inks(leaf, "deep"), inks(leaf, "text", "secondary")
        if not words:  # who signs stands on the foot of the portrait, or under the rule
            foot = top + PORTRAIT_DROP + PORTRAIT
            y = foot - self.who.height + _leading(self.who) if self.indent else top + LINE
            return (*items, *self._at(self.who, left, y, soft, cut))
        y = top + 2 * LINE
        said: list[Item] = [*self._at(words, left, y, ink, cut)]
        y += words.height - _leading(words) + 1.5 * LINE
        said += self._at(self.who, left, y, soft, cut)
        return (*items, Tagged("BlockQuote", tuple(said)))

    def _at(
        self, words: Tracked | Stack, left: float, y: float, ink: tuple[Ink, ...], cut: Cut
    ) -> tuple[Item, ...]:
        if isinstance(words, Tracked):
            return words.at(left, y, ink, cut.shown)
        return words.at(left + self.indent, y, ink, cut.shown)


def _leading(words: Tracked | Stack) -> float:
    return words.said[0][1].leading if words.said else 0.0


def quote(block: Quote, setter: Setter) -> Piece:
    """Return a quotation; with a portrait, its languages stand beside it one under the other."""
    tracks = setter.tracks
    shows = block.portrait is not None and block.portrait.file is not None
    indent = 3 * tracks.module if shows and tracks.measure > 3 * PORTRAIT else 0.0
    words: Tracked | Stack
    who: Tracked | Stack
    if indent:
        width = min(tracks.measure - indent, tracks.span(8))
        words = setter.stack(block.words, "lead", width, gap=7.5)
        who = setter.stack(block.who, "label", width)
    else:
        words = setter.tracked(block.words, "lead", gap=7.5)
        who = setter.tracked(block.who, "label")
    height = (
        2 * LINE + words.height - _leading(words) + 1.5 * LINE + who.height if words else LINE + who.height
    )
    if indent:
        height = max(height, PORTRAIT_DROP + PORTRAIT)
    return whole(
        snapped(height, 5.0),
        Said(block, words, who, indent, tracks.reach),
        above=1.5 * LINE,
        below=1.5 * LINE,
        grow=QUOTE_GROWTH if words else 0.0,
        place=block.words.place,
        what="quotation",
    )


@dataclass(frozen=True, slots=True)
class Small:
    """Small print: a title and paragraphs, a row each."""

    title: Tracked
    paragraphs: tuple[Tracked, ...]

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the title and paragraphs of a cut."""
        items: list[Item] = []
        titled = 1 if self.title else 0
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            if titled and row == 0:
                items += self.title.at(leaf.grid.left, top + LINE, inks(leaf, "deep"), cut.shown, "H3")
            else:
                shown = self.paragraphs[row - titled]
                items += shown.at(leaf.grid.left, top + 10, inks(leaf, "secondary"), cut.shown)
        return tuple(items)


def small_print(block: SmallPrint, setter: Setter) -> Piece:
    """Return small print, a paragraph a row."""
    title = setter.tracked(block.title, "label_strong")
    paragraphs = tuple(setter.tracked(words, "label", gap=5.0) for words in block.paragraphs)
    rows = [snapped(words.height + 5.0, 5.0) for words in paragraphs]
    breaks = [0.0] + [2.0] * (len(rows) - 1)
    if title:
        rows, breaks = [title.height + 10.0, *rows], [0.0, NEVER, *breaks[1:]]
    place = block.paragraphs[0].place if block.paragraphs else block.title.place
    return Piece(
        tuple(rows),
        tuple(breaks),
        Small(title, paragraphs),
        above=1.5 * LINE,
        place=place,
        what="small print",
    )
