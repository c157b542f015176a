"""Can everybody tell the marks apart? Grey and three kinds of colour blindness, simulated.

Matrices of Machado, Oliveira and Fernandes (2009), severity 1.0, on linear sRGB.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from gallery import THEMES, theme

from brochure.charts.table import Amount, Row
from brochure.charts.tones import shares, strengths
from brochure.colour import Ink

MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
EYES = ("usual", "grey", *MACHADO)
Linear = tuple[float, float, float]


def linear(ink: Ink) -> Linear:
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in ink.srgb)
    return red, green, blue


def seen(colour: Linear, eye: str) -> Linear:
    if eye == "usual":
        return colour
    if eye == "grey":
        return (luminance(colour),) * 3
    red, green, blue = (
        min(max(sum(w * v for w, v in zip(row, colour, strict=True)), 0.0), 1.0) for row in MACHADO[eye]
    )
    return red, green, blue


def luminance(colour: Linear) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def lightness(colour: Linear) -> float:
    """Return CIE L*."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def woven(ink: Ink, share: float) -> Linear:
    """Return what threads that take a share of white paper mix to in the eye."""
    red, green, blue = (1 - share + share * v for v in linear(ink))
    return red, green, blue


def test_the_matrices_keep_white() -> None:
    """A simulation that moved white would prove nothing: each row adds up to one."""
    for rows in MACHADO.values():
        assert [sum(row) for row in rows] == pytest.approx([1, 1, 1], abs=1e-5)


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("look", THEMES)
def test_the_accented_row_stands_apart(look: str, eye: str) -> None:
    """From deep, accent and mid both differ in lightness for every eye; no chart holds accent beside mid."""
    deep, accent, mid = (
        lightness(seen(linear(theme(look).ink(role)), eye)) for role in ("deep", "accent", "mid")
    )
    assert accent - deep >= 14
    assert mid - deep >= 40


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_series_differ_by_strength(look: str, eye: str, count: int) -> None:
    """Threads of neighbouring strengths differ by 8 of lightness or more, in every theme, for every eye."""
    tones = [lightness(seen(woven(theme(look).ink("deep"), share), eye)) for share in shares(count)]
    assert all(before - after >= 8 for before, after in pairwise(tones))


@pytest.mark.parametrize("look", THEMES)
def test_an_accented_part_is_seen(look: str) -> None:
    """The thinnest threads in accent still darken the paper by 4 of lightness."""
    rows = [Row((), (Amount(1, ()),), accented=index == 3) for index in range(4)]
    share = strengths(rows)[3]
    assert lightness(woven(theme(look).ink("accent"), share)) <= 96
