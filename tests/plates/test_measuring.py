"""Coverage and the worst square, on plates whose ink is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.geometry import Rect
from brochure.plates.measuring import Frame, page_ink
from brochure.units import mm

DPI = 100
SCALE = DPI / 72
SHEET = Rect(0, 0, mm(60), mm(80))
PIXEL_MM = 25.4 / DPI


def plate(*patches: tuple[Rect, float], sheet: Rect = SHEET) -> Any:
    """Return a plate with patches (mm from the sheet's top left) of so much ink."""
    ink = np.zeros((round(sheet.height * SCALE), round(sheet.width * SCALE)), np.uint8)
    frame = Frame(SCALE, sheet, sheet)
    for box, amount in patches:
        ink[frame.pixels(Rect(*(mm(v) for v in (box.x, box.y, box.width, box.height))))] = round(255 * amount)
    return ink


def test_a_square_is_found_where_it_is() -> None:
    """A solid of three inks of 15 mm has 300 % there, whatever lies around it."""
    there = (Rect(22, 41, 15.3, 15.3), 1.0)
    plates = {name: plate(there, (Rect(0, 0, 60, 10), 0.5)) for name in "CMY"}
    worst = page_ink(1, plates, Frame(SCALE, SHEET, SHEET)).worst
    assert worst.total == pytest.approx(300, abs=0.1)
    assert (worst.x_mm, worst.y_mm) == pytest.approx((22, 41), abs=2 * PIXEL_MM)


def test_a_smaller_solid_is_thinned_by_its_surroundings() -> None:
    """A solid of half the square's area gives half its ink: the mean counts, not the peak."""
    worst = page_ink(1, {"K": plate((Rect(20, 20, 7.5, 40), 1.0))}, Frame(SCALE, SHEET, SHEET)).worst
    assert worst.total == pytest.approx(50, abs=1)


def test_coverage_is_of_the_trim() -> None:
    """A plate that is full to the bleed covers 100 % of the trim; one that fills half of it, 50 %."""
    frame = Frame(SCALE, Rect(mm(10), mm(10), mm(40), mm(60)), SHEET)
    plates = {"full": plate((Rect(0, 0, 60, 80), 1.0)), "half": plate((Rect(0, 0, 30, 80), 1.0))}
    coverage = page_ink(1, plates, frame).coverage
    assert coverage["full"] == pytest.approx(100)
    assert coverage["half"] == pytest.approx(50, abs=1)


def test_marks_outside_the_bleed_do_not_count() -> None:
    """Ink in the slug, as of registration marks, is neither coverage nor a worst square."""
    frame = Frame(SCALE, Rect(mm(23), mm(23), mm(14), mm(34)), Rect(mm(20), mm(20), mm(20), mm(40)))
    found = page_ink(1, {"K": plate((Rect(0, 0, 18, 80), 1.0))}, frame)
    assert (found.coverage["K"], found.worst.total) == (0, 0)


def test_places_are_from_the_trim() -> None:
    """A square in the bleed's corner stands at minus the bleed."""
    frame = Frame(SCALE, SHEET.grown(-mm(3)), SHEET)
    worst = page_ink(1, {"K": plate((Rect(0, 0, 16, 16), 1.0))}, frame).worst
    assert (worst.x_mm, worst.y_mm) == pytest.approx((-3, -3), abs=2 * PIXEL_MM)


def test_a_page_smaller_than_the_square() -> None:
    """A card of 10 mm is judged whole."""
    sheet = Rect(0, 0, mm(10), mm(8))
    worst = page_ink(1, {"K": plate((Rect(0, 0, 5, 8), 1.0), sheet=sheet)}, Frame(SCALE, sheet, sheet)).worst
    assert worst.total == pytest.approx(50, abs=3)


@given(st.integers(0, 44), st.integers(0, 64), st.integers(1, 255))
def test_no_square_is_worse_than_the_worst(x: int, y: int, amount: int) -> None:
    """However a patch lies, no square anywhere has more ink than the one that is told."""
    ink = plate((Rect(x, y, 9, 13), amount / 255), (Rect(30, 5, 4, 70), 0.3))
    frame = Frame(SCALE, SHEET, SHEET)
    worst = page_ink(1, {"K": ink}, frame).worst
    side = round(mm(15) * SCALE)
    here = ink[round(mm(y) * SCALE) :, round(mm(x) * SCALE) :][:side, :side]
    assert worst.total >= here.sum() / side**2 / 2.55 - 0.01
    at = ink[round(mm(worst.y_mm) * SCALE) :, round(mm(worst.x_mm) * SCALE) :][:side, :side]
    assert at.mean() / 2.55 == pytest.approx(worst.total, abs=2)
