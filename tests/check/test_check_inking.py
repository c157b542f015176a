"""The page with most ink is found without drawing them all."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image
from planting import BLACK, KNOCK, draws, with_plant

from brochure.check.bare import strongest_bare
from brochure.check.document import opened
from brochure.check.inking import bounds, most_ink
from brochure.plates import ink

LIMIT = 3.0


def photograph(inks: object, **more: object) -> Callable[[pikepdf.Pdf], Dictionary]:
    """Return a resource: a JPEG in CMYK that holds the samples ``inks`` of 255, rows x columns x 4."""

    def make(pdf: pikepdf.Pdf) -> Dictionary:
        out = io.BytesIO()
        samples = np.asarray(inks, np.uint8)
        Image.fromarray(255 - samples, "CMYK").save(out, "JPEG", quality=95)
        entries = {"Type": Name.XObject, "Subtype": Name.Image, "Width": samples.shape[1],
                   "Height": samples.shape[0], "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK,
                   "Filter": Name.DCTDecode, **more}  # fmt: skip
        return Dictionary(Im=pdf.make_stream(out.getvalue(), **entries))

    return make


def placed(points: float = 240) -> bytes:
    return BLACK + b"q %g 0 0 %g 100 300 cm /Im Do Q" % (points, points)


@pytest.mark.parametrize("profile", ["print", "print-spot"])
def test_no_page_exceeds_its_bound(built: Callable[[str], bytes], profile: str) -> None:
    """What is measured on a page of the sample is never above what its colours allow."""
    document = opened(built(profile))
    most = bounds(document)
    for page in ink(document.data).pages:
        assert page.worst.total / 100 <= most[page.page].most + 0.005


@pytest.mark.parametrize("profile", ["print", "print-spot"])
def test_the_worst_page_is_found_by_drawing_few(built: Callable[[str], bytes], profile: str) -> None:
    """The square with most ink is that of a full measure, and most pages were not drawn for it."""
    document = opened(built(profile))
    found, full = most_ink(document, LIMIT), ink(document.data)
    assert found.worst is not None and full.worst is not None
    assert found.worst.worst.total == pytest.approx(full.worst.worst.total, abs=0.5)
    assert set(found.plates) <= set(full.plates)
    assert len(document.ink) <= 2 < len(full.pages)


@pytest.mark.parametrize("inverted", [False, True])
def test_a_photograph_is_bounded_by_its_samples(good: Callable[[str], bytes], inverted: bool) -> None:
    """A dark patch of 10 mm in a light photograph counts, one of a few dots does not; either Decode is obeyed."""
    samples = np.full((400, 400, 4), 20)
    samples[100:150, 100:150] = (200, 150, 150, 100)
    samples[300:303, 300:303] = 255
    more = {"Decode": Array([1, 0] * 4)} if inverted else {}
    stored = samples if not inverted else 255 - samples
    file = with_plant(good("print"), "print", draws(placed(), XObject=photograph(stored, **more)))
    document = opened(file)
    last = len(document.pages)
    most = bounds(document)[last].most
    measured = ink(document.data, only=[last]).pages[0].worst.total / 100
    assert measured <= most <= 600 / 255 + 0.1


def test_what_is_no_plain_photograph_is_drawn(good: Callable[[str], bytes]) -> None:
    """A picture packed otherwise, and anything that shines through, has no bound."""
    plain = {"Filter": Name.FlateDecode, "DecodeParms": Dictionary()}
    file = with_plant(
        good("print"), "print", draws(placed(), XObject=photograph(np.zeros((40, 40, 4)), **plain))
    )
    document = opened(file)
    assert bounds(document)[len(document.pages)].most == math.inf


def test_overprint_adds_where_it_meets_a_colour(good: Callable[[str], bytes]) -> None:
    """A black area over 250 % of ink may make 350 %; beside it, it makes none more; a line only a part."""
    ground = KNOCK + b"1 1 .5 0 k 100 300 100 100 re f " + BLACK

    def most(more: bytes) -> float:
        document = opened(with_plant(good("print"), "print", draws(ground + more)))
        return bounds(document)[len(document.pages)].most

    assert most(b"120 320 50 50 re f") == pytest.approx(3.5)
    assert most(b"250 320 50 50 re f") == pytest.approx(2.5)
    assert most(b"1 w 90 350 m 250 350 l S") == pytest.approx(2.75)


SOLID = KNOCK + b".8 .4 .3 .2 k "  # 170 % of ink
BARE = b"100 300 60 60 re f "


def test_a_bare_solid_needs_no_plates(good: Callable[[str], bytes]) -> None:
    """A solid that nothing stands on has its colour's ink, where its free part begins; drawn plates agree."""
    content = SOLID + b"100 300 200 60 re f " + KNOCK + b"0 0 0 0 k 150 340 10 10 re f 0 g 90 330 5 5 re f"
    file = with_plant(good("print"), "print", draws(content))
    document = opened(file)
    last = len(document.pages)
    found, drawn = strongest_bare(document.pages[-1:]), ink(document.data, only=[last]).pages[0]
    assert found is not None and found.page == last
    assert found.worst.total == pytest.approx(170) == pytest.approx(drawn.worst.total, abs=1)
    assert (found.worst.x_mm, found.worst.y_mm) == pytest.approx(
        (drawn.worst.x_mm, drawn.worst.y_mm), abs=1.1
    )


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (SOLID + b"100 300 42 60 re f", "it is narrower than 15 mm"),
        (SOLID + BARE + b"0 0 0 0 k 129 329 2 2 re f", "something stands in its middle"),
        (SOLID + BARE + b".5 w 100 330 m 160 330 l S", "a line crosses it"),
        (SOLID + b"100 300 m 160 300 l 130 360 l f", "it is a triangle"),
        (SOLID + b"100 300 m 160 300 l 160 360 l 100 360 l 90 330 l f", "it has five corners"),
        (SOLID + BARE.replace(b"f ", b"") + b"110 310 40 40 re f*", "there is a hole in it"),
        (SOLID + b"q 130 330 m 160 360 l 100 360 l h W n " + BARE + b"Q", "a clip cuts it to a triangle"),
        (SOLID + b"q 120 300 10 60 re W n " + BARE + b"Q", "a clip leaves a strip of it"),
        (SOLID + b"q .8 .6 -.6 .8 0 0 cm 250 200 40 40 re f Q", "it is turned"),
        (BLACK + b".8 .4 .3 .2 k " + BARE, "what lies below it shows through"),
        (SOLID + b"-100 300 110 60 re f", "too little of it lies on the sheet"),
    ],
)
def test_what_is_not_bare_is_drawn(good: Callable[[str], bytes], content: bytes, why: str) -> None:
    """Where a square's ink is not surely that of one colour, none is told."""
    document = opened(with_plant(good("print"), "print", draws(content)))
    assert strongest_bare(document.pages[-1:]) is None, why


def test_a_solid_spares_drawing_a_lighter_photograph(good: Callable[[str], bytes]) -> None:
    """A photograph with dark dots that is no darker over 15 mm than the strongest solid is not drawn."""
    samples = np.full((400, 400, 4), 20)
    samples[100:140, 100:140] = 250  # 8 mm of a square of 15
    content = SOLID + b"100 100 60 60 re f " + placed()
    document = opened(with_plant(good("print"), "print", draws(content, XObject=photograph(samples))))
    most = bounds(document)[len(document.pages)]
    assert most.most > 3.5 and most.likely == pytest.approx(1.7)
    found = most_ink(document, LIMIT)
    assert found.worst is not None and found.worst.worst.total == pytest.approx(170)
    assert len(document.pages) not in document.ink


def test_a_dark_photograph_is_measured(good: Callable[[str], bytes]) -> None:
    """The darkest square of a photograph that is darker than all solids is found, whatever lies around it."""
    samples = np.full((400, 400, 4), 20)
    samples[100:260, 60:220] = 190  # 34 mm at 298 %
    document = opened(with_plant(good("print"), "print", draws(placed(), XObject=photograph(samples))))
    found = most_ink(document, 4.0)
    assert found.worst is not None and found.worst.page == len(document.pages)
    assert found.worst.worst.total == pytest.approx(400 * 190 / 255, abs=1)
