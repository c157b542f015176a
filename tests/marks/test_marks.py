"""Printer's marks on a larger sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from brochure.colour import ink_from_percent
from brochure.display import GlyphRun, Group, Item, Link, Path, Picture, Tagged
from brochure.geometry import Rect, bounds
from brochure.layout.document import Document
from brochure.marks import SLUG, marked
from brochure.marks.signs import ALL
from brochure.paint import paint
from brochure.pictures.photo import Photo
from brochure.plates.separating import separate
from brochure.profiles import profile_of
from brochure.text.typesetter import Typesetter
from brochure.units import mm

PRINT = profile_of("print")
DEEP = ink_from_percent("deep", (90, 48, 60, 62), "#0C3A3A")
ACCENT = ink_from_percent("accent", (0, 88, 92, 10), "#D63B22")


@pytest.fixture(scope="module")
def document(laid_out: Callable[..., Document]) -> Document:
    return laid_out()


@pytest.fixture(scope="module")
def sheet(document: Document, typesetter: Typesetter) -> Document:
    return marked(document, PRINT, typesetter, folds=(document.width / 2,))


def inner(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group | Link | Tagged):
            yield from inner(item.items)


def boxes(document: Document) -> Iterator[Rect]:
    """Yield the boxes of what stands in the slug of the third page."""
    for item in inner(document.pages[2].items[1:]):
        if isinstance(item, Path):
            box = bounds(item.segments)
            assert box is not None
            yield box.grown(item.width / 2 if item.stroke else 0)
        elif isinstance(item, GlyphRun) and item.glyphs:
            last = item.glyphs[-1]
            width = last.x + last.advance
            yield Rect(item.x, item.y - item.size, width, item.size * 1.25)


def test_no_mark_touches_the_bleed_or_leaves_the_sheet(sheet: Document) -> None:
    """Every mark stands between the bleed, with a little room, and the sheet's edge."""
    bleed = Rect(0, 0, sheet.width, sheet.height).grown(mm(PRINT.bleed_mm))
    found = list(boxes(sheet))
    assert len(found) > 50
    for box in found:
        assert not box.overlaps(bleed.grown(mm(0.7)))
        assert bleed.grown(SLUG).contains(box)


def test_marks_do_not_overlap_but_where_they_cross(sheet: Document) -> None:
    """Slug lines, patches and targets keep clear of one another."""
    text = [b for b, item in zip(boxes(sheet), _drawn(sheet), strict=True) if isinstance(item, GlyphRun)]
    rest = [b for b, item in zip(boxes(sheet), _drawn(sheet), strict=True) if isinstance(item, Path)]
    assert not [(a, b) for a in text for b in rest if a.overlaps(b)]


def test_art_ends_at_the_bleed(sheet: Document) -> None:
    """The page's own items are clipped to the bleed, so that none runs into the marks."""
    page = sheet.pages[0].items[0]
    assert isinstance(page, Group) and page.clip is not None
    assert bounds(page.clip) == Rect(0, 0, sheet.width, sheet.height).grown(mm(3))


def test_what_the_slug_says(sheet: Document) -> None:
    """The slug names job, page, day, profile and condition in both languages."""
    said = "".join(item.text for item in inner(sheet.pages[2].items[1:]) if isinstance(item, GlyphRun))
    for words in ("page 3 of 12", "第3页，共12页", "2026-", "print", "FOGRA39", "Cyan", "Black"):
        assert words in said.replace("\u202f", " "), said


def test_a_long_job_is_cut(document: Document, typesetter: Typesetter) -> None:
    """A name that is too long for its half of the slug ends in an ellipsis and stays in it."""
    long = replace(document, metadata=replace(document.metadata, title="Industrial Park " * 20))
    sheet = marked(long, PRINT, typesetter)
    runs = [item for item in inner(sheet.pages[2].items[1:]) if isinstance(item, GlyphRun)]
    (cut,) = (run for run in runs if run.text.endswith("…"))
    assert cut.x + cut.glyphs[-1].x < sheet.width / 2


@pytest.mark.parametrize("spots", [False, True], ids=["process", "spots and pictures"])
def test_a_card_s_slug_says_all_without_a_collision(
    document: Document, typesetter: Typesetter, spots: bool
) -> None:
    """On 90 mm nothing is cut but the title, and no mark lies on words or on another mark."""
    profile = profile_of("print")
    items = document.pages[2].items
    if spots:
        profile = replace(profile_of("print-spot"), name="lakeside-uncoated", marks=True)
        red = Photo.of(4, 4, bytes([200, 20, 30] * 16))
        items = (*items, Picture(red, Rect(0, 0, 9, 9)), Path(Rect(0, 0, 9, 9).segments, fill=DEEP))
    card = replace(
        document, width=mm(90), height=mm(54), pages=(replace(document.pages[2], items=items),) * 3
    )
    sheet = marked(card, profile, typesetter)
    said = "".join(item.text for item in inner(sheet.pages[2].items[1:]) if isinstance(item, GlyphRun))
    said = said.replace("\u202f", " ")
    plates = ("Cyan", "Yellow", "Black", *(("Deep",) if spots else ()))
    for words in ("page 3 of 3", "第3页，共3页", f"{profile.name} · FOGRA39", *plates):
        assert words in said, said
    found = list(boxes(sheet))
    words = [box for box in found if box.height == pytest.approx(7.5)]
    assert len(words) > 8
    others = [box for box in found if box not in words and box.height < mm(8)]
    assert all(not one.overlaps(other) for one in words for other in others)
    bleed = Rect(0, 0, card.width, card.height).grown(mm(3))
    assert all(not box.overlaps(bleed.grown(mm(0.9))) for box in found)


def test_a_spot_job_without_colours_has_no_process_plates(document: Document, typesetter: Typesetter) -> None:
    """The bar of a spot job shows its spots and black; a coloured picture brings all four process inks."""
    profile = profile_of("print-spot")
    for colour, wanted in ((bytes([90, 90, 90]), 4), (bytes([90, 20, 90]), 4 * 2 + 2)):
        picture = Picture(Photo.of(2, 2, colour * 4), Rect(0, 0, 9, 9))
        spots = [Path(Rect(0, 0, 9, 9).segments, fill=ink) for ink in (DEEP, ACCENT)]
        page = replace(document.pages[0], items=(picture, *spots))
        sheet = marked(replace(document, pages=(page,)), profile, typesetter)
        bar = [
            item
            for item in inner(sheet.pages[0].items[1:])
            if isinstance(item, Path) and item.fill and bounds(item.segments).height == pytest.approx(mm(5))  # type: ignore[union-attr]
        ]
        assert len(bar) == wanted


def test_boxes_and_plates(sheet: Document) -> None:
    """The sheet is larger by the slug, its boxes stand right, and crop marks lie on every plate."""
    data = paint(sheet, PRINT)
    with pikepdf.open(BytesIO(data)) as pdf:
        page = pdf.pages[0]
        media, bleed, trim = ([float(v) for v in page[key]] for key in ("/MediaBox", "/BleedBox", "/TrimBox"))
    assert bleed == pytest.approx([SLUG, SLUG, media[2] - SLUG, media[3] - SLUG], abs=0.01)
    assert trim == pytest.approx([SLUG + mm(3), SLUG + mm(3), bleed[2] - mm(3), bleed[3] - mm(3)], abs=0.01)
    plates = next(separate(data, 150).pages())
    scale = plates.frame.scale
    x, y = plates.frame.trim.x, plates.frame.bleed.y - mm(3)
    for name in ("Cyan", "Magenta", "Yellow", "Black"):
        column = round(x * scale)
        assert plates.plates[name][round(y * scale), column - 2 : column + 3].max() > 100, name
    assert plates.ink().worst.total < 300  # registration marks are no ink of the page


def test_spot_plates_have_their_own_patches(document: Document, typesetter: Typesetter) -> None:
    """In spot inks, the colour bar shows the spots and black."""
    sheet = marked(document, profile_of("print-spot"), typesetter)
    fills = {item.fill.spot or item.fill.name for item in inner(sheet.pages[2].items[1:])
             if isinstance(item, Path) and item.fill}  # fmt: skip
    assert {"Deep", "Accent"} <= fills
    assert not {"Cyan", "Magenta", "Yellow"} & fills


def test_targets_step_aside_for_a_fold(document: Document, typesetter: Typesetter) -> None:
    """A fold in the middle has its marks, and the upper and lower targets stand beside them."""

    def targets(folds: tuple[float, ...]) -> set[float]:
        sheet = marked(document, PRINT, typesetter, folds)
        rings = [i for i in _drawn(sheet) if isinstance(i, Path) and i.stroke == ALL and len(i.segments) > 4]
        return {round(box.x + box.width / 2, 2) for ring in rings if (box := bounds(ring.segments))}

    middle = round(document.width / 2, 2)
    assert middle in targets(())
    assert middle not in targets((document.width / 2,))


def _drawn(document: Document) -> list[Item]:
    return [i for i in inner(document.pages[2].items[1:]) if isinstance(i, Path | GlyphRun)]
