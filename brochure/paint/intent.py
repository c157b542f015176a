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

_SIGNATURES: dict[ColourSpace, tuple[bytes, int]] = {
    "rgb": (b"RGB ", 3),
    "cmyk": (b"CMYK", 4),
    "grey": (b"RGB ", 3),  # the greys of a file that is meant for sRGB
}


_PRINTER = b"prtr"
_HEADER = 128


def icc_profile(intent: OutputIntent, colour: ColourSpace, version: int = 4) -> bytes:
    """Return the ICC profile of an intent for colours of one space, at most of ``version``.

    Raises AssetError when it can not be read, is broken, or is of another kind.
    """
    if not intent.icc:
        return srgb_profile()
    path = assets() / "icc" / intent.icc
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"the ICC profile {path.name} can not be read: {error.strerror}"
        raise AssetError.of("icc-unreadable", what, "put it there", intent.place) from error
    fault = _fault(data, colour, version)
    if fault:
        code, what, remedy = fault
        raise AssetError.of(code, f"{path.name} {what}", remedy, intent.place)
    return data


def _fault(data: bytes, colour: ColourSpace, version: int) -> tuple[str, str, str] | None:
    """Return code, complaint and remedy for a profile that can not be used, None for a good one."""
    wanted = f"name a printer's profile for {colour.upper()}"
    if data[36:40] != b"acsp" or data[16:20] != _SIGNATURES[colour][0]:
        return "icc-wrong-kind", f"is no ICC profile for {colour.upper()}", wanted
    if colour == "cmyk" and data[12:16] != _PRINTER:
        kind = data[12:16].decode("ascii", "replace").strip()
        return "icc-wrong-kind", f"is an ICC profile for another kind of device ({kind})", wanted
    if data[8] > version:
        return (
            "icc-wrong-version",
            f"is an ICC profile of version {data[8]}; this standard takes version {version} at most",
            f"name a profile of version {version}, or choose PDF/X-4",
        )
    if int.from_bytes(data[:4], "big") != len(data) or not _tags_lie_within(data):
        return "icc-broken", "is a broken ICC profile", "fetch it again"
    return None


def _tags_lie_within(data: bytes) -> bool:
    """Tell whether every tag's data stand in the file (ICC.1:2001-04, 6.2)."""
    count = int.from_bytes(data[_HEADER : _HEADER + 4], "big")
    entries = range(_HEADER + 4, _HEADER + 4 + 12 * count, 12)
    if not count or len(data) < _HEADER + 4 + 12 * count:
        return False
    places = [
        (int.from_bytes(data[at + 4 : at + 8], "big"), int.from_bytes(data[at + 8 : at + 12], "big"))
        for at in entries
    ]
    return all(start >= _HEADER and start + size <= len(data) for start, size in places)


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
