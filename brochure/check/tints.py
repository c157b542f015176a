"""How spot inks are shown where they are not printed: the alternate space and the tint transform of each.

In: a dictionary that may hold colour spaces. Out: names of inks, each with a value that is equal where two
definitions say the same. Must not know pages. Source: ISO 32000-1, 8.6.6.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from brochure.check.objects import (
    elements,
    get,
    integer,
    is_dictionary,
    is_stream,
    items,
    name,
    number,
    numbers,
    text,
)
from brochure.check.spaces import PROCESS
from brochure.check.streams import unpacked

Said = tuple[object, ...]
_DEEPEST = 6
_EXPONENTIAL = 2
_NO_SPOTS = {*PROCESS, "All", "None"}
_PACKING = {"/Length", "/Filter", "/DecodeParms", "/DL"}


def separations(holder: Any) -> Iterator[tuple[str, Said]]:
    """Yield each spot ink that an entry of ``holder`` defines, and how it is shown.

    That begins with the kind of function: two of different kinds may say the same.
    """
    for _, value in items(holder):
        yield from _defined(elements(value), _DEEPEST)


def _defined(space: list[Any], depth: int) -> Iterator[tuple[str, Said]]:
    family = name(space[0]) if space else ""
    if family == "Separation" and len(space) > 3 and name(space[1]) not in _NO_SPOTS:
        kind = integer(get(space[3], "/FunctionType"), -1)
        how = _exponential(space[3]) if kind == _EXPONENTIAL else _said(space[3], depth)
        yield name(space[1]), (kind, _said(space[2], depth), how)
    elif family in {"Indexed", "Pattern"} and len(space) > 1 and depth:
        yield from _defined(elements(space[1]), depth - 1)


def _exponential(function: Any) -> Said:
    ends = (numbers(get(function, key)) or (default,) for key, default in (("/C0", 0.0), ("/C1", 1.0)))
    return (*(tuple(round(v, 3) for v in end) for end in ends), round(number(get(function, "/N"), 1.0), 3))


def _said(value: Any, depth: int) -> object:
    """Return what a PDF object says, however it is written: numbers as floats, streams by a digest."""
    if not depth:
        return None
    if is_dictionary(value):
        held = ((key, _said(entry, depth - 1)) for key, entry in items(value) if key not in _PACKING)
        return (*held, sha256(unpacked(value) or b"").digest() if is_stream(value) else b"")
    if listed := elements(value):
        return tuple(_said(entry, depth - 1) for entry in listed)
    return name(value) or text(value) or round(number(value), 5)
