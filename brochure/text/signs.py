"""Signs: shaped clusters, the atoms that lines are made of.

In: words, Han signs and marks with their face. Out: signs measured in em, each with its body (what never goes
away) and its blank half (which may). Shaping is done once for every word and face. Knows nothing of lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import uharfbuzz as hb

from brochure.text.faces import Face
from brochure.text.languages import language_of
from brochure.text.marks import Kind, Role, joins, kind_of
from brochure.text.scripts import script_of
from brochure.text.synthesis import (
    SMALL,
    GlyphAt,
    Small,
    between_capitals,
    doubled,
    parts_of,
    raised,
    synthesised,
)

HALF = 0.5
_FULL = 0.75
"""A mark at least so wide (em) is full-width and has a blank half to give (CLREQ, punctuation width)."""
_HALVED = ("open", "close", "pause", "stop", "middot")


@dataclass(frozen=True, slots=True)
class Sign:
    """One shaped cluster. ``body`` and ``blank`` (the half that an edge or a neighbour may take) in em.

    ``kern`` belongs to the gap after the sign, for it goes where a line ends. ``shift`` moves the glyphs so
    that the ink sits in the body; ``kind`` is the first character's kind, ``end_kind`` the last one's. Glyphs
    stand from left to right, also in a cluster that reads from right to left. ``scale`` is the size of their
    outlines, where a small sign is made from a large one; all other measures have it in them.
    """

    text: str
    face: Face
    language: str
    glyphs: tuple[GlyphAt, ...]
    body: float
    kern: float
    blank: float
    shift: float
    kind: Kind
    end_kind: Kind
    scale: float = 1.0


class Shaper:
    """Shapes words with HarfBuzz and remembers them by content."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, str, Role, str, tuple[str, ...], bool, bool], tuple[Sign, ...]] = {}
        self._signs: dict[tuple[str, Role, str], dict[tuple[str, tuple[GlyphAt, ...]], Sign]] = {}

    def word(
        self,
        text: str,
        face: Face,
        role: Role,
        language: str,
        features: tuple[str, ...],
        ligatures: bool,
        backwards: bool = False,
    ) -> tuple[Sign, ...]:
        """Return the signs, in reading order, of a text without breaks or spaces, all in one face and role.

        ``features`` are OpenType tags to switch on; ``backwards`` text runs from right to left, its brackets
        mirrored. A glyph id of 0 in the result means a missing glyph.
        """
        key = (text, face.name, role, language, features, ligatures, backwards)
        signs = self._words.get(key)
        if signs is None:
            known = self._signs.setdefault((face.name, role, language), {})
            shaped = _shaped(text, face, role, language, features, ligatures, backwards, known)
            signs = self._words[key] = tuple(shaped)
        return signs


def _script(text: str, role: Role) -> str:
    if role == "H":
        script = script_of(text[0])
        return "Hani" if script == "Latn" else script
    if text.isascii():
        return "Latn"
    return next((script for script in map(script_of, text) if script not in ("Latn", "Hani")), "Latn")


def _shaped(
    text: str,
    face: Face,
    role: Role,
    language: str,
    features: tuple[str, ...],
    ligatures: bool,
    backwards: bool,
    known: dict[tuple[str, tuple[GlyphAt, ...]], Sign],
) -> list[Sign]:
    """Return the signs of a text; those without anything of their own are taken from ``known``."""
    small: dict[int, Small] = {}
    parts: list[str] = []
    if not text.isascii() and not all(map(face.glyph, text)):
        small = {i: SMALL[char] for i, char in enumerate(text) if char in SMALL and not face.glyph(char)}
        parts = [
            small[i].base if i in small else char if face.glyph(char) else parts_of(char)
            for i, char in enumerate(text)
        ]
    origins = [i for i, part in enumerate(parts) for _ in part]
    buffer = hb.Buffer()
    buffer.add_str("".join(parts) or text)
    buffer.direction = "rtl" if backwards else "ltr"
    buffer.script = _script(text, role)
    # Script and language decide glyphs: —— is one glyph of 2 em only as Hani and zh-Hans.
    buffer.language = "en" if role == "L" and language.startswith("zh") else language
    switches: dict[str, bool | list[tuple[int, int, bool]]] = {
        "kern": True,
        "liga": ligatures,
        "clig": ligatures,
    }
    high = between_capitals(text) if role == "L" and "case" not in features else frozenset()
    if high and not origins:
        switches["case"] = [(i, i + 1, True) for i in sorted(high)]
    switches.update(dict.fromkeys(features, True))
    hb.shape(face.hb_font, buffer, switches)
    em = face.units_per_em
    clusters: dict[int, tuple[GlyphAt, ...]] = {}
    for info, p in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = (info.codepoint, p.x_offset / em, -p.y_offset / em, p.x_advance / em)
        offset = origins[info.cluster] if origins else info.cluster
        clusters[offset] = (*clusters[offset], glyph) if offset in clusters else (glyph,)
    offsets = sorted(clusters) if backwards else list(clusters)
    offsets.append(len(text))
    plain = not features and not backwards
    signs: list[Sign] = []
    for offset, limit in pairwise(offsets):
        glyphs, cluster = clusters[offset], text[offset:limit]
        if offset in high and glyphs[0][0] == face.glyph(cluster):  # the font's own feature did not raise it
            glyphs = tuple(raised(glyph, face) for glyph in glyphs)
        if offset in small:
            signs.append(_small(cluster, face, role, language, glyphs, small[offset]))
            continue
        if parts and parts[offset] != cluster:
            glyphs = doubled(cluster, glyphs)
        if plain:
            sign = known.get((cluster, glyphs))
            if sign is None:
                sign = known[cluster, glyphs] = _sign(cluster, face, role, language, glyphs, False)
            signs.append(sign)
            continue
        # A font kerns what runs backwards by moving the glyph too: there the kern stays in the body.
        whole = backwards
        if features and role == "L" and len(glyphs) == 1:
            made = synthesised(glyphs[0], cluster, face, features)
            whole = whole or made[3] != glyphs[0][3]
            glyphs = (made,)
        signs.append(_sign(cluster, face, role, language, glyphs, whole))
    return signs


def _sign(text: str, face: Face, role: Role, language: str, glyphs: tuple[GlyphAt, ...], whole: bool) -> Sign:
    """Return the sign of one cluster, its blank half told from its body by kind and ink.

    Of a ``whole`` cluster the advance is the body, and nothing of it kerning.
    """
    advance = sum(glyph[3] for glyph in glyphs)
    kind = kind_of(text[0], role)
    body, blank, shift = advance, 0.0, 0.0
    if role == "L" and len(glyphs) == 1 and not whole:
        body = face.advance(glyphs[0][0]) if advance else 0.0
    kern = advance - body
    if role == "H" and text[0] in language_of(language).whole:
        kind = "wide"
    if kind in _HALVED and (len(glyphs) == 1 or text in "｟｠") and advance >= _FULL:
        left, right = _ink(glyphs, face)
        if kind == "middot":
            body, shift = HALF, HALF / 2 - (left + right) / 2
        elif kind == "open":
            blank = max(0.0, min(advance - HALF, left))
            body, shift = advance - blank, -blank
        else:
            blank = max(0.0, min(advance - HALF, advance - right))
            body = advance - blank
    end_kind = kind
    if len(text) > 1:
        end = next((char for char in reversed(text) if not joins(char)), text[0])
        end_kind = kind if end == text[0] else kind_of(end, role)
    return Sign(text, face, language, glyphs, body, kern, blank, shift, kind, end_kind)


def _ink(glyphs: tuple[GlyphAt, ...], face: Face) -> tuple[float, float]:
    """Return where the ink of glyphs over each other begins and ends, em."""
    boxes = [(x, face.ink(gid)) for gid, x, _, _ in glyphs]
    return min(x + ink.x for x, ink in boxes), max(x + ink.right for x, ink in boxes)


def _small(
    text: str, face: Face, role: Role, language: str, glyphs: tuple[GlyphAt, ...], made: Small
) -> Sign:
    """Return a superior or inferior sign that is made from a large one."""
    scale = made.scale
    placed = tuple((gid, x * scale, y * scale + made.drop, width * scale) for gid, x, y, width in glyphs)
    kind = kind_of(text[0], role)
    body = sum(glyph[3] for glyph in placed)
    return Sign(text, face, language, placed, body, 0.0, 0.0, 0.0, kind, kind, scale)


def ink_left(sign: Sign) -> float:
    """Return where a sign's ink begins, em from where its first glyph begins."""
    gid, dx, _, _ = sign.glyphs[0]
    return dx + sign.face.ink(gid).x * sign.scale


def ink_right(sign: Sign) -> float:
    """Return where a sign's ink ends, em from where its first glyph begins."""
    gid, dx, _, advance = sign.glyphs[-1]
    box = sign.face.ink(gid)
    before = sum(glyph[3] for glyph in sign.glyphs[:-1])
    return before + dx + (box.right * sign.scale if box.width else advance)
