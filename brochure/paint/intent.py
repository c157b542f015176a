"""The output intent: the condition that a file's colours are meant for, with its ICC profile.

In: what the profile asks. Out: the output intent's dictionary. Must not know how colours are used.
Source: ISO 32000-1, 14.11.5; ICC.1:2001-04, 6.1 (the header of a profile).
"""

from __future__ import annotations

from io import BytesIO

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


_MARK, _PRINTER = b"acsp", b"prtr"
_DEVICES = {
    b"mntr": "a monitor", b"scnr": "a scanner or camera", b"link": "a link of two devices",
    b"spac": "a colour space", b"abst": "an abstract kind", b"nmcl": "named colours",
}  # fmt: skip
_CONNECTIONS = (b"Lab ", b"XYZ ")
_TABLES = (b"A2B0", b"B2A0")
_HEADER = 128
_LATEST = 4


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
    if intent.place is not None and colour == "cmyk" and _can_not_be_used(data):
        what = f"{path.name} is a broken ICC profile: colours can not be converted by it"
        raise AssetError.of("icc-broken", what, "fetch it again, or name another", intent.place)
    return data


def _fault(data: bytes, colour: ColourSpace, version: int) -> tuple[str, str, str] | None:
    """Return code, complaint and remedy for a profile that can not be used, None for a good one."""
    wanted = f"name a printer's profile for {colour.upper()}"
    if data[36:40] != _MARK:
        return "icc-wrong-kind", "is no ICC profile" if data else "is an empty file", wanted
    if data[16:20] != _SIGNATURES[colour][0]:
        kind = _DEVICES.get(data[12:16], "")
        said = f"is an ICC profile for {_word(data[16:20])}{f', of {kind}' if kind else ''}"
        return "icc-wrong-kind", said, wanted
    if colour == "cmyk" and data[12:16] != _PRINTER:
        kind = _DEVICES.get(data[12:16], _word(data[12:16]))
        return "icc-wrong-kind", f"is an ICC profile of {kind}, not of a printer", wanted
    if data[8] > version:
        other = ", or choose PDF/X-4" if version < _LATEST else ""
        return (
            "icc-wrong-version",
            f"is an ICC profile of version {data[8]}; this standard takes version {version} at most",
            f"name a profile of version {version}{other}",
        )
    whole = int.from_bytes(data[:4], "big") == len(data) and data[20:24] in _CONNECTIONS
    if not whole or not _tags_lie_within(data):
        return "icc-broken", "is a broken ICC profile", "fetch it again"
    lacking = next((tag for tag in _TABLES if colour == "cmyk" and tag not in _tags(data)), None)
    if lacking:
        what = f"is an ICC profile without {_word(lacking)}, by which colours are converted"
        return "icc-broken", what, "fetch it again, or name another"
    return None


def _word(signature: bytes) -> str:
    return signature.decode("ascii", "replace").strip()


def _can_not_be_used(data: bytes) -> bool:
    """Tell whether littleCMS finds no way to a press, or back, by its profile."""
    from PIL import ImageCms

    try:
        press, screen = ImageCms.ImageCmsProfile(BytesIO(data)), ImageCms.createProfile("sRGB")
        ImageCms.buildTransform(screen, press, "RGB", "CMYK")
        ImageCms.buildTransform(press, screen, "CMYK", "RGB")
    except (OSError, ImageCms.PyCMSError):
        return True
    return False


def _tags(data: bytes) -> set[bytes]:
    count = int.from_bytes(data[_HEADER : _HEADER + 4], "big")
    return {data[at : at + 4] for at in range(_HEADER + 4, _HEADER + 4 + 12 * count, 12)}


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
    components = Dictionary(N=_SIGNATURES[colour][1])
    entries = Dictionary(
        Type=name("OutputIntent"),
        S=name(intent.subtype),
        OutputConditionIdentifier=text(intent.condition),
        Info=text(intent.info),
        DestOutputProfile=objects.add(Stream(icc, components, table=colour == "cmyk")),
    )
    if intent.registry:
        entries.update(RegistryName=text(intent.registry))
    return objects.add(entries)
