"""Papers by name: how large a sheet is, how thick its stock.

In: what a person calls a sheet or a stock. Out: points, millimetres. The tables are data (``assets/sheets``).
Must not know pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from brochure.assets import assets, read_yaml
from brochure.errors import DataError
from brochure.units import mm

_SIZE = re.compile(r"^(?P<w>\d+(?:\.\d+)?)x(?P<h>\d+(?:\.\d+)?)(?:mm)?$")
_TRADE = re.compile(r"^(?:大度|正度)(?=\d)")  # "大度 787x1092": the figures decide
_PARTS = {
    "": 1, "full": 1, "whole": 1, "全开": 1,
    "half": 2, "halves": 2, "/2": 2, "1/2": 2, "对开": 2, "二开": 2, "2开": 2,
    "quarter": 4, "quarters": 4, "/4": 4, "1/4": 4, "四开": 4, "4开": 4,
    "eighth": 8, "/8": 8, "1/8": 8, "八开": 8, "8开": 8,
}  # fmt: skip
_STOCK = re.compile(
    r"^(?:(?P<before>\d+) ?g?(?:sm|/m2|/m²)? *)?(?P<name>.*?)(?: *(?P<after>\d+) ?g?(?:sm|/m2|/m²)?)?$"
)
_MOST_MM = 5000.0


def read_table(name: str) -> dict[str, Any]:
    """Return a table of ``assets/sheets``."""
    table = read_yaml(assets() / "sheets" / f"{name}.yaml")
    return {str(key): value for key, value in table.items()}


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: its name, width and height in points."""

    name: str
    width: float
    height: float

    @property
    def turned(self) -> Paper:
        """The same sheet lying the other way."""
        return Paper(self.name, self.height, self.width)


@dataclass(frozen=True, slots=True)
class Stock:
    """A paper's kind and weight: what it is called by language, g/m2, and the thickness of a leaf in mm."""

    name: str
    said: Mapping[str, str]
    gsm: int
    thickness_mm: float


def paper(name: str) -> Paper:
    """Return a paper by name or size: ``SRA3``, ``大度对开``, ``889x1194 half``, ``450x320``, ``12x18in``.

    Raises DataError for what is no paper.
    """
    said = _plain(name)
    known = _papers()
    for called in (said, said.replace("-", "")):
        if called in known:
            return Paper(name.strip(), *known[called])
    stem, parts = _parted(said, known)
    if stem is None:
        near = get_close_matches(said, known, 1)
        remedy = (
            f"did you mean {near[0]!r}?"
            if near
            else "name a paper such as SRA3, or its size such as 450x320 (mm)"
        )
        raise DataError.of("unknown-paper", f"unknown sheet or paper {name!r}", remedy)
    width, height = stem
    if not min(width, height) * 25.4 / 72 >= 20 or max(width, height) > mm(_MOST_MM):
        raise DataError.of(
            "paper-size", f"no sheet measures {name!r}", f"give millimetres between 20 and {_MOST_MM:g}"
        )
    while parts > 1:
        width, height = min(width, height), max(width, height) / 2
        parts //= 2
    return Paper(name.strip(), width, height)


def _parted(said: str, known: Mapping[str, tuple[float, float]]) -> tuple[tuple[float, float] | None, int]:
    """Return the whole sheet that ``said`` names and into how many parts it is cut; None for no sheet."""
    for part, count in sorted(_PARTS.items(), key=lambda item: -len(item[0])):
        if not said.endswith(part):
            continue
        stem = _TRADE.sub("", said[: len(said) - len(part)].rstrip("-"))
        if stem in known:
            return known[stem], count
        if found := _SIZE.match(stem):
            return (mm(float(found["w"])), mm(float(found["h"]))), count
    return None, 1


def _plain(name: str) -> str:
    said = name.strip().lower().replace("×", "x").replace("*", "x").replace("_", "-")
    said = re.sub(r"\s*x\s*(?=\d)", "x", said)
    said = re.sub(r"(?<=\d)\s*mm\b", "", said)
    return re.sub(r"\s+", "-", said).replace("度-", "度").replace("-/", "/")


@cache
def _papers() -> dict[str, tuple[float, float]]:
    found: dict[str, tuple[float, float]] = {}
    for name, entry in read_table("papers").items():
        width, height = (mm(float(side)) for side in entry["size"])
        for called in (name, *entry.get("also", ())):
            found[_plain(str(called))] = (width, height)
    return found


def stock(said: str) -> Stock:
    """Return a stock by kind and weight, in any order: ``gloss-art 157``, ``157g 铜版纸``.

    Raises DataError for an unknown kind, or a weight that the table does not hold.
    """
    found = _STOCK.match(" ".join(said.split()))
    kind = found["name"].strip().lower().replace("_", "-") if found else ""
    weight = (found["before"] or found["after"]) if found else None
    table = {name: entry for name, entry in read_table("stocks").items() if name != "spines"}
    called = {word.lower(): name for name, entry in table.items() for word in (name, *entry.get("also", ()))}
    if kind not in called:
        near = get_close_matches(kind, called, 1)
        remedy = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(table)}"
        raise DataError.of("unknown-stock", f"unknown stock {said!r}", remedy)
    name = called[kind]
    weights: dict[int, int] = table[name]["um"]
    if weight is None or int(weight) not in weights:
        what = f"no thickness is known of {said!r}"
        raise DataError.of(
            "unknown-stock",
            what,
            f"{name} comes in {', '.join(map(str, weights))} g; or give the thickness in mm",
        )
    return Stock(name, table[name]["say"], int(weight), weights[int(weight)] / 1000)


def spine_mm(pages: int, thickness_mm: float) -> float:
    """Return how thick the spine of a block of ``pages`` pages is, mm: a leaf carries two of them."""
    return (pages + 1) // 2 * thickness_mm
