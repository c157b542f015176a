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

_VALUES = re.compile(r"(\d?)(\D?)")
_HEX = re.compile(rb"\^{2}([0-9a-f]{2})")
_LEAST_PART = 2
"""Letters on both sides of a joint, and between two hyphens."""
_VOWELS = frozenset("aeiouyäöüáàâéèêëíîïóôúûœæ")


class Patterns:
    """The patterns of one dictionary.

    A dictionary of two levels (libhyphen's ``NEXTLEVEL``) knows the joints of compounds apart from the
    syllables of their parts: Grund-stück. Where a syllable would end beside a joint (Grunds-tück), the joint
    is right. pyphen takes both levels for one, and breaks at both.
    """

    def __init__(self, content: bytes, encoding: str) -> None:
        """Take a dictionary in hunspell's form, its first line (the encoding) left out."""
        if b"^^" in content:
            content = _HEX.sub(lambda match: bytes((int(match.group(1), 16),)), content)
        joints, _, syllables = content.rpartition(b"NEXTLEVEL")
        known = any(line and b" " not in line for line in joints.split(b"\n"))
        self._joints = _Level(joints, encoding) if known else None
        self._syllables = _Level(syllables, encoding)

    def positions(self, word: str, before: int, after: int) -> list[int]:
        """Return the offsets where ``word`` may be parted, so many letters at least before and after."""
        word = word.lower()
        found = self._syllables.positions(word)
        if self._joints:
            least = len(word) - _LEAST_PART
            joints = {joint for joint in self._joints.positions(word) if _LEAST_PART <= joint <= least}
            beside = {joint + step for joint in joints for step in (-1, 1)} - joints
            found = _with_vowels(word, sorted(joints.union(found) - beside))
        return [offset for offset in found if before <= offset <= len(word) - after]


def _with_vowels(word: str, points: list[int]) -> list[int]:
    """Return ``points`` without those that would part off a lone letter, or letters without a vowel.

    A consonant goes to what stands before it, a lone vowel to what follows: zusam-me-n-a-r-beit is read as
    zusam-men-ar-beit.
    """
    points = list(points)
    k = 0
    while k <= len(points):
        start, end = points[k - 1] if k else 0, points[k] if k < len(points) else len(word)
        mute = _VOWELS.isdisjoint(word[start:end])
        if mute and k:
            points.pop(k - 1)
            k -= 1
        elif (mute or end - start < _LEAST_PART) and k < len(points):
            points.pop(k)
        else:
            k += 1
    return points


class _Level:
    """Patterns that are tried together."""

    def __init__(self, content: bytes, encoding: str) -> None:
        """Take the lines of a level.

        What is no pattern (comments, options) and patterns that change a word's letters (``/``, as in the old
        German k-k) stay in the table: no part of a word is ever equal to them.
        """
        # On bytes, since digits and line ends are ASCII in every encoding, and deleting is fast there.
        letters = content.translate(None, b"0123456789\r").decode(encoding).split("\n")
        self._raw = dict(zip(letters, content.decode(encoding).split("\n"), strict=True))
        self._longest = max((len(part) for part in self._raw if " " not in part), default=0)
        self._values: dict[str, tuple[int, ...]] = {}

    def positions(self, word: str) -> list[int]:
        """Return the offsets inside ``word`` (lower case) that have an odd number."""
        pointed = f".{word}."
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
        return [i - 1 for i in range(2, length - 1) if found[i] % 2]

    def _of(self, part: str) -> tuple[int, ...]:
        """Return a pattern's numbers: before each of its letters, and after the last one."""
        values = self._values.get(part)
        if values is None:
            pairs = _VALUES.findall(self._raw[part].strip())
            values = self._values[part] = tuple(int(digit or 0) for digit, _ in pairs)
        return values


@cache
def patterns(dictionary: str) -> Patterns:
    """Return the patterns of one of pyphen's dictionaries, such as ``en_GB``; AssetError without it."""
    spec = find_spec("pyphen")
    folder = Path(spec.origin).parent if spec is not None and spec.origin else Path()
    file = folder / "dictionaries" / f"hyph_{dictionary}.dic"
    try:
        encoding, _, content = file.read_bytes().partition(b"\n")
    except OSError as problem:
        raise AssetError.of(
            "hyphenation-missing", f"no hyphenation patterns {dictionary}", "pip install pyphen"
        ) from problem
    name = encoding.decode("ascii").strip().lower()
    return Patterns(content, "cp1251" if name == "microsoft-cp1251" else name)
