"""Words in artwork, set in the brochure's own typefaces and handed on as outlines.

In: a text element's pieces. Out: paths in user units. Artwork should come with its words as outlines; what
has not gets the brochure's typeface, and the loader says so. Must not know paints.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.geometry import Segment, Segments, Transform, transformed
from brochure.text.faces import Face
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter

_SERIF = ("serif", "song", "ming", "宋", "明", "times", "georgia", "garamond", "roman")


@dataclass(frozen=True, slots=True)
class Lettered:
    """Words as one path that starts at the origin, on the baseline, and how far they advance."""

    outline: Segments
    advance: float


def lettered(
    text: str, family: str, weight: int, size: float, tracking: float, language: str, typesetter: Typesetter
) -> Lettered:
    """Return ``text`` as outlines; ``size`` in user units, ``tracking`` in em."""
    name = family.lower()
    serif = "sans" not in name and any(word in name for word in _SERIF)
    style = TextStyle("serif" if serif else "sans", weight, size, size * 1.25, tracking)
    line = typesetter.line(text, style, language)
    outline: list[Segment] = []
    for run in line.runs:
        for glyph in run.glyphs:
            place = Transform(size * run.stretch, 0, 0, size, run.x + glyph.x, run.y + glyph.y)
            outline += transformed(run.face.outline(glyph.gid), place)
    return Lettered(tuple(outline), line.width)


def shaped(text: str, face: Face, size: float, tracking: float) -> Lettered | None:
    """Return ``text`` as outlines in a face of the artwork's own; None where the face lacks a sign."""
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(face.hb_font, buffer)
    em = face.units_per_em
    outline: list[Segment] = []
    x = 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint == 0:
            return None
        at = x + position.x_offset / em * size, -position.y_offset / em * size
        outline += transformed(face.outline(info.codepoint), Transform(size, 0, 0, size, *at))
        x += position.x_advance / em * size + tracking * size
    return Lettered(tuple(outline), x)
