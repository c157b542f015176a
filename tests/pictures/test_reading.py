"""Pictures of all kinds come out upright, in sRGB, without metadata, or with a clear error."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from picture_samples import (
    ADOBE_RGB,
    CORNERS,
    D50,
    corners,
    jpeg,
    png_header,
    profile,
    saved,
    without_adobe_mark,
)
from PIL import Image, ImageChops, ImageCms

from brochure.assets import assets
from brochure.errors import AssetError, Place
from brochure.pictures.managed import CMYK_PROFILE
from brochure.pictures.photo import Photo, Source
from brochure.pictures.reading import inspect, load_photo

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How an upright picture is turned so that a viewer that obeys the orientation shows it upright."""


def pixel(photo: Photo, x: float, y: float) -> tuple[int, int, int]:
    """Return the pixel at shares of width and height."""
    at = (int(y * photo.height) * photo.width + int(x * photo.width)) * 3
    return photo.pixels[at], photo.pixels[at + 1], photo.pixels[at + 2]


def quarters(photo: Photo) -> list[tuple[int, int, int]]:
    return [pixel(photo, x, y) for y in (0.25, 0.75) for x in (0.25, 0.75)]


def near(found: tuple[int, ...], wanted: tuple[float, ...], by: int) -> bool:
    return all(abs(a - b) <= by for a, b in zip(found, wanted, strict=True))


# -- kinds


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_any_orientation_comes_upright(tmp_path: Path, orientation: int, suffix: str) -> None:
    """All eight EXIF orientations of every format show the same upright picture."""
    turned = corners()
    if orientation in TURNS:
        turned = turned.transpose(TURNS[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"jpg": {"quality": 98, "subsampling": 0}, "webp": {"lossless": True}}.get(suffix, {})
    photo = load_photo(saved(tmp_path, turned, f"p.{suffix}", exif=exif, **options))
    assert (photo.width, photo.height) == (30, 20)
    assert all(near(a, b, 4) for a, b in zip(quarters(photo), CORNERS, strict=True))


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "tiff_deflate"])
def test_lab_is_read_as_the_colours_that_it_counts(tmp_path: Path, compression: str) -> None:
    """A TIFF in L*a*b* comes back as the sRGB that it was made of."""
    way = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    for colour in ((200, 90, 70), (90, 150, 90), (128, 128, 128), (60, 80, 150)):
        lab = ImageCms.applyTransform(Image.new("RGB", (4, 4), colour), way)
        assert lab is not None
        photo = load_photo(saved(tmp_path, lab, "lab.tif", compression=compression))
        assert near(pixel(photo, 0.5, 0.5), colour, 3)


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif"])
def test_greys_stay_neutral(tmp_path: Path, suffix: str) -> None:
    """A grey picture keeps its tones, red, green and blue alike."""
    photo = load_photo(saved(tmp_path, Image.linear_gradient("L"), f"g.{suffix}"))
    assert (photo.width, photo.height) == (256, 256)
    for share in (0.0, 0.25, 0.5, 0.99):
        red, green, blue = pixel(photo, 0.5, share)
        assert red == green == blue
        assert abs(red - int(share * 256)) <= 1


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_sixteen_bits_keep_their_tones(tmp_path: Path, suffix: str) -> None:
    """16-bit greys from black to white become 8-bit greys from black to white."""
    deep = Image.frombytes("I;16", (3, 1), b"".join(v.to_bytes(2, "little") for v in (0, 128 * 257, 65535)))
    photo = load_photo(saved(tmp_path, deep, f"deep.{suffix}"))
    assert photo.pixels == bytes([0] * 3 + [128] * 3 + [255] * 3)


def test_a_palette_is_resolved(tmp_path: Path) -> None:
    """A palette picture shows its colours."""
    photo = load_photo(saved(tmp_path, corners().quantize(8), "p.png"))
    assert quarters(photo) == list(CORNERS)


def test_black_and_white(tmp_path: Path) -> None:
    """One bit a pixel is black or white."""
    photo = load_photo(saved(tmp_path, Image.new("1", (3, 3), 1), "b.tif"))
    assert photo.pixels == b"\xff" * 27


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_lies_over_white(tmp_path: Path, mode: str) -> None:
    """A clear pixel is white, a half clear black one a middle grey, an opaque one itself."""
    image = Image.new("RGBA", (3, 1), (0, 0, 0, 0))
    image.putpixel((1, 0), (0, 0, 0, 128))
    image.putpixel((2, 0), (0, 0, 0, 255))
    if mode == "P":
        palette = Image.new("P", (3, 1))
        palette.putpalette([0] * 9)
        for x in range(3):
            palette.putpixel((x, 0), x)
        path = saved(tmp_path, palette, "t.png", transparency=bytes([0, 128, 255]))
    else:
        path = saved(tmp_path, image.convert(mode), "t.png")
    assert load_photo(path).pixels == bytes([255] * 3 + [127] * 3 + [0] * 3)


def test_one_pixel(tmp_path: Path) -> None:
    """A picture of one pixel is a picture."""
    photo = load_photo(saved(tmp_path, Image.new("RGB", (1, 1), (1, 2, 3)), "one.png"))
    assert (photo.width, photo.height, photo.pixels) == (1, 1, bytes([1, 2, 3]))


def test_the_content_counts_not_the_name(tmp_path: Path) -> None:
    """A PNG that is called .jpg is read as what it is."""
    assert quarters(load_photo(saved(tmp_path, corners(), "wrong.jpg", format="PNG"))) == list(CORNERS)


def test_metadata_does_not_come_along(tmp_path: Path) -> None:
    """Two files that differ in their metadata alone give the same photo, by name too."""
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[1] = "N"
    plain = load_photo(saved(tmp_path, corners(), "plain.png"))
    assert load_photo(saved(tmp_path, corners(), "gps.png", exif=exif)) == plain


# -- colour


def _shown(linear: float) -> float:
    return 255 * (linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055)


def test_an_embedded_profile_is_obeyed(tmp_path: Path) -> None:
    """Colours of a wide profile come out as the sRGB colours that look alike."""
    value, gamma = (120, 150, 100), 563 / 256
    path = saved(tmp_path, Image.new("RGB", (4, 4), value), "wide.png", icc_profile=profile(b"RGB ", gamma))
    light = [(v / 255) ** gamma for v in value]
    xyz = [sum(c * ADOBE_RGB[i][k] for i, c in enumerate(light)) for k in range(3)]
    # XYZ at D50 to linear sRGB: IEC 61966-2-1 with Bradford's adaptation.
    matrix = ((3.1339, -1.6169, -0.4906), (-0.9788, 1.9161, 0.0335), (0.0719, -0.2290, 1.4052))
    wanted = tuple(_shown(sum(a * b for a, b in zip(row, xyz, strict=True))) for row in matrix)
    found = pixel(load_photo(path), 0, 0)
    assert near(found, wanted, 2)
    assert not near(found, value, 5)


def test_a_wide_profiles_greys_stay_neutral(tmp_path: Path) -> None:
    """A grey in a wide profile is a grey in sRGB; white stays white, black black."""
    for value in (0, 64, 128, 255):
        image = Image.new("RGB", (2, 2), (value,) * 3)
        red, green, blue = pixel(
            load_photo(saved(tmp_path, image, "n.png", icc_profile=profile(b"RGB ", 563 / 256))), 0, 0
        )
        assert max(red, green, blue) - min(red, green, blue) <= 1
        assert abs(red - _shown((value / 255) ** (563 / 256))) <= 2


def test_a_grey_profile_is_obeyed(tmp_path: Path) -> None:
    """A grey picture's own gamma is turned into sRGB's."""
    image = Image.new("L", (2, 2), 128)
    found = pixel(load_photo(saved(tmp_path, image, "g.png", icc_profile=profile(b"GRAY", 1.0))), 0, 0)
    assert found[0] == found[1] == found[2]
    assert abs(found[0] - _shown(128 / 255)) <= 2


def test_a_profile_of_another_space_is_left_aside(tmp_path: Path) -> None:
    """An RGB profile in a grey picture describes what it once was."""
    image = Image.new("L", (2, 2), 128)
    path = saved(tmp_path, image, "g.png", icc_profile=profile(b"RGB ", 1.0))
    assert pixel(load_photo(path), 0, 0) == (128, 128, 128)


@pytest.mark.parametrize("with_profile", [True, False])
@pytest.mark.parametrize("suffix", ["jpg", "tif"])
def test_cmyk_is_seen_as_printed(tmp_path: Path, suffix: str, with_profile: bool) -> None:
    """CMYK with the press profile or none shows what coated paper would: red, paper white, a deep black."""
    image = Image.new("CMYK", (48, 16))
    for i, ink in enumerate(((0, 255, 255, 0), (0, 0, 0, 0), (0, 0, 0, 255))):
        image.paste(ink, (i * 16, 0, i * 16 + 16, 16))
    icc = (assets() / CMYK_PROFILE).read_bytes()
    options = {"icc_profile": icc} if with_profile else {}
    photo = load_photo(saved(tmp_path, image, f"c.{suffix}", **options))
    red, white, black = (pixel(photo, x, 0.5) for x in (0.15, 0.5, 0.85))
    assert red[0] > 200 and red[1] < 60 and red[2] < 60
    assert min(white) >= 252
    assert max(black) < 60


def test_cmyk_jpegs_are_right_whichever_way_up(tmp_path: Path) -> None:
    """A CMYK JPEG without Adobe's mark holds plain values, one with it inverted ones; both look the same."""
    image = Image.new("CMYK", (16, 16), (200, 40, 20, 10))
    adobe, plain = tmp_path / "adobe.jpg", tmp_path / "plain.jpg"
    adobe.write_bytes(jpeg(image))
    plain.write_bytes(without_adobe_mark(jpeg(ImageChops.invert(image))))
    assert near(pixel(load_photo(adobe), 0.5, 0.5), pixel(load_photo(plain), 0.5, 0.5), 2)


def test_a_broken_profile_is_named(tmp_path: Path) -> None:
    """A picture whose profile is rubbish is an error, not a picture of other colours."""
    path = saved(tmp_path, corners(), "rubbish.png", icc_profile=b"no profile at all" * 20)
    with pytest.raises(AssetError, match=r"rubbish\.png.*sRGB"):
        load_photo(path)


def test_d50_is_the_profiles_white() -> None:
    """The sample profile's colorants add up to its white, or the tests above test nothing."""
    for k in range(3):
        assert sum(colorant[k] for colorant in ADOBE_RGB) == pytest.approx(D50[k], abs=2e-3)


# -- what is refused


def _refused(path: Path, code: str) -> str:
    with pytest.raises(AssetError) as caught:
        load_photo(path, Place("park.yaml", 3, 5, "pictures[0]"))
    (finding,) = caught.value.findings
    assert finding.code == f"picture-{code}"
    assert path.name in finding.what and finding.remedy
    assert str(finding).startswith("park.yaml:3:5 pictures[0]: ")
    return finding.what


def test_missing_and_empty_files(tmp_path: Path) -> None:
    """A file that is not there, a folder, and a file of no bytes."""
    _refused(tmp_path / "no.jpg", "missing")
    _refused(tmp_path, "missing")
    (tmp_path / "empty.jpg").touch()
    _refused(tmp_path / "empty.jpg", "empty")


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\0" * 99]
)
def test_files_that_are_no_pictures(tmp_path: Path, data: bytes) -> None:
    """Text, vectors and zeros under a picture's name."""
    (tmp_path / "photo.jpg").write_bytes(data)
    _refused(tmp_path / "photo.jpg", "kind")


def test_other_formats_are_not_read(tmp_path: Path) -> None:
    """A GIF is a picture, but none that print takes."""
    _refused(saved(tmp_path, corners(), "old.gif"), "kind")


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp"])
def test_truncated_files(tmp_path: Path, suffix: str) -> None:
    """Half a file is an error, never half a picture."""
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    path = saved(tmp_path, noise, f"half.{suffix}")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(AssetError, match=f"half.{suffix}"):
        load_photo(path)


@pytest.mark.parametrize("size", [(30_000, 30_000), (14_200, 14_200), (100_001, 2_000)])
def test_bombs_are_not_decoded(tmp_path: Path, size: tuple[int, int]) -> None:
    """A small file that says it holds more than 200 megapixels is refused before they are made."""
    (tmp_path / "bomb.png").write_bytes(png_header(*size))
    assert "200 megapixels" in _refused(tmp_path / "bomb.png", "too-large")


@pytest.mark.parametrize("suffix", ["png", "webp"])
def test_animations_are_refused(tmp_path: Path, suffix: str) -> None:
    """A moving picture has no one frame to print."""
    frames = [corners(), corners().rotate(180)]
    path = saved(tmp_path, frames[0], f"moving.{suffix}", save_all=True, append_images=frames[1:])
    _refused(path, "animated")


def test_floating_point_pictures_are_refused(tmp_path: Path) -> None:
    """Measured light has no white; whoever gives it must say how bright it is."""
    _refused(saved(tmp_path, Image.new("F", (2, 2)), "light.tif"), "mode")


@pytest.mark.parametrize("suffix", ["png", "tif", "webp"])
def test_what_takes_much_memory_comes_as_jpeg(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture with more pixels than are decoded is refused by its head: 50 megapixels, here one."""
    monkeypatch.setattr("brochure.pictures.reading.IN_FULL", 1)
    image = Image.new("RGB", (1001, 1000))
    _refused(saved(tmp_path, image, f"large.{suffix}"), "too-large")


def test_a_large_jpeg_is_decoded_at_half_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A JPEG of more than 50 megapixels, here one, is read at half its width: finer than a page shows."""
    monkeypatch.setattr("brochure.pictures.reading.IN_FULL", 1)
    path = saved(tmp_path, corners(1600, 1280), "large.jpg")
    photo = load_photo(path)
    assert (photo.width, photo.height) == (800, 640)
    assert photo.source is not None and (photo.source.width, photo.source.height) == (1600, 1280)
    assert all(near(a, b, 4) for a, b in zip(quarters(photo), CORNERS, strict=True))


def test_a_large_progressive_jpeg_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its decoder would keep every coefficient of it."""
    monkeypatch.setattr("brochure.pictures.reading.PROGRESSIVE", 1)
    _refused(saved(tmp_path, Image.new("L", (1_001, 1_000)), "slow.jpg", progressive=True), "too-large")


def test_heif_needs_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the decoder a HEIF file is an error that says what to install."""
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    (tmp_path / "phone.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40))
    with pytest.raises(AssetError, match=r"phone\.heic.*brochure\[heif\]"):
        load_photo(tmp_path / "phone.heic")


def test_heif_is_read(tmp_path: Path) -> None:
    """With the decoder a HEIF photo is one like any other."""
    pillow_heif = pytest.importorskip("pillow_heif")
    pillow_heif.register_heif_opener()
    photo = load_photo(saved(tmp_path, corners(64, 48), "phone.heic", quality=95))
    assert (photo.width, photo.height) == (64, 48)
    assert all(near(a, b, 12) for a, b in zip(quarters(photo), CORNERS, strict=True))


# -- what is known of a file


def test_the_head_tells_what_a_file_is(tmp_path: Path) -> None:
    """Format, kind of pixels, profile, upright size and whether it says where it was taken, without decoding."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x8825] = {1: "N", 2: (29.0, 42.0, 0.0)}
    icc = profile(b"RGB ", 2.2)
    source = inspect(saved(tmp_path, corners(), "p.jpg", exif=exif, icc_profile=icc))
    assert source == Source("p.jpg", "JPEG", "RGB", "Test profile", 20, 30, True)


def test_a_photo_knows_its_source_but_is_not_it(tmp_path: Path) -> None:
    """What is told of a file is no part of the photo: two files with one picture are one photo."""
    a, b = (load_photo(saved(tmp_path, corners(), name)) for name in ("a.png", "b.tif"))
    assert a == b and a.source != b.source


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "LA", "RGBA", "I;16", "1", "P"])
def test_strips_join_without_a_seam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: str) -> None:
    """A picture that is converted strip by strip is the one that is converted at once."""
    image = Image.effect_noise((40, 33), 60)
    image = (
        image.convert("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else image.convert(mode)
    )
    path = saved(tmp_path, image, "strips.tif")
    whole = load_photo(path)
    monkeypatch.setattr("brochure.pictures.managed._STRIP", 7 * 40)
    assert load_photo(path) == whole


@pytest.mark.parametrize("adobe", [True, False], ids=["Adobe's polarity", "plain polarity"])
def test_a_cmyk_file_brings_its_inks(tmp_path: Path, adobe: bool) -> None:
    """The inks of a CMYK JPEG come along upright, with the profile of their press; sRGB is beside them."""
    image = Image.new("CMYK", (16, 8), (0, 0, 0, 255))
    image.paste((200, 40, 20, 10), (0, 0, 8, 8))
    icc = (assets() / CMYK_PROFILE).read_bytes()
    exif = Image.Exif()
    exif[0x0112] = 6
    data = (
        jpeg(image, icc_profile=icc, exif=exif)
        if adobe
        else without_adobe_mark(jpeg(ImageChops.invert(image), icc_profile=icc, exif=exif))
    )
    (tmp_path / "plain.jpg").write_bytes(data)
    photo = load_photo(tmp_path / "plain.jpg")
    assert photo.inked is not None and photo.inked.icc == icc
    inks = Image.frombytes("CMYK", (photo.width, photo.height), photo.inked.pixels)
    assert inks.size == (8, 16)
    for at, wanted in (((4, 2), (200, 40, 20, 10)), ((4, 13), (0, 0, 0, 255))):
        found = inks.getpixel(at)
        assert isinstance(found, tuple) and max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < 6
    assert load_photo(saved(tmp_path, corners(), "rgb.png")).inked is None
