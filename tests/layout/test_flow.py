"""Blocks flow over pages: pairs together, heads repeated, nothing lost, nothing alone."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from flow_samples import (
    LONG,
    every_kind,
    figures,
    flowed,
    listing,
    paragraphs,
    price_table,
    said,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from placed import lines

from brochure.compose import blocks as b
from brochure.compose.words import NOTHING
from brochure.display import GlyphRun, Group, Item, Link, Tagged
from brochure.errors import BrochureError, LayoutError, Place
from brochure.layout.document import Document, Page
from brochure.layout.flow.breaking import broken
from brochure.layout.flow.piece import NEVER, Cut, Piece
from brochure.layout.leaf import Leaf
from brochure.text.typesetter import Typesetter

TOP = 18 * 72 / 25.4  # line 0, points
FEW = 2


def keyed(page: Page) -> list[tuple[str, str, list[float]]]:
    """Return the paragraphs of a page: piece, language, the baselines of its lines in points."""
    found: list[tuple[str, str, list[float]]] = []

    def walk(items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, Tagged) and item.role == "P" and re.match(r"\d+\.\d+\.", item.key):
                ys = sorted({round(run.y, 4) for run in runs(item.items)})
                found.append((re.match(r"\d+\.\d+\.", item.key).group(), item.language or "", ys))  # type: ignore[union-attr]
            elif isinstance(item, Group | Link | Tagged):
                walk(item.items)

    walk(page.items)
    return found


def runs(items: tuple[Item, ...]) -> list[GlyphRun]:
    """Return the runs among items."""
    out: list[GlyphRun] = []
    for item in items:
        if isinstance(item, GlyphRun):
            out.append(item)
        elif isinstance(item, Group | Link | Tagged):
            out += runs(item.items)
    return out


@pytest.fixture(scope="module")
def prose(typesetter: Typesetter) -> Document:
    return flowed(paragraphs(40), typesetter)


def test_paragraphs_start_together_and_go_over_together(typesetter: Typesetter) -> None:
    """Paragraph n starts on one baseline in both languages; over a page's end go both, two lines or more."""
    long = said(" ".join([LONG[0]] * 4), LONG[1] * 4)
    blocks: list[b.Block] = [*paragraphs(3), *([b.Paragraph(long)] * 5)]
    prose = flowed(blocks, typesetter)
    assert len(prose.pages) > 3
    parts: Counter[str] = Counter()
    parted: dict[str, list[dict[str, int]]] = {}
    for page in prose.pages:
        by_key: dict[str, dict[str, list[float]]] = {}
        for key, language, ys in keyed(page):
            by_key.setdefault(key, {})[language] = ys
        for key, pair in by_key.items():
            assert set(pair) == {"en", "zh-Hans"}
            assert pair["en"][0] == pytest.approx(pair["zh-Hans"][0], abs=1e-6)
            parts[key] += 1
            parted.setdefault(key, []).append({tag: len(ys) for tag, ys in pair.items()})
    assert any(count > 1 for count in parts.values()), "some paragraph is parted"
    for counts in parted.values():
        if len(counts) > 1:
            assert all(n >= FEW for part in counts for n in part.values())


def test_body_stands_on_the_grid(prose: Document) -> None:
    """Every baseline of running text lies on the 5 pt grid, to the hundredth of a point."""
    for page in prose.pages:
        for _, _, ys in keyed(page):
            for y in ys:
                assert (y - TOP) / 5 == pytest.approx(round((y - TOP) / 5), abs=1e-4)


def test_pages_are_filled(prose: Document) -> None:
    """All pages but the last are well filled, and the last is not left with a few lines."""
    assert all((page.fullness or 0) > 0.75 for page in prose.pages[:-1])
    assert (prose.pages[-1].fullness or 0) > 0.3


def test_nothing_is_lost(typesetter: Typesetter) -> None:
    """Every word of every kind of block stands on a page, in both languages."""
    document = flowed(every_kind(), typesetter)
    shown = "".join("".join(line.text.split()) for page in document.pages for line in lines(page))
    for words in (
        "Powerfromtwosides", "双回路供电", "Item2.3", "项目2.3", "Entry3", "条目3", "36daysinall", "共36天",
        "Disclaimer", "声明", "figure4", "数据4", "Wecameforthefibre", "为纤维而来", "Silkfinishing", "value3", "数值3",
    ):  # fmt: skip
        assert words in shown, words


def test_a_table_repeats_its_head(typesetter: Typesetter) -> None:
    """A table that goes on has its head again on top; its title is not repeated; no group's head is alone."""
    document = flowed([price_table(9, 9)], typesetter)
    assert len(document.pages) > 1
    for page in document.pages:
        texts = [line.text for line in lines(page)]
        assert "Item" in texts and "项目" in texts
        heads = [line for line in lines(page) if line.text.startswith("Group")]
        last = max(line.y for line in lines(page) if line.text.startswith("Item "))
        assert all(head.y < last for head in heads)
    titled = [page for page in document.pages if "What it costs" in [line.text for line in lines(page)]]
    assert titled == [document.pages[0]]


def test_decimals_align(typesetter: Typesetter) -> None:
    """In a column of amounts the whole parts end on one line, whatever follows."""
    rows = [("9.5", 9.5), ("12.25", 12.25), ("185", 185.0), ("1,200.5", 1200.5)]
    group = b.RowGroup(NOTHING, tuple(b.TableRow((said(t, t), b.Amount(v, said(t, t)))) for t, v in rows))
    columns = (b.Column(said("Item", "项目")), b.Column(said("Price", "价格"), "decimal"))
    document = flowed([b.Table(columns, (group,))], typesetter)
    (table,) = [item for item in flat_tags(document.pages[0].items) if item.role == "Table"]
    ends = set()
    for row in table.items[1:]:
        assert isinstance(row, Tagged)
        cell = row.items[1]
        assert isinstance(cell, Tagged)
        first = runs(cell.items)[0]
        ends.add(round(first.x + sum(g.advance for g in first.glyphs), 2))
    assert len(ends) == 1


def flat_tags(items: tuple[Item, ...]) -> list[Tagged]:
    """Return all tagged items of a tree."""
    out: list[Tagged] = []
    for item in items:
        if isinstance(item, Tagged):
            out.append(item)
        if isinstance(item, Group | Link | Tagged):
            out += flat_tags(item.items)
    return out


def test_no_heading_stands_at_a_pages_foot(typesetter: Typesetter) -> None:
    """Under every heading stands something of what it heads, wherever the pages end."""
    for lead in range(6):
        blocks: list[b.Block] = [*paragraphs(lead)]
        for n in range(12):
            blocks += [b.Heading(said(f"Heading {n}", f"标题{n}")), *paragraphs(2)]
        for page in flowed(blocks, typesetter).pages:
            heads = [line.y for line in lines(page) if line.text.startswith("Heading")]
            last = max(line.y for line in lines(page) if line.size == 9.5)
            assert all(y < last for y in heads)


def test_a_table_too_wide_is_folded(typesetter: Typesetter) -> None:
    """A table of more columns than a page holds becomes a list of facts for each of its rows."""
    columns = (b.Column(said("Plot", "地块")), *(b.Column(said(f"Use {n}", f"用途{n}")) for n in range(14)))
    cells = tuple(said(f"some words {n}", f"文字{n}") for n in range(14))
    group = b.RowGroup(NOTHING, tuple(b.TableRow((said(f"A{n}", f"A{n}"), *cells)) for n in range(3)))
    texts = [
        line.text for page in flowed([b.Table(columns, (group,))], typesetter).pages for line in lines(page)
    ]
    assert texts.count("Use 13") == 3 and texts.count("some words 13") == 3


def test_what_no_page_can_hold_is_said(typesetter: Typesetter) -> None:
    """A statement as long as a page is an error that names page, section, language, place, and how many lines."""
    words = said(" ".join([LONG[0]] * 12), LONG[1])
    placed = type(words)(words.said, Place("park.yaml", 7, 3))
    with pytest.raises(
        LayoutError, match=r"park\.yaml:7:3.*page 1 \(infrastructure\), en.*\d+ line\(s\) too long"
    ):
        flowed([b.Statement(placed)], typesetter)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 9])
def test_figures_stand_in_rows_of_up_to_four(count: int, typesetter: Typesetter) -> None:
    """Any number of figures stands in rows of at most four, each under a rule."""
    page = flowed([figures(count)], typesetter).pages[0]
    captions = [line for line in lines(page) if line.text.startswith("figure")]
    per_row = Counter(round(line.y, 1) for line in captions)
    assert sum(per_row.values()) == count and max(per_row.values()) <= 4


def test_entries_are_kept_whole(typesetter: Typesetter) -> None:
    """No entry of a list is parted from its detail."""
    for page in flowed([listing(40, detailed=True)], typesetter).pages:
        texts = [line.text for line in lines(page) if line.language == "en"]
        assert sum("Entry" in t or "Demonstration" in t for t in texts) == texts.count("A line about it.")


# -- breaking alone


class _Nothing:
    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        return ()


def _piece(rows: list[int], breakable: bool, keep: bool) -> Piece:
    costs = (0.0, *((1.0 if breakable else NEVER) for _ in rows[1:]))
    return Piece(tuple(float(r) for r in rows), costs, _Nothing(), after=NEVER if keep else 0.0)


PIECES = st.lists(
    st.builds(_piece, st.lists(st.integers(5, 60), min_size=1, max_size=6), st.booleans(), st.booleans()),
    min_size=1,
    max_size=12,
)


@given(PIECES)
@settings(max_examples=80)
def test_breaking_loses_no_row(pieces: list[Piece]) -> None:
    """However pieces are broken, every row stands once, in order, and no page is overfull."""

    def overset(piece: Piece, excess: float) -> BrochureError:
        return LayoutError.of("overset", "too long")

    try:
        ways = broken(pieces, lambda page: 400.0 if page else 300.0, overset)
    except LayoutError:
        return
    for way in ways:
        rows = [(s.index, r) for page in way.pages for s in page.slices for r in range(s.first, s.end)]
        assert rows == [(i, r) for i, piece in enumerate(pieces) for r in range(len(piece.rows))]
        assert all(page.used <= page.room + 0.01 for page in way.pages)
        ends = [page.slices[-1] for page in way.pages[:-1] if page.slices]
        assert not any(pieces[s.index].after == NEVER and s.end == len(pieces[s.index].rows) for s in ends)


def test_breaking_looks_only_about_a_page_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the pieces cost ten times the comparisons: page ends further apart than a page never meet."""
    from brochure.layout.flow import breaking

    looked = Counter[int]()
    judged = breaking._judged

    def counting(*arguments: object, **more: object) -> object:
        looked[size] += 1
        return judged(*arguments, **more)  # type: ignore[arg-type]

    def overset(piece: Piece, excess: float) -> BrochureError:
        return LayoutError.of("overset", "too long")

    monkeypatch.setattr(breaking, "_judged", counting)
    for size in (60, 600):
        breaking.broken([_piece([15, 15, 15, 15], True, False)] * size, lambda page: 600.0, overset)
    assert looked[600] < 11 * looked[60]
