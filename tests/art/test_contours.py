"""Contours are a texture of two weights that stays light and inside the bleed."""

from __future__ import annotations

import pytest
from art_samples import BLEED, HEIGHT, WIDTH, paths, segments

from brochure.art.contours import contours
from brochure.art.noise import seed_of
from brochure.art.palette import Palette
from brochure.display import Group
from brochure.geometry import Rect
from brochure.units import mm, to_mm

PARKS = ("chongqing-zhengyang", "demo-suzhou", "tianshan", "x")


@pytest.mark.parametrize("park", PARKS)
def test_segments_are_limited(palette: Palette, park: str) -> None:
    """A page of any park has some 3,000 segments at most, thin and thick lines in one path each."""
    drawing = contours(seed_of(park), palette.accent_light, WIDTH, HEIGHT, BLEED)
    assert 1200 < len(segments(drawing)) < 3300
    assert [round(to_mm(path.width), 2) for path in paths(drawing.items)] == [0.20, 0.44]


def test_lines_are_long_and_thick_ones_are_few(palette: Palette) -> None:
    """No line is shorter than 24 mm, give or take its smoothing; about a fifth of them is thick."""
    drawing = contours(seed_of("chongqing-zhengyang"), palette.accent_light, WIDTH, HEIGHT, BLEED)
    thin, thick = (len(path.segments) for path in paths(drawing.items))
    assert 0.1 < thick / (thin + thick) < 0.35
    lengths: list[float] = []
    x = y = 0.0
    for segment in segments(drawing):
        if segment[0] == "M":
            lengths.append(0.0)
            x, y = segment[1], segment[2]
        elif segment[0] == "C":
            lengths[-1] += ((segment[5] - x) ** 2 + (segment[6] - y) ** 2) ** 0.5
            x, y = segment[5], segment[6]
    assert to_mm(min(lengths)) > 15


def test_lines_fill_the_page_and_are_cut_at_its_bleed(palette: Palette) -> None:
    """Lines come within 8 mm of every edge, one clip cuts them at the bleed, and none runs far beyond it."""
    drawing = contours(5, palette.accent_light, WIDTH, HEIGHT, BLEED)
    page = Rect(0, 0, WIDTH, HEIGHT).grown(BLEED)
    (group,) = drawing.items
    assert isinstance(group, Group)
    assert group.clip == page.segments
    points = [s[-2:] for s in segments(drawing) if s[0] in "MC"]
    assert all(page.grown(mm(1.7)).contains(Rect(x, y, 0, 0)) for x, y in points)
    inner = page.grown(-mm(8))
    assert min(x for x, _ in points) < inner.x < inner.right < max(x for x, _ in points)
    assert min(y for _, y in points) < inner.y < inner.bottom < max(y for _, y in points)


def test_taller_page_keeps_its_relief(palette: Palette) -> None:
    """The lines that meet the top edge meet it at the same points on A4."""
    drawn = [contours(5, palette.accent_light, WIDTH, mm(h), BLEED) for h in (285, 297)]
    starts = [{round(s[1]) for s in segments(d) if s[0] == "M" and abs(s[2] + BLEED) < 0.01} for d in drawn]
    assert len(starts[0]) > 10
    assert starts[0] == starts[1]


def test_same_seed_same_lines(palette: Palette) -> None:
    """Two runs agree to the last digit, and another seed draws another relief."""
    one, again, other = (contours(s, palette.accent_light, WIDTH, HEIGHT, BLEED) for s in (1, 1, 2))
    assert one == again
    assert one != other
