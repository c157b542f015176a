"""A setter: what every kind of block needs in order to be set, and words set in tracks or in one column.

Words and styles in, paragraphs that know their place out. A facing edition sets all languages to one height
and shows on each page those that it speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from brochure.colour import Ink
from brochure.compose.words import Words
from brochure.display import Item, Role, Tagged
from brochure.errors import LayoutError, TextError
from brochure.layout.flow.tracks import Tracks
from brochure.layout.leaf import Leaf
from brochure.layout.studio import PageStudio
from brochure.layout.whole_words import kept_whole, parted_word
from brochure.text.style import TextStyle, rich
from brochure.text.typesetter import Line, Paragraph

Density = Literal["loose", "normal", "dense"]


@dataclass(frozen=True, slots=True)
class Stack:
    """Words in one column ``width`` points wide, a language under the other.

    ``gap`` lies between two languages. ``apart`` (facing editions): one language is shown, all from one top.
    """

    said: tuple[tuple[str, Paragraph], ...]
    width: float
    gap: float = 0.0
    apart: bool = False

    def __bool__(self) -> bool:
        return bool(self.said)

    @property
    def height(self) -> float:
        """The leading of all lines, and the gaps, points."""
        heights = [paragraph.height for _, paragraph in self.said]
        if not heights:
            return 0.0
        return max(heights) if self.apart else sum(heights) + self.gap * (len(heights) - 1)

    @property
    def drop(self) -> float:
        """From the first baseline to the last one, points."""
        leadings = [paragraph.leading for _, paragraph in self.said]
        if not leadings:
            return 0.0
        return self.height - (max(leadings) if self.apart else leadings[0])

    @property
    def broad(self) -> float:
        """The width of the longest line, points."""
        return max((paragraph.width for _, paragraph in self.said), default=0.0)

    def at(
        self, x: float, y: float, inks: Sequence[Ink], shown: Sequence[str], role: Role = "P", key: str = ""
    ) -> tuple[Item, ...]:
        """Return the items of the languages that are ``shown``, the first baseline at ``y``."""
        items: list[Item] = []
        first = True
        for index, (language, paragraph) in enumerate(self.said):
            if self.apart and language not in shown:
                continue
            if not first:
                y += self.gap + paragraph.leading
            ink = inks[0 if self.apart else min(index, len(inks) - 1)]
            placed = paragraph.at(x, y, ink, self.width)
            items.append(Tagged(role, placed, language=language, key=f"{key}{language}" if key else ""))
            y += paragraph.height - paragraph.leading
            first = False
        return tuple(items)


@dataclass(frozen=True, slots=True)
class Tracked:
    """Words with each language in its own track: side by side, under each other or on facing pages."""

    said: tuple[tuple[str, Paragraph], ...]
    tracks: Tracks
    gap: float = 0.0

    def __bool__(self) -> bool:
        return bool(self.said)

    @property
    def stacked(self) -> bool:
        """Whether the languages stand one under the other."""
        return self.tracks.mode == "stacked"

    @property
    def lines(self) -> int:
        """How many lines the words take in their arrangement."""
        counts = [len(paragraph.lines) for _, paragraph in self.said]
        return sum(counts) if self.stacked else max(counts, default=0)

    @property
    def height(self) -> float:
        """The leading of what stands under each other, points."""
        heights = [paragraph.height for _, paragraph in self.said]
        if self.stacked:
            return sum(heights) + self.gap * max(len(heights) - 1, 0)
        return max(heights, default=0.0)

    @property
    def leading(self) -> float:
        """The first language's leading."""
        return self.said[0][1].leading if self.said else 0.0

    @property
    def longest(self) -> str:
        """The language that takes the most room."""
        return max(self.said, key=lambda pair: pair[1].height)[0] if self.said else ""

    def at(
        self,
        left: float,
        y: float,
        inks: Sequence[Ink],
        shown: Sequence[str],
        role: Role = "P",
        indent: float = 0.0,
    ) -> tuple[Item, ...]:
        """Return the items of the ``shown`` languages, first baselines at ``y``; ``left`` is the grid's."""
        items: list[Item] = []
        first = True
        for index, (language, paragraph) in enumerate(self.said):
            if self.tracks.mode == "facing" and language not in shown:
                continue
            track = self.tracks.of(language)
            if self.stacked and not first:
                y += self.gap + paragraph.leading
            ink = inks[min(index, len(inks) - 1) if self.stacked else 0]
            x = left + track.dx + (0.0 if paragraph.direction == "rtl" else indent)
            at = paragraph.at(x, y, ink, _measure(paragraph, track.width - indent))
            items.append(Tagged(role, at, language=language))
            if self.stacked:
                y += paragraph.height - paragraph.leading
            first = False
        return tuple(items)


def _measure(paragraph: Paragraph, width: float) -> float | None:
    """Return the column that lines begin in where the side matters: for lines from right to left."""
    return width if paragraph.direction == "rtl" else None


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets words in a studio's type, on ``tracks``, as ``density`` asks.

    ``room`` is the height that every page has for flow, points. ``looseness`` asks running text for so many
    lines more or fewer. ``contents`` are the running heads that contents name, ``kinds`` are those of all
    sections. ``memo`` keeps what is slow to draw.
    """

    studio: PageStudio
    tracks: Tracks
    density: Density = "normal"
    room: float = 1e6
    looseness: int = 0
    contents: tuple[Words, ...] = ()
    kinds: tuple[str, ...] = ()
    memo: dict[object, object] = field(default_factory=dict, compare=False)

    @property
    def dense(self) -> bool:
        """Whether much has to go on few pages."""
        return self.density == "dense"

    @property
    def apart(self) -> bool:
        """Whether languages stand on pages of their own."""
        return self.tracks.mode == "facing"

    def style(self, name: str, language: str) -> TextStyle:
        """Return how a style is set in a language."""
        return self.studio.theme.style(name, language)

    def line(self, text: str, style: str, language: str) -> Line:
        """Return one line of natural width."""
        return self.studio.typesetter.line(rich(text), self.style(style, language), language)

    def paragraph(self, text: str, style: str, language: str, width: float, looseness: int = 0) -> Paragraph:
        """Return a text set to ``width``; a wider word is hyphenated, LayoutError where it can not be."""
        set_style, typesetter = self.style(style, language), self.studio.typesetter
        found = typesetter.paragraph(rich(text), set_style, language, width, looseness)
        if parted_word(found) is None:
            return found
        hyphenated = replace(set_style, hyphenate=True)
        found = typesetter.paragraph(rich(text), hyphenated, language, width, looseness)
        return kept_whole(found, width, language)

    def stack(self, words: Words, style: str, width: float, gap: float = 0.0) -> Stack:
        """Return words one under the other in a column."""
        said = self._set(
            words if self.apart else _once(words), style, dict.fromkeys(self.tracks.languages, width)
        )
        return Stack(said, width, gap, self.apart)

    def tracked(self, words: Words, style: str, *, indent: float = 0.0, gap: float = 0.0) -> Tracked:
        """Return words with each language in its track, from ``indent`` on."""
        widths = {track.language: track.width - indent for track in self.tracks.tracks}
        shown = _once(words) if self.tracks.mode == "stacked" else words
        return Tracked(self._set(shown, style, widths), self.tracks, gap)

    def running(self, words: Words, style: str) -> Tracked:
        """Return running text: to the measure of long text, as loose as the setter is asked to set."""
        widths = {track.language: track.text for track in self.tracks.tracks}
        return Tracked(self._set(words, style, widths, self.looseness), self.tracks, 5.0)

    def _set(
        self, words: Words, style: str, widths: dict[str, float], looseness: int = 0
    ) -> tuple[tuple[str, Paragraph], ...]:
        try:
            return tuple(
                (language, self.paragraph(text, style, language, widths[language], looseness))
                for language, text in words
                if language in widths
            )
        except (TextError, LayoutError) as error:
            raise error.placed(words.place) from error


def _once(words: Words) -> Words:
    """Return words that stand under each other: once where all languages say the same, as a year or 42 %."""
    if len({"".join(text.split()) for _, text in words}) == 1:
        return Words(words.said[:1], words.place)
    return words


def inks(leaf: Leaf, *roles: str) -> tuple[Ink, ...]:
    """Return the theme's inks of ``roles``."""
    return tuple(leaf.ink(role) for role in roles)


def with_role(item: Item, role: Role, **more: object) -> Item:
    """Return a tagged item in another role."""
    return replace(item, role=role, **more) if isinstance(item, Tagged) else item  # type: ignore[arg-type]
