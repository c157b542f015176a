"""From matplotlib's colours back to inks: a chart may use the theme's colours and greys, nothing else.

In: the inks that a chart may use. Out: the ink for an RGBA colour. Knows nothing of what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from brochure.colour import WHITE, Ink, black
from brochure.errors import DataError


def hex_colour(ink: Ink) -> str:
    """Return an ink's screen colour as matplotlib and the web write it, such as ``#0C3A3A``."""
    return "#{:02X}{:02X}{:02X}".format(*_eight_bit(ink.srgb))


def _eight_bit(colour: Sequence[float]) -> tuple[int, int, int]:
    red, green, blue = (round(float(v) * 255) for v in colour[:3])
    return red, green, blue


_SAME = 1.5 / 255  # by which a component may miss a course, from rounding


class InkTable:
    """Finds the ink whose screen colour is asked for; of two alike, the one that was named first."""

    def __init__(self, inks: Iterable[Ink]) -> None:
        self.inks = tuple(inks)
        self._by_colour: dict[tuple[int, int, int], Ink] = {}
        for ink in self.inks:
            self._by_colour.setdefault(_eight_bit(ink.srgb), ink)

    def course(self, colours: Sequence[Sequence[float]]) -> list[Ink]:
        """Return the inks of a gradient's colours: mixtures of two, the same two for all where that can be.

        White and black are inks here. A colour lies between two inks where their straight course on the
        screen passes through it; its mixture is the same share of both. Raises as :meth:`ink` does.
        """
        if any(len(colour) > 3 and float(colour[3]) < 1 for colour in colours):
            return [ink for colour in colours if (ink := self.ink(colour)) is not None]  # which refuses it
        for first, second in combinations((*self.inks, WHITE, black(1.0)), 2):
            mixed = [_mixture(first, second, colour) for colour in colours]
            if all(mixed):
                return [ink for ink in mixed if ink is not None]
        return [self._alone(colour) for colour in colours]

    def _alone(self, colour: Sequence[float]) -> Ink:
        found = self._tint(colour, black(1.0)) or self.ink(colour)
        assert found is not None  # only nothing to be seen gives none
        return found

    def _tint(self, colour: Sequence[float], *more: Ink) -> Ink | None:
        """Return the mixture of two inks, or of one and white, that has a colour; None where none has."""
        mixtures = (_mixture(a, b, colour) for a, b in combinations((*self.inks, WHITE, *more), 2))
        return next((found for found in mixtures if found is not None), None)

    def ink(self, colour: Sequence[float], alpha: float | None = None) -> Ink | None:
        """Return the ink for a colour of three or four numbers from 0 to 1; None when nothing is to be seen.

        ``alpha`` replaces the colour's own fourth number. A grey that is no ink of the theme becomes black
        ink of that tone; a colour between an ink and white is its tint, one between two inks their mixture,
        as colour maps give them. Raises DataError for any other colour, and for a transparent one.
        """
        opacity = float(colour[3]) if alpha is None and len(colour) > 3 else 1.0 if alpha is None else alpha
        if opacity == 0:
            return None
        value = _eight_bit(colour)
        shown = "#{:02X}{:02X}{:02X}".format(*value)
        if opacity < 1:
            raise DataError.of(
                "chart-transparency",
                f"a chart draws in {shown} at an opacity of {opacity:.3g}",
                "print has no transparency: take a lighter ink of the theme, alpha=1",
            )
        found = self._by_colour.get(value)
        if found is not None:
            return found
        if len(set(value)) == 1:
            return WHITE if value[0] == 255 else black(1 - value[0] / 255)
        tint = self._tint(colour)
        if tint is not None:
            return tint
        known = ", ".join(f"{ink.name} {hex_colour(ink)}" for ink in self.inks)
        raise DataError.of(
            "chart-colour",
            f"a chart draws in {shown}, which is no ink of the theme",
            f"take one of {known}, a tint of one, or a grey",
        )


def _mixture(first: Ink, second: Ink, colour: Sequence[float]) -> Ink | None:
    """Return the mixture of two inks that has a colour on the screen, None where none has."""
    wanted = [float(v) for v in colour[:3]]
    way = [b - a for a, b in zip(first.srgb, second.srgb, strict=True)]
    length = sum(v * v for v in way)
    if not length:
        return None
    share = sum(v * (c - a) for v, c, a in zip(way, wanted, first.srgb, strict=True)) / length
    off = [a + share * v - c for a, v, c in zip(first.srgb, way, wanted, strict=True)]
    if not -_SAME <= share <= 1 + _SAME or max(map(abs, off)) > _SAME:
        return None
    share = min(1.0, max(0.0, share))
    if share in (0.0, 1.0):
        return second if share else first
    c, m, y, k = (round(a + share * (b - a), 4) for a, b in zip(first.cmyk, second.cmyk, strict=True))
    red, green, blue = wanted
    base = None
    if WHITE in (first, second):
        base = (second.name, share) if first == WHITE else (first.name, 1 - share)
    return Ink(f"{first.name}-{second.name} {share:.2f}", (c, m, y, k), (red, green, blue), tint_of=base)
