"""What the pages of a specimen are made with: a leaf, words in two languages, labels and rules.

A theme, a format and a typesetter in; a leaf and small verbs out. Knows no page's content.
"""

from __future__ import annotations

from dataclasses import dataclass

from brochure.art.ridges import RidgePlan
from brochure.colour import Ink
from brochure.compose.story import BackCoverBody, SectionStory
from brochure.compose.words import NOTHING, Words
from brochure.display import Item, Path, Role, Tagged, artifact
from brochure.geometry import Rect
from brochure.layout.document import Side
from brochure.layout.format import Format
from brochure.layout.leaf import Leaf
from brochure.layout.studio import PageStudio
from brochure.layout.theme import Theme
from brochure.text.typesetter import Typesetter
from brochure.units import mm

EN, ZH = "en", "zh-Hans"
BLEED = mm(3)
SEED = "specimen"


def both(en: str, zh: str) -> Words:
    """Return words in English and Chinese."""
    return Words(((EN, en), (ZH, zh)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a specimen."""

    leaf: Leaf

    @classmethod
    def of(
        cls,
        theme: Theme,
        page_format: Format,
        typesetter: Typesetter,
        number: int,
        title: Words,
        name: str,
    ) -> Sheet:
        """Return page ``number``; its running head says the theme's ``name``."""
        studio = PageStudio(
            theme=theme.sized(page_format.display),
            typesetter=typesetter,
            format=page_format,
            languages=(EN, ZH),
            ridges=RidgePlan.of(SEED, 0, share=0.7),
            bleed=BLEED,
        )
        side: Side = "right" if number % 2 else "left"
        running = both(f"Theme {name}", f"主题{name}")
        # A specimen has no data behind it: of a section's parts a leaf reads the head and the title alone.
        body = BackCoverBody(NOTHING, (), NOTHING, "")
        section = SectionStory("specimen", running, title, (), (), body)
        return cls(Leaf(studio, number, section, theme.ink("white"), page_format.grid(side), side))

    def y(self, line: float) -> float:
        """Return the y of a line."""
        return self.leaf.grid.y(line)

    def x(self, column: float) -> float:
        """Return the x of a column."""
        return self.leaf.grid.x(column)

    def span(self, columns: float) -> float:
        """Return the width of columns."""
        return self.leaf.grid.span(columns)

    def furniture(self) -> list[Item]:
        """Return the running head and the title."""
        return [*self.leaf.running_head(), *self.leaf.title(self.leaf.section.title).items]

    def say(
        self,
        text: str,
        style: str,
        x: float,
        y: float,
        ink: str | Ink = "text",
        language: str = EN,
        role: Role = "P",
    ) -> Item:
        """Return one line of text."""
        leaf = self.leaf
        shown = leaf.ink(ink) if isinstance(ink, str) else ink
        line = leaf.typesetter.line(text, leaf.theme.style(style, language), language)
        return Tagged(role, line.at(x, y, shown), language=language)

    def box(self, rect: Rect, ink: str | Ink) -> Item:
        """Return a filled box as decoration."""
        shown = self.leaf.ink(ink) if isinstance(ink, str) else ink
        return artifact(Path(rect.segments, fill=shown))
