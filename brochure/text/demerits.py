"""Demerits: how bad every line is that may begin at a place, so that whoever breaks a paragraph can add up.

In: a chain, its glue, a measure in em. Out: for a place, the lines that may begin there. The scale follows
D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines" (1981): a line's demerits are its badness
squared; the tiers above are this project's, so that a paragraph has as few loose lines as it can. Knows
nothing of how lines follow each other.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from brochure.text.chain import Chain
from brochure.text.glue import LETTERSPACING, SCALING, WORD_EASE, Glue
from brochure.text.hyphens import HYPHENS
from brochure.text.resolution import is_cjk
from brochure.text.signs import ink_left, ink_right

# Badness of a line (100: stretched or shrunk as far as it may be); its demerits are (1 + badness) squared.
_FULL, _WIDE = 100.0, 200.0
"""A line that stretches costs more than one that shrinks: narrow gaps are less seen than wide ones."""
_STRAINED = 2700.0
"""What is added to a line whose Han signs stand as far apart as they may without looking loose."""
_TIGHT, _HANGING = 1400.0, 2700.0
"""What is added to a line that shrinks as far as it goes, and to one whose last mark hangs besides."""
_BREAK = 100.0
"""Turns a break's cost by sense (0 to about 3) into badness."""
LOOSE = 4e8
"""Demerits of a loose line: it is worth fifty strained ones, whatever they gain."""
_LOOSER, _TORN, _TEARING = 0.2, 0.3, 0.95
"""What a line as loose as may be costs more, and again from the last share of that on: two loose lines are
worse than one, but of as many the less loose are chosen."""
UNSET, _SHORT = 4e10, 0.05
"""Demerits of a line that misses its measure by an em; what one that is hardly short costs, as a share."""
_RUNT, _SHORT_END = 4e11, 3e7
_LEAST_SIGNS = 2
"""Han signs in a last line at least (CLREQ, "adjustments of orphans and widows")."""
_LEAST_END, _LEAST_WORD, _ENOUGH = 0.12, 8, 0.25
"""A western last line is a runt below this share of the measure, or as one word below so many letters; as one
word it should have the last share at least (art direction, section 2)."""

_HANG_RIGHT = {
    "-": 0.5, "‐": 0.5, ".": 0.7, ",": 0.7, ";": 0.4, ":": 0.4, "”": 0.5, "’": 0.5, "—": 0.2, "–": 0.3,
}  # fmt: skip
"""What part of a western mark's advance hangs beyond the right edge, so that the edge looks straight. Before
a line gets loose the mark may stand inside, and before it gets overfull outside as a whole."""
_MAY_HANG_WESTERN = frozenset("-‐.,;:”’")
"""Western marks that may."""
_HANG_LEFT = {"“": 0.5, "‘": 0.5, "(": 0.1}
_FLUSH = 0.06
"""Of a western sign's side bearing so much (em) lies outside the measure: it is the ink that stands flush."""
_UNSEEN = 0.04
"""What the ink of a sign at an edge may stand outside, or inside its place, before a line is bad (em)."""
_MOST_HANG = 1.0
"""No mark's protrusion, nor a hyphen, is as wide (em)."""
_WESTERN = ("west", "cursive", "point", "mark")
_HANG_FULL_WIDTH = 0.08
"""The same for a trimmed full-width mark, em: it keeps its ink inside."""
_MAY_HANG = frozenset("、，。．")
"""Full-width marks that may hang beyond the right edge as a whole, alone, never in a run (CLREQ, JLREQ)."""
_MARKS = ("open", "close", "pause", "stop")


class Candidate(NamedTuple):
    """A line that may be set: the place where it ends, its demerits, its fitness, what it misses (em).

    Fitness is 0 for a tight line, 1 for a decent one, 2 and 3 for wide ones.
    """

    stop: int
    demerits: float
    fitness: int
    excess: float


class Judge:
    """Judges lines between places where a line may end: ``points`` are the signs that they stand before."""

    def __init__(self, chain: Chain, measure: float, language: str) -> None:
        self.chain, self.measure, self.glue = chain, measure, Glue.of(chain)
        self._cjk = is_cjk(language)
        n = len(chain.signs)
        self.points = points = [0, *(k + 1 for k in range(n - 1) if chain.breaks[k] is not None), n]
        before = [max(0, point - 1) for point in points]
        glue = self.glue
        self.lefts = [self._hang_left(p) if p < n else 0.0 for p in points]
        """How far a line that begins at a point hangs into the left margin, em."""
        self._heads = [chain.run[p] + left for p, left in zip(points, self.lefts, strict=True)]
        edges = [(0.0, 0.0, 0.0), *(self._edge(p) for p in points[1:])]
        self._tails = [edge - hang for edge, hang, _ in edges]
        self.hangs = [hang + _UNSEEN for _, hang, _ in edges]
        """How far the right edge of a line that ends at a point may move in, em."""
        self.insets = [
            {"west": left, "han": _UNSEEN}.get(chain.signs[p].kind, 0.0) if p < n else 0.0
            for p, left in zip(points, self.lefts, strict=True)
        ]
        """How far its left edge may move in, em."""
        self._overhangs = [most - hang for _, hang, most in edges]
        self.outsets = [
            over if p and chain.signs[p - 1].end_kind in _WESTERN else 0.0
            for p, over in zip(points, self._overhangs, strict=True)
        ]
        """How far a western mark that ends a line moves out before word spaces get tight, em."""
        self._bases = [1.0, *(1 + _BREAK * (chain.breaks[k] or 0.0) for k in before[1:])]
        # Sums that a line's end and its beginning enter: what it gives is their difference.
        elastic = [
            SCALING * body + LETTERSPACING * letters
            for body, letters in zip(glue.body, glue.letters, strict=True)
        ]
        ends = [
            (elastic[p] - LETTERSPACING * (glue.letters[p] - glue.letters[k]), k)
            for p, k in zip(points, before, strict=True)
        ]
        self._shrink_to = [give + glue.shrink[k] for give, k in ends]
        self._shrink_from = [elastic[p] + glue.shrink[p] for p in points]
        self._stretch_to = [give + glue.early[k] + glue.late[k] for give, k in ends]
        self._stretch_from = [elastic[p] + glue.early[p] + glue.late[p] for p in points]
        self._before = before

    def _hang_left(self, k: int) -> float:
        sign = self.chain.signs[k]
        if sign.kind == "open":
            return _HANG_FULL_WIDTH if sign.blank else 0.0
        if sign.kind not in _WESTERN or not sign.glyphs:
            return 0.0
        hang = _HANG_LEFT.get(sign.text[0], 0.0) * sign.body
        return hang or min(_FLUSH, ink_left(sign))

    def _edge(self, end: int) -> tuple[float, float, float]:
        """Return the right edge of a line that ends here and how far beyond it a mark hangs, and may hang."""
        chain = self.chain
        sign = chain.signs[end - 1]
        edge = chain.run[end] - chain.widths[end - 1]
        if end - 1 in chain.hyphens and end < len(chain.signs):
            hyphen = chain.hyphens[end - 1]
            return edge + hyphen, hyphen * _HANG_RIGHT["-"], hyphen
        if sign.blank and sign.kind != "open":
            alone = end < 2 or chain.signs[end - 2].kind not in _MARKS
            may = self._cjk and alone and sign.text in _MAY_HANG
            return edge, _HANG_FULL_WIDTH, sign.body if may else _HANG_FULL_WIDTH
        if sign.end_kind not in _WESTERN:
            return edge, 0.0, 0.0
        share = _HANG_RIGHT.get(sign.text[-1], 0.0)
        hang = share * sign.body or min(_FLUSH, sign.body - ink_right(sign))
        return edge, hang, sign.body if sign.text in _MAY_HANG_WESTERN else hang + _UNSEEN

    def hyphenated(self, end: int) -> bool:
        """Tell whether a line that ends here ends with a hyphen, its own or one that it gets."""
        return end - 1 in self.chain.hyphens or self.chain.signs[end - 1].text[-1] in HYPHENS

    def candidates(self, start: int, floor: float, strict: bool) -> list[Candidate]:
        """Return the lines that may begin at point ``start`` and are not narrower than ``floor``.

        ``floor`` is a share of the measure; ``strict`` leaves out loose and overfull lines.
        """
        measure, tails, last = self.measure, self._tails, len(self.points) - 1
        head, shrink_from = self._heads[start], self._shrink_from[start]
        stretch_from = self._stretch_from[start]
        shrink_to, stretch_to, bases = self._shrink_to, self._stretch_to, self._bases
        found: list[Candidate] = []
        begin = min(max(start + 1, bisect_left(tails, head + floor * measure, start + 1)), last)
        for stop in range(begin, last + 1):
            excess = measure - (tails[stop] - head)
            base = bases[stop]
            if stop == last and excess >= 0:
                found.append(Candidate(stop, base + self._ending(start, excess), 1, excess))
            elif excess < 0:
                room = shrink_to[stop] - shrink_from
                if -excess <= room:
                    ratio = -excess / room
                    demerits, fitness = (base + _FULL * ratio**3) ** 2, 0 if ratio > 0.5 else 1
                else:
                    tight = self._tight(start, stop, -excess - room)
                    if tight is None:
                        if stop == start + 1 and not strict:
                            found.append(Candidate(stop, UNSET * (1 - excess), 3, excess))
                        # What follows only gets wider: it takes more than it lets shrink, protrusion apart.
                        if -excess > room + self._most_tight(start, stop) + _MOST_HANG:
                            break
                        continue
                    demerits, fitness = (base + _FULL + tight) ** 2, 0
                if stop == last:
                    demerits += self._ending(start, excess)
                found.append(Candidate(stop, demerits, fitness, excess))
            else:
                room = stretch_to[stop] - stretch_from
                if excess <= room:
                    ratio = excess / room if room else 0.0
                    demerits, fitness = (base + _WIDE * ratio**2) ** 2, 1 if ratio <= 0.5 else 2
                    found.append(Candidate(stop, demerits, fitness, excess))
                else:
                    wide = self._wide(start, stop, base, excess - room, strict)
                    if wide is not None:
                        found.append(Candidate(stop, wide, 3, excess))
        return found

    def _most_tight(self, start: int, stop: int) -> float:
        return self.glue.tight[self._before[stop]] - self.glue.tight[self.points[start]]

    def _tight(self, start: int, stop: int, over: float) -> float | None:
        """Return the badness added to a line that shrinks by ``over`` too much, None where it can not."""
        tight = self._most_tight(start, stop)
        early = tight + self.outsets[stop]
        if over <= early:
            return _TIGHT * over / early
        return _HANGING if over <= tight + self._overhangs[stop] + 1e-9 else None

    def _wide(self, start: int, stop: int, base: float, over: float, strict: bool) -> float | None:
        """Return the demerits of a line that is stretched by ``over`` too much, None where it can not be."""
        glue, first, before = self.glue, self.points[start], self._before[stop]
        words = glue.words[before] - glue.words[first]
        fixed = glue.fixed[before] - glue.fixed[first]
        word_ease = min(words * WORD_EASE, fixed)
        ease = glue.ease[before] - glue.ease[first] + word_ease + self.hangs[stop] + self.insets[start]
        if over < ease:
            return (base + _WIDE + _STRAINED * over / ease) ** 2
        if strict:
            return None
        most = glue.more[before] - glue.more[first] - word_ease
        over -= ease
        if over > most:
            return UNSET * (_SHORT + over - most)
        share = over / most
        torn = _TORN * max(0.0, share - _TEARING) / (1 - _TEARING)
        return LOOSE * (1 + _LOOSER * share * share + torn) + base**2

    def _ending(self, start: int, excess: float) -> float:
        """Return the demerits of a last line for what it holds."""
        if not start:
            return 0.0
        tail = self.chain.text[self.chain.starts[self.points[start]] :]
        if self._cjk:
            signs = sum(char.isalnum() for char in tail[:8])
            return _RUNT if signs < _LEAST_SIGNS else _SHORT_END if len(tail) < 4 or signs < 3 else 0.0
        share = (self.measure - excess) / self.measure
        if share < _LEAST_END or (len(tail.strip()) < _LEAST_WORD and " " not in tail.strip()):
            return _RUNT
        return _SHORT_END if share < _ENOUGH and " " not in tail.strip() else 0.0
