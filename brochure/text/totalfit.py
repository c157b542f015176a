"""Justified setting: Knuth and Plass's total fit over western words and Chinese signs alike.

In: a chain, a measure in em, a language. Out: the lines, each with its :class:`~brochure.text.glue.Setting`.
The demerits follow D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981); the glue and its
order are CLREQ's. Knows nothing of points, faces or pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from brochure.text.chain import Chain
from brochure.text.demerits import LOOSE, Candidate, Judge
from brochure.text.glue import Edges, Setting, settled
from brochure.text.marks import is_han
from brochure.text.rivers import RIVER_LENGTH, Front, river_lines

# Demerits that two lines get together. No two hyphens in a row ever, if a line must be left short for it.
_HYPHENS_IN_A_ROW = 1e12
_HYPHEN_BEFORE_LAST = 3e8
_UNLIKE = 3000.0
_SAME_START = 20_000.0
_RIVER = 2e8
_TRIES_AT_RIVERS, _PATIENCE, _PARAGRAPH = 40, 16, 5000
"""How often the lines are found anew to dam a river, how often without any gain, and in texts of how many
signs at most."""
_QUICK, _MOST_PATIENCE = 40_000, 120
"""A short text is tried more often: its signs times its tries without gain, and these at most."""
_SEARCHES = ((0.75, True), (0.55, False), (0.0, False))
"""What is tried in turn: the least width of a line as a share of the measure, and no loose lines at all."""


@dataclass(frozen=True, slots=True)
class FitLine:
    """One line found: its signs ``first`` up to ``end`` and how it is set."""

    first: int
    end: int
    setting: Setting


class _Node(NamedTuple):
    """The best way to end a line at a point, in one class of fitness."""

    cost: float
    before: int
    key: tuple[int, bool, int]
    excess: float


class _Fit:
    """One search for the best line ends; ``taxed`` adds demerits to single lines."""

    def __init__(self, chain: Chain, measure: float, language: str, counted: bool, parted: bool) -> None:
        self.chain, self.counted, self.parted = chain, counted, parted
        self.judge = Judge(chain, measure, language)
        self.searches = 1 if counted else 0
        self.taxed: dict[tuple[int, int], float] = {}
        n = len(chain.signs)
        self.points = self.judge.points
        self._lines: list[dict[int, list[Candidate]]] = [{} for _ in _SEARCHES]
        self.starts = [self._start(p) for p in self.points]
        self.hyphenated = [0 < p < n and self.judge.hyphenated(p) for p in self.points]

    def _start(self, point: int) -> str:
        """Return what a line that begins here begins with: a word, or two Han signs."""
        chain = self.chain
        if point >= len(chain.signs):
            return ""
        offset = chain.starts[point]
        if is_han(chain.text[offset]):
            return chain.text[offset : offset + 2]
        word = chain.text[offset : offset + 12].split(" ")[0].lower()
        return word if word.isalpha() else ""

    def search(self, index: int) -> list[dict[tuple[int, bool, int], _Node]] | None:
        """Return the best nodes of every point, or None when the end can not be reached.

        ``index`` says which lines are tried (:data:`_SEARCHES`).
        """
        last = len(self.points) - 1
        known = self._lines[index]
        states: list[dict[tuple[int, bool, int], _Node]] = [{} for _ in self.points]
        states[0][1, self.parted, 0] = _Node(0.0, -1, (1, False, 0), 0.0)
        for start in range(last):
            if states[start]:
                lines = known.get(start)
                if lines is None:
                    lines = known[start] = self.judge.candidates(start, *_SEARCHES[index])
                self._join(states, start, lines)
        return states if states[last] else None

    def _join(
        self, states: list[dict[tuple[int, bool, int], _Node]], start: int, lines: list[Candidate]
    ) -> None:
        """Append lines to every way that leads to their beginning; keep what is better than the known."""
        starts, word, counted, hyphens = self.starts, self.starts[start], self.counted, self.hyphenated
        points, taxed, last = self.points, self.taxed, len(self.points) - 1
        ways = [
            (key, node.cost + (_SAME_START if word and start and word == starts[node.before] else 0.0))
            for key, node in states[start].items()
        ]
        for stop, demerits, fitness, excess in lines:
            if taxed:
                demerits += taxed.get((points[start], points[stop]), 0.0)
            known, hyphenated = states[stop], hyphens[stop]
            for key, cost in ways:
                cost += demerits
                if start and not -1 <= fitness - key[0] <= 1:
                    cost += _UNLIKE
                if key[1]:
                    if hyphenated:
                        cost += _HYPHENS_IN_A_ROW
                    if start and stop == last:
                        cost += _HYPHEN_BEFORE_LAST
                reached = (fitness, hyphenated, key[2] + 1 if counted else 0)
                old = known.get(reached)
                if old is None or cost < old[0]:
                    known[reached] = _Node(cost, start, key, excess)

    def path(
        self, states: list[dict[tuple[int, bool, int], _Node]], looseness: int
    ) -> tuple[float, list[tuple[int, int, float]]]:
        """Return the demerits and the lines (start, stop, excess) of the best way to the end."""
        at = len(self.points) - 1
        final = states[at]
        key = min(final, key=lambda k: (final[k].cost, k))
        if looseness:
            wanted = key[2] + looseness
            key = min(final, key=lambda k: (abs(k[2] - wanted), final[k].cost, k))
        cost = final[key].cost
        lines = []
        while at:
            node = states[at][key]
            lines.append((node.before, at, node.excess))
            at, key = node.before, node.key
        return cost, lines[::-1]

    def best(self, looseness: int) -> tuple[float, list[tuple[int, int, float]]]:
        """Return the demerits and the lines of the best way: first among good lines, then among all."""
        found: tuple[float, list[tuple[int, int, float]]] | None = None
        for index in range(self.searches, len(_SEARCHES)):
            states = self.search(index)
            if states is None:
                self.searches = index + 1  # nor will it be reached with more demerits
                continue
            path = self.path(states, looseness)
            if found is None or path[0] < found[0]:
                found = path
            if not _SEARCHES[index][1] or (found[0] < LOOSE and not looseness):
                break
        assert found is not None, "with a floor of 0 every unbreakable piece is a line"
        return found

    def setting(self, start: int, stop: int, excess: float) -> FitLine:
        """Return a line found, set: a last line keeps its natural width unless it must shrink."""
        first, end = self.points[start], self.points[stop]
        if end == len(self.chain.signs):
            excess = min(excess, 0.0)
        judge = self.judge
        edges = Edges(-judge.lefts[start], judge.insets[start], judge.hangs[stop], judge.outsets[stop])
        return FitLine(first, end, settled(self.chain, judge.glue, first, end, excess, edges))


def total_fit(
    chain: Chain, measure: float, language: str, looseness: int = 0, above: Front = (), parted: bool = False
) -> list[FitLine]:
    """Return the lines of a chain set justified to ``measure`` em, its last line natural.

    ``looseness`` asks for so many lines more (or fewer) than the best setting has; what can not be had is
    missed by as little as possible. ``above`` are the word spaces of the line over the first one, so that no
    river runs down from there; ``parted`` tells that the last full line above ends in a hyphen.
    """
    if not chain.signs:
        return []
    fit = _Fit(chain, measure, language, bool(looseness), parted)
    best: tuple[tuple[int, float], list[FitLine]] | None = None
    gained = 0
    patience = max(_PATIENCE, min(_MOST_PATIENCE, _QUICK // len(chain.signs)))
    tries = _TRIES_AT_RIVERS * patience // _PATIENCE if len(chain.signs) < _PARAGRAPH else 1
    for trial in range(tries):
        cost, found = fit.best(looseness)
        lines = [fit.setting(*line) for line in found]
        rivers, _ = river_lines(chain, [(line.first, line.end, line.setting) for line in lines], above)
        if best is None or (len(rivers), cost) < best[0]:
            best, gained = ((len(rivers), cost), lines), trial
        if not rivers or trial - gained == patience:
            break
        for index in rivers:
            # A river can be dammed at any of its lines: each trial taxes another one.
            line = lines[max(0, index - trial % RIVER_LENGTH)]
            pair = line.first, line.end
            fit.taxed[pair] = 2 * fit.taxed.get(pair, 0.0) + _RIVER
    assert best is not None, "the loop runs at least once"
    return best[1]
