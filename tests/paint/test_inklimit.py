"""The limit of total ink: photographs are held to it, solids above it refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as File

import numpy as np
import paint_samples as samples
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from brochure.assets import assets
from brochure.colour import ink_from_percent
from brochure.display import Path, Picture
from brochure.errors import AssetError, PaintError
from brochure.geometry import Rect
from brochure.paint import paint
from brochure.paint.inklimit import held_to
from brochure.paint.intent import icc_profile
from brochure.pictures.photo import Photo
from brochure.plates import ink
from brochure.profiles import profile_of

FOGRA39 = assets() / "icc" / "ISOcoated_v2_300_bas.icc"


@given(st.lists(st.tuples(*[st.integers(0, 255)] * 4), min_size=1, max_size=40), st.integers(150, 400))
def test_no_pixel_is_above_the_limit(pixels: list[tuple[int, int, int, int]], limit: int) -> None:
    """Whatever the inks, none has more than the limit; black stays, and what was below it is untouched."""
    image = Image.fromarray(np.array([pixels], np.uint8), "CMYK")
    before, after = np.asarray(image).astype(int), np.asarray(held_to(limit, image)).astype(int)
    assert after.sum(axis=2).max() <= limit * 2.55 + 0.01
    assert (after[..., 3] == before[..., 3]).all()
    below = before.sum(axis=2) <= limit * 2.55
    assert (after[below] == before[below]).all()
    assert (after <= before).all()


def test_hue_is_kept() -> None:
    """Coloured inks give way in proportion."""
    image = Image.new("CMYK", (1, 1), (240, 120, 60, 200))
    c, m, y, k = held_to(200, image).getpixel((0, 0))  # type: ignore[misc]
    assert k == 200
    assert (c / m, m / y) == pytest.approx((2, 2), abs=0.05)


@pytest.mark.parametrize("limit", [300.0, 240.0])
def test_a_dark_photograph_keeps_the_limit_on_the_page(limit: float) -> None:
    """The darkest noisy photograph, through ICC and JPEG, stays within the limit over every 15 mm square."""
    noise = np.random.default_rng(7).integers(0, 22, (160, 200, 3), np.uint8)
    photo = Photo.of(200, 160, noise.tobytes())
    profile = replace(profile_of("print"), ink_limit=limit)
    report = ink(paint(samples.document([Picture(photo, Rect(0, 0, 200, 160))]), profile))
    worst = report.pages[0].worst.total
    assert worst < limit + 1
    assert worst > limit - 30  # and the limit is used: shadows are not washed out


def test_solids_are_refused_not_changed() -> None:
    """An area of an ink above the limit is an error that names it; the same ink in a line is not."""
    heavy = ink_from_percent("heavy", (90, 80, 80, 70), "#000000")
    area = Path(Rect(0, 0, 50, 50).segments, fill=heavy)
    with pytest.raises(PaintError, match="areas of heavy have 320 %"):
        paint(samples.document([area]), samples.PRINT)
    paint(samples.document([area]), replace(samples.PRINT, ink_limit=320.0))
    paint(samples.document([area]), samples.EMAIL)
    paint(samples.document([Path((("M", 0, 0), ("L", 9, 9)), stroke=heavy)]), samples.PRINT)


def press(tmp_path: File, data: bytes) -> object:
    assert samples.PRINT.intent is not None
    (tmp_path / "own.icc").write_bytes(data)
    return replace(samples.PRINT.intent, icc=str(tmp_path / "own.icc"))


GOOD = FOGRA39.read_bytes()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (GOOD[:12] + b"mntr" + GOOD[16:], "icc-wrong-kind"),
        (GOOD[:16] + b"RGB " + GOOD[20:], "icc-wrong-kind"),
        (GOOD[:8] + b"\x04" + GOOD[9:], "icc-wrong-version"),
        (GOOD[:4000], "icc-broken"),
        (GOOD + b"more", "icc-broken"),
        (GOOD[:128] + b"\0\0\0\0" + GOOD[132:], "icc-broken"),
        (b"", "icc-wrong-kind"),
        (b"rubbish" * 99, "icc-wrong-kind"),
    ],
    ids=["monitor", "RGB", "version 4", "cut off", "too long", "no tags", "empty", "rubbish"],
)
def test_the_wrong_icc_profile_is_told(tmp_path: File, data: bytes, code: str) -> None:
    """A profile of another kind, of a later version than PDF/X-1a takes, or broken is refused by its fault."""
    with pytest.raises(AssetError, match=r"own\.icc") as error:
        icc_profile(press(tmp_path, data), "cmyk", 2)  # type: ignore[arg-type]
    assert error.value.findings[0].code == code


def test_version_4_is_for_x4(tmp_path: File) -> None:
    """PDF/X-4 takes a profile of version 4, PDF/X-1a does not."""
    later = GOOD[:8] + b"\x04" + GOOD[9:]
    assert icc_profile(press(tmp_path, later), "cmyk", profile_of("print").icc_version) == later  # type: ignore[arg-type]
    assert profile_of("print-x1a").icc_version == 2
