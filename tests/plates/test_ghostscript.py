"""Our plates against Ghostscript's ``tiffsep``.

Ghostscript colours every dot that a mark touches (PostScript Language Reference, 7.5), so that a thin line
grows by a dot; the tests turn that off and take the mean of 8 x 8 dots. What is left on a page full of lines
is where either of the two puts an edge, which says nothing of ink (dot by dot, 0.8 % of
the cover's cyan): there squares of 15 mm are compared, those that total ink is judged by.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from pikepdf import Array
from PIL import Image

from brochure.layout.document import Document
from brochure.paint import paint
from brochure.plates import PagePlates, separate
from brochure.plates.measuring import page_ink
from brochure.profiles import profile_of

DPI = 100
FINER = 8
MEAN = 0.3
"""Per cent of a solid by which a plate may differ in the mean."""
BLOCK = 59


@dataclass(frozen=True)
class Pair:
    """A page as we and as Ghostscript separate it."""

    ours: PagePlates
    theirs: dict[str, Any]


def ghostscript(gs: str, pdf: Path, folder: Path) -> None:
    subprocess.run(
        [gs, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{DPI * FINER}",
         f"-dDownScaleFactor={FINER}", f"-sOutputFile={folder}/p%d.tif",
         "-c", "0 0 .setfilladjust2 false setstrokeadjust", "-f", str(pdf)],
        check=True, capture_output=True,
    )  # fmt: skip


def pairs(gs: str, pdf: Path, folder: Path) -> list[Pair]:
    ghostscript(gs, pdf, folder)
    made = []
    for page in separate(pdf, DPI).pages():
        theirs = {}
        for name, ours in page.plates.items():
            file = folder / f"p{page.page}({name}).tif"
            theirs[name] = 255 - np.asarray(Image.open(file).convert("L")) if file.exists() else 0 * ours
        made.append(Pair(page, theirs))
    return made


@pytest.fixture(scope="module")
def tortured(
    torture: Path, tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> list[Pair]:
    return pairs(tool("gs"), torture, tmp_path_factory.mktemp("torture"))


@pytest.fixture(scope="module", params=["print"])
def sample_pages(
    request: pytest.FixtureRequest,
    laid_out: Callable[..., Document],
    tool: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Pair]:
    """Parts of the cover, the zones and the figures: threads, patterns, type."""
    folder = tmp_path_factory.mktemp("sample")
    file = folder / "parts.pdf"
    with pikepdf.open(BytesIO(paint(laid_out(), profile_of(request.param)))) as pdf:
        for index in reversed(range(len(pdf.pages))):
            if index not in (0, 5, 7):
                del pdf.pages[index]
        for page in pdf.pages:
            page.MediaBox = Array([36, 36, 396, 396])
            page.CropBox = page.MediaBox
            for key in ("/TrimBox", "/BleedBox"):
                del page.obj[key]
        pdf.save(file)
    return pairs(tool("gs"), file, folder)


@pytest.mark.parametrize("page", [0, 1, 2, 3], ids=["overprint", "spots", "blends and images", "gradients"])
def test_every_construct_is_on_the_right_plates(tortured: list[Pair], page: int) -> None:
    """Flat colours, overprint in both modes, spots, blends, images and gradients differ by less than 0.3 %."""
    pair = tortured[page]
    for name, ours in pair.ours.plates.items():
        assert np.abs(ours.astype(int) - pair.theirs[name]).mean() / 2.55 < MEAN, name


def test_nothing_is_left_unjudged(torture: Path) -> None:
    """All of that file is judged."""
    assert separate(torture, DPI).unjudged == ()


def test_sample_pages_have_the_same_ink(sample_pages: list[Pair]) -> None:
    """Pages of the sample differ by less than 0.3 % a plate in the mean."""
    for pair in sample_pages:
        for name, ours in pair.ours.plates.items():
            difference = np.abs(blocks(ours) - blocks(pair.theirs[name]))
            assert difference.mean() / 2.55 < MEAN, (pair.ours.page, name)


def test_the_worst_square_is_the_same(tortured: list[Pair], sample_pages: list[Pair]) -> None:
    """The square with most ink has the same ink within a point."""
    for pair in (*tortured, *sample_pages):
        theirs = page_ink(pair.ours.page, pair.theirs, pair.ours.frame)
        assert abs(pair.ours.ink().worst.total - theirs.worst.total) < 1


def blocks(ink: Any) -> Any:
    """Return the means of squares of dots."""
    rows, columns = (length // BLOCK for length in ink.shape)
    cut = ink[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    return cut.mean(axis=(1, 3))


def test_the_two_can_differ(tortured: list[Pair]) -> None:
    """A plate that is taken for another is far beyond the tolerance."""
    pair = tortured[0]
    wrong = np.abs(pair.ours.plates["Cyan"].astype(int) - pair.theirs["Yellow"]).mean() / 2.55
    assert wrong > 10 * MEAN
