"""Whom a deliverable is for: a profile of the catalogue, or one that the data describe.

A loaded brochure, a profile's name in; a Profile out, or what is wrong with the data's own. Knows no pages.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from brochure.errors import BrochureError, DataError, Place

if TYPE_CHECKING:
    from pathlib import Path

    from brochure.jobs import Job
    from brochure.load import Loaded
    from brochure.profiles import Own, Profile


def profile_named(loaded: Loaded, name: str, place: Place | None) -> Profile:
    """Return profile ``name`` of the data or of the catalogue; ``place`` is where it is asked for.

    Raises DataError for an unknown name, and for what is wrong with one of the data's.
    """
    from brochure.profiles import profile_of

    return profile_of(name, place, _own(loaded), _places(loaded))


def profile_for(job: Job) -> Profile:
    """Return what a deliverable's receiver demands."""
    return profile_named(job.loaded, job.deliverable.profile, job.place("profile"))


def profile_of_data(path: Path, name: str) -> Profile:
    """Return profile ``name`` of the brochure at ``path``: one of its own, or of the catalogue.

    Raises BrochureError for what is wrong with the data, and for an unknown name.
    """
    from brochure.load import load

    return profile_named(load(path), name, None)


def refuse_faulty(loaded: Loaded) -> None:
    """Raise DataError with all that is wrong with the data's own profiles, whether or not they are used."""
    if not loaded.brochure.profiles:
        return
    from brochure.profiles import faults

    if found := faults(_own(loaded), _places(loaded)):
        raise DataError.all(found)


@contextlib.contextmanager
def limit_said_at(loaded: Loaded, name: str) -> Iterator[None]:
    """Give errors on too much ink the place where the data set the limit of profile ``name``."""
    try:
        yield
    except BrochureError as error:
        place = _limit_place(loaded, name)
        told = (
            replace(found, place=place) if found.code == "ink-over-limit" else found
            for found in error.findings
        )
        raise type(error)(*told) from error


def _limit_place(loaded: Loaded, name: str) -> Place | None:
    own = loaded.brochure.profiles
    for _ in own:
        if name in own and own[name].ink_limit is None:
            name = own[name].extends
    return loaded.places.get(("profiles", name, "ink_limit"))


def _own(loaded: Loaded) -> dict[str, Own]:
    from brochure.profiles import Own

    return {
        name: Own(
            extends=said.extends,
            purpose=said.purpose,
            icc=None if said.icc is None else str((loaded.folder / said.icc).resolve()),
            condition=said.condition,
            ink_limit=said.ink_limit,
            bleed_mm=said.bleed,
            marks=said.marks,
            ppi=said.ppi,
            spots={role: ink for role, ink in said.spots.items()},
        )
        for name, said in loaded.brochure.profiles.items()
    }


def _places(loaded: Loaded) -> Callable[[str, str], Place | None]:
    """Return what leads from a profile's name and a key of it (``spots.deep``) to where that is said."""

    def place_of(name: str, key: str) -> Place | None:
        path = tuple(filter(None, key.split(".")))
        return loaded.places.get(("profiles", name, *path))

    return place_of
