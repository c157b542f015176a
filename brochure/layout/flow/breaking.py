"""Breaking pieces into pages: the page ends that cost least over all pages, not the first that fit.

Pieces and the rooms of pages in, pages of slices out, one best way for each possible number of pages. Costs
are about a hundred for an empty page. Linear in the number of rows: only page ends a page's height apart are
compared. Source of the method: Knuth and Plass, "Breaking paragraphs into lines", 1981, with rows for boxes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from brochure.errors import BrochureError
from brochure.layout.flow.piece import NEVER, Piece, snapped
from brochure.layout.format import LINE

EMPTY = 100.0
"""What a page that holds nothing costs; one that is half empty costs a quarter."""
SHORT_END = 0.35
"""The part of a last page that should be full."""
TITLE_ALONE = 4 * EMPTY
PAGE = 3.0
"""What any page costs, so that few are better than many."""
WAYS = 3
"""For how many numbers of pages the best way is kept."""


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows ``first`` up to ``end`` of piece ``index``; ``top`` in points from the page's flow's top.

    ``top`` is where its first row begins; what is repeated stands above it. ``extra`` is added to its last
    row.
    """

    index: int
    first: int
    end: int
    top: float
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class Filled:
    """A page: its slices, how much of ``room`` they take, points."""

    slices: tuple[Slice, ...]
    used: float
    room: float

    @property
    def fullness(self) -> float:
        """The part of the room that is used."""
        return min(self.used / self.room, 1.0) if self.room else 1.0


@dataclass(frozen=True, slots=True)
class Way:
    """Pages that hold all pieces, and what their ends and their white cost."""

    pages: tuple[Filled, ...]
    cost: float


Position = tuple[int, int]
"""A piece and the row of it that comes next."""
Rooms = Callable[[int], float]
"""The height of the flow on page n of a section, counted from 0."""


@dataclass(frozen=True, slots=True)
class _State:
    """The best way to a position in so many pages."""

    cost: float
    before: tuple[Position, int] | None
    page: Filled | None


def broken(
    pieces: Sequence[Piece], rooms: Rooms, overset: Callable[[Piece, float], BrochureError]
) -> list[Way]:
    """Return the best ways to break ``pieces``, fewest pages first, a way a number of pages.

    Raises ``overset`` for a piece that no page can hold.
    """
    if not pieces:
        return [Way((), 0.0)]
    start: Position = (0, 0)
    end: Position = (len(pieces), 0)
    states: dict[Position, dict[int, _State]] = {start: {0: _State(0.0, None, None)}}
    if rooms(0) < rooms(1):
        # On a small page a title may leave no room for what comes first: then it stands alone.
        alone = Filled((), 0.0, rooms(0))
        states[start][1] = _State(TITLE_ALONE, (start, 0), alone)
    queue = [start]
    seen = {start}
    while queue:
        position = heappop(queue)
        if position == end:
            continue
        reached = False
        for count, state in _kept(states[position]).items():
            for then, filled, cost in _pages(pieces, position, rooms(count)):
                reached = True
                better = states.setdefault(then, {})
                total = state.cost + cost
                if count + 1 not in better or total < better[count + 1].cost - 1e-9:
                    better[count + 1] = _State(total, (position, count), filled)
                if then not in seen:
                    seen.add(then)
                    heappush(queue, then)
        if not reached:
            raise overset(pieces[position[0]], _excess(pieces, position, rooms(1)))
    return [_way(states, end, count) for count in sorted(_kept(states[end]))]


def _kept(found: dict[int, _State]) -> dict[int, _State]:
    """Return the ways in the fewest pages."""
    return {count: found[count] for count in sorted(found)[:WAYS]}


def _way(states: dict[Position, dict[int, _State]], end: Position, count: int) -> Way:
    pages: list[Filled] = []
    state = states[end][count]
    cost = state.cost
    while state.before is not None:
        assert state.page is not None
        pages.append(state.page)
        position, count = state.before
        state = states[position][count]
    return Way(tuple(reversed(pages)), cost)


def _pages(pieces: Sequence[Piece], start: Position, room: float) -> Iterator[tuple[Position, Filled, float]]:
    """Yield every page that may begin at ``start``: where it ends, what it holds, what it costs."""
    slices: list[Slice] = []
    y, grow, white = 0.0, 0.0, 0.0
    index, row = start
    while index < len(pieces):
        piece = pieces[index]
        if slices:
            y = snapped(y + max(piece.above, white))
        top = y + (piece.head if row else 0.0)
        first, y = row, top
        for at in range(row, len(piece.rows)):
            if at > first and piece.breaks[at] < NEVER:
                part = (*slices, Slice(index, first, at, top))
                yield (index, at), *_judged(part, y, room, grow, pieces, piece.breaks[at], last=False)
            y += piece.rows[at]
            if y > room + 0.01:
                return
        slices.append(Slice(index, first, len(piece.rows), top))
        grow += piece.grow
        white = piece.below
        index, row = index + 1, 0
        if index == len(pieces):
            yield (index, 0), *_judged(tuple(slices), y, room, grow, pieces, 0.0, last=True)
        elif (cost := piece.after + pieces[index].breaks[0]) < NEVER:
            yield (index, 0), *_judged(tuple(slices), y, room, grow, pieces, cost, last=False)


def _judged(
    slices: tuple[Slice, ...],
    used: float,
    room: float,
    grow: float,
    pieces: Sequence[Piece],
    cost: float,
    *,
    last: bool,
) -> tuple[Filled, float]:
    """Return a page with what its white and its end cost; what can grow takes up white."""
    free = max(room - used, 0.0)
    taken = min(grow, free)
    full = (used + taken) / room
    white = 1.0 - full
    if last:
        cost += 4.0 * EMPTY * max(SHORT_END - full, 0.0) + 4.0 * white
    else:
        cost += 1.5 * EMPTY * white * white
    if taken:
        slices = _grown(slices, pieces, taken)
    return Filled(slices, used + taken, room), cost + PAGE


def _grown(slices: tuple[Slice, ...], pieces: Sequence[Piece], extra: float) -> tuple[Slice, ...]:
    """Return slices of which those that can grow share ``extra`` in whole lines."""
    can = [s.index for s in slices if s.end == len(pieces[s.index].rows) and pieces[s.index].grow]
    total = sum(pieces[index].grow for index in can)
    made: list[Slice] = []
    moved = 0.0
    for each in slices:
        share = 0.0
        if each.index in can and each.end == len(pieces[each.index].rows):
            share = LINE * int(extra * pieces[each.index].grow / total / LINE + 1e-6)
        made.append(Slice(each.index, each.first, each.end, each.top + moved, share))
        moved += share
    return tuple(made)


def _excess(pieces: Sequence[Piece], start: Position, room: float) -> float:
    """Return by how many points what must stay together is higher than a page."""
    index, row = start
    piece = pieces[index]
    height = (piece.head if row else 0.0) + piece.rows[row]
    for at in range(row + 1, len(piece.rows)):
        if piece.breaks[at] < NEVER:
            break
        height += piece.rows[at]
    return max(height - room, LINE)
