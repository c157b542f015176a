"""The zone plan is equal discs on equal columns over a base, with places for the names."""

from __future__ import annotations

import math

import pytest
from art_samples import paths, segments

from brochure.art.palette import Palette
from brochure.art.patterns import MOTIFS
from brochure.art.zoneplan import disc, sector, zone_plan
from brochure.display import Group
from brochure.geometry import Rect
from brochure.units import mm, to_mm

SAMPLE = (("filaments", "loops"), ("rods", "terraces"), ("weave", "capsules"))
WIDTH = mm(176)


def test_geometry_of_three_zones(palette: Palette) -> None:
    """Three discs of 56 mm stand on thirds; the bar of 176 x 9 mm begins 41.5 mm under their middle."""
    plan = zone_plan(SAMPLE, palette, WIDTH, 1)
    assert to_mm(plan.radius) == pytest.approx(28)
    assert [tuple(round(to_mm(v), 3) for v in c) for c in plan.centres] == [(28, 28), (88, 28), (148, 28)]
    assert plan.base is not None
    assert plan.rail is not None
    assert [round(to_mm(v), 3) for v in (plan.base.x, plan.base.y, plan.base.width, plan.base.height)] == [
        0, 69.5, 176, 9,
    ]  # fmt: skip
    assert plan.drawing.height == plan.rail.bottom > plan.base.bottom
    assert plan.drawing.width == WIDTH


def test_roads_lead_from_disc_to_base(palette: Palette) -> None:
    """Under each disc's middle a pair of lines 1.8 mm apart runs to the bar and touches no disc."""
    plan = zone_plan(SAMPLE, palette, WIDTH, 1)
    assert plan.base is not None
    for road, (x, _) in zip(plan.connectors, plan.centres, strict=True):
        assert road.x + road.width / 2 == pytest.approx(x)
        assert to_mm(road.y) == pytest.approx(57)
        assert road.bottom == pytest.approx(plan.base.y)
        lines = [s for s in segments(plan.drawing, palette.deep) if s[0] == "R" and abs(s[2] - road.y) < 0.01]
        mine = [s[1] + s[3] / 2 for s in lines if road.x - 0.01 <= s[1] <= road.right]
        assert to_mm(mine[1] - mine[0]) == pytest.approx(1.8, abs=0.01)


def test_rail_has_its_ties(palette: Palette) -> None:
    """Over 176 mm the railway has 88 ties, the first and the last flush with the bar."""
    plan = zone_plan(SAMPLE, palette, WIDTH, 1)
    assert plan.rail is not None
    ties = [
        Rect(*s[1:]) for s in segments(plan.drawing)
        if s[0] == "R" and abs(s[2] - plan.rail.y) < 0.01 and abs(s[4] - plan.rail.height) < 0.01
    ]  # fmt: skip
    assert len(ties) == 88
    assert min(t.x for t in ties) == pytest.approx(0, abs=0.01)
    assert max(t.right for t in ties) == pytest.approx(WIDTH, abs=0.01)


def test_page_is_light(palette: Palette) -> None:
    """The plan of six industries stays under 3,000 segments."""
    assert len(segments(zone_plan(SAMPLE, palette, WIDTH, 1).drawing)) < 3000


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_parts_stand_apart(count: int) -> None:
    """Sectors are 0.9 mm from each other along their whole sides and fill the disc but for that."""
    radius, gap = 100.0, 2.0
    sweep = 2 * math.pi / count
    parts = [sector(0, 0, radius, k * sweep, sweep, gap) for k in range(count)]
    for segment in (s for part in parts for s in part if s[0] == "C"):
        assert math.hypot(segment[5], segment[6]) == pytest.approx(radius, abs=1e-2)
    if count == 1:
        assert [s[0] for s in parts[0]] == ["M", "C", "C", "C", "C", "Z"]
        return
    for number, part in enumerate(parts):
        first, tip = part[0][1:], part[-2][1:]
        normal = (-math.sin(number * sweep), math.cos(number * sweep))  # of the side where the part begins
        for x, y in (first, tip):
            assert x * normal[0] + y * normal[1] == pytest.approx(gap / 2, abs=1e-2)


@pytest.mark.parametrize("motif", list(MOTIFS))
@pytest.mark.parametrize("others", [0, 1, 2])
def test_accent_is_in_the_first_part_only(palette: Palette, motif: str, others: int) -> None:
    """The upper part of a disc has its one accent, to be seen in it; the other parts have none."""
    drawing = disc([motif, *["rods"] * others], mm(28), 7, palette)
    upper, *lower = drawing.items
    assert isinstance(upper, Group)
    accents = [p for p in paths((upper,)) if palette.accent in (p.fill, p.stroke)]
    assert len(accents) == 1
    assert not [p for p in paths(lower) if palette.accent in (p.fill, p.stroke)]
    points = [s[1:3] for s in accents[0].segments if s[0] == "M"]
    points += [(s[1] + s[3] / 2, s[2] + s[4] - 0.01) for s in accents[0].segments if s[0] == "R"]
    points += [s[5:7] for s in accents[0].segments if s[0] == "C"]
    foot = mm(28) if others == 1 else mm(56)
    assert any(math.dist(p, (mm(28), mm(28))) < mm(28) and p[1] < foot for p in points)


def test_more_zones_have_smaller_discs(palette: Palette) -> None:
    """Four zones stand on quarters with discs of 41 mm; one or two zones get no disc over 86 mm."""
    assert to_mm(zone_plan([("rods",)] * 4, palette, WIDTH, 1).radius) == pytest.approx(20.5)
    assert to_mm(zone_plan([("rods",)] * 2, palette, WIDTH, 1).radius) == pytest.approx(43)
    single = zone_plan([("rods",)], palette, WIDTH, 1)
    assert to_mm(single.radius) == pytest.approx(43)
    assert to_mm(single.centres[0][0]) == pytest.approx(88)


def test_plan_without_base_ends_at_its_discs(palette: Palette) -> None:
    """Where a park has no base, no bar, road or rail is drawn."""
    plan = zone_plan(SAMPLE, palette, WIDTH, 1, base=False)
    assert (plan.base, plan.rail, plan.connectors) == (None, None, ())
    assert to_mm(plan.drawing.height) == pytest.approx(56)
    assert all(isinstance(item, Group) for item in plan.drawing.items)


def test_same_data_same_plan(palette: Palette) -> None:
    """A plan is the same twice."""
    assert zone_plan(SAMPLE, palette, WIDTH, 1) == zone_plan(SAMPLE, palette, WIDTH, 1)
