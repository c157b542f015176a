"""Justified setting: Knuth and Plass's total fit over western words and Chinese signs alike.

In: a chain, a measure in em, a language. Out: the lines, each with its :class:`~brochure.text.glue.Setting`.
The demerits follow D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981); the glue and its
order are CLREQ's. Knows nothing of points, faces or pages.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import NamedTuple

from brochure.text.chain import Chain
from brochure.text.glue import TRACK_EASE, UNBROKEN_RESORT, Glue, Setting, settled
from brochure.text.hyphens import HYPHENS
from brochure.text.marks import is_han
from brochure.text.resolution import is_cjk
from brochure.text.rivers import RIVER_LENGTH, river_lines

# Badness of a line (100: stretched or shrunk as far as it may be); its demerits are (1 + badness) squared.
_FULL = 100.0
_STRAINED = 2700.0
"""What is added to a line whose Han signs stand as far apart as they may without looking loose."""
_BREAK = 100.0
"""Turns a break's cost by sense (0 to about 3) into badness."""
# Demerits of single lines. A loose line is worth many others; one twice as loose as another, three of those.
_LOOSE = 1e7
_TRACK_SCALE, _WORD_SCALE, _LETTER_SCALE = 0.2, 0.7, 0.05
_UNSET = 1e10
_RUNT, _SHORT_END = 1e9, 3e7
_LEAST_END, _LEAST_WORD, _ENOUGH = 0.12, 8, 0.25
"""A western last line is a runt below this share of the measure, or as one word below so many letters; as one
word it should have the last share at least (art direction, section 2)."""
# Demerits that two lines get together.
_HYPHENS_IN_A_ROW = 1e9
_HYPHEN_BEFORE_LAST = 4e6
_UNLIKE = 3000.0
_SAME_START = 20_000.0
_RIVER = 4e5
_TRIES_AT_RIVERS, _PARAGRAPH = 12, 5000
"""How often the lines are found anew to dam a river, in texts of fewer signs than the second number."""
_GOOD = _LOOSE
"""Demerits below those of a single loose line: nothing better can come of trying loose lines."""
_SEARCHES = ((0.75, True), (0.55, False), (0.0, False))
"""What is tried in turn: the least width of a line as a share of the measure, and no loose lines at all."""

_HANG_RIGHT = {
    "-": 0.5, "‐": 0.5, ".": 0.7, ",": 0.7, ";": 0.4, ":": 0.4, "”": 0.5, "’": 0.5, "—": 0.2, "–": 0.3,
    "!": 0.2, "?": 0.2, ")": 0.15,
}  # fmt: skip
"""What part of a western mark's advance hangs beyond the right edge, so that the edge looks straight."""
_HANG_LEFT = {"“": 0.5, "‘": 0.5, "(": 0.1}
_MOST_HANG = 1.0
"""No mark's protrusion, nor a hyphen, is as wide (em)."""
_WESTERN = ("west", "cursive", "point", "mark")
_HANG_FULL_WIDTH = 0.08
"""The same for a trimmed full-width mark, em: it keeps its ink inside."""


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

    def __init__(self, chain: Chain, measure: float, language: str, counted: bool) -> None:
        self.chain, self.measure, self.cjk = chain, measure, is_cjk(language)
        self.counted = counted
        self.searches = 1 if counted else 0
        self.glue = Glue.of(chain)
        self.stretch = [early + late for early, late in zip(self.glue.early, self.glue.late, strict=True)]
        self.taxed: dict[tuple[int, int], float] = {}
        n = len(chain.signs)
        self.points = [0, *(k + 1 for k in range(n - 1) if chain.breaks[k] is not None), n]
        self.heads = [chain.run[p] + (self._hang_left(p) if p < n else 0.0) for p in self.points]
        self.tails = [0.0, *(self._tail(p) for p in self.points[1:])]
        self.starts = [self._start(p) for p in self.points]
        self.hyphenated = [0 < p < n and self._hyphenated(p) for p in self.points]

    def _hang_left(self, k: int) -> float:
        sign = self.chain.signs[k]
        if sign.kind == "open":
            return _HANG_FULL_WIDTH if sign.blank else 0.0
        return _HANG_LEFT.get(sign.text[0], 0.0) * sign.body

    def _tail(self, end: int) -> float:
        """Return where a line that ends here has its right edge, hyphen added and protrusion taken off."""
        chain = self.chain
        sign = chain.signs[end - 1]
        edge = chain.run[end] - chain.widths[end - 1]
        if end - 1 in chain.hyphens and end < len(chain.signs):
            return edge + chain.hyphens[end - 1] * (1 - _HANG_RIGHT["-"])
        if sign.blank and sign.kind != "open":
            return edge - _HANG_FULL_WIDTH
        if sign.end_kind not in _WESTERN:
            return edge
        return edge - _HANG_RIGHT.get(sign.text[-1], 0.0) * sign.body

    def _hyphenated(self, end: int) -> bool:
        """Tell whether a line that ends here ends with a hyphen, its own or one that it gets."""
        return end - 1 in self.chain.hyphens or self.chain.signs[end - 1].text[-1] in HYPHENS

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

    def search(self, floor: float, strict: bool) -> list[dict[tuple[int, bool, int], _Node]] | None:
        """Return the best nodes of every point, or None when the end can not be reached.

        Lines narrower than ``floor`` of the measure are not tried; ``strict`` keeps to lines that are not
        loose and forbids overfull ones.
        """
        last = len(self.points) - 1
        states: list[dict[tuple[int, bool, int], _Node]] = [{} for _ in self.points]
        states[0][1, False, 0] = _Node(0.0, -1, (1, False, 0), 0.0)
        for start in range(last):
            if states[start]:
                self._extend(states, start, floor, strict)
        return states if states[last] else None

    def _extend(
        self, states: list[dict[tuple[int, bool, int], _Node]], start: int, floor: float, strict: bool
    ) -> None:
        """Try every line that begins at a point, and keep what is better than what was known."""
        measure, tails, points, last = self.measure, self.tails, self.points, len(self.points) - 1
        head = self.heads[start]
        first = points[start]
        begin = max(start + 1, bisect_left(tails, head + floor * measure, start + 1))
        for stop in range(min(begin, last), last + 1):
            end = points[stop]
            excess = measure - (tails[stop] - head)
            judged = self._judge(first, end, excess, stop == last, strict, alone=stop == start + 1)
            if judged is None:
                # What follows only gets wider: it takes more than it lets shrink, protrusion apart.
                room = self.glue.shrink[end - 1] - self.glue.shrink[first] + self.glue.flexible(first, end)
                if -excess > room + _MOST_HANG:
                    break
                continue
            demerits, fitness = judged
            if self.taxed:
                demerits += self.taxed.get((first, end), 0.0)
            self._join(states, start, stop, demerits, fitness, self.hyphenated[stop], excess)

    def _join(
        self,
        states: list[dict[tuple[int, bool, int], _Node]],
        start: int,
        stop: int,
        demerits: float,
        fitness: int,
        hyphenated: bool,
        excess: float,
    ) -> None:
        """Append a line to every way that leads to its beginning."""
        known = states[stop]
        ending = stop == len(self.points) - 1
        starts, word, counted = self.starts, self.starts[start], self.counted
        for key, node in states[start].items():
            cost = node.cost + demerits
            if start:
                if not -1 <= fitness - key[0] <= 1:
                    cost += _UNLIKE
                if key[1]:
                    if hyphenated:
                        cost += _HYPHENS_IN_A_ROW
                    if ending:
                        cost += _HYPHEN_BEFORE_LAST
                if word and word == starts[node.before]:
                    cost += _SAME_START
            reached = (fitness, hyphenated, key[2] + 1 if counted else 0)
            old = known.get(reached)
            if old is None or cost < old.cost:
                known[reached] = _Node(cost, start, key, excess)

    def _judge(
        self, first: int, end: int, excess: float, ending: bool, strict: bool, *, alone: bool
    ) -> tuple[float, int] | None:
        """Return a line's demerits and class of fitness (0 tight to 3 loose), None where it can not be."""
        glue, before = self.glue, end - 1
        flexible = glue.flexible(first, end)
        base = 1 + _BREAK * (self.chain.breaks[before] or 0.0)
        if excess < 0:
            room = glue.shrink[before] - glue.shrink[first] + flexible
            if -excess > room + 1e-9:
                return (_UNSET * (1 - excess), 3) if alone and not strict else None
            ratio = -excess / room
            demerits = (base + _FULL * ratio**3) ** 2 + (self._ending(first, excess) if ending else 0.0)
            return demerits, 0 if ratio > 0.5 else 1
        if ending:
            return base + self._ending(first, excess), 1
        room = self.stretch[before] - self.stretch[first] + flexible
        if excess <= room:
            ratio = excess / room if room else 0.0
            return (base + _FULL * ratio**3) ** 2, 1 if ratio <= 0.5 else 2
        tracks = glue.tracks[before] - glue.tracks[first]
        words = glue.words[before] - glue.words[first]
        over = excess - room
        ease = tracks * TRACK_EASE
        if tracks and over <= ease:
            return (base + _FULL + _STRAINED * over / ease) ** 2, 3
        if strict:
            return None
        if tracks or words:
            amount = (over - ease) / (tracks + words) / (_TRACK_SCALE if tracks else _WORD_SCALE)
            return _LOOSE * (1 + amount**3) + base**2, 3
        letters = glue.letters[before] - glue.letters[first]
        if letters and over <= letters * UNBROKEN_RESORT:
            return _LOOSE * (1 + (over / letters / _LETTER_SCALE) ** 3), 3
        return _UNSET * (1 + over), 3

    def _ending(self, first: int, excess: float) -> float:
        """Return the demerits of a last line for what it holds."""
        if not first:
            return 0.0
        tail = self.chain.text[self.chain.starts[first] :]
        if self.cjk:
            signs = sum(char.isalnum() for char in tail[:8])
            return _RUNT if signs <= 2 else _SHORT_END if len(tail) < 4 else 0.0
        share = (self.measure - excess) / self.measure
        if share < _LEAST_END or (len(tail.strip()) < _LEAST_WORD and " " not in tail.strip()):
            return _RUNT
        return _SHORT_END if share < _ENOUGH and " " not in tail.strip() else 0.0

    def path(
        self, states: list[dict[tuple[int, bool, int], _Node]], looseness: int
    ) -> tuple[float, list[tuple[int, int, float]]]:
        """Return the demerits and the lines (first, end, excess) of the best way to the end."""
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
            lines.append((self.points[node.before], self.points[at], node.excess))
            at, key = node.before, node.key
        return cost, lines[::-1]

    def best(self, looseness: int) -> tuple[float, list[tuple[int, int, float]]]:
        """Return the demerits and the lines of the best way: first among good lines, then among all."""
        found: tuple[float, list[tuple[int, int, float]]] | None = None
        for index in range(self.searches, len(_SEARCHES)):
            floor, strict = _SEARCHES[index]
            states = self.search(floor, strict)
            if states is None:
                self.searches = index + 1  # nor will it be reached with more demerits
                continue
            path = self.path(states, looseness)
            if found is None or path[0] < found[0]:
                found = path
            if not strict or (found[0] < _GOOD and not looseness):
                break
        assert found is not None, "with a floor of 0 every unbreakable piece is a line"
        return found

    def setting(self, first: int, end: int, excess: float) -> Setting:
        """Return how a line found is set: a last line keeps its natural width unless it must shrink."""
        if end == len(self.chain.signs):
            excess = min(excess, 0.0)
        return settled(self.chain, self.glue, first, end, excess, -self._hang_left(first))


def total_fit(chain: Chain, measure: float, language: str, looseness: int = 0) -> list[FitLine]:
    """Return the lines of a chain set justified to ``measure`` em, its last line natural.

    ``looseness`` asks for so many lines more (or fewer) than the best setting has; what can not be had is
    missed by as little as possible.
    """
    if not chain.signs:
        return []
    fit = _Fit(chain, measure, language, bool(looseness))
    best: tuple[tuple[int, float], list[FitLine]] | None = None
    for trial in range(_TRIES_AT_RIVERS if len(chain.signs) < _PARAGRAPH else 1):
        cost, found = fit.best(looseness)
        lines = [FitLine(first, end, fit.setting(first, end, excess)) for first, end, excess in found]
        rivers = river_lines(chain, [(line.first, line.end, line.setting) for line in lines])
        if best is None or (len(rivers), cost) < best[0]:
            best = (len(rivers), cost), lines
        if not rivers:
            break
        for index in rivers:
            # A river can be dammed at any of its lines: each trial taxes another one.
            line = lines[index - trial % RIVER_LENGTH]
            pair = line.first, line.end
            fit.taxed[pair] = 2 * fit.taxed.get(pair, 0.0) + _RIVER
    assert best is not None, "the loop runs at least once"
    return best[1]
