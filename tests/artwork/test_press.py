"""Artwork on a press of the user's own: colours by its ICC profile, within its limit of ink."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from artwork_samples import DEEP, document, form_content, loaded, pdf_page, written
from built_press import black_press

from brochure.artwork.loading import Artwork, load_artwork
from brochure.paint import paint
from brochure.plates.separating import separate
from brochure.profiles import CATALOGUE, Profile
from brochure.text.typesetter import Typesetter

BLUE = (
    '<rect width="50" height="100" fill="#3366cc"/><rect x="50" width="40" height="100" fill="url(#g)"/>'
    '<linearGradient id="g"><stop stop-color="#3366cc"/><stop offset="1" stop-color="#cc3366"/></linearGradient>'
)
RICH = '<rect width="50" height="100" fill="device-cmyk(90%, 80%, 70%, 30%)"/>'


@pytest.fixture
def own(tmp_path: Path) -> Profile:
    """A print profile whose press has black alone."""
    (tmp_path / "black.icc").write_bytes(black_press())
    intent = CATALOGUE["print"].intent
    assert intent is not None
    return replace(CATALOGUE["print"], intent=replace(intent, icc=str(tmp_path / "black.icc")))


def fills(content: bytes) -> list[tuple[float, ...]]:
    """Return the CMYK colours that a content stream fills with."""
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) k\b", content)
    return [tuple(float(value) for value in colour) for colour in found]


def page_content(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        return pdf.pages[0].Contents.read_bytes()


def test_colours_of_an_svg_are_the_press_s(tmp_path: Path, typesetter: Typesetter, own: Profile) -> None:
    """A blue is black alone on a press of black alone, and has cyan on the house's; so in a gradient."""
    shown = document(loaded(tmp_path, BLUE, typesetter))
    (house,) = fills(page_content(paint(shown, CATALOGUE["print"])))
    (mine,) = fills(page_content(paint(shown, own)))
    assert house[0] > 0.5 and not any(mine[:3]) and mine[3] > 0.3
    with pikepdf.open(BytesIO(paint(shown, own))) as pdf:
        (pattern,) = pdf.pages[0].Resources.Pattern.values()
        ends = [part[end] for part in pattern.Shading.Function.Functions for end in ("/C0", "/C1")]
    assert not any(float(value) for end in ends for value in list(end)[:3])


def test_colours_of_a_pdf_are_the_press_s(tmp_path: Path, typesetter: Typesetter, own: Profile) -> None:
    """RGB in a placed page goes through the press's own profile; CMYK in it keeps its numbers."""
    data = pdf_page(b"0.2 0.4 0.8 rg 0 0 50 100 re f 0.5 0.1 0 0 k 50 0 50 100 re f")
    art = load_artwork(written(tmp_path, data), typesetter)
    for profile, cyan in ((CATALOGUE["print"], True), (own, False)):
        blue, kept = fills(form_content(paint(document(art), profile)))[-2:]
        assert any(blue[:3]) == cyan and kept == (0.5, 0.1, 0, 0)


@pytest.mark.parametrize(("limit", "total"), [(300.0, 2.7), (240.0, 2.4)])
def test_artwork_is_held_to_the_limit(
    tmp_path: Path, typesetter: Typesetter, limit: float, total: float
) -> None:
    """A dark build of 270 % stays where the press takes it, and gives way in colour, not in black, elsewhere."""
    art: Artwork = loaded(tmp_path, RICH, typesetter)
    profile = replace(CATALOGUE["print"], ink_limit=limit)
    (inks,) = fills(page_content(paint(document(art), profile)))
    assert sum(inks) == pytest.approx(total, abs=0.002) and inks[3] == 0.3


def test_the_theme_s_inks_are_not_separated(tmp_path: Path, typesetter: Typesetter, own: Profile) -> None:
    """A colour that is the theme's ink is printed as it was designed, whatever the press."""
    shown = document(loaded(tmp_path, '<rect width="50" height="100" fill="#0C3A3A"/>', typesetter))
    assert fills(page_content(paint(shown, own))) == [DEEP.cmyk]


def test_a_page_s_theme_colours_stand_on_their_plates(tmp_path: Path, typesetter: Typesetter) -> None:
    """In a spot job RGB that is deep prints from deep's plate, other RGB and CMYK from the process plates."""
    content = (
        b"0.047 0.227 0.227 rg 0 0 30 100 re f 0.2 0.4 0.8 rg 30 0 30 100 re f 0.5 0.1 0 0 k 60 0 40 100 re f"
    )
    art = load_artwork(written(tmp_path, pdf_page(content)), typesetter)
    page = next(separate(paint(document(art), CATALOGUE["print-spot"]), 72).pages())
    found = []
    for x in (15, 45, 80):
        at = int(page.frame.trim.y + 50), int(page.frame.trim.x + x)
        found.append({name: round(int(ink[at]) / 2.55) for name, ink in page.plates.items() if ink[at]})
    assert found[0] == {"Deep": 100}
    assert "Deep" not in found[1] and found[1]["Cyan"] > 50
    assert found[2] == {"Cyan": 50, "Magenta": 10}


def test_a_page_in_one_ink_stands_on_its_plate(tmp_path: Path, typesetter: Typesetter) -> None:
    """A placed page that is printed in deep alone takes deep's plate and its tints, no process ink."""
    art = load_artwork(written(tmp_path, pdf_page(b"0 g 0 0 50 100 re f .5 g 50 0 50 100 re f")), typesetter)
    page = next(separate(paint(document(art, single=DEEP), CATALOGUE["print-spot"]), 72).pages())
    assert {name for name, ink in page.plates.items() if ink.any()} == {"Deep"}
