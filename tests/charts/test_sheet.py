"""The sheet gathers items in order, clipped where they need it."""

from __future__ import annotations

from chart_samples import ACCENT, DEEP

from brochure.charts.sheet import Sheet
from brochure.charts.strokes import Finish
from brochure.display import Group, Path
from brochure.geometry import Rect

LINE = (("M", 0.0, 0.0), ("L", 10.0, 0.0))
SQUARE = Rect(2, 2, 4, 4).segments
CLIP = Rect(0, 0, 8, 8).segments
STROKE = Finish(None, DEEP, 1.0)
FILL = Finish(DEEP, None)


def test_equal_lines_become_one_path() -> None:
    """While lines join, neighbours of one finish are one path; another finish begins a new one."""
    sheet = Sheet()
    sheet.joining = "lines"
    for finish in (STROKE, STROKE, Finish(None, ACCENT, 1.0), STROKE):
        sheet.add_path(LINE, finish)
    assert [(item.stroke, len(item.segments)) for item in sheet.items if isinstance(item, Path)] == [
        (DEEP, 4), (ACCENT, 2), (DEEP, 2),
    ]  # fmt: skip


def test_fills_do_not_join_as_lines() -> None:
    """Filled shapes may run round in opposite ways, so they stay apart unless the caller knows better."""
    sheet = Sheet()
    sheet.joining = "lines"
    sheet.add_path(SQUARE, FILL)
    sheet.add_path(SQUARE, FILL)
    assert len(sheet.items) == 2
    sheet.joining = "shapes"
    sheet.part()
    sheet.add_path(SQUARE, FILL)
    sheet.add_path(SQUARE, FILL)
    assert len(sheet.items) == 3


def test_a_fill_under_another_ink_stays_below_it() -> None:
    """Shapes with a stroke of another ink are not joined: the next fill must cover the stroke before."""
    sheet = Sheet()
    sheet.joining = "shapes"
    both = Finish(DEEP, ACCENT, 1.0)
    sheet.add_path(SQUARE, both)
    sheet.add_path(SQUARE, both)
    assert len(sheet.items) == 2


def test_nothing_joins_what_stood_there_before() -> None:
    """The first path of a joining stretch does not join the path before it."""
    sheet = Sheet()
    sheet.add_path(LINE, STROKE)
    sheet.joining = "lines"
    sheet.add_path(LINE, STROKE)
    assert len(sheet.items) == 2


def test_a_clip_that_cuts_nothing_is_left_out() -> None:
    """An item inside its clipping rectangle comes bare; one that reaches out comes in a group."""
    sheet = Sheet()
    sheet.add_path(SQUARE, FILL, (CLIP,))
    sheet.add_path(LINE, STROKE, (CLIP,))
    bare, clipped = sheet.items
    assert isinstance(bare, Path)
    assert isinstance(clipped, Group) and clipped.clip == CLIP and clipped.items[0].segments == LINE


def test_a_stroke_counts_for_the_reach() -> None:
    """A shape that touches its clip is cut if its stroke reaches over."""
    sheet = Sheet()
    sheet.add_path(CLIP, FILL, (CLIP,))
    sheet.add_path(CLIP, Finish(None, DEEP, 1.0), (CLIP,))
    assert [type(item) for item in sheet.items] == [Path, Group]


def test_neighbours_share_a_clip_and_clips_nest() -> None:
    """Items under the same clips share their groups, the outer clip outside."""
    shape = (("M", 0.0, 0.0), ("L", 8.0, 0.0), ("L", 4.0, 8.0), ("Z",))
    sheet = Sheet()
    sheet.add_path(LINE, STROKE, (CLIP, shape))
    sheet.add_path(LINE, FILL, (CLIP, shape))
    (outer,) = sheet.items
    assert isinstance(outer, Group) and outer.clip == CLIP
    (inner,) = outer.items
    assert isinstance(inner, Group) and inner.clip == shape and len(inner.items) == 2


def test_what_paints_nothing_is_left_out() -> None:
    """No segments or no inks, no item."""
    sheet = Sheet()
    sheet.add_path((), FILL)
    sheet.add_path(LINE, Finish(None, None))
    assert sheet.items == ()
