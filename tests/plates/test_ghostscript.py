"""Our plates against Ghostscript's ``tiffsep``.

Ghostscript colours every dot that a mark touches (PostScript Language Reference, 7.5), so that a thin line
grows by a dot; the tests turn that off and take the mean of 8 x 8 dots. What is left, dot by dot, is the error of
those 64 samples: it halves when 256 are taken.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from managed_samples import managed
from PIL import Image

from brochure.assets import assets
from brochure.layout.document import Document
from brochure.paint import paint
from brochure.plates.measuring import page_ink
from brochure.plates.separating import PagePlates, separate
from brochure.profiles import profile_of

TORTURE_DPI, SAMPLE_DPI = 100, 150
FINER = 8
MEAN = 0.3
"""Per cent of a solid by which the dots of a plate may differ in the mean."""


@dataclass(frozen=True)
class Pair:
    """A page as we and as Ghostscript separate it."""

    ours: PagePlates
    theirs: dict[str, Any]


def ghostscript(gs: str, pdf: Path, folder: Path, dpi: int) -> None:
    # Both of its CMYK profiles are the house's, so that process inks stay as they are.
    press = assets() / "icc" / "ISOcoated_v2_300_bas.icc"
    subprocess.run(
        [gs, "-q", "-dSAFER", f"--permit-file-read={press}", f"-sDefaultCMYKProfile={press}",
         f"-sOutputICCProfile={press}", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{dpi * FINER}",
         f"-dDownScaleFactor={FINER}", f"-sOutputFile={folder}/p%d.tif",
         "-c", "0 0 .setfilladjust2 false setstrokeadjust", "-f", str(pdf)],
        check=True, capture_output=True,
    )  # fmt: skip


def pairs(gs: str, pdf: Path, folder: Path, dpi: int) -> list[Pair]:
    ghostscript(gs, pdf, folder, dpi)
    made = []
    for page in separate(pdf, dpi).pages():
        theirs = {}
        for name, ours in page.plates.items():
            file = folder / f"p{page.page}({name}).tif"
            theirs[name] = np.zeros_like(ours)
            if file.exists():
                # The finer picture is cut to whole dots, which may be one dot less than the page has.
                picture = 255 - np.asarray(Image.open(file).convert("L"))[: ours.shape[0], : ours.shape[1]]
                theirs[name][: picture.shape[0], : picture.shape[1]] = picture
        made.append(Pair(page, theirs))
    return made


def differences(pair: Pair) -> dict[str, float]:
    """Return for each plate the mean of what its dots differ by, in per cent; the last row and column left out."""
    return {
        name: float(np.abs(ours.astype(int) - pair.theirs[name])[:-1, :-1].mean()) / 2.55
        for name, ours in pair.ours.plates.items()
    }


@pytest.fixture(scope="module")
def tortured(
    torture: Path, tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> list[Pair]:
    return pairs(tool("gs"), torture, tmp_path_factory.mktemp("torture"), TORTURE_DPI)


@pytest.fixture(scope="module")
def managed_pages(tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    folder = tmp_path_factory.mktemp("managed")
    return pairs(tool("gs"), managed(folder / "managed.pdf"), folder, TORTURE_DPI)


@pytest.fixture(scope="module", params=["print", "print-spot"])
def sample_pages(
    request: pytest.FixtureRequest,
    laid_out: Callable[..., Document],
    tool: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Pair]:
    folder = tmp_path_factory.mktemp("sample")
    file = folder / "sample.pdf"
    file.write_bytes(paint(laid_out(), profile_of(request.param)))
    return pairs(tool("gs"), file, folder, SAMPLE_DPI)


@pytest.mark.parametrize("page", [0, 1, 2, 3], ids=["overprint", "spots", "blends and images", "gradients"])
def test_every_construct_is_on_the_right_plates(tortured: list[Pair], page: int) -> None:
    """Flat colours, overprint in both modes, spots, blends, images and gradients differ by less than 0.3 %."""
    pair = tortured[page]
    for name, difference in differences(pair).items():
        assert difference < MEAN, name


@pytest.mark.parametrize("page", [0, 1], ids=["colours and pictures", "courses and meshes"])
def test_colours_without_inks_are_separated_alike(managed_pages: list[Pair], page: int) -> None:
    """RGB, Lab, ICC, JPEG 2000, a fax, calculated courses and meshes differ by less than 0.3 %."""
    pair = managed_pages[page]
    for name, difference in differences(pair).items():
        assert difference < MEAN, name
    assert max(pair.ours.ink().coverage.values()) > 5


def test_nothing_is_left_unjudged(torture: Path) -> None:
    """All of that file is judged."""
    assert separate(torture, TORTURE_DPI).unjudged == ()


def test_sample_pages_have_the_same_ink(sample_pages: list[Pair]) -> None:
    """All pages of the sample, threads and small type too, differ by less than 0.3 % a plate, dot by dot."""
    for pair in sample_pages:
        for name, difference in differences(pair).items():
            assert difference < MEAN, (pair.ours.page, name)


def test_x1a_has_the_same_plates(laid_out: Callable[..., Document]) -> None:
    """PDF/X-1a and PDF/X-4 of one brochure put the same ink on every plate."""
    x4, x1a = (separate(paint(laid_out(), profile_of(name)), 72).pages() for name in ("print", "print-x1a"))
    for one, other in zip(x4, x1a, strict=True):
        for name, ink in one.plates.items():
            assert np.array_equal(ink, other.plates[name]), (one.page, name)


def test_the_worst_square_is_the_same(
    tortured: list[Pair], managed_pages: list[Pair], sample_pages: list[Pair]
) -> None:
    """The square with most ink has the same ink within a point."""
    for pair in (*tortured, *managed_pages, *sample_pages):
        theirs = page_ink(pair.ours.page, pair.theirs, pair.ours.frame)
        assert abs(pair.ours.ink().worst.total - theirs.worst.total) < 1


def test_the_two_can_differ(tortured: list[Pair]) -> None:
    """A plate that is taken for another is far beyond the tolerance."""
    pair = tortured[0]
    wrong = np.abs(pair.ours.plates["Cyan"].astype(int) - pair.theirs["Yellow"]).mean() / 2.55
    assert wrong > 10 * MEAN
