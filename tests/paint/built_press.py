"""ICC profiles of presses that are not the house's, built from the format's own words.

Source: ICC.1:2001-04, 6.1 (header), 6.5.7 (lut8Type).
"""

from __future__ import annotations

import itertools
import struct
from collections.abc import Callable, Sequence

Channels = Sequence[int]
"""Values of 0 to 255."""


def press_profile(
    inks: Callable[[Channels], Channels], shown: Callable[[Channels], Channels], name: str = "A press"
) -> bytes:
    """Return a CMYK output profile of version 2: ``inks`` of Lab (8 bits), and Lab that inks are ``shown`` as."""
    to_press, to_lab = _lut(3, 4, inks), _lut(4, 3, shown)
    text = name.encode("ascii") + b"\0"
    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", len(text)) + text + bytes(78),
        b"cprt": b"text" + bytes(4) + b"none\0",
        b"wtpt": b"XYZ " + bytes(4) + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D),
        **{f"B2A{number}".encode(): to_press for number in range(3)},
        **{f"A2B{number}".encode(): to_lab for number in range(3)},
    }
    directory, body, start = b"", b"", 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        directory += tag + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    header = struct.pack(">I4xI", start + len(body), 0x02100000) + b"prtrCMYKLab "
    header += struct.pack(">6H", 2001, 4, 1, 0, 0, 0) + b"acsp" + bytes(28)
    header += struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D) + bytes(48)
    return header + struct.pack(">I", len(tags)) + directory + body


def black_press() -> bytes:
    """Return the profile of a press that prints every colour in tones of black alone."""
    return press_profile(
        lambda lab: (0, 0, 0, 255 - lab[0]), lambda cmyk: (255 - min(255, sum(cmyk)), 128, 128), "Black alone"
    )


def _lut(into: int, out: int, value: Callable[[Channels], Channels]) -> bytes:
    """Return a lut8Type of two points a side."""
    straight = bytes(range(256))
    one = struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    table = b"".join(bytes(value(corner)) for corner in itertools.product((0, 255), repeat=into))
    return b"mft1" + bytes(4) + bytes([into, out, 2, 0]) + one + straight * into + table + straight * out
