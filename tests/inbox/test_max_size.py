"""Files kept within a size by their photographs alone."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from brochure.display import Picture, Tagged
from brochure.errors import PaintError, Place
from brochure.geometry import Rect
from brochure.layout.document import Document, Metadata, Page
from brochure.model.brochure import Deliverable
from brochure.paint import fitted, paint
from brochure.pictures.photo import Photo
from brochure.profiles import CATALOGUE

EMAIL = CATALOGUE["email"]
PLACE = Place("brochure.yaml", 9, 1, "deliverables[0].max_size")
PHOTOS = 4


def noisy(seed: int) -> Photo:
    """A photograph that hardly compresses: 3 by 2 inches of noise at 200 ppi."""
    return Photo.of(600, 400, random.Random(seed).randbytes(600 * 400 * 3))


@pytest.fixture(scope="module")
def album() -> Document:
    """Four photographs, one of them shown twice."""
    photos = [noisy(seed) for seed in (*range(PHOTOS), 0)]
    pages = tuple(
        Page(str(n), "right", "album", (Tagged("Figure", (Picture(photo, box),), alt="noise", box=box),))
        for n, photo in enumerate(photos, 1)
        for box in (Rect(20, 20, 216, 144),)
    )
    said = Metadata("Album", "", "", (), "en", datetime(2026, 1, 1, tzinfo=UTC), "00", "test")
    return Document(300, 200, 0.0, pages, (), said)


def images(data: bytes) -> list[tuple[int, int]]:
    """Return width and height in pixels of each image object of a file."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        return [(int(o.Width), int(o.Height)) for o in found]


def test_a_picture_shown_twice_is_stored_once(album: Document) -> None:
    """Four photographs on five pages are four image objects."""
    assert images(paint(album, EMAIL)) == [(450, 300)] * PHOTOS  # 3 inches at 150 ppi


def test_what_fits_is_left_alone(album: Document) -> None:
    """A file within its size is the same as without a limit, and nothing is said."""
    data = paint(album, EMAIL)
    assert fitted(album, EMAIL, len(data)) == (data, ())


@pytest.mark.parametrize(("share", "ppi", "quality"), [(0.75, 132, 85), (0.35, 96, 85), (0.2, 96, 68)])
def test_pictures_get_coarser_then_worse(album: Document, share: float, ppi: int, quality: int) -> None:
    """Resolution goes first, down to 96 ppi, quality after it; the note says what it took and where."""
    limit = int(len(paint(album, EMAIL)) * share)
    data, (note,) = fitted(album, EMAIL, limit, PLACE)
    assert len(data) <= limit
    assert images(data) == [(3 * ppi, 2 * ppi)] * PHOTOS
    assert note.severity == "note" and note.place == PLACE and f"{ppi} ppi in place of 150" in note.what
    assert ("quality" in note.what) == (quality != 85) and (
        quality == 85 or f"quality {quality} in" in note.what
    )


def test_too_much_is_an_error(album: Document) -> None:
    """When 96 ppi and the lowest quality are too much, the build fails and says what is not pictures."""
    with pytest.raises(
        PaintError, match=r"max_size: the file is larger than 20 kB, even with pictures of 96 ppi"
    ):
        fitted(album, EMAIL, 20_000, PLACE)


def test_text_is_never_touched(album: Document) -> None:
    """All but the pictures is the same in the smaller file."""
    data, _ = fitted(album, EMAIL, int(len(paint(album, EMAIL)) * 0.2))

    def pages(file: bytes) -> list[bytes]:
        with pikepdf.open(BytesIO(file)) as pdf:
            return [page.Contents.read_bytes() for page in pdf.pages]

    assert pages(data) == pages(paint(album, EMAIL))


@pytest.mark.parametrize(("said", "count"), [("2MB", 2_000_000), ("350 kB", 350_000), ("1.5MB", 1_500_000)])
def test_sizes_are_powers_of_ten(said: str, count: int) -> None:
    """MB and kB are what mail programs count, not powers of two."""
    assert Deliverable(name="email", max_size=said).max_bytes == count
    assert Deliverable(name="email").max_bytes is None
