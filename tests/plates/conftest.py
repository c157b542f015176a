"""A file with all that a separation has to get right, and a way to find programs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import plate_samples
import pytest


@pytest.fixture(scope="session")
def torture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plate_samples.torture(tmp_path_factory.mktemp("plates") / "torture.pdf")


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Return a program's path; a missing one skips the test at home and fails it in CI."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            if os.environ.get("CI"):
                pytest.fail(f"{name} is missing, and CI has to have it")
            pytest.skip(f"{name} is missing")
        return found

    return find
