"""Glyph runs as text operators: codes, kerning, and rooms that must not read as spaces.

In: a run, and the run that follows it on its line. Out: operators for inside a text object whose font and
place are set. Must not know colours, pages or structure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unicodedata import east_asian_width

from brochure.display import Glyph, GlyphRun
from brochure.paint.fonts import EmbeddedFace
from brochure.paint.pdf import hexadecimal, number
from brochure.paint.spelling import clusters, spellings
from brochure.paint.widen import Mark

# Readers take a gap between two glyphs for a space from 0.10 em (poppler, pdf.js), 0.11 em (PDFium: half a
# space's width) or 0.15 em (MuPDF), and an overlap of 0.10 em for a new line (poppler, in content order).
# From 0.6 em on a gap is a matter of layout, and a space is right.
_LEAST_GAP = 0.06
_LEAST_OVERLAP = -0.09
_MOST_ROOM = 0.6
_ROOM_STEP = 0.05
"""Rooms come in steps, so that few glyphs are copied; what is left over stays far below the limits above."""

_UNSEEN = 0.004
"""Points by which a glyph may stand beside its place: a third of a dot at 6,000 dpi."""


class _Show:
    """Collects codes and adjustments into ``TJ`` operators."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._parts: list[str] = []
        self._codes: list[str] = []

    def code(self, code: int) -> None:
        self._codes.append(f"{code:04X}")

    def adjust(self, mille: float) -> None:
        self._end_string()
        self._parts.append(number(mille))

    def operator(self, operator: str) -> None:
        self.end()
        self.operators.append(operator)

    def end(self) -> None:
        self._end_string()
        if self._parts:
            self.operators.append(f"[{''.join(self._parts)}]TJ")
            self._parts = []

    def _end_string(self) -> None:
        if self._codes:
            self._parts.append(f"<{''.join(self._codes)}>")
            self._codes = []


def begins(run: GlyphRun) -> float:
    """Return the x of a run's first glyph."""
    return run.x + run.glyphs[0].x


def shown(run: GlyphRun, face: EmbeddedFace, follower: GlyphRun | None, *, told: bool = False) -> list[str]:
    """Return the operators that show ``run`` from its first glyph's place on.

    ``follower`` is the next run on the same line. A gap or an overlap beside a Chinese character goes into
    the advance of the glyph before it (see :mod:`brochure.paint.widen`); every other departure from the
    font's own advances is an adjustment in tenths of a thousandth of an em, and what rounding leaves is
    carried on. Clusters that their glyphs do not spell carry their text, but where all around is ``told``:
    readers get one exact text inside another wrong.
    """
    pen, rise = run.glyphs[0].x, 0.0
    marks: Sequence[tuple[Mark, ...]]
    run, marks = _with_marks(run) if face.widenable else (run, [()] * len(run.glyphs))
    unit = run.size * run.stretch / run.face.units_per_em
    mille = run.size * run.stretch / 1000
    show = _Show()
    for glyph, spelling, (next_x, after, em), above in zip(
        run.glyphs, spellings(run.glyphs), _followers(run, follower), marks, strict=True
    ):
        if abs(pen - glyph.x) >= _UNSEEN:
            shift = round((pen - glyph.x) / mille, 1)
            show.adjust(shift)
            pen -= shift * mille
        if spelling.opens is not None and not told:
            show.operator(f"/Span<</ActualText {hexadecimal(spelling.opens)}>>BDC")
        if glyph.y != rise:
            rise = glyph.y
            show.operator(f"{number(-rise)} Ts")
        advance = face.advance(glyph.gid)
        room = 0
        if after and face.widenable:
            gap = next_x - pen - advance * unit
            room = max(round(_room(gap / em, glyph.text, after) * em / unit), -advance)
        show.code(face.code(glyph.gid, spelling.text, room, above))
        pen += (advance + room) * unit
        if spelling.closes and not told:
            show.operator("EMC")
    if rise:
        show.operator("0 Ts")
    show.end()
    return show.operators


def _with_marks(run: GlyphRun) -> tuple[GlyphRun, list[tuple[Mark, ...]]]:
    """Return a run without the marks of its glyphs, and for each glyph that is left its marks.

    Glyphs of a cluster are marks where exactly one of them takes room.
    """
    if all(glyph.text for glyph in run.glyphs):
        return run, [()] * len(run.glyphs)
    across, up = (run.face.units_per_em / (run.size * stretch) for stretch in (run.stretch, 1.0))
    glyphs: list[Glyph] = []
    marks: list[tuple[Mark, ...]] = []
    for cluster in clusters(run.glyphs):
        wide = [glyph for glyph in cluster if glyph.advance > 0]
        if len(cluster) == 1 or len(wide) != 1:
            glyphs += cluster
            marks += [()] * len(cluster)
            continue
        bearer = wide[0]
        glyphs.append(replace(bearer, text=cluster[0].text))
        marks.append(
            tuple(
                (mark.gid, round((mark.x - bearer.x) * across), round((bearer.y - mark.y) * up))
                for mark in cluster
                if mark is not bearer
            )
        )
    return replace(run, glyphs=tuple(glyphs)), marks


def spelled_by_glyphs(exact: str, runs: Sequence[GlyphRun], faces: Sequence[EmbeddedFace]) -> bool:
    """Tell whether every reader will get ``exact`` from the runs of a line without being told.

    They do when the glyphs spell it, each glyph some of it, when no gap can be mistaken for a space, and when
    all are of one size (poppler tells lines apart by the size of their type).
    """
    return (
        "".join(run.text for run in runs) == exact
        and len({run.size for run in runs}) == 1
        and all(face.widenable for face in faces)
        and all(spelling.opens is None for run in runs for spelling in spellings(run.glyphs))
    )


def _followers(run: GlyphRun, follower: GlyphRun | None) -> list[tuple[float, str, float]]:
    """Return for each glyph where the next one on the line stands, what it spells ("" for none), and the em.

    The em is the smaller size of the two, by which some readers judge the gap between them.
    """
    within = [(glyph.x, glyph.text, run.size) for glyph in run.glyphs[1:]]
    if follower is None:
        return [*within, (0.0, "", run.size)]
    return [*within, (begins(follower) - run.x, follower.text, min(run.size, follower.size))]


def _room(gap: float, before: str, after: str) -> float:
    """Return the part of a gap (em) that goes to the glyph before it, 0 where a space is spelled or right."""
    if _LEAST_OVERLAP < gap < _LEAST_GAP or abs(gap) > _MOST_ROOM:
        return 0.0
    if before[-1:].isspace() or after[0].isspace() or not (_is_wide(before[-1:]) or _is_wide(after[0])):
        return 0.0
    return round(gap / _ROOM_STEP) * _ROOM_STEP


def _is_wide(char: str) -> bool:
    """Tell whether a character is of a script without word spaces, or a mark that such a script shares.

    Between two western words a gap is a word's end, whether or not the space is spelled.
    """
    return bool(char) and east_asian_width(char) in "WFA"
