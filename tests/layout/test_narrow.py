"""Narrow pages keep together what wide ones show together."""

from __future__ import annotations

from flow_samples import amount, figures, flowed, laid_out, said, story
from test_flow import runs

from brochure.compose import blocks as b
from brochure.compose.story import RolesBody, SectionStory
from brochure.compose.words import NOTHING
from brochure.layout.flow.cells import _counts
from brochure.text.typesetter import Typesetter


def test_rows_of_figures_part_where_wide_ones_do() -> None:
    """Seven figures are three and four; by three at most the four become two and two, none stands alone."""
    assert _counts(7, 4, False) == [3, 4]
    assert _counts(7, 3, False) == [3, 2, 2]
    assert _counts(6, 2, False) == [2, 2, 2]
    assert _counts(10, 3, False) == [3, 3, 2, 2]


def test_a5_takes_three_figures_in_a_row(typesetter: Typesetter) -> None:
    """Three figures stand on one line of an A5 page."""
    page = flowed([figures(3)], typesetter, "a5").pages[0]
    digits = {round(run.y, 1) for run in runs(page.items) if run.text.isdigit() and run.size > 16.0}
    assert len(digits) == 1


def test_five_statements_stand_on_one_page(typesetter: Typesetter) -> None:
    """More statements than three begin higher and stand closer, and stay on their solid."""
    words = said("Southeastern Chongqing’s gateway for opening up", "渝东南|开放门户")
    body = RolesBody(said("A platform of many roles.", "一个多重定位的平台。"), (words,) * 5)
    section = SectionStory("roles", said("Roles", "定位"), said("Many|roles", "多重|定位"), (), (), body)
    pages = laid_out(story(section), typesetter).pages
    assert [page.design for page in pages] == ["board"]


def test_how_long_a_step_takes_stands_on_its_line(typesetter: Typesetter) -> None:
    """Where it fits beside every bar, a step's time stands on the line of time, in both languages."""
    days = ((2.0, "2 days", "2天"), (9.0, "9 days", "9天"), (30.0, "30 days", "30天"))
    steps = tuple(b.Step(said("Step", "步骤"), NOTHING, n, said(en, zh)) for n, en, zh in days)
    page = flowed([b.Steps(steps, NOTHING)], typesetter).pages[0]
    placed = [(round(run.y, 2), run.text.strip()) for run in runs(page.items)]
    for _, en, zh in days:
        (y,) = [at for at, text in placed if text == en]
        assert [text for at, text in placed if at == y and text[-1:] == zh[-1]], en


def test_a_table_that_goes_on_says_of_what(typesetter: Typesetter) -> None:
    """Rows on a further page stand under the name of their group and of the row that they are parts of."""
    columns = (b.Column(NOTHING), b.Column(said("Price", "价格"), "range"))
    parts = tuple(b.TableRow((said(f"Part {n}", f"部分{n}"), amount(n, str(n))), level=1) for n in range(40))
    rows = (b.TableRow((said("Industry", "工业"), None)), *parts)
    pages = flowed([b.Table(columns, (b.RowGroup(said("Power", "电价"), rows),))], typesetter).pages
    assert len(pages) > 1
    for page in pages[1:]:
        texts = " ".join(run.text for run in runs(page.items))
        assert "Power" in texts
        assert "Industry" in texts
