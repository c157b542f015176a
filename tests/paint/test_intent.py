"""Output intents and the profiles in them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import paint_samples as samples
import pikepdf
import pytest
from built_press import black_press
from PIL import Image, ImageCms

from brochure.display import Picture
from brochure.errors import AssetError, Place
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


def spoilt(at: int, said: bytes) -> bytes:
    """Return a good press profile with some bytes of its header replaced."""
    data = black_press()
    return data[:at] + said + data[at + len(said) :]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is an empty file"),
        (b"no profile at all" * 20, "is no ICC profile;"),
        (srgb_profile(), "is an ICC profile for RGB, of a monitor"),
        (spoilt(12, b"mntr"), "of a monitor, not of a printer"),
        (spoilt(12, b"link"), "of a link of two devices, not of a printer"),
        (
            spoilt(8, b"\5"),
            "of version 5; this standard takes version 4 at most; name a profile of version 4$",
        ),
        (spoilt(20, b"CMYK"), "is a broken ICC profile"),
        (black_press()[:-40], "is a broken ICC profile"),
        (black_press().replace(b"B2A0", b"B2Ax"), "without B2A0, by which colours are converted"),
        (black_press().replace(b"mft1", b"mftx"), "broken ICC profile: colours can not be converted"),
    ],
    ids=[
        "empty",
        "rubbish",
        "rgb",
        "monitor",
        "link",
        "version",
        "connection",
        "cut",
        "no table",
        "bad tables",
    ],
)
def test_the_wrong_kind_of_profile_is_an_error(tmp_path: Path, data: bytes, what: str) -> None:
    """What is no printer's profile, or broken, is refused with its name, its kind and where it was named."""
    (tmp_path / "wrong.icc").write_bytes(data)
    mine = press(tmp_path / "wrong.icc")
    assert mine.intent is not None
    mine = replace(mine, intent=replace(mine.intent, place=Place("profiles.yaml", 3, 8)))
    with pytest.raises(AssetError, match=what) as error:
        paint(samples.document([Picture(samples.chequers(), Rect(0, 0, 60, 40))]), mine)
    assert error.value.findings[0].place == Place("profiles.yaml", 3, 8)


def test_a_good_profile_of_another_press_is_taken(tmp_path: Path) -> None:
    """A press's own profile stands in the file as it is."""
    (tmp_path / "own.icc").write_bytes(black_press())
    data = paint(
        samples.document([Picture(samples.chequers(), Rect(0, 0, 60, 40))]), press(tmp_path / "own.icc")
    )
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == black_press()


def test_x1a_refuses_version_four(tmp_path: Path) -> None:
    """PDF/X-1a takes profiles of version 2; the remedy names the standard that takes 4."""
    (tmp_path / "own.icc").write_bytes(spoilt(8, b"\4"))
    mine = replace(press(tmp_path / "own.icc"), icc_version=2)
    with pytest.raises(AssetError, match="version 2, or choose PDF/X-4"):
        paint(samples.document([Picture(samples.chequers(), Rect(0, 0, 60, 40))]), mine)
