"""Glue: how far each gap of a justified line may give, in which order, and how a line's excess is shared out.

In: a chain and the width by which a line of it misses its measure. Out: a :class:`Setting` for that line.
All lengths in em. Knows nothing of how line ends are chosen.

Order and limits are CLREQ's ("line adjustment": shrinking before stretching, word spaces first, Han-western
spaces next, everything else evenly and last); glyph scaling and letterspacing are the invisible levers of
Hermann Zapf's and Peter Karow's hz-program, kept far below what an eye can see.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from brochure.text.chain import Chain
from brochure.text.gaps import Gap

SCALING = 0.02
"""Glyphs may be this share wider or narrower (design decision 9: measured in the trials)."""
LETTERSPACING = 0.01
"""Western letters may stand this much further apart or closer, em (design decision 9)."""
LOOSE_TRACK = 0.1192
"""Han signs further apart than this (em) make a line that looks loose."""
LOOSE_WORD = 0.498
"""Word spaces are stretched this far (em) before anything unusual happens (CLREQ: to half an em)."""
MOST_TRACK, MOST_WORD = 0.44, 1.53
"""Beyond these (em) a line is left short: a hole is worse than a ragged edge."""

_HAN_TRACK = 0.05
_TRACK_EASE = LOOSE_TRACK - _HAN_TRACK
"""What full-width signs may stand apart beyond their late stretch before a line looks loose."""
_MARK_EASE = 0.45
"""The same for the blank half of a mark, where an eye does not look for evenness."""
WORD_EASE = 0.1
"""What word spaces may be wider yet beside spaces that give nothing: it is their average that looks loose."""
_MORE_TRACK, _MORE_AUTOSPACE, _MORE_WORD = MOST_TRACK - LOOSE_TRACK, 0.42, MOST_WORD - LOOSE_WORD
"""What gaps give in a line that is loose."""
_AUTOSPACE_PRACTICE, _AUTOSPACE_MOST, _AUTOSPACE_LEAST = 0.33, 0.5, 0.125  # CLREQ: practice, max, min
_WORD_LEAST, _WORD_TIGHT = 2 / 3, 0.6
"""Word spaces shrink to the first share of their natural width (TeX's interword shrink is a third), and to
the second before another line gets loose: closer together words run into each other."""
_RANKS: tuple[tuple[Gap, ...], ...] = (
    ("word",), ("pair", "left", "right"), ("left-pause",), ("autospace",), ("left-stop",),
)  # fmt: skip
"""Who shrinks first (CLREQ, "line adjustment by reducing space")."""
_BLANK_SHRINK: dict[Gap, float] = {"left": 0.4, "left-pause": 0.4, "right": 0.4, "left-stop": 0.25}
_PAIR_SHRINK = 0.25
_BLANK_TIGHT: dict[Gap, float] = {"left": 0.1, "left-pause": 0.1, "right": 0.1, "left-stop": 0.15}
"""What blank halves shrink by, and what they still give before a line gets loose (CLREQ: to half an em)."""
_HAN_TIGHT = 0.025
"""Han signs move this much closer (em) before another line gets loose: a quarter of the white that stands
between them (Noto Sans SC: 0.10 em in the median), which designers know as tracking of -25."""
_SPACED_OUT = ("west", "point", "mark")
"""Signs that letterspacing sets off from the next one of their word."""
_BLANKS: frozenset[Gap] = frozenset(("left", "left-pause", "left-stop", "right"))
_EVEN: frozenset[Gap] = _BLANKS | {"han", "bound"}
"""Gaps that share late stretch evenly."""


class Give(NamedTuple):
    """How far one gap gives: stretch of three orders (the last before it looks loose), shrink of two."""

    early: float
    late: float
    ease: float
    shrink: float
    tight: float


_RIGID = Give(0.0, 0.0, 0.0, 0.0, 0.0)


@lru_cache(maxsize=4096)
def give(gap: Gap, natural: float) -> Give:
    """Return how far a gap of this natural width gives, in em."""
    if gap == "word":
        tight = natural * (_WORD_LEAST - _WORD_TIGHT)
        return Give(max(0.0, LOOSE_WORD - natural), 0.0, 0.0, natural * (1 - _WORD_LEAST), tight)
    if gap == "autospace":
        first = max(0.0, _AUTOSPACE_PRACTICE - natural)
        late = max(0.0, _AUTOSPACE_MOST - max(natural, _AUTOSPACE_PRACTICE))
        return Give(first, late, 0.0, max(0.0, natural - _AUTOSPACE_LEAST), 0.0)
    if gap == "pair":
        return Give(0.0, 0.0, 0.0, min(_PAIR_SHRINK, natural), 0.0)
    if gap in _EVEN:
        shrink = min(_BLANK_SHRINK.get(gap, 0.0), natural)
        if gap in _BLANKS:
            return Give(0.0, _HAN_TRACK, _MARK_EASE, shrink, min(_BLANK_TIGHT[gap], natural - shrink))
        return Give(0.0, _HAN_TRACK, _TRACK_EASE, shrink, _HAN_TIGHT)
    return _RIGID


def _more(gap: Gap) -> float:
    if gap in _EVEN:
        return _MORE_TRACK
    return {"autospace": _MORE_AUTOSPACE, "word": _MORE_WORD}.get(gap, 0.0)


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0.0))


@dataclass(frozen=True, slots=True)
class Glue:
    """Running sums over a chain's gaps: entry k counts what stands before sign k.

    ``more`` sums what the gaps of a loose line give; ``letters`` counts the gaps inside western words, where
    letterspacing applies; ``fixed`` sums by how much spaces that give nothing are narrower than a word space
    that looks loose.
    """

    gives: list[Give]
    body: list[float]
    early: list[float]
    late: list[float]
    ease: list[float]
    shrink: list[float]
    tight: list[float]
    more: list[float]
    words: list[float]
    letters: list[float]
    fixed: list[float]

    @classmethod
    def of(cls, chain: Chain) -> Glue:
        """Return the glue of a chain."""
        gaps = chain.gaps
        gives = [
            _RIGID if gap == "tight" else give(gap, width)
            for gap, width in zip(gaps, chain.widths, strict=True)
        ]
        return cls(
            gives,
            _sums(sign.body for sign in chain.signs),
            _sums(one.early for one in gives),
            _sums(one.late for one in gives),
            _sums(one.ease for one in gives),
            _sums(one.shrink for one in gives),
            _sums(one.tight for one in gives),
            _sums(_more(gap) for gap in gaps),
            _sums(gap == "word" for gap in gaps),
            _sums(
                gap == "tight" and sign.end_kind in _SPACED_OUT
                for gap, sign in zip(gaps, chain.signs, strict=True)
            ),
            _sums(
                max(0.0, LOOSE_WORD - width) if gap == "fixed" else 0.0
                for gap, width in zip(gaps, chain.widths, strict=True)
            ),
        )

    def flexible(self, first: int, end: int) -> float:
        """Return what scaling and letterspacing give to a line at most, either way."""
        letters = self.letters[end - 1] - self.letters[first]
        return SCALING * (self.body[end] - self.body[first]) + LETTERSPACING * letters


@dataclass(frozen=True, slots=True)
class Setting:
    """How one line is set: widths of its gaps (letterspacing included) in em, scaling, left edge in em."""

    gaps: tuple[float, ...]
    scale: float = 1.0
    left: float = 0.0


class Edges(NamedTuple):
    """A line's edges, em: where the left one stands, how far it may move in, how far the right one may.

    ``hang`` is how far a mark at the right edge moves out before word spaces get tight.
    """

    left: float = 0.0
    inset: float = 0.0
    slack: float = 0.0
    hang: float = 0.0


def settled(
    chain: Chain, glue: Glue, first: int, end: int, excess: float, edges: Edges | None = None
) -> Setting:
    """Return the setting of a line of signs ``first`` up to ``end`` that misses its measure by ``excess``.

    ``excess`` is positive for a line that must stretch. Before it gets loose its ``edges`` move in; one that
    can not shrink enough runs over its measure.
    """
    edges = edges or Edges()
    left = edges.left
    inside = range(first, end - 1)
    gives = glue.gives
    flexible = glue.flexible(first, end)
    if excess < 0:
        total = glue.shrink[end - 1] - glue.shrink[first] + flexible
        ratio = -min(1.0, -excess / total) if total else 0.0
    else:
        total = glue.early[end - 1] - glue.early[first] + glue.late[end - 1] - glue.late[first] + flexible
        ratio = min(1.0, excess / total) if total else 0.0
    gaps = [chain.widths[k] for k in range(first, end)]
    rest = excess - flexible * ratio
    letterspacing = LETTERSPACING * ratio
    if rest < 0:
        for rank in _RANKS:
            share = [(k, gives[k].shrink) for k in inside if chain.gaps[k] in rank]
            rest += _spread(gaps, first, share, -rest, -1.0)
        _spread(gaps, first, [(k, gives[k].tight) for k in inside], -rest - edges.hang, -1.0)
    else:
        rest -= _spread(gaps, first, [(k, gives[k].early) for k in inside], rest, 1.0)
        rest -= _spread(gaps, first, [(k, gives[k].late) for k in inside], rest, 1.0)
        tracks = [k for k in inside if chain.gaps[k] in _EVEN]
        words = [k for k in inside if chain.gaps[k] == "word"]
        fixed = glue.fixed[end - 1] - glue.fixed[first]
        word_ease = min(WORD_EASE, fixed / len(words)) if words else 0.0
        ease = [(k, gives[k].ease) for k in tracks] + [(k, word_ease) for k in words]
        rest -= _spread(gaps, first, ease, rest, 1.0)
        inset = min(edges.inset, max(0.0, rest))
        left += inset
        rest -= inset + edges.slack
        most = [(k, _MORE_TRACK) for k in tracks] + [(k, _MORE_WORD - word_ease) for k in words]
        rest -= _spread(gaps, first, most, rest, 1.0)
        # Only a line that nothing else can fill: Han and western signs stand further apart than CLREQ's most.
        last = [(k, _MORE_AUTOSPACE) for k in inside if chain.gaps[k] == "autospace"]
        _spread(gaps, first, last, rest, 1.0)
    _letterspace(glue, first, gaps, letterspacing)
    return Setting(tuple(gaps), 1 + SCALING * ratio, left)


def _letterspace(glue: Glue, first: int, gaps: list[float], amount: float) -> None:
    for i in range(len(gaps) - 1):
        gaps[i] += amount * (glue.letters[first + i + 1] - glue.letters[first + i])


def _spread(
    gaps: list[float], first: int, shares: list[tuple[int, float]], wanted: float, sign: float
) -> float:
    """Change gaps in proportion to their shares by ``wanted`` in sum, or as far as they give."""
    total = sum(share for _, share in shares)
    if total <= 0 or wanted <= 0:
        return 0.0
    taken = min(wanted, total)
    for k, share in shares:
        gaps[k - first] += sign * share * taken / total
    return taken
