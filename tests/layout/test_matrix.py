"""A few combinations of format, edition and theme, chosen so that each of each is seen; all by ``matrix.py``."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest
from matrix import EDITIONS, FORMATS, SAMPLE, THEMES, Made, faults, made, off_grid, spreads

from brochure.load import load
from brochure.pipeline import new_typesetter

COVERING = (
    ("210x285", "stacked", "civic"), ("a4", "facing", "works"), ("a5", "flip", "silk"),
    ("letter", "en", "civic"), ("185x260", "zh", "works"), ("140x210", "columns", "wuling"),
    ("sq210", "facing", "silk"), ("phone", "columns", "works"), ("200x240", "columns", "civic"),
)  # fmt: skip
JUDGED = (("a4", "facing", "works"), ("a5", "flip", "silk"), ("210x285", "stacked", "civic"),
          ("phone", "columns", "works"))  # fmt: skip
Key = tuple[str, str, str]


@pytest.fixture(scope="module")
def built() -> dict[Key, Made]:
    """Return the covering combinations, built."""
    loaded, typesetter = load(SAMPLE), new_typesetter()
    return {key: made(loaded, typesetter, *key) for key in COVERING}


def test_the_covering_set_covers() -> None:
    """Every format, edition and theme is in it."""
    assert {size for size, _, _ in COVERING} >= set(FORMATS)
    assert {edition for _, edition, _ in COVERING} == set(EDITIONS)
    assert {theme for _, _, theme in COVERING} == set(THEMES)


@pytest.mark.parametrize("key", COVERING, ids="-".join)
def test_a_combination_is_sound(built: dict[Key, Made], key: Key) -> None:
    """The preflight is content, body and lists lie on the grid to 0.00 pt, a quarter of each spread is white.

    That nothing is overset, collides or leaves the safe area is proofed in every build.
    """
    assert faults(built[key], key[0]) == []


def test_lines_off_the_grid_are_seen(built: dict[Key, Made]) -> None:
    """Measured against a grid that begins elsewhere, nearly every line is off."""
    found = off_grid(built["140x210", "columns", "wuling"].document, "phone")
    assert len(found) > 50


def test_spreads_hold_all_pages_once(built: dict[Key, Made]) -> None:
    """Every page lies in one spread; the back stands beside the front."""
    document = built["a5", "flip", "silk"].document
    found = [index for spread in spreads(document) for index in spread]
    assert sorted(found) == list(range(len(document.pages)))


@pytest.fixture(scope="module")
def verapdf() -> ModuleType:
    """The driver of veraPDF; without Java the test is skipped at home and fails in CI."""
    path = Path(__file__).parents[1] / "tools" / "verapdf" / "verapdf.py"
    spec = importlib.util.spec_from_file_location("verapdf_for_editions", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    if missing := module.missing():
        if os.environ.get("CI"):
            pytest.fail(f"{missing}, and CI has to have it")
        pytest.skip(missing)
    return module


def test_every_kind_of_edition_is_accessible(
    built: dict[Key, Made], verapdf: ModuleType, tmp_path: Path
) -> None:
    """Facing, flip and stacked editions conform to PDF/A-2a and PDF/UA-1 by veraPDF's judgement."""
    files = []
    for key in JUDGED:
        file = tmp_path / f"{'-'.join(key)}.pdf"
        file.write_bytes(built[key].data)
        files.append(file)
    verdicts = verapdf.judged(*(("2a,ua1", file) for file in files))
    assert all(verdict.startswith("PASS") for verdict in verdicts), "\n".join(verdicts)
