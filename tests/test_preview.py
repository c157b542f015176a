"""Pages as pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from brochure.errors import CheckError
from brochure.preview import render_pages


def test_a_picture_a_page_and_a_contact_sheet(email_pdf: Path, tmp_path: Path) -> None:
    """Twelve pages give twelve PNGs of the asked resolution and one sheet of them all."""
    written = render_pages(email_pdf, tmp_path / "图 pages", 36)
    assert [path.name for path in written] == [*(f"p{n:02}.png" for n in range(1, 13)), "contact-sheet.png"]
    with Image.open(written[0]) as page:
        assert page.size == (298, 404)
    with Image.open(written[-1]) as sheet:
        assert sheet.width > sheet.height / 2 and len(sheet.getcolors(1 << 20) or []) > 20


@pytest.mark.parametrize("content", [b"", b"no PDF at all"])
def test_what_is_no_pdf_is_refused(tmp_path: Path, content: bytes) -> None:
    """A file that is no PDF is an error that names it."""
    file = tmp_path / "a.pdf"
    file.write_bytes(content)
    with pytest.raises(CheckError, match=r"a\.pdf"):
        render_pages(file, tmp_path / "out", 72)
    with pytest.raises(CheckError, match="nowhere"):
        render_pages(tmp_path / "nowhere.pdf", tmp_path / "out", 72)
