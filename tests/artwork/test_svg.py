"""What an SVG says stands on the page: shapes, maps, styles, gradients, clips, uses, words."""

from __future__ import annotations

import base64
from pathlib import Path

import matplotlib
import pytest
from artwork_samples import ACCENT, DEEP, THEME, leaves, loaded

from brochure.artwork.markers import vertices
from brochure.artwork.outlines import extents, path_data
from brochure.colour import WHITE, Ink
from brochure.display import Group, Shade
from brochure.display import Path as PathItem
from brochure.geometry import Rect
from brochure.text.typesetter import Typesetter

PX = 0.75  # points


def boxes(folder: Path, body: str, typesetter: Typesetter, attributes: str | None = None) -> list[Rect]:
    """Return the boxes of all leaves in px."""
    drawn = loaded(folder, body, typesetter, attributes).drawn(THEME)
    found = []
    for leaf in leaves(drawn.items):
        assert isinstance(leaf, PathItem)
        box = extents(leaf.segments)
        assert box is not None
        found.append(Rect(*(round(v / PX, 2) for v in (box.x, box.y, box.width, box.height))))
    return found


def inks(folder: Path, body: str, typesetter: Typesetter) -> list[Ink | None]:
    drawn = loaded(folder, body, typesetter).drawn(THEME)
    return [leaf.fill or leaf.stroke for leaf in leaves(drawn.items) if isinstance(leaf, PathItem)]


@pytest.mark.parametrize(
    ("shape", "box"),
    [
        ('<rect x="10" y="20" width="30" height="40"/>', (10, 20, 30, 40)),
        ('<rect x="10" y="20" width="30" height="40" rx="5"/>', (10, 20, 30, 40)),
        ('<circle cx="50" cy="50" r="20"/>', (30, 30, 40, 40)),
        ('<ellipse cx="50" cy="50" rx="20" ry="10"/>', (30, 40, 40, 20)),
        ('<polygon points="10,10 30,10 20,40"/>', (10, 10, 20, 30)),
        ('<path d="M10 10h20v20H10z"/>', (10, 10, 20, 20)),
        ('<path d="M10 50 A 20 20 0 0 1 50 50 Z"/>', (10, 30, 40, 20)),
        ('<path d="M10 50 Q 30 10 50 50 T 90 50"/>', (10, 30, 80, 40)),
        ('<rect width="50%" height="25%"/>', (0, 0, 50, 25)),
        ('<rect width="1in" height="2.54cm"/>', (0, 0, 96, 96)),
        ('<g transform="translate(10,10)"><rect transform="scale(2)" width="5" height="5"/></g>', (10, 10, 10, 10)),
        ('<rect transform="rotate(90 50 50)" x="50" y="40" width="30" height="20"/>', (40, 50, 20, 30)),
        ('<rect transform="matrix(1 0 0 -1 0 100)" x="1" y="2" width="3" height="4"/>', (1, 94, 3, 4)),
        ('<g transform="skewX(45)"><rect y="10" width="10" height="10"/></g>', (10, 10, 20, 10)),
        ('<defs><rect id="r" width="5" height="5"/></defs><use href="#r" x="7" y="8"/>', (7, 8, 5, 5)),
        (
            '<symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol>'
            '<use xlink:href="#s" x="20" width="40" height="20"/>',
            (30, 0, 20, 20),
        ),
        ('<svg x="10" y="10" width="20" height="20" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>', (10, 10, 20, 20)),
        ('<switch><g requiredExtensions="x"/><rect width="4" height="4"/></switch>', (0, 0, 4, 4)),
    ],
)  # fmt: skip
def test_shapes_stand_where_they_should(
    tmp_path: Path, typesetter: Typesetter, shape: str, box: tuple[float, ...]
) -> None:
    """Each basic shape, length, map and reference lies where SVG says."""
    assert boxes(tmp_path, shape, typesetter) == [Rect(*box)]


@pytest.mark.parametrize(
    ("aspect", "box"),
    [
        ("xMidYMid meet", (50, 0, 100, 100)), ("xMinYMin meet", (0, 0, 100, 100)),
        ("xMaxYMax", (100, 0, 100, 100)), ("none", (0, 0, 200, 100)), ("xMidYMin slice", (0, 0, 200, 200)),
    ],
)  # fmt: skip
def test_a_view_box_is_fitted(
    tmp_path: Path, typesetter: Typesetter, aspect: str, box: tuple[float, ...]
) -> None:
    """A square view in a wide artwork stands left, middle, right, stretched, or cut."""
    attributes = f'viewBox="5 5 10 10" width="200" height="100" preserveAspectRatio="{aspect}"'
    assert boxes(tmp_path, '<rect x="5" y="5" width="10" height="10"/>', typesetter, attributes) == [
        Rect(*box)
    ]


def test_size_comes_from_width_and_height_or_the_view_box(tmp_path: Path, typesetter: Typesetter) -> None:
    """Millimetres stay millimetres; without a size the view box counts in px."""
    body = '<rect width="5" height="5"/>'
    sized = loaded(tmp_path, body, typesetter, 'width="25.4mm" height="50.8mm" viewBox="0 0 10 20"')
    assert (round(sized.width, 3), round(sized.height, 3)) == (72, 144)
    plain = loaded(tmp_path, body, typesetter, 'viewBox="0 0 40 20"')
    assert (plain.width, plain.height) == (30, 15)


def test_style_sheets_win_over_attributes_and_styles_over_both(
    tmp_path: Path, typesetter: Typesetter
) -> None:
    """Attributes yield to rules, rules to a style attribute, all to what is important; groups hand down."""
    body = (
        "<style>.a{fill:#0C3A3A} #b{fill:#0C3A3A!important} g > rect.c{fill:#D63B22}</style>"
        '<rect class="a" fill="#D63B22" width="1" height="1"/>'
        '<rect class="a" style="fill:#D63B22" width="1" height="1"/>'
        '<rect id="b" style="fill:#D63B22" width="1" height="1"/>'
        '<g fill="#000"><rect class="c" width="1" height="1"/><rect width="1" height="1"/></g>'
        '<g color="#D63B22"><rect fill="currentColor" width="1" height="1"/></g>'
    )
    found = inks(tmp_path, body, typesetter)
    assert [ink.name for ink in found if ink] == ["deep", "accent", "deep", "accent", "K100", "accent"]


def test_colours_find_their_inks(tmp_path: Path, typesetter: Typesetter) -> None:
    """A theme's colour is its ink; greys are black alone; white is bare; others come through ICC in limits."""
    colours = ("#D73C23", "#0c3a3a", "black", "rgb(178,178,178)", "white", "#0000ff", "device-cmyk(0 .5 1 0)")
    body = "".join(f'<rect width="1" height="1" fill="{colour}"/>' for colour in colours)
    accent, deep, black, grey, white, blue, orange = inks(tmp_path, body, typesetter)
    assert (accent, deep, white) == (ACCENT, DEEP, WHITE)
    assert black is not None and black.cmyk == (0, 0, 0, 1)
    assert grey is not None and grey.cmyk[:3] == (0, 0, 0) and 0.38 < grey.cmyk[3] < 0.42
    assert blue is not None and blue.total <= 280 and blue.cmyk[0] > 0.8
    assert orange is not None and orange.cmyk == (0, 0.5, 1, 0)


def test_strokes_keep_their_pen(tmp_path: Path, typesetter: Typesetter) -> None:
    """Width, dashes, caps, joins and mitre limit arrive; a scaled group scales the width."""
    body = (
        '<g transform="scale(2)"><path d="M21 21L29 29" fill="none" stroke="#000" stroke-width="3" stroke-dasharray="4 2"'
        ' stroke-dashoffset="1" stroke-linecap="round" stroke-linejoin="bevel" stroke-miterlimit="7"/></g>'
    )
    drawn = loaded(tmp_path, body, typesetter).drawn(THEME)
    (group,) = drawn.items
    assert isinstance(group, Group)
    (line,) = group.items
    assert isinstance(line, PathItem)
    assert (line.width, line.dash, line.phase, line.cap, line.join) == (6, (8, 4), 2, "round", "bevel")
    assert line.miter_limit == 7


def test_a_bent_stroke_is_bent(tmp_path: Path, typesetter: Typesetter) -> None:
    """A line under a map that is no similarity is drawn in its own units, its width bent with it."""
    body = '<path transform="scale(4 1)" d="M10 25H15" fill="none" stroke="#000" stroke-width="2"/>'
    (scaled,) = loaded(tmp_path, body, typesetter).drawn(THEME).items
    assert isinstance(scaled, Group)
    (bent,) = scaled.items
    assert isinstance(bent, Group)
    assert (bent.transform.a, bent.transform.d) == (4, 1)


def test_gradients_are_shades(tmp_path: Path, typesetter: Typesetter) -> None:
    """A gradient of the shape's box runs over the shape; one that refers to another takes its stops."""
    body = (
        '<linearGradient id="a"><stop stop-color="#0C3A3A"/><stop offset="1" stop-color="#D63B22"/></linearGradient>'
        '<linearGradient id="b" xlink:href="#a" x1="0" x2="0" y1="0" y2="1"/>'
        '<rect x="10" y="20" width="40" height="60" fill="url(#b)"/>'
    )
    (shade,) = leaves(loaded(tmp_path, body, typesetter).drawn(THEME).items)
    assert isinstance(shade, Shade)
    x0, y0, x1, y1 = shade.gradient.points
    start, end = shade.gradient.transform.point(x0, y0), shade.gradient.transform.point(x1, y1)
    assert (start, end) == ((10, 20), (10, 80))
    assert shade.gradient.stops == ((0, DEEP), (1, ACCENT))


@pytest.mark.parametrize(("spread", "periods"), [("pad", 1), ("repeat", 4), ("reflect", 4)])
def test_gradients_repeat(tmp_path: Path, typesetter: Typesetter, spread: str, periods: int) -> None:
    """A gradient over a quarter of a shape is written out four times where it repeats."""
    body = (
        f'<linearGradient id="a" x2=".25" spreadMethod="{spread}"><stop stop-color="#0C3A3A"/>'
        '<stop offset="1" stop-color="#D63B22"/></linearGradient><rect width="80" height="10" fill="url(#a)"/>'
    )
    (shade,) = leaves(loaded(tmp_path, body, typesetter).drawn(THEME).items)
    assert isinstance(shade, Shade)
    assert len(shade.gradient.stops) == 2 * periods


def test_clips_hold_rule_and_nesting(tmp_path: Path, typesetter: Typesetter) -> None:
    """A clip of two shapes is one path; an even-odd clip keeps its rule; nested clips nest."""
    body = (
        '<clipPath id="a"><circle cx="20" cy="20" r="10"/><rect x="20" y="15" width="30" height="10"/></clipPath>'
        '<clipPath id="b"><path clip-rule="evenodd" d="M0 0h50v50H0zM10 10h10v10H10z"/></clipPath>'
        '<g clip-path="url(#a)"><rect clip-path="url(#b)" width="90" height="90"/></g>'
    )
    (scaled,) = loaded(tmp_path, body, typesetter).drawn(THEME).items
    assert isinstance(scaled, Group)
    (outer,) = scaled.items
    assert isinstance(outer, Group)
    (inner,) = outer.items
    assert isinstance(inner, Group)
    assert (outer.even_odd, inner.even_odd) == (False, True)
    assert outer.clip is not None
    assert sum(segment[0] == "M" for segment in outer.clip) == 2


def test_words_become_outlines_and_are_reported(tmp_path: Path, typesetter: Typesetter) -> None:
    """Words stand at their anchor, as outlines in the brochure's typeface, and a warning says so."""
    body = '<text x="50" y="50" font-size="10" text-anchor="middle">Park 园区</text>'
    artwork = loaded(tmp_path, body, typesetter)
    assert [finding.code for finding in artwork.findings] == ["artwork-type"]
    (word,) = boxes(tmp_path, body, typesetter)
    assert abs(word.x + word.width / 2 - 50) < 1
    assert 40 < word.y < word.bottom < 53


def test_hidden_things_are_not_drawn(tmp_path: Path, typesetter: Typesetter) -> None:
    """What is not displayed, not visible, without paint, or only defined, leaves nothing."""
    body = (
        '<rect width="9" height="9" display="none"/><rect width="9" height="9" visibility="hidden"/>'
        '<rect width="9" height="9" fill="none"/><defs><rect width="9" height="9"/></defs>'
        '<g style="visibility:hidden"><rect x="1" width="2" height="2" visibility="visible"/></g>'
    )
    assert boxes(tmp_path, body, typesetter) == [Rect(1, 0, 2, 2)]


def test_what_can_not_be_placed_is_reported(tmp_path: Path, typesetter: Typesetter) -> None:
    """Animations are left out, and a warning names them."""
    body = (
        '<rect width="5" height="5"><animate attributeName="x" to="5"/></rect><set attributeName="x" to="1"/>'
    )
    (finding,) = loaded(tmp_path, body, typesetter).findings
    assert finding.code == "artwork-left-out"
    assert "animation" in finding.what


def test_markers_stand_at_vertices_and_point_along_the_line(tmp_path: Path, typesetter: Typesetter) -> None:
    """An arrow head stands with its tip at the line's end, turned along it, as large as the line is wide."""
    body = (
        '<marker id="m" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="4" markerHeight="4" orient="auto">'
        '<path d="M0 0L10 5L0 10z"/></marker><path d="M50 90V40" stroke="#000" stroke-width="2" fill="none" '
        'marker-end="url(#m)"/>'
    )
    line, head = boxes(tmp_path, body, typesetter)
    assert line == Rect(50, 40, 0, 50)
    assert head == Rect(46, 40, 8, 8)


def test_markers_in_the_middle_halve_the_corner(tmp_path: Path, typesetter: Typesetter) -> None:
    """At a corner a marker points halfway between both sides; a start may be turned round."""
    marks = [(v.mark, round(v.angle)) for v in vertices((("M", 0, 0), ("L", 10, 0), ("L", 10, 10)))]
    assert marks == [("marker-start", 0), ("marker-mid", 45), ("marker-end", 90)]
    curve = [round(v.angle) for v in vertices((("M", 0, 0), ("C", 0, 10, 10, 10, 10, 0)))]
    assert curve == [90, -90]


def test_arcs_of_any_flags_end_where_they_say() -> None:
    """The four arcs between two points all end at the second one."""
    for flags in ("0 0", "0 1", "1 0", "1 1"):
        segments = path_data(f"M10 10 A 30 20 25 {flags} 40 30")
        assert segments[-1][-2:] == pytest.approx((40, 30))


def test_words_are_set_in_the_artwork_s_own_face(tmp_path: Path, typesetter: Typesetter) -> None:
    """A face that an SVG carries sets its words, without a warning; a sign that it lacks takes the house's."""
    file = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "cmsy10.ttf"
    carried = base64.b64encode(file.read_bytes()).decode()
    rule = f"@font-face{{font-family:'Logo Face';src:url(data:font/ttf;base64,{carried})}}"
    body = f"<style>{rule}</style><text y='50' font-size='20' font-family='\"Logo Face\", serif'>%s</text>"
    own = loaded(tmp_path, body % "A", typesetter)
    assert own.findings == ()
    assert (
        own.marks[0].segments
        != loaded(tmp_path, body.replace('Logo Face", ', 'x", ') % "A", typesetter).marks[0].segments
    )
    assert [f.code for f in loaded(tmp_path, body % "园", typesetter).findings] == ["artwork-type"]


def test_a_broken_face_is_passed_over(tmp_path: Path, typesetter: Typesetter) -> None:
    """Data that are no font leave the words to the house's face, with a warning."""
    rule = "@font-face{font-family:X;src:url(data:font/ttf;base64,AAEAAAAAAAA=)}"
    body = f"<style>{rule}</style><text y='50' font-size='20' font-family='X'>A</text>"
    assert [f.code for f in loaded(tmp_path, body, typesetter).findings] == ["artwork-type"]
