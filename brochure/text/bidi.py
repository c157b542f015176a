"""Bidirectional text: levels of embedding and the order of a line, by UAX #9 (Unicode 17).

In: a text and the direction of its paragraph. Out: the level of every character (odd: right to left) and, for
one line's levels, its order from left to right. Mirrored forms are the shaper's matter. Knows nothing of
fonts, widths or of where lines end.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""What a text needs to have anything at all that runs from right to left."""
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that only say how others run: nothing is drawn for them, whatever the font."""
MAX_DEPTH = 125
"""UAX #9, BD2: max_depth."""

# BidiBrackets.txt, Unicode 17: each opening bracket is followed by the one that closes it.
_BRACKETS = (
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232a❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯"
    "⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽"
    "⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
_CLOSER = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))
_CANONICAL = str.maketrans("\u2329\u232a", "\u3008\u3009")
_MOST_BRACKETS = 63
"""UAX #9, BD16: openers that are remembered at once."""

# What an unassigned character is taken for (DerivedBidiClass.txt, @missing lines), by where a stretch begins.
_MISSING: tuple[tuple[int, str], ...] = (
    (0, "L"), (0x590, "R"), (0x600, "AL"), (0x7C0, "R"), (0x860, "AL"), (0x900, "L"), (0x20A0, "ET"),
    (0x20D0, "L"), (0xFB1D, "R"), (0xFB50, "AL"), (0xFDD0, "BN"), (0xFDF0, "AL"), (0xFE00, "L"),
    (0xFE70, "AL"), (0xFEFF, "BN"), (0xFF00, "L"), (0xFFF0, "BN"), (0xFFF9, "L"), (0x10800, "R"),
    (0x10D00, "AL"), (0x10D40, "R"), (0x10EC0, "AL"), (0x10F00, "R"), (0x10F30, "AL"), (0x10F70, "R"),
    (0x11000, "L"), (0x1E800, "R"), (0x1EC70, "AL"), (0x1ECC0, "R"), (0x1ED00, "AL"), (0x1ED50, "R"),
    (0x1EE00, "AL"), (0x1EF00, "R"), (0x1F000, "L"), (0xE0000, "BN"), (0xE1000, "L"),
)  # fmt: skip
_MISSING_STARTS = [start for start, _ in _MISSING]

_REMOVED = frozenset(("RLE", "LRE", "RLO", "LRO", "PDF", "BN"))  # X9
_ISOLATES = frozenset(("LRI", "RLI", "FSI"))
_NEUTRAL = frozenset(("B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"))
_BLANK = frozenset(("WS", "LRI", "RLI", "FSI", "PDI")) | _REMOVED
"""What takes the paragraph's level at a line's end (L1); removed characters do not count between them."""


@lru_cache(maxsize=4096)
def bidi_class(char: str) -> str:
    """Return a character's Bidi_Class, also one that this Python's tables do not have yet."""
    found = unicodedata.bidirectional(char)
    if found:
        return found
    code = ord(char)
    if code & 0xFFFE == 0xFFFE:
        return "BN"
    return _MISSING[bisect_right(_MISSING_STARTS, code) - 1][1]


def paragraph_level(text: str) -> int:
    """Return the level that the first strong character of ``text`` gives a paragraph (P2, P3): 0 or 1."""
    return _first_strong([bidi_class(char) for char in text], 0)


def levels(text: str, base: int) -> list[int]:
    """Return the level of every character in a paragraph of level ``base`` (0 or 1), rules X1 to I2.

    Characters that X9 removes get the level of what stands before them. What stands at a line's end still
    takes the paragraph's level: see :func:`line_levels`.
    """
    classes = [bidi_class(char) for char in text]
    given, current = _explicit(classes, base)
    resolved = list(given)
    for sequence in _sequences(classes, given):
        kinds = _resolved(text, classes, current, given, sequence, base)
        for i, kind in zip(sequence, kinds, strict=True):  # I1, I2
            odd = given[i] % 2
            resolved[i] += kind != "R" if odd else {"L": 0, "R": 1}.get(kind, 2)
    before = base
    for i, kind in enumerate(classes):
        if kind in _REMOVED:
            resolved[i] = before
        before = resolved[i]
    return resolved


def line_levels(text: str, found: Sequence[int], base: int) -> list[int]:
    """Return the levels of one line's characters: separators and blanks at its end take ``base`` (L1)."""
    out = list(found)
    hanging = True
    for i in range(len(text) - 1, -1, -1):
        kind = bidi_class(text[i])
        if kind in ("B", "S"):
            hanging = True
            out[i] = base
        elif hanging and kind in _BLANK:
            out[i] = base
        else:
            hanging = False
    return out


def visual_order(found: Sequence[int]) -> list[int]:
    """Return the indices of a line's pieces from left to right (L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    if not odd:
        return order
    for level in range(max(found), min(odd) - 1, -1):
        start = 0
        for high, group in groupby([found[i] >= level for i in order]):
            end = start + len(list(group))
            if high:
                order[start:end] = order[start:end][::-1]
            start = end
    return order


def _first_strong(classes: list[str], start: int) -> int:
    """Return the level that the text after ``start`` has by its first strong character outside isolates."""
    depth = 0
    for i in range(start, len(classes)):
        kind = classes[i]
        if kind == "B":
            break
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            if not depth and start:
                break
            depth = max(0, depth - 1)
        elif not depth and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def _explicit(classes: list[str], base: int) -> tuple[list[int], list[str]]:
    """Return the levels that embeddings and isolates give (X1 to X8) and the classes after overrides."""
    found = [base] * len(classes)
    current = list(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    over_isolate = over_embedding = isolates = 0
    for i, kind in enumerate(classes):
        level, override, _ = stack[-1]
        if kind in ("RLE", "LRE", "RLO", "LRO"):
            found[i] = level
            deeper = level + 1 + (level + (kind[0] == "L")) % 2
            if deeper <= MAX_DEPTH and not over_isolate and not over_embedding:
                stack.append((deeper, kind[0] if kind[2] == "O" else "", False))
            elif not over_isolate:
                over_embedding += 1
        elif kind in _ISOLATES:
            found[i] = level
            current[i] = override or kind
            right = _first_strong(classes, i + 1) if kind == "FSI" else kind == "RLI"
            deeper = level + 1 + (level + (not right)) % 2
            if deeper <= MAX_DEPTH and not over_isolate and not over_embedding:
                isolates += 1
                stack.append((deeper, "", True))
            else:
                over_isolate += 1
        elif kind == "PDI":
            if over_isolate:
                over_isolate -= 1
            elif isolates:
                over_embedding = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                isolates -= 1
            found[i] = stack[-1][0]
            current[i] = stack[-1][1] or kind
        elif kind == "PDF":
            if not over_isolate:
                if over_embedding:
                    over_embedding -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
            found[i] = stack[-1][0]
        elif kind == "B":
            found[i] = base
        else:
            found[i] = level
            if override and kind != "BN":
                current[i] = override
    return found, current


def _sequences(classes: list[str], found: list[int]) -> list[list[int]]:
    """Return the isolating run sequences (BD13) as lists of indices, removed characters left out."""
    sequences: list[list[int]] = []
    waiting: list[list[int]] = []
    """Sequences that an isolate initiator has left and its PDI will take up again."""
    kept = [i for i, kind in enumerate(classes) if kind not in _REMOVED]
    for _, group in groupby(kept, lambda i: found[i]):
        run: list[int] = []
        for i in group:
            if classes[i] == "B":
                waiting.clear()
            if classes[i] == "PDI" and not run and waiting:
                # The initiator that this one matches: its level is the same, those above stay open for ever.
                while waiting and found[waiting[-1][-1]] > found[i]:
                    waiting.pop()
                if waiting and found[waiting[-1][-1]] == found[i]:
                    run = waiting.pop()
                    run.append(i)
                    continue
            if not run:
                sequences.append(run)
            run.append(i)
        if classes[run[-1]] in _ISOLATES:
            waiting.append(run)
    return sequences


def _resolved(
    text: str, classes: list[str], current: list[str], found: list[int], sequence: list[int], base: int
) -> list[str]:
    """Return the classes of one isolating run sequence: weak ones, brackets, neutrals (W1 to N2)."""
    level = found[sequence[0]]
    before = next((found[i] for i in range(sequence[0] - 1, -1, -1) if classes[i] not in _REMOVED), base)
    after = base
    if classes[sequence[-1]] not in _ISOLATES:
        rest = range(sequence[-1] + 1, len(classes))
        after = next((found[i] for i in rest if classes[i] not in _REMOVED), base)
    sos, eos = "LR"[max(level, before) % 2], "LR"[max(level, after) % 2]
    kinds = [current[i] for i in sequence]
    marks = _weak(kinds, sos)
    _brackets([text[i] for i in sequence], kinds, marks, [current[i] for i in sequence], "LR"[level % 2], sos)
    _neutral(kinds, "LR"[level % 2], sos, eos)
    return kinds


def _weak(kinds: list[str], sos: str) -> set[int]:
    """Resolve weak classes in place (W1 to W7); return where a mark took a neutral's class."""
    marks: set[int] = set()
    before = strong = sos
    for k, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            marks.add(k)
            kind = "ON" if before in _ISOLATES or before == "PDI" else before
        before = kind
        kinds[k] = kind
    for k, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            kinds[k] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for k in range(1, len(kinds) - 1):  # W4
        left, right = kinds[k - 1], kinds[k + 1]
        joined = ("EN", "AN") if kinds[k] == "CS" else ("EN",) if kinds[k] == "ES" else ()
        if left == right and left in joined:
            kinds[k] = left
    start = 0
    for kind, group in groupby(list(kinds)):  # W5, W6
        end = start + len(list(group))
        if kind == "ET" and "EN" in (kinds[start - 1 : start] + kinds[end : end + 1]):
            kinds[start:end] = ["EN"] * (end - start)
        start = end
    strong = sos
    for k, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[k] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[k] = "L"
    return marks


def _brackets(
    chars: list[str], kinds: list[str], marks: set[int], given: list[str], embedding: str, sos: str
) -> None:
    """Resolve pairs of brackets in place (N0)."""
    pairs = _pairs(chars, kinds, given)
    for opener, closer in pairs:
        inside = {_strong(kind) for kind in kinds[opener + 1 : closer]}
        direction = ""
        if embedding in inside:
            direction = embedding
        elif inside & {"L", "R"}:
            opposite = "L" if embedding == "R" else "R"
            context = next((s for s in map(_strong, reversed(kinds[:opener])) if s), sos)
            direction = opposite if context == opposite else embedding
        if not direction:
            continue
        for k in (opener, closer):
            kinds[k] = direction
            k += 1
            while k < len(kinds) and k in marks and given[k] == "NSM":
                kinds[k] = direction
                k += 1


def _pairs(chars: list[str], kinds: list[str], given: list[str]) -> list[tuple[int, int]]:
    """Return the pairs of brackets (BD16), sorted by their openers."""
    pairs: list[tuple[int, int]] = []
    open_ones: list[tuple[str, int]] = []
    for k, char in enumerate(chars):
        if kinds[k] != "ON" or given[k] != "ON":
            continue
        char = char.translate(_CANONICAL)
        if char in _CLOSER:
            if len(open_ones) == _MOST_BRACKETS:
                break
            open_ones.append((_CLOSER[char], k))
            continue
        for depth in range(len(open_ones) - 1, -1, -1):
            if open_ones[depth][0] == char:
                pairs.append((open_ones[depth][1], k))
                del open_ones[depth:]
                break
    return sorted(pairs)


def _strong(kind: str) -> str:
    """Return a class as N0 and N1 count it: numbers are right to left."""
    return "R" if kind in ("EN", "AN", "R") else "L" if kind == "L" else ""


def _neutral(kinds: list[str], embedding: str, sos: str, eos: str) -> None:
    """Resolve neutrals in place by what stands on both sides (N1, N2)."""
    start = 0
    for neutral, group in groupby(list(kinds), lambda kind: kind in _NEUTRAL):
        end = start + len(list(group))
        if neutral:
            left = _strong(kinds[start - 1]) if start else sos
            right = _strong(kinds[end]) if end < len(kinds) else eos
            kinds[start:end] = [left if left == right else embedding] * (end - start)
        start = end
