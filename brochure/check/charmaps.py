"""Characters to glyphs in a TrueType program, for fonts whose codes are single bytes.

In: the program's table of maps, what the font says of its encoding. Out: glyphs. Must not know what is set.
Source: ISO 32000-1, 9.6.6.4; ISO/IEC 14496-22, cmap.
"""

from __future__ import annotations

import struct

Maps = dict[tuple[int, int], dict[int, int]]
_LONGEST = 70_000


def charmaps(table: bytes) -> Maps:
    """Return the maps of a table ``cmap`` by platform and encoding, of those kinds that fonts in PDF use."""
    found: Maps = {}
    for i in range(min(struct.unpack_from(">H", table, 2)[0], 32)):
        platform, encoding, at = struct.unpack_from(">HHL", table, 4 + 8 * i)
        kind = struct.unpack_from(">H", table, at)[0]
        if kind == 0:
            found[platform, encoding] = dict(enumerate(table[at + 6 : at + 262]))
        elif kind == 4:
            found[platform, encoding] = _segments(table, at)
        elif kind == 6:
            first, count = struct.unpack_from(">HH", table, at + 6)
            glyphs = struct.unpack_from(f">{count}H", table, at + 10)
            found[platform, encoding] = {first + k: glyph for k, glyph in enumerate(glyphs)}
        else:
            raise ValueError(f"a map of kind {kind}")
    return found


def _segments(table: bytes, at: int) -> dict[int, int]:
    count = struct.unpack_from(">H", table, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, at + 16 + 4 * count)
    ranges = struct.unpack_from(f">{count}H", table, at + 16 + 6 * count)
    found: dict[int, int] = {}
    left = _LONGEST
    for i, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        left -= max(0, end + 1 - start)
        if left < 0:
            raise ValueError("segments overlap")
        for code in range(start, end + 1):
            glyph = code
            if offset:
                here = at + 16 + 6 * count + 2 * i + offset + 2 * (code - start)
                glyph = struct.unpack_from(">H", table, here)[0] if here + 2 <= len(table) else 0
            found[code] = (glyph + delta) & 0xFFFF if glyph or not offset else 0
    return found


def glyphs_of(code: int, encoding: str, maps: Maps) -> set[int]:
    """Return the glyphs that a reader may show for a code: one by each way that a map gives."""
    found = set()
    for (platform, kind), known in maps.items():
        keys = [code]
        if (platform, kind) == (3, 1) and encoding:
            keys = [ord(bytes([code]).decode(encoding, "replace"))]
        elif (platform, kind) == (3, 0):
            keys = [code, *(page + code for page in (0xF000, 0xF100, 0xF200))]
        elif platform == 1 and encoding == "cp1252":
            character = bytes([code]).decode("cp1252", "replace").encode("mac-roman", "replace")
            keys = [character[0], code]
        found |= {known.get(key, 0) for key in keys}
    return found
