"""The graphics state that decides what a mark does to one plate.

In: changes of colour and overprint. Out: whether a mark touches the plate. Must not know content streams.
Source: ISO 32000-1, 8.4.5 (graphics state parameters), 8.6.7 (overprint control).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from brochure.plates.spaces import GRAY, Space

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour on one plate: its ``ink`` (0 to 1), whether the colour ``names`` the plate, and whether it is
    a ``direct`` DeviceCMYK, of which overprint mode 1 leaves the empty components out.
    """

    ink: float
    names: bool
    direct: bool = False

    def paints(self, overprint: bool, mode: int) -> bool:
        """Tell whether a mark in this colour changes the plate."""
        if not overprint:
            return True
        return self.names and not (self.direct and mode == 1 and self.ink == 0)


def tint(space: Space, values: list[float], plate: str) -> Tint:
    """Return the tint of a colour on ``plate``."""
    return Tint(space.amount(values, plate), space.names(plate), space.direct)


@dataclass(slots=True)
class State:
    """What is in force. Pairs are for filling and for stroking.

    ``alpha``, ``render`` and ``blends`` (in another mode than normal) are what the file asks for, ``shown``
    and ``told`` what the copy has been told of them: no alpha and no mode that paints where a plate is left
    alone.
    """

    tints: tuple[Tint, Tint]
    spaces: tuple[Space, Space] = (GRAY, GRAY)
    overprints: tuple[bool, bool] = (False, False)
    mode: int = 0
    alpha: tuple[float, float] = (1.0, 1.0)
    shown: tuple[float, float] = (1.0, 1.0)
    render: int = 0
    blends: bool = False
    told: int = -1

    def copy(self) -> State:
        """Return another state with the same values."""
        return replace(self)

    def key(self) -> tuple[object, ...]:
        """Return what a form's content depends on beside itself."""
        return self.tints, self.spaces, self.overprints, self.mode, self.alpha, self.render, self.blends

    def visible(self, side: int) -> float:
        """Return the alpha with which the copy has to paint, 0 where the plate is left alone."""
        touched = self.tints[side].paints(self.overprints[side], self.mode)
        return self.alpha[side] if touched else 0.0


def initial(plate: str) -> State:
    """Return the state at the beginning of a page."""
    black = tint(GRAY, [0.0], plate)
    return State((black, black))


def changed(pair: tuple[T, T], side: int, value: T) -> tuple[T, T]:
    """Return ``pair`` with one side replaced."""
    return (value, pair[1]) if side == 0 else (pair[0], value)
