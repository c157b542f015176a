"""A stream's bytes, unpacked up to a limit: a few packed bytes can stand for gigabytes.

In: a pikepdf stream. Out: bytes, or None where they can not be had. Must not know what they say.
"""

from __future__ import annotations

import zlib
from typing import Any

from brochure.check.limits import STREAM_BYTES
from brochure.check.objects import BROKEN, elements, get, is_stream, name

_FLATE = {"FlateDecode", "Fl"}
_PIECE = 1 << 16  # packed bytes that are unpacked at a time, where only the beginning is wanted
_MOST_OF_LZW = 1400  # a code of 9 to 12 bits stands for at most 4,096 bytes, and the table must grow first


def filters(stream: Any) -> tuple[str, ...]:
    """Return the names of a stream's filters, outermost first; abbreviations of inline images kept."""
    given = get(stream, "/Filter")
    return tuple(name(f) for f in elements(given)) or tuple(n for n in (name(given),) if n)


def unpacked(stream: Any, limit: int = STREAM_BYTES) -> bytes | None:
    """Return the bytes of ``stream``, or None when there are more than ``limit`` or they can not be had."""
    if not is_stream(stream):
        return None
    try:
        used = filters(stream)
        if not used or (len(used) == 1 and used[0] in _FLATE and get(stream, "/DecodeParms") is None):
            raw = stream.read_raw_bytes()
            return inflated(raw, limit) if used else (raw if len(raw) <= limit else None)
        if any(_may_swell(stream, used, limit)):
            return None
        data = stream.read_bytes()
    except BROKEN:
        return None
    return data if len(data) <= limit else None


def beginning(stream: Any, count: int) -> bytes:
    """Return the first ``count`` bytes of ``stream``, fewer where they can not be had."""
    if filters(stream) in {("FlateDecode",), ("Fl",)} and get(stream, "/DecodeParms") is None:
        try:
            return _begun(stream.read_raw_bytes(), count)
        except (zlib.error, *BROKEN):
            return b""
    return (unpacked(stream) or b"")[:count]


def _begun(raw: bytes, count: int) -> bytes:
    """Return the first ``count`` bytes of what zlib makes of ``raw``, reading no more than that takes."""
    inflate, out = zlib.decompressobj(), bytearray()
    for start in range(0, len(raw), _PIECE):
        out += inflate.decompress(memoryview(raw)[start : start + _PIECE], count - len(out))
        if len(out) >= count:
            break
    return bytes(out)


def inflated(raw: bytes, limit: int) -> bytes | None:
    """Return what zlib makes of ``raw``, as far as it goes; None when that is nothing, or above ``limit``."""
    inflate = zlib.decompressobj()
    try:
        data = inflate.decompress(raw, limit + 1)
    except zlib.error:
        return _salvaged(raw, limit)
    return data if len(data) <= limit else None


def _salvaged(raw: bytes, limit: int) -> bytes | None:
    """Return what can be read before the damage."""
    inflate, out, size = zlib.decompressobj(), bytearray(), 256
    try:
        for start in range(0, len(raw), size):
            out += inflate.decompress(raw[start : start + size], limit + 1 - len(out))
            if len(out) > limit:
                return None
    except zlib.error:
        pass
    return bytes(out) or None


def _may_swell(stream: Any, used: tuple[str, ...], limit: int) -> list[bool]:
    """Tell for each filter whether it may make more of the stream than ``limit``."""
    raw = stream.read_raw_bytes()
    answers = []
    for each in used:
        if each in _FLATE and each == used[0]:
            answers.append(inflated(raw, limit) is None)
        elif each in _FLATE or each in {"LZWDecode", "LZW"}:
            answers.append(len(raw) * _MOST_OF_LZW > limit * 16)
        else:
            answers.append(len(raw) * 64 > limit * 16)
    return answers
