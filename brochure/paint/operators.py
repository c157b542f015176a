"""The operators of one content stream, each written with the graphics state that it needs and no more.

In: paths, runs, images with their place in PDF user space. Out: lines of operators, and the resources that
they name. Must not know structure, standards or the display list's nesting.
Source of operators: ISO 32000-1, Annex A.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from brochure.colour import Ink
from brochure.display import GlyphRun, Gradient, Path, Shade
from brochure.geometry import Rect, Segments, Transform
from brochure.paint.colour import Palette
from brochure.paint.fonts import EmbeddedFace
from brochure.paint.pdf import number, numbers
from brochure.paint.text import begins, shown

OVERPRINT, KNOCKOUT = "Gp", "Gk"
"""Names of the two graphics states that a press needs."""

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_PAINT = {(True, False): "f", (False, True): "S", (True, True): "B"}


@dataclass(slots=True)
class _State:
    """The graphics state in force. At first no ink is: PDF's initial black is a DeviceGray."""

    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[tuple[float, ...], float] = ((), 0.0)
    miter_limit: float = 10.0
    font: tuple[str, float] = ("", 0.0)
    stretch: float = 1.0
    overprint: bool = False


@dataclass(slots=True)
class Operators:
    """A content stream that grows.

    ``fonts``, ``images``, ``states``, ``spaces``: names used, in order of first use. ``patterns``: the names
    of gradients under their maps to PDF user space.
    """

    palette: Palette
    lines: list[str] = field(default_factory=list)
    fonts: dict[str, None] = field(default_factory=dict)
    images: dict[str, None] = field(default_factory=dict)
    states: dict[str, None] = field(default_factory=dict)
    spaces: dict[str, None] = field(default_factory=dict)
    patterns: dict[tuple[Gradient, Transform], str] = field(default_factory=dict)
    _state: _State = field(default_factory=_State)
    _saved: list[_State] = field(default_factory=list)
    _text: tuple[float, float] | None = None

    def stream(self) -> bytes:
        """Return the stream's bytes."""
        self.end_text()
        return ("\n".join(self.lines) + "\n").encode("ascii")

    def mark(self, tag: str, properties: str) -> None:
        """Begin marked content."""
        self.end_text()
        self.lines.append(f"/{tag}<<{properties}>>BDC")

    def unmark(self) -> None:
        """End marked content."""
        self.end_text()
        self.lines.append("EMC")

    def save(self, transform: Transform, clip: Segments | None, even_odd: bool = False) -> None:
        """Save the graphics state; map user space by ``transform``, clip to a path given in the new one."""
        self.end_text()
        self._saved.append(self._state)
        self._state = replace(self._state)
        self.lines.append("q")
        if transform != Transform():
            self.lines.append(f"{_matrix(transform)} cm")
        if clip is not None:
            self.lines.append(f"{_path(clip, 0.0, 0.0)} W{'*' if even_odd else ''} n")

    def restore(self) -> None:
        """Restore the graphics state that was saved last."""
        self.end_text()
        self._state = self._saved.pop()
        self.lines.append("Q")

    def draw(self, path: Path, x: float, y: float, scale: float) -> None:
        """Draw ``path`` (y down), its origin at ``x``, ``y``; ``scale``: points of the page a point makes."""
        if not path.segments or (path.fill is None and path.stroke is None):
            return
        self.end_text()
        if path.fill is not None:
            self._fill(path.fill)
        if path.stroke is not None:
            self._stroke(path.stroke)
            self._pen(path)
        self._overprint(
            path.fill is None
            and path.stroke is not None
            and self.palette.line_overprints(path.stroke, path.width * scale)
        )
        self._paint(path, x, y)

    def shade(self, item: Shade, x: float, y: float, to_page: Transform) -> None:
        """Draw a path in its gradient, its origin at ``x``, ``y``; ``to_page`` maps it to PDF user space."""
        path, gradient = item.path, item.gradient
        if not path.segments:
            return
        self.end_text()
        key = gradient, gradient.transform.then(to_page)
        pattern = self.patterns.setdefault(key, f"P{len(self.patterns) + 1}")
        if path.fill is not None:
            self._state.fill = f"/Pattern cs /{pattern} scn"
            self.lines.append(self._state.fill)
        if path.stroke is not None:
            self._state.stroke = f"/Pattern CS /{pattern} SCN"
            self.lines.append(self._state.stroke)
            self._pen(path)
        self._overprint(False)
        self._paint(path, x, y)

    def _paint(self, path: Path, x: float, y: float) -> None:
        paint = _PAINT[path.fill is not None, path.stroke is not None]
        even_odd = "*" if path.even_odd and path.fill is not None else ""
        self.lines.append(f"{_path(path.segments, x, y)} {paint}{even_odd}")

    def show(
        self,
        run: GlyphRun,
        face: EmbeddedFace,
        place: tuple[float, float, float],
        follower: GlyphRun | None,
        *,
        told: bool = False,
    ) -> None:
        """Show ``run`` from ``place``: x and y of its line's origin, and the scale to points of the page.

        ``told``: what is open around it carries the exact text.
        """
        x, y, scale = place
        ink = self.palette.for_type(run.ink, run.size * scale)
        self._fill(ink)
        self._overprint(self.palette.type_overprints(ink, run.size * scale))
        if self._text is None:
            self.lines.append("BT")
            self._text = (0.0, 0.0)
        self.fonts[face.resource] = None
        font = (face.resource, run.size)
        if font != self._state.font:
            self._state.font = font
            self.lines.append(f"/{face.resource} {number(run.size)} Tf")
        if run.stretch != self._state.stretch:
            self._state.stretch = run.stretch
            self.lines.append(f"{number(run.stretch * 100)} Tz")
        # Rounded before the difference is taken, so that no line drifts.
        to = round(x + begins(run), 3), round(y - run.y, 3)
        self.lines.append(f"{number(to[0] - self._text[0])} {number(to[1] - self._text[1])} Td")
        self._text = to
        self.lines.extend(shown(run, face, follower, told=told))

    def image(self, resource: str, box: Rect) -> None:
        """Draw the image called ``resource`` in ``box`` (PDF user space)."""
        self.end_text()
        self._overprint(False)
        self.images[resource] = None
        place = f"{number(box.width)} 0 0 {number(box.height)} {number(box.x)} {number(box.y)} cm"
        self.lines.append(f"q {place} /{resource} Do Q")

    def end_text(self) -> None:
        """Close the text object, if one is open."""
        if self._text is not None:
            self.lines.append("ET")
            self._text = None

    def _fill(self, ink: Ink) -> None:
        operator = self.palette.fill(ink)
        if operator != self._state.fill:
            self._state.fill = operator
            self.lines.append(operator)
            self._name_space(ink)

    def _stroke(self, ink: Ink) -> None:
        wanted = self.palette.stroke(ink)
        if wanted != self._state.stroke:
            self._state.stroke = wanted
            self.lines.append(wanted)
            self._name_space(ink)

    def _pen(self, path: Path) -> None:
        state = self._state
        if path.width != state.width:
            state.width = path.width
            self.lines.append(f"{number(path.width)} w")
        if path.cap != state.cap:
            state.cap = path.cap
            self.lines.append(f"{_CAPS[path.cap]} J")
        if path.join != state.join:
            state.join = path.join
            self.lines.append(f"{_JOINS[path.join]} j")
        if (path.dash, path.phase) != state.dash:
            state.dash = path.dash, path.phase
            self.lines.append(f"[{numbers(path.dash)}] {number(path.phase)} d")
        if path.miter_limit != state.miter_limit:
            state.miter_limit = path.miter_limit
            self.lines.append(f"{number(path.miter_limit)} M")

    def _name_space(self, ink: Ink) -> None:
        space = self.palette.space_name(ink)
        if space:
            self.spaces[space] = None

    def _overprint(self, wanted: bool) -> None:
        if wanted != self._state.overprint:
            self._state.overprint = wanted
            resource = OVERPRINT if wanted else KNOCKOUT
            self.states[resource] = None
            self.lines.append(f"/{resource} gs")


def _matrix(t: Transform) -> str:
    """Return the six numbers of a map; its linear part finely, since it is multiplied by lengths."""
    linear = " ".join(f"{v:.6f}".rstrip("0").rstrip(".") for v in (t.a, t.b, t.c, t.d))
    return f"{linear} {numbers((t.e, t.f))}"


def _path(segments: Segments, x: float, y: float) -> str:
    """Return a path's operators, its y turned upwards, its origin at ``x``, ``y``."""
    written: list[str] = []
    for segment in segments:
        match segment:
            case ("L", px, py):
                written.append(f"{number(x + px)} {number(y - py)} l")
            case ("M", px, py):
                written.append(f"{number(x + px)} {number(y - py)} m")
            case ("C", x1, y1, x2, y2, px, py):
                written.append(numbers((x + x1, y - y1, x + x2, y - y2, x + px, y - py)) + " c")
            case ("R", px, py, width, height):
                written.append(numbers((x + px, y - py - height, width, height)) + " re")
            case ("Z",):
                written.append("h")
    return " ".join(written)
