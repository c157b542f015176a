"""A profile in black alone: what it takes to print it without colour.

In: a profile. Out: the same with every colour as a tone of black. Must not know the model or its files.
"""

from __future__ import annotations

from dataclasses import replace

from brochure.errors import DataError, Place
from brochure.profiles.profile import Profile


def in_black(profile: Profile, place: Place | None = None) -> Profile:
    """Return the profile with all colours as tones of one black; DataError for one that makes plates."""
    if profile.colour == "cmyk":
        what = f"profile {profile.name!r} prints in four colours, not in black alone"
        raise DataError.of("ink-not-black", what, "leave out ink: k", place)
    return replace(profile, colour="grey")
