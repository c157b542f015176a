"""Files that other programs made, with known faults: found, and nothing found that is not there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from foreign import FILES, Foreign

from brochure.check import check


@pytest.fixture(scope="module")
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


def test_there_are_enough() -> None:
    """Sixty files or more, of nine programs; most rules for the press are broken by one."""
    assert len(FILES) >= 60
    assert len({rule for file in FILES for rule in file.breaks}) >= 40


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_known_faults_are_answered_right(file: Foreign, tool: Callable[[str], str], tmp_path: Path) -> None:
    """Every known fault is found, and no rule that the file keeps is said to be broken."""
    report = check(file.make(tmp_path, tool), file.profile)
    found = {finding.rule for finding in report.findings}
    assert not file.breaks - found, f"missed: {sorted(file.breaks - found)} of {sorted(found)}"
    assert not file.keeps & found, (
        f"wrongly found: {[str(f) for f in report.findings if f.rule in file.keeps]}"
    )
