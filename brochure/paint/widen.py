"""Glyphs with room after them, or with their marks: copies of a font's glyphs that advance or show more.

A Chinese line leaves an eighth to a fifth of an em between Han and western characters, and no space is
spelled there. Readers of a PDF take a gap of a tenth of an em between two glyphs for a space, whatever the
glyphs spell; they do not when the room belongs to a glyph's own advance. So the embedded font gets a
composite glyph per widened glyph: a reference to the plain one, with a longer advance in ``hmtx``. What the
PDF says of widths stays true to the font (ISO 19005-2, 6.2.11.5), and no reader has to be persuaded.

So it is with marks that a font draws by glyphs of their own, such as the dots of Arabic letters: a reader
would have to find out that they spell nothing. A composite of letter and marks spells the letter.

In: the bytes of an sfnt with ``glyf`` outlines. Out: the same with glyphs appended. Must not know PDF.
Source of the formats: OpenType 1.9, chapters ``glyf``, ``head``, ``hhea``, ``hmtx``, ``loca``, ``maxp``.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import replace

from brochure.paint.subset import Subset

_ARGS_ARE_WORDS_AND_XY = 0x0003
_MORE_PARTS = 0x0020
_LONG_OFFSETS = 1
_CHECKSUM_MAGIC = 0xB1B0AFBA


Mark = tuple[int, int, int]
"""A glyph id, and how far right and up of the glyph that it is a mark of it stands, in font units."""


def widened(subset: Subset, copies: Sequence[tuple[int, int, tuple[Mark, ...]]]) -> Subset:
    """Return ``subset`` with a glyph appended for each triple (glyph id in it, units to add, marks).

    The n-th copy gets the glyph id ``len(subset.advances) + n``. Units may be negative, down to an advance of
    nothing. Raises ValueError for CFF outlines.
    """
    if subset.outlines != "glyf":
        raise ValueError("only TrueType outlines can be copied by reference")
    if not copies:
        return subset
    tables = _tables(subset.data)
    old = len(subset.advances)
    bearings = _left_bearings(tables, old)
    offsets = _offsets(tables, old)
    glyphs = bytearray(tables["glyf"])
    glyphs += bytes(-len(glyphs) % 4)
    offsets[-1] = len(glyphs)
    for gid, _, marks in copies:
        parts = [
            (header, part, x, y)
            for part, x, y in ((gid, 0, 0), *marks)
            if (header := bytes(glyphs[offsets[part] : min(offsets[part] + 10, offsets[part + 1])]))
        ]
        bearing = bearings[gid]
        if parts:  # a blank glyph has no outline to refer to, its copy neither
            composite = _composite(parts)
            # A rasterizer puts a glyph's box at its bearing, so that the one must move with the other.
            bearing += _left(composite) - (_left(parts[0][0]) if parts[0][1] == gid else bearing)
            glyphs += composite
        bearings.append(bearing)
        offsets.append(len(glyphs))
    advances = subset.advances + tuple(subset.advances[gid] + units for gid, units, _ in copies)
    tables["glyf"] = bytes(glyphs)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = b"".join(
        struct.pack(">Hh", advance, bearing) for advance, bearing in zip(advances, bearings, strict=True)
    )
    tables["head"] = tables["head"][:50] + struct.pack(">h", _LONG_OFFSETS) + tables["head"][52:]
    tables["hhea"] = (
        tables["hhea"][:10] + struct.pack(">H", max(advances)) + tables["hhea"][12:34]
        + struct.pack(">H", len(advances))
    )  # fmt: skip
    most = 1 + max(len(marks) for _, _, marks in copies)
    tables["maxp"] = _maximum_profile(tables["maxp"], len(advances), most)
    return replace(subset, data=_sfnt(tables), advances=advances)


def _tables(data: bytes) -> dict[str, bytes]:
    count = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4sIII", data, 12 + 16 * i) for i in range(count))
    return {tag.decode("ascii"): data[start : start + size] for tag, _, start, size in records}


def _left_bearings(tables: dict[str, bytes], glyphs: int) -> list[int]:
    full = struct.unpack_from(">H", tables["hhea"], 34)[0]
    pairs = struct.unpack_from(">" + "Hh" * full, tables["hmtx"])
    rest = struct.unpack_from(f">{glyphs - full}h", tables["hmtx"], 4 * full)
    return [*pairs[1::2], *rest]


def _offsets(tables: dict[str, bytes], glyphs: int) -> list[int]:
    if struct.unpack_from(">h", tables["head"], 50)[0] == _LONG_OFFSETS:
        return list(struct.unpack_from(f">{glyphs + 1}I", tables["loca"]))
    return [2 * half for half in struct.unpack_from(f">{glyphs + 1}H", tables["loca"])]


def _composite(parts: Sequence[tuple[bytes, int, int, int]]) -> bytes:
    """Return a composite of parts, each the header of its glyph, its glyph id and its place."""
    boxes = [struct.unpack(">4h", header[2:10]) for header, _, _, _ in parts]
    left, bottom, right, top = zip(
        *(
            (box[0] + x, box[1] + y, box[2] + x, box[3] + y)
            for box, (_, _, x, y) in zip(boxes, parts, strict=True)
        ),
        strict=True,
    )
    made = struct.pack(">5h", -1, min(left), min(bottom), max(right), max(top))
    for place, (_, gid, x, y) in enumerate(parts, 1):
        flags = _ARGS_ARE_WORDS_AND_XY | (_MORE_PARTS if place < len(parts) else 0)
        made += struct.pack(">HHhh", flags, gid, x, y)
    return made + bytes(-len(made) % 4)


def _left(glyph: bytes) -> int:
    """Return where a glyph's box begins, by its header."""
    left: int = struct.unpack_from(">h", glyph, 2)[0]
    return left


def _maximum_profile(table: bytes, glyphs: int, parts: int) -> bytes:
    """Return ``maxp`` for more glyphs, composites of so many parts, one level deeper than any before."""
    values = list(struct.unpack(">I14H", table[:32]))
    values[1] = glyphs
    values[4] = min(parts * max(values[4], values[2]), 0xFFFF)  # maxCompositePoints, maxPoints
    values[5] = min(parts * max(values[5], values[3]), 0xFFFF)  # maxCompositeContours, maxContours
    values[13] = max(values[13], parts)  # maxComponentElements
    values[14] += 1  # maxComponentDepth
    return struct.pack(">I14H", *values)


def _sfnt(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    directory, body = b"", b""
    for tag in sorted(tables):
        table = tables[tag]
        start = 12 + 16 * count + len(body)
        directory += struct.pack(">4sIII", tag.encode("ascii"), _checksum(table), start, len(table))
        body += table + bytes(-len(table) % 4)
    data = bytearray(header + directory + body)
    at = 12 + 16 * count + sum(len(tables[t]) + -len(tables[t]) % 4 for t in sorted(tables) if t < "head")
    struct.pack_into(">I", data, at + 8, (_CHECKSUM_MAGIC - _checksum(bytes(data))) & 0xFFFFFFFF)
    return bytes(data)


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(words) & 0xFFFFFFFF
