"""Every art of the cover counts what the ridges count, keeps under its crest and goes on round the spine."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest
from art_samples import BLEED, HEIGHT, WIDTH, paths

from brochure.art import covers
from brochure.art.covers import CoverArt
from brochure.art.palette import Palette
from brochure.art.ridges import RidgePlan
from brochure.colour import Ink
from brochure.display import Drawing, Group, Item
from brochure.geometry import Rect, bounds
from brochure.model.sections import Cover
from brochure.units import mm

ARTS = get_args(CoverArt)
EACH = pytest.mark.parametrize("art", ARTS)
PLAN = RidgePlan.of("chongqing-zhengyang", 0, 140, 6, 0.70)
CREST = mm(126)


def front(art: CoverArt, palette: Palette, plan: RidgePlan = PLAN, height: float = HEIGHT) -> Drawing:
    return covers.front(art, plan, palette, WIDTH, height, BLEED)


def reach(items: tuple[Item, ...], ink: Ink | None = None) -> Rect:
    """Return the box of what is drawn in an ink, each group's clip taken for its content's reach."""
    boxes: list[Rect] = []

    def walk(inner: tuple[Item, ...], clip: Rect | None) -> None:
        for item in inner:
            if isinstance(item, Group):
                own = bounds(item.clip) if item.clip else None
                both = own if clip is None or own is None else _common(clip, own)
                walk(item.items, both or clip)
        for path in (p for i in inner if not isinstance(i, Group) for p in paths((i,))):
            if ink is None or ink in (path.fill, path.stroke):
                box = bounds(path.segments)
                if box is not None:
                    boxes.append(box if clip is None else _common(clip, box))

    walk(items, None)
    return Rect.from_edges(
        min(b.x for b in boxes),
        min(b.y for b in boxes),
        max(b.right for b in boxes),
        max(b.bottom for b in boxes),
    )


def _common(a: Rect, b: Rect) -> Rect:
    return Rect.from_edges(max(a.x, b.x), max(a.y, b.y), min(a.right, b.right), min(a.bottom, b.bottom))


def test_every_art_of_the_data_can_be_drawn() -> None:
    """The arts that a cover may ask for are those that there are."""
    assert get_args(Cover.model_fields["art"].annotation) == ARTS


@EACH
@pytest.mark.parametrize("share", [0.70, None])
def test_art_keeps_under_the_crest_and_fills_the_bleed(
    palette: Palette, art: CoverArt, share: float | None
) -> None:
    """Nothing stands above the crest; the art reaches into the bleed on both sides and the foot."""
    box = reach(front(art, palette, replace(PLAN, share=share)).items)
    assert box.y >= CREST - mm(2)
    assert (
        box.x <= -BLEED + mm(2)
        and box.right >= WIDTH + BLEED - mm(2)
        and box.bottom >= HEIGHT + BLEED - mm(4)
    )


@EACH
def test_accent_begins_where_the_dark_threads_end(palette: Palette, art: CoverArt) -> None:
    """Deep ends and accent begins at the same thread."""
    items = front(art, palette).items
    split = PLAN.split(WIDTH)
    assert reach(items, palette.deep).right == pytest.approx(split, abs=mm(1.5))
    assert reach(items, palette.accent).x == pytest.approx(split, abs=mm(1.5))


@EACH
def test_art_is_the_same_twice_and_another_for_another_park(palette: Palette, art: CoverArt) -> None:
    """Equal data give equal art; another park's differs."""
    assert front(art, palette) == front(art, palette)
    assert front(art, palette) != front(art, palette, RidgePlan.of("elsewhere", 0, 140, 6, 0.70))


@pytest.mark.parametrize("art", ["ridges", "weave", "terrain"])
@pytest.mark.parametrize("height", [HEIGHT, mm(297), mm(210)])
def test_art_goes_on_round_the_spine(palette: Palette, art: CoverArt, height: float) -> None:
    """At the spine the highest line of the front stands where that of the back stands."""
    tops = []
    for drawing, x in (
        (front(art, palette, height=height), 0.0),
        (covers.back(art, PLAN, palette, WIDTH, height, BLEED), WIDTH),
    ):
        near = [
            s[2]
            for path in paths(drawing.items)
            for s in path.segments
            if s[0] in "MRC" and abs((s[1] if s[0] != "C" else s[5]) - x) < mm(2.5)
        ]
        near += [
            s[6]
            for path in paths(drawing.items)
            for s in path.segments
            if s[0] == "C" and abs(s[5] - x) < mm(2.5)
        ]
        tops.append(min(near))
    assert tops[0] == pytest.approx(tops[1], abs=mm(4))


@EACH
def test_art_stays_light(palette: Palette, art: CoverArt) -> None:
    """A cover takes at most 6,000 segments, its back 3,500."""
    assert sum(len(path.segments) for path in paths(front(art, palette).items)) < 6000
    back = covers.back(art, PLAN, palette, WIDTH, HEIGHT, BLEED)
    assert sum(len(path.segments) for path in paths(back.items)) < 3500


def test_threads_of_the_fabric_are_counted(palette: Palette) -> None:
    """The fabric's warp has a thread for each enterprise, and no two overlap."""
    drawing = front("weave", palette)
    xs = sorted(
        {
            round(s[1] + s[3] / 2, 1)
            for path in paths(drawing.items)
            if path.fill in (palette.deep, palette.accent)
            for s in path.segments
        }
    )
    axes = [x for x in xs if 0 < x < WIDTH]
    assert len(axes) == 140
    assert np.diff(axes).min() == pytest.approx(WIDTH / 140, abs=0.15)
