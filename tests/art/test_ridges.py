"""Ridges count what they claim, stay under the title and inside the bleed, and meet at the spine."""

from __future__ import annotations

import itertools

import pytest
from art_samples import BLEED, HEIGHT, WIDTH, segments
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.art import ridges
from brochure.art.palette import Palette
from brochure.art.ridges import RidgePlan
from brochure.display import Drawing
from brochure.geometry import Rect
from brochure.units import mm, to_mm

PLAN = RidgePlan.of("chongqing-zhengyang", 0, 140, 6, 0.7)
PAGE = Rect(0, 0, WIDTH, HEIGHT).grown(BLEED)
FULL = (WIDTH, HEIGHT, BLEED)


def pages(plan: RidgePlan, palette: Palette) -> dict[str, Drawing]:
    return {
        "cover": ridges.cover(plan, palette, *FULL),
        "reading": ridges.reading_page(plan, palette, *FULL),
        "back": ridges.back_cover(plan, palette, *FULL),
        "strip": ridges.strip(plan, palette, *FULL, mm(221)),
    }


def boxes(drawing: Drawing, ink: object = None) -> list[Rect]:
    found = segments(drawing, ink)  # type: ignore[arg-type]
    assert all(s[0] == "R" for s in found)
    return [Rect(*s[1:]) for s in found]


def columns(found: list[Rect]) -> list[float]:
    """Return the axes of the threads, left to right, in millimetres."""
    return sorted({round(to_mm(box.x + box.width / 2), 2) for box in found})


@given(
    st.text(st.characters(codec="utf-8"), max_size=20), st.integers(0, 9), st.integers(0, 300),
    st.integers(0, 12), st.none() | st.floats(0, 1),
)  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_cover_keeps_its_crests_below_the_text(
    palette: Palette, park: str, variant: int, enterprises: int, industries: int, share: float | None
) -> None:
    """No thread of any park's cover stands above 126 mm, is under 0.35 mm long or leaves the bleed."""
    plan = RidgePlan.of(park, variant, enterprises, industries, share)
    found = boxes(ridges.cover(plan, palette, *FULL))
    assert min(box.y for box in found) >= mm(126) - 1e-3
    assert min(box.height for box in found) >= mm(0.35) - 1e-3
    assert all(PAGE.contains(box, 1e-3) for box in found)


def test_summit_reaches_its_line(palette: Palette) -> None:
    """The sample's summit stands at 126 mm, a little left of the middle, as the art direction drew it."""
    for drawing in (ridges.cover(PLAN, palette, *FULL), ridges.reading_page(PLAN, palette, *FULL)):
        assert to_mm(min(box.y for box in boxes(drawing))) == pytest.approx(126, abs=0.1)
    summit = min(boxes(ridges.cover(PLAN, palette, *FULL)), key=lambda box: box.y)
    assert 70 < to_mm(summit.x) < 100


@pytest.mark.parametrize("name", ["cover", "reading", "back", "strip"])
def test_pages_stay_in_the_bleed_and_reach_it(palette: Palette, name: str) -> None:
    """Every page's threads end at the foot's bleed, go on into the side bleeds and cross none of them."""
    found = boxes(pages(PLAN, palette)[name])
    assert all(PAGE.contains(box, 1e-3) for box in found)
    assert all(box.height >= mm(0.35) - 1e-3 for box in found)
    assert max(box.bottom for box in found) == pytest.approx(PAGE.bottom, abs=1e-3)
    assert min(box.x for box in found) < -mm(1.5)
    assert max(box.right for box in found) > WIDTH + mm(1.5)


@pytest.mark.parametrize("bleed_mm", [5, 10, 20])
@pytest.mark.parametrize("name", ["cover", "reading", "back", "strip"])
def test_a_larger_bleed_is_filled_with_the_same_range(palette: Palette, name: str, bleed_mm: float) -> None:
    """With more bleed threads go on to its edges, and within the usual bleed nothing moves."""
    bleed = mm(bleed_mm)
    plan = RidgePlan.of("wide", 3)
    drawn = {
        "cover": ridges.cover(plan, palette, WIDTH, HEIGHT, bleed),
        "reading": ridges.reading_page(plan, palette, WIDTH, HEIGHT, bleed),
        "back": ridges.back_cover(plan, palette, WIDTH, HEIGHT, bleed),
        "strip": ridges.strip(plan, palette, WIDTH, HEIGHT, bleed, mm(221)),
    }[name]
    found = boxes(drawn)
    assert min(box.x for box in found) < -bleed + mm(3.1)
    assert max(box.right for box in found) > WIDTH + bleed - mm(3.1)
    assert max(box.bottom for box in found) == pytest.approx(HEIGHT + bleed, abs=2e-3)
    inner = {(box.x, box.y, box.width) for box in found if -mm(1) < box.x < WIDTH and box.y < HEIGHT}
    usual = boxes(pages(plan, palette)[name])
    assert inner == {(box.x, box.y, box.width) for box in usual if -mm(1) < box.x < WIDTH and box.y < HEIGHT}


@given(st.text(max_size=8), st.integers(0, 9), st.sampled_from(["cover", "reading", "back", "strip"]))
@settings(max_examples=60, deadline=None)
def test_no_thread_ends_in_the_bleed(palette: Palette, park: str, variant: int, name: str) -> None:
    """A thread that goes over the cut goes on to the bleed's end: no crest leaves a gap under the knife."""
    found = boxes(pages(RidgePlan.of(park, variant), palette)[name])
    over = [box.bottom for box in found if box.bottom > HEIGHT + 1e-3]
    assert over == pytest.approx([PAGE.bottom] * len(over), abs=2e-3)


def test_a_narrow_page_keeps_threads_that_print(palette: Palette) -> None:
    """On a card's 90 mm even 160 threads are 0.15 mm wide."""
    found = boxes(ridges.cover(RidgePlan.of("narrow", 0, 200, 6), palette, mm(90), mm(160), BLEED))
    assert min(to_mm(box.width) for box in found) >= 0.15 - 1e-3


@pytest.mark.parametrize(("name", "pitch"), [("cover", 1.5), ("reading", 3.0), ("back", 1.5), ("strip", 1.5)])
def test_threads_stand_at_one_pitch(palette: Palette, name: str, pitch: float) -> None:
    """From bleed to bleed each thread stands one pitch beside the last."""
    found = [b for b in boxes(pages(PLAN, palette)[name]) if b.x > PAGE.x and b.right < PAGE.right]
    axes = columns(found)
    steps = {round(after - before, 1) for before, after in itertools.pairwise(axes)}
    assert steps - {0.0} == {pitch}


@pytest.mark.parametrize("name", ["cover", "reading", "strip"])
def test_split_stands_at_the_share(palette: Palette, name: str) -> None:
    """With 14 of 20 built, dark threads end and accent threads begin at x = 147 mm, on every page."""
    drawing = pages(PLAN, palette)[name]
    dark = palette.paper if name == "reading" else palette.deep
    assert to_mm(PLAN.split(WIDTH)) == pytest.approx(147)
    assert to_mm(max(box.right for box in boxes(drawing, dark))) < 147
    assert to_mm(min(box.x for box in boxes(drawing, palette.accent))) > 147
    gap = min(b.x for b in boxes(drawing, palette.accent)) - max(b.right for b in boxes(drawing, dark))
    assert 0 < to_mm(gap) < 1.0


@given(st.floats(0.6, 0.75), st.integers(70, 160))
def test_dark_threads_are_counted(share: float, enterprises: int) -> None:
    """The split shows the share to the nearest thread: the picture never says more than the figure."""
    plan = RidgePlan.of("x", 0, enterprises, 6, share)
    assert plan.split(WIDTH) / WIDTH == pytest.approx(share, abs=0.5 / enterprises + 1e-9)
    assert 126 - 1.6 <= to_mm(plan.split(WIDTH)) <= 157.5 + 1.6


def test_unknown_share_leaves_one_ridge_in_accent(palette: Palette) -> None:
    """Without a share all threads are dark but the nearest ridge, so that no proportion is claimed."""
    drawing = ridges.cover(RidgePlan.of("x", 0, 140, 6, None), palette, *FULL)
    accent = boxes(drawing, palette.accent)
    assert columns(accent) == columns(boxes(drawing))
    assert {round(to_mm(box.width), 2) for box in accent if box.x > PAGE.x} == {1.36}


def test_tone_comes_from_width(palette: Palette) -> None:
    """The six ridges of the cover have the six widths of the art direction and nothing between."""
    found = [b for b in boxes(ridges.cover(PLAN, palette, *FULL)) if PAGE.grown(-1).contains(b, 1)]
    assert {round(to_mm(b.width), 2) for b in found} == {0.15, 0.27, 0.44, 0.66, 0.96, 1.36}


def test_panorama_runs_round_the_spine(palette: Palette) -> None:
    """The crests at the back cover's right edge and the front cover's left edge are one line."""
    front, back = pages(PLAN, palette)["cover"], pages(PLAN, palette)["back"]

    def crests(found: list[Rect], axis: float) -> list[float]:
        return sorted(round(to_mm(b.y), 2) for b in found if abs(to_mm(b.x + b.width / 2) - axis) < 0.1)

    for axis in (0.75, 2.25):  # the back's threads in its right bleed are the front's first two
        again = crests(boxes(back), 210 + axis)
        assert len(again) > 3
        assert again == crests(boxes(front), axis)


def test_taller_page_grows_at_its_foot(palette: Palette) -> None:
    """On A4 every crest stands where it does on 210 x 285; only the strokes at the foot are longer."""
    tall = boxes(ridges.cover(PLAN, palette, mm(210), mm(297), BLEED))
    base = boxes(ridges.cover(PLAN, palette, *FULL))
    assert {(b.x, b.y) for b in base} <= {(b.x, b.y) for b in tall}
    assert max(b.bottom for b in tall) == pytest.approx(mm(300), abs=1e-3)


def test_smaller_page_shows_the_same_range(palette: Palette) -> None:
    """A DL panel with half the threads has its highest crest at the same place of its width."""

    def summit(drawing: Drawing) -> float:
        top = min(boxes(drawing), key=lambda box: box.y)
        return top.x / drawing.width

    small = RidgePlan(PLAN.seed, 70, 6, 0.7)
    panel = ridges.cover(small, palette, mm(100), mm(210), BLEED, mm(105))
    assert summit(panel) == pytest.approx(summit(ridges.cover(PLAN, palette, *FULL)), abs=0.03)
    assert to_mm(min(box.y for box in boxes(panel))) >= 105 - 1e-3


def test_strip_begins_at_its_crest(palette: Palette) -> None:
    """The strip's highest crest stands exactly at the height that the page gives it."""
    for crest in (221, 240):
        found = boxes(ridges.strip(PLAN, palette, *FULL, mm(crest)))
        assert to_mm(min(box.y for box in found)) == pytest.approx(crest, abs=1e-3)


def test_same_data_same_drawing_other_id_another(palette: Palette) -> None:
    """Two runs are equal to the last digit; each variant and each id has a picture of its own."""
    assert pages(PLAN, palette) == pages(PLAN, palette)
    plans = [RidgePlan.of("chongqing-zhengyang", v, 140, 6, 0.7) for v in range(10)]
    plans.append(RidgePlan.of("another-park", 0, 140, 6, 0.7))
    drawn = [ridges.cover(plan, palette, *FULL) for plan in plans]
    assert len(set(drawn)) == len(drawn)


def test_pages_are_small(palette: Palette) -> None:
    """A page has two paths and some 700 strokes, the enlarged one half of them."""
    for name, drawing in pages(PLAN, palette).items():
        assert len(drawing.items) == 2
        low, high = (250, 450) if name == "reading" else (550, 850)
        assert low <= len(segments(drawing)) <= high
