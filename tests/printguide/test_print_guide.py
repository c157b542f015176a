"""The office booklet and the page that tells how to print it."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest

from brochure.check.checking import check
from brochure.pipeline import Wish, build
from brochure.units import mm

sys.path.insert(0, str(Path(__file__).parents[1] / "impose"))


@pytest.fixture(scope="module")
def files(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of the sample's office booklet by what they are called."""
    out = tmp_path_factory.mktemp("booklet")
    built = build(sample_folder, out, Wish(only=("office-booklet",))).built
    return {b.name: b.file.read_bytes() for b in built}


def test_the_booklet_comes_with_its_guide(files: dict[str, bytes]) -> None:
    """Two files: sheets of A4 and one A4 page, both without a finding in the preflight."""
    assert list(files) == ["office-booklet", "office-booklet-how-to-print"]
    for data in files.values():
        assert check(data).clean
    with pikepdf.open(BytesIO(files["office-booklet"])) as pdf:
        sizes = {tuple(round(float(v)) for v in page.MediaBox) for page in pdf.pages}
        assert sizes == {(0, 0, 842, 595)}
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert "/StructTreeRoot" not in pdf.Root


def test_it_folds_to_an_a5_booklet(files: dict[str, bytes]) -> None:
    """Printed, flipped over the short edge, folded and stitched, it reads from 1 to n, each page upright."""
    from folding_paper import folded, nested, panels, read, sides

    found = sides(files["office-booklet"], 0.0)
    sheets = [folded(panels(a, b)) for a, b in zip(found[::2], found[1::2], strict=True)]
    pages = read(nested(sheets))
    numbers = [page for page, _ in pages if page]
    assert numbers == sorted(numbers) and len(pages) % 4 == 0 and all(upright for _, upright in pages)
    assert numbers[0] == 1 and pages[-1][0] == numbers[-1]
    for side in found:
        for p in side.prints:
            assert (p.trim[2] - p.trim[0], p.trim[3] - p.trim[1]) == pytest.approx(
                (mm(148), mm(210)), abs=0.1
            )


def test_nothing_is_printed_near_the_edges(files: dict[str, bytes]) -> None:
    """A desktop printer prints no ink within 5 mm of the paper's edges, and there is none."""
    document = pypdfium2.PdfDocument(files["office-booklet"])
    for page in document:
        picture = page.render(scale=1.0).to_numpy()
        edge = int(mm(5)) - 1
        rims = (picture[:edge], picture[-edge:], picture[:, :edge], picture[:, -edge:])
        assert all(np.all(rim > 250) for rim in rims)


def test_the_guide_says_what_to_do(files: dict[str, bytes]) -> None:
    """In both languages: how many pages and sheets, actual size, both sides, the short edge, fold, staple."""
    said = pypdfium2.PdfDocument(files["office-booklet-how-to-print"])[0].get_textpage().get_text_range()
    said = " ".join(said.split())
    sheets = len(pypdfium2.PdfDocument(files["office-booklet"])) // 2
    for word in (
        f"{4 * sheets} pages on {sheets} sheets of A4", "Actual size", "both sides", "short edge", "fold", "Staple",
        "实际大小", "双面打印", "沿短边翻转", "对折", "zhengyang-office-booklet.pdf",
    ):  # fmt: skip
        assert word in said, word
