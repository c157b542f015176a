"""The arrows between the rooms, read from the source."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "brochure"
VOCABULARY = {
    "units",
    "geometry",
    "colour",
    "errors",
    "display",
    "assets",
    "functions",
    "late",
    "collecting",
    "",
}
# What each room may import beside the vocabulary and itself. ``load`` looks at number words to lint references.
MAY_IMPORT = {
    "model": set(),
    "load": {"model", "compose"},
    "compose": {"model"},
    "text": set(),
    "art": set(),
    "charts": {"text", "pictures"},
    "pictures": set(),
    "artwork": {"pictures", "text"},
    "layout": {"compose", "text", "art", "artwork", "charts", "pictures"},
    "profiles": set(),
    "brand": set(),
    "paint": {"artwork", "layout", "profiles", "text", "pictures"},
    "preview": set(),
    "plates": set(),
    "check": {"profiles", "plates"},
    "marks": {"layout", "profiles", "text"},
    "foldproof": {"layout"},
    "impose": {"marks", "text"},
    "printguide": {"layout", "paint", "profiles", "text"},
    "jobsheet": {"check", "layout", "paint", "pictures", "plates", "profiles", "text"},
    "contactsheet": {"compose", "layout", "paint", "pictures", "profiles", "text"},
    "reading": set(),
    "specimen": {"art", "charts", "compose", "layout", "text"},
}
ROOMS = sorted(MAY_IMPORT)


def imported_rooms(file: Path) -> set[str]:
    """Return the brochure rooms that a module imports at run time (not those behind TYPE_CHECKING)."""
    found: set[str] = set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            node.body = []
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            names = names[:1] if node.module != "brochure" else names[1:]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("brochure.")}
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_no_arrow_runs_back(room: str) -> None:
    """A room imports only the vocabulary and the rooms that lie before it on the way."""
    allowed = VOCABULARY | MAY_IMPORT[room] | {room}
    for file in (PACKAGE / room).rglob("*.py"):
        assert imported_rooms(file) <= allowed, f"{file.name} imports {imported_rooms(file) - allowed}"


def test_every_room_is_known() -> None:
    """Each folder of the package has its rule here."""
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert folders == set(ROOMS)


def named_modules(file: Path) -> set[str]:
    """Return the modules of the package that a module imports, be it late or for types alone."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "brochure":
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {str(node.module)}
    return found


def test_no_two_modules_hang_on_each_other() -> None:
    """Modules form no circle, not even one of types: each can be read with those below it alone."""
    files = {
        ".".join(("brochure", *f.relative_to(PACKAGE).with_suffix("").parts)): f
        for f in PACKAGE.rglob("*.py")
    }
    below = {module: named_modules(file) & set(files) - {module} for module, file in files.items()}
    below = {module: names for module, names in below.items() if not module.startswith("brochure.check.")}
    while ground := {module for module, names in below.items() if not names & set(below)}:
        below = {module: names for module, names in below.items() if module not in ground}
    assert not below


def test_the_vocabulary_imports_no_room() -> None:
    """Units, geometry, colours, errors and the display list stand below everything."""
    for name in ("units", "geometry", "colour", "errors", "display"):
        assert imported_rooms(PACKAGE / f"{name}.py") <= VOCABULARY


@pytest.mark.parametrize("heavy", ["matplotlib", "reportlab", "numpy", "pydantic", "uharfbuzz", "PIL"])
def test_help_loads_nothing_heavy(heavy: str) -> None:
    """``brochure --help`` imports neither matplotlib nor ReportLab nor any other heavy library."""
    code = (
        "import sys, contextlib, io\n"
        "from brochure.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main(['--help'])\n"
        f"print({heavy!r} in sys.modules)"
    )
    seen = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == "False"


def test_no_machine_path_or_registry_in_any_file() -> None:
    """No tracked text file names a folder of somebody's machine or a package registry's host."""
    root = PACKAGE.parent
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    machine = (
        "/" + "work/",
        "/" + "root/",
        "/" + "home/",
        "py" + "pi.org",
        "python" + "hosted",
        "npm" + "js.org",
    )
    for name in listed.stdout.splitlines():
        file = root / name
        if file.suffix in {".ttf", ".icc", ".png", ".pdf", ".jpg"} or not file.is_file():
            continue
        text = file.read_text(encoding="utf-8", errors="replace")
        assert not [word for word in machine if word in text], name
