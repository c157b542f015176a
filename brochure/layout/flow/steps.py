"""Steps of a process: what happens, and how long it takes on one line of time.

A block and a setter in, a piece out, a row a step. Each step's bar begins where the one before it ends, so
that the last one ends with the whole; time runs as the first language does. Steps without days are a
numbered list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.blocks import Entry, Listing, Step, Steps
from brochure.compose.story import Words
from brochure.display import Item, Path, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.flow.listings import listing
from brochure.layout.flow.piece import Cut, Piece, snapped
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import HAIRLINE_WIDTH, Leaf, list_item
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
        line = Path(
            (("M", x, middle), ("L", x + length, middle)), stroke=leaf.ink("hairline"), width=HAIRLINE_WIDTH
        )
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
    heights = [_height(step) for step in made]
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
        TimeLine(tuple(made), done, closing, indent, setter.tracks.measure, mirrored),
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


def _height(step: _Set) -> float:
    height = LINE + step.words.height - step.words.leading + (step.detail.height if step.detail else 0.0)
    height += BAR_DROP + BAR_HEIGHT / 2 + (9.0 + step.said.drop if step.said else 0.0) + UNDER
    return snapped(height, 5.0)


def _listed(block: Steps, setter: Setter) -> Piece:
    entries = tuple(Entry(step.words, step.detail) for step in block.steps)
    if block.total:
        entries = (*entries, Entry(block.total))
    return listing(Listing(entries, numbered=True), setter)
