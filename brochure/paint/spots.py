"""Spot inks: which of a document's inks are printed from a plate of their own, and at what tint.

In: a profile's spot inks, and inks as they are met. Out: tints, and Separation spaces. Must not know content
streams.

A Separation touches no plate but its own, so where one overprints, process inks below it stay; nothing here
asks for overprint, so tints knock out what lies below as any other ink does.
Source: ISO 32000-1, 8.6.6.4 (Separation colour spaces).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from brochure.colour import Cmyk, Ink
from brochure.paint.pdf import Dictionary, Objects, Reference, array, name, number
from brochure.profiles import SpotInk

NO_INK: Cmyk = (0.0, 0.0, 0.0, 0.0)


def solid_of(cmyk: Cmyk, tint: float) -> list[float]:
    """Return what the solid of a spot ink looks like in CMYK, of which ``cmyk`` is a tint."""
    return [min(1.0, amount / tint) for amount in cmyk]


@dataclass(slots=True)
class Spots:
    """The spot inks of one file.

    ``roles``: the plate and the tint of a theme's ink. ``_seen`` gathers the CMYK likeness of each plate.
    """

    roles: dict[str, tuple[str, float]]
    _resources: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, tuple[float, Cmyk]] = field(default_factory=dict)

    @classmethod
    def of(cls, inks: Sequence[SpotInk]) -> Spots:
        """Return the plates that ``inks`` ask for."""
        roles: dict[str, tuple[str, float]] = {}
        for ink in inks:
            roles[ink.role] = ink.name, 1.0
            roles |= {role: (ink.name, tint) for role, tint in ink.tints}
        return cls(roles)

    def space(self, ink: Ink) -> str:
        """Return the resource name of the Separation that prints ``ink``, empty where process inks do."""
        plate, tint = self.plate(ink)
        if not plate or tint == 0:
            return ""
        likeness = self._seen.get(plate)
        if likeness is None or likeness[0] < tint:
            self._seen[plate] = tint, ink.cmyk
        return self._resources.setdefault(plate, f"S{len(self._resources) + 1}")

    def tint(self, ink: Ink) -> float:
        """Return how much of its plate's ink a spot ink takes, 0 to 1."""
        return self.plate(ink)[1]

    def process(self, ink: Ink) -> Cmyk:
        """Return the process inks of an ink that has no plate of its own: none for bare paper."""
        plate, tint = self.plate(ink)
        return NO_INK if plate and tint == 0 else ink.cmyk

    def write(self, objects: Objects) -> dict[str, Reference]:
        """Write the Separations that were used; return them by resource name."""
        made: dict[str, Reference] = {}
        for plate, resource in self._resources.items():
            tint, cmyk = self._seen[plate]
            solid = solid_of(cmyk, tint)
            function = Dictionary(
                FunctionType=2,
                Domain=array([0, 1]),
                Range=array([0, 1] * 4),
                N=1,
                C0=array([0, 0, 0, 0]),
                C1=array([number(amount) for amount in solid]),
            )
            space = array([name("Separation"), name(plate), name("DeviceCMYK"), function])
            made[resource] = objects.add(space)
        return made

    def plate(self, ink: Ink) -> tuple[str, float]:
        """Return the plate that prints an ink, empty for the process inks, and the tint there, 0 to 1."""
        if ink.spot:
            return ink.spot, 1.0
        if not any(ink.cmyk[:3]):
            return "", 1.0  # black alone stays black, whatever role it plays
        if ink.tint_of is not None:
            role, share = ink.tint_of
            plate, tint = self.roles.get(role, ("", 1.0))
            return plate, tint * share if plate else 1.0
        return self.roles.get(ink.name, ("", 1.0))
