"""A content stream cut into instructions, leniently: what can not be read is passed over and counted.

In: bytes. Out: one :class:`Instruction` after another (operands as Python values), never more in memory than
one. Must not know what operators mean.
Source: ISO 32000-1, 7.2 (lexical conventions), 7.8.2 (content streams), 8.9.7 (inline images).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from brochure.check.limits import NESTING, OPERANDS

Operands = list[Any]
Instruction = tuple[str, Operands]


class NameToken(str):
    """A name, without its slash."""

    __slots__ = ()


class Damage:
    """Counts what a stream holds that is no instruction."""

    __slots__ = ("count",)

    def __init__(self) -> None:
        self.count = 0


_SPACE = rb"\x00\t\n\f\r "
# Possessive, so that a stream made to be slow is read in one pass. Nearly all instructions match this.
_PLAIN = re.compile(rb"[%s]*+((?:[-+.\d]++[%s]++){0,64}+)([A-Za-z*'\"][A-Za-z0-9*'\"]*+)" % (_SPACE, _SPACE))
_NUMBER = rb"[-+.\d]++[%s]++" % _SPACE
_SUBPATH = re.compile(
    rb"[%(s)s]*+(%(n2)sm[%(s)s]++(?:%(n2)sl[%(s)s]++|%(n6)sc[%(s)s]++|%(n4)s[vy][%(s)s]++){1,4000}+)"
    % {b"s": _SPACE, b"n2": _NUMBER * 2, b"n4": _NUMBER * 4, b"n6": _NUMBER * 6}
)
_RECTANGLES = re.compile(rb"[%s]*+((?:%sre[%s]++){2,4000}+)" % (_SPACE, _NUMBER * 4, _SPACE))
_WITHOUT_OPERATORS = bytes.maketrans(b"mlcvyre", b" " * 7)
_HEX_AND_GAPS = re.compile(rb"\[((?:<[0-9A-Fa-f]*+>|[-+.\d]++|[%s]++)*+)\]" % _SPACE)
_HEX_OR_GAP = re.compile(rb"<([0-9A-Fa-f]*+)>|([-+.\d]++)")
_BENT = re.compile(rb"[cvy]")
_BEGIN_PATHS = frozenset([b"m", b"re"])
_SKIP = re.compile(rb"(?:[%s]++|%%[^\r\n]*+)*+" % _SPACE)
_WORD = re.compile(rb"[^%s()<>\[\]{}/%%]++" % _SPACE)
_LITERAL_PART = re.compile(rb"[^()\\]*+")
_HEX = re.compile(rb"<([0-9A-Fa-f%s]*+)>" % _SPACE)
_NAME_ESCAPE = re.compile(r"#([0-9A-Fa-f]{2})")
_ESCAPES = {0x6E: 10, 0x72: 13, 0x74: 9, 0x62: 8, 0x66: 12}
_WORDS = {b"true": True, b"false": False, b"null": None}
_CLOSE_ARRAY, _CLOSE_DICTIONARY = object(), object()

LINES, CURVES, RECTANGLES = " lines", " curves", " rectangles"
"""Made-up operators, which a space tells from real ones: a subpath from its ``m`` on, of lines alone or with
curves, as the coordinates of its points; ``re`` after ``re``, four numbers each."""


def instructions(
    data: bytes, damage: Damage | None = None, *, subpaths: bool = False
) -> Iterator[Instruction]:
    """Yield the instructions of a content stream; an inline image as ``BI`` with its dictionary and bytes.

    With ``subpaths``, path construction comes by whole subpaths (:data:`LINES`, :data:`CURVES`,
    :data:`RECTANGLES`) where it can be read so, which takes a fraction of the time.
    """
    damage = damage or Damage()
    operands: Operands = []
    position, end = 0, len(data)
    match_plain = _PLAIN.match
    while position < end:
        found = match_plain(data, position)
        if found is not None:
            word = found[2]
            if word not in _WORDS:
                if subpaths and not operands and word in _BEGIN_PATHS:
                    whole = _whole(data, position)
                    if whole is not None:
                        operator, numbers, position = whole
                        yield operator, numbers
                        continue
                try:
                    operands += map(float, found[1].split())
                except ValueError:
                    damage.count += 1
                position = found.end()
                if word == b"BI":
                    image, position = _inline_image(data, position, damage)
                    yield "BI", [image]
                else:
                    yield word.decode("ascii"), operands
                operands = []
                continue
        position = _skipped(data, position)
        if position >= end:
            break
        value, position = _value(data, position, 0, damage)
        if isinstance(value, _Operator):
            yield str(value), operands
            operands = []
        elif value is _CLOSE_ARRAY or value is _CLOSE_DICTIONARY or len(operands) >= OPERANDS:
            damage.count += 1
        else:
            operands.append(value)
    if operands:
        damage.count += 1


def _whole(data: bytes, position: int) -> tuple[str, list[float], int] | None:
    """Return a subpath or a run of rectangles as one instruction, and where it ends; None for another."""
    found = _SUBPATH.match(data, position) or _RECTANGLES.match(data, position)
    if found is None:
        return None
    written = found[1]
    try:
        numbers = list(map(float, written.translate(_WITHOUT_OPERATORS).split()))
    except ValueError:
        return None
    kind = RECTANGLES if b"re" in written else CURVES if _BENT.search(written) else LINES
    return kind, numbers, found.end()


def _skipped(data: bytes, position: int) -> int:
    """Return where white space and comments end."""
    found = _SKIP.match(data, position)
    return found.end() if found else position


class _Operator(str):
    __slots__ = ()


def _value(data: bytes, position: int, depth: int, damage: Damage) -> tuple[Any, int]:
    """Return the value that starts at ``position``, and where it ends (always further on)."""
    byte = data[position]
    if byte == 0x2F:  # /
        found = _WORD.match(data, position + 1)
        raw = found[0] if found else b""
        written = raw.decode("latin-1")
        if "#" in written:
            written = _NAME_ESCAPE.sub(lambda m: chr(int(m[1], 16)), written)
        return NameToken(written), position + 1 + len(raw)
    if byte == 0x28:  # (
        return _literal(data, position)
    if data.startswith(b"<<", position):
        return _dictionary(data, position + 2, depth, damage)
    if byte == 0x3C:  # <
        found = _HEX.match(data, position)
        if found is None:
            damage.count += 1
            return b"", position + 1
        digits = bytes(found[1].translate(None, b"\x00\t\n\f\r "))
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")), found.end()
    if byte == 0x5B:  # [
        return _plain_array(data, position) or _array(data, position + 1, depth, damage)
    if byte == 0x5D:  # ]
        return _CLOSE_ARRAY, position + 1
    if data.startswith(b">>", position):
        return _CLOSE_DICTIONARY, position + 2
    found = _WORD.match(data, position)
    if found is None:
        damage.count += 1
        return None, position + 1
    word = found[0]
    if word in _WORDS:
        return _WORDS[word], found.end()
    try:
        return float(word), found.end()
    except ValueError:
        return _Operator(word.decode("latin-1")), found.end()


def _plain_array(data: bytes, position: int) -> tuple[list[Any], int] | None:
    """Return an array of numbers and strings in hexadecimal, which shown type mostly is; None for another."""
    found = _HEX_AND_GAPS.match(data, position)
    if found is None or found.end() - position > OPERANDS:
        return None
    try:
        held = [
            float(gap) if gap else bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
            for digits, gap in _HEX_OR_GAP.findall(found[1])
        ]
    except ValueError:
        return None
    return held, found.end()


def _array(data: bytes, position: int, depth: int, damage: Damage) -> tuple[list[Any], int]:
    held: list[Any] = []
    while True:
        position = _skipped(data, position)
        if position >= len(data) or depth > NESTING:
            damage.count += 1
            return held, max(position, len(data) if depth > NESTING else position)
        value, position = _value(data, position, depth + 1, damage)
        if value is _CLOSE_ARRAY:
            return held, position
        if isinstance(value, _Operator) or value is _CLOSE_DICTIONARY:
            damage.count += 1
        elif len(held) < OPERANDS:
            held.append(value)


def _dictionary(data: bytes, position: int, depth: int, damage: Damage) -> tuple[dict[str, Any], int]:
    held: list[Any] = []
    while True:
        position = _skipped(data, position)
        if position >= len(data) or depth > NESTING:
            damage.count += 1
            return {}, max(position, len(data) if depth > NESTING else position)
        value, position = _value(data, position, depth + 1, damage)
        if value is _CLOSE_DICTIONARY:
            break
        if len(held) < OPERANDS:
            held.append(value)
    keys, values = held[::2], held[1::2]
    return {str(k): v for k, v in zip(keys, values, strict=False) if isinstance(k, NameToken)}, position


def _literal(data: bytes, position: int) -> tuple[bytes, int]:
    """Return a string in parentheses, which may hold balanced ones (ISO 32000-1, 7.3.4.2)."""
    out, depth, position, end = bytearray(), 1, position + 1, len(data)
    while position < end:
        found = _LITERAL_PART.match(data, position)
        if found is not None:  # always: it matches nothing too
            out += found[0]
            position = found.end()
        if position >= end:
            break
        byte = data[position]
        position += 1
        if byte == 0x28:
            depth += 1
        elif byte == 0x29:
            depth -= 1
            if not depth:
                break
        else:
            position = _escape(data, position, out)
            continue
        out.append(byte)
    return bytes(out), position


def _escape(data: bytes, position: int, out: bytearray) -> int:
    """Append what follows a backslash; return where it ends."""
    if position >= len(data):
        return position
    byte = data[position]
    if 0x30 <= byte <= 0x37:
        digits = re.match(rb"[0-7]{1,3}", data[position : position + 3])
        octal = digits[0] if digits else b"0"
        out.append(int(octal, 8) & 0xFF)
        return position + len(octal)
    if byte in b"\r\n":
        return position + (2 if data.startswith(b"\r\n", position) else 1)
    out.append(_ESCAPES.get(byte, byte))
    return position + 1


_INLINE_KEYS = {
    "BPC": "BitsPerComponent", "CS": "ColorSpace", "D": "Decode", "DP": "DecodeParms", "F": "Filter",
    "H": "Height", "IM": "ImageMask", "I": "Interpolate", "W": "Width", "L": "Length",
}  # fmt: skip
_END_OF_IMAGE = re.compile(rb"[%s]EI(?=[%s]|$)" % (_SPACE, _SPACE))


def _inline_image(data: bytes, position: int, damage: Damage) -> tuple[dict[str, Any], int]:
    """Return an inline image's dictionary, its keys unabbreviated and its bytes as ``data``."""
    held: list[Any] = []
    while position < len(data):
        position = _skipped(data, position)
        if position >= len(data):
            break
        value, position = _value(data, position, 0, damage)
        if isinstance(value, _Operator):
            if value == "ID":
                break
            damage.count += 1
        elif len(held) < OPERANDS:
            held.append(value)
    image = {_INLINE_KEYS.get(str(k), str(k)): v for k, v in zip(held[::2], held[1::2], strict=False)}
    start = position + 1
    found = _END_OF_IMAGE.search(data, min(start + _plain_length(image), len(data)))
    if found is None:
        damage.count += 1
        return image, len(data)
    image["data"] = data[start : found.start()]
    return image, found.end()


def _plain_length(image: dict[str, Any]) -> int:
    """Return how many bytes an image without filters has at least, so that EI in its pixels is no end."""
    if image.get("Filter"):
        return 0
    try:
        bits = 1 if image.get("ImageMask") else int(image.get("BitsPerComponent", 8))
        parts = {"RGB": 3, "DeviceRGB": 3, "CMYK": 4, "DeviceCMYK": 4}.get(str(image.get("ColorSpace")), 1)
        return max(0, int(image["Height"]) * ((int(image["Width"]) * bits * parts + 7) // 8))
    except (KeyError, TypeError, ValueError, OverflowError):
        return 0
