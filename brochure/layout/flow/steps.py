"""Steps of a process: what happens, and how long it takes on one line of time.

A block and a setter in, a piece out, a row a step. Each step's bar begins where the one before it ends, so
that the last one ends with the whole; time runs as the first language does. Steps without days are a
numbered list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.blocks import Entry, Listing, Step, Steps
from brochure.compose.words import Words
from brochure.display import Item, Path, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.flow.listings import listing
from brochure.layout.flow.piece import Cut, Piece, snapped
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.text.languages import language_of
from brochure.units import mm

BAR_DROP = 0.9 * LINE  # from a step's last baseline to the middle of its bar
BAR_HEIGHT = mm(2.6)
SAID_GAP = mm(2)
UNDER = 12.5


@dataclass(frozen=True, slots=True)
class _Set:
    """A step that is set: its number and words on their tracks, and when it begins and ends, days."""

    number: Tracked
    words: Tracked
    detail: Tracked
    said: Stack
    start: float
    end: float | None


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Steps over a line of time of ``total`` days."""

    steps: tuple[_Set, ...]
    total: float
    closing: Tracked
    indent: float
    measure: float
    mirrored: bool = False
    beside: bool = False  # how long a step takes stands on its line, not under it

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the steps of a cut."""
        items: list[Item] = []
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            items.append(leaf.rule(leaf.grid.left, top, self.measure))
            if row < len(self.steps):
                items.append(list_item(*self._step(leaf, self.steps[row], top + LINE, cut)))
            else:
                shown = self.closing.at(
                    leaf.grid.left, top + LINE, inks(leaf, "deep"), cut.shown, indent=self.indent
                )
                items.append(list_item(*shown))
        return (Tagged("L", tuple(items), key=cut.key),)

    def _step(self, leaf: Leaf, step: _Set, y: float, cut: Cut) -> Sequence[Item]:
        left, deep = leaf.grid.left, inks(leaf, "deep")
        items: list[Item] = [*step.number.at(left, y, deep, cut.shown)]
        items += step.words.at(left, y, deep, cut.shown, indent=self.indent)
        y += step.words.height - step.words.leading
        if step.detail:
            y += LINE
            items += step.detail.at(left, y, inks(leaf, "text"), cut.shown, indent=self.indent)
            y += step.detail.height - step.detail.leading
        return [*items, *self._bar(leaf, step, y + BAR_DROP, cut)]

    def _bar(self, leaf: Leaf, step: _Set, middle: float, cut: Cut) -> Sequence[Item]:
        x = leaf.grid.left + (0.0 if self.mirrored else self.indent)
        length = self.measure - self.indent
        if self.beside:
            return self._line(leaf, step, x, middle, cut)
        line = _hairline(leaf, x, x + length, middle)
        said = step.said
        end = x + length if self.mirrored else x
        shown: list[Item] = [artifact(line)]
        if step.end is not None:
            start, end = (x + length * day / self.total for day in (step.start, step.end))
            wide = max(end - start, mm(0.9))
            left = 2 * x + length - start - wide if self.mirrored else start
            box = Rect(left, middle - BAR_HEIGHT / 2, wide, BAR_HEIGHT)
            shown.append(artifact(Path(box.segments, fill=leaf.ink("deep"))))
            end = box.x + said.broad if self.mirrored else box.right
        if said:
            y = middle + BAR_HEIGHT / 2 + 9.0
            at = max(min(end - said.broad, x + length - said.broad), x)
            shown += said.at(at, y, inks(leaf, "text", "secondary"), cut.shown)
        return shown

    def _line(self, leaf: Leaf, step: _Set, x: float, middle: float, cut: Cut) -> Sequence[Item]:
        """Return a step's bar with its words beside it, in a gap of its line."""
        length = self.measure - self.indent
        start, end = _span(step, self.total, length)
        at = _side(step, self.total, length)
        assert at is not None, "a line of time stands beside its words where all of them fit"
        shown: list[Item] = []
        gap = (x + at - SAID_GAP, x + at + _broad(step.said) + SAID_GAP) if step.said else (x, x)
        for first, last in ((x, gap[0]), (gap[1], x + length)):
            if last > first:
                shown.append(artifact(_hairline(leaf, first, last, middle)))
        if step.end is not None:
            box = Rect(x + start, middle - BAR_HEIGHT / 2, end - start, BAR_HEIGHT)
            shown.append(artifact(Path(box.segments, fill=leaf.ink("deep"))))
        dx, soft = x + at, inks(leaf, "text", "secondary")
        for index, (language, paragraph) in enumerate(step.said.said):
            if step.said.apart and language not in cut.shown:
                continue
            ink = soft[0 if step.said.apart else min(index, 1)]
            shown.append(Tagged("P", paragraph.at(dx, middle + 2.8, ink, paragraph.width), language=language))
            dx += 0.0 if step.said.apart else paragraph.width + SAID_GAP
        return shown


def _hairline(leaf: Leaf, start: float, end: float, y: float) -> Path:
    return Path((("M", start, y), ("L", end, y)), stroke=leaf.ink("hairline"), width=HAIRLINE_WIDTH)


def _span(step: _Set, total: float, length: float) -> tuple[float, float]:
    """Return where a step's bar begins and ends on a line of ``length`` points."""
    start = length * step.start / total
    end = start if step.end is None else length * step.end / total
    return start, max(end, start + mm(0.9)) if step.end is not None else end


def _broad(said: Stack) -> float:
    """Return the width of words that stand one language behind the other."""
    widths = [paragraph.width for _, paragraph in said.said]
    return max(widths, default=0.0) if said.apart else sum(widths) + SAID_GAP * (len(widths) - 1)


def _side(step: _Set, total: float, length: float) -> float | None:
    """Return where a step's words begin beside its bar: behind it, or before it; None where neither fits."""
    start, end = _span(step, total, length)
    broad = _broad(step.said)
    if end + SAID_GAP + broad <= length:
        return end + SAID_GAP if step.end is not None else 0.0
    return start - SAID_GAP - broad if start >= SAID_GAP + broad else None


def steps(block: Steps, setter: Setter) -> Piece:
    """Return steps as a piece."""
    if not any(step.days for step in block.steps):
        return _listed(block, setter)
    indent = setter.tracks.module
    mirrored = language_of(setter.tracks.languages[0]).right_to_left
    done = 0.0
    made: list[_Set] = []
    for number, step in enumerate(block.steps, 1):
        end = done + step.days if step.days else None
        made.append(_set(step, number, done, end, setter, indent))
        done = end if end is not None else done
    length = setter.tracks.measure - indent
    plain = all(len(paragraph.lines) == 1 for step in made for _, paragraph in step.said.said)
    beside = plain and not mirrored and all(_side(step, done, length) is not None for step in made)
    heights = [_height(step, beside=beside) for step in made]
    closing = setter.tracked(block.total, "body_strong", indent=indent)
    if closing:
        heights.append(LINE + closing.height - closing.leading)
    place = block.steps[0].words.place
    costs = [0.0] + [6.0] * (len(heights) - 1)
    if closing:
        costs[-1] = 60.0
    return Piece(
        tuple(heights),
        tuple(costs),
        TimeLine(tuple(made), done, closing, indent, setter.tracks.measure, mirrored, beside),
        above=1.5 * LINE,
        below=2 * LINE,
        place=place,
        what="step",
    )


def _set(step: Step, number: int, start: float, end: float | None, setter: Setter, indent: float) -> _Set:
    said = setter.stack(step.said, "label", setter.tracks.measure - indent)
    # As wide as its words: a paragraph of Arabic begins at the right edge of its width.
    said = setter.stack(step.said, "label", said.broad + 0.1)
    numbers = Words(tuple((language, str(number)) for language in setter.tracks.languages))
    return _Set(
        setter.tracked(numbers, "body_strong"),
        setter.tracked(step.words, "body_strong", indent=indent),
        setter.tracked(step.detail, "body", indent=indent, gap=0.0),
        said,
        start,
        end,
    )


def _height(step: _Set, *, beside: bool) -> float:
    height = LINE + step.words.height - step.words.leading + (step.detail.height if step.detail else 0.0)
    height += BAR_DROP + BAR_HEIGHT / 2 + (9.0 + step.said.drop if step.said and not beside else 0.0) + UNDER
    return snapped(height, 5.0)


def _listed(block: Steps, setter: Setter) -> Piece:
    entries = tuple(Entry(step.words, step.detail) for step in block.steps)
    if block.total:
        entries = (*entries, Entry(block.total))
    return listing(Listing(entries, numbered=True), setter)
