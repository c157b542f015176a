"""Pieces as data: kind and trim of a card, a one-sheet, a poster or a roll-up. Knows no sections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from brochure.assets import read_yaml
from brochure.units import mm

Kind = Literal["card", "one-sheet", "poster"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: its kind and trim in points.

    A poster is composed ``scale`` times smaller; ``code`` is the side of its QR code, ``foot`` what is kept
    free of type at its foot, points of the finished piece.
    """

    name: str
    kind: Kind
    width: float
    height: float
    scale: float = 1.0
    code: float = 0.0
    foot: float = 0.0


CODE_SHARE = 0.1  # of the distance that a code is read from (sections.md, section 4)


@cache
def load_pieces(path: Path) -> dict[str, Piece]:
    """Return the pieces of a catalogue file by name and by what else they are called."""
    found: dict[str, Piece] = {}
    for name, entry in read_yaml(path).items():
        piece = Piece(
            name,
            entry["kind"],
            mm(entry["width"]),
            mm(entry["height"]),
            float(entry.get("scale", 1)),
            mm(1000 * CODE_SHARE * entry.get("distance", 0)),
            mm(entry.get("foot", 0)),
        )
        for called in (name, *entry.get("also", ())):
            found[called] = piece
    return found


def piece_called(name: str, pieces: dict[str, Piece]) -> Piece | None:
    """Return the piece called ``name``, upper or lower case, with - or _; None when there is none."""
    return pieces.get(name.strip().lower().replace("_", "-").replace(" ", "-"))
