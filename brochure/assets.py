"""Where the program's own fonts, profiles, themes and formats stand on this machine.

Nothing comes in; a folder goes out. In a source checkout that is ``assets`` beside the package, in an
installed wheel ``_assets`` inside it (the build backend puts it there; see ``pyproject.toml``). Must not know
what the folder holds beyond the one file that it is recognised by, and imports nothing heavy at once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from brochure.errors import AssetError

PACKAGE = Path(__file__).resolve().parent
LANDMARK = Path("fonts", "fonts.json")


@cache
def assets() -> Path:
    """Return the absolute path of the assets folder.

    Raises AssetError when there is none, as after a copy of the package alone.
    """
    return find(PACKAGE.parent / "assets", PACKAGE / "_assets")


def find(*places: Path) -> Path:
    """Return the first of ``places`` that holds ``fonts/fonts.json``; AssetError when none does."""
    for place in places:
        if (place / LANDMARK).is_file():
            return place
    raise AssetError.of(
        "assets-missing",
        f"no assets folder: looked for {LANDMARK.as_posix()} in {' and '.join(map(str, places))}",
        "install brochure again, or run it from a complete checkout",
    )


def read_yaml(path: Path) -> Any:
    """Return what a YAML file of the assets says, read by libyaml, ten times as fast, where that is there."""
    import yaml

    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
