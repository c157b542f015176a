"""What the codes of a font spell, from its ToUnicode map.

In: a font dictionary. Out: a decoder from shown bytes to text. Must not know pages or structure; a foreign
file's font without a map spells U+FFFD for each code, which is what a reader without sight gets from it.
Source: ISO 32000-1, 9.10.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf

UNKNOWN = "\ufffd"

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf(?:char|range)", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")


@dataclass(frozen=True, slots=True)
class Decoder:
    """Spells shown bytes: ``width`` bytes make a code, ``spelling`` says what each code stands for."""

    width: int
    spelling: Mapping[int, str]

    def text(self, shown: bytes) -> str:
        """Return what ``shown`` spells."""
        step = self.width
        codes = (int.from_bytes(shown[at : at + step], "big") for at in range(0, len(shown), step))
        return "".join(self.spelling.get(code, UNKNOWN) for code in codes)


def decoder(font: pikepdf.Object) -> Decoder:
    """Return the decoder of a font dictionary."""
    wide = font.get("/Subtype") == pikepdf.Name.Type0
    tounicode = font.get("/ToUnicode")
    if isinstance(tounicode, pikepdf.Stream):
        return Decoder(2 if wide else 1, _mapped(tounicode.read_bytes()))
    if wide:
        return Decoder(2, {})
    return Decoder(1, {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)})


def _mapped(cmap: bytes) -> dict[int, str]:
    """Return what a ToUnicode stream maps each code to."""
    spelling: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        tokens = [(hexes, bracket) for hexes, bracket in _TOKEN.findall(body)]
        if kind == b"bfchar":
            values = [hexes for hexes, bracket in tokens if not bracket]
            spelling.update(
                (_code(code), _text(said)) for code, said in zip(values[::2], values[1::2], strict=False)
            )
        else:
            _ranges(tokens, spelling)
    return spelling


def _ranges(tokens: list[tuple[bytes, bytes]], spelling: dict[int, str]) -> None:
    """Enter the ranges: first code, last code, then the first text or a text for each code in brackets."""
    at = 0
    while at + 2 < len(tokens):
        first, last = _code(tokens[at][0]), _code(tokens[at + 1][0])
        at += 2
        if tokens[at][1] == b"[":
            at += 1
            code = first
            while at < len(tokens) and tokens[at][1] != b"]":
                spelling[code] = _text(tokens[at][0])
                code, at = code + 1, at + 1
        else:
            start = _text(tokens[at][0])
            for code in range(first, last + 1):
                spelling[code] = start[:-1] + chr(ord(start[-1]) + code - first) if start else ""
        at += 1


def _code(hexes: bytes) -> int:
    return int(hexes.translate(None, b" \t\r\n") or b"0", 16)


def _text(hexes: bytes) -> str:
    return bytes.fromhex(hexes.decode("ascii")).decode("utf-16-be", "replace")
