"""What is done with a photograph by its resolution, and where it is cropped."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from brochure.colour import black
from brochure.errors import Place
from brochure.geometry import Rect, bounds
from brochure.pictures.focus import focus
from brochure.pictures.halftone import MOST, WIDEST, threads
from brochure.pictures.judging import judge, treatment_for
from brochure.pictures.photo import Photo, Source
from brochure.pictures.placing import original_ppi
from brochure.units import mm, to_mm

INK = black(1.0)


def photo(image: Image.Image) -> Photo:
    return Photo.of(image.width, image.height, image.convert("RGB").tobytes())


def spotted(x: int, y: int, width: int = 300, height: int = 200) -> Photo:
    """Return an even picture with a chequered spot around a point."""
    image = Image.new("RGB", (width, height), (120, 150, 170))
    draw = ImageDraw.Draw(image)
    for i, j in itertools.product(range(-4, 4), repeat=2):
        tone = (220, 60, 40) if (i + j) % 2 else (30, 20, 20)
        draw.rectangle((x + 5 * i, y + 5 * j, x + 5 * i + 4, y + 5 * j + 4), fill=tone)
    return photo(image)


# -- by resolution


@pytest.mark.parametrize(
    ("ppi", "treatment"),
    [(300, "full"), (200, "full"), (199.9, "duotone"), (150, "duotone"), (149.9, "threads")],
)
def test_the_resolution_decides(ppi: float, treatment: str) -> None:
    """From 200 ppi a photograph is shown as it is, from 150 in two inks, below as threads."""
    assert treatment_for(ppi) == treatment


@pytest.mark.parametrize(
    ("ppi", "treatment", "severity", "says"),
    [
        (310, "full", None, ""),
        (250, "full", "note", "250 ppi"),
        (199.9, "duotone", "note", "199 ppi where it stands and is shown in two inks"),
        (120, "threads", "warning", "shown as threads"),
        (120, "full", "warning", "print shops refuse less than 150"),
        (170, "threads", None, ""),
    ],
)
def test_what_a_person_is_told(ppi: float, treatment: str, severity: str | None, says: str) -> None:
    """A note below 300 ppi, a warning below 150, nothing for a fine one or one that was asked for as threads."""
    place = Place("pictures.yaml", 3, 1)
    found = judge("view.jpg", ppi, treatment, place)  # type: ignore[arg-type]
    if severity is None:
        assert found is None
        return
    assert found is not None and found.severity == severity and found.place == place
    assert says in found.what and "as wide" in found.remedy


def test_the_file_counts_not_what_was_read_of_it() -> None:
    """A JPEG that was decoded at half its size is judged by its own pixels."""
    whole = Source("a.jpg", "JPEG", "RGB", "", 600, 400)
    half = Photo("half", 300, 200, bytes(300 * 200 * 3), source=whole)
    assert original_ppi(half, Rect(0, 0, 144, 72)) == pytest.approx(300)


# -- where to crop


@pytest.mark.parametrize(("x", "side"), [(40, -1), (260, 1)])
def test_a_crop_goes_where_there_is_something(x: int, side: int) -> None:
    """A square crop of a wide picture moves to the side where all there is to see lies."""
    fx, fy = focus(spotted(x, 100), 1.0)
    assert (fx - 0.5) * side > 0.1 and fy == 0.5
    assert abs(fx - x / 300) < 1 / 3, "the spot lies in the crop"


def test_a_tall_crop_moves_up() -> None:
    """A wide crop of a tall picture moves up or down."""
    fx, fy = focus(spotted(100, 40, 200, 300), 2.0)
    assert fx == 0.5 and fy < 0.35


@pytest.mark.parametrize(
    "empty",
    [
        photo(Image.new("RGB", (300, 100), (90, 90, 90))),
        Photo.of(1, 1, b"abc"),
        Photo.of(400, 1, bytes(1200)),
    ],
)
def test_an_even_picture_is_cropped_in_its_middle(empty: Photo) -> None:
    """With nothing to see anywhere the middle is kept."""
    assert focus(empty, 1.0) == (0.5, 0.5)


def test_a_centred_subject_stays_centred() -> None:
    """A small gain is not worth a crop off the middle."""
    assert focus(spotted(150, 100), 1.0) == (0.5, 0.5)


@given(st.integers(1, 40), st.integers(1, 40), st.floats(0.2, 5), st.integers(0, 255))
def test_a_focal_point_lies_in_the_picture(width: int, height: int, ratio: float, tone: int) -> None:
    """Law: whatever the picture and the slot, the focal point is a pair of shares."""
    noise = bytes((i * 37 + tone * i * i) % 256 for i in range(width * height * 3))
    assert all(0 <= share <= 1 for share in focus(Photo.of(width, height, noise), ratio))


# -- threads

SLOT = Rect(10, 20, mm(60), mm(30))


def widths(at: float, shown: Photo) -> list[float]:
    """Return the widths of the threads at a height of the slot (share), from the left."""
    found = []
    path = threads(shown, SLOT, INK)
    for whole in " ".join(segment[0] for segment in path.segments).split("Z")[:-1]:
        assert whole.strip().startswith("M")
    for is_close, group in itertools.groupby(path.segments, lambda s: s[0] == "Z"):
        if is_close:
            continue
        points = [segment[1:] for segment in group]
        half = points[: len(points) // 2]
        y = SLOT.y + at * SLOT.height
        right = next(
            x1 + (x2 - x1) * (y - y1) / (y2 - y1)
            for (x1, y1), (x2, y2) in itertools.pairwise(half)
            if y1 <= y <= y2
        )
        middle = (points[0][0] + points[-1][0]) / 2
        found.append(2 * (right - middle))
    return found


def test_dark_is_wide() -> None:
    """From a white left to a black right threads widen from 0.15 to 1.36 mm, 1.5 mm apart."""
    ramp = photo(Image.linear_gradient("L").rotate(90).resize((256, 128)))
    found = widths(0.5, ramp)
    if found[0] > found[-1]:
        found.reverse()
    assert len(found) == 40
    assert to_mm(found[0]) == pytest.approx(0.15, abs=0.03) and to_mm(found[-1]) == pytest.approx(
        1.36, abs=0.03
    )
    assert all(b > a - 0.02 for a, b in itertools.pairwise(found))


def test_threads_stay_in_their_slot() -> None:
    """No thread leaves the slot, touches its neighbour, or is thinner than a press can print."""
    path = threads(spotted(150, 100), SLOT, INK)
    box = bounds(path.segments)
    assert box is not None and SLOT.contains(box, 0.01)
    assert path.fill == INK and path.stroke is None
    for at in (0.001, 0.31, 0.5, 0.999):
        assert all(0.14 <= to_mm(width) <= to_mm(WIDEST) + 0.001 for width in widths(at, spotted(150, 100)))


def test_an_even_photo_has_even_threads() -> None:
    """An even grey has threads of one width, four points each."""
    path = threads(photo(Image.new("RGB", (90, 60), (128, 128, 128))), SLOT, INK)
    assert len(path.segments) == 40 * 5
    assert (
        len({round(width, 2) for width in widths(0.4, photo(Image.new("RGB", (9, 6), (128, 128, 128))))}) == 1
    )


def test_a_page_of_noise_is_not_too_heavy() -> None:
    """Whatever the photo, a picture has no more segments than a page of art."""
    noise = photo(Image.effect_noise((800, 800), 200))
    assert len(threads(noise, Rect(0, 0, mm(216), mm(290)), INK).segments) <= MOST
