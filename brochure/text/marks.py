"""Kinds of characters: what a character is for spacing, and which face of a font pair it asks for.

In: single characters. Out: their kind and role. The sets follow CLREQ (W3C, "Requirements for Chinese Text
Layout", snapshot of 2024-03-21) and GB/T 15834-2011, the space rules CSS Text 4 and UTR #59 (draft of
2024-12-16). Knows nothing of fonts, lines or languages.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Literal

from brochure.text.scripts import CURSIVE, script_of

# Pauses, sentence ends, brackets: CLREQ, "prohibition rules for line start and line end".
STOP_MID = "，、；："
STOP_END = "。．！？‼⁇⁈⁉"
OPENERS = "（《〈「『【〖〔［｛〘〚〝｟"
CLOSERS = "）》〉」』】〗〕］｝〙〛〞〟｠"
CONNECTORS = "～〜"
DASHES = "—⸺…⋯"
MIDDOTS = "·・‧"
QUOTE_OPENERS = "“‘"
QUOTE_CLOSERS = "”’"
SHARED = frozenset(QUOTE_OPENERS + QUOTE_CLOSERS + "—…·‧⸺⋯")
"""Marks that Chinese and western text share; their context decides (typesetting rules, section 7)."""

Role = Literal["H", "L"]
"""Which face of the pair a character asks for first: the Han one or the Latin one."""

Kind = Literal[
    "han",      # an ideograph, a kana, a hangul syllable
    "wide",     # another full-width sign
    "open",     # an opening mark with its blank half on the left
    "close",    # a closing mark with its blank half on the right
    "pause",    # a pause inside a sentence, likewise
    "stop",     # a sentence's end, likewise
    "middot",   # half an em, fixed
    "dash",     # ——, ……: two em, one unit
    "connect",  # ～
    "blank",    # the ideographic space
    "west",     # a western letter or numeral, or # % & @
    "cursive",  # a letter that joins its neighbours: nothing comes between
    "point",    # a western stop: spaced from the Han sign that follows, not from the one before
    "mark",     # any other western sign
]  # fmt: skip

# UTR #59, class "Conditional", those that are spaced on both sides, and those that lean on what they follow.
_SPACED = frozenset("#%&@§¶")
_POINTS = frozenset("!,.:;?…")


_JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff"


def joins(char: str) -> bool:
    """Tell whether a character belongs to the one before it (marks, joiners, selectors)."""
    return char > "\u00ac" and (unicodedata.category(char) in ("Mn", "Me", "Mc") or char in _JOINERS)


@lru_cache(maxsize=16384)
def is_han(char: str) -> bool:
    """Tell whether a character is an ideograph in the sense of CSS Text 4 (kana and hangul included)."""
    code = ord(char)
    return (
        0x3400 <= code <= 0x9FFF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
        or 0xAC00 <= code <= 0xD7A3
        or 0x3005 <= code <= 0x3007
        or 0x2E80 <= code <= 0x2FDF
        or (0x3041 <= code <= 0x31FF and unicodedata.category(char)[0] != "P")
    )


@lru_cache(maxsize=16384)
def is_western(char: str) -> bool:
    """Tell whether a character is a non-ideographic letter or numeral in the sense of CSS Text 4."""
    return (
        unicodedata.category(char)[0] in "LN"
        and unicodedata.east_asian_width(char) not in "WF"
        and not is_han(char)
    )


@lru_cache(maxsize=16384)
def natural_role(char: str) -> Role:
    """Return the face that a character asks for by itself; a shared mark's is decided by its context."""
    return "H" if unicodedata.east_asian_width(char) in "WFH" or is_han(char) else "L"


@lru_cache(maxsize=16384)
def kind_of(char: str, role: Role) -> Kind:
    """Return the kind of a character that is set in the given role."""
    if role == "H":
        if is_han(char):
            return "han"
        for kind, members in _HAN_KINDS:
            if char in members:
                return kind
        return "wide"
    if char in _SPACED:
        return "west"
    if char in _POINTS:
        return "point"
    category = unicodedata.category(char)
    if category[0] in "LM" or category == "Nd":
        return "cursive" if script_of(char) in CURSIVE and category != "Nd" else "west"
    return "mark"


_HAN_KINDS: tuple[tuple[Kind, str], ...] = (
    ("open", OPENERS + QUOTE_OPENERS),
    ("close", CLOSERS + QUOTE_CLOSERS),
    ("pause", STOP_MID),
    ("stop", STOP_END),
    ("middot", MIDDOTS),
    ("dash", DASHES),
    ("connect", CONNECTORS),
    ("blank", "\u3000"),
)
