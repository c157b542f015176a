"""How matplotlib's graphics state paints a path, said in inks, points and PDF's words.

In: a graphics context and perhaps a face colour. Out: a :class:`Finish`. Knows nothing of shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from brochure.charts.inks import InkTable
from brochure.charts.loading import GraphicsContextBase
from brochure.colour import Ink
from brochure.display import Path
from brochure.errors import DataError
from brochure.geometry import Segments

Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]

_CAPS: dict[str, Cap] = {"butt": "butt", "round": "round", "projecting": "square"}
_JOINS: dict[str, Join] = {"miter": "miter", "round": "round", "bevel": "bevel"}


@dataclass(frozen=True, slots=True)
class Finish:
    """The inks and the stroke of a path: everything of it but its shape."""

    fill: Ink | None
    stroke: Ink | None
    width: float = 0.0
    dash: tuple[float, ...] = ()
    cap: Cap = "butt"
    join: Join = "miter"

    @property
    def visible(self) -> bool:
        """Whether it paints anything."""
        return self.fill is not None or self.stroke is not None

    def path(self, segments: Segments) -> Path:
        """Return the painted path."""
        return Path(segments, self.fill, self.stroke, self.width, False, self.dash, self.cap, self.join)


def finish(gc: GraphicsContextBase, face: Sequence[float] | None, inks: InkTable) -> Finish:
    """Return how a path is painted under ``gc`` with the face colour ``face``.

    Raises DataError for a colour that is no ink, for transparency and for a hand-drawn look.
    """
    if gc.get_sketch_params() is not None:
        raise DataError.of(
            "chart-sketch",
            "a chart asks for wobbly, hand-drawn lines",
            "draw without xkcd() and sketch_params",
        )
    forced = gc.get_alpha() if gc.get_forced_alpha() else None
    fill = None
    if face is not None and not (len(face) > 3 and face[3] == 0):
        fill = inks.ink(face, forced)
    width = round(float(gc.get_linewidth()), 4)
    # A context's own alpha is already in its colour.
    stroke = inks.ink(gc.get_rgb()) if width > 0 else None
    if stroke is None:
        return Finish(fill, None)
    offset, pattern = cast("tuple[float | None, Sequence[float] | None]", gc.get_dashes())
    cap, join = _CAPS[str(gc.get_capstyle())], _JOINS[str(gc.get_joinstyle())]
    return Finish(fill, stroke, width, dashes(offset, pattern), cap, join)


def dashes(offset: float | None, pattern: Sequence[float] | None) -> tuple[float, ...]:
    """Return a dash pattern that starts ``offset`` points later, as a pattern without an offset.

    The pattern is turned round until it starts where the offset lies; a dash that is cut in two by that
    becomes a first part and, after a gap of no length, its rest.
    """
    if pattern is None or not sum(pattern):
        return ()
    lengths = [round(float(length), 4) for length in pattern]
    if len(lengths) % 2:
        lengths *= 2
    rest = float(offset or 0) % sum(lengths)
    index = 0
    while rest >= lengths[index] and index < len(lengths) - 1:
        rest -= lengths[index]
        index += 1
    turned = lengths[index:] + lengths[:index]
    if rest:
        turned = [turned[0] - rest, *turned[1:], rest]
    if index % 2:  # it starts in a gap: a dash of no length goes before it
        turned = [0.0, *turned]
    if len(turned) % 2:
        turned.append(0.0)
    return tuple(round(length, 4) for length in turned)
