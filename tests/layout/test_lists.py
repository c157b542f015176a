"""Entries are in lists, whatever blocks laid them out."""

from __future__ import annotations

from brochure.display import Group, Tagged, artifact
from brochure.geometry import Transform
from brochure.layout.document import Page
from brochure.layout.lists import listed

RULE, ENTRY, WORDS = artifact(), Tagged("LI", ()), Tagged("P", ())


def page(*items: object) -> Page:
    return Page("1", "right", "", tuple(items))  # type: ignore[arg-type]


def test_entries_that_follow_each_other_are_one_list() -> None:
    """Loose entries and the rules between them are gathered; words between two runs part them."""
    whole = Tagged("L", (ENTRY, ENTRY))
    (made,) = listed((page(WORDS, RULE, ENTRY, RULE, ENTRY, RULE, WORDS, ENTRY, whole),))
    first, last = Tagged("L", (ENTRY, RULE, ENTRY)), Tagged("L", (ENTRY,))
    assert made.items == (WORDS, RULE, first, RULE, WORDS, last, whole)


def test_groups_are_looked_into() -> None:
    """Entries of a group that lies in a list are in it; those of another group get a list of their own."""
    group = Group((ENTRY,), Transform.scaling(1.0))
    (made,) = listed((page(Tagged("L", (group,)), Tagged("Sect", (group,))),))
    assert made.items[0] == Tagged("L", (group,))
    assert made.items[1] == Tagged("Sect", (Group((Tagged("L", (ENTRY,)),), Transform.scaling(1.0)),))


def test_what_is_sound_stays_the_same() -> None:
    """A page with nothing to mend keeps its very items."""
    items = (Tagged("Sect", (Tagged("H1", ()), Tagged("L", (ENTRY,)))), RULE)
    (made,) = listed((page(*items),))
    assert all(a is b for a, b in zip(made.items, items, strict=True))
