"""The display list: the few frozen items that every page, chart, drawing and picture becomes.

Lengths in points, origin at the trim's top left, y down. Items are painted in order. The tree is also the
logical structure: a :class:`Tagged` item says what its content is for a reader who does not see it; what
stands in no ``Tagged`` is decoration. The painter is one ``match`` over :data:`Item`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Union

from brochure.colour import WHITE, Ink
from brochure.geometry import Rect, Segments, Transform

if TYPE_CHECKING:
    from brochure.artwork.page import ForeignPage
    from brochure.pictures.photo import Photo
    from brochure.text.faces import Face

Role = Literal[
    "Document", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody",
    "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Caption", "Link", "TOC", "TOCI", "Note",
    "Reference", "BlockQuote", "Span", "Div", "Artifact",
]  # fmt: skip
ArtifactType = Literal["Layout", "Pagination", "Background", "Page"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a run: its id in the face, offset from the run's origin, advance, and the text it spells.

    ``text`` belongs to the first glyph of a cluster; further glyphs of the cluster carry "".
    """

    gid: int
    x: float
    y: float
    advance: float
    text: str


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, size and language whose origin is the baseline point ``x``, ``y``.

    ``stretch`` is a horizontal glyph scaling (1.0 is natural). Offsets of the glyphs are final points.
    """

    face: Face
    size: float
    x: float
    y: float
    glyphs: tuple[Glyph, ...]
    ink: Ink
    language: str
    stretch: float = 1.0

    @property
    def text(self) -> str:
        """What the run spells."""
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Path:
    """A path that is filled, stroked or both. ``width`` of the stroke in points; butt caps, mitre joins.

    ``phase`` is where the dashes begin, ``miter_limit`` how far a corner may stand out (ISO 32000-1, 8.4.3).
    """

    segments: Segments
    fill: Ink | None = None
    stroke: Ink | None = None
    width: float = 0.5
    even_odd: bool = False
    dash: tuple[float, ...] = ()
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    phase: float = 0.0
    miter_limit: float = 10.0


@dataclass(frozen=True, slots=True)
class Gradient:
    """A course of colours: along a line, from one circle to another, or over triangles.

    ``points`` are x0, y0, x1, y1 of a linear gradient and x0, y0, r0, x1, y1, r1 of a radial one, mapped to
    the painted path's coordinates by ``transform``. ``stops`` are offsets from 0 to 1, rising, each with its
    ink; the first and the last colour go on beyond their ends. Of a mesh, ``points`` are x, y of each corner,
    three a triangle, and ``stops`` the corners' inks; their offsets say nothing.
    """

    kind: Literal["linear", "radial", "mesh"]
    points: tuple[float, ...]
    stops: tuple[tuple[float, Ink], ...]
    transform: Transform = field(default_factory=Transform)


@dataclass(frozen=True, slots=True)
class Shade:
    """A path painted by a gradient where it has an ink; that ink is the likeness of the whole.

    Only what others drew has gradients, artwork and figures: the brochure's own art has none.
    """

    path: Path
    gradient: Gradient


@dataclass(frozen=True, slots=True)
class Form:
    """A page of another PDF, whole, in ``box``; with ``ink`` in tints of that ink instead of its colours.

    ``theme`` are the inks that its colours become where they are those; ``ground`` is what white is left out
    to, where ``ink`` prints on a solid.
    """

    page: ForeignPage
    box: Rect
    ink: Ink | None = None
    theme: tuple[Ink, ...] = ()
    ground: Ink = WHITE


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph, whole, in ``box``; cropping is a :class:`Group` with a clip around it."""

    photo: Photo
    box: Rect


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one transform and one clipping path (given in the group's own coordinates).

    ``even_odd`` is the rule by which a point lies inside the clipping path.
    """

    items: tuple[Item, ...]
    transform: Transform = field(default_factory=Transform)
    clip: Segments | None = None
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Destination:
    """A place in the document: page index from 0 and height ``y`` on it."""

    page: int
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Link:
    """An active area: ``items`` are its visible content, ``label`` says where it leads."""

    box: Rect
    target: str | Destination
    label: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Tagged:
    """Items with a role in the document's logical structure (names of ISO 32000-1, 14.8.4).

    ``language`` is a BCP 47 tag; ``alt`` replaces a figure for those who do not see it; ``actual_text`` is
    the exact text where the glyphs do not spell it. Items of equal, non-empty ``key`` and role under one
    parent are one element that goes on (over a page's end, or in a second place). ``artifact`` is the type
    when the role is Artifact.
    """

    role: Role
    items: tuple[Item, ...]
    language: str | None = None
    alt: str | None = None
    actual_text: str | None = None
    scope: Literal["Row", "Column", "Both"] | None = None
    box: Rect | None = None
    key: str = ""
    artifact: ArtifactType = "Layout"
    columns: int = 1
    rows: int = 1


Item = Union[GlyphRun, Path, Shade, Picture, Form, Group, Link, Tagged]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sized list of items with its own origin at its top left; may draw beyond its size (bleed)."""

    width: float
    height: float
    items: tuple[Item, ...]

    def at(self, x: float, y: float) -> Group:
        """Return the drawing placed with its top left at ``x``, ``y``."""
        return Group(self.items, Transform.translation(x, y))


def artifact(*items: Item, kind: ArtifactType = "Layout") -> Tagged:
    """Return ``items`` marked as decoration of the given kind."""
    return Tagged("Artifact", items, artifact=kind)
