"""Inks as operands: a pair stays a pair until here, where the profile takes one half of it.

In: an :class:`~brochure.colour.Ink` and what it colours. Out: PDF colour operators, and whether the mark
overprints. Photographs go another way (:mod:`brochure.paint.images`). Must not know pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from brochure.colour import K100, WHITE, Ink
from brochure.paint.pdf import numbers
from brochure.paint.spots import Spots
from brochure.profiles import BlackRules, ColourSpace, SpotInk

_FILL: dict[ColourSpace, str] = {"rgb": "rg", "cmyk": "k", "grey": "g"}
_LUMA = (0.299, 0.587, 0.114)
"""The weights of red, green and blue in a grey as light as they are (ITU-R BT.601-7, 2.5.1)."""

_DARK_ON_WHITE = 3.6
"""Type with this contrast to white stands on white; lighter type is set on a solid.

An accent may be as light as this (Silk: 3.8); the tints that are set on solids are lighter (at most 3.5).
"""


@dataclass(slots=True)
class Palette:
    """Colour operators of one file, remembered by ink; ``spot_inks`` replace a theme's own on a press.

    Inks of artwork are separated by ``press``, an ICC profile, and held to ``ink_limit`` per cent.
    """

    space: ColourSpace
    black: BlackRules | None
    spot_inks: Sequence[SpotInk] = ()
    press: bytes | None = None
    ink_limit: float | None = None
    spots: Spots = field(init=False)
    _operands: dict[Ink, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.spots = Spots.of(self.spot_inks)

    def space_name(self, ink: Ink) -> str:
        """Return the resource name of the colour space of ``ink``, empty for the device's own."""
        return self.spots.space(ink) if self.space == "cmyk" else ""

    def fill(self, ink: Ink) -> str:
        """Return the operator that fills with ``ink``."""
        space = self.space_name(ink)
        if space:
            return f"/{space} cs {numbers([self.spots.tint(ink)])} scn"
        return f"{self._operand(ink)} {_FILL[self.space]}"

    def stroke(self, ink: Ink) -> str:
        """Return the operator that strokes with ``ink``."""
        space = self.space_name(ink)
        if space:
            return f"/{space} CS {numbers([self.spots.tint(ink)])} SCN"
        return f"{self._operand(ink)} {_FILL[self.space].upper()}"

    def for_type(self, ink: Ink, size: float) -> Ink:
        """Return the ink that type of ``size`` points is set in: K alone where small and dark."""
        if self.black is None or size >= self.black.only_below or not any(ink.cmyk[:3]):
            return ink
        return K100 if ink.contrast(WHITE) >= _DARK_ON_WHITE else ink

    def type_overprints(self, ink: Ink, size: float) -> bool:
        """Tell whether type of ``size`` points in ``ink`` prints over what lies below it."""
        return self.black is not None and size < self.black.overprint_type_below and _solid_black(ink)

    def line_overprints(self, ink: Ink, width: float) -> bool:
        """Tell whether a line of ``width`` points in ``ink`` prints over what lies below it."""
        return self.black is not None and width < self.black.overprint_line_below and _solid_black(ink)

    def _operand(self, ink: Ink) -> str:
        known = self._operands.get(ink)
        if known is None:
            known = self._operands[ink] = numbers(self.components(ink))
        return known

    def components(self, ink: Ink) -> tuple[float, ...]:
        """Return the process components of ``ink`` in the file's space."""
        match self.space:
            case "rgb":
                return ink.srgb
            case "cmyk" if ink.origin != "design":
                from brochure.artwork.colours import on_press

                return on_press(ink, self.press, self.ink_limit)
            case "cmyk":
                return self.spots.process(ink)
            case "grey":
                return (round(sum(w * v for w, v in zip(_LUMA, ink.srgb, strict=True)), 4),)


def _solid_black(ink: Ink) -> bool:
    return ink.cmyk == K100.cmyk
