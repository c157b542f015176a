"""Faces measure and draw in em, and a font book finds them by role."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from brochure.errors import AssetError
from brochure.geometry import bounds
from brochure.text.faces import FontBook


def test_weights_of_one_file_share_its_data(fonts: FontBook) -> None:
    """Two weights of a variable font are two faces over one mapped file."""
    light, bold = fonts.face("sans", "Hani", 300), fonts.face("sans", "Hani", 700)
    assert light.hb_face is bold.hb_face
    assert (light.name, bold.name) == ("NotoSansSC-w300", "NotoSansSC-w700")
    assert bold.ink(bold.glyph("一")).height > light.ink(light.glyph("一")).height


def test_face_is_cached_by_file_and_weight(fonts: FontBook) -> None:
    """The same role and weight give the same object, and so does a weight beyond the range as its limit."""
    assert fonts.face("sans", "Latn", 400) is fonts.face("sans", "Latn", 400)
    assert fonts.face("serif", "Latn", 1000) is fonts.face("serif", "Latn", 900)


def test_every_axis_is_set(fonts: FontBook) -> None:
    """A face names the position on all axes of its font, so that a subset can be pinned."""
    face = fonts.face("serif", "Latn", 300)
    assert set(face.variations) == {axis.tag for axis in face.hb_face.axis_infos}
    assert face.variations["wght"] == 300


def test_metrics_in_em(fonts: FontBook) -> None:
    """A Chinese face has the em box of 0.88 and 0.12, and capitals between its x-height and ascent."""
    han = fonts.face("sans", "Hani", 400)
    assert (han.ascent, han.descent) == (0.88, 0.12)
    assert 0.5 < han.x_height < han.cap_height < han.ascent


def test_outline_fills_the_ink_box(fonts: FontBook) -> None:
    """The outline of a glyph without overshooting handles spans its ink box, above the baseline."""
    face = fonts.face("sans", "Latn", 700)
    gid = face.glyph("H")
    box, ink = bounds(face.outline(gid)), face.ink(gid)
    assert box is not None
    for drawn, told in zip(
        (box.x, box.y, box.right, box.bottom), (ink.x, ink.y, ink.right, ink.bottom), strict=True
    ):
        assert drawn == pytest.approx(told, abs=0.002)
    assert ink.y == pytest.approx(-face.cap_height) and ink.bottom == pytest.approx(0, abs=0.002)


def test_outline_has_cubics_only(fonts: FontBook) -> None:
    """The quadratic curves of a TrueType glyph come out as cubic ones in closed contours."""
    face = fonts.face("sans", "Hani", 400)
    operators = [segment[0] for segment in face.outline(face.glyph("阳"))]
    assert set(operators) <= set("MLCZ") and "C" in operators
    assert operators.count("M") == operators.count("Z")


def test_empty_glyph_has_no_ink(fonts: FontBook) -> None:
    """A space has an empty box and no outline, but an advance."""
    face = fonts.face("sans", "Latn", 400)
    gid = face.glyph(" ")
    assert face.ink(gid).width == 0 and face.outline(gid) == () and face.advance(gid) > 0.1


def test_static_files_by_nearest_weight(tmp_path: Path, fonts: FontBook) -> None:
    """A family of static files gives the nearest weight, the lighter one of two as near."""
    source = fonts.face("sans", "Latn", 400).path
    for weight in (300, 500):
        (tmp_path / f"a{weight}.ttf").write_bytes(source.read_bytes())
    files = {"300": "a300.ttf", "500": "a500.ttf"}
    index = {"families": {"sans": {"Latn": {"name": "A", "files": files}}}}
    (tmp_path / "fonts.json").write_text(json.dumps(index), encoding="utf-8")
    book = FontBook(tmp_path)
    assert [book.face("sans", "Latn", w).name for w in (100, 400, 900)] == ["A-w300", "A-w300", "A-w500"]


@pytest.mark.parametrize(("content", "code"), [(None, "font-missing"), (b"not a font", "font-broken")])
def test_bad_font_file_is_named(tmp_path: Path, content: bytes | None, code: str) -> None:
    """A missing file or one that is no font gives an error that names it."""
    index = {"families": {"sans": {"Latn": {"name": "A", "file": "a.ttf", "weights": [100, 900]}}}}
    (tmp_path / "fonts.json").write_text(json.dumps(index), encoding="utf-8")
    if content is not None:
        (tmp_path / "a.ttf").write_bytes(content)
    with pytest.raises(AssetError, match=r"a\.ttf") as caught:
        FontBook(tmp_path).face("sans", "Latn", 400)
    assert caught.value.findings[0].code == code


def test_missing_index_is_named(tmp_path: Path) -> None:
    """A folder without an index is an error that says which file it wants."""
    with pytest.raises(AssetError, match=r"fonts\.json"):
        FontBook(tmp_path)


def test_unknown_role_is_an_error(fonts: FontBook) -> None:
    """Asking for a script that no font is named for is an error, not a substitute."""
    with pytest.raises(AssetError, match="Arab"):
        fonts.face("sans", "Arab", 400)
