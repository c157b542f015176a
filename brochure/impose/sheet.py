"""What a sheet is asked to be: a paper, a scheme, and how it is worked; by name from the catalogue.

In: names and settings. Out: :class:`Sheet`. Must not know PDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from brochure.errors import DataError
from brochure.impose.papers import Paper, Stock, paper, read_table, stock

Scheme = Literal["saddle", "perfect", "cut-stack", "n-up", "step"]
Work = Literal["sheetwise", "work-and-turn", "work-and-tumble"]
Flip = Literal["short-edge", "long-edge"]
Blanks = Literal["no", "end", "inside"]

SCHEMES: tuple[Scheme, ...] = ("saddle", "perfect", "cut-stack", "n-up", "step")
FOLDED: tuple[Scheme, ...] = ("saddle", "perfect")
WORKS: tuple[Work, ...] = ("sheetwise", "work-and-turn", "work-and-tumble")
UPS = (2, 4, 8, 16)
"""Pages a side of a sheet that is folded: each more is one fold more."""

MILL_MM = 3.0
"""What the binder's mill takes off the folds of a perfect-bound block, and where glue must hold."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A press or office sheet. Lengths in millimetres; None lets the file, the stock or the scheme decide.

    ``up``: pages a side; ``grid``: rows and columns of what is cut apart. ``signature``: pages of a gathered
    section. ``creep``: mm that each leaf pushes those inside it out. ``gutter``: between trims that are cut
    apart; ``mill``: from the fold to the page where the spine is milled. ``flip``: the edge over which a
    duplex printer turns the sheet; None: over the upright axis, as a press does. ``bleed``: kept around.
    ``marks``: printer's marks; None: where the file has bleed. ``cover``: the first and last leaf are a
    wrap-around cover, in a file of its own. ``spine``: words on it by language; ``spine_ground``: CMYK per
    cent under them. ``duplex`` tells a desktop printer's driver how to turn the sheet.
    """

    name: str
    paper: Paper
    scheme: Scheme = "saddle"
    up: int | None = None
    grid: tuple[int, int] | None = None
    signature: int | None = None
    work: Work = "sheetwise"
    flip: Flip | None = None
    sides: int | None = None
    blanks: Blanks = "no"
    stock: Stock | None = None
    thickness: float | None = None
    creep: float | None = None
    gutter: float | None = None
    mill: float | None = None
    bleed: float | None = None
    marks: bool | None = None
    cover: bool = False
    spine: tuple[tuple[str, str], ...] = ()
    spine_ground: tuple[float, float, float, float] | None = None
    duplex: bool = False

    @property
    def leaf_mm(self) -> float:
        """How thick a leaf is, mm; 0 when nobody said."""
        if self.thickness is not None:
            return self.thickness
        return self.stock.thickness_mm if self.stock else 0.0

    @property
    def creep_mm(self) -> float:
        """How far each leaf pushes out those inside it, mm: its thickness, unless said otherwise."""
        return self.leaf_mm if self.creep is None else self.creep

    @property
    def mill_mm(self) -> float:
        """From the fold to the page, mm: what is milled off a perfect-bound spine."""
        if self.mill is not None:
            return self.mill
        return MILL_MM if self.scheme == "perfect" else 0.0


def ready_sheets() -> dict[str, dict[str, Any]]:
    """Return the catalogue: settings by name of the sheet."""
    return read_table("sheets")


def sheet_of(name: str, settings: Mapping[str, Any] | None = None) -> Sheet:
    """Return the sheet called ``name``, of the catalogue or a paper; ``settings`` overrule (None: left out).

    Raises DataError for an unknown name or a setting that can not be.
    """
    catalogue = ready_sheets()
    said = {key: value for key, value in (settings or {}).items() if value is not None}
    asked: dict[str, Any] = {**catalogue.get(name.strip().lower(), {"paper": name}), **said}
    asked["paper"] = paper(str(asked["paper"]))
    if isinstance(asked.get("stock"), str):
        asked["stock"] = stock(asked["stock"])
    if isinstance(asked.get("grid"), str):
        asked["grid"] = _grid(asked["grid"])
    known = {field.name for field in fields(Sheet)}
    made = replace(Sheet(name, asked.pop("paper")), **{k: v for k, v in asked.items() if k in known})
    _judge(made)
    return made


def _grid(said: str) -> tuple[int, int]:
    rows, _, columns = said.lower().replace("×", "x").partition("x")
    if not (rows.strip().isdigit() and columns.strip().isdigit()):
        raise DataError.of("bad-grid", f"{said!r} is no grid", "write rows x columns, such as 4x3")
    return int(rows), int(columns)


def _judge(sheet: Sheet) -> None:
    """Raise DataError for settings that contradict each other."""
    if sheet.scheme not in SCHEMES:
        raise DataError.of("bad-sheet", f"unknown scheme {sheet.scheme!r}", f"known are {', '.join(SCHEMES)}")
    if sheet.work not in WORKS:
        raise DataError.of(
            "bad-sheet", f"unknown way of working {sheet.work!r}", f"known are {', '.join(WORKS)}"
        )
    if sheet.scheme in FOLDED and sheet.up is not None and sheet.up not in UPS:
        raise DataError.of(
            "bad-up", f"a sheet can not be folded with {sheet.up} pages a side",
            f"take {', '.join(map(str, UPS))}",
        )  # fmt: skip
    if sheet.signature is not None and (sheet.signature < 4 or sheet.signature % 4):
        raise DataError.of(
            "bad-signature",
            f"a signature of {sheet.signature} pages can not be folded",
            "take a multiple of 4",
        )
    if sheet.grid and min(sheet.grid) < 1:
        raise DataError.of(
            "bad-grid", f"no grid has {sheet.grid[0]} x {sheet.grid[1]} places", "take 1 and more"
        )
    if sheet.sides not in (None, 1, 2):
        raise DataError.of("bad-sides", f"a sheet has no {sheet.sides} sides", "take 1 or 2")
    for what in ("thickness", "creep", "gutter", "mill", "bleed"):
        value = getattr(sheet, what)
        if value is not None and not 0 <= value <= 50:
            raise DataError.of("bad-sheet", f"{what} of {value:g} mm", "take 0 to 50 mm")
    if sheet.work != "sheetwise" and sheet.sides == 1:
        raise DataError.of("bad-sheet", f"{sheet.work} prints both sides", "leave sides out")
