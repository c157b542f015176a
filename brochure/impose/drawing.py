"""Marks and words as PDF operators: paths of the display list in, bytes out.

Colours are those of a press (CMYK and the inks of all plates) or a desktop printer's greys. Type comes as
outlines, so that a sheet brings no font of its own. Must not know what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from brochure.colour import Ink
from brochure.display import GlyphRun, Group, Item, Link, Path, Tagged
from brochure.geometry import Segments, Transform, transformed
from brochure.marks.signs import ALL

_PLACES = 3
_EM = 200  # fine enough for type of 6 pt, and short to write


@dataclass(slots=True)
class Pen:
    """Writes paths for a sheet ``height`` points high; gathers spots and glyphs, each of them once.

    ``glyphs`` holds an outline's operators by the name of the form that draws it, 200 units an em.
    """

    height: float
    press: bool
    spots: dict[str, str] = field(default_factory=dict)
    glyphs: dict[str, bytes] = field(default_factory=dict)
    _names: dict[tuple[str, int], str] = field(default_factory=dict)

    def drawn(self, items: Iterable[Item]) -> bytes:
        """Return the operators of ``items``."""
        return "\n".join(self._lines(items, Transform())).encode("ascii")

    def _lines(self, items: Iterable[Item], to_sheet: Transform) -> Iterator[str]:
        for item in items:
            match item:
                case Path():
                    yield from self._path(item, to_sheet)
                case GlyphRun():
                    yield from self._run(item, to_sheet)
                case Group(items=inner, transform=transform):
                    yield from self._lines(inner, transform.then(to_sheet))
                case Tagged(items=inner) | Link(items=inner):
                    yield from self._lines(inner, to_sheet)
                case _:
                    pass

    def _path(self, path: Path, to_sheet: Transform) -> Iterator[str]:
        segments = transformed(path.segments, to_sheet)
        if path.fill is not None:
            yield f"{self._colour(path.fill, stroke=False)} {self._written(segments)} f"
        if path.stroke is not None:
            dash = " ".join(map(number, path.dash))
            colour = self._colour(path.stroke, stroke=True)
            yield f"{colour} {number(path.width)} w [{dash}] 0 d {self._written(segments)} S"

    def _run(self, run: GlyphRun, to_sheet: Transform) -> Iterator[str]:
        """Yield a run as the outlines of its glyphs, each a form that all sheets share."""
        em = Transform.scaling(run.size * run.stretch / _EM, -run.size / _EM)  # forms are drawn y up
        drawn = []
        for glyph in run.glyphs:
            if name := self._glyph(run, glyph.gid):
                to_run = em.then(Transform.translation(run.x + glyph.x, run.y + glyph.y))
                drawn.append(f"q {matrix(self._upwards(to_run.then(to_sheet)))} cm /{name} Do Q")
        if drawn:
            yield f"q {self._colour(run.ink, stroke=False)}"
            yield from drawn
            yield "Q"

    def _upwards(self, t: Transform) -> Transform:
        """Return a map into the sheet's space with its y turned up."""
        return t.then(Transform(d=-1, f=self.height))

    def _glyph(self, run: GlyphRun, gid: int) -> str:
        """Return the name of a glyph's form; "" for a glyph that draws nothing."""
        key = (run.face.name, gid)
        if key not in self._names:
            outline = transformed(run.face.outline(gid), Transform(_EM, 0, 0, -_EM))
            name = f"G{len(self.glyphs)}" if outline else ""
            self._names[key] = name
            if outline:
                self.glyphs[name] = (_written(outline, 0) + " f").encode("ascii")
        return self._names[key]

    def _colour(self, ink: Ink, *, stroke: bool) -> str:
        if not self.press:
            grey = 0.0 if ink == ALL else 1 - min(1.0, sum(ink.cmyk))
            return f"{number(grey)} {'G' if stroke else 'g'}"
        if ink.spot is not None:
            name = self.spots.setdefault(ink.spot, f"Cs{len(self.spots)}")
            return f"/{name} {'CS 1 SCN' if stroke else 'cs 1 scn'}"
        return " ".join(map(number, ink.cmyk)) + (" K" if stroke else " k")

    def _written(self, segments: Segments) -> str:
        return _written(transformed(segments, Transform(d=-1, f=self.height)), _PLACES)

    def spaces(self, known: dict[str, Any]) -> dict[str, Any]:
        """Return the colour spaces that were named: those of the file, and that of all plates."""
        return {
            f"/{name}": known[spot] if spot in known else _all_plates()
            for spot, name in self.spots.items()
            if spot in known or spot == ALL.spot
        }


def _all_plates() -> pikepdf.Object:
    """Return the space of registration colour (ISO 32000-1, 8.6.6.4)."""
    full = pikepdf.Dictionary(
        FunctionType=2, Domain=pikepdf.Array([0, 1]), N=1,
        C0=pikepdf.Array([0, 0, 0, 0]), C1=pikepdf.Array([1, 1, 1, 1]),
    )  # fmt: skip
    return pikepdf.Array([pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK, full])


def _written(segments: Segments, places: int) -> str:
    """Return a path's operators, y up."""
    written = []
    for segment in segments:
        match segment:
            case ("M", *numbers):
                written.append(_numbers(numbers, places) + " m")
            case ("L", *numbers):
                written.append(_numbers(numbers, places) + " l")
            case ("C", *numbers):
                written.append(_numbers(numbers, places) + " c")
            case ("R", *numbers):
                written.append(_numbers(numbers, places) + " re")
            case ("Z",):
                written.append("h")
    return " ".join(written)


def _numbers(values: Iterable[float], places: int = _PLACES) -> str:
    return " ".join(number(value, places) for value in values)


def matrix(t: Transform) -> str:
    """Return the six numbers of a map; its linear part finely, since it is multiplied by lengths."""
    return f"{_numbers((t.a, t.b, t.c, t.d), 6)} {_numbers((t.e, t.f))}"


def number(value: float, places: int = _PLACES) -> str:
    """Return ``value`` as PDF writes it, with no idle digits."""
    digits = f"{value:.{places}f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits in ("", "-0") else digits
