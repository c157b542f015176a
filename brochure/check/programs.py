"""Font programs: whether they can be read, how many glyphs they have, how wide those are.

In: a font's dictionary. Out: :class:`Program`, or what is wrong. Must not know what is set in the font.
Source: ISO 32000-1, 9.7.4 and 9.9; ISO/IEC 14496-22 (head, hhea, hmtx, maxp).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

from brochure.check.objects import elements, get, is_stream
from brochure.check.streams import beginning, unpacked

_SFNT = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_BEGINNINGS = {"/FontFile": (b"%!", b"\x80\x01"), "/FontFile3": (b"\x01\x00", *_SFNT)}


@dataclass(frozen=True, slots=True)
class Program:
    """A TrueType program: how many ``glyphs``, the em in ``units``, the ``advances`` of the first glyphs.

    ``to_glyph`` takes a CID to its glyph; None where they are the same.
    """

    glyphs: int
    units: int
    advances: tuple[int, ...]
    to_glyph: bytes | None = None

    def glyph(self, cid: int) -> int:
        """Return the glyph that shows ``cid``."""
        if self.to_glyph is None:
            return cid
        return int.from_bytes(self.to_glyph[2 * cid : 2 * cid + 2], "big")

    def width(self, glyph: int) -> float:
        """Return a glyph's advance in thousandths of the em; those without one of their own have the last."""
        return self.advances[min(glyph, len(self.advances) - 1)] * 1000 / self.units


def program_of(font: Any) -> Program | str | None:
    """Return a font's TrueType program, what is wrong with its program, or None where no more is known."""
    holder = next(iter(elements(get(font, "/DescendantFonts"))), font)
    descriptor = get(holder, "/FontDescriptor")
    for key, known in _BEGINNINGS.items():
        stream = get(descriptor, key)
        if is_stream(stream):
            return None if beginning(stream, 4).startswith(known) else "is no font program"
    stream = get(descriptor, "/FontFile2")
    if not is_stream(stream):
        return None
    data = unpacked(stream)
    if data is None or data[:4] not in _SFNT:
        return "is no font program"
    try:
        program = _read(data)
    except (struct.error, ValueError, KeyError):
        return "is a broken font program"
    mapped = get(holder, "/CIDToGIDMap")
    if not is_stream(mapped):
        return program
    return Program(program.glyphs, program.units, program.advances, unpacked(mapped) or b"")


def _read(data: bytes) -> Program:
    tables: dict[bytes, bytes] = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        tables[tag] = data[start : start + length]
    units = struct.unpack_from(">H", tables[b"head"], 18)[0]
    glyphs = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    long = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    if not units or not long:
        raise ValueError("an em or a table of widths is empty")
    advances = struct.unpack_from(">" + "Hh" * long, tables[b"hmtx"])[::2]
    return Program(glyphs, units, advances)
