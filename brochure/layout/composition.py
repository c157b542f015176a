"""Composition: which candidate each section gets, over the whole document.

The candidates of every section in, the chosen ones in order out: those whose pages cost least together, by
dynamic programming over sections and pages. Spreads count: at most two solid pages in a row, and facing pages
about equally full. A number of pages can be asked for, and is met by the choice alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from brochure.errors import BrochureError, LayoutError
from brochure.layout.plan import Candidate, PagePlan

SHEET = 4  # pages of a folded sheet
MOST_SOLIDS = 2
TOO_MANY = 10_000.0  # what a further solid page in a row costs: nothing else outweighs it
SOLIDS = 60.0  # what a spread of two costs: a quarter of each is white
UNEVEN = 6.0  # what a spread costs whose one page is full and whose other is empty
BACK_OUTSIDE = 30.0  # what it costs when the last page does not lie outside
LEFTOVER = 4.0  # what a number of pages costs that folded sheets do not hold
CROWDED, APART = 8.0, 5  # what each page costs by which two pages of art stand closer than so many
STEPS = 4  # how finely fullness is told apart

_Key = tuple[int, int, int, int]
"""Pages so far (or their remainder), solids in a row, a left page's fullness (-1: none), pages since art."""


@dataclass(frozen=True, slots=True)
class _State:
    """The cheapest way to a key: what it costs, where it came from and by which candidate."""

    cost: float
    before: tuple[int, _Key] | None
    chosen: Candidate | None


def compose_pages(
    options: Sequence[Sequence[Candidate]],
    wanted: int | None = None,
    pauses: Mapping[int, Candidate] | None = None,
    sides: Callable[[PagePlan], int] = lambda plan: 1,
) -> tuple[Candidate, ...]:
    """Return the candidates that tell all sections at least cost.

    ``sides`` is how many pages a planned one becomes (two in a facing edition).

    ``options[i]`` are the candidates that begin with section i; ``pauses`` are pages of art that may stand
    before a section where a number of pages is ``wanted``. Raises LayoutError, with the numbers that are
    possible, when that number is not.
    """
    count = len(options)
    table: list[dict[_Key, _State]] = [{} for _ in range(count + 1)]
    table[0][(0, 0, -1, APART)] = _State(0.0, None, None)
    for index in range(count):
        pause = pauses.get(index) if pauses and wanted is not None else None
        if pause is not None:
            for key, state in list(table[index].items()):
                _reach(table, index, key, state, pause, wanted, sides)
        for key, state in list(table[index].items()):
            for candidate in options[index]:
                _reach(table, index, key, state, candidate, wanted, sides)
    ends = table[count]
    if wanted is None:
        best = min(ends, key=lambda key: (ends[key].cost + _sheet_cost(key[0], count), key), default=None)
    else:
        fitting = [key for key in ends if key[0] == wanted]
        if not fitting:
            raise _impossible(wanted, sorted({key[0] for key in ends}))
        best = min(fitting, key=lambda key: (ends[key].cost, key))
    assert best is not None, "every section has a candidate"
    return _traced(table, count, best)


def _reach(
    table: list[dict[_Key, _State]],
    index: int,
    key: _Key,
    state: _State,
    candidate: Candidate,
    wanted: int | None,
    sides: Callable[[PagePlan], int],
) -> None:
    """Enter what a candidate leads to from a key, if nothing cheaper does."""
    then, cost = _stepped(key, candidate, wanted, sides)
    total = state.cost + cost
    end = index + candidate.sections
    if end >= len(table):
        return
    found = table[end].get(then)
    if found is None or total < found.cost - 1e-9:
        table[end][then] = _State(total, (index, key), candidate)


def _stepped(
    key: _Key, candidate: Candidate, wanted: int | None, sides: Callable[[PagePlan], int]
) -> tuple[_Key, float]:
    """Return the key after a candidate's pages, and what they cost where they stand."""
    number, solids, left, since = key
    cost = candidate.cost
    if candidate.sections == 0:
        cost += CROWDED * (APART - since)
        since = -len(candidate.pages)
    for page in candidate.pages:
        for _ in range(sides(page)):
            number += 1
            since += 1 if wanted is not None else 0
            solids = solids + 1 if page.solid else 0
            if solids > MOST_SOLIDS:
                cost += TOO_MANY
            if number % 2 == 0:
                left = _step(page)
            else:
                cost += _balance(left, page) + (SOLIDS if solids > 1 else 0.0)
                left = -1
    if wanted is None:
        number %= SHEET
    return (number, min(solids, MOST_SOLIDS), left, min(since, APART)), cost


def _step(page: PagePlan) -> int:
    return -1 if page.fullness is None else round(page.fullness * STEPS)


def _balance(left: int, page: PagePlan) -> float:
    """Return what a spread costs for being fuller on one side."""
    if left < 0 or page.fullness is None:
        return 0.0
    return UNEVEN * (left / STEPS - page.fullness) ** 2


def _sheet_cost(number: int, sections: int) -> float:
    """Return what a number of pages costs at the end of a document that is more than a sheet."""
    if sections < SHEET or number % SHEET == 0:
        return 0.0
    return LEFTOVER + (BACK_OUTSIDE if number % 2 else 0.0)


def _traced(table: list[dict[_Key, _State]], end: int, key: _Key) -> tuple[Candidate, ...]:
    chosen: list[Candidate] = []
    state = table[end][key]
    while state.before is not None:
        assert state.chosen is not None
        chosen.append(state.chosen)
        index, key = state.before
        state = table[index][key]
    return tuple(reversed(chosen))


def _impossible(wanted: int, possible: Sequence[int]) -> BrochureError:
    near = sorted(sorted(possible, key=lambda number: abs(number - wanted))[:6])
    remedy = f"possible are {', '.join(map(str, near))}" if near else "no number of pages is possible"
    what = f"these sections can not fill exactly {wanted} pages"
    return LayoutError.of("page-count", what, remedy)
