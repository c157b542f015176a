"""Small figures and the display items that they become."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from chart_samples import ACCENT, DEEP, INKS, LANGUAGES, flat, paths, runs, spelled

from brochure.charts.backend import IMAGE_PPI, drawing
from brochure.charts.inks import hex_colour
from brochure.charts.loading import Affine2D, Figure, Line2D, LineCollection, Outline, np
from brochure.colour import WHITE, black
from brochure.display import Drawing, Group, Path, Picture, Shade, Tagged
from brochure.errors import DataError, TextError
from brochure.geometry import Rect, bounds
from brochure.text.style import TextStyle
from brochure.text.typesetter import Typesetter

Draw = Callable[..., Drawing]
DEEP_HEX, ACCENT_HEX = hex_colour(DEEP), hex_colour(ACCENT)


def points(height: float = 100) -> Affine2D:
    """Points from the figure's top left, y down."""
    return Affine2D().scale(1, -1).translate(0, height)


# -- the sheet


def test_an_empty_figure_draws_nothing(figure: Figure, draw: Draw) -> None:
    """A figure without a ground of its own is a Drawing of its size without items."""
    assert draw(figure) == Drawing(200, 100, ())


def test_a_figure_is_drawn_at_the_size_that_layout_gives(figure: Figure, draw: Draw) -> None:
    """The size is the drawing's, type keeps its own, and the figure's resolution is as before."""
    figure.set_dpi(133)
    figure.text(1, 1, "corner", size=9, ha="right", va="top")
    drawn = draw(figure, (300, 150))
    (run,) = runs(drawn.items)
    assert (drawn.width, drawn.height, run.size) == (300, 150, 9)
    assert run.x + sum(glyph.advance for glyph in run.glyphs) == pytest.approx(300, abs=0.01)
    assert figure.dpi == 133


def test_a_ground_is_painted_when_asked_for(figure: Figure, draw: Draw) -> None:
    """A face colour on the figure becomes a filled rectangle of its size."""
    figure.set_facecolor(DEEP_HEX)
    (ground,) = draw(figure).items
    assert ground == Path(Rect(0, 0, 200, 100).segments, DEEP, width=0.0)


# -- paths


def test_a_line_is_a_stroked_path(figure: Figure, draw: Draw) -> None:
    """A Line2D in points comes with its ink, width, dash, cap and join."""
    line = Line2D(
        [10, 20], [30, 40], color=DEEP_HEX, linewidth=2, linestyle=(0, (3, 1)),
        dash_capstyle="round", dash_joinstyle="bevel", transform=points(),
    )  # fmt: skip
    figure.add_artist(line)
    assert draw(figure).items == (
        Path((("M", 10, 30), ("L", 20, 40)), None, DEEP, 2, False, (6, 2), "round", "bevel"),
    )


def test_a_bar_is_a_filled_rectangle(figure: Figure, draw: Draw) -> None:
    """Bars of a chart are rectangles in their inks, in data coordinates, without a clip."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, 20), ylim=(0, 10))
    axes.bar([1, 3], [5, 2], width=1, color=[DEEP_HEX, ACCENT_HEX])
    assert [(bar.fill, bar.segments) for bar in draw(figure).items if isinstance(bar, Path)] == [
        (DEEP, (("R", 5, 50, 10, 50),)),
        (ACCENT, (("R", 25, 80, 10, 20),)),
    ]


def test_a_line_beyond_its_axes_is_clipped(figure: Figure, draw: Draw) -> None:
    """What reaches out of the axes is a group clipped to them."""
    axes = figure.add_axes((0.25, 0.25, 0.5, 0.5))
    axes.set_axis_off()
    axes.plot([-1, 2], [0.5, 0.5], color=DEEP_HEX)
    axes.set(xlim=(0, 1), ylim=(0, 1))
    (group,) = draw(figure).items
    assert isinstance(group, Group)
    assert group.clip == Rect(50, 25, 100, 50).segments
    assert len(paths([group])) == 1


def test_a_clip_path_is_a_clip(figure: Figure, draw: Draw) -> None:
    """An artist with a clip path of any shape comes in a group with that path."""
    line = Line2D([0, 200], [50, 50], color=DEEP_HEX, transform=points())
    figure.add_artist(line)
    line.set_clip_path(Outline([(0, 0), (100, 0), (50, 100), (0, 0)], closed=True), points())
    (group,) = draw(figure).items
    assert isinstance(group, Group)
    assert group.clip == (("M", 0, 0), ("L", 100, 0), ("L", 50, 100), ("Z",))


def test_equal_markers_are_one_path(figure: Figure, draw: Draw) -> None:
    """Markers of one fill become one path with a shape at every point, where the points are."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, 200), ylim=(0, 100))
    axes.plot([20, 60, np.nan, 100], [10, 20, 5, 50], "s", color=DEEP_HEX, markersize=6, markeredgewidth=0)
    (markers,) = draw(figure).items
    assert isinstance(markers, Path) and markers.fill == DEEP
    assert markers.segments == (("R", 17, 87, 6, 6), ("R", 57, 77, 6, 6), ("R", 97, 47, 6, 6))


def test_markers_with_another_edge_stay_apart(figure: Figure, draw: Draw) -> None:
    """A marker's fill covers the edge of the one before it, so each is a path of its own."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, 200), ylim=(0, 100))
    axes.plot([50, 53], [50, 50], "o", color=DEEP_HEX, markeredgecolor=ACCENT_HEX)
    assert [(p.fill, p.stroke) for p in paths(draw(figure).items)] == [(DEEP, ACCENT)] * 2


def test_a_collection_of_lines_is_one_path(figure: Figure, draw: Draw) -> None:
    """Lines of one style in a collection are one path; another ink begins the next."""
    lines = [((x, 10), (x, 90)) for x in (10, 20, 30)]
    colours = [DEEP_HEX, DEEP_HEX, ACCENT_HEX]
    figure.add_artist(LineCollection(lines, colors=colours, linewidths=1.5, transform=points()))
    assert [(p.stroke, p.width, p.segments) for p in paths(draw(figure).items)] == [
        (DEEP, 1.5, (("M", 10, 10), ("L", 10, 90), ("M", 20, 10), ("L", 20, 90))),
        (ACCENT, 1.5, (("M", 30, 10), ("L", 30, 90))),
    ]


def test_a_scatter_keeps_its_sizes_and_inks(figure: Figure, draw: Draw) -> None:
    """Every point of a scatter lies at its offset with its own size and ink."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, 200), ylim=(0, 100))
    axes.scatter([50, 100], [40, 60], s=[16, 64], c=[DEEP_HEX, ACCENT_HEX], linewidths=0)
    small, large = paths(draw(figure).items)
    assert (small.fill, large.fill) == (DEEP, ACCENT)
    assert bounds(small.segments) == Rect(48, 58, 4, 4)
    assert bounds(large.segments) == Rect(96, 36, 8, 8)


def test_a_mesh_is_flat_areas(figure: Figure, draw: Draw) -> None:
    """A mesh of colours is a path a cell."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.pcolormesh([[0, 1], [1, 0]], cmap="gray")
    cells = paths(draw(figure).items)
    assert [cell.fill for cell in cells] == [black(1.0), WHITE, WHITE, black(1.0)]
    assert bounds(cells[0].segments) == Rect(0, 50, 100, 50)


def test_hatches_are_clipped_strokes(figure: Figure, draw: Draw) -> None:
    """A hatched bar is its fill, the hatch in the edge's ink clipped to the bar, and its edge on top."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, 200), ylim=(0, 100))
    axes.bar([100], [80], width=40, color=DEEP_HEX, edgecolor=ACCENT_HEX, linewidth=1, hatch="//")
    fill, hatch, edge = draw(figure).items
    bar = Rect(80, 20, 40, 80).segments
    assert fill == Path(bar, DEEP, width=0.0)
    assert isinstance(hatch, Group) and hatch.clip == bar
    (strokes,) = paths([hatch])
    assert strokes.stroke == ACCENT
    reach = bounds(strokes.segments)
    assert reach is not None and reach.contains(Rect(80, 20, 40, 80))
    assert isinstance(edge, Group | Path)
    (edge,) = paths([edge])
    assert (edge.fill, edge.stroke, edge.segments) == (None, ACCENT, bar)


# -- images


def test_an_image_is_a_picture(figure: Figure, draw: Draw) -> None:
    """An image keeps its pixels, the right way up, and lies where its axes are."""
    red, blue, white, black_ = (255, 0, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)
    axes = figure.add_axes((0.1, 0.2, 0.5, 0.5))
    axes.set_axis_off()
    axes.imshow(np.array([[red, blue], [white, black_]], np.uint8), aspect="auto", interpolation="none")
    (picture,) = draw(figure).items
    assert isinstance(picture, Picture)
    assert (picture.photo.width, picture.photo.height) == (2, 2)
    assert picture.photo.pixels == bytes([*red, *blue, *white, *black_])
    box = picture.box
    assert (box.x, box.y, box.width, box.height) == pytest.approx((20, 30, 100, 50), abs=0.01)


def test_a_resampled_image_has_the_presss_resolution(figure: Figure, draw: Draw) -> None:
    """An image that matplotlib resamples comes with 300 pixels an inch, the right way up."""
    axes = figure.add_axes((0, 0, 0.5, 0.5))
    axes.set_axis_off()
    axes.imshow([[0, 0], [1, 1]], cmap="gray", aspect="auto", interpolation="nearest")
    (picture,) = flat(draw(figure).items)
    assert isinstance(picture, Picture)
    assert picture.photo.width == round(100 / 72 * IMAGE_PPI)
    assert (picture.photo.pixels[:3], picture.photo.pixels[-3:]) == (b"\0\0\0", b"\xff\xff\xff")
    assert picture.box.y == pytest.approx(50, abs=0.3)


def test_axes_that_run_backwards_mirror_an_image(figure: Figure, draw: Draw) -> None:
    """Where x runs left and y runs up, the picture's pixels are turned; it lies where the axes are."""
    corners = np.array([[[1] * 3, [2] * 3], [[3] * 3, [4] * 3]], np.uint8)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.imshow(corners, aspect="auto", interpolation="none")
    axes.invert_yaxis()
    axes.invert_xaxis()
    (picture,) = draw(figure).items
    assert isinstance(picture, Picture)
    assert picture.photo.pixels[::3] == bytes([4, 3, 2, 1])
    assert (picture.box.x, picture.box.width, picture.box.height) == pytest.approx((0, 200, 100), abs=0.01)


def test_a_turned_image_is_a_turned_picture(figure: Figure, draw: Draw) -> None:
    """An image under a rotation is a picture in a group whose corners lie where the image's do."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    image = axes.imshow(np.zeros((2, 2, 3), np.uint8), interpolation="none", extent=(0, 40, 0, 20))
    image.set_transform(Affine2D().rotate_deg(90).translate(100, 50))
    (group,) = draw(figure).items
    assert isinstance(group, Group) and group.clip is None
    (picture,) = group.items
    assert isinstance(picture, Picture)
    box = group.transform.rect(picture.box)
    assert (box.x, box.y, box.width, box.height) == pytest.approx((80, 10, 20, 40), abs=0.01)


def test_a_transparent_image_is_refused(figure: Figure, draw: Draw) -> None:
    """An alpha on a whole image is refused like any other."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.imshow(np.zeros((2, 3, 3), np.uint8), alpha=0.5, interpolation="none")
    with pytest.raises(DataError, match="transparent image"):
        draw(figure)


# -- words


def test_text_is_set_by_the_typesetter(figure: Figure, draw: Draw, typesetter: Typesetter) -> None:
    """A text's glyphs, faces and positions are the typesetter's for its size and weight, in its ink."""
    figure.text(0.1, 0.4, "面积20 km²", size=8, weight="bold", color=ACCENT_HEX)
    style = TextStyle("sans", 700, 8.0, 10.0, han_latin_gap=0.125)
    line = typesetter.line("面积20 km²", style, "zh-Hans")
    assert draw(figure).items == line.at(20, 60, ACCENT)


def test_words_are_in_their_language(figure: Figure, draw: Draw) -> None:
    """Han words take the edition's Chinese, others its western language; a Text may say another."""
    figure.text(0, 0.2, "output")
    figure.text(0, 0.4, "产值")
    figure.text(0, 0.6, "Ertrag", language="de")
    assert [run.language for run in runs(draw(figure).items)] == ["en", "zh-Hans", "de"]


def test_a_family_is_a_role(figure: Figure, draw: Draw) -> None:
    """A serif family means the brochure's serif, any other its sans."""
    figure.text(0, 0.2, "a", family="serif")
    figure.text(0, 0.4, "a", family="Comic Sans MS")
    assert [run.face.name for run in runs(draw(figure).items)] == ["SourceSerif4-w400", "LibreFranklin-w400"]


@pytest.mark.parametrize("text", ["Output value", "工业总产值", "2017年+7.3 %", " spaced "])
def test_widths_are_the_typesetters(figure: Figure, draw: Draw, typesetter: Typesetter, text: str) -> None:
    """Matplotlib's layout works with the widths that the typesetter sets: right-aligned text ends right."""
    figure.text(0.9, 0.5, text, size=11, ha="right")
    style = TextStyle("sans", 400, 11.0, 13.75, han_latin_gap=0.125)
    line = typesetter.line(text, style, "zh-Hans" if text[0] == "工" or "年" in text else "en")
    first = runs(draw(figure).items)[0]
    assert first.x - line.runs[0].x == pytest.approx(180 - line.width, abs=1e-3)


def test_labels_beside_each_other_share_a_baseline(figure: Figure, draw: Draw) -> None:
    """Words aligned at their top or centre stand on one baseline, whatever letters they have."""
    for align in ("top", "center", "bottom", "center_baseline"):
        figure.texts.clear()
        for i, text in enumerate(("one", "gap", "Ä", "一区", "12")):
            figure.text(i / 5, 0.5, text, va=align)
        assert len({round(run.y, 3) for run in runs(draw(figure).items)}) == 1


def test_turned_text_is_a_turned_group(figure: Figure, draw: Draw) -> None:
    """A rotated text is its line at the origin under a rotation to the left about its baseline's start."""
    figure.text(0.5, 0.5, "up", rotation=90, rotation_mode="anchor")
    (group,) = draw(figure).items
    assert isinstance(group, Group)
    (run,) = runs([group])
    assert (run.x, run.y) == (0, 0)
    x, y = group.transform.point(10, 0)
    assert (group.transform.e, group.transform.f) == (100, 50)
    assert (x, y) == pytest.approx((100, 40))


def test_lines_of_a_text_are_lines(figure: Figure, draw: Draw) -> None:
    """A text of two lines is two lines at the house's leading."""
    figure.text(0, 0.5, "one\ntwo", size=8)
    first, second = runs(draw(figure).items)
    assert (first.text, second.text) == ("one", "two")
    assert second.y - first.y == pytest.approx(10, abs=1e-3)


def test_an_exponent_is_set_in_the_brochures_type(figure: Figure, draw: Draw) -> None:
    """A simple formula is the brochure's own letters, the raised ones smaller and higher, spelled right."""
    figure.text(0, 0.5, "$\\mathdefault{10^{-3}}$", size=10)
    (span,) = draw(figure).items
    assert isinstance(span, Tagged)
    assert span.actual_text == "10⁻³"
    base, raised = runs([span])
    assert (base.text, raised.text) == ("10", "\u22123")
    assert raised.size < base.size and raised.y < base.y and raised.x > base.x
    assert raised.face.name.startswith("LibreFranklin")


def test_a_fraction_is_outlines(figure: Figure, draw: Draw) -> None:
    """A formula that needs a layout of its own becomes one filled path of its size where it belongs."""
    figure.text(0.5, 0.5, r"$\frac{1}{2}$", size=20, color=ACCENT_HEX)
    (formula,) = draw(figure).items
    assert isinstance(formula, Path) and formula.fill == ACCENT and formula.stroke is None
    box = bounds(formula.segments)
    assert box is not None
    assert 100 < box.x < 105 and 30 < box.y < 50 < box.bottom < 65


def test_a_halo_is_outlines_of_the_brochures_type(figure: Figure, draw: Draw, typesetter: Typesetter) -> None:
    """Path effects on a text draw the outlines of the glyphs that the typesetter would set."""
    from matplotlib import patheffects

    text = figure.text(0.1, 0.5, "产值 A", size=10)
    text.set_path_effects([patheffects.withStroke(linewidth=2, foreground="w"), patheffects.Normal()])
    line = typesetter.line("产值 A", TextStyle("sans", 400, 10.0, 12.5, han_latin_gap=0.125), "zh-Hans")
    halo, *_, glyphs = paths(draw(figure).items)
    assert (halo.stroke, halo.width, glyphs.stroke) == (WHITE, 2, None)
    box = bounds(glyphs.segments)
    assert box is not None
    assert (box.x - 20, box.right - 20) == pytest.approx((line.ink_left, line.ink_right), abs=0.01)


def test_a_log_axis_and_a_legend_draw(figure: Figure, draw: Draw) -> None:
    """What a chart function usually draws comes through, with all its words in the brochure's faces."""
    axes = figure.subplots()
    axes.set_yscale("log")
    axes.plot([1, 2, 3], [1e-2, 1, 1e3], color=DEEP_HEX, label="Output 产值")
    axes.legend(frameon=False)
    drawn = draw(figure, (300, 200))
    assert "Output" in spelled(drawn.items) and "产值" in spelled(drawn.items)
    assert {run.face.name for run in runs(drawn.items)} <= {"LibreFranklin-w400", "NotoSansSC-w400"}


# -- what is refused


@pytest.mark.parametrize("style", [{"style": "italic"}, {"variant": "small-caps"}, {"stretch": "condensed"}])
def test_styles_that_the_fonts_lack_are_refused(figure: Figure, draw: Draw, style: dict[str, str]) -> None:
    """Italics, small capitals and narrow type are refused, not faked."""
    figure.text(0, 0, "a", **style)
    with pytest.raises(DataError, match="upright"):
        draw(figure)


def test_a_missing_glyph_is_an_error(figure: Figure, draw: Draw) -> None:
    """A character that no face has stops the chart."""
    figure.text(0, 0, "\U0001f600")
    with pytest.raises(TextError):
        draw(figure)


def test_tex_is_refused(figure: Figure, draw: Draw) -> None:
    """Text for TeX is refused before TeX is looked for."""
    figure.text(0, 0, "a", usetex=True)
    with pytest.raises(DataError, match="usetex"):
        draw(figure)


def test_a_gradient_is_a_mesh_of_inks(figure: Figure, draw: Draw) -> None:
    """Gouraud shading becomes a shade over triangles, each corner in its ink, and comes out of a print file."""
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(0, 1))
    from matplotlib.colors import ListedColormap

    colours = np.array([[0, 1], [0, 1]])
    axes.pcolormesh([0, 1], [0, 1], colours, shading="gouraud", cmap=ListedColormap([DEEP_HEX, ACCENT_HEX]))
    (shade,) = [item for item in flat(draw(figure).items) if isinstance(item, Shade)]
    assert shade.gradient.kind == "mesh"
    assert {ink for _, ink in shade.gradient.stops} >= {DEEP, ACCENT}
    assert len(shade.gradient.points) == 2 * len(shade.gradient.stops)


def test_a_gradient_in_other_colours_is_refused(figure: Figure, draw: Draw) -> None:
    """Shading between colours that are no inks is refused with those that are."""
    axes = figure.subplots()
    axes.set_axis_off()
    axes.tripcolor([0, 1, 0], [0, 0, 1], [1, 2, 3], shading="gouraud", cmap="viridis")
    with pytest.raises(DataError, match="no ink of the theme"):
        draw(figure)


def test_a_filter_is_refused(figure: Figure, draw: Draw) -> None:
    """A pixel filter is refused."""
    line = Line2D([0, 1], [0, 1], color=DEEP_HEX)
    line.set_agg_filter(lambda image, dpi: (image, 0, 0))
    figure.add_artist(line)
    with pytest.raises(DataError, match="agg_filter"):
        draw(figure)


@pytest.mark.parametrize("colour", ["C0", (*DEEP.srgb, 0.5)])
def test_other_colours_and_transparency_are_refused(figure: Figure, draw: Draw, colour: object) -> None:
    """A colour of no theme and a transparent one both stop the chart."""
    figure.add_artist(Line2D([0, 1], [0, 1], color=colour))
    with pytest.raises(DataError):
        draw(figure)


def test_the_same_figure_gives_the_same_items(typesetter: Typesetter) -> None:
    """Two drawings of equal figures are equal."""

    def made() -> Drawing:
        figure = Figure(figsize=(3, 2), facecolor="none", layout="constrained")
        axes = figure.subplots(1, 2)
        axes[0].bar(["a", "二"], [1, 2], color=DEEP_HEX, hatch="xx", edgecolor="w")
        axes[1].plot([1, 2, 3], [1, 3, 2], "o-", color=ACCENT_HEX)
        return drawing(figure, typesetter, INKS, LANGUAGES)

    assert made() == made()
