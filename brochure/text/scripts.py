"""Scripts: which writing a character belongs to, so far as shaping and the choice of a font ask.

In: a character. Out: an ISO 15924 code. Knows nothing of fonts or languages.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

# Unicode's blocks, by where a stretch begins; what lies between is written with the Latin face's marks.
_STRETCHES: tuple[tuple[int, str], ...] = (
    (0x0000, "Latn"), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, "Armn"), (0x0590, "Hebr"),
    (0x0600, "Arab"), (0x0700, "Latn"), (0x0750, "Arab"), (0x0780, "Latn"), (0x0870, "Arab"),
    (0x0900, "Deva"), (0x0980, "Latn"), (0x0E00, "Thai"), (0x0E80, "Latn"), (0x1100, "Hang"),
    (0x1200, "Latn"), (0x1C80, "Cyrl"), (0x1C90, "Latn"), (0x1F00, "Grek"), (0x2000, "Latn"),
    (0x2DE0, "Cyrl"), (0x2E00, "Latn"), (0x2E80, "Hani"), (0x3041, "Hira"), (0x30A0, "Kana"),
    (0x3100, "Hani"), (0x3131, "Hang"), (0x3190, "Hani"), (0x31F0, "Kana"), (0x3200, "Hani"),
    (0xA640, "Cyrl"), (0xA6A0, "Latn"), (0xA960, "Hang"), (0xA980, "Latn"), (0xAC00, "Hang"),
    (0xD800, "Latn"), (0xF900, "Hani"), (0xFB00, "Latn"), (0xFB13, "Armn"), (0xFB1D, "Hebr"),
    (0xFB50, "Arab"), (0xFE00, "Latn"), (0xFE30, "Hani"), (0xFE70, "Arab"), (0xFEFF, "Latn"),
    (0xFF01, "Hani"), (0xFFE8, "Latn"), (0x20000, "Hani"), (0x40000, "Latn"),
)  # fmt: skip
_STARTS = [start for start, _ in _STRETCHES]

CURSIVE = frozenset(("Arab",))
"""Scripts whose letters join: nothing may come between them."""


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """Return the script of a character, ``Latn`` for what all scripts share."""
    return _STRETCHES[bisect_right(_STARTS, ord(char)) - 1][1]
