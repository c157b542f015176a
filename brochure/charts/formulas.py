r"""Simple formulas as pieces of plain text at three heights, so that the brochure's own type can set them.

In: a string with matplotlib's ``$...$``. Out: its pieces, or None when it needs a real formula's layout.
Simple are numbers, signs and upright words with raised or lowered parts, such as ``$\mathdefault{10^{-3}}$``
of a logarithmic axis or ``km$^2$``. A lone letter is a variable and wants slanted type, so it is not simple.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal[-1, 0, 1]

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|.", re.DOTALL)
_UPRIGHT = {"\\mathdefault", "\\mathregular", "\\mathrm", "\\text"}
_SIGNS = {
    "\\times": "×", "\\cdot": "·", "\\pm": "±", "\\leq": "≤", "\\geq": "≥", "\\approx": "≈", "\\degree": "°",
    "\\%": "%", "\\$": "$", "\\,": "\u202f", "\\:": "\u202f", "\\;": "\u2005", "\\ ": "\u00a0", "-": "\u2212",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Some text of a formula on the baseline (0), raised (1) or lowered (-1)."""

    text: str
    level: Level


def simple(text: str) -> tuple[Part, ...] | None:
    """Return the pieces of a text with simple formulas in it, None when one of them is not simple."""
    outside = text.replace("\\$", "\0").split("$")
    if len(outside) % 2 == 0:
        return None
    parts: list[Part] = []
    for index, piece in enumerate(outside):
        if index % 2 == 0:
            _add(parts, piece.replace("\0", "$"), 0)
            continue
        tokens = iter(_TOKEN.findall(piece.replace("\0", "\\$")))
        if not _group(tokens, parts, 0, upright=False, inner=False):
            return None
    return tuple(parts)


def _add(parts: list[Part], text: str, level: Level) -> None:
    if text and parts and parts[-1].level == level:
        parts[-1] = Part(parts[-1].text + text, level)
    elif text:
        parts.append(Part(text, level))


def _group(tokens: Iterator[str], parts: list[Part], level: Level, *, upright: bool, inner: bool) -> bool:
    """Read up to the group's closing brace (``inner``) or the formula's end; False when it is not simple."""
    opens_upright = False
    for token in tokens:
        if opens_upright and token != "{":
            return False
        if token == "}":
            return inner
        if token == "{":
            if not _group(tokens, parts, level, upright=upright or opens_upright, inner=True):
                return False
            opens_upright = False
        elif token in _UPRIGHT:
            opens_upright = True
        elif token in "^_":
            if level or not _script(tokens, parts, 1 if token == "^" else -1, upright=upright):
                return False
        elif token in _SIGNS:
            _add(parts, _SIGNS[token], level)
        elif token == " ":
            _add(parts, " " if upright else "", level)
        elif token.startswith("\\") or (token.isalpha() and not upright):
            return False
        else:
            _add(parts, token, level)
    return not inner and not opens_upright


def _script(tokens: Iterator[str], parts: list[Part], level: Level, *, upright: bool) -> bool:
    token = next(tokens, "}")
    if token == "{":
        return _group(tokens, parts, level, upright=upright, inner=True)
    if token in "}^_" or token.startswith("\\") or (token.isalpha() and not upright):
        return False
    _add(parts, _SIGNS.get(token, token), level)
    return True
