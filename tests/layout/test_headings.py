"""Levels of headings."""

from __future__ import annotations

import pytest

from brochure.display import Group, Item, Tagged
from brochure.layout.document import Page
from brochure.layout.headings import levelled


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("1 3 3 2 3", "1 2 2 2 3"), ("1 2 3 3 1 3", "1 2 3 3 1 2"), ("1 1 2 2", "1 1 2 2"), ("2 3 1", "1 2 1"),
        ("1 4 3 2", "1 2 2 2"),
    ],
)  # fmt: skip
def test_no_level_is_skipped(asked: str, got: str) -> None:
    """A heading stands one level below the heading that it belongs to; equals stay equals, over pages too."""
    heads: list[Item] = [Group((Tagged(f"H{n}", ()),)) for n in asked.split()]  # type: ignore[arg-type]
    pages = [Page(str(i), "right", "x", (head,)) for i, head in enumerate(heads)]
    found = [page.items[0].items[0].role[1:] for page in levelled(pages)]  # type: ignore[union-attr]
    assert " ".join(found) == got
