"""An SVG's elements as marks, from the root down.

In: a tree of elements. Out: marks in colours, in px from the artwork's top left. What print can not hold is
Refused, what is left out is reported. Must not know inks or files.
Source: SVG 2; SVG 1.1 for what it calls by other names.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from brochure.artwork.clipping import clip_of
from brochure.artwork.colours import Colour, parsed
from brochure.artwork.embedded import picture
from brochure.artwork.harmless import be_harmless
from brochure.artwork.markers import placed, vertices
from brochure.artwork.marks import Mark, Paint
from brochure.artwork.markup import SVG
from brochure.artwork.outlines import SHAPES, extents, outline
from brochure.artwork.problems import TO_OUTLINES, Refused
from brochure.artwork.scope import Scope
from brochure.artwork.servers import Servers, link, local, reference
from brochure.artwork.styles import Cascade, Style
from brochure.artwork.typefaces import embedded_faces
from brochure.artwork.values import length, numbers, share, transform, view
from brochure.artwork.words import Fonts, pieces
from brochure.geometry import Rect, Segments, Transform, transformed
from brochure.pictures.photo import Photo
from brochure.text.typesetter import Typesetter

MOST_VISITS = 100_000
"""Elements that are drawn, those that ``use`` repeats counted each time."""

MOST_SEGMENTS = 500_000
"""Segments of all paths together, likewise."""

_MOST_TILES = 4_000
_DEEPEST_USE = 32
_STRUCTURE = frozenset(("g", "a", "svg"))
_UNSEEN = frozenset((
    "defs", "symbol", "title", "desc", "metadata", "style", "linearGradient", "radialGradient", "pattern",
    "clipPath", "mask", "filter", "marker", "view", "cursor", "font", "font-face", "color-profile",
))  # fmt: skip
_ANIMATED = frozenset(("animate", "animateTransform", "animateMotion", "animateColor", "set"))


@dataclass(frozen=True, slots=True)
class Sketch:
    """An SVG's marks and its size, px."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    left_out: tuple[str, ...] = ()
    set_in_house_type: bool = False


def sketched(root: ET.Element, typesetter: Typesetter, decode: Callable[[bytes], Photo]) -> Sketch:
    """Return what an SVG paints; ``decode`` turns an embedded picture's bytes into a photo."""
    be_harmless(root)
    drawer = _Drawer(root, typesetter, decode)
    size = _size(root)
    placed = view(size, root.get("viewBox"), root.get("preserveAspectRatio"))
    style = drawer.cascade.of(root, {})
    scope = Scope(style, placed.box, placed.to_outside)
    if style.get("display") != "none":
        drawer.children(root, drawer.within(root, scope))
    marks = drawer.marks
    reaches = [reach for mark in marks if (reach := mark.reach) is not None]
    if any(not size.grown(0.01).contains(reach) for reach in reaches) and style.get("overflow") != "visible":
        marks = [replace(mark, clips=((size.segments, False), *mark.clips)) for mark in marks]
    return Sketch(
        size.width,
        size.height,
        tuple(m for m in marks if m.reach is not None),
        tuple(drawer.left_out),
        drawer.fonts.house,
    )


def _size(root: ET.Element) -> Rect:
    """Return the artwork's own size, px: from width and height, else from its view box."""
    inner = numbers(root.get("viewBox") or "")
    across, down = (inner[2], inner[3]) if len(inner) == 4 and min(inner[2:]) > 0 else (300.0, 150.0)
    said = [root.get("width") or "", root.get("height") or ""]
    width, height = (length(None if text.strip().endswith("%") else text, 0.0) for text in said)
    if width <= 0 and height <= 0:
        return Rect(0, 0, across, down)
    if width <= 0:
        width = height * across / down
    if height <= 0:
        height = width * down / across
    return Rect(0, 0, width, height)


@dataclass(slots=True)
class _Drawer:
    """Walks the tree and gathers marks."""

    root: ET.Element
    typesetter: Typesetter
    decode: Callable[[bytes], Photo]
    marks: list[Mark] = field(default_factory=list)
    left_out: dict[str, None] = field(default_factory=dict)
    cascade: Cascade = field(init=False)
    fonts: Fonts = field(init=False)
    servers: Servers = field(init=False)
    _parents: dict[ET.Element, ET.Element] = field(init=False)
    _visits: int = 0
    _segments: int = 0
    _groups: int = 0
    _using: list[ET.Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cascade = Cascade(self.root)
        self.fonts = Fonts(self.typesetter, embedded_faces(self.cascade.sheets))
        by_id: dict[str, ET.Element] = {}
        for element in self.root.iter():
            name = element.get("id")
            if name:
                by_id.setdefault(name, element)
        self._parents = {child: parent for parent in self.root.iter() for child in parent}
        self.servers = Servers(by_id, self._resolved)

    def _resolved(self, element: ET.Element, parent: Style) -> dict[str, str]:
        """Return an element's properties, the size of its type in user units."""
        style = self.cascade.of(element, parent)
        size = style.get("font-size")
        if size is not None and size != parent.get("font-size"):
            em = length(parent.get("font-size"), 16.0)
            style["font-size"] = f"{length(size, em, of=em, em=em):.6g}"
        return style

    def _at_home(self, element: ET.Element) -> dict[str, str]:
        """Return the properties of an element where it stands, not where it is used."""
        parent = self._parents.get(element)
        return self._resolved(element, self._at_home(parent) if parent is not None else {})

    def children(self, element: ET.Element, scope: Scope) -> None:
        for child in element:
            self.draw(child, scope)

    def draw(self, element: ET.Element, scope: Scope) -> None:
        """Draw one element in its parent's scope."""
        if not element.tag.startswith(SVG):
            return
        name = element.tag.removeprefix(SVG)
        if name in _UNSEEN:
            return
        self._visits += 1
        if self._visits > MOST_VISITS:
            raise Refused("too-large", f"it draws more than {MOST_VISITS} elements", "simplify it")
        style = self._resolved(element, scope.style)
        if style.get("display") == "none":
            return
        moved = transform(style.get("transform")).then(scope.ctm)
        here = self.within(element, replace(scope, style=style, ctm=moved))
        if element.tag in SHAPES:
            self._shape(element, here)
        elif name == "svg":
            self._nested(element, here, element.get("width"), element.get("height"))
        elif name in _STRUCTURE:
            self.children(element, here)
        elif name == "use":
            self._use(element, here)
        elif name == "switch":
            chosen = next((child for child in element if _is_for_us(child)), None)
            if chosen is not None:
                self.draw(chosen, here)
        elif name == "image":
            mark = picture(element, here, self.decode)
            if mark is not None:
                self.marks.append(mark)
        elif name == "text":
            self._text(element, here)
        elif name == "foreignObject":
            raise Refused("foreign", "it holds a piece of a web page (foreignObject)", TO_OUTLINES)
        elif name in _ANIMATED:
            self.left_out["its animation"] = None
        else:
            self.left_out[f"<{name}>"] = None

    def within(self, element: ET.Element, scope: Scope) -> Scope:
        """Return the scope inside an element: its clip and opacity; Refused for filters, masks, blending."""
        style = scope.style
        for name, what in (("filter", "filters pixels"), ("mask", "masks by tone")):
            if style.get(name, "none") != "none":
                raise Refused(name, f"it {what} ({name})", "flatten its transparency before you export it")
        if style.get("mix-blend-mode", "normal") != "normal":
            what = f"it blends colours (mix-blend-mode: {style['mix-blend-mode']})"
            raise Refused("blend", what, "flatten its transparency before you export it")
        opacity = share(style.get("opacity"))
        if opacity < 1:
            self._groups += 1
            scope = replace(scope, groups=(*scope.groups, (self._groups, opacity)))
        clip = style.get("clip-path", "none")
        if clip != "none":
            scope = replace(scope, clips=(*scope.clips, *clip_of(clip, element, scope, self.servers)))
        return scope

    # -- shapes

    def _shape(self, element: ET.Element, scope: Scope) -> None:
        segments = outline(element, scope.view.width, scope.view.height, scope.em)
        if segments and scope.shown:
            self.paint(segments, scope, filled=element.tag != f"{SVG}line")
            if any(scope.style.get(f"marker-{at}", "none") != "none" for at in ("start", "mid", "end")):
                self._markers(segments, scope)

    def _markers(self, segments: Segments, scope: Scope) -> None:
        """Draw the markers at a line's vertices, each in the style of where it is defined."""
        width = length(scope.style.get("stroke-width"), 1.0, of=scope.diagonal, em=scope.em)
        for vertex in vertices(segments):
            marker = self.servers.find(scope.style.get(vertex.mark, "none"), ("marker",))
            if marker is None or marker in self._using or width <= 0:
                continue
            self._visits += 1
            where = placed(marker, vertex, width)
            style = self._at_home(marker)
            clips = scope.clips
            ctm = where.to_line.then(scope.ctm)
            if style.get("overflow", "hidden") not in ("visible", "auto"):
                clips = (*clips, (transformed(where.window.segments, ctm), False))
            inside = Scope(style, where.box, ctm, clips, scope.groups)
            self._using.append(marker)
            self.children(marker, inside)
            self._using.pop()

    def paint(self, segments: Segments, scope: Scope, filled: bool = True) -> None:
        """Fill and stroke a path in user units."""
        box = extents(segments)
        if box is None:
            return
        self._segments += len(segments)
        if self._segments > MOST_SEGMENTS:
            raise Refused("too-large", f"its paths have over {MOST_SEGMENTS} segments", "simplify them")
        in_root = transformed(segments, scope.ctm)
        if filled:
            for paint, alpha in self._paints(scope, "fill", "black", segments, box):
                even_odd = scope.style.get("fill-rule") == "evenodd"
                self.marks.append(Mark(in_root, paint, None, even_odd, scope.clips, alpha, scope.groups))
        for paint, alpha in self._paints(scope, "stroke", "none", segments, box):
            pen, straight = scope.pen()
            if pen.width > 0:
                shape, to_root = (in_root, Transform()) if straight else (segments, scope.ctm)
                mark = Mark(shape, paint, pen, False, scope.clips, alpha, scope.groups, to_root)
                self.marks.append(mark)

    def _paints(
        self, scope: Scope, name: str, default: str, segments: Segments, box: Rect
    ) -> Iterator[tuple[Paint, float]]:
        """Yield the paint of a fill or stroke and its opacity, if it paints at all."""
        said = scope.style.get(name, default)
        alpha = share(scope.style.get(f"{name}-opacity"))
        if alpha <= 0:
            return
        named = reference(said)
        if named is not None:
            server = self.servers.find(said, ("linearGradient", "radialGradient", "pattern"))
            if server is not None and server.tag == f"{SVG}pattern":
                if name == "fill":
                    self._pattern(server, scope, segments, box)
                else:
                    self.left_out["a pattern on a line"] = None
                return
            if server is not None:
                shade = self.servers.gradient(server, box, scope.ctm, scope.view)
                if shade is not None:
                    yield shade, alpha
                return
            said = named[1] or "none"
        if said in ("none", ""):
            return
        if said in ("context-fill", "context-stroke"):
            said = "black"
        found = parsed(said, scope.style.get("color", "black"))
        if found is None:  # no colour: as if nothing were said (CSS Syntax 3)
            found = parsed(default) or (Colour((0.0, 0.0, 0.0)), 0.0 if default == "none" else 1.0)
        colour, own = found
        if own * alpha > 0:
            yield colour, own * alpha

    def _pattern(self, server: ET.Element, scope: Scope, segments: Segments, box: Rect) -> None:
        """Fill a path with tiles: each is drawn where it shows, clipped to the path."""
        said = server.get
        in_box = said("patternUnits", "objectBoundingBox") == "objectBoundingBox"
        across, down = (1.0, 1.0) if in_box else (scope.view.width, scope.view.height)
        x, y, width, height = (
            length(said(key), of=of)
            for key, of in (("x", across), ("y", down), ("width", across), ("height", down))
        )
        if in_box:
            x, y = box.x + x * box.width, box.y + y * box.height
            width, height = width * box.width, height * box.height
        if width <= 0 or height <= 0 or server in self._using:
            return
        moved = transform(said("patternTransform"))
        back = _reach_in(box, moved)
        columns = range(int((back.x - x) // width), int((back.right - x) // width) + 1)
        rows = range(int((back.y - y) // height), int((back.bottom - y) // height) + 1)
        if len(columns) * len(rows) > _MOST_TILES:
            raise Refused("pattern", f"a pattern of it has over {_MOST_TILES} tiles", "draw it as shapes")
        clip = (transformed(segments, scope.ctm), scope.style.get("fill-rule") == "evenodd")
        style = self._at_home(server)
        self._using.append(server)
        for row in rows:
            for column in columns:
                tile = Rect(x + column * width, y + row * height, width, height)
                to_root = moved.then(scope.ctm)
                inner = view(tile, said("viewBox"), said("preserveAspectRatio")).to_outside
                if said("viewBox") is None and said("patternContentUnits") != "objectBoundingBox":
                    inner = Transform.translation(column * width, row * height)
                elif said("viewBox") is None:
                    inner = Transform(box.width, 0, 0, box.height, tile.x, tile.y)
                clips = (*scope.clips, clip, (transformed(tile.segments, to_root), False))
                self.children(server, replace(scope, style=style, ctm=inner.then(to_root), clips=clips))
        self._using.pop()

    # -- elements that hold others

    def _nested(self, element: ET.Element, scope: Scope, width: str | None, height: str | None) -> None:
        """Draw what a nested svg or a used symbol holds, in a viewport of its own."""
        across, down = scope.view.width, scope.view.height
        box = Rect(
            length(element.get("x"), of=across), length(element.get("y"), of=down),
            length(width, across, of=across), length(height, down, of=down),
        )  # fmt: skip
        if box.width <= 0 or box.height <= 0:
            return
        placed = view(box, element.get("viewBox"), element.get("preserveAspectRatio"))
        clips = scope.clips
        if scope.style.get("overflow", "hidden") not in ("visible", "auto"):
            clips = (*clips, (transformed(box.segments, scope.ctm), False))
        inside = replace(scope, view=placed.box, ctm=placed.to_outside.then(scope.ctm), clips=clips)
        self.children(element, inside)

    def _use(self, element: ET.Element, scope: Scope) -> None:
        to = link(element)
        target = self.servers.by_id.get(local(to)) if to else None
        if target is None:
            return
        if target in self._using or element in self._using:
            raise Refused("cycle", f"an element of it uses itself ({to})", "export it again")
        if len(self._using) >= _DEEPEST_USE:
            raise Refused("deep", f"it uses elements more than {_DEEPEST_USE} deep", "flatten its symbols")
        self._using += [target, element]
        x = length(element.get("x"), of=scope.view.width, em=scope.em)
        y = length(element.get("y"), of=scope.view.height, em=scope.em)
        scope = replace(scope, ctm=Transform.translation(x, y).then(scope.ctm))
        if target.tag in (f"{SVG}symbol", f"{SVG}svg"):
            style = self._resolved(target, scope.style)
            moved = transform(style.get("transform")).then(scope.ctm)
            here = self.within(target, replace(scope, style=style, ctm=moved))
            sides = (
                element.get("width") or target.get("width"),
                element.get("height") or target.get("height"),
            )
            self._visits += 1
            self._nested(target, here, *sides)
        else:
            self.draw(target, scope)
        del self._using[-2:]

    # -- pictures and words

    def _text(self, element: ET.Element, scope: Scope) -> None:
        for piece in pieces(element, scope, self._resolved, self.fonts):
            if piece.scope.shown:
                self.paint(piece.outline, piece.scope)


def _reach_in(box: Rect, moved: Transform) -> Rect:
    """Return the box around ``box`` in the coordinates that ``moved`` comes from."""
    back = moved.inverse()
    return box if back is None else back.rect(box)


def _is_for_us(element: ET.Element) -> bool:
    """Tell whether a child of a switch is the plain one: no extension, in no language but ours."""
    return (
        element.tag.startswith(SVG)
        and element.tag != f"{SVG}foreignObject"
        and not element.get("requiredExtensions")
        and not element.get("systemLanguage")
    )
