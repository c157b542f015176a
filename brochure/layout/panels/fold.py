"""Folds: a flat sheet, its panels on both sides, and what each becomes when it is folded.

Folds are data (``assets/formats/folds.yaml``); this module turns one into points. It knows no sections.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal

from brochure.assets import read_yaml
from brochure.errors import DataError
from brochure.units import mm

Face = Literal["outside", "inside"]
FACES: tuple[Face, ...] = ("outside", "inside")
FRONTS = ("front", "front-left", "front-right")


@dataclass(frozen=True, slots=True)
class Slot:
    """A panel of a flat side: its left edge and width in points, what it becomes, and its place in a row.

    ``part`` is ``front``, ``front-left``, ``front-right``, ``back``, or a number as a word.
    """

    face: Face
    x: float
    width: float
    part: str

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Fold:
    """A folded leaflet: its name, what people call it, and the slots of both sides from left to right.

    ``views`` are what a reader sees on opening it, one after the other: parts from left to right.
    """

    name: str
    said: tuple[tuple[str, str], ...]
    width: float
    height: float
    slots: tuple[Slot, ...]
    views: tuple[tuple[str, ...], ...] = ()

    def side(self, face: Face) -> tuple[Slot, ...]:
        """Return the panels of a side from left to right."""
        return tuple(slot for slot in self.slots if slot.face == face)

    def folds(self, face: Face) -> tuple[float, ...]:
        """Return the x of the folds of a side, points from its left trim."""
        return tuple(slot.x for slot in self.side(face)[1:])

    def slot(self, part: str) -> Slot | None:
        """Return the panel that becomes ``part``."""
        return next((slot for slot in self.slots if slot.part == part), None)

    @property
    def numbered(self) -> tuple[Slot, ...]:
        """The panels that are neither front nor back, in the order in which sections fill them."""
        return tuple(sorted((s for s in self.slots if s.part.isdigit()), key=lambda s: int(s.part)))


@cache
def load_folds(path: Path) -> dict[str, Fold]:
    """Return the folds of a catalogue file by name and by what else they are called."""
    found: dict[str, Fold] = {}
    for name, entry in read_yaml(path).items():
        fold = _fold(name, entry)
        for called in (name, *entry.get("also", ())):
            found[called] = fold
    return found


def _fold(name: str, entry: dict[str, Any]) -> Fold:
    slots = tuple(slot for face in FACES for slot in _slots(face, entry[face]))
    width = sum(mm(wide) for wide, _ in entry["outside"])
    views = tuple(tuple(str(part) for part in view) for view in entry["views"])
    return Fold(name, tuple(entry["say"].items()), width, mm(entry["height"]), slots, views)


def _slots(face: Face, panels: list[tuple[float, str | int]]) -> Iterator[Slot]:
    ends = accumulate((mm(wide) for wide, _ in panels), initial=0.0)
    for x, (wide, part) in zip(ends, panels, strict=False):
        yield Slot(face, x, mm(wide), str(part))


def fold_called(name: str, folds: dict[str, Fold]) -> Fold | None:
    """Return the fold called ``name``, upper or lower case, with - or _; None when there is none."""
    return folds.get(name.strip().lower().replace("_", "-").replace(" ", "-"))


def find_fold(name: str, folds: dict[str, Fold]) -> Fold:
    """Return the fold called ``name``; DataError names the near miss."""
    found = fold_called(name, folds)
    if found is None:
        near = get_close_matches(name.lower(), folds, 1)
        known = ", ".join(dict.fromkeys(fold.name for fold in folds.values()))
        remedy = f"did you mean {near[0]!r}?" if near else f"known are {known}"
        raise DataError.of("unknown-fold", f"unknown fold {name!r}", remedy)
    return found
