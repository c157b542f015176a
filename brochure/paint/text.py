"""Glyph runs as text operators: codes, kerning, and rooms that must not read as spaces.

In: a run, and the run that follows it on its line. Out: operators for inside a text object whose font and
place are set. Must not know colours, pages or structure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brochure.display import Glyph, GlyphRun
from brochure.paint.fonts import EmbeddedFace
from brochure.paint.pdf import hexadecimal, number

# Readers take a gap between two glyphs for a space from 0.10 em (poppler, pdf.js), 0.11 em (PDFium: half a
# space's width) or 0.15 em (MuPDF). From 0.6 em on a gap is a matter of layout, and a space is right.
_LEAST_ROOM = 0.06
_MOST_ROOM = 0.6
_ROOM_STEP = 0.05
"""Rooms come in steps, so that few glyphs are copied; what is left over stays far below any reader's limit."""

_UNSEEN = 0.004
"""Points by which a glyph may stand beside its place: a seventh of a press's dot at 2,540 dpi."""

_SILENT = "\u200b"
"""What a further glyph of one character spells: a space without width, the nearest to nothing that is allowed."""


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What one glyph spells. ``opens``: exact text of the cluster that begins here and that its glyphs can't say."""

    text: str
    opens: str | None = None
    closes: bool = False


class _Show:
    """Collects codes and adjustments into ``TJ`` operators."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._parts: list[str] = []
        self._codes: list[str] = []

    def code(self, code: int) -> None:
        self._codes.append(f"{code:04X}")

    def adjust(self, mille: float) -> None:
        self._close_string()
        self._parts.append(number(mille))

    def operator(self, operator: str) -> None:
        self._close_string()
        if self._parts:
            self.operators.append(f"[{''.join(self._parts)}]TJ")
            self._parts = []
        if operator:
            self.operators.append(operator)

    def _close_string(self) -> None:
        if self._codes:
            self._parts.append(f"<{''.join(self._codes)}>")
            self._codes = []


def begins(run: GlyphRun) -> float:
    """Return the x of a run's first glyph."""
    return run.x + run.glyphs[0].x


def shown(run: GlyphRun, face: EmbeddedFace, follower: GlyphRun | None) -> list[str]:
    """Return the operators that show ``run`` from its first glyph's place on.

    ``follower`` is the next run on the same line. A gap without a spelled space becomes part of the glyph before
    it (see :mod:`brochure.paint.widen`); every other departure from the font's own advances is an adjustment,
    rounded to tenths of a thousandth of an em, and what rounding leaves is carried on.
    """
    unit = run.size * run.stretch / run.face.units_per_em
    mille = run.size * run.stretch / 1000
    glyphs = run.glyphs
    show = _Show()
    pen, rise = glyphs[0].x, 0.0
    for index, (glyph, spelling) in enumerate(zip(glyphs, _spellings(glyphs), strict=True)):
        if abs(pen - glyph.x) >= _UNSEEN:
            shift = round((pen - glyph.x) / mille, 1)
            show.adjust(shift)
            pen -= shift * mille
        if spelling.opens is not None:
            show.operator(f"/Span<</ActualText {hexadecimal(spelling.opens)}>>BDC")
        if glyph.y != rise:
            rise = glyph.y
            show.operator(f"{number(-rise)} Ts")
        end = pen + face.advance(glyph.gid) * unit
        room = 0
        if face.widenable:
            if index + 1 < len(glyphs):
                gap, after = glyphs[index + 1].x - end, glyphs[index + 1].text
            elif follower is not None:
                gap, after = begins(follower) - run.x - end, follower.text
            else:
                gap, after = 0.0, ""
            if gap >= _LEAST_ROOM * run.size:
                room = round(_room(gap / run.size, glyph.text, after) * run.size / unit)
        show.code(face.code(glyph.gid, spelling.text, room))
        pen = end + room * unit
        if spelling.closes:
            show.operator("EMC")
    show.operator("0 Ts" if rise else "")
    return show.operators


def spelled_by_glyphs(exact: str, runs: Sequence[GlyphRun], faces: Sequence[EmbeddedFace]) -> bool:
    """Tell whether every reader will get ``exact`` from the runs of a line without being told.

    They do when the glyphs spell it, each glyph some of it, and no gap can be mistaken for a space.
    """
    return (
        "".join(run.text for run in runs) == exact
        and all(face.widenable for face in faces)
        and all(spelling.opens is None for run in runs for spelling in _spellings(run.glyphs))
    )


def _room(gap: float, before: str, after: str) -> float:
    """Return the part of a gap (em) that belongs into the glyph before it, 0 where a space is spelled or right."""
    if gap > _MOST_ROOM or not after or before[-1:].isspace() or after[0].isspace():
        return 0.0
    return round(gap / _ROOM_STEP) * _ROOM_STEP


def _spellings(glyphs: Sequence[Glyph]) -> Iterator[_Spelling]:
    """Yield what each glyph spells: a cluster's characters are dealt out to its glyphs, each at least one."""
    index = 0
    while index < len(glyphs):
        end = index + 1
        while end < len(glyphs) and not glyphs[end].text:
            end += 1
        yield from _cluster(glyphs[index].text, end - index)
        index = end


def _cluster(text: str, count: int) -> Iterator[_Spelling]:
    if count == 1:
        yield _Spelling(text or _SILENT)
    elif len(text) >= count:
        yield from map(_Spelling, text[: count - 1])
        yield _Spelling(text[count - 1 :])
    else:
        yield _Spelling(text or _SILENT, opens=text)
        yield from (_Spelling(_SILENT) for _ in range(count - 2))
        yield _Spelling(_SILENT, closes=True)
