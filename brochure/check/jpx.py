"""Colour of a JPEG 2000 picture, which may be told by its own header alone.

In: a picture's packed bytes. Out: :class:`Space`. Must not decode a pixel.
Source: ISO/IEC 15444-1, Annex A (code stream) and Annex I (boxes); ISO 32000-1, 7.4.9.
"""

from __future__ import annotations

from collections.abc import Iterator

from brochure.check.spaces import CMYK, GRAY, LAB, RGB, Space

_CODE_STREAM = b"\xff\x4f\xff\x51"
_COMPONENTS_AT = 40  # of the code stream: Csiz
_ENUMERATED = {12: CMYK, 14: LAB, 16: RGB, 17: GRAY, 18: RGB}  # 18 is sYCC, which is RGB once it is decoded
_CHANNELS = {b"GRAY": 1, b"RGB ": 3, b"Lab ": 3, b"CMYK": 4}
_BY_COUNT = {1: GRAY, 2: GRAY, 3: RGB, 4: CMYK, 5: CMYK}  # an even one more is how opaque it is
_MOST_BOXES = 100


def jpx_space(data: bytes) -> Space | None:
    """Return the space that a JPEG 2000 file or code stream names; None where it names none."""
    if data.startswith(_CODE_STREAM):
        return _BY_COUNT.get(int.from_bytes(data[_COMPONENTS_AT : _COMPONENTS_AT + 2], "big"))
    for kind, start, end in _boxes(data, 0, len(data)):
        if kind == b"jp2h":
            for inner, a, b in _boxes(data, start, end):
                if inner == b"colr":
                    return _named(data[a:b])
    return None


def _named(box: bytes) -> Space | None:
    """Return what a colour specification box says: a number, or an ICC profile."""
    if box[:1] == b"\x01":
        return _ENUMERATED.get(int.from_bytes(box[3:7], "big"))
    channels = _CHANNELS.get(box[19:23])  # the profile begins at 3, its data space stands at 16 of it
    return Space("ICCBased", channels) if channels else None


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, first byte and end of each box between ``start`` and ``end``."""
    for _ in range(_MOST_BOXES):
        if start + 8 > end:
            return
        length, kind, head = int.from_bytes(data[start : start + 4], "big"), data[start + 4 : start + 8], 8
        if length == 1:
            length, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        stop = end if length == 0 else min(start + length, end)
        if stop < start + head:
            return
        yield kind, start + head, stop
        start = stop
