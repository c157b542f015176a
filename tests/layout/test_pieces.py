"""Cards, one-sheets, posters and roll-ups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from brochure.assets import assets
from brochure.check.checking import check
from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.display import GlyphRun, Group, Item, Link, Tagged
from brochure.geometry import Rect, Transform
from brochure.layout.document import Document
from brochure.layout.panels.fold import find_fold, load_folds
from brochure.layout.panels.leaflet import leaflet
from brochure.layout.pieces.making import piece_document
from brochure.layout.pieces.piece import load_pieces, piece_called
from brochure.layout.theme import load_theme
from brochure.load import Loaded
from brochure.model.brochure import Deliverable
from brochure.paint import paint
from brochure.pipeline import lay_out
from brochure.profiles import profile_of
from brochure.text.typesetter import Typesetter
from brochure.units import mm, to_mm

PIECES = load_pieces(assets() / "formats" / "pieces.yaml")
NAMES = tuple(dict.fromkeys(piece.name for piece in PIECES.values()))


@pytest.fixture(scope="module")
def made(sample: Loaded, typesetter: Typesetter) -> Callable[..., Document]:
    done: dict[Any, Document] = {}

    def make(name: str, edition: str | None = None, profile: str = "print") -> Document:
        key = (name, edition, profile)
        if key not in done:
            deliverable = Deliverable(name="piece", format=name, edition=edition, profile=profile)
            done[key] = lay_out(sample, deliverable, typesetter)[0]
        return done[key]

    return make


def runs(items: Iterable[Item], at: Transform | None = None) -> Iterator[tuple[float, float, GlyphRun]]:
    """Yield each run with its baseline and size on the piece."""
    at = at or Transform()
    for item in items:
        match item:
            case GlyphRun():
                yield at.point(item.x, item.y)[1], item.size * at.d, item
            case Group(items=inner, transform=transform):
                yield from runs(inner, transform.then(at))
            case Tagged(items=inner) | Link(items=inner):
                yield from runs(inner, at)


def figure_boxes(items: Iterable[Item], at: Transform | None = None) -> Iterator[Rect]:
    at = at or Transform()
    for item in items:
        match item:
            case Tagged(role="Figure", box=Rect() as box):
                yield at.rect(box)
            case Group(items=inner, transform=transform):
                yield from figure_boxes(inner, transform.then(at))
            case Tagged(items=inner) | Link(items=inner):
                yield from figure_boxes(inner, at)


def codes(data: bytes, page: int, dpi: float) -> list[str]:
    """Return what a reader finds in a page rendered at ``dpi``."""
    picture = pypdfium2.PdfDocument(data)[page].render(scale=dpi / 72).to_pil().convert("L")
    return [code.text for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("name", NAMES)
def test_the_preflight_finds_nothing(name: str, made: Callable[..., Document]) -> None:
    """Every piece is as large as its name says, and passes the preflight of the press."""
    document, piece = made(name), PIECES[name]
    assert (document.width, document.height) == (piece.width, piece.height)
    report = check(paint(document, profile_of("print")), "print", plates=False)
    assert report.clean, [str(f) for f in report.findings if f.severity != "note"]


@pytest.mark.parametrize("name", ["card-90x54", "onesheet-a4", "poster-a2", "rollup-800x2000"])
@pytest.mark.parametrize("edition", ["en", "zh"])
def test_pieces_in_one_language(name: str, edition: str, made: Callable[..., Document]) -> None:
    """A piece in one language is made and passes the preflight of what is mailed."""
    report = check(paint(made(name, edition, "email"), profile_of("email")), "email", plates=False)
    assert report.clean, [str(f) for f in report.findings]


def test_a_card_holds_itself_in_its_code(made: Callable[..., Document]) -> None:
    """A card has two sides; the code on its back is a vCard with name and telephone, read at 300 dpi."""
    document = made("card-90x54")
    assert len(document.pages) == 2
    (said,) = codes(paint(document, profile_of("print")), 1, 300)
    assert said.startswith("BEGIN:VCARD") and "+862379426568" in said and "正阳" in said
    assert "†" not in said


def test_a_one_sheet_speaks_a_language_a_side(made: Callable[..., Document]) -> None:
    """The front is in English, the back in Chinese; only the park's name stands on both in both."""
    front, back = made("onesheet-a4").pages
    spoken = [{run.language for _, size, run in runs(page.items) if size < 15} for page in (front, back)]
    assert spoken == [{"en"}, {"zh-Hans"}]


@pytest.mark.parametrize("name", [name for name in NAMES if PIECES[name].kind == "poster"])
def test_codes_are_sized_by_distance(name: str, made: Callable[..., Document]) -> None:
    """A poster's code is a tenth as wide as the way to its reader, and reads when that is 300 pixels a metre."""
    document, piece = made(name), PIECES[name]
    box = min(figure_boxes(document.pages[0].items), key=lambda b: b.width)
    assert box.width == pytest.approx(piece.code, abs=0.01) and to_mm(box.width) >= 50
    dpi = 60 * 72 / piece.code  # the code is 60 pixels wide
    assert codes(paint(document, profile_of("print")), 0, max(dpi, 8)), "not read"


@pytest.mark.parametrize("name", [name for name in NAMES if PIECES[name].foot])
def test_a_stand_s_foot_is_free(name: str, made: Callable[..., Document]) -> None:
    """Nothing that is read stands in the lowest 150 to 200 mm of a roll-up: no type, no code; art goes on."""
    document, piece = made(name), PIECES[name]
    free = piece.height - piece.foot
    assert mm(150) <= piece.foot <= mm(200)
    assert max(baseline for baseline, _, _ in runs(document.pages[0].items)) < free
    assert max(box.bottom for box in figure_boxes(document.pages[0].items)) < free


def test_type_is_as_large_as_its_distance_wants(made: Callable[..., Document]) -> None:
    """The smallest type of a roll-up has 50 pt and more, that of an A2 poster 24."""
    for name, least in (("rollup-800x2000", 50), ("poster-a2", 24)):
        assert min(size for _, size, _ in runs(made(name).pages[0].items)) >= least


@pytest.mark.parametrize("name", [name for name in NAMES if PIECES[name].kind == "poster"])
def test_posters_show_figures_and_what_their_signs_mean(name: str, made: Callable[..., Document]) -> None:
    """A poster shows five figures and more; a note explains each sign that stands beside a caption."""
    texts = [run.text for _, _, run in runs(made(name).pages[0].items)]
    assert {"13.56", "140+", "2003", "20", "14"} <= {text.strip() for text in texts}
    signed = any("*" in text and not text.startswith("*") for text in texts)
    assert signed == any(text.startswith("*") for text in texts)


@pytest.mark.parametrize("name", ["card-90x54", "card-85x54", "onesheet-a4"])
def test_what_is_to_be_confirmed_is_said_beside_it(name: str, made: Callable[..., Document]) -> None:
    """Where an address bears a dagger, a note in its language begins with one; elsewhere there is none."""
    for page in made(name).pages:
        texts = [run.text for _, _, run in runs(page.items)]
        borne = any("†" in text[1:] or text == "†" for text in texts)
        assert borne == any(text.startswith("†") for text in texts)
    assert any("†" in run.text for _, _, run in runs(made(name).pages[-1].items))


def test_pieces_are_found_by_their_names() -> None:
    """A piece has the names that people give it."""
    for said, name in (
        ("business card", "card-90x54"),
        ("roll-up", "rollup-800x2000"),
        ("Poster_A2", "poster-a2"),
    ):
        found = piece_called(said, PIECES)
        assert found is not None and found.name == name
    assert piece_called("a4", PIECES) is None


@pytest.mark.parametrize("art", ["ridges", "weave", "terrain", "contours"])
def test_every_art_of_covers(art: Any, sample: Loaded, typesetter: Typesetter) -> None:
    """Leaflets and pieces carry the cover's art, whichever it is, and pass the preflight of the press."""
    brochure = sample.brochure
    told = compose(brochure, edition_of(brochure, "columns"), sample.folder, sample.places, "")[0]
    told = replace(told, art=replace(told.art, cover=art))
    theme = load_theme("wuling", assets() / "themes")
    folds = load_folds(assets() / "formats" / "folds.yaml")
    documents = [leaflet(told, find_fold("dl", folds), theme, typesetter, "brochure test")[0]]
    documents += [
        piece_document([told], PIECES[name], theme, typesetter, "brochure test")
        for name in ("card-90x54", "poster-a2")
    ]
    for document in documents:
        report = check(paint(document, profile_of("print")), "print", plates=False)
        assert report.clean, [str(f) for f in report.findings if f.severity != "note"]
