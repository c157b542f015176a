"""The shipped fonts and the press profile: complete, readable, licensed, and what their notes say."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import uharfbuzz as hb

from brochure.assets import assets, find
from brochure.errors import AssetError

ASSETS = Path(__file__).resolve().parent.parent / "assets"
FONTS = ASSETS / "fonts"
ICC = ASSETS / "icc" / "ISOcoated_v2_300_bas.icc"
CATALOGUE = json.loads((FONTS / "fonts.json").read_text(encoding="utf-8"))["families"]
FAMILIES = {
    f"{role}/{script}": entry for role, scripts in CATALOGUE.items() for script, entry in scripts.items()
}
HAN = [entry for key, entry in FAMILIES.items() if key.endswith("/Hani")]
MEGABYTE = 1_000_000
DEFAULT_LANGUAGE = 0xFFFF  # HB_OT_LAYOUT_DEFAULT_LANGUAGE_INDEX


def _names(entry: dict[str, object]) -> str:
    return str(entry["name"])


def _files(entry: dict[str, object]) -> list[Path]:
    files = entry.get("files")
    return [FONTS / name for name in (files.values() if isinstance(files, dict) else [str(entry["file"])])]


def _face(path: Path) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(path))


def _gb2312() -> Iterator[int]:
    """All that Python's codec knows: rows 01 to 87 of the standard's 94 x 94 table."""
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                yield ord(bytes((row, cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue


def test_the_catalogue_has_both_roles_in_both_scripts() -> None:
    """Sans and serif each have a Latin and a Chinese family."""
    assert sorted(FAMILIES) == ["sans/Hani", "sans/Latn", "serif/Hani", "serif/Latn"]


@pytest.mark.parametrize("entry", FAMILIES.values(), ids=_names)
def test_each_font_opens_and_has_the_weights_it_is_listed_with(entry: dict[str, object]) -> None:
    """HarfBuzz reads the file; its weight axis spans exactly what fonts.json says."""
    for path in _files(entry):
        face = _face(path)
        assert face.glyph_count > 500
        assert face.upem == 1000
        if "file" in entry:
            axes = {axis.tag: (axis.min_value, axis.max_value) for axis in face.axis_infos}
            assert axes["wght"] == tuple(entry["weights"])  # type: ignore[arg-type]


@pytest.mark.parametrize("entry", FAMILIES.values(), ids=_names)
def test_each_font_can_be_cut_to_one_weight(entry: dict[str, object]) -> None:
    """A subset with every axis pinned is a plain static font, as the painter embeds it."""
    face = _face(_files(entry)[0])
    wish = hb.SubsetInput()
    wish.unicode_set.update(map(ord, "a1"))
    wish.pin_all_axes_to_default(face)
    assert wish.pin_axis_location(face, "wght", 300)
    cut = hb.subset(face, wish)
    assert "glyf" in cut.table_tags
    assert not {"fvar", "gvar"} & set(cut.table_tags)


@pytest.mark.parametrize("entry", HAN, ids=_names)
def test_each_chinese_font_has_gb2312_and_the_standard_characters(entry: dict[str, object]) -> None:
    """Nothing of GB 2312 is missing, and both Chinese faces have one and the same set of characters."""
    for path in _files(entry):
        has = set(_face(path).unicodes)
        assert not set(_gb2312()) - has
        assert has == set(_face(FONTS / "NotoSansSC[wght]-GB2312-8105.ttf").unicodes)
        han = sum(0x3400 <= code <= 0x9FFF or code >= 0x20000 for code in has)
        assert han >= 8105


@pytest.mark.parametrize("entry", HAN, ids=_names)
@pytest.mark.parametrize("character", "㙍䃅䲠鿍𠅤𣲘𨱏𪩘𫚖𬭯")
def test_rare_standard_characters_are_there(entry: dict[str, object], character: str) -> None:
    """Characters of the Table of General Standard Chinese Characters that GB 2312 lacks, from five blocks."""
    assert ord(character) in set(_face(_files(entry)[0]).unicodes)


@pytest.mark.parametrize("entry", HAN, ids=_names)
def test_signs_of_chinese_copy_are_there(entry: dict[str, object]) -> None:
    """Years in characters, numbers in circles, Roman numerals, units and full-width letters can be written."""
    copy = "〇℃㎡㎞№①⑳⑴Ⅰⅻ※→≥≤≈‰·―…「」『』〔〕〒㈠㊣Ａｚ０～￥"
    assert not {ord(sign) for sign in copy} - set(_face(_files(entry)[0]).unicodes)


@pytest.mark.parametrize("entry", HAN, ids=_names)
def test_the_chinese_cuts_keep_the_layout_features(entry: dict[str, object]) -> None:
    """Local forms, half widths, proportional widths, kerning and composition survive the cut."""
    for path in _files(entry):
        face = _face(path)
        tags: set[str] = set()
        for table in ("GSUB", "GPOS"):
            script = face.get_table_script_tags(table).index("hani")
            tags.update(face.get_language_feature_tags(table, script, DEFAULT_LANGUAGE))
            if face.get_script_language_tags(table, script):
                tags.update(face.get_language_feature_tags(table, script, 0))
        assert {"locl", "halt", "palt", "kern", "ccmp"} <= tags


@pytest.mark.parametrize("entry", HAN, ids=_names)
def test_the_dash_is_one_glyph_of_two_em(entry: dict[str, object]) -> None:
    """Two U+2014 in Chinese text join to one unbroken dash, in the serif as in the sans."""
    buffer = hb.Buffer()
    buffer.add_str("——")
    buffer.direction, buffer.script, buffer.language = "ltr", "Hani", "zh-Hans"
    hb.shape(hb.Font(_face(_files(entry)[0])), buffer)
    assert [position.x_advance for position in buffer.glyph_positions] == [2000]


@pytest.mark.parametrize("entry", FAMILIES.values(), ids=_names)
def test_each_family_has_its_licence_beside_it(entry: dict[str, object]) -> None:
    """The OFL's full text stands in the same folder and names a copyright holder."""
    text = (FONTS / f"OFL-{entry['name']}.txt").read_text(encoding="utf-8")
    assert "Copyright" in text.splitlines()[0]
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "PERMISSION & CONDITIONS" in text


@pytest.mark.parametrize("path", [*sorted(FONTS.glob("*.ttf")), ICC], ids=lambda path: path.name)
def test_each_file_is_the_one_that_its_note_describes(path: Path) -> None:
    """The SHA-256 in the folder's README is the file's own, so no file changes without a word."""
    note = (path.parent / "README.md").read_text(encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert re.search(rf"`{re.escape(path.name)}`.*`{digest}`", note, re.DOTALL)


def test_the_script_remakes_every_font_in_the_catalogue() -> None:
    """remake.py writes exactly the files that fonts.json names."""
    spec = importlib.util.spec_from_file_location("remake", FONTS / "remake.py")
    assert spec is not None
    assert spec.loader is not None
    remake = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = remake
    try:
        spec.loader.exec_module(remake)
    finally:
        del sys.modules[spec.name]
    made = {family.file for family in (*remake.COPIES, *remake.JOINS)}
    assert made == {path.name for entry in FAMILIES.values() for path in _files(entry)}
    assert made == {path.name for path in FONTS.glob("*.ttf")}


def test_the_press_profile_is_a_whole_cmyk_printer_profile() -> None:
    """Its header says its true length, an output device, CMYK, and the ICC signature (ICC.1 clause 7.2)."""
    data = ICC.read_bytes()
    assert struct.unpack(">I", data[:4]) == (len(data),)
    assert (data[12:16], data[16:20], data[36:40]) == (b"prtr", b"CMYK", b"acsp")
    assert "zlib" in (ICC.parent / "ISOcoated_v2_300_bas.LICENSE.txt").read_text(encoding="utf-8")


def test_the_assets_stay_small() -> None:
    """No file over 8 MB and under 25 MB together, since each stays in the history for good."""
    sizes = [path.stat().st_size for path in ASSETS.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert max(sizes) < 8 * MEGABYTE
    assert sum(sizes) < 25 * MEGABYTE


def test_a_checkout_finds_its_own_assets() -> None:
    """The top-level folder is the one used."""
    assert assets() == ASSETS


def test_the_first_complete_folder_is_taken(tmp_path: Path) -> None:
    """A folder without the catalogue is passed over, as an empty one left by an uninstall."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "whole" / "fonts").mkdir(parents=True)
    (tmp_path / "whole" / "fonts" / "fonts.json").write_text("{}")
    assert find(tmp_path / "empty", tmp_path / "whole") == tmp_path / "whole"


def test_missing_assets_are_an_error_with_a_remedy(tmp_path: Path) -> None:
    """The message says where it looked and what to do."""
    with pytest.raises(AssetError, match=r"fonts/fonts\.json.*nowhere.*install brochure again") as caught:
        find(tmp_path / "nowhere")
    assert [finding.code for finding in caught.value.findings] == ["assets-missing"]


def test_finding_the_assets_imports_nothing_heavy() -> None:
    """No font, picture, plot or PDF library is loaded only to know where a folder is."""
    heavy = "matplotlib numpy PIL reportlab pikepdf pypdf uharfbuzz pydantic yaml"
    script = f"import sys, brochure.assets; print(*set('{heavy}'.split()) & set(sys.modules))"
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ASSETS.parent
    )
    assert run.stdout.strip() == ""
