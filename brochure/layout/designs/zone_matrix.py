"""The matrix of the zone plan: a row an industry, a column a zone, a bar where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.parts import ZonesBody, ZoneStory
from brochure.compose.words import Words
from brochure.display import Item, Path, Tagged
from brochure.geometry import Rect
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.text.typesetter import Paragraph
from brochure.units import mm

RULE_DROP = 0.53  # lines from the head's last line to the rule
HEAD_CLEAR = 0.9  # lines from the text above to the head's first line
ROW_PITCH = 1.2
FIRST_ROW = 0.8  # lines from the head rule to the first row's baseline
MARK = (mm(14), mm(3.9))
MARK_PITCH = mm(22.5)
MARKS_APART = mm(2)
SECOND_LABEL_COLUMNS = (5, 4, 3)  # where the second language may stand


def matrix(leaf: Leaf, body: ZonesBody, head: float, above: float) -> tuple[list[Item], float]:
    """Return the matrix as a table and the line of its last rule.

    Its head ends on line ``head``, or lower where it is tall and the text above it ends at ``above``, points.
    """
    grid = leaf.grid
    columns = (*body.zones, *([body.base] if body.base else []))
    left = grid.x(grid.format.columns // 2 + 1)
    pitch = min(MARK_PITCH, (grid.right - left + MARKS_APART) / max(len(columns), 1))
    xs = [left + index * pitch for index in range(len(columns))]
    lines = max((_head_lines(leaf, zone, pitch - MARKS_APART) for zone in columns), default=1)
    foot = max(grid.y(head), above + HEAD_CLEAR * LINE + 10 * (lines - 1))
    rows: list[Item] = [Tagged("TR", (_corner(leaf), *_heads(leaf, columns, xs, pitch - MARKS_APART, foot)))]
    line = (foot - grid.y(0)) / LINE + RULE_DROP
    decoration: list[Item] = [leaf.rule(grid.left, grid.y(line), grid.measure)]
    labels = _labels(leaf, [words for words, _ in body.matrix], left)
    width = min(MARK[0], pitch - MARKS_APART)
    for (_, marks), row in zip(body.matrix, labels, strict=True):
        y = grid.y(line + FIRST_ROW)
        more = (max((len(label.paragraph.lines) for label in row), default=1) - 1) * 10
        cells: list[Item] = [
            Tagged(
                "TH", label.paragraph.at(label.x, y, leaf.ink("text")), language=label.language, scope="Row"
            )
            for label in row
            if label.language in leaf.languages
        ]
        for index, (x, marked) in enumerate(zip(xs, marks, strict=True)):
            accent = body.base is not None and index == len(xs) - 1
            cells.append(_mark(leaf, x, y + more / 2, width, marked, accent))
        rows.append(Tagged("TR", tuple(cells)))
        line += ROW_PITCH + more / LINE
        decoration.append(leaf.rule(grid.left, grid.y(line), grid.measure, "hairline", HAIRLINE_WIDTH))
    return [*decoration, Tagged("Table", tuple(rows))], line


def _corner(leaf: Leaf) -> Item:
    return Tagged("TD", (), columns=len(leaf.languages))  # an empty corner heads nothing


def _head_lines(leaf: Leaf, zone: ZoneStory, measure: float) -> int:
    set_names = leaf.set(zone.short, "label_strong", measure)
    counts = [len(paragraph.lines) for paragraph in set_names.values()]
    return max(counts, default=0) if leaf.apart else sum(counts)


def _heads(
    leaf: Leaf, columns: Sequence[ZoneStory], xs: Sequence[float], measure: float, foot: float
) -> list[Item]:
    """Return the zones' short names, languages one under the other, all ending on the head's last line."""
    heads: list[Item] = []
    for x, zone in zip(xs, columns, strict=True):
        y = foot - 10 * (_head_lines(leaf, zone, measure) - 1)
        stacked = leaf.stack(zone.short, "label_strong", x, y, measure, ("deep",), role="P")
        heads.append(Tagged("TH", stacked.items, scope="Column"))
    return heads


@dataclass(frozen=True, slots=True)
class _Label:
    """An industry's name in one language, set, and its x."""

    language: str
    x: float
    paragraph: Paragraph


def _labels(leaf: Leaf, names: Sequence[Words], right: float) -> list[list[_Label]]:
    """Return the industries' names: the second language where all names take fewest lines together."""
    grid = leaf.grid
    edge = right - grid.format.gutter / 2
    best: list[list[_Label]] = []
    for column in SECOND_LABEL_COLUMNS:
        second = grid.x(column)
        languages = leaf.studio.languages  # on facing pages the one opposite counts for the rows' heights
        beside = len(leaf.languages) > 1
        starts = [second if beside and index else grid.left for index in range(len(languages))]
        ends = [
            edge if index or not beside else second - grid.format.gutter / 4
            for index in range(len(languages))
        ]
        found = [
            [
                _Label(language, x, leaf.set(words, "label", end - x)[language])
                for language, x, end in zip(languages, starts, ends, strict=False)
                if words.get(language)
            ]
            for words in names
        ]
        if not best or _lines(found) < _lines(best):
            best = found
        if _lines(best) == len(names):
            break  # a line each: no other column takes fewer
    return best


def _lines(rows: Sequence[Sequence[_Label]]) -> int:
    """Return how many lines the rows take."""
    return sum(max((len(label.paragraph.lines) for label in row), default=1) for row in rows)


def _mark(leaf: Leaf, x: float, baseline: float, width: float, marked: bool, accent: bool) -> Item:
    middle = baseline - mm(1.05)
    if not marked:
        return Tagged("TD", (leaf.rule(x, middle, width, "hairline", HAIRLINE_WIDTH),))
    box = Rect(x, middle - MARK[1] / 2, width, MARK[1])
    bar = Path(box.segments, fill=leaf.ink("accent" if accent else "deep"))
    return Tagged("TD", (Tagged("Figure", (bar,), alt="✓", box=box),))
