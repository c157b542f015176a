"""What a page shows, one frozen mark for each thing that an operator paints.

Boxes are in points of the page's default user space (y up): left, bottom, right, top. Lengths are effective:
after all transforms. Must not know PDF objects beyond a font's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from brochure.check.fonts import Font
from brochure.check.spaces import Colour, Space

Edges = tuple[float, float, float, float]
Origin = Literal["page", "mask", "pattern", "annotation"]


@dataclass(frozen=True, slots=True)
class Paint:
    """How a mark meets what lies below it, and what it belongs to.

    ``shaped`` tells that its clip may be another than an upright rectangle. ``tag`` tells whether it is
    marked content with an id, an artifact, or neither. ``hidden`` marks belong to a layer that is not
    printed.
    """

    overprint_fill: bool
    overprint_stroke: bool
    overprint_mode: int
    alpha_fill: float
    alpha_stroke: float
    blend: str
    masked: bool
    shaped: bool
    origin: Origin
    hidden: bool
    tag: Literal["content", "artifact", ""]

    @property
    def transparent(self) -> bool:
        """Whether what lies below shows through in any way other than overprint."""
        return (
            self.masked
            or self.blend not in {"Normal", "Compatible"}
            or min(self.alpha_fill, self.alpha_stroke) < 0.9995
        )


@dataclass(frozen=True, slots=True)
class TextMark:
    """Type shown by one operator. ``size`` in points; ``fill``, ``stroke`` None where not painted.

    ``width`` is that of the stroke in points.
    """

    box: Edges
    size: float
    fill: Colour | None
    stroke: Colour | None
    font: Font | None
    codes: tuple[int, ...]
    paint: Paint
    width: float = 0.0

    @property
    def said(self) -> str:
        """The words, cut short, for a message."""
        text = " ".join(self.font.spelled(self.codes).split()) if self.font else ""
        return text if len(text) <= 24 else text[:23] + "…"

    @property
    def visible(self) -> bool:
        """Whether the type is painted at all."""
        return self.fill is not None or self.stroke is not None


@dataclass(frozen=True, slots=True)
class PathMark:
    """A path painted by one operator. ``width`` of the stroke in points; ``parts`` the subpaths' boxes.

    ``rectangles`` tells whether every subpath is an upright rectangle.
    """

    box: Edges
    fill: Colour | None
    stroke: Colour | None
    width: float
    parts: tuple[Edges, ...]
    rectangles: bool
    paint: Paint


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A picture: ``ppi`` the lower of its two effective resolutions; ``fill`` set for a stencil only.

    ``source`` is its object, None for an inline one.
    """

    box: Edges
    width: int
    height: int
    ppi: float
    bits: int
    space: Space | None
    stencil: bool
    soft_mask: bool
    filters: tuple[str, ...]
    inline: bool
    fill: Colour | None
    paint: Paint
    source: Any = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ShadingMark:
    """A smooth shading, painted by ``sh`` or through a pattern."""

    box: Edges
    kind: int
    space: Space
    paint: Paint


Mark = TextMark | PathMark | ImageMark | ShadingMark


def colours(mark: Mark) -> tuple[Colour, ...]:
    """Return the colours that a mark is painted with."""
    match mark:
        case TextMark() | PathMark():
            return tuple(c for c in (mark.fill, mark.stroke) if c is not None)
        case ImageMark(fill=Colour() as fill):
            return (fill,)
        case _:
            return ()


def spaces(mark: Mark) -> tuple[Space, ...]:
    """Return the colour spaces that a mark uses."""
    match mark:
        case ImageMark(space=Space() as space) | ShadingMark(space=space):
            return (space,)
        case _:
            return tuple(c.space for c in colours(mark))


def overlap(a: Edges, b: Edges, tolerance: float = 0.01) -> bool:
    """Tell whether two boxes share more than an edge."""
    return (
        a[0] < b[2] - tolerance
        and b[0] < a[2] - tolerance
        and a[1] < b[3] - tolerance
        and b[1] < a[3] - tolerance
    )


def within(inner: Edges, outer: Edges, tolerance: float = 0.01) -> bool:
    """Tell whether ``inner`` lies in ``outer``."""
    return (
        inner[0] >= outer[0] - tolerance
        and inner[1] >= outer[1] - tolerance
        and inner[2] <= outer[2] + tolerance
        and inner[3] <= outer[3] + tolerance
    )


def meet(a: Edges, b: Edges) -> Edges | None:
    """Return what two boxes share; None for nothing."""
    box = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    return box if box[0] <= box[2] and box[1] <= box[3] else None


def around(boxes: tuple[Edges, ...] | list[Edges]) -> Edges:
    """Return the box around some boxes (at least one)."""
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
