"""Spot inks: plates of their own, tints of them, and nothing on the process plates."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import paint_samples as samples
import pikepdf
import pytest

from brochure.artwork.colours import tint
from brochure.colour import K100, WHITE, Ink, ink_from_percent
from brochure.display import GlyphRun, Item, Path, Picture
from brochure.geometry import Rect
from brochure.paint import paint
from brochure.paint.spots import Spots
from brochure.plates.separating import separate
from brochure.profiles import SpotInk, profile_of
from brochure.text.faces import Face

SPOT = profile_of("print-spot")
MID = ink_from_percent("mid", (45, 6, 32, 0), "#9AC8BA")
MIST = ink_from_percent("mist", (12, 2, 8, 0), "#E6F0EE")
ACCENT = ink_from_percent("accent", (0, 88, 92, 10), "#D63B22")


def patch(ink: Ink, x: float) -> Path:
    return Path(Rect(x, 50, 40, 40).segments, fill=ink)


def plates(*items: Item) -> list[dict[str, int]]:
    """Return the ink in per cent at the middle of patches at x 10, 60, 110, ..."""
    page = next(separate(paint(samples.document(items), SPOT), 72).pages())
    x0, y0 = page.frame.trim.x, page.frame.trim.y
    at = [(int(y0 + 70), int(x0 + x + 20)) for x in range(10, 260, 50)]
    return [{n: round(int(p[where]) / 2.55) for n, p in page.plates.items() if p[where]} for where in at]


def test_inks_become_plates_and_tints() -> None:
    """Deep and accent are solids of their plates, mid 30 % of deep, mist bare paper, black stays black."""
    items = [
        patch(ink, x)
        for x, ink in zip(range(10, 260, 50), (samples.DEEP, MID, MIST, ACCENT, K100), strict=True)
    ]
    assert plates(*items) == [{"Deep": 100}, {"Deep": 30}, {}, {"Accent": 100}, {"Black": 100}]


def test_light_inks_knock_out() -> None:
    """White and bare paper on a spot solid leave nothing; a tint replaces the solid below it."""
    ground = Path(Rect(0, 40, 280, 60).segments, fill=samples.DEEP)
    found = plates(ground, patch(WHITE, 10), patch(MIST, 60), patch(MID, 110), patch(ACCENT, 160))
    assert found == [{}, {}, {"Deep": 30}, {"Accent": 100}, {"Deep": 100}]


def test_black_over_a_spot_keeps_it(latin: Face) -> None:
    """A black hairline on a spot solid overprints: the solid below it is whole."""
    ground = Path(Rect(0, 40, 280, 60).segments, fill=samples.DEEP)
    line = Path((("M", 0.0, 70.0), ("L", 280.0, 70.0)), stroke=K100, width=1.9)
    found = plates(ground, line)
    assert all(one == {"Deep": 100, "Black": one["Black"]} and one["Black"] > 80 for one in found)


def test_small_type_in_a_spot_is_black(latin: Face) -> None:
    """Type under 14 pt in the deep ink prints in black; larger type in the spot."""

    def used(size: float) -> set[str]:
        run: GlyphRun = samples.run(latin, "HHHH", size=size, ink=samples.DEEP)
        page = next(separate(paint(samples.document([run]), SPOT), 72).pages())
        return {name for name, plate in page.plates.items() if plate.any()}

    assert used(13.9) == {"Black"}
    assert used(14.0) == {"Deep"}


def test_the_likeness_of_a_spot_is_its_solid() -> None:
    """A viewer without the ink shows the designed CMYK, also where only a tint of it was met first."""
    with pikepdf.open(
        BytesIO(paint(samples.document([patch(MID, 10), patch(samples.DEEP, 60)]), SPOT))
    ) as pdf:
        (space,) = pdf.pages[0].Resources.ColorSpace.values()
        assert [str(space[0]), str(space[1]), str(space[2])] == ["/Separation", "/Deep", "/DeviceCMYK"]
        assert [float(v) for v in space[3].C1] == pytest.approx(samples.DEEP.cmyk)


def test_a_page_names_only_its_spaces() -> None:
    """A page without spot inks has no colour spaces among its resources; nor has a file in process inks."""
    with pikepdf.open(BytesIO(paint(samples.document([patch(ACCENT, 10)], [patch(K100, 10)]), SPOT))) as pdf:
        assert "/ColorSpace" in pdf.pages[0].Resources
        assert "/ColorSpace" not in pdf.pages[1].get("/Resources", {})
    data = paint(samples.document([patch(samples.DEEP, 10)]), samples.PRINT)
    assert separate(data, 30).plates == ("Cyan", "Magenta", "Yellow", "Black")


def test_photographs_stay_in_process_inks() -> None:
    """A photograph in a job of spot inks is separated as ever."""
    (found, *_) = plates(Picture(samples.chequers(), Rect(10, 50, 40, 40)))
    assert set(found) <= {"Cyan", "Magenta", "Yellow", "Black"} and found


def test_names_with_spaces_are_written_as_names() -> None:
    """An ink maker's name with spaces is one PDF name."""
    spots = Spots.of((SpotInk("deep", "PANTONE 5463 C"),))
    assert spots.space(samples.DEEP) == "S1"
    from dataclasses import replace

    profile = replace(SPOT, spots=(SpotInk("deep", "PANTONE 5463 C"),))
    data = paint(samples.document([patch(samples.DEEP, 10)]), profile)
    assert separate(data, 30).plates[4:] == ("PANTONE 5463 C",)


@pytest.mark.parametrize("called", ["专色蓝", "PANTONE 5463 C", "Pât/é #1 (50%)"])
def test_a_plate_may_have_any_name(called: str) -> None:
    """A spot ink's name comes back as it was written, whatever its characters."""
    spots = (SpotInk("deep", called),)
    box = Path(Rect(0, 0, 30, 30).segments, fill=ink_from_percent("deep", (90, 48, 60, 62), "#0C3A3A"))
    with pikepdf.open(BytesIO(paint(samples.document([box]), replace(samples.PRINT, spots=spots)))) as pdf:
        (space,) = pdf.pages[0].Resources.ColorSpace.values()
        assert str(space[1]) == f"/{called}"


def test_tints_that_artwork_and_charts_make_are_tints_of_the_plate() -> None:
    """Half of deep on paper, and half of mid, stand on deep's plate; a mixture of two inks does not."""
    half, less = tint(samples.DEEP, 0.5), tint(MID, 0.5)
    mixed = tint(samples.DEEP, 0.5, ACCENT)
    (first, second, third) = plates(patch(half, 10), patch(less, 60), patch(mixed, 110))[:3]
    assert (first, second) == ({"Deep": 50}, {"Deep": 15})
    assert "Deep" not in third and third["Magenta"] > 50
