"""Fonts of another PDF, made fit for a tagged file: each says which characters its codes stand for.

In: a font dictionary without a map to Unicode. Out: the map, from the names of its glyphs; a glyph whose name
tells nothing stands for U+FFFD, the sign of what is unknown (private use would ask for an exact text).
Must not know content streams.
Source: ISO 19005-2, 6.2.11.7.2; ISO 14289-1, 7.21.7; ISO 32000-1, 9.10.3 (ToUnicode CMaps).
"""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary, Name

_UNKNOWN = "\ufffd"
_PLAIN = (Name.WinAnsiEncoding, Name.MacRomanEncoding, Name.MacExpertEncoding)
_BLOCKS = 64  # of 256 codes each: more glyphs than a page sets in a font
_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
)
_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def with_characters(pdf: pikepdf.Pdf, fonts: pikepdf.Object) -> None:
    """Give each font of a resource dictionary that lacks one a map to Unicode."""
    for _, font in fonts.items():
        if "/ToUnicode" in font or font.get("/Encoding") in _PLAIN:
            continue
        if font.get("/Subtype") == Name.Type0:
            font.ToUnicode = pdf.make_stream(_wide().encode("ascii"))
        else:
            font.ToUnicode = pdf.make_stream(_narrow(_names(font)).encode("ascii"))


def _names(font: pikepdf.Object) -> dict[int, str]:
    """Return the names of a simple font's glyphs by code, as far as its encoding tells."""
    encoding = font.get("/Encoding")
    found: dict[int, str] = {}
    if isinstance(encoding, Dictionary) and isinstance(encoding.get("/Differences"), Array):
        code = 0
        for entry in encoding.Differences.as_list():
            if isinstance(entry, Name):
                found[code] = str(entry)[1:]
                code += 1
            else:
                code = int(entry)
    return found


def _narrow(names: dict[int, str]) -> str:
    """Return the map of a simple font: what its glyphs' names say, else its code as ASCII, else unknown."""
    from fontTools.agl import toUnicode

    lines = []
    for code in range(256):
        text = toUnicode(names[code]) if code in names else ""
        if not text or text in ("\ufeff", "\ufffe", "\0"):
            text = chr(code) if code not in names and 0x20 <= code < 0x7F else _UNKNOWN
        lines.append(f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>")
    blocks = [lines[at : at + 64] for at in range(0, 256, 64)]
    said = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    return f"{_HEAD}1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{said}{_FOOT}"


def _wide() -> str:
    """Return the map of a font of two bytes of which nothing is known."""
    unknown = " ".join([f"<{ord(_UNKNOWN):04X}>"] * 256)
    ranges = "\n".join(f"<{block:02X}00> <{block:02X}FF> [{unknown}]" for block in range(_BLOCKS))
    return (
        f"{_HEAD}1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{_BLOCKS} beginbfrange\n{ranges}\nendbfrange\n{_FOOT}"
    )
