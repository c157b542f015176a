"""Photographs in their slots: how they are shown, and what is said of them before anything is painted."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from placed import flat

from brochure.display import Item, Picture, Tagged
from brochure.display import Path as Drawn
from brochure.layout.document import Document
from brochure.load import load
from brochure.model.brochure import Deliverable
from brochure.pipeline import lay_out
from brochure.text.typesetter import Typesetter
from brochure.units import mm


@pytest.fixture
def with_picture(
    sample_folder: Path, tmp_path: Path, typesetter: Typesetter
) -> Callable[..., tuple[list[Item], list[str], Document]]:
    """Return a function that gives the tile of new materials a photograph of so many pixels a side.

    It returns the figure's items, the findings on pictures, and the document.
    """

    def make(
        pixels: int, extra: str = "", fill: object = (90, 120, 90)
    ) -> tuple[list[Item], list[str], Document]:
        folder = tmp_path / f"park {pixels} {len(extra)}"
        shutil.copytree(sample_folder, folder)
        Image.new("RGB", (pixels, pixels), fill).save(folder / "workshop.png")
        slots = (folder / "pictures.yaml").read_text(encoding="utf-8")
        asked = f"industry: new_materials\n  file: workshop.png\n{extra}"
        (folder / "pictures.yaml").write_text(
            slots.replace("industry: new_materials\n", asked), encoding="utf-8"
        )
        document, _, findings = lay_out(load(folder), Deliverable(name="test"), typesetter)
        (figure,) = [
            item
            for page in document.pages
            for item in flat(page.items)
            if getattr(item, "key", "") == "picture:fibre_workshop"
        ]
        told = [f"{f.severity}: {f}" for f in findings if f.code.startswith("picture")]
        return list(flat(figure.items)), told, document

    return make


def photos(items: list[Item]) -> list[Picture]:
    return [item for item in items if isinstance(item, Picture)]


def test_a_fine_photograph_is_shown_as_it_is(
    with_picture: Callable[..., tuple[list[Item], list[str], object]],
) -> None:
    """A photograph of 300 ppi stands in its own colours, and there is nothing to say."""
    items, told, _ = with_picture(670)
    (picture,) = photos(items)
    assert picture.photo.tones is None and told == []


def test_a_coarse_photograph_gets_two_inks(
    with_picture: Callable[..., tuple[list[Item], list[str], object]],
) -> None:
    """A photograph of 181 ppi at 56 mm is printed from deep to paper, and a note says so with its place."""
    items, told, _ = with_picture(400)
    (picture,) = photos(items)
    tones = picture.photo.tones
    assert tones is not None and (tones.dark.name, tones.light.name) == ("deep", "paper")
    (note,) = told
    assert (
        note.startswith("note: ") and "pictures.yaml" in note and "181 ppi" in note and "56 x 56 mm" in note
    )


def test_a_tiny_photograph_becomes_threads(
    with_picture: Callable[..., tuple[list[Item], list[str], object]],
) -> None:
    """A photograph of 91 ppi is drawn as threads, no pixel of it is painted, and a warning says so."""
    items, told, _ = with_picture(200)
    assert not photos(items)
    (drawn,) = [item for item in items if isinstance(item, Drawn)]
    assert drawn.fill is not None and drawn.fill.name == "deep"
    assert len(told) == 1 and told[0].startswith("warning: ") and "90 ppi" in told[0]


@pytest.mark.parametrize(("treatment", "inks"), [("full", None), ("duotone", "deep"), ("tint", "mid")])
def test_the_data_may_choose(
    with_picture: Callable[..., tuple[list[Item], list[str], object]], treatment: str, inks: str | None
) -> None:
    """What the slot asks for is done, whatever the resolution; a coarse picture in full is a warning."""
    items, told, _ = with_picture(200, f"  treatment: {treatment}\n")
    (picture,) = photos(items)
    tones = picture.photo.tones
    assert (tones.dark.name if tones else None) == inks
    assert len(told) == 1 and told[0].startswith("warning: ")


def test_an_office_edition_keeps_photographs_off_the_edges(
    sample_folder: Path, typesetter: Typesetter
) -> None:
    """A strip from edge to edge reaches into the bleed for the press, and ends 5 mm inside for the office."""
    loaded = load(sample_folder.parent / "demo-park")
    for profile, least in (("print", -mm(3)), ("office", mm(5))):
        document, _, _ = lay_out(loaded, Deliverable(name="test", profile=profile), typesetter)
        lefts = [
            item.box.x
            for page in document.pages
            for item in flat(page.items)
            if isinstance(item, Tagged) and item.key.startswith("picture:") and item.box is not None
        ]
        assert min(lefts) == pytest.approx(least, abs=0.01)
