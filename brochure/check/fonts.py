"""Fonts: whether their program is in the file, how wide their characters are, what they spell.

In: a font dictionary. Out: a frozen :class:`Font`. Must not know what is set in it.
Source: ISO 32000-1, 9.5 to 9.10.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from brochure.check.objects import elements, get, integer, is_dictionary, is_stream, name, number, numbers
from brochure.check.streams import unpacked

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_CODES = 70_000


@dataclass(frozen=True, slots=True)
class Font:
    """What a font dictionary says. ``widths`` in thousandths of the size by code; ``bytes_a_code`` 1 or 2.

    ``ascent`` and ``descent`` are parts of the size; ``em`` is how high a line is at size 1.
    """

    name: str
    kind: str
    embedded: bool
    composite: bool
    bytes_a_code: int
    widths: dict[int, float]
    width: float
    ascent: float
    descent: float
    source: Any
    scale: float = 0.001
    em: float = 1.0
    _spelled: dict[int, str] = field(default_factory=dict)

    def codes(self, shown: bytes) -> tuple[int, ...]:
        """Return the character codes of a string."""
        if self.bytes_a_code == 1:
            return tuple(shown)
        return tuple(first << 8 | second for first, second in zip(shown[::2], shown[1::2], strict=False))

    def advance(self, codes: tuple[int, ...]) -> float:
        """Return the sum of the codes' widths, as a part of the size."""
        widths, default = self.widths, self.width
        return sum(widths.get(code, default) for code in codes) * self.scale

    def spelled(self, codes: tuple[int, ...]) -> str:
        """Return what the codes say, as far as the font tells; for messages."""
        if not self._spelled:
            self._spelled.update(to_unicode(get(self.source, "/ToUnicode")) or {-1: ""})
        if len(self._spelled) == 1 and not self.composite:
            return "".join(chr(c) if c > 31 else " " for c in codes)
        return "".join(self._spelled.get(c, "") for c in codes)


def font_of(source: Any) -> Font:
    """Return what the font dictionary ``source`` says."""
    kind = name(get(source, "/Subtype"))
    below = elements(get(source, "/DescendantFonts"))
    composite = kind == "Type0" and bool(below)
    holder = below[0] if composite else source
    descriptor = get(holder, "/FontDescriptor")
    embedded = kind == "Type3" or any(is_stream(get(descriptor, program)) for program in _PROGRAMS)
    matrix = numbers(get(source, "/FontMatrix")) if kind == "Type3" else ()
    ascent = min(max(number(get(descriptor, "/Ascent"), 800.0), 300.0), 1100.0) / 1000
    descent = max(min(number(get(descriptor, "/Descent"), -200.0), 0.0), -400.0) / 1000
    em = 1.0
    if len(matrix) == 6:
        em, ascent, descent = _drawn_heights(abs(matrix[3]), numbers(get(source, "/FontBBox")))
    return Font(
        name=name(get(source, "/BaseFont")) or name(get(source, "/Name")) or "nameless",
        kind=name(get(holder, "/Subtype")) if composite else kind,
        embedded=embedded,
        composite=composite,
        bytes_a_code=2 if composite else 1,
        widths=_composite_widths(holder) if composite else _simple_widths(source),
        width=number(get(holder, "/DW"), 1000.0) if composite else _missing_width(source, descriptor),
        ascent=ascent,
        descent=descent,
        source=source,
        scale=abs(matrix[0]) if matrix and matrix[0] else 0.001,
        em=em,
    )


def _drawn_heights(unit: float, box: tuple[float, ...]) -> tuple[float, float, float]:
    """Return em, ascent and descent of a Type 3 font, whose size says nothing by itself.

    Its matrix tells how large a unit is, its box how many units its glyphs take; fonts in thousandths have an
    em of 1,000 as others do.
    """
    height = box[3] - box[1] if len(box) == 4 else 0.0
    in_thousandths = abs(1000 * unit - 1) < 0.01
    if height <= 0:
        em = 1000 * unit
        return em, 0.8 * em, -0.2 * em
    return 1.0 if in_thousandths else height * unit, box[3] * unit, box[1] * unit


def _missing_width(source: Any, descriptor: Any) -> float:
    # The 14 standard fonts may leave their widths out; half an em is near enough to place a box.
    return number(get(descriptor, "/MissingWidth"), 0.0 if get(source, "/Widths") is not None else 500.0)


def _simple_widths(source: Any) -> dict[int, float]:
    first = integer(get(source, "/FirstChar"))
    return {first + i: w for i, w in enumerate(numbers(get(source, "/Widths"))[:256])}


def _composite_widths(holder: Any) -> dict[int, float]:
    """Read /W: ``c [w w w]`` and ``first last w`` (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    entries = elements(get(holder, "/W"))
    i = 0
    while i + 1 < len(entries) and len(widths) < _MOST_CODES:
        first, following = integer(entries[i], -1), entries[i + 1]
        if not isinstance(following, int | float) and (listed := numbers(following)):
            widths.update({first + k: w for k, w in enumerate(listed)})
            i += 2
        elif i + 2 < len(entries):
            last = min(integer(following), first + _MOST_CODES)
            widths.update(dict.fromkeys(range(first, last + 1), number(entries[i + 2])))
            i += 3
        else:
            break
    return widths


_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf(?:char|range)", re.DOTALL)
_PIECE = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


def to_unicode(stream: Any) -> dict[int, str] | None:
    """Return the map of a ToUnicode stream (ISO 32000-1, 9.10.3); None where there is none to read."""
    data = unpacked(stream) if is_dictionary(stream) else None
    if data is None:
        return None
    found: dict[int, str] = {}
    for section in _SECTION.finditer(data):
        if section[1] == b"bfchar":
            pieces = [_digits(p[1]) for p in _PIECE.finditer(section[2]) if p[1] is not None]
            for code, said in zip(pieces[::2], pieces[1::2], strict=False):
                found[int(code or "0", 16)] = _utf16(said)
        else:
            _ranges(section[2], found)
        if len(found) > _MOST_CODES:
            break
    return found


def _digits(raw: bytes) -> str:
    return b"".join(raw.split()).decode("ascii")


def _ranges(body: bytes, found: dict[int, str]) -> None:
    held: list[str] = []
    listing: list[str] | None = None
    for piece in _PIECE.finditer(body):
        if piece[2]:
            listing = []
        elif piece[3]:
            if len(held) == 2 and listing is not None:
                first = int(held[0] or "0", 16)
                found.update({first + i: _utf16(said) for i, said in enumerate(listing)})
            held, listing = [], None
        elif listing is not None:
            listing.append(_digits(piece[1]))
        else:
            held.append(_digits(piece[1]))
            if len(held) == 3:
                first, last, said = int(held[0] or "0", 16), int(held[1] or "0", 16), _utf16(held[2])
                for i in range(min(last - first + 1, 65536)):
                    found[first + i] = said[:-1] + chr(min(ord(said[-1]) + i, 0x10FFFF)) if said else ""
                held = []


def _utf16(digits: str) -> str:
    raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    return raw.decode("utf-16-be" if len(raw) > 1 else "latin-1", "replace")
