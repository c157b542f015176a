"""Draw the gallery of charts: every kind at three widths, one page a kind, in all themes.

``python docs/gallery/charts/make.py [FOLDER]`` writes FOLDER/<theme>/<nn>-<kind>.png, in few colours.
"""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from brochure.assets import assets
from brochure.compose.compose import compose
from brochure.compose.editions import edition_of
from brochure.layout.format import LINE, load_formats
from brochure.layout.layout import layout
from brochure.layout.theme import load_theme
from brochure.load import Loaded, load
from brochure.model.brochure import Brochure
from brochure.model.sections import Chart, Performance
from brochure.paint import paint
from brochure.pipeline import new_typesetter
from brochure.profiles import profile_of
from brochure.text.typesetter import Typesetter

HERE = Path(__file__).parent
THEMES = ("wuling", "civic", "works", "silk")
DPI = 80
COLOURS = 40
TALLER = 24  # lines that a sheet of the gallery has more than a page
MARGIN = 12  # pixels around the page's content


def thrice(brochure: Brochure) -> Brochure:
    """Return the brochure with every chart at three widths."""
    sections = []
    for section in brochure.sections:
        assert isinstance(section, Performance)
        (chart,) = section.figures
        assert isinstance(chart, Chart)
        figures = tuple(chart.model_copy(update={"width": width}) for width in ("third", "half", "full"))
        sections.append(section.model_copy(update={"figures": figures}))
    return brochure.model_copy(update={"sections": tuple(sections)})


def names(loaded: Loaded) -> list[str]:
    """Return a file name for each page."""
    titles = [
        section.title.root["en"] for section in loaded.brochure.sections if isinstance(section, Performance)
    ]
    return [f"{n:02}-{title.replace('_', '-')}" for n, title in enumerate(titles, 1)]


def pages(loaded: Loaded, theme: str, typesetter: Typesetter, edition: str = "columns") -> list[Image.Image]:
    """Return the gallery's pages in a theme as pictures, on sheets that are long enough for three charts."""
    brochure = loaded.brochure
    story, _ = compose(brochure, edition_of(brochure, edition), loaded.folder, loaded.places, "0" * 64)
    base = load_formats(assets() / "formats" / "formats.yaml")[brochure.format]
    sheet = replace(
        base, height=base.height + TALLER * LINE, lines=base.lines + TALLER, notes=base.notes + TALLER
    )
    document = layout(story, sheet, load_theme(theme, assets() / "themes"), typesetter, "gallery")
    pdf = pypdfium2.PdfDocument(io.BytesIO(paint(document, profile_of("email"))))
    return [pdf[index].render(scale=DPI / 72).to_pil() for index in range(len(pdf))]


def cropped(page: Image.Image) -> Image.Image:
    """Return a page without its empty foot and its head, in few colours."""
    page = page.convert("RGB").crop((0, int(page.height * 0.1), page.width, int(page.height * 0.968)))
    box = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox() or (0, 0, *page.size)
    foot = min(box[3] + MARGIN, page.height)
    return page.crop((0, 0, page.width, foot)).quantize(
        COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
    )


def main(folder: Path) -> None:
    """Write the gallery."""
    loaded = load(HERE / "data")
    loaded = replace(loaded, brochure=thrice(loaded.brochure))
    typesetter = new_typesetter()
    for theme in THEMES:
        (folder / theme).mkdir(parents=True, exist_ok=True)
        for name, page in zip(names(loaded), pages(loaded, theme, typesetter), strict=True):
            cropped(page).save(folder / theme / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
