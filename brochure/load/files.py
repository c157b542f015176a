"""A path in, the files of a brochure out: the main file, those that hold one key each, and odd ones.

Looks at names only; reads no file.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from brochure.errors import DataError, Finding, Place

MAIN = "brochure.yaml"


@dataclass(frozen=True, slots=True)
class Files:
    """A brochure's folder, its main file, and the files that hold one top-level key each (by key)."""

    folder: Path
    main: Path
    parts: tuple[tuple[str, Path], ...]
    findings: tuple[Finding, ...]

    @property
    def order(self) -> list[str]:
        """The files' names as they are shown, main file first."""
        return [str(self.main), *(str(file) for _, file in self.parts)]


def find(path: Path, keys: Sequence[str]) -> Files:
    """Return the files of the brochure at ``path``, its folder or its YAML file.

    ``keys`` are the top-level keys that may stand in a file of their own. Raises DataError when nothing is
    there.
    """
    main = _main_file(path)
    folder = main.parent
    whole_folder = path != main
    names = sorted(entry.name for entry in folder.iterdir() if entry.is_file())
    own_files = {key: f"{key}.yaml" for key in keys}
    parts = [(key, folder / name) for key, name in own_files.items() if name in names and name != main.name]
    if not whole_folder and main.stem in keys:
        raise DataError.of(
            "file-part", f"this file holds one key of a brochure ({main.stem})",
            f"give the folder or {MAIN}", Place(str(path)),
        )  # fmt: skip
    own = {main.name, *(file.name for _, file in parts)}
    findings = tuple(
        finding for name in names if name not in own and (finding := _odd(folder / name, keys, whole_folder))
    )
    return Files(folder, main, tuple(parts), findings)


def _main_file(path: Path) -> Path:
    """Return the main file of the brochure at ``path``."""
    if path.is_dir():
        main = path / MAIN
        if not main.is_file():
            misnamed = (path / "brochure.yml").is_file()
            remedy = f"rename brochure.yml to {MAIN}" if misnamed else f"a brochure's folder holds {MAIN}"
            raise DataError.of("file-missing", f"there is no {MAIN} in this folder", remedy, Place(str(path)))
        return main
    if path.exists():
        return path
    names = sorted(entry.name for entry in path.parent.iterdir()) if path.parent.is_dir() else []
    near = difflib.get_close_matches(path.name, names, 1, 0.6)
    remedy = f"did you mean {path.parent / near[0]}?" if near else "give a brochure's folder or its YAML file"
    raise DataError.of("file-missing", "there is no such file or folder", remedy, Place(str(path)))


def _odd(file: Path, keys: Sequence[str], whole_folder: bool) -> Finding | None:
    """Return what is odd about a YAML file that belongs to no key, None for other files.

    Beside a main file that was named alone, other brochures may lie, so that only a near miss is told.
    """
    stem, suffix = file.stem, file.suffix
    if suffix not in (".yaml", ".yml") or stem.startswith("."):
        return None
    near = [stem] if stem in keys else difflib.get_close_matches(stem, keys, 1, 0.75)
    if near:
        what = f"the file is not read: the file of a key is called {near[0]}.yaml"
        return Finding("error", "file-name", what, f"rename it to {near[0]}.yaml", Place(str(file)))
    if whole_folder:
        what = "the file is not read: it is no part of the brochure"
        remedy = "name it after a key or move it away"
        return Finding("note", "file-not-read", what, remedy, Place(str(file)))
    return None
