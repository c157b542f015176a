"""What no page shows of a photograph is not in the file."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import paint_samples as samples
import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.colour import WHITE
from brochure.display import Group, Item, Path, Picture
from brochure.geometry import Rect, Transform
from brochure.paint import paint
from brochure.paint.shown import WHOLE, shown
from brochure.pictures.photo import Inked, Photo, cut
from brochure.profiles import PictureRules, Profile

LOSSLESS = replace(samples.PLAIN, pictures=PictureRules(ppi=300, quality=None))
SLOT = Rect(60, 50, 40, 20)


def gradient(width: int = 300, height: int = 200) -> Photo:
    """Return a photograph of which every pixel is another than its neighbours."""
    y, x = np.mgrid[0:height, 0:width]
    pixels = np.stack((x * 255 // width, y * 255 // height, (x * 7 + y * 3) % 256), -1).astype(np.uint8)
    return Photo.of(width, height, pixels.tobytes())


def clipped(box: Rect, *slots: Rect) -> list[Item]:
    """Return the photograph in ``box``, seen through each of the slots."""
    return [Group((Picture(gradient(), box),), clip=slot.segments) for slot in slots]


def stored(items: list[Item], profile: Profile = LOSSLESS) -> list[tuple[int, int]]:
    with pikepdf.open(BytesIO(paint(samples.document(items), profile))) as pdf:
        return [(int(i.Width), int(i.Height)) for i in pdf.pages[0].Resources.XObject.values()]


def drawn(items: list[Item]) -> Any:
    document = pypdfium2.PdfDocument(paint(samples.document(items), LOSSLESS))
    return np.asarray(document[0].render(scale=4).to_pil().convert("RGB"), np.int16)


def test_what_is_clipped_away_is_not_stored() -> None:
    """Of a photograph of 150 x 100 points that is seen through 40 x 20, that part is stored and a rim of 4 pixels."""
    assert stored(clipped(Rect(20, 20, 150, 100), SLOT)) == [(2 * 40 + 8, 2 * 20 + 8)]


def test_what_is_seen_stays_where_it_was() -> None:
    """The page looks the same with the part as with the whole photograph."""
    through = clipped(Rect(20, 20, 150, 100), SLOT)
    # A second look at the whole, under white paper, keeps all of the photograph in the file.
    whole: list[Item] = [
        *clipped(Rect(20, 20, 150, 100), Rect(20, 20, 150, 100)),
        Path(Rect(0, 0, 300, 300).segments, fill=WHITE),
        *through,
    ]
    assert stored(whole) == [(300, 200)]
    assert np.abs(drawn(through) - drawn(whole)).max() <= 2


def test_all_places_are_kept() -> None:
    """Seen through two slots, the photograph is stored once, from the one to the other."""
    one, other = Rect(30, 30, 20, 10), Rect(110, 80, 20, 10)
    assert stored(clipped(Rect(20, 20, 150, 100), one, other)) == [(2 * 100 + 8, 2 * 60 + 8)]


def test_turned_and_nested_clips_count() -> None:
    """A clip outside of a turned group is turned back; one in one leaves what both show."""
    turned = Transform.rotation(90)
    inner = Group((Picture(gradient(), Rect(20, -170, 150, 100)),), transform=turned)
    (made,) = shown(samples.document([Group((inner,), clip=Rect(80, 40, 40, 30).segments)])).values()
    # x' = -y, y' = x: what is seen lies at x 40 to 70 and y -120 to -80 of the group.
    part = made.part
    assert (part.x, part.y) == pytest.approx((20 / 150, 50 / 100))
    assert (part.width, part.height) == pytest.approx((30 / 150, 40 / 100))


def test_a_hidden_photo_and_one_without_clip_stay_whole() -> None:
    """What the clip does not meet at all is not guessed at."""
    items = clipped(Rect(20, 20, 150, 100), Rect(190, 190, 5, 5))
    assert [one.part for one in shown(samples.document(items)).values()] == [WHOLE]
    assert [one.part for one in shown(samples.document([Picture(gradient(), SLOT)])).values()] == [WHOLE]


def test_little_is_not_cut() -> None:
    """For a twentieth of the photograph nothing is done."""
    assert stored(clipped(Rect(20, 20, 150, 100), Rect(20, 20, 150, 97))) == [(300, 200)]


@given(st.integers(0, 8), st.integers(0, 5), st.integers(1, 9), st.integers(1, 6))
def test_a_part_is_those_pixels(left: int, top: int, width: int, height: int) -> None:
    """Law: a part of a photograph holds the pixels, and the inks, that stood there."""
    right, bottom = min(9, left + width), min(6, top + height)
    photo = gradient(9, 6)
    inks = np.arange(9 * 6 * 4, dtype=np.uint8).reshape(6, 9, 4)
    part = cut(photo.with_inks(Inked(inks.tobytes())), left, top, right, bottom)
    rgb = np.frombuffer(photo.pixels, np.uint8).reshape(6, 9, 3)
    assert (part.width, part.height) == (right - left, bottom - top)
    assert part.pixels == rgb[top:bottom, left:right].tobytes()
    assert part.inked is not None and part.inked.pixels == inks[top:bottom, left:right].tobytes()
