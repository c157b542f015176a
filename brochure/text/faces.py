"""Faces: a font file at one weight, loaded with HarfBuzz, and the book of all faces of a directory.

In: a directory with ``fonts.json``. Out: :class:`Face` objects that measure, shape (through ``hb_font``) and
draw glyphs, every value in em (1.0 is the type size), y down. Knows nothing of text, language or layout.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import uharfbuzz as hb

from brochure.errors import AssetError
from brochure.geometry import Rect, Segment, Segments
from brochure.text.extras import families_in, find_extra, find_family

INDEX = "fonts.json"
_WEIGHT_AXIS = "wght"


class Face:
    """One font file at one weight. Compared and hashed by ``name``, which is also its key in a PDF.

    ``ascent``, ``descent`` (positive), ``cap_height`` and ``x_height`` are in em; the first two are OS/2's
    typographic ones (the em box of a Chinese font), never hhea's. ``variations`` is what a variable font is
    set to, empty for a static one.
    """

    __slots__ = (
        "_inks", "_outlines", "ascent", "cap_height", "descent", "hb_face", "hb_font", "name", "path",
        "units_per_em", "variations", "weight", "x_height",
    )  # fmt: skip

    def __init__(
        self, name: str, path: Path, weight: int, hb_face: hb.Face, variations: dict[str, float]
    ) -> None:
        self.name = name
        self.path = path
        self.weight = weight
        self.variations = variations
        self.hb_face = hb_face
        self.hb_font = hb.Font(hb_face)
        if variations:
            self.hb_font.set_variations(variations)
        self.units_per_em: int = hb_face.upem
        self._inks: dict[int, Rect] = {}
        self._outlines: dict[int, Segments] = {}
        os2: bytes = hb_face.reference_table("OS/2").data
        if len(os2) < 72:
            raise AssetError.of("font-broken", f"{path.name} has no OS/2 metrics", "use another font file")
        # OpenType 1.9, OS/2: sTypoAscender and sTypoDescender stand at offsets 68 and 70.
        self.ascent: float = int.from_bytes(os2[68:70], "big", signed=True) / self.units_per_em
        self.descent: float = -int.from_bytes(os2[70:72], "big", signed=True) / self.units_per_em
        self.cap_height: float = -self.ink(self.glyph("H")).y
        self.x_height: float = -self.ink(self.glyph("x")).y

    def __repr__(self) -> str:
        return f"Face({self.name})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Face) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)

    def glyph(self, char: str) -> int:
        """Return the glyph id that the font's cmap gives a character, 0 when it has none."""
        return self.hb_font.get_nominal_glyph(ord(char)) or 0

    def advance(self, gid: int) -> float:
        """Return a glyph's own advance in em, before kerning."""
        return float(self.hb_font.get_glyph_h_advance(gid)) / self.units_per_em

    def ink(self, gid: int) -> Rect:
        """Return the box around a glyph's ink in em, y down; an empty glyph has an empty box at 0, 0."""
        box = self._inks.get(gid)
        if box is None:
            extents = self.hb_font.get_glyph_extents(gid)
            em = self.units_per_em
            if extents is None or not (extents.width or extents.height):
                box = Rect(0.0, 0.0, 0.0, 0.0)
            else:
                box = Rect(
                    extents.x_bearing / em, -extents.y_bearing / em, extents.width / em, -extents.height / em
                )
            self._inks[gid] = box
        return box

    def outline(self, gid: int) -> Segments:
        """Return a glyph's outline in em (1.0 = the size), origin on the baseline, y down, cubics only."""
        segments = self._outlines.get(gid)
        if segments is None:
            pen = _Pen(self.units_per_em)
            self.hb_font.draw_glyph_with_pen(gid, pen)
            segments = self._outlines[gid] = tuple(pen.segments)
        return segments


class _Pen:
    """Collects HarfBuzz's drawing calls as segments in em, y down.

    The names of its methods are those of fontTools' pen protocol.
    """

    def __init__(self, units_per_em: int) -> None:
        self.segments: list[Segment] = []
        self._em = units_per_em
        self._at = (0.0, 0.0)

    def _point(self, point: tuple[float, float]) -> tuple[float, float]:
        return point[0] / self._em, -point[1] / self._em

    def moveTo(self, point: tuple[float, float]) -> None:  # noqa: N802  (the protocol's name)
        self._at = self._point(point)
        self.segments.append(("M", *self._at))

    def lineTo(self, point: tuple[float, float]) -> None:  # noqa: N802  (the protocol's name)
        self._at = self._point(point)
        self.segments.append(("L", *self._at))

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802  (the protocol's name)
        first, second, self._at = (self._point(point) for point in points)
        self.segments.append(("C", *first, *second, *self._at))

    def qCurveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802  (the protocol's name)
        (qx, qy), (x, y) = (self._point(point) for point in points)
        x0, y0 = self._at
        # Degree elevation: a quadratic's control point pulls two thirds of the way from either end.
        self.segments.append((
            "C",
            x0 + (qx - x0) * 2 / 3, y0 + (qy - y0) * 2 / 3,
            x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3,
            x, y,
        ))  # fmt: skip
        self._at = (x, y)

    def closePath(self) -> None:  # noqa: N802  (the protocol's name)
        self.segments.append(("Z",))

    def endPath(self) -> None:  # noqa: N802  (the protocol's name)
        """Do nothing: an open contour of a glyph is filled like a closed one."""


def _own_family(name: str, folders: tuple[Path, ...]) -> dict[str, Any]:
    entry = find_family(name, folders)
    if entry is None:
        known = families_in(folders)
        there = f"there are {', '.join(known)}" if known else "there is no font in it"
        raise AssetError.of(
            "font-family", f"no font of the family {name!r} in the folder fonts beside the data",
            f"put its files there, such as {name.replace(' ', '')}-Regular.ttf; {there}",
        )  # fmt: skip
    return entry


class FontBook:
    """The faces of a font directory by role: ``Latn`` and ``Hani`` families for ``sans`` and ``serif``.

    Fonts of further scripts are found by name, in the folders ``extras`` and in installed packages. ``own``
    are families of those folders that stand in for the directory's, by role and script. Raises AssetError
    when the directory's index is missing or broken, or a family is not there.
    """

    def __init__(
        self,
        directory: Path,
        extras: tuple[Path, ...] = (),
        own: Mapping[tuple[str, str], str] = MappingProxyType({}),
    ) -> None:
        index = directory / INDEX
        try:
            self._families: dict[str, dict[str, dict[str, Any]]] = json.loads(
                index.read_text(encoding="utf-8")
            )["families"]
        except (OSError, ValueError, KeyError) as problem:
            raise AssetError.of(
                "font-index", f"{index} can not be read: {problem}", "put the fonts and their index there"
            ) from problem
        for (family, script), name in own.items():
            self._families[family][script] = _own_family(name, extras)
        self._directory = directory
        self._extras = extras
        self._files: dict[Path, hb.Face] = {}
        self._faces: dict[tuple[Path, int], Face] = {}
        self._roles: dict[tuple[str, str, int], Face] = {}

    @property
    def families(self) -> tuple[str, ...]:
        """The family roles that the directory offers, such as ``sans`` and ``serif``."""
        return tuple(self._families)

    def find(self, family: str, script: str, weight: int) -> Face | None:
        """Return the face as :meth:`face` does, None where there is no font for the script."""
        scripts = self._families.get(family, {})
        if script not in scripts:
            entry = find_extra(script, family, self._extras) if family in self._families else None
            if entry is None:
                return None
            scripts[script] = entry
        return self.face(family, script, weight)

    def face(self, family: str, script: str, weight: int) -> Face:
        """Return the face for a role ("sans", "serif"), a script ("Latn", "Hani") and a weight.

        A variable font takes the weight within its range, a set of static ones the nearest that it has
        (the lighter of two equally near). Raises AssetError for an unknown role or an unreadable file.
        """
        key = (family, script, weight)
        face = self._roles.get(key)
        if face is None:
            face = self._roles[key] = self._load(family, script, weight)
        return face

    def _load(self, family: str, script: str, weight: int) -> Face:
        entry = self._families.get(family, {}).get(script)
        if entry is None:
            raise AssetError.of(
                "font-missing",
                f"no {family} font for script {script} in {self._directory}",
                f"name one in {INDEX} under families.{family}.{script}",
            )
        if "files" in entry:
            weight = min((int(w) for w in entry["files"]), key=lambda w: (abs(w - weight), w))
            path = self._directory / entry["files"][str(weight)]
        else:
            path = self._directory / entry["file"]
            lightest, heaviest = entry.get("weights", (weight, weight))
            weight = min(max(weight, lightest), heaviest)
        face = self._faces.get((path, weight))
        if face is None:
            hb_face = self._file(path)
            # Every axis is named, so that a subset is pinned on all of them and embeds no variable font.
            axes = {axis.tag: float(axis.default_value) for axis in hb_face.axis_infos}
            # The text cut of a family with optical sizes keeps its hairlines when it is reversed on a solid.
            axes |= {tag: float(value) for tag, value in entry.get("axes", {}).items() if tag in axes}
            if _WEIGHT_AXIS in axes:
                axes[_WEIGHT_AXIS] = float(weight)
            face = self._faces[path, weight] = Face(
                f"{entry['name']}-w{weight}",
                path,
                weight,
                hb_face,
                axes,
            )
        return face

    def _file(self, path: Path) -> hb.Face:
        """Return the font of a file, mapped into memory once for all its weights."""
        if path not in self._files:
            try:
                font = hb.Face(hb.Blob.from_file_path(str(path)))
            except (hb.HarfBuzzError, OSError) as problem:
                raise AssetError.of(
                    "font-missing", f"the font file {path} can not be read", "put it there"
                ) from problem
            if not font.glyph_count:
                raise AssetError.of("font-broken", f"{path} is not a font", "put a TrueType font there")
            self._files[path] = font
        return self._files[path]
