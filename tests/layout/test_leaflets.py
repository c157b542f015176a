"""Leaflets: panels as wide as the fold wants on both sides, type clear of folds, the front on the front."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path as FilePath
from typing import Any

import pytest

from brochure.assets import assets
from brochure.check.checking import check
from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.compose.story import Story
from brochure.compose.words import Words
from brochure.display import GlyphRun, Group, Item, Link, Path, Tagged
from brochure.errors import DataError, LayoutError
from brochure.geometry import Rect, Transform, bounds
from brochure.layout.document import Document, Page
from brochure.layout.panels.fold import FACES, Fold, find_fold, load_folds
from brochure.layout.panels.leaflet import leaflet
from brochure.layout.proof import proof
from brochure.layout.theme import load_theme
from brochure.load import Loaded, load
from brochure.paint import paint
from brochure.profiles import profile_of
from brochure.text.typesetter import Typesetter
from brochure.tradefair import folding_words
from brochure.units import mm, to_mm

FOLDS = load_folds(assets() / "formats" / "folds.yaml")
NAMES = tuple(dict.fromkeys(fold.name for fold in FOLDS.values()))


@pytest.fixture(scope="module")
def story(sample: Loaded) -> Callable[[str], Story]:
    def told(edition: str = "columns") -> Story:
        brochure = sample.brochure
        return compose(brochure, edition_of(brochure, edition), sample.folder, sample.places, "")[0]

    return told


@pytest.fixture(scope="module")
def made(story: Callable[[str], Story], typesetter: Typesetter) -> Callable[..., Document]:
    done: dict[Any, Document] = {}

    def make(name: str, edition: str = "columns", **wanted: Any) -> Document:
        key = (name, edition, *wanted.items())
        if key not in done:
            theme = load_theme("wuling", assets() / "themes")
            done[key] = leaflet(
                story(edition), find_fold(name, FOLDS), theme, typesetter, "brochure test", **wanted
            )[0]
        return done[key]

    return make


def words(items: Iterable[Item], at: Transform | None = None) -> Iterator[tuple[float, float, str, float]]:
    """Yield each run's left and right edge on the flat, its text and its size."""
    at = at or Transform()
    for item in items:
        match item:
            case GlyphRun():
                width = sum(glyph.advance for glyph in item.glyphs)
                yield at.e + item.x, at.e + item.x + width, item.text, item.size
            case Group(items=inner, transform=transform):
                yield from words(inner, transform.then(at))
            case Tagged(items=inner) | Link(items=inner):
                yield from words(inner, at)


def text_of(page: Page, left: float, right: float) -> str:
    said = " ".join(text for x, _, text, _ in words(page.items) if left <= x < right)
    return said.replace("\N{NO-BREAK SPACE}", " ")


# -- the fold as paper


@pytest.mark.parametrize(
    ("name", "outside", "inside"),
    [
        ("tri-roll-a4", (97, 100, 100), (100, 100, 97)), ("tri-roll-285", (93, 96, 96), (96, 96, 93)),
        ("tri-z-a4", (99, 99, 99), (99, 99, 99)), ("tri-z-285", (95, 95, 95), (95, 95, 95)),
        ("gate-a4", (73.75, 149.5, 73.75), (73.75, 149.5, 73.75)),
        ("gate-a3", (104.5, 211, 104.5), (104.5, 211, 104.5)), ("half-a4", (148.5, 148.5), (148.5, 148.5)),
        ("half-285", (142.5, 142.5), (142.5, 142.5)),
        ("double-parallel-a4", (73.5, 73.5, 75, 75), (75, 75, 73.5, 73.5)),
        ("double-parallel-285", (70.5, 70.5, 72, 72), (72, 72, 70.5, 70.5)),
    ],
)  # fmt: skip
def test_panels_are_as_wide_as_the_fold_wants(
    name: str, outside: tuple[float, ...], inside: tuple[float, ...], made: Callable[..., Document]
) -> None:
    """Both sides have the panels that they should, right to 0.01 mm, the inside those of the outside turned."""
    document = made(name)
    for page, widths in zip(document.pages, (outside, inside), strict=True):
        edges = [0.0, *(to_mm(x) for x in page.folds), to_mm(document.width)]
        found = [b - a for a, b in pairwise(edges)]
        assert found == pytest.approx(widths, abs=0.01)
    turned = [document.width - x for x in reversed(document.pages[0].folds)]
    assert list(document.pages[1].folds) == pytest.approx(turned, abs=mm(0.01))


@dataclass(frozen=True)
class Layer:
    """A panel of the flat in the folded pile: where it lies, how wide, which face is up."""

    index: int
    left: float
    width: float
    outside_up: bool


def folded(fold: Fold) -> list[Layer]:
    """Fold the flat, its inside up, as each kind is folded, and return the pile from top to bottom."""
    slots = fold.side("outside")
    count = len(slots)
    # Looked at from inside, the outside's panels run from right to left.
    pile = [[Layer(i, fold.width - slots[i].right, slots[i].width, False)] for i in reversed(range(count))]

    def over(stack: list[Layer], line: float) -> list[Layer]:
        return [
            Layer(s.index, 2 * line - s.left - s.width, s.width, not s.outside_up) for s in reversed(stack)
        ]

    def left_over(pile: list[list[Layer]], parts: int) -> list[list[Layer]]:
        """Fold the left ``parts`` panels over the next ones."""
        line = pile[parts][0].left
        moved = [over(stack, line) for stack in pile[:parts]][::-1]
        return [a + b for a, b in zip(moved, pile[parts:], strict=False)] + pile[parts + len(moved) :]

    def right_over(pile: list[list[Layer]], parts: int) -> list[list[Layer]]:
        """Fold the right ``parts`` panels over those before them."""
        rest = pile[:-parts]
        line = pile[-parts][0].left
        moved = [over(stack, line) for stack in pile[-parts:]][::-1]
        start = len(rest) - len(moved)
        return rest[:start] + [a + b for a, b in zip(moved, rest[start:], strict=True)]

    if fold.name.startswith("tri-roll"):
        pile = left_over(right_over(pile, 1), 1)  # the short flap first, then the front over it
    elif fold.name.startswith("half"):
        pile = left_over(pile, 1)
    elif fold.name.startswith("double"):
        pile = left_over(right_over(pile, 2), 1)
    elif fold.name.startswith("tri-z"):
        last = pile[-1]
        line = last[0].left
        under = over(last, line)
        pile = [pile[0], pile[1] + under]  # the last panel goes behind
        pile = left_over(pile, 1)
    else:
        flaps = [over(pile[0], pile[1][0].left)[0], over(pile[2], pile[2][0].left)[0]]
        return [*flaps, *pile[1]]
    assert len(pile) == 1
    return pile[0]


@pytest.mark.parametrize("name", NAMES)
def test_the_front_is_the_front_after_folding(name: str) -> None:
    """Folded, the pile shows the front on top, its outside up, and the back underneath; no panel sticks out."""
    fold = find_fold(name, FOLDS)
    outside, inside = fold.side("outside"), fold.side("inside")
    pile = folded(fold)

    def shown(layer: Layer, outside_up: bool) -> str:
        return outside[layer.index].part if outside_up else inside[len(outside) - 1 - layer.index].part

    top = [shown(layer, layer.outside_up) for layer in (pile[:2] if name.startswith("gate") else pile[:1])]
    assert top == (["front-left", "front-right"] if name.startswith("gate") else ["front"])
    assert shown(pile[-1], not pile[-1].outside_up) == "back"
    if name.startswith("gate"):
        left, right = pile[0], pile[1]
        meet = right.left - (left.left + left.width)
        assert meet == pytest.approx(mm(2), abs=0.01), "the flaps leave 1 mm each before the middle"
        return
    low, high = min(s.left for s in (pile[0], pile[-1])), max(s.left + s.width for s in (pile[0], pile[-1]))
    assert all(s.left >= low - 0.01 and s.left + s.width <= high + 0.01 for s in pile)
    covers = {round(s.width, 2) for s in (pile[0], pile[-1])}
    assert len(covers) == 1, "front and back are equal"


# -- what stands on the panels


@pytest.mark.parametrize("edition", ["columns", "en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_type_keeps_off_folds(name: str, edition: str, made: Callable[..., Document]) -> None:
    """No type comes nearer than 5 mm to a fold or the trim, in either language or both."""
    document = made(name, edition)
    for page in document.pages:
        faults = proof(page.items, document.width, document.height, document.bleed, page.folds)
        assert [f.what for f in faults if f.code == "unsafe"] == []
        assert list(words(page.items))


@pytest.mark.parametrize("name", NAMES)
def test_the_preflight_finds_nothing(name: str, made: Callable[..., Document]) -> None:
    """Painted for the press, a leaflet has no finding, its folds named."""
    document = made(name)
    data = paint(document, profile_of("print"))
    report = check(data, "print", folds_mm=[to_mm(x) for x in document.pages[0].folds])
    assert report.clean, [str(f) for f in report.findings if f.severity != "note"]


def test_front_and_back_have_their_sections(made: Callable[..., Document], sample: Loaded) -> None:
    """The front carries the park's name, the panel left of it the telephone; both are clear of the others."""
    outside, inside = made("tri-roll-a4").pages
    assert "Zhengyang" in text_of(outside, mm(197), mm(297)) and "正阳" in text_of(outside, mm(197), mm(297))
    assert "+86 23 7942 6568" in text_of(outside, mm(97), mm(197))
    assert "one platform" in text_of(outside, 0, mm(97)).lower()
    assert "glance" in text_of(inside, 0, mm(100)) and "Six pillar" in text_of(inside, mm(200), mm(297))


def test_panels_in_the_order_that_is_asked(made: Callable[..., Document]) -> None:
    """The data may name the sections of the panels; one that is not there is refused with those that are."""
    inside = made("half-a4", sections=("honours", "overview")).pages[1]
    assert "honours" in text_of(inside, 0, mm(148.5)) and "Wuling" in text_of(inside, mm(148.5), mm(297))
    with pytest.raises(DataError, match=r"no section 'weather' has a form .* there are .*honours"):
        made("half-a4", sections=("weather",))


def rectangles(items: Iterable[Item], at: Transform | None = None) -> Iterator[tuple[Rect, str]]:
    at = at or Transform()
    for item in items:
        match item:
            case Path(fill=ink, segments=(("R", *_),)) if ink is not None:
                box = bounds(item.segments)
                assert box is not None
                yield at.rect(box), ink.name
            case Group(items=inner, transform=transform):
                yield from rectangles(inner, transform.then(at))
            case Tagged(items=inner) | Link(items=inner):
                yield from rectangles(inner, at)


def test_solids_go_on_over_a_fold_by_a_hair(made: Callable[..., Document]) -> None:
    """A solid ends 0.05 mm beyond a fold and 3 mm beyond the trim: no white shows where it is folded."""
    outside = made("tri-roll-a4").pages[0]
    grounds = {ink: box for box, ink in rectangles(outside.items) if box.height > mm(215)}
    accent, deep, paper = grounds["accent"], grounds["deep"], grounds["paper"]
    assert [to_mm(v) for v in (accent.x, accent.right)] == pytest.approx([-3, 97.05], abs=0.001)
    assert [to_mm(v) for v in (deep.x, deep.right)] == pytest.approx([96.95, 197.05], abs=0.001)
    assert [to_mm(v) for v in (paper.x, paper.right)] == pytest.approx([196.95, 300], abs=0.001)


def test_threads_cross_the_fold_between_back_and_front(made: Callable[..., Document]) -> None:
    """The ridges stand at one pitch on both sides of the fold, in the dark panel's inks left of it."""
    outside = made("tri-roll-a4").pages[0]
    threads: dict[str, list[float]] = {}

    def gather(items: Iterable[Item], at: Transform) -> None:
        for item in items:
            match item:
                case Path(fill=ink, segments=segments) if ink is not None and len(segments) > 20:
                    middles = [at.e + s[1] + s[3] / 2 for s in segments if s[0] == "R"]
                    threads.setdefault(ink.name, []).extend(middles)
                case Group(items=inner, transform=transform):
                    gather(inner, transform.then(at))
                case Tagged(items=inner):
                    gather(inner, at)

    gather(outside.items, Transform())
    fold = mm(197)
    left = max(x for x in threads["mid"] if x < fold)
    right = min(x for x in threads["deep"] if x > fold)
    pitch = mm(100) / 70
    assert right - left == pytest.approx(pitch, abs=0.01)


def test_a_text_too_long_names_panel_and_line(story: Callable[[str], Story], typesetter: Typesetter) -> None:
    """Overset is an error that says the panel, how many lines, and where the data say the text."""
    told = story("columns")
    zones = next(s for s in told.sections if s.kind == "zones")
    body: Any = zones.body
    long = Words(
        (("en", "Something that goes on and on " * 12), ("zh-Hans", "很长的名称" * 20)),
        body.zones[0].name.place,
    )
    many = replace(body, zones=(replace(body.zones[0], name=long), *body.zones[1:]))
    sections = tuple(replace(s, body=many) if s.kind == "zones" else s for s in told.sections)
    theme = load_theme("wuling", assets() / "themes")
    with pytest.raises(
        LayoutError, match=r"zones.yaml:\d+:\d+ .*panel 3 \(zones\), en: the text is \d+ line"
    ):
        leaflet(replace(told, sections=sections), find_fold("dl", FOLDS), theme, typesetter, "test")


@pytest.mark.parametrize("profile", ["print", "print-x1a", "email", "office"])
def test_a_leaflet_for_every_receiver(profile: str, made: Callable[..., Document]) -> None:
    """Leaflets pass the preflight of press, mail and office printer; a PDF says how it is folded."""
    sparing = profile_of(profile).sparing
    data = paint(made("tri-roll-a4", sparing=sparing), profile_of(profile))
    report = check(data, profile)
    assert report.clean, [str(f) for f in report.findings if f.severity != "note"]
    assert b"tri-roll-a4" in data or profile != "print-x1a"


def test_folds_are_found_by_their_names() -> None:
    """Folds have the names that people give them; an unknown one is answered with the nearest."""
    for said, name in (
        ("trifold", "tri-roll-a4"), ("DL", "tri-roll-a4"), ("tri_roll", "tri-roll-a4"), ("Z-fold", "tri-z-a4"),
        ("gate fold", "gate-a4"), ("half-fold", "half-a4"), ("double parallel", "double-parallel-a4"),
    ):  # fmt: skip
        assert find_fold(said, FOLDS).name == name
    with pytest.raises(DataError, match="unknown fold 'tri-rol'; did you mean 'tri-roll'"):
        find_fold("tri-rol", FOLDS)
    assert all(len(find_fold(name, FOLDS).side(face)) >= 2 for name in NAMES for face in FACES)


@pytest.mark.parametrize("name", ["tri-roll-a4", "gate-a4", "double-parallel-285"])
@pytest.mark.parametrize("park", ["demo-park", "tiny-park"])
def test_leaflets_of_other_parks(
    park: str, name: str, sample_folder: FilePath, typesetter: Typesetter
) -> None:
    """Sections that no board shows are told in their blocks; invented parks say so on every panel."""
    loaded = load(sample_folder.parent / park)
    brochure = loaded.brochure
    told = compose(brochure, edition_of(brochure, "columns"), loaded.folder, loaded.places, "")[0]
    theme = load_theme(brochure.theme, assets() / "themes")
    fold = find_fold(name, FOLDS)
    document, _ = leaflet(told, fold, theme, typesetter, "brochure test")
    report = check(paint(document, profile_of("print")), "print", plates=False)
    assert report.clean, [str(f) for f in report.findings if f.severity != "note"]
    for face, page in zip(FACES, document.pages, strict=True):
        for slot in fold.side(face):
            said = text_of(page, slot.x, slot.right)
            assert not said or slot.part == "front-right" or "Invented demonstration data" in said


@pytest.mark.parametrize("name", NAMES)
def test_the_printer_is_told_the_fold(name: str) -> None:
    """A job sheet's words name the fold and every panel's width, in both languages."""
    said = folding_words(find_fold(name, FOLDS))
    for language, text in said["binding"].items():
        for slot in find_fold(name, FOLDS).slots:
            assert f"{to_mm(slot.width):g}" in text, language
        assert text.startswith("Folded") or "折" in text
