"""The project as a stranger gets it: declared needs, lock files, the wheel, a build from the wheel alone."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Extras of the program itself; `test` and `dev` are for those who work on it.
USER_EXTRAS = ("preview", "xlsx", "cluster")


def _normal(name: str) -> str:
    """Return a distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _distribution(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match, requirement
    return _normal(match.group())


def _pins(lock: str) -> dict[str, set[str]]:
    """Return each requirement line of a lock (name, version, marker) with its hashes."""
    pins: dict[str, set[str]] = {}
    current = ""
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if line.startswith("    --hash="):
            pins[current].add(line.strip().removesuffix("\\").strip())
        elif line and not line.startswith("#"):
            current = line.removesuffix("\\").strip()
            pins[current] = set()
    return pins


def _third_party(source: Path) -> Iterator[str]:
    """Yield the top-level modules that a file imports, at any depth, from outside Python and the package."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        for name in names:
            top = name.partition(".")[0]
            if top not in sys.stdlib_module_names | {"brochure"}:
                yield top


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_with_hashes(lock: str) -> None:
    """Each line names one version and at least one SHA-256, which pip's --require-hashes demands."""
    pins = _pins(lock)
    assert len(pins) > 20
    for pin, hashes in pins.items():
        assert re.match(r"[a-z0-9-]+==[^ ]+( ; .+)?$", pin), pin
        assert hashes, pin
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes), pin


def test_the_developers_lock_holds_the_users() -> None:
    """What is tested is what is installed: both locks agree on every version, marker and hash."""
    users, developers = (_pins(lock) for lock in LOCKS)
    assert {pin: developers.get(pin) for pin in users} == users


def test_the_locks_cover_what_the_project_declares() -> None:
    """All dependencies and the build backend are in the runtime lock, all extras in the developers' one."""
    users, developers = ({_distribution(pin) for pin in _pins(lock)} for lock in LOCKS)
    project = PROJECT["project"]
    needs = {_distribution(text) for text in project["dependencies"] + PROJECT["build-system"]["requires"]}
    assert needs <= users
    extras = {_distribution(text) for texts in project["optional-dependencies"].values() for text in texts}
    assert extras - {"brochure"} <= developers


@pytest.mark.parametrize("file", [*LOCKS, "pyproject.toml", "Makefile", ".ci/run"])
def test_no_file_names_an_index(file: str) -> None:
    """No address is written down, so whatever index the machine is set up for serves."""
    text = (ROOT / file).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links", text)


def test_all_imports_are_declared() -> None:
    """Every library that the package imports is a dependency, or in an extra meant for users."""
    project = PROJECT["project"]
    declared = {_distribution(text) for text in project["dependencies"]}
    for extra in USER_EXTRAS:
        declared |= {_distribution(text) for text in project["optional-dependencies"][extra]}
    providers = packages_distributions()
    undeclared = {
        (source.relative_to(ROOT).as_posix(), module)
        for source in sorted((ROOT / "brochure").rglob("*.py"))
        for module in _third_party(source)
        if not declared & {_normal(name) for name in providers.get(module, [])}
    }
    assert undeclared == set()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built without a network from the installed backend."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_all_that_the_program_reads(wheel: Path) -> None:
    """Fonts, profile, themes, formats, every module and every licence are inside; tests and tools are not."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assets = {
        path.relative_to(ROOT / "assets").as_posix()
        for path in (ROOT / "assets").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != "remake.py"
    }
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "brochure").rglob("*.py")}
    assert {f"brochure/_assets/{name}" for name in assets} | modules <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"brochure"}
    assert not [name for name in names if name.endswith("remake.py")]
    kept = {name.partition("licenses/")[2] for name in names if "/licenses/" in name}
    assert {"LICENSE", "NOTICE.md"} <= kept
    assert sum("OFL-" in name for name in kept) == 4
    catalogue = json.loads((ROOT / "assets" / "fonts" / "fonts.json").read_text(encoding="utf-8"))
    assert f"brochure/_assets/fonts/{catalogue['families']['sans']['Latn']['file']}" in names


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel alone; the libraries are lent by the environment under test."""
    home = tmp_path_factory.mktemp("fresh environment")
    builder = venv.EnvBuilder(symlinks=os.name != "nt")
    builder.create(home)
    python = Path(builder.ensure_directories(home).env_exe)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    options = ["--no-deps", "--no-index", "--no-compile", "--quiet"]
    subprocess.run([*pip, "install", *options, str(wheel)], check=True, capture_output=True)
    return python


def test_the_installed_wheel_builds_a_brochure(installed: Path, tmp_path: Path) -> None:
    """From an unrelated folder, with a copy of the data and nothing of the checkout, PDF files come out."""
    shutil.copytree(ROOT / "data" / "zhengyang", tmp_path / "park data" / "zhengyang")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    # A lent folder on the path does not carry along the .pth files in it, so the checkout that is installed there
    # stays out of sight. (A .pth file that lent it could not be read where LC_ALL is C and its name is Chinese.)
    lent = dict.fromkeys((sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
    environment["PYTHONPATH"] = os.pathsep.join(lent)
    where = "import brochure.assets as a, sys; print(a.__file__); print(a.assets())"
    module, assets = subprocess.run(
        [installed, "-c", where], cwd=elsewhere, env=environment, check=True, capture_output=True,
        encoding="utf-8",
    ).stdout.splitlines()  # fmt: skip
    assert ROOT not in Path(module).parents
    assert Path(assets) == Path(module).parent / "_assets"
    command = [str(installed.with_name("brochure")), "build", "../park data/zhengyang", "--out", "out"]
    run = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    delivered = sorted((elsewhere / "out").glob("*.pdf"))
    assert delivered
    assert all(path.read_bytes().startswith(b"%PDF-") for path in delivered)
    assert sorted(path.name for path in elsewhere.iterdir()) == ["out"]


def test_the_checkout_is_linked_in_plain_letters() -> None:
    """The environment knows the checkout by a relative path: a Chinese one stops Python where LC_ALL is C."""
    links = list(Path(sysconfig.get_path("purelib")).glob("_brochure.pth"))
    if "CI" not in os.environ and not (links and links[0].read_bytes().startswith(b".")):
        pytest.skip("the project was installed otherwise than by the Makefile")
    assert links
    for link in links:
        (line,) = link.read_bytes().split()
        assert line.isascii() and not Path(line.decode()).is_absolute()
        assert (link.parent / line.decode()).resolve() == ROOT.resolve()
