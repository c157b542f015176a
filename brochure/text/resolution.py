"""Resolution: which face every character asks for, and what the line breaker should see in its place.

In: a text and its language. Out: a role for every character (``H`` Han, ``L`` Latin) and a text of the same
length in which shared marks are replaced by unmistakable ones. Must be done before any font is chosen: “ is
one em wide in Chinese and a third of it in English. Knows nothing of fonts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from brochure.text.languages import language_of
from brochure.text.marks import (
    QUOTE_CLOSERS,
    QUOTE_OPENERS,
    SHARED,
    Role,
    is_western,
    joins,
    natural_role,
)

# What a Chinese quotation mark or middle dot is to UAX #14: a bracket, a mark that starts no line.
_PROXIES = str.maketrans({"“": "「", "”": "」", "‘": "『", "’": "』", "·": "・", "‧": "・"})
_PAIRS = {"”": "“", "’": "‘"}
_DOUBLED = "—…⋯"
_DOTTED = re.compile(r"·\w++(?:·\w++)++")
"""Dots with nothing but words between them."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A text with the role of each of its characters, and its stand-in for the line breaker."""

    text: str
    roles: str
    proxy: str


def is_cjk(language: str) -> bool:
    """Tell whether a language (BCP 47) sets its text in full-width signs, punctuation included."""
    return language_of(language).full_width


def resolve(text: str, language: str) -> Resolved:
    """Return ``text`` with the roles of its characters in a paragraph of ``language``.

    A shared mark follows the paragraph's language, but is Latin if both its neighbours (spaces and other
    shared marks skipped) are western; a pair of quotation marks is Latin only as a pair; ’ between western
    letters is an apostrophe; a doubled dash or ellipsis in Chinese stays Chinese. In a western paragraph
    everything shared is Latin but what stands directly between two Han signs.
    """
    roles: list[Role] = [natural_role(char) for char in text]
    shared = [i for i, char in enumerate(text) if char in SHARED]
    if shared:
        _resolve_shared(text, roles, shared, is_cjk(language))
        _match_dots(text, roles)
    for i, char in enumerate(text):
        if i and joins(char):
            roles[i] = roles[i - 1]
    proxy = text
    if any(roles[i] == "H" for i in shared):
        chars = list(text)
        for i in shared:
            if roles[i] == "H":
                chars[i] = chars[i].translate(_PROXIES)
        proxy = "".join(chars)
    return Resolved(text, "".join(roles), proxy)


def _resolve_shared(text: str, roles: list[Role], shared: list[int], cjk: bool) -> None:
    before, after = _neighbours(text, shared)
    waiting: dict[str, list[int]] = {mark: [] for mark in QUOTE_OPENERS}
    for i in shared:
        char = text[i]
        if not cjk:
            between = text[i - 1 : i], text[i + 1 : i + 2]
            inside = char not in QUOTE_OPENERS + QUOTE_CLOSERS and all(
                side and natural_role(side) == "H" for side in between
            )
            roles[i] = "H" if inside else "L"
            continue
        left, right = before[i], after[i]
        western = left is not None and right is not None and is_western(left) and is_western(right)
        doubled = char in _DOUBLED and char in (text[i - 1 : i], text[i + 1 : i + 2])
        roles[i] = "L" if western and not doubled else "H"
        if char in QUOTE_OPENERS:
            waiting[char].append(i)
        elif char in QUOTE_CLOSERS:
            sides = text[i - 1 : i] or " ", text[i + 1 : i + 2] or " "
            apostrophe = char == "’" and all(is_western(side) for side in sides)
            opener = waiting[_PAIRS[char]].pop() if waiting[_PAIRS[char]] and not apostrophe else None
            if opener is not None and roles[opener] != roles[i]:
                roles[opener] = roles[i] = "H"


def _match_dots(text: str, roles: list[Role]) -> None:
    """Give the dots of one name one role, the Han one if any has it: J·K·罗琳."""
    for name in _DOTTED.finditer(text):
        dots = [i for i in range(*name.span()) if text[i] == "·"]
        if any(roles[i] == "H" for i in dots):
            for i in dots:
                roles[i] = "H"


def _neighbours(text: str, shared: list[int]) -> tuple[dict[int, str | None], dict[int, str | None]]:
    """Return for every shared mark the nearest sign before and after that is no space and not shared."""

    def passing(indices: list[int], step: int) -> dict[int, str | None]:
        found: dict[int, str | None] = {}
        for i in indices:
            j = i + step
            while 0 <= j < len(text) and (text[j].isspace() or text[j] in SHARED):
                if j in found:  # the mark next door has looked already
                    break
                j += step
            if 0 <= j < len(text):
                found[i] = found[j] if j in found else text[j]
            else:
                found[i] = None
        return found

    return passing(shared, -1), passing(shared[::-1], 1)
