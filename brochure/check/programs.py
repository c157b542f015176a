"""Font programs: whether they can be read, which glyphs they have, how wide those are.

In: a font's dictionary. Out: :class:`Program`, or what is wrong. Must not know what is set in the font.
Source: ISO 32000-1, 9.6.6.4, 9.7.4 and 9.9; ISO/IEC 14496-22 (head, hhea, hmtx, maxp, loca).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import Any

from brochure.check.cff import compact
from brochure.check.charmaps import Maps, charmaps, glyphs_of
from brochure.check.objects import elements, get, integer, is_stream, name
from brochure.check.streams import unpacked

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_OPENTYPE = (b"OTTO", *_TRUETYPE)
_TYPE_1 = (b"%!", b"\x80\x01")
_BROKEN = (struct.error, ValueError, KeyError, IndexError)
_NEEDED = (b"head", b"hhea", b"hmtx", b"maxp", b"loca", b"glyf")
_ENCODINGS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac-roman"}
_SYMBOLIC = 4  # bit 3 of a descriptor's /Flags


@dataclass(frozen=True, slots=True)
class Program:
    """A font program: how many ``glyphs``, the em in ``units``, the ``advances`` of the first glyphs.

    ``advances`` are empty where they are not known. ``to_glyph`` takes a CID to its glyph, ``cids`` are those
    that there are, ``maps`` take codes of one byte to glyphs by ``encoding``; None where they do not count.
    """

    glyphs: int
    units: int = 1000
    advances: tuple[int, ...] = ()
    to_glyph: bytes | None = None
    cids: frozenset[int] | None = None
    maps: Maps | None = None
    encoding: str = ""

    def shown(self, code: int) -> set[int]:
        """Return the glyphs that may show a character code: none for one that the program lacks."""
        if self.maps is not None:
            return glyphs_of(code, self.encoding, self.maps) - {0}
        if self.cids is not None:
            return {code} & self.cids
        glyph = code
        if self.to_glyph is not None:
            glyph = int.from_bytes(self.to_glyph[2 * code : 2 * code + 2], "big")
        return {glyph} if glyph < self.glyphs else set()

    def width(self, glyph: int) -> float:
        """Return a glyph's advance in thousandths of the em; those without one of their own have the last."""
        return self.advances[min(glyph, len(self.advances) - 1)] * 1000 / self.units


def program_of(font: Any) -> Program | str | None:
    """Return a font's program, what is wrong with it, or None where no more is known."""
    holder = next(iter(elements(get(font, "/DescendantFonts"))), font)
    descriptor = get(holder, "/FontDescriptor")
    for key, read in (("/FontFile2", _truetype), ("/FontFile3", _compact), ("/FontFile", _type_1)):
        stream = get(descriptor, key)
        if not is_stream(stream):
            continue
        data = unpacked(stream)
        try:
            return read(data or b"", font, holder)
        except _BROKEN:
            return "is a broken font program" if data else "is no font program"
    return None


def _type_1(data: bytes, font: Any, holder: Any) -> str | None:
    if not data.startswith(_TYPE_1):
        return "is no font program"
    return None if b"eexec" in data else "is a broken font program"


def _compact(data: bytes, font: Any, holder: Any) -> Program | str | None:
    """Read a program that stands alone, or in an OpenType font."""
    if data.startswith(_TRUETYPE):
        return None
    if data.startswith(_OPENTYPE):
        data = _tables(data)[b"CFF "]
    elif not data.startswith(b"\x01"):
        return "is no font program"
    held = compact(data)
    if name(get(holder, "/Subtype")) != "CIDFontType0":
        return None
    return Program(held.glyphs, cids=held.cids)


def _truetype(data: bytes, font: Any, holder: Any) -> Program | str | None:
    if not data.startswith(_TRUETYPE):
        return "is no font program"
    tables = _tables(data)
    program = _read(tables)
    if name(get(holder, "/Subtype")) == "CIDFontType2":
        mapped = get(holder, "/CIDToGIDMap")
        return replace(program, to_glyph=unpacked(mapped) or b"") if is_stream(mapped) else program
    encoding = name(get(font, "/Encoding"))
    symbolic = integer(get(get(holder, "/FontDescriptor"), "/Flags")) & _SYMBOLIC
    if b"cmap" not in tables or (encoding not in _ENCODINGS and not symbolic):
        return None  # names of glyphs, or a reader's own choice
    try:
        maps = charmaps(tables[b"cmap"])
    except _BROKEN:
        return None
    return replace(program, maps=maps, encoding="" if symbolic else _ENCODINGS[encoding]) if maps else None


def _tables(data: bytes) -> dict[bytes, bytes]:
    tables: dict[bytes, bytes] = {}
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if start + length > len(data) and tag in (*_NEEDED, b"CFF "):
            raise ValueError("a table reaches out of the program")
        tables[tag] = data[start : start + length]
    return tables


def _read(tables: dict[bytes, bytes]) -> Program:
    units = struct.unpack_from(">H", tables[b"head"], 18)[0]
    glyphs = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
    long = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
    if not units or not long:
        raise ValueError("an em or a table of widths is empty")
    advances = struct.unpack_from(">" + "Hh" * long, tables[b"hmtx"])[::2]
    if not tables[b"glyf"] or not tables[b"loca"]:
        raise ValueError("there are no outlines")
    return Program(glyphs, units, advances)
