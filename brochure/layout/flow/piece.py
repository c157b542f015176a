"""Pieces: what blocks are set into, so that pages can be broken between and inside them.

A piece has rows under each other; it knows their heights, what a page's end before each of them costs, what
is repeated when it goes on, how much it can grow, and how to draw the rows that a page got. Lengths in
points, heights downwards. Text stands with its first baseline one line below a row's top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Protocol

from brochure.display import Item
from brochure.errors import Place
from brochure.layout.format import LINE
from brochure.layout.leaf import Leaf

NEVER = inf
"""The cost of a page's end where there may be none."""
SNAP = LINE
"""Pieces start on whole lines, so that facing columns and pages share them."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The rows ``first`` up to ``end`` of a piece as a page shows them.

    ``tops`` are the rows' tops on the page and ``bottom`` the last one's end, points from the trim. ``head``
    is the top of what is repeated, above the first row, when the piece goes on. ``key`` names the piece, so
    that its parts become one element of the structure. ``shown`` are the languages that this page speaks.
    """

    first: int
    end: int
    tops: tuple[float, ...]
    bottom: float
    head: float
    key: str
    shown: tuple[str, ...]

    @property
    def goes_on(self) -> bool:
        """Whether an earlier page shows the piece's beginning."""
        return self.first > 0


class Drawn(Protocol):
    """What can draw the rows of a piece that a page got."""

    def draw(self, leaf: Leaf, cut: Cut) -> tuple[Item, ...]:
        """Return the items of the cut's rows on ``leaf``."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of flow.

    ``rows``: their heights. ``breaks``: what a page's end before each row costs (the first: before the
    piece); :data:`NEVER` where there may be none. ``above`` and ``below``: the least white before and after,
    none at a page's top or foot. ``head``: the height of what is repeated when it goes on. ``grow``: how much
    taller its last row may become. ``after``: what a page's end after it costs (:data:`NEVER`: it stays with
    the next piece). ``place``, ``language`` (the longest) and ``what`` serve messages. ``changed``: what the
    block was to look like and why it does not, "" where it does.
    """

    rows: tuple[float, ...]
    breaks: tuple[float, ...]
    drawn: Drawn
    above: float = LINE
    below: float = 0.0
    head: float = 0.0
    grow: float = 0.0
    after: float = 0.0
    place: Place | None = None
    language: str = ""
    what: str = "text"
    changed: str = ""

    @property
    def height(self) -> float:
        """All rows together, points."""
        return sum(self.rows)


def whole(height: float, drawn: Drawn, **more: object) -> Piece:
    """Return a piece of one row, which no page's end parts."""
    return Piece((height,), (0.0,), drawn, **more)  # type: ignore[arg-type]  # named fields of Piece


def turned(pieces: Sequence[Piece], why: str) -> list[Piece]:
    """Return pieces that stand for a block in another form; the first one says so."""
    return [
        replace(piece, changed=why if index == 0 else piece.changed) for index, piece in enumerate(pieces)
    ]


def snapped(height: float, step: float = SNAP) -> float:
    """Return ``height`` rounded up to whole steps; what lies a hair above one counts as on it."""
    steps = height / step
    near = round(steps)
    return step * (near if abs(steps - near) < 1e-6 else int(steps) + 1)
