"""Chains: a stretch of text as signs with the gaps between them and the places where a line may end.

In: a text without forced breaks, its weights, style and language. Out: a :class:`Chain`, everything in em.
Raises TextError for characters that no face of the pair has. Knows nothing of measures: where lines
really end is decided by others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from brochure.errors import Finding, TextError
from brochure.text.bidi import RIGHT_TO_LEFT, levels
from brochure.text.breaks import opportunities
from brochure.text.choice import Chooser
from brochure.text.faces import Face, FontBook
from brochure.text.gaps import Gap, gap_of
from brochure.text.hyphens import HYPHEN_COST, SOFT_HYPHEN, hyphenation_points
from brochure.text.languages import language_of
from brochure.text.marks import Role, joins
from brochure.text.resolution import Resolved, is_cjk, resolve
from brochure.text.signs import Shaper, Sign
from brochure.text.style import RichText, TextStyle
from brochure.text.tailoring import left_to_right

WORD_SPACES = " \u00a0\t"
_FIXED_SPACES = {
    "\u2000": 1 / 2, "\u2001": 1.0, "\u2002": 1 / 2, "\u2003": 1.0, "\u2004": 1 / 3, "\u2005": 1 / 4,
    "\u2006": 1 / 6, "\u2008": 1 / 4, "\u2009": 1 / 6, "\u200a": 1 / 10, "\u205f": 4 / 18, "\u3000": 1.0,
}  # fmt: skip
"""Spaces of a width of their own, em (Unicode 17, table 6-2); they too hang beyond a line's end."""
_SPACES = frozenset((*WORD_SPACES, *_FIXED_SPACES))
_UNITS = ("——", "……", "⋯⋯")
_THIN = 1 / 6
"""A thin space, em (Lexique, "espace fine")."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Signs 0 … n-1 and what follows each: parallel tuples, lengths in em.

    ``starts[k]`` is the sign's offset in ``text``; ``gaps[k]`` names the gap after it, ``widths[k]`` is
    that gap's natural width with kerning and tracking, ``spaces[k]`` the source's own spaces in it;
    ``breaks[k]`` is the cost of ending a line after it, None where that is forbidden; ``hyphens`` gives the
    width of the hyphen that a line ending after k gets, where it gets one. ``run[k]`` is the width of all
    signs and gaps before sign k. ``levels`` gives every character of ``text`` its level (UAX #9); it is
    empty where all runs from left to right. Signs stand in reading order in any case.
    """

    text: str
    signs: tuple[Sign, ...]
    starts: tuple[int, ...]
    gaps: tuple[Gap, ...]
    widths: tuple[float, ...]
    spaces: tuple[str, ...]
    breaks: tuple[float | None, ...]
    hyphens: dict[int, float]
    run: tuple[float, ...]
    levels: tuple[int, ...] = ()

    def width(self, first: int, end: int) -> float:
        """Return the natural width in em of a line of signs ``first`` up to ``end``, its edges trimmed."""
        return self.run[end] - self.run[first] - self.widths[end - 1] if end > first else 0.0

    def source(self, first: int, end: int) -> str:
        """Return the exact text of a line of signs ``first`` up to ``end``, with the spaces at its end."""
        stop = self.starts[end] if end < len(self.signs) else len(self.text)
        return self.text[self.starts[first] : stop] if end > first else ""


class ChainMaker:
    """Makes chains with the faces of a font book; remembers shaped words and what each face covers."""

    def __init__(self, fonts: FontBook) -> None:
        self._chooser = Chooser(fonts)
        self._shaper = Shaper()

    def chain(self, pieces: RichText, style: TextStyle, language: str) -> Chain:
        """Return the chain of a text without forced breaks; a TextError names all missing glyphs."""
        resolved = resolve("".join(piece.text for piece in pieces), language)
        weights = _weights(pieces, style.weight)
        embedding = _levels(resolved.text, language)
        text = resolved.text
        signs: list[Sign] = []
        starts: list[int] = []
        spaces: list[str] = []
        missing: dict[str, Finding] = {}
        for start, end, face in self._units(resolved, style, language, weights, embedding, missing):
            unit = text[start:end]
            if unit[0] in _SPACES:
                if signs:
                    spaces[-1] += unit
                    continue
                # Before the first word: an indent, shaped as a space if it is one of words.
                unit = " " if unit[0] in WORD_SPACES else unit
            role: Role = "H" if resolved.roles[start] == "H" else "L"
            shaped = self._shaper.word(
                unit,
                face,
                role,
                _language(unit, role, language),
                style.features,
                not style.tracking,
                bool(embedding) and embedding[start] % 2 == 1,
            )
            for sign in shaped:
                signs.append(sign if sign.text != " " else replace(sign, text=text[start:end]))
                starts.append(start)
                spaces.append("")
                start += len(sign.text)
        if missing:
            raise TextError.all(_in_text(finding, resolved.text) for finding in missing.values())
        hyphens = self._hyphens(resolved.text, style, language, signs, starts)
        return _chained(resolved, style, language, signs, starts, spaces, hyphens, embedding)

    def _hyphens(
        self, text: str, style: TextStyle, language: str, signs: list[Sign], starts: list[int]
    ) -> dict[int, tuple[float, float]]:
        """Return the signs after which a hyphen may part a word: its width with kerning, and its cost."""
        points = hyphenation_points(text, language) if style.hyphenate else {}
        if SOFT_HYPHEN in text:
            points.update((i + 1, HYPHEN_COST) for i, char in enumerate(text) if char == SOFT_HYPHEN)
        hyphens: dict[int, tuple[float, float]] = {}
        for k, start in enumerate(starts[1:] if points else ()):
            if start in points:
                before = text[max(0, start - 2) : start].rstrip(SOFT_HYPHEN)[-1:]
                face, features = signs[k].face, style.features
                pair = self._shaper.word(f"{before}-", face, "L", language, features, not style.tracking)
                kern = pair[0].kern if len(pair) == 2 else 0.0
                hyphens[k] = face.advance(face.glyph("-")) + kern, points[start]
        return hyphens

    def _units(
        self,
        resolved: Resolved,
        style: TextStyle,
        language: str,
        weights: list[int] | int,
        embedding: tuple[int, ...],
        missing: dict[str, Finding],
    ) -> Iterator[tuple[int, int, Face]]:
        """Yield what is shaped at once: a space, a Han sign, a doubled mark, a western word of one face."""
        text, roles = resolved.text, resolved.roles
        facts, choose = language_of(language), self._chooser.face
        i, n = 0, len(text)
        while i < n:
            role, char = roles[i], text[i]
            weight = weights if isinstance(weights, int) else weights[i]
            end = _cluster_end(text, i)
            choice = choose(text[i:end], role, style, weight, facts)
            if isinstance(choice, Finding):
                missing.setdefault(choice.what, choice)
                i = end
                continue
            if role == "H":
                if text[i : i + 2] in _UNITS:
                    end = i + 2
            elif char not in _SPACES:
                known = self._chooser.known(role, style, weight, facts)
                while end < n and roles[end] == "L" and text[end] not in _SPACES:
                    if not isinstance(weights, int) and weights[end] != weight:
                        break
                    if embedding and embedding[end] != embedding[i]:
                        break
                    next_end = _cluster_end(text, end)
                    cluster = text[end:next_end]
                    if (known.get(cluster) or choose(cluster, role, style, weight, facts)) is not choice:
                        break
                    end = next_end
            yield i, end, choice
            i = end


def _cluster_end(text: str, start: int) -> int:
    end = start + 1
    while end < len(text) and text[end] > "\u00ac" and joins(text[end]):
        end += 1
    return end


def _weights(pieces: RichText, weight: int) -> list[int] | int:
    """Return the weight of every character, or one for all."""
    if all(piece.weight in (None, weight) for piece in pieces):
        return weight
    return [piece.weight or weight for piece in pieces for _ in piece.text]


def _levels(text: str, language: str) -> tuple[int, ...]:
    """Return the level of every character, nothing where all runs from left to right."""
    backwards = language_of(language).right_to_left
    if not backwards and (text.isascii() or not RIGHT_TO_LEFT.search(text)):
        return ()
    return tuple(_levels_isolated(text, int(backwards)))


def _levels_isolated(text: str, base: int) -> list[int]:
    """Return the level of every character, telephone numbers and addresses isolated from left to right.

    UAX #9 lets a higher protocol say so (HL4); without it the groups of a number would stand in reverse.
    """
    pieces, kept, end = [], [], 0
    for match in left_to_right().finditer(text):
        pieces += [text[end : match.start()], "\u2066", match.group(), "\u2069"]
        kept += [True] * (match.start() - end) + [False] + [True] * len(match.group()) + [False]
        end = match.end()
    pieces.append(text[end:])
    kept += [True] * (len(text) - end)
    found = levels("".join(pieces), base)
    return [level for level, keep in zip(found, kept, strict=True) if keep]


def _language(unit: str, role: Role, language: str) -> str:
    """Return a unit's language: Chinese for Han in a western text, English for words in a Chinese one."""
    if role == "H":
        return language if language_of(language).ideographic else "zh-Hans"
    if is_cjk(language) and any(char.isascii() and char.isalpha() for char in unit):
        return "en"
    return language


def _in_text(finding: Finding, text: str) -> Finding:
    """Return a finding that says in which text."""
    shown = text if len(text) <= 60 else text[:57] + "..."
    shown = shown.encode("utf-8", "backslashreplace").decode("utf-8")
    return replace(finding, what=f"{finding.what}, in the text {shown!r}", text=text)


def _chained(
    resolved: Resolved,
    style: TextStyle,
    language: str,
    signs: list[Sign],
    starts: list[int],
    spaces: list[str],
    hyphens: dict[int, tuple[float, float]],
    embedding: tuple[int, ...],
) -> Chain:
    """Return the chain of shaped signs: name and measure the gaps, place the breaks."""
    allowed, solid = opportunities(resolved, language)
    text = resolved.text
    breaks = [hyphens[k][1] if k in hyphens else allowed.get(start) for k, start in enumerate(starts[1:])]
    gaps: list[Gap] = []
    widths: list[float] = []
    facts = language_of(language)
    tracking, autospace = style.tracking, style.han_latin_gap if facts.spaced else 0.0
    for k, (left, right) in enumerate(pairwise(signs)):
        gap = gap_of(left.end_kind, right.kind, left.text[-1], right.text[0])
        if gap == "autospace" and not facts.spaced:
            gap = "han"
        own = not _FIXED_SPACES.keys().isdisjoint(spaces[k])
        if spaces[k] and (own or not (gap == "autospace" and autospace)):
            space = left.face.advance(left.face.glyph(" "))
            width = sum(_FIXED_SPACES.get(char, space) for char in spaces[k])
            width = max(width, left.blank, right.blank)
            gap = "fixed" if own or starts[k + 1] in solid else "word"
            if gap == "fixed" and right.text[0] in facts.thin:
                width = min(width, _THIN)
        elif gap in ("tight", "han", "bound"):
            width = left.kern
        elif gap == "autospace":
            width = autospace
        else:
            width = right.blank if gap == "right" else left.blank
        gaps.append(gap)
        joined = left.end_kind == right.kind == "cursive" and not spaces[k]
        widths.append(width if joined else width + tracking)
    if signs:
        gaps.append("tight")
        widths.append(0.0)
        breaks.append(None)
    run = accumulate((sign.body + width for sign, width in zip(signs, widths, strict=True)), initial=0.0)
    return Chain(
        text,
        tuple(signs),
        tuple(starts),
        tuple(gaps),
        tuple(widths),
        tuple(spaces),
        tuple(breaks),
        {k: width for k, (width, _) in hyphens.items()},
        tuple(run),
        embedding,
    )
