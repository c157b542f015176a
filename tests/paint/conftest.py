"""Faces, one document with everything in it, and that document painted for every profile."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import paint_samples
import pytest

from brochure.assets import assets
from brochure.layout.document import Document
from brochure.paint import paint
from brochure.text.faces import Face, FontBook


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook(assets() / "fonts")


@pytest.fixture(scope="session")
def latin(fonts: FontBook) -> Face:
    return fonts.face("sans", "Latn", 400)


@pytest.fixture(scope="session")
def bold(fonts: FontBook) -> Face:
    return fonts.face("sans", "Latn", 700)


@pytest.fixture(scope="session")
def serif(fonts: FontBook) -> Face:
    return fonts.face("serif", "Latn", 400)


@pytest.fixture(scope="session")
def han(fonts: FontBook) -> Face:
    return fonts.face("sans", "Hani", 400)


@pytest.fixture(scope="session")
def everything(latin: Face, bold: Face, han: Face) -> Document:
    return paint_samples.everything(latin, bold, han)


@pytest.fixture(scope="session")
def files(everything: Document, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The document with everything in it, painted for each profile."""
    folder = tmp_path_factory.mktemp("painted")
    made: dict[str, Path] = {}
    for profile in paint_samples.painted_profiles():
        made[profile.name] = folder / f"{profile.name}.pdf"
        made[profile.name].write_bytes(paint(everything, profile))
    return made


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """Return a program's path; a missing one skips the test at home and fails it in CI."""

    def find(name: str) -> str:
        found = shutil.which(name)
        if found is None:
            absent(name)
        return str(found)

    return find


def absent(what: str) -> None:
    """Skip the test, or fail it where everything has to be there."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and CI has to have it")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def verapdf() -> ModuleType:
    """The driver of veraPDF."""
    path = Path(__file__).parents[1] / "tools" / "verapdf" / "verapdf.py"
    spec = importlib.util.spec_from_file_location("verapdf_driver", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    if module.missing():
        absent(module.missing())
    return module
