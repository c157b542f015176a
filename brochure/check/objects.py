"""Safe access to a PDF's objects: whatever a damaged file holds, the answer is a value of the asked type.

In: pikepdf objects. Out: plain Python values or pikepdf dictionaries. Must not know what they are for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

from brochure.check.limits import NESTING, OBJECTS

Key = tuple[int, int]
BROKEN = (
    pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError, OverflowError,
)  # fmt: skip
"""All that pikepdf raises where an object is damaged or not what it should be."""


def get(holder: Any, key: str) -> Any:
    """Return ``holder[key]`` where ``holder`` is a dictionary or stream that has it, else None."""
    if not is_dictionary(holder):
        return None
    try:
        return holder.get(key)
    except BROKEN:
        return None


def is_dictionary(value: Any) -> bool:
    """Tell whether ``value`` is a dictionary, or a stream, which has one."""
    return isinstance(value, pikepdf.Dictionary | pikepdf.Stream)


def is_stream(value: Any) -> bool:
    """Tell whether ``value`` is a stream."""
    return isinstance(value, pikepdf.Stream)


def items(holder: Any) -> list[tuple[str, Any]]:
    """Return the entries of a dictionary or stream, in the order of their names; none for anything else."""
    if not is_dictionary(holder):
        return []
    try:
        return sorted(((str(k), v) for k, v in holder.items()), key=lambda entry: entry[0])
    except BROKEN:
        return [(k, get(holder, k)) for k in _keys(holder)]


def elements(value: Any) -> list[Any]:
    """Return the elements of an array; none for anything else."""
    if not isinstance(value, pikepdf.Array):
        return []
    try:
        return list(value)
    except BROKEN:
        return []


def name(value: Any) -> str:
    """Return a name without its slash; an empty string for anything else."""
    try:
        return str(value)[1:] if isinstance(value, pikepdf.Name) else ""
    except BROKEN:
        return ""


def number(value: Any, default: float = 0.0) -> float:
    """Return a finite number; ``default`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return default
    try:
        result = float(value)
    except OverflowError:
        return default
    return result if math.isfinite(result) and abs(result) < 1e15 else default


def integer(value: Any, default: int = 0) -> int:
    """Return a whole number; ``default`` for anything else."""
    return int(number(value, default))


def numbers(value: Any) -> tuple[float, ...]:
    """Return the numbers of an array; none for anything else."""
    return tuple(number(v) for v in elements(value))


def inherited(page: Any, key: str) -> Any:
    """Return a page's entry, or the nearest one of those above it (ISO 32000-1, 7.7.3.4)."""
    for _ in range(NESTING):
        found = get(page, key)
        if found is not None or page is None:
            return found
        page = get(page, "/Parent")
    return None


def box_of(value: Any) -> tuple[float, float, float, float] | None:
    """Return a rectangle as left, bottom, right, top, whichever corners it names; None for an empty one."""
    edges = numbers(value)
    if len(edges) != 4:
        return None
    left, right = sorted((edges[0], edges[2]))
    bottom, top = sorted((edges[1], edges[3]))
    return (left, bottom, right, top) if right > left and top > bottom else None


def text(value: Any) -> str:
    """Return a text string; an empty one for anything else."""
    try:
        return str(value) if isinstance(value, pikepdf.String) else ""
    except BROKEN:
        return ""


def bytes_of(value: Any) -> bytes:
    """Return a string's bytes; none for anything else."""
    try:
        return bytes(value) if isinstance(value, pikepdf.String | bytes) else b""
    except BROKEN:
        return b""


def key_of(value: Any) -> Key | None:
    """Return an indirect object's number and generation; None for a direct one."""
    try:
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            number_, generation = value.objgen
            return int(number_), int(generation)
    except BROKEN:
        pass
    return None


# Long arrays of numbers hold nothing that a rule asks for, and pages' parents lead back up.
_SKIPPED = frozenset({"/W", "/Widths", "/Parent", "/P", "/Prev", "/Pg", "/W2", "/ParentTree", "/Dest", "/D"})


def walk(root: Any, skipped: frozenset[str] = _SKIPPED) -> Iterator[Any]:
    """Yield every dictionary and stream that can be reached from ``root``, each once, up to a limit."""
    seen: set[Key] = set()
    left = OBJECTS
    waiting: list[tuple[Any, int]] = [(root, 0)]
    while waiting and left > 0:
        value, depth = waiting.pop()
        left -= 1
        key = key_of(value)
        if key is not None:
            if key in seen:
                continue
            seen.add(key)
            depth = 0
        if depth > NESTING:
            continue
        if is_dictionary(value):
            yield value
            held = [v for k, v in items(value) if k not in skipped]
        else:
            held = elements(value)
        waiting.extend((v, depth + 1) for v in reversed(held) if isinstance(v, pikepdf.Object))


def _keys(holder: Any) -> list[str]:
    try:
        return sorted(str(k) for k in holder.keys())  # noqa: SIM118 - a pikepdf dictionary iterates otherwise
    except BROKEN:
        return []
