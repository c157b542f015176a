"""Draws the gallery of art: motifs, covers and icons, one small picture each, in this folder.

Usage: python docs/gallery/art/make.py
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import get_args

import pypdfium2 as pdfium
from PIL import Image

from brochure.art import covers
from brochure.art.covers import CoverArt
from brochure.art.icons import ICONS, icon
from brochure.art.noise import seed_of
from brochure.art.patterns import MOTIFS, pattern
from brochure.art.ridges import RidgePlan
from brochure.assets import assets
from brochure.colour import Ink
from brochure.display import Drawing, Group, Item
from brochure.display import Path as PathItem
from brochure.geometry import Rect, Transform
from brochure.layout.document import Document, Metadata, Page
from brochure.layout.theme import Theme, load_theme
from brochure.paint import paint
from brochure.profiles import CATALOGUE
from brochure.units import mm

HERE = Path(__file__).parent
PARK = "gallery"
SCALE = 0.25  # of the covers


def main() -> None:
    """Write the pictures."""
    themes = [load_theme(name, assets() / "themes") for name in ("wuling", "civic", "works", "silk")]
    save("motifs", motifs(themes[0]), 88)
    save("covers", fronts(themes), 60)
    save("icons", icons(themes[0]), 110)


def motifs(theme: Theme) -> Drawing:
    """Return every motif's tile."""
    side, pitch, across = mm(28), mm(31), 7
    items = tuple(
        pattern(name, side, seed_of(PARK), theme.palette).at(
            number % across * pitch, number // across * pitch
        )
        for number, name in enumerate(MOTIFS)
    )
    return Drawing((across - 1) * pitch + side, (-(-len(MOTIFS) // across) - 1) * pitch + side, items)


def fronts(themes: list[Theme]) -> Drawing:
    """Return back and front cover in each art, a row a theme."""
    width, height = mm(210), mm(285)
    plan = RidgePlan.of(PARK, 0, 120, 6, 0.7)
    items: list[Item] = []
    for row, theme in enumerate(themes):
        for column, art in enumerate(get_args(CoverArt)):
            page = (width, height, mm(3))
            sides = (
                (covers.back(art, plan, theme.palette, *page), theme.ink("deep")),
                (covers.front(art, plan, theme.palette, *page), theme.ink("paper")),
            )
            for side, (drawing, ground) in enumerate(sides):
                x, y = (2.12 * column + side) * width, row * height * 1.05
                items.append(_framed(drawing, ground, x, y))
    whole = Transform.scaling(SCALE)
    return Drawing(8.36 * width * SCALE, 4.15 * height * SCALE, (Group(tuple(items), whole),))


def icons(theme: Theme) -> Drawing:
    """Return every icon."""
    side, pitch, across = mm(9), mm(14), 13
    items = tuple(
        icon(name, side, theme.ink("deep")).at(
            mm(2) + number % across * pitch, mm(2) + number // across * pitch
        )
        for number, name in enumerate(ICONS)
    )
    return Drawing(across * pitch, -(-len(ICONS) // across) * pitch, items)


def _framed(drawing: Drawing, ground: Ink, x: float, y: float) -> Group:
    page = Rect(0, 0, drawing.width, drawing.height)
    return Group(
        (PathItem(page.segments, fill=ground), *drawing.items),
        Transform.translation(x, y),
        clip=page.segments,
    )


def save(name: str, drawing: Drawing, dpi: int) -> None:
    """Write a drawing as a picture of few colours."""
    made = datetime(2026, 1, 1, tzinfo=UTC)
    meta = Metadata(name, "", "", (), "en", made, "0" * 64, "gallery")
    page = Page("1", "right", "gallery", drawing.items)
    data = paint(Document(drawing.width, drawing.height, mm(3), (page,), (), meta), CATALOGUE["plain"])
    with pdfium.PdfDocument(BytesIO(data)) as pdf:
        image = pdf[0].render(scale=dpi / 72).to_pil().convert("RGB").quantize(255, dither=Image.Dither.NONE)
    image.save(HERE / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
