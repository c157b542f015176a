"""The sample as files for the inbox, the screen and the office, made once a session."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest

from brochure.load import Loaded
from brochure.model.brochure import Deliverable
from brochure.paint import paint
from brochure.pipeline import lay_out
from brochure.reading import Heard, heard
from brochure.text.typesetter import Typesetter

PDFJS = Path(__file__).parents[1] / "tools" / "pdfjs"
WANTED = (
    Deliverable(name="email"),
    Deliverable(name="email-en", edition="en"),
    Deliverable(name="email-zh", edition="zh"),
    Deliverable(name="email-a3", profile="email-a3"),
    Deliverable(name="screen", profile="screen"),
    Deliverable(name="office", profile="office"),
    Deliverable(name="office-k", profile="office", ink="k"),
)


@pytest.fixture(scope="session")
def inbox(
    sample: Loaded, typesetter: Typesetter, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    """Every file by name."""
    folder = tmp_path_factory.mktemp("inbox")
    made = {}
    for deliverable in WANTED:
        document, profile, _ = lay_out(sample, deliverable, typesetter)
        made[deliverable.name] = folder / f"{deliverable.name}.pdf"
        made[deliverable.name].write_bytes(paint(document, profile))
    return made


@pytest.fixture(scope="session")
def said(inbox: Mapping[str, Path]) -> Mapping[str, Heard]:
    """What each edition's e-mail file says, as structure."""
    return {name: heard(inbox[name].read_bytes()) for name in ("email", "email-en", "email-zh")}


@pytest.fixture(scope="session")
def verapdf() -> ModuleType:
    """The driver of veraPDF; without Java the test is skipped at home and fails in CI."""
    path = Path(__file__).parents[1] / "tools" / "verapdf" / "verapdf.py"
    spec = importlib.util.spec_from_file_location("verapdf_driver", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    if module.missing():
        if os.environ.get("CI"):
            pytest.fail(f"{module.missing()}, and CI has to have it")
        pytest.skip(module.missing())
    return module


@pytest.fixture(scope="session")
def pdfjs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reader with pdf.js in it; in CI it is fetched, at home it is there or not."""
    node = shutil.which("node")
    if (PDFJS / "node_modules" / "pdfjs-dist").is_dir() and node:
        return PDFJS
    if not os.environ.get("CI"):
        pytest.skip("pdf.js is missing")
    folder = tmp_path_factory.mktemp("pdfjs")
    for name in ("package.json", "package-lock.json", "read.mjs"):
        shutil.copy(PDFJS / name, folder)
    npm = shutil.which("npm")
    assert npm is not None, "npm is missing, and CI has to have it"
    subprocess.run([npm, "ci", "--omit=optional", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return folder


@pytest.fixture(scope="session")
def pdfa_judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment with the pikepdf that can judge PDF/A; made in CI, at home there or not.

    At home: ``python -m venv .venv-pdfa`` and ``pip install --requirement tests/tools/pdfa/requirements.lock`` in it.
    """
    scripts, program = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    at_home = Path(__file__).parents[2] / ".venv-pdfa" / scripts / program
    if at_home.is_file():
        return at_home
    if not os.environ.get("CI"):
        pytest.skip("the pikepdf that judges PDF/A is missing")
    folder = tmp_path_factory.mktemp("pdfa") / "venv"
    venv.create(folder, with_pip=True)
    wanted = PDFJS.parent / "pdfa" / "requirements.lock"
    install = ["-m", "pip", "--quiet", "install", "--require-hashes", "--requirement", wanted]
    subprocess.run([folder / scripts / program, *install], check=True)
    return folder / scripts / program
