"""Flowed pages stand on the grounds that their kinds ask for, in type that reads there."""

from __future__ import annotations

from flow_samples import every_kind, fact_list, laid_out, paragraphs, said, section, story
from test_flow import runs

from brochure.compose import blocks as b
from brochure.compose.words import NOTHING
from brochure.display import Item, Path, Tagged
from brochure.geometry import bounds
from brochure.layout.flow.grounds import ground_of
from brochure.text.typesetter import Typesetter

MM = 72 / 25.4
LEAST = 8.0  # points, of reversed type
QUOTE = b.Quote(said("A word of praise, well meant.", "一句衷心的好话。"), said("Somebody", "某人"), None)


def fills(items: tuple[Item, ...]) -> list[str]:
    """Return the names of the inks that whole pages are filled with."""
    found = []
    for item in items:
        if isinstance(item, Tagged) or hasattr(item, "items"):
            found += fills(item.items)
        elif isinstance(item, Path) and item.fill is not None and len(item.segments) == 1:
            found.append(item.fill.name)
    return found


def test_one_kind_at_most_is_accent() -> None:
    """Voices are accent alone, and deep in a brochure whose roles are accent already."""
    voices = section([QUOTE], "testimonials")
    assert ground_of(voices, [QUOTE], ("cover", "testimonials")) == "accent"
    assert ground_of(voices, [QUOTE], ("testimonials", "roles")) == "deep"


def test_what_is_drawn_in_inks_of_its_own_stays_on_white() -> None:
    """A kind that would be deep is white when it holds more than words, rules and plain marks."""
    facts = [fact_list(3)]
    assert ground_of(section(facts, "living"), facts, ("living",)) == "deep"
    assert ground_of(section(every_kind(), "living"), every_kind(), ("living",)) == "white"


def test_reversed_type_is_large_enough(typesetter: Typesetter) -> None:
    """On a solid every run is 8 pt or larger, notes and running head too; a longer section is white."""
    page = laid_out(story(section([QUOTE, fact_list(3)], "living")), typesetter).pages[0]
    assert page.design == "flow on deep"
    assert "deep" in fills(page.items)[:1]
    assert min(run.size for run in runs(page.items)) >= LEAST
    longer = laid_out(story(section([*paragraphs(30)], "living")), typesetter).pages
    assert [one.design for one in longer] == ["flow"] * len(longer)


def test_quotations_share_the_white_of_their_page(typesetter: Typesetter) -> None:
    """Two quotations on a page stand further apart than one follows the other in text."""
    page = laid_out(story(section([QUOTE, QUOTE], "testimonials")), typesetter).pages[0]
    tops = sorted({round(run.y, 1) for run in runs(page.items) if run.size == 18.0})
    assert tops[-1] - tops[0] >= 10 * 15.0


def test_the_picture_of_places_is_the_thing_of_its_page(typesetter: Typesetter) -> None:
    """Rings grow into the white of their page: they reach further than half of the measure."""
    stops = tuple(
        b.Stop(
            said(f"Place {n}", f"地点{n}"),
            "",
            None,
            n * 10.0,
            said(f"{n * 10} min", f"{n * 10}分钟"),
            n * 70.0,
        )
        for n in range(1, 6)
    )
    rings = tuple((float(n), said(f"{n} min", f"{n}分钟")) for n in (15, 30, 45))
    reach = b.Reach(NOTHING, stops, rings)
    page = laid_out(story(section([reach], "location")), typesetter).pages[0]
    curved = [path for path in paths(page.items) if path.stroke and any(s[0] == "C" for s in path.segments)]
    broad = max(box.width for path in curved if (box := bounds(path.segments)) is not None)
    assert broad > 90 * MM


def paths(items: tuple[Item, ...]) -> list[Path]:
    """Return the paths among items."""
    found: list[Path] = []
    for item in items:
        if isinstance(item, Path):
            found.append(item)
        elif hasattr(item, "items"):
            found += paths(item.items)
    return found
