"""What each receiver demands, as data: the type, the catalogue, and a look-up by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from brochure.errors import DataError, Place
from brochure.profiles.catalogue import CATALOGUE
from brochure.profiles.extending import Own, extended, faults
from brochure.profiles.profile import (
    BlackRules,
    ColourSpace,
    Container,
    Identification,
    OutputIntent,
    PictureRules,
    Profile,
    SpotInk,
)

__all__ = [
    "CATALOGUE",
    "BlackRules",
    "ColourSpace",
    "Container",
    "Identification",
    "OutputIntent",
    "Own",
    "PictureRules",
    "Profile",
    "SpotInk",
    "faults",
    "profile_of",
]


def profile_of(
    name: str,
    place: Place | None = None,
    own: Mapping[str, Own] | None = None,
    place_of: Callable[[str, str], Place | None] = lambda name, key: None,
) -> Profile:
    """Return the profile called ``name``, one of the user's ``own`` or of the catalogue.

    ``place_of`` says where a key of a user's profile stands. Raises DataError, with the nearest name where
    there is none.
    """
    own = own or {}
    if name in own or name in CATALOGUE:
        return extended(name, own, place_of)
    known = [*own, *CATALOGUE]
    near = get_close_matches(name, known, n=1)
    remedy = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(known)}"
    raise DataError.of("unknown-profile", f"unknown profile {name!r}", remedy, place)
