"""``brochure theme``: a specimen that shows a theme or a brand, fit to read and to print."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from brochure.assets import assets
from brochure.layout.format import format_of
from brochure.layout.proof import proof
from brochure.layout.theme import load_theme, theme_names
from brochure.pipeline import new_typesetter
from brochure.specimen import specimen
from brochure.text.typesetter import Typesetter
from brochure.viewing import theme_specimen

THEMES = assets() / "themes"
CATALOGUE = assets() / "formats" / "formats.yaml"


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    """Return a typesetter that all tests share."""
    return new_typesetter()


@pytest.mark.parametrize("name", theme_names(THEMES))
@pytest.mark.parametrize("size", ["210x285", "a4"])
def test_nothing_on_a_specimen_collides(name: str, size: str, typesetter: Typesetter) -> None:
    """In every theme all words stand clear of each other, of what is drawn and of the edges."""
    document = specimen(load_theme(name, THEMES), format_of(size, CATALOGUE), typesetter, name, "test")
    for page in document.pages:
        found = proof(page.items, document.width, document.height, document.bleed)
        assert not [fault.what for fault in found if fault.code != "on-drawing" or page.section != "grid"]


def test_a_specimen_says_its_inks(tmp_path: Path) -> None:
    """The values of the deep ink stand on the page for press and screen; the file has five bookmarks."""
    import pypdfium2

    file, findings = theme_specimen("silk", tmp_path / "silk.pdf")
    assert findings == ()
    with pypdfium2.PdfDocument(file) as pdf:
        text = pdf[0].get_textpage().get_text_bounded()
    assert "52 88 44 56" in text
    assert "#53263B" in text
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == 5


def test_a_brochure_shows_its_own_brand(tmp_path: Path) -> None:
    """Given a brochure's path, the specimen is of its brand: its screen colours stand on it."""
    from tests.brand.test_brand_data import branded

    file, _ = theme_specimen(str(branded(tmp_path, 'brand: {main: "#0A2540"}\n')), tmp_path / "own.pdf")
    import pypdfium2

    with pypdfium2.PdfDocument(file) as pdf:
        assert "#0A2540" in pdf[0].get_textpage().get_text_bounded()


def test_a_specimen_is_the_same_twice(tmp_path: Path) -> None:
    """Same theme, same bytes; and it prints."""
    one, _ = theme_specimen("works", tmp_path / "one.pdf", profile="print")
    two, _ = theme_specimen("works", tmp_path / "two.pdf", profile="print")
    assert one.read_bytes() == two.read_bytes()
