"""The fold proof of a leaflet."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image

from brochure.assets import assets
from brochure.cli import main
from brochure.errors import CheckError, DataError
from brochure.foldproof import fold_proof, folding_of
from brochure.layout.panels.fold import find_fold, load_folds
from brochure.units import mm

FOLDS = load_folds(assets() / "formats" / "folds.yaml")
GREYS = (40, 90, 140, 190, 220, 250)


def flat(name: str, bleed: float = 3.0) -> bytes:
    """Return two sides of a fold whose panels are plain greys, each its own."""
    fold = find_fold(name, FOLDS)
    pdf = pikepdf.new()
    b = mm(bleed)
    for face, greys in (("outside", GREYS[:3]), ("inside", GREYS[3:])):
        page = pdf.add_blank_page(page_size=(fold.width + 2 * b, fold.height + 2 * b))
        page.TrimBox = pikepdf.Array([b, b, fold.width + b, fold.height + b])
        drawn = "".join(
            f"{grey / 255:.4f} g {slot.x + b:.3f} {b} {slot.width:.3f} {fold.height:.3f} re f "
            for slot, grey in zip(fold.side(face), greys, strict=False)  # type: ignore[arg-type]
        )
        page.Contents = pdf.make_stream(drawn.encode())
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def areas(png: bytes) -> dict[int, int]:
    """Return how many pixels have each grey of the panels."""
    picture = np.asarray(Image.open(BytesIO(png)))
    return {grey: int(np.all(abs(picture.astype(int) - grey) <= 1, axis=2).sum()) for grey in GREYS}


def test_every_panel_is_seen_folded_and_flat() -> None:
    """A panel stands once on its flat, and a quarter as large in each view in which a reader sees it."""
    fold = find_fold("tri-roll-a4", FOLDS)
    found = areas(fold_proof(flat("tri-roll-a4"), fold, 60))
    parts = [slot.part for slot in (*fold.side("outside"), *fold.side("inside"))]
    for slot, part, grey in zip((*fold.side("outside"), *fold.side("inside")), parts, GREYS, strict=True):
        once = slot.width * fold.height * (60 / 72) ** 2
        seen = sum(view.count(part) for view in fold.views)
        assert found[grey] == pytest.approx(once * (1 + seen / 4), rel=0.03), part


@pytest.mark.parametrize("name", dict.fromkeys(fold.name for fold in FOLDS.values()))
def test_every_fold_has_a_proof(name: str) -> None:
    """Each fold's views name panels that it has, each panel at least once; the front is seen first."""
    fold = find_fold(name, FOLDS)
    parts = {slot.part for slot in fold.slots}
    assert {part for view in fold.views for part in view} == parts
    assert fold.views[0][0] in ("front", "front-left")
    picture = Image.open(BytesIO(fold_proof(flat(name), fold, 40)))
    assert picture.width > fold.width * 40 / 72


def test_fold_lines_stand_on_the_folds() -> None:
    """Dashed lines cross the flats where they are folded, and nowhere else."""
    fold = find_fold("half-a4", FOLDS)
    picture = np.asarray(Image.open(BytesIO(fold_proof(flat("half-a4"), fold, 72)))).astype(int)
    red = np.all(abs(picture - (214, 59, 34)) < 4, axis=2)
    columns = np.flatnonzero(red.any(axis=0))
    margin = round(10 * 72 / 25.4)
    assert columns.min() >= margin + mm(148.5) - 2 and columns.max() <= margin + mm(148.5) + 2


def test_what_is_no_flat_is_refused(source_pages: bytes) -> None:
    """A file of other size or count of pages, or none at all, is refused with what it is."""
    with pytest.raises(DataError, match=r"side 1 is 297\.0 x 210\.0 mm; gate-a3 is 418\.0|420\.0"):
        fold_proof(flat("tri-roll-a4"), find_fold("gate-a3", FOLDS))
    with pytest.raises(DataError, match="this file has 1 pages"):
        fold_proof(source_pages, find_fold("dl", FOLDS))
    with pytest.raises(CheckError):
        fold_proof(b"%PDF-", find_fold("dl", FOLDS))


@pytest.fixture
def source_pages() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_the_command_asks_for_a_fold_that_nobody_says(tmp_path: Path) -> None:
    """A foreign file needs --fold; with it the proof lies beside the file."""
    file = tmp_path / "flyer.pdf"
    file.write_bytes(flat("tri-z-a4"))
    assert folding_of(file.read_bytes()) is None
    assert len(pypdfium2.PdfDocument(file)) == 2
    refused = CliRunner().invoke(main, ["foldproof", str(file)])
    assert refused.exit_code == 2 and "does not say how it is folded" in refused.output
    shown = CliRunner().invoke(main, ["foldproof", str(file), "--fold", "Z-fold", "--dpi", "40"])
    assert shown.exit_code == 0 and (tmp_path / "flyer-fold.png").is_file()
