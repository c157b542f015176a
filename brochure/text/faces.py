"""Faces: a font file at one weight, loaded with HarfBuzz. (Skeleton: the interface that others build on.)"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from brochure.geometry import Segments

if TYPE_CHECKING:
    import uharfbuzz as hb


class Face:
    """One font file at one weight. Compared and hashed by ``name``, which is also its key in a PDF."""

    name: str  # PostScript-safe, such as "NotoSansSC-w700"
    path: Path
    weight: int
    units_per_em: int
    ascent: float  # em, of the em box or OS/2 typo metrics
    descent: float  # em, positive
    cap_height: float  # em
    hb_face: hb.Face
    hb_font: hb.Font

    def outline(self, gid: int) -> Segments:
        """Return a glyph's outline in em (1.0 = the size), origin on the baseline, y down."""
        raise NotImplementedError


class FontBook:
    """The faces of a font directory by role: ``latin`` and ``han`` families for ``sans`` and ``serif``."""

    def __init__(self, directory: Path) -> None:
        raise NotImplementedError

    def face(self, family: str, script: str, weight: int) -> Face:
        """Return the face for a role ("sans", "serif"), a script ("Latn", "Hani") and a weight."""
        raise NotImplementedError
