"""Headings skip no level, whatever block they belong to."""

from __future__ import annotations

from brochure.display import Item, Role, Tagged
from brochure.layout.document import Page
from brochure.layout.levels import levelled


def head(role: Role, language: str = "en") -> Item:
    """Return a heading."""
    return Tagged(role, (), language=language)


def page(*items: Item, key: str = "section 1") -> Page:
    """Return a page of one section."""
    return Page("1", "right", "any", (Tagged("Sect", items, key=key),))


def roles(pages: tuple[Page, ...]) -> list[str]:
    """Return the roles of all headings, in order."""
    found: list[str] = []

    def walk(items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, Tagged):
                if item.role.startswith("H"):
                    found.append(item.role)
                walk(item.items)

    for one in pages:
        walk(one.items)
    return found


def test_a_third_level_right_under_the_title_is_the_second() -> None:
    """H1, H3 become H1, H2; so do both languages of the heading, and the next one."""
    made = levelled([page(head("H1"), head("H3"), head("H3", "zh-Hans"), Tagged("Div", (head("H3"),)))])
    assert roles(made)[:3] == ["H1", "H2", "H2"]


def test_a_third_level_under_a_second_stays() -> None:
    """H1, H2, H3, H2, H3 are as they should be."""
    given = ["H1", "H2", "H3", "H2", "H3"]
    assert roles(levelled([page(*map(head, given))])) == given  # type: ignore[arg-type]


def test_a_section_goes_on_over_pages() -> None:
    """On its second page a section's H3 follows the H2 of the first; another section begins anew."""
    made = levelled([page(head("H1"), head("H2")), page(head("H3")), page(head("H1"), head("H3"), key="2")])
    assert roles(made) == ["H1", "H2", "H3", "H1", "H2"]
