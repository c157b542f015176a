"""Every motif fills its tile, keeps to its inks and has one part in accent."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from art_samples import paths, segments, subpaths
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.art.noise import seed_of
from brochure.art.palette import Palette
from brochure.art.patterns import MOTIFS, pattern
from brochure.display import Group, Path
from brochure.errors import LayoutError
from brochure.geometry import Rect
from brochure.model.park import Motif
from brochure.units import mm, to_mm

SIDE = mm(56)
SEED = seed_of("chongqing-zhengyang")
EACH = pytest.mark.parametrize("motif", list(MOTIFS))


def test_every_motif_of_the_data_can_be_drawn() -> None:
    """The motifs that an industry may name are those that there are."""
    assert set(Motif.__args__) == set(MOTIFS)  # type: ignore[attr-defined]


@EACH
def test_tile_is_paper_under_one_clip(palette: Palette, motif: str) -> None:
    """A tile is a square of paper and one group that is cut by one path, the square."""
    paper, group = pattern(motif, SIDE, SEED, palette).items
    assert isinstance(paper, Path)
    assert isinstance(group, Group)
    assert (paper.fill, paper.segments) == (palette.paper, group.clip)
    assert group.clip == Rect(0, 0, SIDE, SIDE).segments
    assert pattern(motif, SIDE, SEED, palette, ground=False).items == (group,)


# One bar, line, strand, half of a capsule, ring, panel, pad, core, lid, leaf, dot, cell; five pieces of one weft.
ACCENTS = {motif: 5 if motif == "weave" else 1 for motif in MOTIFS}


@EACH
@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_exactly_one_part_is_in_accent(palette: Palette, motif: str, seed: int) -> None:
    """Whatever the seed, one part is in accent, whole within the tile; without accent there is none."""
    drawing = pattern(motif, SIDE, seed, palette)
    assert subpaths(drawing, palette.accent) == ACCENTS[motif]
    assert subpaths(pattern(motif, SIDE, seed, palette, accent=False), palette.accent) == 0
    ys = [y for s in segments(drawing, palette.accent) if s[0] in "MLC" for y in s[2::2]]
    ys += [y for s in segments(drawing, palette.accent) if s[0] == "R" for y in (s[2], s[2] + s[4])]
    assert -0.1 <= min(ys) < max(ys) <= SIDE + 0.1
    if motif == "weave":
        assert len({s[2] for s in segments(drawing, palette.accent)}) == 1


@EACH
def test_inks_are_deep_mid_paper_and_accent(palette: Palette, motif: str) -> None:
    """A tile uses four inks at most, and every path is either filled or stroked."""
    allowed = {palette.deep, palette.mid, palette.paper, palette.accent}
    for path in paths(pattern(motif, SIDE, SEED, palette).items):
        assert {path.fill, path.stroke} - {None} <= allowed
        assert (path.fill is None) != (path.stroke is None)
        assert path.cap == "butt"


def test_pages_of_six_tiles_are_light(palette: Palette) -> None:
    """Six tiles of any page stay within 3,000 segments in total, whichever they are, for any seed we try."""
    for seed in range(5):
        counts = sorted(len(segments(pattern(m, SIDE, seed, palette))) for m in MOTIFS)
        assert sum(counts[-6:]) <= 3000, counts


@EACH
def test_tile_follows_its_side(palette: Palette, motif: str) -> None:
    """A tile of half the side is the same picture at half the size: as many segments, half as wide."""
    large = segments(pattern(motif, SIDE, SEED, palette))
    small = segments(pattern(motif, SIDE / 2, SEED, palette))
    assert Counter(s[0] for s in large) == Counter(s[0] for s in small)
    for a, b in zip(large, small, strict=True):
        assert [v / 2 for v in a[1:]] == pytest.approx(list(b[1:]), abs=0.01)


@EACH
def test_scale_enlarges_the_motif(palette: Palette, motif: str) -> None:
    """At a larger scale there is less of the motif in the same square."""
    fine, coarse = (pattern(motif, SIDE, SEED, palette, scale=q, accent=False) for q in (0.8, 1.6))
    assert len(segments(coarse)) < len(segments(fine))


def test_rows_of_rods_are_shifted(palette: Palette) -> None:
    """Rows of rods stand 4 mm apart, each 13.7 mm further left than the last; no two bars overlap."""
    drawing = pattern("rods", SIDE, SEED, palette)
    bars = sorted((Rect(*s[1:]) for s in segments(drawing) if s[1:] != (0, 0, SIDE, SIDE)), key=lambda b: b.y)
    rows = sorted({bar.y for bar in bars})
    assert [round(to_mm(b - a), 2) for a, b in itertools.pairwise(rows)] == [4.0] * 13
    whole = [(round((b.y - rows[0]) / mm(4)), to_mm(b.x)) for b in bars if abs(to_mm(b.width) - 25) < 0.01]
    assert len({round((x + 13.7 * row) % 35.1, 1) % 35.1 for row, x in whole}) == 1
    assert not any(a.overlaps(b, 1e-3) for i, a in enumerate(bars) for b in bars[i + 1 :])


def test_weave_goes_over_and_under(palette: Palette) -> None:
    """At every crossing of the tile one strip is whole and the other broken, by turns."""
    drawing = pattern("weave", SIDE, SEED, palette, accent=False)
    warp = [Rect(*s[1:]) for s in segments(drawing, palette.deep)]
    weft = [Rect(*s[1:]) for s in segments(drawing, palette.mid)]
    for a in range(10):
        for b in range(10):
            crossing = Rect(mm(5.6 * a + 2.7), mm(5.6 * b + 2.7), mm(0.2), mm(0.2))
            over = [any(piece.contains(crossing) for piece in strips) for strips in (warp, weft)]
            assert over == [(a + b) % 2 == 0, (a + b) % 2 == 1]


def test_capsules_have_two_halves(palette: Palette) -> None:
    """Of the capsules whole in the tile one half is deep and one mid; the accent stands for a deep half."""
    drawing = pattern("capsules", SIDE, SEED, palette)
    deep, mid, accent = (subpaths(drawing, ink) for ink in (palette.deep, palette.mid, palette.accent))
    assert accent == 1
    assert abs(deep + accent - mid) <= 6  # those cut by the edge may show one half


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=25, deadline=None)
def test_loops_join_without_seams(palette: Palette, seed: int) -> None:
    """Every way of the loops begins and ends at the tile's edge or closes in a ring: no end lies inside."""
    ends: Counter[tuple[float, float]] = Counter()
    last = (0.0, 0.0)
    drawing = pattern("loops", SIDE, seed, palette, ground=False)
    for path in paths(drawing.items):
        closed = True
        for segment in path.segments:
            if segment[0] == "M":
                if not closed:
                    ends[last] += 1
                last, closed = (segment[1], segment[2]), False
                ends[last] += 1
            elif segment[0] == "C":
                last = (segment[5], segment[6])
            else:
                ends[last] -= 1
                closed = True
        if not closed:
            ends[last] += 1
    inside = Rect(0, 0, SIDE, SIDE).grown(-0.01)
    assert not [p for p, count in ends.items() if count > 0 and inside.contains(Rect(*p, 0, 0))]


def test_filaments_are_gathered(palette: Palette) -> None:
    """Each fan has 21 lines of 0.20 mm that meet within a strand of 1.1 mm and spread at the other end."""
    drawing = pattern("filaments", SIDE, SEED, palette, ground=False)
    lines = next(p for p in paths(drawing.items) if p.stroke)
    assert to_mm(lines.width) == pytest.approx(0.20)
    for fan in range(7):
        part = lines.segments[42 * fan : 42 * fan + 42]
        knot, far = ([s[1] for s in part if s[0] == op] for op in "ML")
        assert to_mm(max(knot) - min(knot)) < 1.1 < 14 < to_mm(max(far) - min(far))


def test_terraces_grow_to_the_front(palette: Palette) -> None:
    """Lines get heavier and stand further apart from top to bottom, and do not cross."""
    lines = list(paths(pattern("terraces", SIDE, SEED, palette, ground=False).items))
    widths = [to_mm(line.width) for line in lines]
    assert widths == sorted(widths)
    assert (round(widths[0], 2), 1.4 < widths[-1] <= 1.65) == (0.3, True)
    for above, below in itertools.pairwise(lines):
        gaps = [b[-1] - a[-1] for a, b in zip(above.segments, below.segments, strict=True)]
        assert min(gaps) > 0


@EACH
def test_same_seed_same_tile(palette: Palette, motif: str) -> None:
    """A tile is the same twice."""
    assert pattern(motif, SIDE, 3, palette) == pattern(motif, SIDE, 3, palette)


@pytest.mark.parametrize("motif", ["rods", "terraces", "loops"])
def test_other_park_other_tile(palette: Palette, motif: str) -> None:
    """Motifs with a free choice in them look different in another park's brochure."""
    assert pattern(motif, SIDE, seed_of("a"), palette) != pattern(motif, SIDE, seed_of("b"), palette)


def test_unknown_motif_is_named(palette: Palette) -> None:
    """A motif that does not exist is refused with those that do."""
    with pytest.raises(LayoutError, match="unknown motif 'rod'; known are rods, terraces"):
        pattern("rod", SIDE, 0, palette)
