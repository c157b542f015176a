"""Figures: cells under rules, in rows of two, three and four, falling in size; twins in each language's half.

A block and a setter in, a piece out, a row a row of cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from brochure.compose.blocks import Figures
from brochure.compose.words import Cell, Digits
from brochure.display import Item, Tagged
from brochure.errors import BrochureError, LayoutError
from brochure.layout import measured
from brochure.layout.flow.piece import Cut, Piece
from brochure.layout.flow.setter import Setter, Stack, inks
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf
from brochure.layout.lists import list_item
from brochure.layout.measured import Step
from brochure.layout.surface import HERO_WIDTH, RULE_WIDTH
from brochure.text.languages import language_of
from brochure.units import mm

BELOW = 2.5 * LINE  # from a caption's last baseline to the next row's rule
SMALLEST = mm(36)  # the narrowest cell: a third of A5


@dataclass(frozen=True, slots=True)
class _Size:
    """A size of figures: how digits and unit are set, and from the rule to the baseline, points."""

    step: Step
    drop: float

    @property
    def caption(self) -> float:
        """From the figure's baseline to its caption's, points."""
        return self.step.caption * LINE


HERO = _Size(Step("figure_xl", "unit_l"), 4.55 * LINE)
LARGE = _Size(Step("figure_l", "unit_l"), 4.0 * LINE)
MEDIUM = _Size(Step("figure_m", "unit_m"), 3.55 * LINE)
SMALL = _Size(Step("figure_s", "unit_s"), 2.55 * LINE)
LEAST = (
    SMALL,
    _Size(Step("figure_s", "unit_s", under=True), 2.55 * LINE),
    _Size(Step("figure_xs", "unit_s"), 2.0 * LINE),
    _Size(Step("figure_xs", "unit_s", under=True), 2.0 * LINE),
)
"""The sizes that a narrow cell may take; under digits that fill it stands their unit."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """One figure in its place: language and digits, offset and width, captions."""

    language: str
    digits: Digits
    dx: float
    width: float
    caption: Stack
    apart: bool


@dataclass(frozen=True, slots=True)
class _RowSet:
    """A row of figures of one size; ``hero`` in accent."""

    cells: tuple[_Placed, ...]
    size: _Size
    hero: bool

    @property
    def height(self) -> float:
        """From the rule to the last caption's baseline, points."""
        return (
            self.size.drop + self.size.caption + max((cell.caption.drop for cell in self.cells), default=0.0)
        )


@dataclass(frozen=True, slots=True)
class FigureRows:
    """Rows of figures."""

    rows: tuple[_RowSet, ...]

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the rows of a cut."""
        items: list[Item] = []
        for row, top in zip(range(cut.first, cut.end), cut.tops, strict=True):
            items += self._row(leaf, self.rows[row], top, cut)
        return (Tagged("L", tuple(items), key=cut.key),)

    def _row(self, leaf: Leaf, row: _RowSet, top: float, cut: Cut) -> list[Item]:
        items: list[Item] = []
        ink = leaf.theme.accent_type(leaf.ground) if row.hero else leaf.ink("deep")
        rule = ("accent", HERO_WIDTH) if row.hero else ("deep", RULE_WIDTH)
        for cell in row.cells:
            if cell.apart and cell.language not in cut.shown:
                continue
            x, y = leaf.grid.left + cell.dx, top + row.size.drop
            items.append(leaf.rule(x, top, cell.width, *rule))
            figure = measured.figure(leaf, cell.digits, cell.language, row.size.step, x, y, ink, cell.width)
            caption = cell.caption.at(x, y + row.size.caption, inks(leaf, "text", "secondary"), cut.shown)
            items.append(list_item(figure, *caption))
        return items


def figures_piece(block: Figures, setter: Setter) -> Piece:
    """Return figures as a piece, a row a row of cells."""
    rows: list[_RowSet] = []
    cells = list(block.cells)
    if block.hero and cells:
        rows += _halves(cells.pop(0), setter, hero=True)
    plain: list[Cell] = []
    for cell in cells:
        if cell.twin and len(setter.tracks.languages) > 1:
            rows += _even(plain, setter)
            plain = []
            rows += _halves(cell, setter, hero=False)
        else:
            plain.append(cell)
    rows += _even(plain, setter)
    below = BELOW - (LINE if setter.dense else 0.0)
    heights = [row.height + below for row in rows]
    if heights:
        heights[-1] -= below
    costs = [0.0] + [10.0] * (len(heights) - 1)
    place = block.cells[0].caption.place if block.cells else None
    return Piece(
        tuple(heights),
        tuple(costs),
        FigureRows(tuple(rows)),
        above=2 * LINE,
        below=2.5 * LINE,
        place=place,
        what="figures",
    )


def _halves(cell: Cell, setter: Setter, *, hero: bool) -> list[_RowSet]:
    """Return a figure in each language's track, as large as the narrowest allows.

    Stacked languages share a row while their digits fit it; then each has its own.
    """
    tracks = setter.tracks
    apart = cell.twin or tracks.parallel or setter.apart
    said = [pair for pair in cell.digits if pair[0] in tracks.languages][: None if apart else 1]
    if tracks.mode != "stacked" or len(said) == 1:
        own = [
            _said(cell, pair, setter, tracks.of(pair[0]).dx, tracks.of(pair[0]).width, len(said))
            for pair in said
        ]
        if setter.apart or len(own) == 1 or _fit(own, LEAST[-1], setter):
            return [_sized(own, setter, hero=hero)]
        return _one_by_one(cell, said, setter, hero=hero)
    width = (tracks.measure - (len(said) - 1) * tracks.gutter) / len(said)
    beside = [
        _said(cell, pair, setter, n * (width + tracks.gutter), width, len(said))
        for n, pair in enumerate(said)
    ]
    if all(_fit(beside, size, setter) for size in (SMALL,)):
        return [_sized(beside, setter, hero=hero)]
    return _one_by_one(cell, said, setter, hero=hero)


def _one_by_one(
    cell: Cell, said: Sequence[tuple[str, Digits]], setter: Setter, *, hero: bool
) -> list[_RowSet]:
    """Return a figure in a row a language, each as wide as the page."""
    measure = setter.tracks.measure
    return [_sized([_said(cell, pair, setter, 0.0, measure, len(said))], setter, hero=hero) for pair in said]


def _said(
    cell: Cell, pair: tuple[str, Digits], setter: Setter, dx: float, width: float, count: int
) -> _Placed:
    """Return a figure as one language says it, with its caption; a figure alone has all captions."""
    language, digits = pair
    own = cell.caption if count == 1 else cell.caption.only((language,))
    return _Placed(language, digits, dx, width, setter.stack(own, "label", width), setter.apart)


def _sized(placed: list[_Placed], setter: Setter, *, hero: bool) -> _RowSet:
    """Return figures at the largest size that fits; LayoutError when none does."""
    sizes = (HERO, LARGE, MEDIUM, *LEAST) if hero and not setter.dense else (MEDIUM, *LEAST)
    size = next((s for s in sizes if _fit(placed, s, setter)), None)
    if size is None:
        raise _too_wide(placed, setter)
    return _RowSet(tuple(placed), size, hero)


def _too_wide(placed: Sequence[_Placed], setter: Setter) -> BrochureError:
    widest = max(placed, key=lambda cell: _width(cell, LEAST[-1], setter))
    what = f"{widest.language}: the figure {widest.digits.full} is too wide for its place"
    return LayoutError.of("overset", what, "give it fewer digits")


def _even(cells: Sequence[Cell], setter: Setter) -> list[_RowSet]:
    """Return cells in rows that fall in size: as many in each as the page holds."""
    rows: list[_RowSet] = []
    most = setter.tracks.fit(SMALLEST)
    start = 0
    for count in _counts(len(cells), min(most, 4), setter.dense):
        rows += _fitted(cells[start : start + count], count, setter)
        start += count
    return rows


def _counts(total: int, most: int, dense: bool) -> list[int]:
    """Return how many cells stand in each row: 2 · 3 · 4 where a page takes four, few first."""
    if total <= most:
        return [total] if total else []
    if not dense and most == 4 and total in (5, 9):
        return {5: [2, 3], 9: [2, 3, 4]}[total]
    plain = _shared(total, most)
    if most == 4:
        return plain
    # A narrower page parts the rows of a wide one, so that what belongs together stays so.
    parted = [part for row in _counts(total, 4, dense) for part in _shared(row, most)]
    return parted if len(parted) == len(plain) and min(parted) >= min(plain) else plain


def _shared(total: int, most: int) -> list[int]:
    """Return cells in the fewest rows of at most ``most``, few first."""
    rows = -(-total // most)
    base, more = divmod(total, rows)
    return [base] * (rows - more) + [base + 1] * more


def _fitted(cells: Sequence[Cell], count: int, setter: Setter) -> list[_RowSet]:
    """Return a row of cells, or two where its figures are too wide for one."""
    width = (setter.tracks.measure - (count - 1) * setter.tracks.gutter) / count
    placed = [one for index, cell in enumerate(cells) for one in _cell(cell, index, width, setter)]
    sizes = LEAST[:2] if setter.dense or width < mm(50) else (MEDIUM, *LEAST[:2])
    size = next((s for s in sizes if _fit(placed, s, setter)), None)
    if size is not None:
        return [_RowSet(tuple(placed), size, hero=False)]
    if count > 1:
        half = (count + 1) // 2
        return [*_fitted(cells[:half], half, setter), *_fitted(cells[half:], half, setter)]
    return [_sized(placed, setter, hero=False)]


def _cell(cell: Cell, index: int, width: float, setter: Setter) -> list[_Placed]:
    """Return a figure that all languages share; on facing pages each has its own, in the same place."""
    dx = index * (width + setter.tracks.gutter)
    if language_of(setter.tracks.languages[0]).right_to_left:
        dx = setter.tracks.measure - dx - width
    caption = setter.stack(cell.caption, "label", width)
    said = cell.digits if setter.apart else cell.digits[:1]
    return [_Placed(language, digits, dx, width, caption, setter.apart) for language, digits in said]


def _fit(cells: Sequence[_Placed], size: _Size, setter: Setter) -> bool:
    """Tell whether every figure with its unit stays inside its cell."""
    return all(_width(cell, size, setter) <= cell.width for cell in cells)


def _width(cell: _Placed, size: _Size, setter: Setter) -> float:
    return measured.figure_width(setter.studio, cell.digits, cell.language, size.step)
