"""A user's own profile: a known one with some of its demands changed.

In: what the user says, as plain values, and where. Out: a Profile. Must not know the model or its files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from types import MappingProxyType

from brochure.errors import DataError, Finding, Place
from brochure.profiles.catalogue import CATALOGUE
from brochure.profiles.profile import OutputIntent, Profile, SpotInk

REGISTRY = "http://www.color.org"
"""Where the International Color Consortium registers printing conditions."""

REGISTERED = frozenset(
    [
        *(f"FOGRA{number}" for number in (39, 47, 51, 52)),
        *(f"CGATS TR {number:03}" for number in (1, 3, 5, 6)),
        *(f"CGATS21-2-CRPC{number}" for number in range(1, 8)),
        "JC200103",
        "JCS2011",
    ]
)

LONGEST = 100
"""Characters that the name of a condition or a spot ink may have: a job sheet's row holds them."""

COARSEST = 150
"""Pixels an inch that print shops take at least (Ghent Workgroup 2022)."""

RESERVED = frozenset(["All", "None", "Cyan", "Magenta", "Yellow", "Black"])
"""Names of plates that mean something else (ISO 32000-1, 8.6.6.4)."""

PlacesOf = Callable[[str, str], Place | None]
"""Where a key of a named profile was said."""

PlaceOf = Callable[[str], Place | None]
"""Where a key of the profile was said."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a user changes; None leaves a demand as it is. ``icc`` is the whole path of a file."""

    extends: str
    purpose: str | None = None
    icc: str | None = None
    condition: str | None = None
    ink_limit: float | None = None
    bleed_mm: float | None = None
    marks: bool | None = None
    ppi: int | None = None
    spots: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def faults(own: Mapping[str, Own], place_of: PlacesOf) -> tuple[Finding, ...]:
    """Return what is wrong with the user's profiles, each once, whether or not anything is built by them."""
    found: list[Finding] = []
    for name in own:
        try:
            extended(name, own, place_of)
        except DataError as error:
            found += [fault for fault in error.findings if fault not in found]
    return tuple(found)


def extended(
    name: str,
    own: Mapping[str, Own],
    place_of: PlacesOf,
    seen: tuple[str, ...] = (),
) -> Profile:
    """Return the profile called ``name``: one of ``own``, or of the catalogue.

    ``place_of`` leads from a profile's name and key to where they were said. Raises DataError for a name that
    is taken, an unknown or circular ``extends``, and demands that the extended profile can not take.
    """
    said = own.get(name)
    if said is None:
        return CATALOGUE[name]
    if name in CATALOGUE:
        what, remedy = f"a profile called {name!r} comes with the program", f"call yours my-{name}"
        raise DataError.of("name-taken", what, remedy, place_of(name, ""))
    if said.extends in (*seen, name):
        raise DataError.of(
            "circular-profile", f"profile {name!r} extends itself", f"extend one of {', '.join(CATALOGUE)}",
            place_of(name, "extends"),
        )  # fmt: skip
    known = [*own, *CATALOGUE]
    if said.extends not in known:
        near = get_close_matches(said.extends, known, 1)
        remedy = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(CATALOGUE)}"
        raise DataError.of(
            "unknown-profile", f"unknown profile {said.extends!r}", remedy, place_of(name, "extends")
        )
    base = extended(said.extends, own, place_of, (*seen, name))
    return _changed(name, base, said, lambda key: place_of(name, key))


def _changed(name: str, base: Profile, own: Own, place_of: PlaceOf) -> Profile:
    for key, given in (
        ("icc", own.icc), ("condition", own.condition), ("ink_limit", own.ink_limit), ("bleed", own.bleed_mm),
        ("marks", own.marks or None), ("spots", own.spots or None),
    ):  # fmt: skip
        if given is not None and base.black is None:
            what = f"profile {own.extends!r} is for screens and takes no {key}"
            raise DataError.of("not-for-print", what, "extend print or print-x1a", place_of(key))
    if own.ppi is not None and base.black is not None and own.ppi < COARSEST:
        what = f"a press takes no photographs under {COARSEST} ppi"
        raise DataError.of("coarse-pictures", what, "write 300, or 200 for coarse paper", place_of("ppi"))
    rules = base.pictures if own.ppi is None else replace(base.pictures, ppi=own.ppi)
    return replace(
        base,
        name=name,
        purpose=own.purpose or base.purpose,
        intent=_intent(base.intent, own, place_of),
        ink_limit=base.ink_limit if own.ink_limit is None else own.ink_limit,
        bleed_mm=base.bleed_mm if own.bleed_mm is None else own.bleed_mm,
        marks=base.marks if own.marks is None else own.marks,
        pictures=rules,
        spots=_spots(base, own, place_of),
    )


def _intent(base: OutputIntent | None, own: Own, place_of: PlaceOf) -> OutputIntent | None:
    if own.icc is None and own.condition is None:
        return base
    if own.icc is None or own.condition is None:
        given, lacking = ("icc", "condition") if own.condition is None else ("condition", "icc")
        what = f"the output condition has {given}, but no {lacking}"
        raise DataError.of("half-a-condition", what, f"write {lacking}: ... beside it", place_of(given))
    if not own.condition.strip() or len(own.condition) > LONGEST:
        what = f"a condition has a name of 1 to {LONGEST} characters"
        raise DataError.of("bad-condition", what, "write its name, such as FOGRA51", place_of("condition"))
    registry = REGISTRY if own.condition in REGISTERED else ""
    return OutputIntent("GTS_PDFX", own.condition, own.condition, registry, own.icc, place_of("icc"))


def _spots(base: Profile, own: Own, place_of: PlaceOf) -> tuple[SpotInk, ...]:
    if own.spots and not base.spots:
        what = f"profile {own.extends!r} prints without spot inks"
        raise DataError.of("not-for-spots", what, "extend print-spot", place_of("spots"))
    for role, name in own.spots.items():
        if not name.strip() or len(name) > LONGEST or name in RESERVED:
            too_long = len(name) > LONGEST
            what = "the name is too long" if too_long else f"a spot ink can not be called {name!r}"
            remedy = "write the name that the ink maker gives it, such as PANTONE 5463 C"
            raise DataError.of("bad-spot", what, remedy, place_of(f"spots.{role}"))
    inks = tuple(replace(ink, name=own.spots.get(ink.role, ink.name)) for ink in base.spots)
    if len({ink.name for ink in inks}) < len(inks):
        what = f"two spot inks are called {inks[0].name!r}"
        raise DataError.of("bad-spot", what, "give each a name of its own", place_of("spots"))
    return inks
