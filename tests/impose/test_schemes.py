"""Imposed sheets, folded and stitched as paper: read in order, upright, inked to the cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from folding_paper import Panel, Side, cut, folded, grid, nested, panels, read, sides, turned_over
from hypothesis import given
from hypothesis import strategies as st

from brochure.errors import DataError
from brochure.impose import impose, sheet_of
from brochure.impose.schemes import places, plan
from brochure.units import mm

BLEED = mm(3)
GRIDS = {2: (1, 2), 4: (2, 2), 8: (2, 4), 16: (4, 4)}
COUNTS = range(4, 97, 4)


def impositions(data: bytes, **settings: Any) -> list[Side]:
    sheet = sheet_of("450x640", {"marks": False, **settings})
    return sides(impose(data, sheet), BLEED)


def pairs(found: list[Side]) -> list[list[Panel]]:
    return [panels(front, back) for front, back in zip(found[::2], found[1::2], strict=True)]


def fold_pieces(sheet: list[Panel], up: int) -> list[Panel]:
    """Fold a sheet; one that holds several copies of a smaller fold is cut first, and all are alike."""
    pages = {p.page for c in sheet for p in (c.front, c.back) if p}
    part = min(up, len(pages) // 2)
    pieces = [folded(piece) for piece in cut(sheet, *GRIDS[part])]
    assert len({tuple(read(piece)) for piece in pieces}) == 1, "the copies differ"
    return pieces[0]


def upright(count: int) -> list[tuple[int | None, bool]]:
    return [(number, True) for number in range(1, count + 1)]


@pytest.mark.parametrize("up", [2, 4, 8, 16])
def test_a_stitched_booklet_reads_in_order(source: Callable[..., bytes], up: int) -> None:
    """Folded, laid into each other and stitched, the sheets are pages 1 to n, all upright: 4 to 96 pages."""
    for count in COUNTS:
        sheets = [
            fold_pieces(sheet, up) for sheet in pairs(impositions(source(count), scheme="saddle", up=up))
        ]
        assert read(nested(sheets)) == upright(count), count


@pytest.mark.parametrize(("up", "signature"), [(2, 4), (2, 16), (4, None), (4, 16), (8, None), (8, 32)])
def test_gathered_sections_read_in_order(
    source: Callable[..., bytes], up: int, signature: int | None
) -> None:
    """Sections, each nested in itself and gathered one after the other, are pages 1 to n: 4 to 96 pages."""
    size = signature or 2 * up
    for count in COUNTS:
        found = impositions(source(count), scheme="perfect", up=up, signature=signature)
        sheets = [fold_pieces(sheet, up) for sheet in pairs(found)]
        block: list[Panel] = []
        while len(block) * 2 < count:
            section: list[list[Panel]] = []
            while sum(len(s) for s in section) * 2 < min(size, count - 2 * len(block)):
                section.append(sheets.pop(0))
            block += nested(section)
        assert read(block) == upright(count), count
        assert not sheets


@pytest.mark.parametrize("work", ["work-and-turn", "work-and-tumble"])
@pytest.mark.parametrize("up", [4, 8])
def test_one_forme_prints_both_sides(source: Callable[..., bytes], work: str, up: int) -> None:
    """Printed twice with one forme, turned or tumbled between, and cut in two, both halves are the booklet."""
    rows, columns = GRIDS[up // 2]
    for count in COUNTS:
        formes = impositions(source(count), scheme="saddle", up=up, work=work)
        halves: list[list[list[Panel]]] = [[], []]
        for forme in formes:
            again = forme if work == "work-and-turn" else forme.half_turn()
            sheet = panels(forme, again)
            assert grid(sheet) == ((rows, 2 * columns) if work == "work-and-turn" else (2 * rows, columns))
            for half, piece in zip(halves, cut(sheet, rows, columns), strict=True):
                half.append(piece)
        first = [fold_pieces(piece, up // 2) for piece in halves[0]]
        second = [
            fold_pieces(turned_over(piece) if work == "work-and-turn" else tumbled(piece), up // 2)
            for piece in halves[1]
        ]
        assert read(nested(first)) == upright(count)
        assert read(nested(second)) == upright(count)


def tumbled(piece: list[Panel]) -> list[Panel]:
    """A piece laid down on its other face over its level axis, so that what was on its head stands."""
    from dataclasses import replace

    return [replace(c, y=-c.y, front=c.back, back=c.front, up=-c.up) for c in piece]


@pytest.mark.parametrize("up", [2, 4, 6])
def test_cut_stacks_read_in_order(source: Callable[..., bytes], up: int) -> None:
    """Cut, and the piles laid on each other from the left, the upper row first, the leaves are 1 to n."""
    for count in range(2 * up, 97, 2 * up):
        sheets = pairs(impositions(source(count), scheme="cut-stack", up=up))
        piles = zip(*(cut(sheet, 1, 1) for sheet in sheets), strict=True)
        leaves = [piece[0] for pile in piles for piece in pile]
        assert read(leaves) == upright(count), count


def test_cards_keep_their_backs(source: Callable[..., bytes]) -> None:
    """Cards cut apart have page 2k behind page 2k - 1; in step and repeat all of a sheet are one card."""
    cards = [read(p) for s in pairs(impositions(source(12), scheme="n-up", up=6)) for p in cut(s, 1, 1)]
    assert cards == [[(2 * k + 1, True), (2 * k + 2, True)] for k in range(6)]
    sheets = pairs(impositions(source(4), scheme="step"))
    assert [{tuple(read(p)) for p in cut(s, 1, 1)} for s in sheets] == [
        {((1, True), (2, True))}, {((3, True), (4, True))},
    ]  # fmt: skip
    assert len(sheets[0]) == 45, (
        "640 x 450 mm hold 9 x 5 cards of 60 x 80 mm with their bleeds, 6 x 7 upright"
    )


def test_a_printer_that_turns_over_the_long_edge(source: Callable[..., bytes]) -> None:
    """On a landscape sheet the back stands on its head, so that it is upright once the sheet is turned."""
    found = impositions(source(8), scheme="saddle", flip="long-edge")
    sheets = [
        fold_pieces(panels(front, back.half_turn()), 2)
        for front, back in zip(found[::2], found[1::2], strict=True)
    ]
    landscape = found[0].width > found[0].height
    assert landscape or read(nested(sheets)) != upright(8)
    short = impositions(source(8), scheme="saddle", flip="short-edge")
    assert (short == impositions(source(8), scheme="saddle")) == landscape


@pytest.mark.parametrize(
    ("settings", "cut_edges"),
    [
        ({"scheme": "saddle", "up": 4, "creep": 0.0}, 3), ({"scheme": "saddle", "up": 2, "creep": 0.2}, 3),
        ({"scheme": "perfect", "up": 4}, 4), ({"scheme": "step"}, 4), ({"scheme": "cut-stack", "up": 4}, 4),
        ({"scheme": "saddle", "up": 8, "work": "work-and-turn"}, 3),
    ],
)  # fmt: skip
def test_ink_reaches_beyond_every_cut(
    source: Callable[..., bytes], settings: dict[str, Any], cut_edges: int
) -> None:
    """Every page is inked 3 mm beyond each edge that is cut, and to the fold on the one that is not."""
    for side in impositions(source(24), **settings):
        for p in side.prints:
            beyond = [
                p.trim[0] - p.inked[0], p.trim[1] - p.inked[1], p.inked[2] - p.trim[2], p.inked[3] - p.trim[3],
            ]  # fmt: skip
            assert sum(b >= BLEED - 0.01 for b in beyond) >= cut_edges
            assert min(beyond) >= -mm(0.2) * 6 - 0.01


def test_no_page_prints_on_another(source: Callable[..., bytes]) -> None:
    """The inked areas of two pages of a side share no more than an edge, however narrow the gutter."""
    for gutter in (0.0, 2.0, 6.0, 10.0):
        for side in impositions(source(16), scheme="n-up", up=8, gutter=gutter):
            boxes = [p.inked for p in side.prints]
            for i, a in enumerate(boxes):
                for b in boxes[:i]:
                    assert not (
                        a[0] < b[2] - 0.01
                        and b[0] < a[2] - 0.01
                        and a[1] < b[3] - 0.01
                        and b[1] < a[3] - 0.01
                    )


@pytest.mark.parametrize(("count", "up"), [(48, 2), (48, 4), (96, 2)])
def test_creep_moves_inner_pages_to_the_fold(source: Callable[..., bytes], count: int, up: int) -> None:
    """Each leaf moves those inside it by its thickness: the innermost by one less than all leaves of a half."""
    thickness = mm(0.13)
    still = impositions(source(count), scheme="saddle", up=up, creep=0.0)
    moved = impositions(source(count), scheme="saddle", up=up, stock="gloss-art 157")
    shifts: dict[int, float] = {}
    for a, b in zip(still, moved, strict=True):
        for p, q in zip(a.prints, b.prints, strict=True):
            shifts[p.page] = abs(q.x - p.x)
            spine_left = (p.page % 2 == 1) ^ (p.up < 0)
            assert (q.x - p.x <= 0.001) if spine_left else (q.x - p.x >= -0.001)
    for page, shift in shifts.items():
        leaves_outside = (min(page, count + 1 - page) - 1) // 2
        assert shift == pytest.approx(leaves_outside * thickness, abs=0.005)
    assert max(shifts.values()) == pytest.approx((count // 4 - 1) * thickness, abs=0.005)


SCHEMES = st.sampled_from(["saddle", "perfect", "cut-stack", "n-up"])


@given(scheme=SCHEMES, up=st.sampled_from([2, 4, 8, 16]), count=st.integers(1, 200), work=st.booleans())
def test_imposition_is_a_permutation(scheme: str, up: int, count: int, work: bool) -> None:
    """Every page is printed as often as there are copies, none is lost, blanks only fill up."""
    settings: dict[str, Any] = {"scheme": scheme, "up": up, "blanks": "end"}
    if work and up >= 4:
        settings["work"] = "work-and-turn"
    sheet = sheet_of("a3", settings)
    made = plan(count, sheet, places(sheet) or GRIDS[up])
    seen = Counter[int]()
    per_sheet: dict[int, Counter[int]] = {}
    for surface in made.surfaces:
        held = per_sheet.setdefault(surface.sheet, Counter())
        held.update(cell.page for cell in surface.cells if cell.page is not None)
        assert len({(c.row, c.column) for c in surface.cells}) == len(surface.cells) == up
        copies = surface.copies // (2 if surface.side == "both" else 1)  # such a forme is printed twice
        if surface.side != "front":
            assert set(held.values()) <= {copies}
    for held in per_sheet.values():
        seen.update(held.keys())
    assert seen == Counter(range(count))


@given(count=st.integers(1, 100))
def test_missing_pages_are_counted(count: int) -> None:
    """A number of pages that can not be folded is refused, and the error says how many are missing."""
    sheet = sheet_of("a3", {"scheme": "saddle"})
    if count % 4 == 0:
        assert plan(count, sheet, (1, 2)).sheets == count // 4
        return
    with pytest.raises(DataError, match=rf"^{-count % 4} pages? (is|are) missing"):
        plan(count, sheet, (1, 2))


def test_blanks_go_where_they_are_asked(source: Callable[..., bytes]) -> None:
    """Blanks at the end follow the last page; blanks inside leave the last leaf the last."""
    end = nested([folded(s) for s in blanked(source, "end")])
    assert [page for page, _ in read(end)] == [1, 2, 3, 4, 5, 6, None, None]
    inside = nested([folded(s) for s in blanked(source, "inside")])
    assert [page for page, _ in read(inside)] == [1, 2, 3, 4, None, None, 5, 6]


def blanked(source: Callable[..., bytes], blanks: str) -> list[list[Panel]]:
    """Return the sheets of six pages; blank cells are found by what stands behind or beside them."""
    sheet = sheet_of("450x640", {"scheme": "saddle", "blanks": blanks})
    made = plan(6, sheet, (1, 2))
    sheets = []
    for front, back in zip(made.surfaces[::2], made.surfaces[1::2], strict=True):
        cells = []
        for cell in front.cells:
            behind = next(c for c in back.cells if c.column == 1 - cell.column)
            cells.append(Panel(100.0 * cell.column, 0, 0, True, 1, printed(cell.page), printed(behind.page)))
        sheets.append(cells)
    return sheets


def printed(page: int | None) -> Any:
    from folding_paper import Print

    return None if page is None else Print(page + 1, 0, 0, 1, (0, 0, 0, 0), (0, 0, 0, 0))
