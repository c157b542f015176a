"""The output intent: the condition that a file's colours are meant for, with its ICC profile.

In: what the profile asks. Out: the output intent's dictionary. Must not know how colours are used.
Source: ISO 32000-1, 14.11.5; ICC.1:2001-04, 6.1 (the header of a profile).
"""

from __future__ import annotations

from brochure.assets import assets
from brochure.errors import AssetError
from brochure.paint.pdf import Dictionary, Objects, Reference, Stream, name, text
from brochure.paint.srgb import srgb_profile
from brochure.profiles import ColourSpace, OutputIntent

_SIGNATURES: dict[ColourSpace, tuple[bytes, int]] = {"rgb": (b"RGB ", 3), "cmyk": (b"CMYK", 4)}


def icc_profile(intent: OutputIntent, colour: ColourSpace) -> bytes:
    """Return the ICC profile of an intent for colours of one space.

    Raises AssetError when it can not be read or is for another kind of colour.
    """
    if not intent.icc:
        return srgb_profile()
    path = assets() / "icc" / intent.icc
    try:
        data = path.read_bytes()
    except OSError as error:
        raise AssetError.of(
            "icc-unreadable", f"the ICC profile {path.name} can not be read: {error.strerror}", "put it there"
        ) from error
    if data[36:40] != b"acsp" or data[16:20] != _SIGNATURES[colour][0]:
        raise AssetError.of(
            "icc-wrong-kind",
            f"{path.name} is no ICC profile for {colour.upper()}",
            f"name a profile for {colour.upper()}",
        )
    return data


def output_intent(objects: Objects, intent: OutputIntent, colour: ColourSpace, icc: bytes) -> Reference:
    """Write the output intent of a file in ``colour`` with its ICC profile; return the reference to it."""
    entries = Dictionary(
        Type=name("OutputIntent"),
        S=name(intent.subtype),
        OutputConditionIdentifier=text(intent.condition),
        Info=text(intent.info),
        DestOutputProfile=objects.add(Stream(icc, Dictionary(N=_SIGNATURES[colour][1]))),
    )
    if intent.registry:
        entries.update(RegistryName=text(intent.registry))
    return objects.add(entries)
