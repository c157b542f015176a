"""Renew the pictures of docs/tradefair.md from the sample: ``python docs/gallery/tradefair/make.py``."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image

from brochure.assets import assets
from brochure.foldproof import fold_proof
from brochure.impose import impose, sheet_of
from brochure.layout.panels.fold import find_fold, load_folds
from brochure.load import Loaded, load
from brochure.model.brochure import Deliverable
from brochure.paint import paint
from brochure.pipeline import lay_out, new_typesetter

HERE = Path(__file__).parent
GROUND, COLOURS, MARGIN = (214, 219, 216), 96, 16


def painted(loaded: Loaded, name: str, profile: str = "print") -> bytes:
    """Return the sample in a format, as the profile wants it."""
    deliverable = Deliverable(name="gallery", format=name, profile=profile)
    document, demands, _ = lay_out(loaded, deliverable, new_typesetter(loaded.folder))
    return paint(document, demands)


def sides(data: bytes, height: int, pages: Sequence[int] = (0,)) -> list[Image.Image]:
    """Return pages of a PDF, so many pixels high."""
    document = pypdfium2.PdfDocument(data)
    return [
        document[i].render(scale=height / document[i].get_height()).to_pil().convert("RGB") for i in pages
    ]


def row(pictures: Sequence[Image.Image]) -> Image.Image:
    """Return pictures beside each other on the gallery's ground, their feet on one line."""
    high = max(p.height for p in pictures)
    wide = sum(p.width for p in pictures) + MARGIN * (len(pictures) + 1)
    sheet = Image.new("RGB", (wide, high + 2 * MARGIN), GROUND)
    x = MARGIN
    for picture in pictures:
        sheet.paste(picture, (x, MARGIN + high - picture.height))
        x += picture.width + MARGIN
    return sheet


def saved(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours."""
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(HERE / name, optimize=True)


def main() -> None:
    """Write the pictures."""
    loaded = load(HERE.parents[2] / "data" / "zhengyang")
    folds = load_folds(assets() / "formats" / "folds.yaml")
    leaflet = painted(loaded, "tri-roll-a4")
    proof = Image.open(BytesIO(fold_proof(leaflet, find_fold("dl", folds), 60)))
    saved(proof.convert("RGB"), "fold-proof.png")
    booklet = painted(loaded, "210x285")
    stitched = impose(booklet, sheet_of("saddle-sra3"))
    quarter = impose(booklet, sheet_of("saddle-da-quarter"))
    office = impose(painted(loaded, "a5", "office"), sheet_of("office-booklet"))
    saved(row([*sides(stitched, 260), *sides(quarter, 360), *sides(office, 230)]), "sheets.png")
    pieces = [
        *sides(painted(loaded, "card-90x54"), 130, (0, 1)), *sides(painted(loaded, "onesheet-a4"), 320),
        *sides(painted(loaded, "poster-a2"), 340), *sides(painted(loaded, "rollup-800x2000"), 420),
    ]  # fmt: skip
    saved(row(pieces), "pieces.png")


if __name__ == "__main__":
    main()
