"""Glyphs with room after them: copies of a font's glyphs that draw the same and advance further.

A Chinese line leaves an eighth to a fifth of an em between Han and western characters, and no space is
spelled there. Readers of a PDF take a gap of a tenth of an em between two glyphs for a space, whatever the
glyphs spell; they do not when the room belongs to a glyph's own advance. So the embedded font gets a
composite glyph per widened glyph: a reference to the plain one, with a longer advance in ``hmtx``. What the
PDF says of widths stays true to the font (ISO 19005-2, 6.2.11.5), and no reader has to be persuaded.

In: the bytes of an sfnt with ``glyf`` outlines. Out: the same with glyphs appended. Must not know PDF.
Source of the formats: OpenType 1.9, chapters ``glyf``, ``head``, ``hhea``, ``hmtx``, ``loca``, ``maxp``.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import replace

from brochure.paint.subset import Subset

_ARGS_ARE_WORDS_AND_XY = 0x0003
_LONG_OFFSETS = 1
_CHECKSUM_MAGIC = 0xB1B0AFBA


def widened(subset: Subset, copies: Sequence[tuple[int, int]]) -> Subset:
    """Return ``subset`` with a glyph appended for each pair (glyph id in the subset, units to add).

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
    for gid, _ in copies:
        if offsets[gid] < offsets[gid + 1]:  # a blank glyph has no outline to refer to, its copy neither
            glyphs += _reference(bytes(glyphs[offsets[gid] : offsets[gid] + 10]), gid)
        offsets.append(len(glyphs))
    advances = subset.advances + tuple(subset.advances[gid] + units for gid, units in copies)
    bearings += [bearings[gid] for gid, _ in copies]
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
    tables["maxp"] = _maximum_profile(tables["maxp"], len(advances))
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


def _reference(header: bytes, gid: int) -> bytes:
    """Return a composite glyph of one part, ``gid`` in place; ``header`` is that glyph's own."""
    return struct.pack(">h", -1) + header[2:10] + struct.pack(">HHhhxx", _ARGS_ARE_WORDS_AND_XY, gid, 0, 0)


def _maximum_profile(table: bytes, glyphs: int) -> bytes:
    """Return ``maxp`` for more glyphs, of which some are composites one level deeper than any before."""
    values = list(struct.unpack(">I14H", table[:32]))
    values[1] = glyphs
    values[4] = max(values[4], values[2])  # maxCompositePoints, maxPoints
    values[5] = max(values[5], values[3])  # maxCompositeContours, maxContours
    values[13] = max(values[13], 1)  # maxComponentElements
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
