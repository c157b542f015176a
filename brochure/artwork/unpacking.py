"""How much a stream of a PDF unpacks to, counted before anything unpacks it whole.

In: a stream's bytes, the names of its filters, a limit. Out: a number of bytes that is right up to the limit
and beyond it whenever the true one is. Must not know pages.
Source: ISO 32000-1, 7.4 (filters).
"""

from __future__ import annotations

import string
import zlib
from collections.abc import Sequence

_FLATE, _LZW, _RUNS = "/FlateDecode", "/LZWDecode", "/RunLengthDecode"
_WORST = {_LZW: 1400, _RUNS: 64}  # bytes that one byte may become
_STEP = 1 << 20
_CLEAR, _END, _FIRST, _WIDEST = 256, 257, 258, 12


def unpacked(raw: bytes, filters: Sequence[str], most: int) -> int:
    """Return how many bytes a stream unpacks to, counting little further than ``most``.

    Filters that unpack nothing (text forms of bytes, pictures' codes) count as they are.
    """
    for place, name in enumerate(filters):
        last = not any(entry in (_FLATE, *_WORST) for entry in filters[place + 1 :])
        if name == _FLATE:
            raw = _inflated(raw, most)
        elif name == _LZW and last:
            return _lzw(raw, most)
        elif name in _WORST:
            return len(raw) * _WORST[name] * (1 if last else 1000)
        elif not last:
            return len(raw) * 1000  # text over packed bytes: nobody needs that
        if len(raw) > most:
            break
    return len(raw)


def _inflated(raw: bytes, most: int) -> bytes:
    inflater = zlib.decompressobj()
    parts: list[bytes] = []
    total = 0
    try:
        while raw and not inflater.eof and total <= most:
            parts.append(inflater.decompress(raw, _STEP))
            raw = inflater.unconsumed_tail
            total += len(parts[-1])
            if not parts[-1] and not raw:
                break
    except zlib.error:
        pass  # broken data unpack to what they do; qpdf says what is wrong
    return b"".join(parts)


def _lzw(raw: bytes, most: int) -> int:
    """Return how many bytes LZW codes stand for: of every entry of the table its length is enough."""
    lengths = [1] * _FIRST
    width, held, bits, total = 9, 0, 0, 0
    before = 0
    for byte in raw:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & ((1 << width) - 1)
        if code == _END or total > most:
            break
        if code == _CLEAR:
            del lengths[_FIRST:]
            width, before = 9, 0
            continue
        length = lengths[code] if code < len(lengths) else before + 1
        total += length
        if before and len(lengths) < 1 << _WIDEST:
            lengths.append(before + 1)
        width = min(_WIDEST, max(9, (len(lengths) + 1).bit_length()))
        before = length
    return total


MOST_WORDS = 1_500_000
MOST_OPERATORS = 700_000
"""Of a content stream: some 200,000 lines of a map. Each word costs hundreds of bytes to read."""

_GAPS = b"\0\t\n\f\r ()<>[]{}/%"


def wordy(content: bytes) -> bool:
    """Tell whether a content stream has more words than can be read in little memory."""
    gaps = content.translate(_CLASSES)
    marks = sum(content.count(mark) for mark in (b"(", b"<", b"[", b"/"))
    operators = gaps.count(b" a") + gaps.startswith(b"a")
    return operators + marks > MOST_OPERATORS or gaps.count(b" 0") + operators + marks > MOST_WORDS


def _class_of(byte: int) -> str:
    if byte in _GAPS:
        return " "
    return "a" if chr(byte) in _BEGINNINGS else "0"


_BEGINNINGS = string.ascii_letters + "'\""
_CLASSES = "".join(map(_class_of, range(256))).encode("ascii")
"""What makes every byte a gap (" "), one that an operator begins with ("a"), or any other ("0")."""
