"""What each receiver demands, as data: the type, the catalogue, and a look-up by name."""

from __future__ import annotations

from difflib import get_close_matches

from brochure.errors import DataError, Place
from brochure.profiles.catalogue import CATALOGUE
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
    "PictureRules",
    "Profile",
    "SpotInk",
    "profile_of",
]


def profile_of(name: str, place: Place | None = None) -> Profile:
    """Return the profile called ``name``; raises DataError that names the nearest one where there is none."""
    if name in CATALOGUE:
        return CATALOGUE[name]
    near = get_close_matches(name, CATALOGUE, n=1)
    remedy = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(CATALOGUE)}"
    raise DataError.of("unknown-profile", f"unknown profile {name!r}", remedy, place)
