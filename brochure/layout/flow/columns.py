"""The columns of a table: how wide each is and where it stands, or that a page is too narrow for them.

A table and a setter in, columns in points out. Digits are measured, so that they align on their decimal
sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from unicodedata import bidirectional

from brochure.compose.blocks import Amount, Column, Table, TableRow
from brochure.compose.words import Words
from brochure.layout.flow.setter import Setter, Stack
from brochure.text.languages import language_of
from brochure.text.style import TextStyle
from brochure.text.typesetter import Line
from brochure.units import mm

GAP = mm(4)  # between two columns, at least
MARK = mm(14)
BAR_LEAST, BAR_MOST = mm(16), mm(44)
BAR_GAP = mm(3)
WORD_LEAST = mm(17)  # a column of words is not narrower, unless all its words are
WORD_MOST = mm(62)
HEAD_LEAST = mm(13)
SHORT_WORD = 5  # letters: what is as short fits any column
INDENT = mm(4)
FORWARD = "en"  # a language from left to right, to set bare numbers in

_INTEGER = re.compile(r"\d[\d,]*")


@dataclass(frozen=True, slots=True)
class Digits:
    """A column's digits: how wide they are before and after the end of their whole part, points."""

    before: float = 0.0
    after: float = 0.0

    @property
    def width(self) -> float:
        """Both parts together."""
        return self.before + self.after


@dataclass(frozen=True, slots=True)
class Placed:
    """A column in its place: ``dx`` from the table's left, and the widest digits in it.

    ``second`` is where the second language stands beside the first, if there is room for both (None: under
    it). ``mirrored``: digits stand at the column's right edge, and bars grow to the left.
    """

    column: Column
    dx: float
    width: float
    digits: Digits
    head: Stack
    second: float | None = None
    mirrored: bool = False

    @property
    def whole(self) -> float:
        """Where the whole parts of digits end, from the table's left."""
        return self.dx + (self.width - self.digits.after if self.mirrored else self.digits.before)

    @property
    def bar(self) -> tuple[float, float]:
        """Where a bar's scale lies, from the table's left, and how long it is."""
        start = self.digits.width + BAR_GAP
        length = min(self.width - start, BAR_MOST)
        return self.dx + (self.width - start - length if self.mirrored else start), length


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column wants: the least and the natural width."""

    least: float
    natural: float


def digits_style(setter: Setter, language: str, *, strong: bool = False) -> TextStyle:
    """Return how digits of a table are set: figures of one width."""
    style = setter.style("label_strong" if strong else "label", language)
    return replace(style, features=(*style.features, "tnum"))


def split(text: str) -> tuple[str, str]:
    """Return a number's text up to the end of its whole part, and the rest."""
    found = _INTEGER.search(text)
    at = found.end() if found else len(text)
    return text[:at], text[at:]


def halves(setter: Setter, text: str, language: str, *, strong: bool) -> tuple[Line, Line]:
    """Return the two parts of a number's text, set.

    A number runs from left to right in every language, each of its parts alone, too. In a language from right
    to left a range, and a number with words, runs as the language does and stays whole.
    """
    style = digits_style(setter, language, strong=strong)
    line = setter.studio.typesetter.line
    before, after = split(text)
    if not language_of(language).right_to_left:
        return line(before, style, language), line(after, style, language)
    if "–" in text or any(bidirectional(sign) in ("R", "AL") for sign in text):
        return line(text, style, language), line("", style, language)
    return _spoken(line(before, style, FORWARD), language), _spoken(line(after, style, FORWARD), language)


def _spoken(line: Line, language: str) -> Line:
    """Return a line that ``language`` speaks, whichever its signs were set in."""
    runs = tuple(replace(run, language=language) for run in line.runs)
    return replace(line, runs=runs, language=language)


def said_once(amount: Amount) -> tuple[tuple[str, str], ...]:
    """Return how an amount is printed: once where all languages write it alike."""
    pairs = tuple(amount.said.plain)
    return pairs[:1] if len({"".join(text.split()) for _, text in pairs}) == 1 else pairs


def place_columns(block: Table, setter: Setter, measure: float) -> tuple[Placed, ...] | None:
    """Return the columns of a table in ``measure`` points; None when they do not fit beside each other."""
    rows = [row for group in block.groups for row in group.rows]
    digits = [_digits(setter, rows, index) for index in range(len(block.columns))]
    needs = [_need(setter, column, rows, index, digits[index]) for index, column in enumerate(block.columns)]
    if (sides := _sides(block.columns, rows, setter)) is not None:
        both = replace(needs[0], natural=max(needs[0].natural, sum(sides)))
        widths = _widths(block.columns, [both, *needs[1:]], measure, setter)
    else:
        widths = _widths(block.columns, needs, measure, setter)
    if widths is None:
        return None
    placed: list[Placed] = []
    for column, (dx, width), found in zip(block.columns, widths, digits, strict=True):
        placed.append(Placed(column, dx, width, found, setter.stack(headed(column), "label", width)))
    if language_of(setter.tracks.languages[0]).right_to_left:
        return tuple(
            replace(column, dx=measure - column.dx - column.width, mirrored=True) for column in placed
        )
    return _beside(placed, sides, setter)


def _sides(columns: Sequence[Column], rows: Sequence[TableRow], setter: Setter) -> tuple[float, float] | None:
    """Return how wide the two languages of a table's first column are, with the gap after the first.

    None where they do not stand beside each other: another column holds words, too.
    """
    words = [cell for row in rows if row.cells and isinstance(cell := row.cells[0], Words)]
    alone = columns[0].kind == "text" and all(column.kind != "text" for column in columns[1:])
    if not (alone and setter.tracks.parallel and len(columns) > 1 and words):
        return None
    levels = max((row.level for row in rows), default=0) * INDENT
    style = "label_strong" if any(row.strong for row in rows) else "label"
    first, second = (
        max((setter.line(said.get(tag), style, tag).width for said in words), default=0.0)
        for tag in setter.tracks.languages[:2]
    )
    return first + levels + GAP, second + levels + 0.1


def _beside(placed: list[Placed], sides: tuple[float, float] | None, setter: Setter) -> tuple[Placed, ...]:
    """Return columns of which a first, alone one of words has its two languages beside each other.

    So stand the industries of the zone plan: the second language on a column of the grid.
    """
    if sides is None:
        return tuple(placed)
    width = placed[0].width
    module = setter.tracks.module
    second = next((at for at in (module * -(-sides[0] // module), sides[0]) if at + sides[1] <= width), None)
    return tuple(placed) if second is None else (replace(placed[0], second=second), *placed[1:])


def headed(column: Column) -> Words:
    """Return a column's head: its name strong, its unit behind it."""
    said = []
    for language, text in column.head:
        unit = column.unit.get(language)
        strong = f"**{text.replace('**', '')}**" if text else ""
        said.append((language, f"{strong} {unit}".strip() if unit else strong))
    return Words(tuple(said), column.head.place)


def _digits(setter: Setter, rows: Sequence[TableRow], index: int) -> Digits:
    before = after = 0.0
    for row in rows:
        cell = row.cells[index] if index < len(row.cells) else None
        if not isinstance(cell, Amount):
            continue
        for language, text in said_once(cell):
            first, second = halves(setter, text, language, strong=row.strong)
            before, after = max(before, first.width), max(after, second.width)
    return Digits(before, after)


def _need(setter: Setter, column: Column, rows: Sequence[TableRow], index: int, digits: Digits) -> _Need:
    head = _head_width(setter, column)
    word = _longest_word(setter, [headed(column)])
    words = [
        (cell, row.level)
        for row in rows
        if index < len(row.cells) and isinstance(cell := row.cells[index], Words)
    ]
    natural = max(
        (
            setter.line(text, "label", tag).width + INDENT * level
            for cell, level in words
            for tag, text in cell.plain
        ),
        default=0.0,
    )
    match column.kind:
        case "mark":
            least = max(MARK, natural, word)
            return _Need(least, least)
        case "decimal":
            least = max(digits.width, min(head, HEAD_LEAST), min(natural, WORD_LEAST), word)
            return _Need(least, max(least, min(head, 1.6 * HEAD_LEAST), min(natural, WORD_MOST)))
        case "range":
            bars = digits.width + BAR_GAP
            return _Need(max(bars + BAR_LEAST, word), max(bars + BAR_MOST, word))
        case _:
            full = max(natural, min(head, WORD_LEAST))
            least = max(min(full, WORD_LEAST), word, _longest_word(setter, [cell for cell, _ in words]))
            return _Need(least, max(full, least))


def _longest_word(setter: Setter, said: Sequence[Words]) -> float:
    """Return the width of the longest word, which a column must hold whole; Han text parts anywhere."""
    found = {
        (word, tag)
        for words in said
        for tag, text in words.plain
        if not setter.studio.theme.is_han(tag)
        for word in text.replace("**", "").split()
        if len(word) > SHORT_WORD
    }
    return max((setter.line(f"**{word}**", "label", tag).width for word, tag in found), default=0.0)


def _head_width(setter: Setter, column: Column) -> float:
    return max((setter.line(text, "label", tag).width for tag, text in headed(column)), default=0.0)


def _widths(
    columns: Sequence[Column], needs: Sequence[_Need], measure: float, setter: Setter
) -> list[tuple[float, float]] | None:
    """Return offset and width of every column, None when they need more than ``measure``."""
    gaps = GAP * (len(columns) - 1)
    if sum(need.least for need in needs) + gaps > measure + 0.01:
        return None
    labels = next((i for i, column in enumerate(columns) if column.kind != "text"), len(columns))
    half = setter.tracks.module * (setter.tracks.columns // 2)
    figures = needs[labels:]
    if figures and labels and all(column.kind != "text" for column in columns[labels:]):
        pitch = (measure - half + setter.tracks.gutter) / len(figures)
        words = sum(min(need.natural, WORD_MOST) for need in needs[:labels]) + GAP * labels
        if all(need.natural + GAP <= pitch + 0.01 for need in figures) and words <= half:
            shared = _shared(needs[:labels], half - GAP)
            return [*shared, *((half + i * pitch, pitch - GAP) for i in range(len(figures)))]
    return _shared(needs, measure)


def _shared(needs: Sequence[_Need], measure: float) -> list[tuple[float, float]]:
    """Return columns that share ``measure``: each its least, the rest by what each wants beyond it."""
    free = measure - GAP * (len(needs) - 1) - sum(need.least for need in needs)
    wants = [max(need.natural - need.least, 0.0) for need in needs]
    # A column that wants four times as much is not given four times as much: it takes more lines instead.
    shares = [want**0.75 for want in wants]
    widths = [need.least for need in needs]
    for _ in needs:
        total = sum(s for s, w, n in zip(shares, widths, needs, strict=True) if w < n.natural - 0.01)
        if free <= 0.01 or total <= 0:
            break
        given = 0.0
        for index, need in enumerate(needs):
            if widths[index] < need.natural - 0.01:
                more = min(free * shares[index] / total, need.natural - widths[index])
                widths[index] += more
                given += more
        free -= given
    if free > 0.01:
        words = [index for index, need in enumerate(needs) if need.natural > 0]
        for index in words:
            widths[index] += free / len(words)
    placed, dx = [], 0.0
    for width in widths:
        placed.append((dx, width))
        dx += width + GAP
    return placed
