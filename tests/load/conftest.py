"""A copy of a small park's data to break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

PARK = Path(__file__).parent / "park"


@pytest.fixture
def park(tmp_path: Path) -> Path:
    folder = tmp_path / "park"
    shutil.copytree(PARK, folder)
    return folder


@pytest.fixture
def change(park: Path) -> Callable[[str, str, str], tuple[int, int]]:
    """Replace text in a file of the copy.

    Return the line and column of the ¦ in the new text, which is dropped.
    """

    def replace(name: str, old: str, new: str) -> tuple[int, int]:
        file = park / name
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{name} does not hold {old!r}"
        changed = text.replace(old, new, 1)
        before = changed[: changed.index("¦")]
        file.write_text(changed.replace("¦", "", 1), encoding="utf-8")
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    return replace
