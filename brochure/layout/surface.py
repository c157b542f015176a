"""A surface: what a page and a panel have in common while they are filled.

Both belong to a studio, tell one section on one ground, and draw rules and figures in the theme's inks.
Everything returns display items; where words stand is the affair of leaves and panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brochure.colour import Ink
from brochure.compose.story import LogoFiles, SectionStory
from brochure.display import GlyphRun, Item, Path, artifact
from brochure.layout.studio import Studio
from brochure.layout.theme import Theme
from brochure.text.typesetter import Typesetter
from brochure.units import mm

HAIRLINE_WIDTH = mm(0.18)
RULE_WIDTH = mm(0.25)
HERO_WIDTH = mm(0.5)
SAFE = mm(5)  # what an office printer may leave white along every edge
UNIT_GAP = 0.45  # em of the unit, between a figure and its unit


@dataclass(frozen=True, slots=True)
class Surface:
    """A page or a panel: its studio, its number in reading order, the section that it tells, its ground."""

    studio: Studio
    number: int
    section: SectionStory
    ground: Ink

    @property
    def theme(self) -> Theme:
        """The document's theme."""
        return self.studio.theme

    @property
    def typesetter(self) -> Typesetter:
        """The document's typesetter."""
        return self.studio.typesetter

    @property
    def logo(self) -> LogoFiles | None:
        """The park's logo, None where it has none."""
        return self.studio.logo

    @property
    def light(self) -> Ink:
        """The ink of what stands light on a dark solid; deep where the solid is left white."""
        return self.ink("paper") if self.ground.luminance < 0.5 else self.ink("deep")

    def ink(self, role: str | Ink) -> Ink:
        """Return the theme's ink of a role; an ink is returned as it is."""
        return self.theme.ink(role) if isinstance(role, str) else role

    def rule(
        self, x: float, y: float, width: float, ink: str | Ink = "deep", weight: float = RULE_WIDTH
    ) -> Item:
        """Return a horizontal rule of ``weight`` points, centred on ``y``, as an artifact."""
        return artifact(Path((("M", x, y), ("L", x + width, y)), stroke=self.ink(ink), width=weight))

    def digits(
        self, text: str, unit: str, language: str, style: str, unit_style: str, x: float, y: float, ink: Ink
    ) -> tuple[Item, ...]:
        """Return a big figure whose ink starts at ``x``, with its small unit behind it, on baseline ``y``."""
        set_digits = self.theme.style(style, language)
        line = self.typesetter.line(text, set_digits, language)
        start = x - line.ink_left
        items = line.at(start, y, ink)
        if not unit:
            return items
        set_unit = self.theme.style(unit_style, language)
        behind = self.typesetter.line(unit, set_unit, language)
        # The figure's tight tracking holds after its last digit as well.
        end = start + line.width + set_digits.tracking * set_digits.size
        return items + behind.at(end + UNIT_GAP * set_unit.size, y, ink)


def speaking(items: Sequence[Item], language: str) -> tuple[Item, ...]:
    """Return runs as words of ``language``, in whatever style they are set: digits are read in any."""
    return tuple(replace(item, language=language) if isinstance(item, GlyphRun) else item for item in items)
