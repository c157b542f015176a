"""Pictures of every section for docs/data.md: its first page in the demo park, and all pages of both parks.

    python docs/gallery/sections/make.py

Writes small PNGs of few colours beside itself, one a kind of section, and a contact sheet a park.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

from brochure.load import load
from brochure.pipeline import Wish, build, deliverables, lay_out, new_typesetter
from brochure.preview import render_pages

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "data"
WIDTH = 420  # pixels of a page
SMALL = 150  # of a page on a contact sheet
COLUMNS = 11
COLOURS = 48


def small(page: Image.Image, width: int) -> Image.Image:
    """Return a page ``width`` pixels wide."""
    return page.resize((width, round(page.height * width / page.width)), Image.Resampling.LANCZOS)


def pages_of(park: str) -> list[tuple[str, Image.Image]]:
    """Return the kind of each page of a park, and its picture."""
    loaded = load(DATA / park)
    wish = Wish(only=("email",))
    document, _, _ = lay_out(loaded, deliverables(loaded, wish)[0], new_typesetter(DATA / park))
    with tempfile.TemporaryDirectory() as folder:
        made = build(DATA / park, Path(folder), wish)
        drawn = render_pages(made.built[0].file, Path(folder) / "pages", 80)
        pictures = [Image.open(file).copy() for file in drawn if file.stem != "contact-sheet"]
    return [(page.section, picture) for page, picture in zip(document.pages, pictures, strict=True)]


def contact_sheet(pictures: list[Image.Image]) -> Image.Image:
    """Return pages side by side on grey."""
    shown = [small(picture, SMALL) for picture in pictures]
    height = shown[0].height
    rows = -(-len(shown) // COLUMNS)
    columns = min(COLUMNS, len(shown))
    sheet = Image.new("RGB", (columns * (SMALL + 6) + 6, rows * (height + 6) + 6), (150, 150, 150))
    for index, picture in enumerate(shown):
        sheet.paste(picture, (6 + index % COLUMNS * (SMALL + 6), 6 + index // COLUMNS * (height + 6)))
    return sheet


def write(name: str, picture: Image.Image) -> None:
    """Write a picture with few colours."""
    few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(HERE / f"{name}.png", optimize=True)


def main() -> None:
    """Write all pictures."""
    shown: set[str] = set()
    for park in ("demo-park", "tiny-park"):
        pages = pages_of(park)
        write(park, contact_sheet([picture for _, picture in pages]))
        for kind, picture in pages:
            if kind not in shown:
                write(kind, small(picture, WIDTH))
                shown.add(kind)


if __name__ == "__main__":
    main()
