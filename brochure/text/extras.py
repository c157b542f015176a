"""Extra fonts: those of scripts that the program's own fonts do not cover, found by name.

In: a script, a family role and the folders to look in. Out: an entry as in ``fonts.json``, with whole paths.
Looked for in the given folders (a brochure's own ``fonts`` folder) and in installed packages of fonts, never
among the system's: the same brochure must look the same on every machine. Knows nothing of text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uharfbuzz as hb

_SUFFIXES = (".ttf", ".otf", ".ttc")


@dataclass(frozen=True, slots=True)
class Extra:
    """A script's fonts: its English name, packages that have them, and families by role.

    ``install`` is what a user is told to install (the program's extra ``extra``), ``packages`` are the
    modules that are looked in.
    """

    script: str
    name: str
    extra: str
    install: str
    packages: tuple[str, ...]
    sans: tuple[str, ...]
    serif: tuple[str, ...]

    def families(self, family: str) -> tuple[str, ...]:
        """Return the names of the families for a role, those of the other role after them."""
        return (*self.serif, *self.sans) if family == "serif" else (*self.sans, *self.serif)

    def remedy(self, family: str) -> str:
        """Return what a user can do to get a font for this script."""
        first = self.families(family)[0]
        return f"pip install {self.install} (extra [{self.extra}]), or put {first} into fonts beside the data"


# All under the SIL Open Font License. The sans families of justmytype-intl-cjk are variable, others have one
# weight.
_EAST_ASIA = "justmytype_intl_cjk"
EXTRAS: dict[str, Extra] = {
    extra.script: extra
    for extra in (
        Extra("Arab", "Arabic", "ar", "pylopdf-fonts-ar",
              ("fontpkg_noto_sans_arabic", "pylopdf_fonts_ar"),
              ("Noto Sans Arabic", "IBM Plex Sans Arabic"), ("Noto Naskh Arabic", "Amiri")),
        Extra("Hant", "Traditional Chinese", "zh-hant", "justmytype-intl-cjk pylopdf-fonts-zh-tw",
              (_EAST_ASIA, "pylopdf_fonts_zh_tw"),
              ("Noto Sans TC", "Source Han Sans TC"), ("Noto Serif TC", "Source Han Serif TC")),
        Extra("Jpan", "Japanese", "ja", "justmytype-intl-cjk pylopdf-fonts-jp",
              (_EAST_ASIA, "pylopdf_fonts_jp"),
              ("Noto Sans JP", "Source Han Sans JP"), ("Noto Serif JP", "Source Han Serif JP")),
        Extra("Kore", "Korean", "ko", "justmytype-intl-cjk pylopdf-fonts-ko",
              (_EAST_ASIA, "pylopdf_fonts_ko"),
              ("Noto Sans KR", "Source Han Sans KR"), ("Noto Serif KR", "Source Han Serif KR")),
    )
}  # fmt: skip


def find_extra(script: str, family: str, folders: Iterable[Path]) -> dict[str, Any] | None:
    """Return the entry of a script's font for a role ("sans", "serif"), or None where there is none.

    A font of the other role is better than none. A variable font is preferred to static ones.
    """
    extra = EXTRAS.get(script)
    if extra is None:
        return None
    files = [file for place in (*folders, *_packages(extra.packages)) for file in _fonts(place)]
    for name in extra.families(family):
        if entry := _named(name, files):
            return entry
    return None


def find_family(name: str, folders: Iterable[Path]) -> dict[str, Any] | None:
    """Return the entry of the family called ``name`` in some folders, None where it is not there."""
    return _named(name, [file for place in folders for file in _fonts(place)])


def families_in(folders: Iterable[Path]) -> list[str]:
    """Return the names of the families that folders hold, as their files are called."""
    return sorted({_family(file) for place in folders for file in _fonts(place)})


def _named(name: str, files: list[Path]) -> dict[str, Any] | None:
    matching = [file for file in files if _plain(_family(file)) == _plain(name)]
    return _entry(name, matching) if matching else None


def _family(file: Path) -> str:
    """Return the family that a file's name begins with: Inter of ``Inter-Bold.ttf``, ``Inter[wght].ttf``."""
    return re.split(r"[-_\[]", file.stem)[0]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _packages(names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        found = find_spec(name)
        if found is not None and found.origin is not None:
            yield Path(found.origin).parent


def _fonts(place: Path) -> list[Path]:
    return sorted(file for file in place.rglob("*") if file.suffix.lower() in _SUFFIXES)


def _entry(name: str, files: list[Path]) -> dict[str, Any]:
    """Return the entry of one family's files: the first variable one, or all static ones by weight."""
    short = name.replace(" ", "")
    static: dict[str, str] = {}
    for file in files:
        face = hb.Face(hb.Blob.from_file_path(str(file)))
        for axis in face.axis_infos:
            if axis.tag == "wght":
                weights = [int(axis.min_value), int(axis.max_value)]
                return {"name": short, "file": str(file), "weights": weights}
        os2 = face.reference_table("OS/2").data
        # OpenType 1.9, OS/2: usWeightClass stands at offset 4.
        weight = int.from_bytes(os2[4:6], "big") if len(os2) >= 6 else 400
        static.setdefault(str(weight), str(file))
    return {"name": short, "files": static}
