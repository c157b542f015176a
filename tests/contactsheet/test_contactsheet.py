"""The contact sheet of a brochure's pictures."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from PIL import Image

from brochure.cli import main
from brochure.errors import BrochureError
from brochure.viewing import picture_report


@pytest.fixture(scope="module")
def park(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample with a general view that is coarse and told where it was taken, and no licence."""
    folder = tmp_path_factory.mktemp("pictures") / "park"
    shutil.copytree(sample_folder, folder)
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (29.0, 42.0, 0.0)}
    Image.new("RGB", (1800, 900), (90, 120, 90)).save(folder / "view.jpg", exif=exif)
    file = folder / "pictures.yaml"
    text = file.read_text(encoding="utf-8")
    slot = "section: vision\n  file: view.jpg\n  focal_point: [0.25, 0.5]\n  credit: A. <Photographer>\n"
    file.write_text(text.replace("section: vision\n", slot), encoding="utf-8")
    return folder


def test_the_page_says_it_all(park: Path, tmp_path: Path) -> None:
    """Slot, page, file, size, ppi, treatment, profile, crop, credit, licence, and what is to be done."""
    out = tmp_path / "sheet.html"
    (finding,) = picture_report(park, out)
    assert finding.severity == "note" and "211 ppi" in finding.what
    page = out.read_text(encoding="utf-8")
    for said in (
        "zhengyang_zone", "page 9, section vision", "view.jpg", "1800 x 900 pixels", "216 x 51 mm", "211 ppi",
        "as it is", "none: taken for sRGB", "from the data (0.25, 0.50)", "A. &lt;Photographer&gt;", "not stated",
        "say under which terms it may be printed", "tells where it was taken",
    ):  # fmt: skip
        assert said in page, said
    assert "fibre_workshop" in page and "no file was supplied" in page
    assert not re.search(r"<script|https?://|<link", page), "nothing is fetched or run"


def test_the_frame_is_the_crop(park: Path, tmp_path: Path) -> None:
    """The strip shows the whole width of a picture twice as wide as high, 47 % of its height, in the middle."""
    out = tmp_path / "sheet.html"
    picture_report(park, out)
    frame = re.search(r"left:(.*?)%;top:(.*?)%;width:(.*?)%;height:(.*?)%", out.read_text(encoding="utf-8"))
    assert frame is not None
    left, top, width, height = map(float, frame.groups())
    assert (
        (left, width) == (0, 100)
        and height == pytest.approx(47.0, abs=0.5)
        and top == pytest.approx(26.5, abs=0.5)
    )


def test_the_sheet_as_picture_and_as_pdf(park: Path, tmp_path: Path) -> None:
    """The same sheet as PNG and as PDF: a page of A4's width that holds the entries' words."""
    png, pdf = tmp_path / "sheet.png", tmp_path / "sheet.pdf"
    picture_report(park, png, dpi=72)
    picture_report(park, pdf)
    with pypdfium2.PdfDocument(BytesIO(pdf.read_bytes())) as document:
        width, height = document[0].get_size()
        text = document[0].get_textpage().get_text_range()
    with Image.open(png) as image:
        assert image.size == pytest.approx((width, height), abs=2)
    assert round(width / 72 * 25.4) == 210
    assert "zhengyang_zone" in text and "211 ppi" in text


def test_twice_the_same_bytes(park: Path, tmp_path: Path) -> None:
    """A sheet does not know the time."""
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    for out in (first, second):
        picture_report(park, out)
    assert first.read_bytes() == second.read_bytes()


def test_another_ending_is_refused(park: Path, tmp_path: Path) -> None:
    """A report of an unknown kind is an error before anything is read."""
    with pytest.raises(BrochureError, match=r"\.html, \.png or \.pdf"):
        picture_report(park, tmp_path / "sheet.docx")


def test_the_command(park: Path, tmp_path: Path) -> None:
    """``brochure pictures`` prints what it found and where the sheet is."""
    out = tmp_path / "sheet.html"
    done = CliRunner().invoke(main, ["pictures", str(park), "-o", str(out)])
    assert done.exit_code == 0 and done.output.splitlines()[-1] == str(out)
    assert "note: " in done.output and out.is_file()
