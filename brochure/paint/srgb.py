"""The sRGB profile that screen files name as their output intent, made from the standard's own numbers.

Nothing comes in; out come the bytes of an ICC profile of version 2, which any PDF/A may embed. It carries no
time of making.
Source: IEC 61966-2-1 (primaries adapted to D50, transfer curve), ICC.1:2001-04 (tags and types).
"""

from __future__ import annotations

import struct
from functools import cache

_STEPS = 1024
_D50 = (0.9642, 1.0, 0.8249)
_TITLE = b"sRGB IEC61966-2.1"
_RIGHTS = b"Public domain"
_ONLY_ASCII = bytes(1 + 4 + 4 + 2 + 1 + 67)

# Columns of the sRGB matrix after Bradford adaptation to D50, as s15Fixed16 numbers. They sum to D50.
_RED = (0x6FA2, 0x38F5, 0x0390)
_GREEN = (0x6299, 0xB785, 0x18DA)
_BLUE = (0x24A0, 0x0F84, 0xB6CF)


@cache
def srgb_profile() -> bytes:
    """Return the profile."""
    curve = b"curv" + struct.pack(f">4xI{_STEPS}H", _STEPS, *map(_linear, range(_STEPS)))
    tags = {
        b"desc": struct.pack(">4s4xI", b"desc", len(_TITLE) + 1) + _TITLE + _ONLY_ASCII,
        b"cprt": b"text" + bytes(4) + _RIGHTS + b"\0",
        b"wtpt": _xyz(*(round(v * 65536) for v in _D50)),
        b"rXYZ": _xyz(*_RED),
        b"gXYZ": _xyz(*_GREEN),
        b"bXYZ": _xyz(*_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    directory, body = b"", b""
    placed: dict[bytes, int] = {}
    for tag, content in tags.items():
        if content not in placed:  # the three curves are one
            placed[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        directory += tag + struct.pack(">II", placed[content], len(content))
    return _header(start + len(body)) + struct.pack(">I", len(tags)) + directory + body


def _header(size: int) -> bytes:
    """Return the 128 bytes of the header: a display profile from RGB to XYZ, dated as its format."""
    return (
        struct.pack(">I4xI", size, 0x02100000)
        + b"mntrRGB XYZ "
        + struct.pack(">6H", 2001, 4, 1, 0, 0, 0)
        + b"acsp"
        + bytes(28)
        + _xyz(*(round(v * 65536) for v in _D50))[8:]
        + bytes(48)
    )


def _linear(step: int) -> int:
    """Return the light that a value of ``step`` makes, 0 to 65535 (IEC 61966-2-1, 5.2)."""
    value = step / (_STEPS - 1)
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(light * 65535)


def _xyz(x: int, y: int, z: int) -> bytes:
    return b"XYZ " + struct.pack(">4x3i", x, y, z)
