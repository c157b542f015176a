"""Headings: one level below the one that they stand under."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.display import Group, Tagged
from brochure.geometry import Transform
from brochure.layout.document import Page
from brochure.layout.headings import levelled


def roles(*said: str) -> list[str]:
    """Return the roles that headings get which say these, each on a page of its own, within a section."""
    pages = tuple(
        Page(str(n), "right", "", (Tagged("Sect", (Group((Tagged(role, ()),), Transform.scaling(1.0)),)),))  # type: ignore[arg-type]
        for n, role in enumerate(said)
    )
    return [page.items[0].items[0].items[0].role for page in levelled(pages)]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("said", "given_"),
    [
        ("H1 H2 H3 H2", "H1 H2 H3 H2"),
        ("H1 H3 H3 H1 H2 H3", "H1 H2 H2 H1 H2 H3"),
        ("H1 H3 H2 H3", "H1 H2 H2 H3"),
        ("H2 P H4 H1", "H1 P H2 H1"),
    ],
)
def test_a_heading_is_one_level_below_its_own(said: str, given_: str) -> None:
    """Levels that are right stay; one that skips is drawn up, and its sisters with it."""
    assert " ".join(roles(*said.split())) == given_


@given(st.lists(st.sampled_from(["H1", "H2", "H3", "H4"]), min_size=1, max_size=20))
def test_no_level_is_ever_skipped(said: list[str]) -> None:
    """Whatever blocks say, the first heading is an H1, and none goes down by more than one."""
    levels = [0, *(int(role[1]) for role in roles(*said))]
    assert levels[1] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
