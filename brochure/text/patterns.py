"""Hyphenation patterns: F. M. Liang's method ("Word Hy-phen-a-tion by Com-put-er", 1983).

In: the name of one of pyphen's dictionaries. Out: the places where a word may be parted by its patterns.
Reads the files itself, because a paragraph should not wait for fourteen thousand patterns to be taken apart:
a pattern is taken apart when a word first needs it. Knows nothing of texts.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from brochure.errors import AssetError

_NOT_PATTERNS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NEXTLEVEL", "NOHYPHEN")
_DIGITS = str.maketrans("", "", "0123456789")
_VALUES = re.compile(r"(\d?)(\D?)")
_HEX = re.compile(r"\^{2}([0-9a-f]{2})")


class Patterns:
    """The patterns of one dictionary."""

    def __init__(self, text: str) -> None:
        """Take the text of a dictionary in hunspell's form, its first line (the encoding) left out.

        Patterns that change a word's letters (``/``, as in the old German k-k) are left out.
        """
        lines = [line for line in text.split("\n") if line and not line.startswith(_NOT_PATTERNS)]
        plain = "\n".join(line for line in lines if "/" not in line)
        if "^^" in plain:
            plain = _HEX.sub(lambda match: chr(int(match.group(1), 16)), plain)
        self._raw = dict(zip(plain.translate(_DIGITS).split("\n"), plain.split("\n"), strict=True))
        self._longest = max(map(len, self._raw), default=0)
        self._values: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str, before: int, after: int) -> list[int]:
        """Return the offsets where ``word`` may be parted, so many letters at least before and after."""
        pointed = f".{word.lower()}."
        length = len(pointed)
        found = [0] * (length + 1)
        raw = self._raw
        for start in range(length - 1):
            for end in range(start + 1, min(start + self._longest, length) + 1):
                part = pointed[start:end]
                if part in raw:
                    for place, value in enumerate(self._of(part), start):
                        if value > found[place]:
                            found[place] = value
        return [i - 1 for i in range(before + 1, length - after) if found[i] % 2]

    def _of(self, part: str) -> tuple[int, ...]:
        """Return a pattern's numbers: before each of its letters, and after the last one."""
        values = self._values.get(part)
        if values is None:
            pairs = _VALUES.findall(self._raw[part])
            values = self._values[part] = tuple(int(digit or 0) for digit, _ in pairs)
        return values


@cache
def patterns(dictionary: str) -> Patterns:
    """Return the patterns of one of pyphen's dictionaries, such as ``en_GB``; AssetError without it."""
    spec = find_spec("pyphen")
    folder = Path(spec.origin).parent if spec is not None and spec.origin else Path()
    file = folder / "dictionaries" / f"hyph_{dictionary}.dic"
    try:
        encoding, _, text = file.read_bytes().partition(b"\n")
    except OSError as problem:
        raise AssetError.of(
            "hyphenation-missing", f"no hyphenation patterns {dictionary}", "pip install pyphen"
        ) from problem
    name = encoding.decode("ascii").strip().lower()
    return Patterns(text.decode("cp1251" if name == "microsoft-cp1251" else name).replace("\r", ""))
