"""Units: which there are, what they measure, and how one turns into another, exactly.

A unit is written as it is read: ``t/d``, ``CNY/m2/month``. Words and signs of units belong to
compose; nothing here knows a language.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

AREA, LENGTH, MASS, VOLUME, TIME, POWER, APPARENT, ENERGY, VOLTAGE, PRESSURE = (
    "area", "length", "mass", "volume", "time", "power", "apparent power", "energy", "voltage", "pressure",
)  # fmt: skip
NUMBER, MONEY = "number", "money"


@dataclass(frozen=True, slots=True)
class Atom:
    """A simple unit: what it measures, and how many of the smallest unit of that kind it is."""

    dimension: str
    size: Fraction = Fraction(1)


CURRENCIES = (
    "CNY", "USD", "EUR", "GBP", "JPY", "HKD", "KRW", "SGD", "RUB", "KZT", "AED", "SAR", "ETB", "VND", "THB",
    "MYR", "IDR", "INR", "BRL",
)  # fmt: skip

ATOMS: dict[str, Atom] = {
    # areas; one mu is 2,000/3 square metres, so that 1 km² is 1,500 mu exactly
    "m2": Atom(AREA),
    "mu": Atom(AREA, Fraction(2000, 3)),
    "ha": Atom(AREA, Fraction(10_000)),
    "km2": Atom(AREA, Fraction(1_000_000)),
    # lengths
    "mm": Atom(LENGTH),
    "m": Atom(LENGTH, Fraction(1000)),
    "km": Atom(LENGTH, Fraction(1_000_000)),
    # masses and volumes
    "kg": Atom(MASS),
    "t": Atom(MASS, Fraction(1000)),
    "t_co2": Atom("carbon dioxide"),
    "l": Atom(VOLUME),
    "m3": Atom(VOLUME, Fraction(1000)),
    # electricity and heat
    "V": Atom(VOLTAGE),
    "kV": Atom(VOLTAGE, Fraction(1000)),
    "kW": Atom(POWER),
    "MW": Atom(POWER, Fraction(1000)),
    "kVA": Atom(APPARENT),
    "MVA": Atom(APPARENT, Fraction(1000)),
    "kWh": Atom(ENERGY),
    "MWh": Atom(ENERGY, Fraction(1000)),
    "GWh": Atom(ENERGY, Fraction(1_000_000)),
    "MJ": Atom("heat"),
    "GJ": Atom("heat", Fraction(1000)),
    "kPa": Atom(PRESSURE),
    "bar": Atom(PRESSURE, Fraction(100)),
    "MPa": Atom(PRESSURE, Fraction(1000)),
    "kN": Atom("force"),
    "degC": Atom("temperature"),
    "Gbps": Atom("data rate"),
    # spans of time; ``a`` is a year as in t/a, ``working_day`` is no part of the others
    "s": Atom(TIME),
    "min": Atom(TIME, Fraction(60)),
    "h": Atom(TIME, Fraction(3600)),
    "d": Atom(TIME, Fraction(86_400)),
    "working_day": Atom("working time"),
    "months": Atom("calendar time"),
    "a": Atom("calendar time", Fraction(12)),
    # things that are counted
    "count": Atom(NUMBER),
    "person": Atom("people"),
    "household": Atom("households"),
    "TEU": Atom("containers"),
    "vehicle": Atom("vehicles"),
    "bed": Atom("beds"),
    "room": Atom("rooms"),
    "lane": Atom("lanes"),
    "floor": Atom("floors"),
    # numbers without a unit
    "percent": Atom(NUMBER, Fraction(1, 100)),
    "permille": Atom(NUMBER, Fraction(1, 1000)),
    "ratio": Atom(NUMBER),
    "plot_ratio": Atom("plot ratio"),
    "times": Atom(NUMBER),
    **{code: Atom(code) for code in CURRENCIES},
}
"""Every simple unit, by the word that the data use for it."""

PER = {**ATOMS, "month": Atom("calendar time"), "day": Atom(TIME, Fraction(86_400))}
"""What may stand after a slash: any simple unit, and ``month`` and ``day``."""

THINGS = ("count", "person", "household", "TEU", "vehicle", "bed", "room", "lane", "floor")
"""What is counted one by one."""

USUAL = ("count", "km2", "ha", "mu", "m2", "percent", "CNY", "USD", "t", "m3", "kWh", "kV", "d", "a")
"""Units that a message lists when it has no better idea."""

DATES = ("month", "year")
"""Units of facts that are dates, not amounts."""


def parts(unit: str) -> tuple[str, tuple[str, ...]]:
    """Return what a unit counts and what it is counted by: "CNY/m2/month" is ("CNY", ("m2", "month"))."""
    head, *per = unit.split("/")
    return head, tuple(per)


def fault(unit: str) -> tuple[str, str] | None:
    """Return what is wrong with a unit and what would be right, None when it is known."""
    if unit in DATES:
        return None
    head, per = parts(unit)
    for position, (word, words) in enumerate(((head, ATOMS), *((part, PER) for part in per))):
        if word in words:
            continue
        if near := _nearest(word, words):
            whole = [head, *per]
            whole[position] = near
            return f"unknown unit {unit!r}", f"did you mean {'/'.join(whole)!r}?"
        return f"unknown unit {unit!r}", f"choose one of {', '.join(USUAL)}, ...; docs/data.md has all"
    return None


def _nearest(word: str, words: Iterable[str]) -> str:
    """Return the word that was most likely meant, "" for none; a first letter and the length count."""

    def likeness(name: str) -> float:
        alike = difflib.SequenceMatcher(None, word.lower(), name.lower()).ratio()
        return alike + 0.2 * (word[:1] == name[:1]) + 0.15 * (len(word) == len(name))

    best = max(words, key=likeness)
    return best if likeness(best) >= 0.8 else ""


def known(unit: str) -> bool:
    """Tell whether a unit can be written."""
    return fault(unit) is None


def alike(one: str, other: str) -> bool:
    """Tell whether two units measure the same, so that one can be turned into the other."""
    (a, per_a), (b, per_b) = parts(one), parts(other)
    return len(per_a) == len(per_b) and all(
        x == y or (x in PER and y in PER and PER[x].dimension == PER[y].dimension)
        for x, y in zip((a, *per_a), (b, *per_b), strict=True)
    )


def kind(unit: str) -> str:
    """Return "time" or "things" for an amount that languages speak of as such, else nothing."""
    head, per = parts(unit)
    if per or head not in PER:
        return ""
    if PER[head].dimension in (TIME, "working time", "calendar time"):
        return "time"
    return "things" if head in THINGS else ""


def factor(one: str, other: str) -> Fraction:
    """Return how many of ``other`` make one of ``one``: 15 for ha and mu.

    Raises ValueError when they differ in kind.
    """
    if not alike(one, other):
        raise ValueError(f"{one} can not be turned into {other}")
    (a, per_a), (b, per_b) = parts(one), parts(other)
    share = _size(a) / _size(b)
    for x, y in zip(per_a, per_b, strict=True):
        share *= _size(y) / _size(x)
    return share


def _size(word: str) -> Fraction:
    return PER[word].size
