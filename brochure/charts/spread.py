"""Spreading labels along a line, so that none meets its neighbour and each stays as near as it can.

In: wished places and sizes. Out: places in the same order. Knows nothing of what is labelled.
"""

from __future__ import annotations

from collections.abc import Sequence


def spread(wished: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Return tops as near to ``wished`` ones as they can be without overlap, within ``low`` and ``high``.

    ``sizes`` are the labels' heights. Where not all fit they stand from ``low`` on, the last beyond ``high``.
    Neighbours that would overlap are pushed apart equally: they form a block whose middle is their wish
    (pool adjacent violators).
    """
    order = sorted(range(len(wished)), key=lambda index: (wished[index], index))
    blocks: list[tuple[float, float, list[int]]] = []  # sum of wished block tops, height, members
    for index in order:
        total, height, members = wished[index], sizes[index], [index]
        while blocks:
            before_total, before_height, before = blocks[-1]
            if before_total / len(before) + before_height <= total / len(members) + 1e-9:
                break
            blocks.pop()
            total = before_total + total - before_height * len(members)
            height += before_height
            members = before + members
        blocks.append((total, height, members))
    tops = [0.0] * len(wished)
    for total, _, members in blocks:
        y = total / len(members)
        for index in members:
            tops[index] = y
            y += sizes[index]
    return _within(tops, sizes, order, low, high)


def _within(
    tops: list[float], sizes: Sequence[float], order: list[int], low: float, high: float
) -> list[float]:
    """Return tops pushed in from both ends, keeping their order."""
    limit = high
    for index in reversed(order):
        tops[index] = min(tops[index], limit - sizes[index])
        limit = tops[index]
    limit = low
    for index in order:
        tops[index] = max(tops[index], limit)
        limit = tops[index] + sizes[index]
    return tops
