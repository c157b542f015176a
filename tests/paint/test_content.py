"""Items as content streams: what nests, what moves, what is written twice."""

from __future__ import annotations

import math
import re
from io import BytesIO

import paint_samples as samples
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.colour import WHITE
from brochure.display import Group, Item, Link, Path, Picture, Tagged
from brochure.geometry import Rect, Transform
from brochure.paint import paint
from brochure.paint.colour import Palette
from brochure.paint.content import PagePainter
from brochure.paint.fonts import Fonts
from brochure.paint.operators import Operators
from brochure.paint.pdf import Dictionary, Objects, number
from brochure.paint.structure import Structure
from brochure.profiles import BlackRules
from brochure.text.faces import Face

SQUARE = Path(Rect(0, 0, 10, 10).segments, fill=samples.DEEP)
RULE = Path((("M", 0.0, 0.0), ("L", 10.0, 0.0)), stroke=samples.TEXT, width=0.5)
OPENS = {"q": "Q", "BT": "ET", "BDC": "EMC"}


def lines(*items: Item, top: float = 100.0, tagged: bool = False, space: str = "rgb") -> list[str]:
    """Return the operators of a page whose trim begins at x 0 and y ``top``."""
    objects = Objects((1, 7))
    structure = Structure(objects, "en", (objects.add(Dictionary()),)) if tagged else None
    black = BlackRules() if space == "cmyk" else None
    operators = Operators(Palette(space, black))  # type: ignore[arg-type]
    PagePainter(operators, Fonts(), {samples.chequers().name: "I1"}, structure, 0).paint(items, 0.0, top)
    return operators.stream().decode("ascii").splitlines()


def nesting_faults(stream: list[str]) -> list[str]:
    """Return what closes wrongly, or stays open, in a content stream; and paint outside any mark."""
    open_: list[str] = []
    faults = []
    for operator in re.findall(r"(?<![\w*])(q|Q|BT|ET|EMC|BDC|f\*?|S|B\*?|Do|TJ)(?=\s|$)", "\n".join(stream)):
        if operator in OPENS:
            open_.append(OPENS[operator])
        elif operator in OPENS.values():
            if not open_ or open_.pop() != operator:
                faults.append(f"{operator} closes something else")
        elif "EMC" not in open_:
            faults.append(f"{operator} is not marked")
        if operator in ("BT", "BDC") and "ET" in open_[:-1]:
            faults.append(f"{operator} inside a text object")
    return faults + open_


TRANSFORMS = st.sampled_from(
    [Transform(), Transform.translation(3, 4), Transform.scaling(2), Transform.rotation(30)]
)
CLIPS = st.sampled_from([None, Rect(0, 0, 5, 5).segments])


def _trees(leaves: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
    def inner(children: st.SearchStrategy[Item]) -> st.SearchStrategy[Item]:
        several = st.lists(children, max_size=4).map(tuple)
        return st.one_of(
            st.builds(Group, several, TRANSFORMS, CLIPS),
            st.builds(Tagged, st.sampled_from(["P", "Span", "Sect", "Artifact"]), several),
            st.builds(lambda items: Tagged("Span", items, actual_text="told"), several),
            st.builds(lambda items: Link(Rect(0, 0, 1, 1), "tel:1", "Call", items), several),
        )

    return st.recursive(leaves, inner, max_leaves=12)


@given(data=st.data())
def test_everything_nests(latin: Face, data: st.DataObject) -> None:
    """Whatever the tree of items, marks, states and text objects close in order, and all paint is marked."""
    leaves: list[Item] = [SQUARE, RULE, samples.run(latin, "ab"), samples.run(latin, "c", language="zh-Hans")]
    leaves.append(Picture(samples.chequers(), Rect(0, 0, 6, 4)))
    items = data.draw(st.lists(_trees(st.sampled_from(leaves)), max_size=5))
    assert nesting_faults(lines(*items, tagged=True)) == []


def test_y_runs_up() -> None:
    """A square of 10 points at 20 below the trim's top stands at 70 above the foot of a page of 100."""
    moved = Path(Rect(5, 20, 10, 10).segments, fill=samples.DEEP)
    assert "5 70 10 10 re f" in lines(moved)


def test_a_shift_costs_nothing() -> None:
    """A drawing that is only moved is written in place, without a graphics state of its own."""
    drawn = lines(Group((SQUARE,), Transform.translation(5, 20)))
    assert "5 70 10 10 re f" in drawn
    assert "q" not in drawn


@given(angle=st.floats(-180, 180), scale=st.floats(0.2, 3), dx=st.floats(-50, 50), dy=st.floats(-50, 50))
def test_groups_land_where_their_transforms_say(angle: float, scale: float, dx: float, dy: float) -> None:
    """A point of a turned and scaled group inside a moved one is drawn where the two maps lead."""
    turn = Transform.rotation(angle).then(Transform.scaling(scale)).then(Transform.translation(dx, dy))
    outer = Transform.translation(7, 11)
    dot = Path((("M", 3.0, 4.0), ("L", 5.0, 6.0)), stroke=samples.TEXT)
    drawn = lines(Group((Group((dot,), turn),), outer))
    matrix = [float(v) for v in next(one for one in drawn if one.endswith(" cm")).split()[:6]]
    x, y = (float(v) for v in re.findall(r"(\S+) (\S+) m", "\n".join(drawn))[0])
    shown = (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
    wanted_x, wanted_y = outer.point(*turn.point(3, 4))
    assert math.dist(shown, (wanted_x, 100 - wanted_y)) < 0.01


def test_state_is_written_once() -> None:
    """Two rules alike need their colour and width once, and again after a group has been left."""
    assert sum(line.endswith(" RG") for line in lines(RULE, RULE)) == 1
    clipped = Group((RULE,), clip=Rect(0, 0, 5, 5).segments)
    assert sum(line.endswith(" RG") for line in lines(clipped, RULE)) == 2


def test_runs_of_one_line_share_a_text_object(latin: Face) -> None:
    """Neighbouring runs are shown in one text object."""
    runs = samples.line([(latin, "a", "en"), (latin, "b", "en")])
    assert lines(*runs).count("BT") == 1


def test_an_unseen_path_is_not_written() -> None:
    """A path without fill and stroke leaves no trace."""
    assert lines(Path(Rect(0, 0, 1, 1).segments)) == [""]


@pytest.mark.parametrize(
    ("path", "operator"),
    [
        (Path(Rect(0, 0, 1, 1).segments, fill=WHITE), "f"),
        (Path(Rect(0, 0, 1, 1).segments, fill=WHITE, even_odd=True), "f*"),
        (Path(Rect(0, 0, 1, 1).segments, stroke=WHITE, even_odd=True), "S"),
        (Path(Rect(0, 0, 1, 1).segments, fill=WHITE, stroke=WHITE), "B"),
        (Path(Rect(0, 0, 1, 1).segments, fill=WHITE, stroke=WHITE, even_odd=True), "B*"),
    ],
)
def test_painting_operators(path: Path, operator: str) -> None:
    """Fill, stroke and winding rule choose the painting operator."""
    assert lines(path)[-1].split()[-1] == operator


def test_line_styles() -> None:
    """Caps, joins and dashes are written when they differ from the initial ones."""
    styled = Path((("M", 0, 0), ("L", 9, 9)), stroke=WHITE, width=2, dash=(3, 1.5), cap="round", join="bevel")
    assert {"2 w", "1 J", "2 j", "[3 1.5] 0 d"} <= set(lines(styled))


@given(st.floats(-1e5, 1e5))
def test_numbers_are_short_and_exact(value: float) -> None:
    """A number is within half a thousandth, without exponent, idle zeros or a negative nought."""
    written = number(value)
    assert abs(float(written) - value) <= 0.0005 + 1e-9
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d{0,2}[1-9])?", written)
    assert written != "-0"


def test_a_scaled_group_scales_its_type(latin: Face) -> None:
    """In print, type of 20 points in a group at half size is small type, and K only."""
    run = samples.run(latin, "ab", size=20, ink=samples.DEEP)
    assert "0.9 0.48 0.6 0.62 k" in lines(run, space="cmyk")
    assert "0 0 0 1 k" in lines(Group((run,), Transform.scaling(0.5)), space="cmyk")


def test_boxes_follow_their_groups(latin: Face) -> None:
    """The link of a group that is turned by a right angle has its box where the group stands."""
    link = Link(Rect(0, 0, 20, 10), "tel:1", "Call", (samples.run(latin, "a", 0, 0),))
    turned = Group((link,), Transform.rotation(90).then(Transform.translation(50, 30)))
    made = paint(samples.document([Tagged("P", (turned,))]), samples.EMAIL)
    with pikepdf.open(BytesIO(made)) as pdf:
        box = [float(v) for v in pdf.pages[0].Annots[0].Rect]
    assert box == pytest.approx([40, samples.HEIGHT - 50, 50, samples.HEIGHT - 30], abs=0.001)
