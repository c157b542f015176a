"""Output intents and the profiles in them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import paint_samples as samples
import pytest
from PIL import Image, ImageCms

from brochure.display import Picture
from brochure.errors import AssetError
from brochure.geometry import Rect
from brochure.paint import paint
from brochure.paint.srgb import srgb_profile
from brochure.profiles import Profile
from brochure.text.faces import Face


def press(icc: Path) -> Profile:
    """Return the print profile with another ICC file."""
    assert samples.PRINT.intent is not None
    return replace(samples.PRINT, intent=replace(samples.PRINT.intent, icc=str(icc)))


def test_our_srgb_is_srgb() -> None:
    """LittleCMS turns colours through our profile as through its own, to one step of 255."""
    ours, theirs = ImageCms.ImageCmsProfile(BytesIO(srgb_profile())), ImageCms.createProfile("sRGB")
    steps = range(0, 256, 17)
    colours = Image.new("RGB", (len(steps) ** 2, len(steps)))
    colours.putdata([(r, g, b) for r in steps for g in steps for b in steps])
    turned = ImageCms.profileToProfile(colours, ours, theirs)
    assert turned is not None
    assert max(abs(a - b) for a, b in zip(turned.tobytes(), colours.tobytes(), strict=True)) <= 1


def test_our_srgb_says_what_it_is() -> None:
    """The profile is of version 2, its size is its length, and it names itself."""
    data = srgb_profile()
    assert int.from_bytes(data[:4], "big") == len(data)
    assert data[8] == 2
    assert (
        ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(data))).strip() == "sRGB IEC61966-2.1"
    )


def test_a_missing_profile_is_an_error(latin: Face, tmp_path: Path) -> None:
    """A press profile that is not there is named, without a traceback's words."""
    with pytest.raises(AssetError, match=r"lost\.icc can not be read"):
        paint(samples.document([samples.run(latin, "a")]), press(tmp_path / "lost.icc"))


@pytest.mark.parametrize("data", [srgb_profile(), b"no profile at all" * 20], ids=["rgb", "rubbish"])
def test_the_wrong_kind_of_profile_is_an_error(tmp_path: Path, data: bytes) -> None:
    """An RGB profile, or a file that is none, is refused for a CMYK file with a photograph."""
    (tmp_path / "wrong.icc").write_bytes(data)
    with pytest.raises(AssetError, match="no ICC profile for CMYK"):
        paint(
            samples.document([Picture(samples.chequers(), Rect(0, 0, 60, 40))]), press(tmp_path / "wrong.icc")
        )
