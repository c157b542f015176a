"""Formats: the trimmed page and its grid of columns and lines.

Formats are data (``assets/formats``); this module turns one into points and answers where a column starts and
where a line's baseline lies. It knows nothing of text or pages' content.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from brochure.assets import read_yaml
from brochure.errors import DataError
from brochure.layout.document import Side
from brochure.layout.gridding import SIZE, gridded
from brochure.units import mm

LINE = 15.0  # the line L, points: three baseline units of 5 pt


@dataclass(frozen=True, slots=True)
class Format:
    """A trimmed page. All lengths in points except the counts ``columns``, ``lines``, ``notes`` and ``sink``.

    ``sink`` is the number of lines by which content stands lower under its title than in the base format;
    ``title`` the line of a title's first line. ``display`` are the display sizes that differ from the type
    scale's, by style: size and leading, then those of Han script, points.
    """

    name: str
    width: float
    height: float
    inner: float
    outer: float
    columns: int
    gutter: float
    first_line: float
    head: float
    lines: int
    notes: int
    sink: int
    title: int = 4
    display: Mapping[str, tuple[float, float, float, float]] = field(default_factory=dict, compare=False)

    @property
    def module(self) -> float:
        """A column and its gutter, points."""
        return (self.width - self.inner - self.outer + self.gutter) / self.columns

    def grid(self, side: Side) -> Grid:
        """Return the grid of a left or a right page."""
        return Grid(self, self.inner if side == "right" else self.outer)


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of one page of a format: ``left`` is the x of column 1, points."""

    format: Format
    left: float

    def x(self, column: float) -> float:
        """Return the left edge of a column, counted from 1."""
        return self.left + self.format.module * (column - 1)

    def span(self, columns: float) -> float:
        """Return the width of ``columns`` columns with the gutters between them."""
        return self.format.module * columns - self.format.gutter

    @property
    def measure(self) -> float:
        """The width of all columns."""
        return self.span(self.format.columns)

    @property
    def right(self) -> float:
        """The right edge of the last column."""
        return self.left + self.measure

    def head(self, line: float) -> float:
        """Return the y of line ``line`` in the part of a page that titles stand in."""
        return self.format.first_line + line * LINE

    def y(self, line: float) -> float:
        """Return the y of content line ``line``, under the title (lower by the format's sink)."""
        return self.format.first_line + (line + self.format.sink) * LINE

    @property
    def note(self) -> float:
        """The baseline of the last note."""
        return self.format.first_line + self.format.notes * LINE


def load_formats(path: Path) -> dict[str, Format]:
    """Return the formats of a catalogue file by name; ``display.yaml`` beside it holds the display sizes."""
    steps = read_yaml(path.with_name("display.yaml"))
    return {name: _format(name, entry, steps) for name, entry in read_yaml(path).items()}


def _format(name: str, entry: Mapping[str, Any], steps: Mapping[str, Mapping[str, Any]]) -> Format:
    return Format(
        name=name,
        width=mm(entry["width"]),
        height=mm(entry["height"]),
        inner=mm(entry["inner"]),
        outer=mm(entry["outer"]),
        columns=int(entry["columns"]),
        gutter=mm(entry["gutter"]),
        first_line=mm(entry["first_line"]),
        head=mm(entry["head"]),
        lines=int(entry["lines"]),
        notes=int(entry["notes"]),
        sink=int(entry["sink"]),
        title=int(entry["title"]),
        display=MappingProxyType({style: tuple(sizes) for style, sizes in steps[entry["display"]].items()}),
    )


def format_of(name: str, catalogue: Path) -> Format:
    """Return the format called ``name``: one of the catalogue file, or ``WIDTHxHEIGHT`` in millimetres.

    Raises DataError for another name, with the near miss or all that are known, and for a size that can not
    hold a page.
    """
    formats = load_formats(catalogue)
    size = SIZE.fullmatch(name.strip())
    if name.lower() in formats or size is None:
        return find_format(name, formats)
    width, height = (float(v) for v in size.groups())
    same = next(
        (f for f in formats.values() if abs(f.width - mm(width)) < 0.1 and abs(f.height - mm(height)) < 0.1),
        None,
    )
    steps = read_yaml(catalogue.with_name("display.yaml"))
    return same or _format(f"{width:g}x{height:g}", gridded(width, height), steps)


def find_format(name: str, formats: dict[str, Format]) -> Format:
    """Return a format by name, upper or lower case; DataError names the near miss."""
    found = formats.get(name.lower())
    if found is None:
        near = get_close_matches(name.lower(), formats, 1)
        known = f"known are {', '.join(formats)}, and any WIDTHxHEIGHT in mm"
        remedy = f"did you mean {near[0]!r}? {known}" if near else known
        raise DataError.of("unknown-format", f"unknown format {name!r}", remedy)
    return found
