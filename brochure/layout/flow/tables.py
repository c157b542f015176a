"""Tables: a head that is repeated, rows under hairlines, groups that stay together, bars for ranges.

A block and a setter in, pieces out; a table too wide for its page is folded to a list of facts a row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose import asides
from brochure.compose.blocks import Amount, FactList, RowGroup, Table, TableRow
from brochure.compose.words import NOTHING, Row, Words
from brochure.display import Item, Path, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.flow.columns import INDENT, MARK, Placed, halves, place_columns, said_once
from brochure.layout.flow.facts import fact_list
from brochure.layout.flow.piece import NEVER, Cut, Piece, turned
from brochure.layout.flow.setter import Setter, Stack, Tracked, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.surface import HAIRLINE_WIDTH
from brochure.units import mm

EM_SPACE = "\u2003"
HEAD_FOOT = 8.0  # from a head's last baseline to the rule under it: 30.17 to 30.7 L on the boards
HEAD_TOP = 5.0
GROUP_GAP = 10.0  # white between a group's last rule and the next one's, points
BETWEEN_GROUPS = 8.0  # what a page's end costs there
IN_GROUP = 25.0
MARK_HEIGHT = mm(3.9)
MARK_MIDDLE = mm(1.05)  # above the baseline
BAR_HEIGHT = mm(2.6)
POINT = mm(0.9)  # the width of a single value on a range's scale
SOURCE_DROP = 15.0


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that is set: words, or an amount with its place on the group's scale, or a mark."""

    words: Stack | None = None
    amount: Amount | None = None
    mark: bool | None = None
    most: float = 0.0


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the piece: a title, a head, a group's head, a row of cells, or a note.

    ``apart`` is the white above a group's rule.
    """

    kind: str
    height: float
    words: Tracked | None = None
    cells: tuple[_Cell, ...] = ()
    apart: float = 0.0
    row: TableRow | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table in its columns."""

    lines: tuple[_Line, ...]
    columns: tuple[Placed, ...]
    width: float
    drop: float
    setter: Setter

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the lines of a cut; the head is repeated as decoration where the table goes on."""
        items: list[Item] = []
        rows: list[Item] = []
        after_head = False
        if cut.goes_on and any(self.lines[i].kind in ("row", "group") for i in range(cut.first, cut.end)):
            head = [*self._head(leaf, cut.head, cut), *self._goes_on(leaf, cut)]
            items.append(artifact(*_bare(head), kind="Pagination"))
            after_head = True
        for index, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            line = self.lines[index]
            match line.kind:
                case "title":
                    items.append(leaf.rule(leaf.grid.left, top, self.width))
                    assert line.words is not None
                    items += line.words.at(leaf.grid.left, top + LINE, inks(leaf, "deep"), cut.shown, "H3")
                case "head":
                    rows.append(Tagged("TR", tuple(self._head(leaf, top, cut))))
                    after_head = True
                    continue
                case "group":
                    y = top if after_head else top + line.apart
                    items.append(leaf.rule(leaf.grid.left, y, self.width))
                    assert line.words is not None
                    named = line.words.at(
                        leaf.grid.left, top + line.apart + LINE, inks(leaf, "deep"), cut.shown, "P"
                    )
                    rows.append(Tagged("TR", (Tagged("TH", named, scope="Row", columns=len(self.columns)),)))
                case "row":
                    weight = () if after_head else ("hairline", HAIRLINE_WIDTH)
                    items.append(leaf.rule(leaf.grid.left, top, self.width, *weight))
                    rows.append(self._row(leaf, line, top, cut))
                    if self._closes(index, cut):
                        bottom = top + line.height
                        items.append(
                            leaf.rule(leaf.grid.left, bottom, self.width, "hairline", HAIRLINE_WIDTH)
                        )
                case _:
                    assert line.words is not None
                    note = line.words.at(
                        leaf.grid.left, top + SOURCE_DROP, inks(leaf, "secondary"), cut.shown, "Note"
                    )
                    items += note
            after_head = False
        return (*items, Tagged("Table", tuple(rows), key=cut.key)) if rows else tuple(items)

    def _goes_on(self, leaf: Leaf, cut: Cut) -> Sequence[Item]:
        """Return which group, and which row of it, goes on, where the first column has no head of its own."""
        line = self.lines[cut.first]
        if line.row is None or self.columns[0].head:
            return ()
        before = self.lines[: cut.first]
        group = next((one.words for one in reversed(before) if one.kind == "group" and one.words), None)
        above = (one.row for one in reversed(before) if one.row and one.row.level < _level(line))
        parent = next(above, None) if line.row.level else None
        said: dict[str, list[str]] = {}
        for language, paragraph in group.said if group else ():
            said.setdefault(language, []).append(" ".join(one.text.strip() for one in paragraph.lines))
        for language, text in parent.cells[0].plain if parent and isinstance(parent.cells[0], Words) else ():
            said.setdefault(language, []).append(text)
        words = Words(tuple((language, EM_SPACE.join(texts)) for language, texts in said.items()))
        shown = self.setter.stack(words, "label_strong", self.columns[0].width)
        head = next(one for one in self.lines if one.kind == "head")
        if shown.drop > head.height - HEAD_TOP - HEAD_FOOT:
            return ()
        y = cut.head + head.height - HEAD_FOOT - shown.drop
        return shown.at(leaf.grid.left + self.columns[0].dx, y, inks(leaf, "deep"), cut.shown)

    def _closes(self, index: int, cut: Cut) -> bool:
        following = self.lines[index + 1].kind if index + 1 < min(len(self.lines), cut.end) else ""
        return following not in ("row", "group")

    def _head(self, leaf: Leaf, top: float, cut: Cut) -> list[Item]:
        lines = next(line for line in self.lines if line.kind == "head")
        bottom = top + lines.height
        cells: list[Item] = []
        for column in self.columns:
            y = bottom - HEAD_FOOT - column.head.drop
            shown = column.head.at(leaf.grid.left + column.dx, y, inks(leaf, "deep"), cut.shown)
            cells.append(Tagged("TH", shown, scope="Column") if shown else Tagged("TD", ()))
        return cells

    def _row(self, leaf: Leaf, line: _Line, top: float, cut: Cut) -> Item:
        y = top + self.drop
        cells: list[Item] = []
        assert line.row is not None
        for index, (column, cell) in enumerate(zip(self.columns, line.cells, strict=True)):
            x = leaf.grid.left + column.dx
            if cell.words is not None:
                indent = INDENT * line.row.level if index == 0 and not column.mirrored else 0.0
                shown = _said(leaf, column, cell.words, x + indent, y, cut)
                if index == 0:
                    cells.append(Tagged("TH", shown, scope="Row"))
                    continue
            elif cell.amount is not None:
                shown = self._amount(leaf, column, cell, line.row.strong, y, cut)
            elif cell.mark is not None:
                at = x + column.width - MARK if column.mirrored else x
                shown = (_mark(leaf, at, y, marked=cell.mark),)
            else:
                shown = ()
            cells.append(Tagged("TD", shown))
        return Tagged("TR", tuple(cells))

    def _amount(
        self, leaf: Leaf, column: Placed, cell: _Cell, strong: bool, y: float, cut: Cut
    ) -> tuple[Item, ...]:
        amount = cell.amount
        assert amount is not None
        x = leaf.grid.left + column.whole
        items: list[Item] = []
        at = y
        apart = self.setter.apart
        said = amount.said.plain.only(cut.shown) if apart else said_once(amount)
        for index, (language, text) in enumerate(said):
            ink = leaf.ink("secondary" if index and not apart else "text")
            before, after = halves(self.setter, text, language, strong=strong)
            run = (*before.at(x - before.width, at, ink), *after.at(x, at, ink))
            items.append(Tagged("P", run, language=language))
            at += 10.0
        if column.column.kind == "range":
            items.append(_bar(leaf, column, amount, cell.most, y))
        return tuple(items)


def _level(line: _Line) -> int:
    return line.row.level if line.row else 0


def table(block: Table, setter: Setter) -> list[Piece]:
    """Return a table as one piece, or as a list of facts for each row where it is too wide."""
    width = setter.tracks.measure
    columns = place_columns(block, setter, width)
    if columns is None:
        return turned(
            _folded(block, setter), "a table is folded to facts, since its columns are wider than the page"
        )
    dense = setter.dense
    pitch, drop = (1.2 * LINE, 0.8 * LINE) if dense else (1.5 * LINE, LINE)
    lines, costs = _lines(block, columns, setter, pitch)
    head = next(line.height for line in lines if line.kind == "head")
    return [
        Piece(
            tuple(line.height for line in lines),
            tuple(costs),
            Rows(tuple(lines), columns, width, drop, setter),
            above=2 * LINE,
            below=2 * LINE,
            head=head,
            place=block.place or block.title.place,
            what="table",
        )
    ]


def _lines(
    block: Table, columns: Sequence[Placed], setter: Setter, pitch: float
) -> tuple[list[_Line], list[float]]:
    """Return the lines of a table and what a page's end before each costs."""
    lines: list[_Line] = []
    costs: list[float] = []

    def add(line: _Line, cost: float) -> None:
        lines.append(line)
        costs.append(cost)

    if block.title:
        title = setter.tracked(block.title, "body_strong")
        add(_Line("title", title.height + 0.5 * LINE, title), 0.0)
    heads = max((column.head.drop for column in columns), default=0.0)
    add(_Line("head", HEAD_TOP + 10.0 + heads + HEAD_FOOT - 3.0, None), NEVER if block.title else 0.0)
    for number, group in enumerate(block.groups):
        if group.head:
            head = setter.tracked(group.head, "label_strong")
            apart = GROUP_GAP if number and not setter.dense else 0.0
            height = head.height - head.leading + pitch + apart
            add(_Line("group", height, head, apart=apart), BETWEEN_GROUPS if number else NEVER)
        most = _most(group)
        for index, row in enumerate(group.rows):
            line = _row_line(row, columns, setter, pitch, most)
            add(line, _row_cost(group, index, number))
        if group.note:
            note = setter.tracked(group.note, "note")
            add(_Line("note", note.height + 10.0, note), NEVER)
    if block.source:
        source = setter.tracked(block.source, "note")
        add(_Line("source", source.height + 5.0, source), NEVER)
    return lines, costs


def _row_cost(group: RowGroup, index: int, number: int) -> float:
    """Return what a page's end before a row costs: two rows of a group stay together at either end."""
    if index == 0:
        return NEVER if group.head or number == 0 else BETWEEN_GROUPS
    count = len(group.rows)
    if count > 3 and (index == 1 or index == count - 1):
        return NEVER
    return IN_GROUP if count <= 12 else BETWEEN_GROUPS


def _row_line(
    row: TableRow, columns: Sequence[Placed], setter: Setter, pitch: float, most: dict[int, float]
) -> _Line:
    cells: list[_Cell] = []
    drop = 0.0
    style = "label_strong" if row.strong else "label"
    for index, column in enumerate(columns):
        value = row.cells[index] if index < len(row.cells) else None
        match value:
            case Words():
                width = column.width - (INDENT * row.level if index == 0 else 0.0)
                words = setter.stack(value, style, width)
                cells.append(_Cell(words=words))
                drop = max(drop, 0.0 if column.second is not None else words.drop)
            case Amount():
                cells.append(_Cell(amount=value, most=most.get(index, 0.0)))
                drop = max(drop, 0.0 if setter.apart else 10.0 * (len(said_once(value)) - 1))
            case bool():
                cells.append(_Cell(mark=value))
            case _:
                cells.append(_Cell())
    return _Line("row", pitch + drop, None, tuple(cells), row=row)


def _most(group: RowGroup) -> dict[int, float]:
    """Return the greatest amount in each column of a group: the end of its bars' scale."""
    most: dict[int, float] = {}
    for row in group.rows:
        for index, cell in enumerate(row.cells):
            if isinstance(cell, Amount):
                most[index] = max(most.get(index, 0.0), cell.value, cell.high or 0.0)
    return most


def _said(leaf: Leaf, column: Placed, words: Stack, x: float, y: float, cut: Cut) -> tuple[Item, ...]:
    """Return a cell's words: languages under each other, or beside each other in equal ink."""
    if column.second is None:
        return words.at(x, y, inks(leaf, "text", "secondary"), cut.shown)
    starts = (x, leaf.grid.left + column.dx + column.second)
    return tuple(
        Tagged(
            "P",
            paragraph.at(x if paragraph.direction == "rtl" else start, y, leaf.ink("text")),
            language=language,
        )
        for start, (language, paragraph) in zip(starts, words.said, strict=False)
    )


def _mark(leaf: Leaf, x: float, y: float, *, marked: bool) -> Item:
    middle = y - MARK_MIDDLE
    if not marked:
        return leaf.rule(x, middle, MARK, "hairline", HAIRLINE_WIDTH)
    box = Rect(x, middle - MARK_HEIGHT / 2, MARK, MARK_HEIGHT)
    return Tagged("Figure", (Path(box.segments, fill=leaf.ink("deep")),), alt="✓", box=box)


def _bar(leaf: Leaf, column: Placed, amount: Amount, most: float, y: float) -> Item:
    """Return an amount on its group's scale, which begins at zero."""
    start, length = column.bar
    x, middle = leaf.grid.left + start, y - MARK_MIDDLE
    line = Path(
        (("M", x, middle), ("L", x + length, middle)), stroke=leaf.ink("hairline"), width=HAIRLINE_WIDTH
    )
    if most <= 0:
        return artifact(line)
    low = max(amount.value, 0.0) / most * length
    high = low if amount.high is None else max(amount.high, 0.0) / most * length
    if high - low < POINT:
        low, high = max(high - POINT, 0.0), max(high, POINT)
    left = x + length - high if column.mirrored else x + low
    box = Rect(left, middle - BAR_HEIGHT / 2, high - low, BAR_HEIGHT)
    return artifact(line, Path(box.segments, fill=leaf.ink("deep")))


def _bare(items: Sequence[Item]) -> list[Item]:
    """Return what tagged items hold, their tags taken off."""
    made: list[Item] = []
    for item in items:
        made += _bare(item.items) if isinstance(item, Tagged) else [item]
    return made


def _folded(block: Table, setter: Setter) -> list[Piece]:
    """Return a list of facts for each row, under the row's first cell."""
    from brochure.compose.blocks import Heading, SmallPrint
    from brochure.layout.flow.words import heading, small_print

    pieces: list[Piece] = []
    if block.title:
        pieces.append(heading(Heading(block.title, 3), setter))
    for group in block.groups:
        if group.head:
            pieces.append(heading(Heading(group.head, 3), setter))
        for row in group.rows:
            first = row.cells[0] if row.cells else None
            title = first if isinstance(first, Words) else NOTHING
            rest = list(zip(block.columns, row.cells, strict=False))[1 if title else 0 :]
            rows = tuple(
                Row(column.head, value)
                for column, cell in rest
                if (value := _value(cell, column.unit, setter))
            )
            pieces.append(fact_list(FactList(rows, title), setter))
        if group.note:
            pieces.append(small_print(SmallPrint((group.note,)), setter))
    if block.source:
        pieces.append(small_print(SmallPrint((block.source,)), setter))
    return pieces


def _value(cell: Words | Amount | bool | None, unit: Words, setter: Setter) -> Words:
    """Return a cell as the value of a fact, with its unit."""
    match cell:
        case Words():
            return cell
        case Amount():
            said = tuple(
                (tag, f"{text} {unit.get(tag)}".strip() if tag not in HAN else f"{text}{unit.get(tag)}")
                for tag, text in cell.said
            )
            return Words(said, cell.said.place)
        case True:
            return asides.yes(setter.tracks.languages)
        case _:
            return NOTHING


HAN = ("zh-Hans", "zh-Hant", "ja")
