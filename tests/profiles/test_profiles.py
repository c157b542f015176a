"""The catalogue of profiles."""

from __future__ import annotations

import pytest

from brochure.errors import DataError, Place
from brochure.profiles import CATALOGUE, Profile, profile_of


def test_names_are_the_keys() -> None:
    """Each profile is found by its own name."""
    for name in CATALOGUE:
        assert profile_of(name).name == name


def test_an_unknown_name_gets_a_hint() -> None:
    """A slip of the pen is answered with the nearest profile and the place of the slip."""
    with pytest.raises(DataError) as raised:
        profile_of("emial", Place("park.yaml", 4, 12, "deliverables[0].profile"))
    assert str(raised.value) == (
        "park.yaml:4:12 deliverables[0].profile: unknown profile 'emial'; did you mean 'email'?"
    )
    with pytest.raises(DataError, match="there are plain, email, email-a3, screen, office, print"):
        profile_of("zzz")


@pytest.mark.parametrize("profile", CATALOGUE.values(), ids=lambda p: p.name)
def test_profiles_do_not_contradict_themselves(profile: Profile) -> None:
    """Claims and means go together: PDF/UA with tags, PDF/X with boxes, CMYK with black rules."""
    claims = profile.identification
    assert bool(claims.pdfua) <= profile.tagged
    assert (claims.pdfa is not None and claims.pdfa[1] == "A") <= profile.tagged
    assert claims.is_pdfx <= (profile.boxes and profile.intent is not None and not profile.links)
    assert (profile.colour == "cmyk") == (profile.black is not None)
    assert profile.container.object_streams <= (profile.pdf_version >= (1, 5))
    assert profile.page_group <= (profile.pdf_version >= (1, 4) and profile.colour == "cmyk")
    assert profile.intent is None or (profile.intent.subtype == "GTS_PDFX") == claims.is_pdfx
