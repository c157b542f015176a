"""A matplotlib backend that emits display items: a figure in, a Drawing out (points, y down).

Text goes through the brochure's typesetter, colours become inks, paths become paths. What print does not
know (transparency, sketches, TeX) is refused with a word on what to do instead; nothing is
rasterised or left out in silence. Knows nothing of what a chart means.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn, cast

from brochure.charts.inks import InkTable
from brochure.charts.loading import (
    Affine2D,
    Artist,
    FigureCanvasBase,
    GraphicsContextBase,
    Outline,
    RendererBase,
    Text,
    Transform,
    font_manager,
    np,
    to_rgba,
)
from brochure.charts.outlines import DIGITS, segments
from brochure.charts.pixels import photo
from brochure.charts.sheet import Joining, Sheet
from brochure.charts.strokes import Finish, finish
from brochure.charts.words import LEADING, OutlinedWords, Words
from brochure.colour import Ink
from brochure.display import Drawing, Gradient, Group, Item, Path, Picture, Shade
from brochure.errors import DataError
from brochure.geometry import Rect, Segments, bounds, subpaths, transformed
from brochure.geometry import Transform as Placing
from brochure.text.typesetter import Typesetter
from brochure.units import POINTS_PER_INCH

if TYPE_CHECKING:
    from brochure.charts.loading import Figure

IMAGE_PPI = 300.0
"""Resolution at which matplotlib resamples images for us: what the press wants at most."""

HATCH_TILE = 72.0
"""Side of a hatch's tile, points, as in matplotlib's own vector backends."""

UNIT = Rect(0.0, 0.0, 1.0, 1.0)


def drawing(
    figure: Figure,
    typesetter: Typesetter,
    inks: Iterable[Ink],
    languages: Sequence[str],
    size: tuple[float, float] | None = None,
) -> Drawing:
    """Return a figure as a Drawing in ``inks``.

    ``size`` is the width and height to draw it at, points; type and strokes keep theirs. Without it the
    figure's own size counts. ``languages`` are the edition's BCP 47 tags. Raises DataError for what can not
    be printed (see :class:`DisplayRenderer`), TextError for a missing glyph.
    """
    before = figure.dpi
    canvas = DisplayCanvas(figure, Words(typesetter, languages), InkTable(inks))
    try:
        figure.dpi = POINTS_PER_INCH
        if size is not None:
            figure.set_size_inches(size[0] / POINTS_PER_INCH, size[1] / POINTS_PER_INCH)
        canvas.draw()
    finally:
        figure.dpi = before
    renderer = canvas.get_renderer()
    return Drawing(renderer.width, renderer.height, renderer.sheet.items)


class Plate:
    """Artists on a bare ground, ``width`` by ``height`` points: what the house's own charts are drawn on.

    A matplotlib Figure without axes and what belongs to them, which such charts have no use for; to its
    artists it is a figure.
    """

    dpi = POINTS_PER_INCH

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self._artists: list[Artist] = []

    def add_artist(self, artist: Artist) -> None:
        """Add an artist, which brings its own transform along."""
        artist.set_figure(cast(Any, self))
        self._artists.append(artist)

    def get_figure(self, root: bool = False) -> Plate:
        """Return itself: an artist asks it for its figure."""
        return self

    def drawing(self, typesetter: Typesetter, inks: Iterable[Ink], languages: Sequence[str]) -> Drawing:
        """Return what is on the plate, as :func:`drawing` does."""
        width, height = round(self.width, DIGITS), round(self.height, DIGITS)
        renderer = DisplayRenderer(width, height, Words(typesetter, languages), InkTable(inks))
        for artist in sorted(self._artists, key=lambda artist: artist.get_zorder()):
            artist.draw(renderer)
        return Drawing(width, height, renderer.sheet.items)


class DisplayCanvas(FigureCanvasBase):
    """The canvas of one drawing: what matplotlib's layout asks for a renderer."""

    def __init__(self, figure: Figure, words: Words, inks: InkTable) -> None:
        super().__init__(figure)
        self._words = words
        self._inks = inks
        self._renderer: DisplayRenderer | None = None

    def get_renderer(self) -> DisplayRenderer:
        """Return the renderer of the figure's present size."""
        width, height = (round(float(v) * POINTS_PER_INCH, DIGITS) for v in self.figure.get_size_inches())
        if self._renderer is None or (self._renderer.width, self._renderer.height) != (width, height):
            self._renderer = DisplayRenderer(width, height, self._words, self._inks)
        return self._renderer

    def draw(self, *args: Any, **kwargs: Any) -> None:
        """Draw the figure."""
        self.figure.draw(self.get_renderer())


class DisplayRenderer(RendererBase):
    """Draws on a sheet of ``width`` by ``height`` points; one pixel of matplotlib's is one point.

    Raises DataError for a colour that is no ink, for transparency, filters, TeX and sketches.
    """

    def __init__(self, width: float, height: float, words: Words, inks: InkTable) -> None:
        super().__init__()
        self.width = width
        self.height = height
        self.words = words
        self.inks = inks
        self.sheet = Sheet()
        self._text2path = OutlinedWords(words)

    # -- what matplotlib asks

    def flipy(self) -> bool:
        """Tell that matplotlib's y runs up; it is turned here."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the sheet's size, points."""
        return self.width, self.height

    def points_to_pixels(self, points: Any) -> Any:
        """Return points unchanged."""
        return points

    def get_image_magnification(self) -> float:
        """Return how many pixels of a resampled image a point holds."""
        return IMAGE_PPI / POINTS_PER_INCH

    def option_image_nocomposite(self) -> bool:
        """Tell that images stay apart."""
        return True

    def option_scale_image(self) -> bool:
        """Tell that an image may come as it is, with a transform."""
        return True

    # -- paths

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Outline,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Draw a path, filled with ``rgbFace`` and hatched if the context says so."""
        self._paint(gc, segments(path, transform, self.height), finish(gc, rgbFace, self.inks))

    def draw_markers(
        self,
        gc: GraphicsContextBase,
        marker_path: Outline,
        marker_trans: Transform,
        path: Outline,
        trans: Transform,
        rgbFace: Any = None,  # noqa: N803
    ) -> None:
        """Draw a marker at every vertex of a path; equal markers become one path."""
        marker = segments(marker_path, marker_trans, 0.0)
        painted = finish(gc, rgbFace, self.inks)
        with self._joining("shapes"):
            for vertices, _ in path.iter_segments(trans, simplify=False):
                x, y = (float(v) for v in vertices[-2:])
                if math.isfinite(x) and math.isfinite(y):
                    self._paint(gc, _moved(marker, x, self.height - y), painted)

    def draw_path_collection(self, gc: GraphicsContextBase, *args: Any, **kwargs: Any) -> None:
        """Draw paths with cycling styles; neighbouring lines of one style become one path."""
        with self._joining("lines"):
            super().draw_path_collection(gc, *args, **kwargs)

    def draw_gouraud_triangles(
        self, gc: GraphicsContextBase, triangles_array: Any, colors_array: Any, transform: Transform
    ) -> None:
        """Shade triangles (N x 3 x 2) between their corners' colours (N x 3 x 4), each of one or two inks."""
        places = transform.transform(np.asarray(triangles_array, dtype=float).reshape(-1, 2))
        inks = self.inks.course(np.asarray(colors_array).reshape(-1, 4).tolist())
        if len(inks) != len(places):
            _refuse("transparency", "shades to nothing", "shade to white: print has no transparency")
        points = [(round(float(x), DIGITS), round(self.height - float(y), DIGITS)) for x, y in places]
        outline: list[tuple[Any, ...]] = []
        for first in range(0, len(points), 3):
            a, b, c = points[first : first + 3]
            outline += [("M", *a), ("L", *b), ("L", *c), ("Z",)]
        stops = tuple((0.0, ink) for ink in inks)
        path = Path(tuple(outline), fill=stops[0][1])
        flat = tuple(v for point in points for v in point)
        self.sheet.add(Shade(path, Gradient("mesh", flat, stops)), self._clips(gc), bounds(path.segments))

    # -- images

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        """Draw an image from its lower left corner ``x``, ``y`` on, or a unit square under ``transform``."""
        rows, columns = im.shape[:2]
        if not rows or not columns:
            return
        if transform is not None and gc.get_alpha() not in (None, 1.0):
            _refuse("transparency", "draws a transparent image", "mix it with white yourself; alpha=1")
        if transform is None:
            width, height = (n * POINTS_PER_INCH / IMAGE_PPI for n in (columns, rows))
            a, b, c, d, e, f = width, 0.0, 0.0, height, 0.0, 0.0
        else:
            a, b, c, d, e, f = (float(v) for v in transform.frozen().to_values())
        # The photo's y runs down from its top: turn it, place it, turn the sheet.
        placing = Placing(a, -b, -c, d, c + e + float(x), self.height - d - f - float(y))
        box = placing.rect(UNIT)
        picture: Item
        if b or c:
            picture = Group((Picture(photo(im), UNIT),), placing)
        else:  # matplotlib mirrors an image by its transform, as where y runs down: its rows are turned
            picture = Picture(photo(im, from_foot=d > 0, from_left=a > 0), box)
        self.sheet.add(picture, self._clips(gc), box)

    # -- words

    def get_text_width_height_descent(
        self, s: str, prop: font_manager.FontProperties, ismath: Any
    ) -> tuple[float, float, float]:
        """Return width, height and depth below the baseline of a string as the typesetter sets it, points."""
        if ismath == "TeX":
            self.draw_tex()
        words = self.words.formula(s, prop) if ismath else self.words.set(s, prop)
        if words is None:
            return self._outlined.formula_size(s, prop)
        above, below = self.words.room(prop)
        if len(words.lines) > 1:
            above, below = (max(pair) for pair in zip(words.heights, (above, below), strict=True))
        return words.width, above + below, below

    def _get_font_height_metrics(self, prop: font_manager.FontProperties) -> tuple[float, float, float]:
        """Return the room of a line above and below its baseline, points, and the gap between lines.

        Matplotlib asks from 3.11 on; without an answer it looks for a font of its own to measure.
        """
        above, below = self.words.room(prop)
        return above, below, LEADING * float(prop.get_size_in_points()) - above - below

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: font_manager.FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Text | None = None,
    ) -> None:
        """Set a string with its baseline's start at ``x``, ``y``, turned by ``angle`` degrees to the left."""
        ink = self.inks.ink(gc.get_rgb())
        if ink is None:
            return
        language = _language(mtext)
        words = self.words.formula(s, prop, language) if ismath else self.words.set(s, prop, language)
        if words is None:
            vertices, codes = self._outlined.get_text_path(prop, s, ismath)
            scale = prop.get_size_in_points() / self._outlined.FONT_SCALE
            turned = Affine2D().scale(scale).rotate_deg(angle).translate(x, y)
            outline = segments(Outline(vertices, codes), turned, self.height)
            self.sheet.part()
            self.sheet.add_path(outline, Finish(ink, None), self._clips(gc))
            return
        x, y = round(float(x), DIGITS), round(self.height - float(y), DIGITS)
        items = words.at(0, 0, ink) if angle else words.at(x, y, ink)
        if angle:
            placing = Placing.rotation(-angle).then(Placing.translation(x, y))
            items = (Group(items, placing),)
        clips = self._clips(gc)
        for item in items:
            self.sheet.add(item, clips)

    def draw_tex(self, *args: Any, **kwargs: Any) -> None:
        """Refuse TeX."""
        _refuse("tex", "wants its text set by TeX", "leave usetex off; $...$ is set without it")

    def start_filter(self) -> None:
        """Refuse a pixel filter."""
        _refuse("filter", "filters pixels (agg_filter)", "shadows and glows are not printed: leave it out")

    # -- inside

    @property
    def _outlined(self) -> OutlinedWords:
        assert isinstance(self._text2path, OutlinedWords)
        return self._text2path

    @contextmanager
    def _joining(self, joining: Joining) -> Iterator[None]:
        before, self.sheet.joining = self.sheet.joining, joining
        self.sheet.part()
        try:
            yield
        finally:
            self.sheet.joining = before
            self.sheet.part()

    def _paint(self, gc: GraphicsContextBase, shape: Segments, painted: Finish) -> None:
        clips = self._clips(gc)
        if not gc.get_hatch():
            self.sheet.add_path(shape, painted, clips)
            return
        self.sheet.part()
        self.sheet.add_path(shape, Finish(painted.fill, None), clips)
        hatch = self._hatch(gc, shape)
        if hatch is not None:
            self.sheet.add(hatch, clips, bounds(shape))
        stroke = Finish(None, painted.stroke, painted.width, painted.dash, painted.cap, painted.join)
        self.sheet.add_path(shape, stroke, clips)

    def _hatch(self, gc: GraphicsContextBase, shape: Segments) -> Group | None:
        """Return a shape's hatch: tiles from the sheet's top left, clipped to the shape."""
        box, ink = bounds(shape), self.inks.ink(to_rgba(gc.get_hatch_color()))
        if box is None or ink is None:
            return None
        tile = segments(gc.get_hatch_path(), Affine2D().scale(HATCH_TILE), HATCH_TILE)
        width = round(float(gc.get_hatch_linewidth()), DIGITS)
        marks: list[tuple[Any, ...]] = []
        for row in range(math.floor(box.y / HATCH_TILE), math.ceil(box.bottom / HATCH_TILE)):
            for column in range(math.floor(box.x / HATCH_TILE), math.ceil(box.right / HATCH_TILE)):
                for mark in subpaths(_moved(tile, column * HATCH_TILE, row * HATCH_TILE)):
                    reach = bounds(mark)
                    if reach is not None and reach.grown(width).overlaps(box):
                        marks += mark
        if not marks:
            return None
        return Group((Finish(ink, ink, width).path(tuple(marks)),), clip=shape)

    def _clips(self, gc: GraphicsContextBase) -> tuple[Segments, ...]:
        clips: list[Segments] = []
        rectangle = gc.get_clip_rectangle()
        if rectangle is not None:
            x0, y0, x1, y1 = (float(v) for v in rectangle.extents)
            edges = (x0, self.height - y1, x1 - x0, y1 - y0)
            clips.append((("R", *(round(v, DIGITS) for v in edges)),))
        path, affine = gc.get_clip_path()
        if path is not None:
            shape = segments(cast(Outline, path), affine, self.height)
            if shape not in clips:
                clips.append(shape)
        return tuple(clips)


def _refuse(code: str, what: str, remedy: str) -> NoReturn:
    raise DataError.of(f"chart-{code}", f"a chart {what}", remedy)


def _language(mtext: Text | None) -> str | None:
    # The language of a Text came with matplotlib 3.11; a list of languages for its parts is not followed.
    said = getattr(mtext, "get_language", lambda: None)()
    return said if isinstance(said, str) else None


def _moved(shape: Segments, dx: float, dy: float) -> Segments:
    moved = transformed(shape, Placing.translation(dx, dy))
    return tuple((operator, *(round(v, DIGITS) for v in numbers)) for operator, *numbers in moved)
