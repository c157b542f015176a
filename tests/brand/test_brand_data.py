"""A brand in a brochure's data: what it changes, and what is answered to a mistake."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from brochure.assets import assets
from brochure.colour import rgb_from_hex
from brochure.dressing import theme_of, typesetter_for
from brochure.errors import AssetError, DataError
from brochure.layout.theme import load_theme
from brochure.load import load

SAMPLE = Path(__file__).parents[2] / "data" / "zhengyang"


def branded(folder: Path, lines: str) -> Path:
    """Return a copy of the sample whose brochure.yaml ends in ``lines``."""
    copy = folder / "park"
    shutil.copytree(SAMPLE, copy)
    main = copy / "brochure.yaml"
    main.write_text(main.read_text(encoding="utf-8") + "\n" + lines, encoding="utf-8")
    return copy


def test_a_colour_alone_is_a_screen_colour(tmp_path: Path) -> None:
    """``main: "#0A2540"`` is the deep ink of every theme."""
    loaded = load(branded(tmp_path, 'brand: {main: "#0A2540", accent: "#C8102E"}\n'))
    for name in ("wuling", "silk"):
        theme, _ = theme_of(loaded, name)
        assert theme.ink("deep").srgb == rgb_from_hex("#0A2540")
        assert theme.ink("accent").srgb == rgb_from_hex("#C8102E")


def test_inks_have_the_last_word(tmp_path: Path) -> None:
    """A role under ``inks`` replaces what follows from the brand."""
    lines = 'brand: {main: "#0A2540"}\ninks:\n  mist: {cmyk: [8, 3, 2, 0], screen: "#EEF3F8"}\n'
    theme, _ = theme_of(load(branded(tmp_path, lines)), "wuling")
    assert theme.ink("mist").srgb == rgb_from_hex("#EEF3F8")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('brand:\n  main: "#12345"\n', ':9 brand.main: "#12345" is not a colour'),
        ("brand:\n  main: #123456\n", 'put a colour in quotes, because # begins a comment: "#0C3A3A"'),
        ("brand:\n  main: {}\n", "brand.main: a colour is wanted; write screen:"),
        ('brand:\n  man: "#123456"\n', "did you mean 'main'?"),
    ],
)
def test_a_mistake_is_answered_in_one_line(tmp_path: Path, lines: str, said: str) -> None:
    """File, line, column, key, what is wrong and what would be right."""
    with pytest.raises(DataError) as caught:
        load(branded(tmp_path, lines))
    assert [finding for finding in map(str, caught.value.findings) if said in finding]
    assert len(caught.value.findings) == 1


def test_too_much_ink_is_refused_where_it_is_said(tmp_path: Path) -> None:
    """CMYK of 340 % can not be printed: the error points at the brand's colour."""
    loaded = load(branded(tmp_path, "brand:\n  main: {cmyk: [100, 90, 80, 70]}\n"))
    with pytest.raises(DataError, match=r"brochure\.yaml:\d+:3 brand\.main: the ink 'deep' has 340 %"):
        theme_of(loaded, "wuling")


def test_an_accent_without_a_role_is_told(tmp_path: Path) -> None:
    """Two light colours: the main one is the accent, and the other has no place."""
    _, findings = theme_of(load(branded(tmp_path, 'brand: {main: "#FF6A00", accent: "#FFD100"}\n')), "wuling")
    assert "brand-accent" in {finding.code for finding in findings}


def test_a_font_pair_stands_in_for_ours(tmp_path: Path) -> None:
    """A family of the folder ``fonts`` sets the Latin text; Chinese stays in ours."""
    copy = branded(tmp_path, 'brand: {main: "#0A2540", fonts: {sans: Own Face}}\n')
    (copy / "fonts").mkdir()
    shutil.copy(assets() / "fonts" / "SourceSerif4[opsz,wght].ttf", copy / "fonts" / "OwnFace[opsz,wght].ttf")
    typesetter = typesetter_for(load(copy))
    style = load_theme("wuling", assets() / "themes").style("body", "en")
    line = typesetter.line("Park 园区", style, "zh-Hans")
    assert {run.face.path.name for run in line.runs} == {
        "OwnFace[opsz,wght].ttf", "NotoSansSC[wght]-GB2312-8105.ttf",
    }  # fmt: skip


def test_a_font_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    """The error points at the key and says what to put where."""
    loaded = load(branded(tmp_path, 'brand:\n  main: "#0A2540"\n  fonts:\n    serif: Lora\n'))
    with pytest.raises(AssetError, match=r"brochure\.yaml:\d+:12 brand\.fonts\.serif: no font of the family"):
        typesetter_for(loaded)
