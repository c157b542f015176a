"""What holds where an element of an SVG stands: style, coordinates, clips, translucent groups, viewport."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from brochure.artwork.marks import Cap, Clip, Join, Pen
from brochure.artwork.styles import Style
from brochure.artwork.values import length, numbers, similar
from brochure.geometry import Rect, Transform

_CAPS: dict[str, Cap] = {"round": "round", "square": "square"}
_JOINS: dict[str, Join] = {"round": "round", "bevel": "bevel"}


@dataclass(frozen=True, slots=True)
class Scope:
    """``ctm`` leads to the artwork's coordinates; ``view`` is the nearest viewport, in user units."""

    style: Style
    view: Rect
    ctm: Transform = field(default_factory=Transform)
    clips: tuple[Clip, ...] = ()
    groups: tuple[tuple[int, float], ...] = ()

    @property
    def em(self) -> float:
        """The size of type, user units."""
        return length(self.style.get("font-size"), 16.0)

    @property
    def diagonal(self) -> float:
        """What per cent are of that belong to neither direction (SVG 2, 8.9)."""
        return math.hypot(self.view.width, self.view.height) / math.sqrt(2)

    @property
    def shown(self) -> bool:
        """Whether shapes are visible."""
        return self.style.get("visibility", "visible") == "visible"

    def pen(self) -> tuple[Pen, bool]:
        """Return how lines are drawn, and whether in the artwork's coordinates (else in the user's)."""
        scale = similar(self.ctm)
        by = 1.0 if scale is None else scale
        said = self.style.get
        width = length(said("stroke-width"), 1.0, of=self.diagonal, em=self.em)
        dash = tuple(abs(v) * by for v in numbers(said("stroke-dasharray", "")))
        pen = Pen(
            width * by,
            dash if any(dash) else (),
            length(said("stroke-dashoffset"), of=self.diagonal, em=self.em) * by if any(dash) else 0.0,
            _CAPS.get(said("stroke-linecap", ""), "butt"),
            _JOINS.get(said("stroke-linejoin", ""), "miter"),
            max(1.0, length(said("stroke-miterlimit"), 4.0)),
        )
        return pen, scale is not None
