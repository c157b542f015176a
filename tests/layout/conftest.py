"""Lets the tests of layout import their neighbours; the sample with a text changed."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure.load import Loaded, load

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def broken_park(sample_folder: Path, tmp_path: Path) -> Callable[[str, str, str], Loaded]:
    """Return a function that loads the sample with one text in one file replaced by another."""

    def make(name: str, old: str, new: str) -> Loaded:
        folder = tmp_path / "park"
        shutil.copytree(sample_folder, folder, dirs_exist_ok=True)
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return load(folder)

    return make
