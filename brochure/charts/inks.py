"""From matplotlib's colours back to inks: a chart may use the theme's colours and greys, nothing else.

In: the inks that a chart may use. Out: the ink for an RGBA colour. Knows nothing of what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from brochure.colour import WHITE, Ink, black
from brochure.errors import DataError


def hex_colour(ink: Ink) -> str:
    """Return an ink's screen colour as matplotlib and the web write it, such as ``#0C3A3A``."""
    return "#{:02X}{:02X}{:02X}".format(*_eight_bit(ink.srgb))


def _eight_bit(colour: Sequence[float]) -> tuple[int, int, int]:
    red, green, blue = (round(float(v) * 255) for v in colour[:3])
    return red, green, blue


class InkTable:
    """Finds the ink whose screen colour is asked for; of two alike, the one that was named first."""

    def __init__(self, inks: Iterable[Ink]) -> None:
        self.inks = tuple(inks)
        self._by_colour: dict[tuple[int, int, int], Ink] = {}
        for ink in self.inks:
            self._by_colour.setdefault(_eight_bit(ink.srgb), ink)

    def ink(self, colour: Sequence[float], alpha: float | None = None) -> Ink | None:
        """Return the ink for a colour of three or four numbers from 0 to 1; None when nothing is to be seen.

        ``alpha`` replaces the colour's own fourth number. A grey that is no ink of the theme becomes black
        ink of that tone. Raises DataError for any other colour, and for a transparent one.
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
        known = ", ".join(f"{ink.name} {hex_colour(ink)}" for ink in self.inks)
        raise DataError.of(
            "chart-colour",
            f"a chart draws in {shown}, which is no ink of the theme",
            f"take one of {known} or a grey",
        )
