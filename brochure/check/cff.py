"""Compact font programs (CFF): whether they can be read, and which characters they hold.

In: a program's bytes. Out: how many glyphs, and the CIDs of those that are named by CID. Must not know PDF.
Source: Adobe Technical Note 5176, The Compact Font Format Specification.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

_CHARSET, _CHAR_STRINGS, _ROS = 15, 17, 1230
_MOST_GLYPHS = 65_536


@dataclass(frozen=True, slots=True)
class Compact:
    """A program's number of ``glyphs``; ``cids`` of its glyphs where it is keyed by CID, else None."""

    glyphs: int
    cids: frozenset[int] | None


def compact(data: bytes) -> Compact:
    """Return what a CFF program holds. Raises ValueError or IndexError for a broken one."""
    if data[0] != 1:
        raise ValueError("no CFF of version 1")
    _, at = _index(data, data[2])
    dictionaries, at = _index(data, at)
    if not dictionaries:
        raise ValueError("no top dictionary")
    for _ in range(2):  # strings, global subroutines
        _, at = _index(data, at)
    top = _dictionary(dictionaries[0])
    glyphs, _ = _index(data, int(top[_CHAR_STRINGS][-1]))
    if not glyphs:
        raise ValueError("no glyphs")
    if _ROS not in top:
        return Compact(len(glyphs), None)
    return Compact(len(glyphs), frozenset(_charset(data, int(top[_CHARSET][-1]), len(glyphs))))


def _index(data: bytes, at: int) -> tuple[list[bytes], int]:
    """Return the objects of an INDEX, and where it ends."""
    if at <= 0 or at + 2 > len(data):
        raise IndexError("an INDEX lies outside of the program")
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = data[at + 2]
    if not 1 <= size <= 4 or count > _MOST_GLYPHS:
        raise ValueError("no size of an offset")
    table = data[at + 3 : at + 3 + size * (count + 1)]
    offsets = [int.from_bytes(table[i : i + size], "big") for i in range(0, len(table), size)]
    base = at + 2 + size * (count + 1)
    if len(offsets) <= count or offsets != sorted(offsets) or base + offsets[-1] > len(data):
        raise IndexError("an INDEX reaches out of the program")
    held = [data[base + a : base + b] for a, b in pairwise(offsets)]
    return held, base + offsets[-1]


def _dictionary(data: bytes) -> dict[int, list[float]]:
    """Return a DICT's operands by operator; those of two bytes as 1200 and more."""
    found: dict[int, list[float]] = {}
    held: list[float] = []
    at = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte = 1200 + data[at]
                at += 1
            found[byte], held = held, []
        elif byte == 28:
            held.append(int.from_bytes(data[at : at + 2], "big", signed=True))
            at += 2
        elif byte == 29:
            held.append(int.from_bytes(data[at : at + 4], "big", signed=True))
            at += 4
        elif byte == 30:
            while data[at] & 0xF != 0xF and data[at] >> 4 != 0xF:
                at += 1
            held.append(0.0)  # a real number: none that is asked for here
            at += 1
        elif byte <= 246:
            held.append(byte - 139)
        elif byte <= 250:
            held.append((byte - 247) * 256 + data[at] + 108)
            at += 1
        else:
            held.append(-(byte - 251) * 256 - data[at] - 108)
            at += 1
    return found


def _charset(data: bytes, at: int, glyphs: int) -> list[int]:
    """Return the CID of each glyph, the first of which is 0."""
    kind, cids = data[at], [0]
    at += 1
    while len(cids) < glyphs:
        first = int.from_bytes(data[at : at + 2], "big")
        width = (0, 1, 2)[kind]
        more = int.from_bytes(data[at + 2 : at + 2 + width], "big")
        if at + 2 + width > len(data):
            raise IndexError("the charset reaches out of the program")
        cids += range(first, first + more + 1)
        at += 2 + width
    return cids
