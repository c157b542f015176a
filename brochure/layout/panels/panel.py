"""A panel: one column of a leaflet being filled. It knows its six columns, the language axes and the theme.

Designs say where; a panel sets, measures and refuses. Origin at the panel's own top left. Everything returns
display items; a text that needs more lines than it is given raises LayoutError with its place in the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from brochure.art.palette import Palette
from brochure.colour import Ink
from brochure.compose.words import Digits, Words
from brochure.display import Drawing, Group, Item, Path, Role, Tagged, artifact
from brochure.errors import LayoutError, TextError
from brochure.geometry import Rect
from brochure.layout.panels.backdrop import fitted
from brochure.layout.surface import SAFE, UNIT_GAP, Surface, speaking
from brochure.text.style import TextStyle, rich
from brochure.text.typesetter import Paragraph
from brochure.units import mm

MARGIN, GUTTER, COLUMNS = mm(8), mm(4), 6
TITLE_AT = mm(24)  # a title's first baseline
CONTENT_AT = mm(43)  # where rules, tiles and discs begin
FOOT = mm(9.6)  # from the last note's baseline to the trim
TITLES = ("panel_title", "panel_title_2", "panel_title_3", "panel_title_4")
AXES = (4.0, 4.25, 4.5, 4.75, 5.0, 5.25)  # columns that the second language may begin on
GAP = mm(3)  # between two languages on a line, at least
OVERLAP = mm(0.05)  # by which a solid goes on over a fold


@dataclass(frozen=True, slots=True)
class Placed:
    """Items, and the baseline of the last line that was set."""

    items: tuple[Item, ...]
    last: float


@dataclass(frozen=True, slots=True)
class Panel(Surface):
    """One panel: number in reading order, size in points, section, ground.

    ``beyond`` is how far art goes on left and right of it: the bleed at a trim, nothing at a fold.
    """

    width: float
    height: float
    beyond: tuple[float, float] = (0.0, 0.0)

    @property
    def languages(self) -> tuple[str, ...]:
        """The edition's languages in their order."""
        return self.studio.languages

    @property
    def palette(self) -> Palette:
        """The inks of drawings; where a solid is left white, light threads turn dark."""
        own = self.theme.palette
        if not self.studio.sparing:
            return own
        return replace(own, paper=own.deep, mid=own.mid_dark, accent_light=own.mist)

    # -- the grid

    @property
    def left(self) -> float:
        """Where type begins."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where type ends."""
        return self.width - MARGIN

    @property
    def measure(self) -> float:
        """The width of all columns."""
        return self.width - 2 * MARGIN

    @property
    def foot(self) -> float:
        """The baseline of the last note."""
        return self.height - FOOT

    def column(self, number: float) -> float:
        """Return the left edge of a column, counted from 1; the panel has six."""
        module = (self.measure + GUTTER) / COLUMNS
        return MARGIN + module * (number - 1)

    def axes(self, column: float = 4.0) -> dict[str, float]:
        """Return where each language begins: the first on the margin, the second on a column."""
        return dict(zip(self.languages, (self.left, self.column(column)), strict=False))

    def room(self, axes: Mapping[str, float], language: str) -> float:
        """Return the measure of a language on its axis: up to the next one, or the margin."""
        after = [x for x in axes.values() if x > axes[language] + 0.01]
        return (min(after) - GAP if after else self.right) - axes[language]

    # -- words

    def paragraph(
        self, text: str, style: TextStyle, language: str, measure: float, more: int = 0
    ) -> Paragraph:
        """Return one text set, ``more`` lines longer if it can be; ``**strong**`` words at weight 700."""
        return self.typesetter.paragraph(rich(text), style, language, measure, more)

    def fits(self, words: Words, style: str, axes: Mapping[str, float], lines: int) -> bool:
        """Tell whether words stand on their axes in so many lines, or those that they ask for."""
        for language, text in words:
            room = self.room(axes, language)
            most = min(lines, text.count("|") + 1) if "|" in text else lines
            paragraph = self.paragraph(text, self.theme.style(style, language), language, room)
            if len(paragraph.lines) > most or paragraph.width > room + 0.01 or _broken(paragraph, text):
                return False
        return True

    def axis(self, said: Sequence[tuple[Words, str, int]]) -> float | None:
        """Return the first column on which all words (with style and most lines) leave each other room."""
        for column in AXES if len(self.languages) > 1 else AXES[:1]:
            axes = self.axes(column)
            if all(self.fits(words, style, axes, lines) for words, style, lines in said):
                return column
        return None

    def pair(
        self,
        words: Words,
        style: str,
        y: float,
        ink: Ink,
        axes: Mapping[str, float] | None = None,
        *,
        role: Role = "P",
        limit: float | None = None,
        more: int = 0,
        reach: float = 0.0,
    ) -> Placed:
        """Return the words with all first baselines at ``y``, each language on its axis.

        ``limit`` is the lowest baseline allowed; a text that runs below it raises LayoutError. ``more`` lines
        are asked for; lines may ``reach`` over their room.
        """
        axes = axes or self.axes()
        items: list[Item] = []
        last = y
        for language, text in words:
            set_style = self.theme.style(style, language)
            paragraph = self._set(words, text, set_style, language, self.room(axes, language) + reach, more)
            items.append(Tagged(role, paragraph.at(axes[language], y, ink), language=language))
            last = max(last, self._end(words, paragraph, language, y, limit))
        return Placed(tuple(items), last)

    def stack(
        self,
        words: Words,
        style: str,
        x: float,
        y: float,
        measure: float,
        inks: Sequence[Ink],
        *,
        role: Role = "P",
        limit: float | None = None,
        gap: float = 0.0,
    ) -> Placed:
        """Return the languages one under the other from baseline ``y``, in ``inks`` by order."""
        items: list[Item] = []
        at = last = y
        for index, (language, text) in enumerate(words):
            set_style = self.theme.style(style, language)
            paragraph = self._set(words, text, set_style, language, measure, 0)
            at = last + paragraph.leading + gap if index else y
            items.append(
                Tagged(role, paragraph.at(x, at, inks[min(index, len(inks) - 1)]), language=language)
            )
            last = self._end(words, paragraph, language, at, limit)
        return Placed(tuple(items), last)

    def _set(
        self, words: Words, text: str, style: TextStyle, language: str, measure: float, more: int
    ) -> Paragraph:
        try:
            return self.paragraph(text, style, language, measure, more)
        except TextError as error:
            raise error.placed(words.place) from error

    def _end(self, words: Words, paragraph: Paragraph, language: str, y: float, limit: float | None) -> float:
        bottom = y + (len(paragraph.lines) - 1) * paragraph.leading
        if limit is not None and bottom > limit + 0.01:
            self.overset(words, language, (bottom - limit) / paragraph.leading)
        return bottom

    def overset(self, words: Words, language: str, lines: float) -> None:
        """Raise LayoutError for a text that is so many lines too long for this panel."""
        raise LayoutError.of(
            "overset",
            f"panel {self.number} ({self.section.kind}), {language}: the text is"
            f" {round(lines + 0.49)} line(s) too long",
            "shorten it, choose a fold with wider panels, or one language a leaflet",
            words.place or self.section.place,
        )

    # -- furniture

    def title_axis(self, column: float | None = None) -> tuple[str, float]:
        """Return the largest step of a title in which both languages stand, and the second one's column.

        ``column`` is the first that comes into question. The smallest step is returned where none holds them.
        """
        columns = AXES if column is None else tuple(c for c in AXES if c >= column)
        for style in TITLES:
            for at in columns if len(self.languages) > 1 else AXES[:1]:
                if self.fits(self.section.title, style, self.axes(at), _lines(style)):
                    return style, at
        return TITLES[-1], columns[0]

    def title(self, ink: Ink, column: float | None = None) -> tuple[Item, ...]:
        """Return the section's title, in two lines or more where languages stand beside each other."""
        style, at = self.title_axis(column)
        axes, words = self.axes(at), self.section.title
        items: list[Item] = []
        for language, text in words:
            single = Words(((language, text),), words.place)
            limit = TITLE_AT + (_lines(style) - 1) * self.theme.style(style, language).leading
            more = self._more(text, style, language, self.room(axes, language))
            items += self.pair(single, style, TITLE_AT, ink, axes, role="H1", limit=limit, more=more).items
        return tuple(items)

    def _more(self, text: str, style: str, language: str, room: float) -> int:
        """Return 1 for a title of a pair that the data leave on one line."""
        if len(self.languages) < 2 or "|" in text:
            return 0
        return int(len(self.paragraph(text, self.theme.style(style, language), language, room).lines) == 1)

    def notes(
        self, notes: Sequence[Words], ink: Ink, style: str = "panel_note", foot: float | None = None
    ) -> tuple[Item, ...]:
        """Return the notes, the languages one under the other, the last line at ``foot``: the panel's."""
        paragraphs = [
            (language, self._set(words, text, self.theme.style(style, language), language, self.measure, 0))
            for words in notes
            for language, text in words
        ]
        leading = self.theme.style(style, self.languages[0]).leading
        y = (self.foot if foot is None else foot) - (sum(len(p.lines) for _, p in paragraphs) - 1) * leading
        items: list[Item] = []
        for language, paragraph in paragraphs:
            items.append(Tagged("Note", paragraph.at(self.left, y, ink), language=language))
            y += len(paragraph.lines) * leading
        return tuple(items)

    def notes_top(self, notes: Sequence[Words], style: str = "panel_note") -> float:
        """Return the baseline of the first note."""
        leading = self.theme.style(style, self.languages[0]).leading
        count = sum(
            len(self.paragraph(text, self.theme.style(style, language), language, self.measure).lines)
            for words in notes
            for language, text in words
        )
        return self.foot - max(count - 1, 0) * leading if count else self.foot + leading

    def backdrop(self, drawing: Drawing, down: float = 0.0) -> Item:
        """Return art behind the panel, ``down`` so far, cut off at folds; at trims it runs into the bleed."""
        items = tuple(fitted(item, self.field, down) for item in drawing.items)
        return artifact(Group(items, clip=self.field.segments), kind="Background")

    @property
    def field(self) -> Rect:
        """What art may cover: from fold to fold, bleeds at trims; a sparing edition keeps off the edges."""
        if self.studio.sparing:
            return Rect(SAFE, SAFE, self.width - 2 * SAFE, self.height - 2 * SAFE)
        bleed, (left, right) = self.studio.bleed, self.beyond
        return Rect.from_edges(-left, -bleed, self.width + right, self.height + bleed)

    def solid(self) -> Item:
        """Return the panel's ground; at a fold it goes on a hair, so that no white shows there."""
        if self.studio.sparing or self.ground == self.ink("white"):
            return artifact(kind="Background")
        field = self.field
        box = Rect.from_edges(
            field.x - (0.0 if self.beyond[0] else OVERLAP), field.y,
            field.right + (0.0 if self.beyond[1] else OVERLAP), field.bottom,
        )  # fmt: skip
        return artifact(Path(box.segments, fill=self.ground), kind="Background")

    def figure(
        self, digits: Digits, language: str, styles: tuple[str, str], x: float, y: float, ink: Ink
    ) -> Item:
        """Return a figure whose ink begins at ``x``, its unit behind it, read as the language says it."""
        items = self.digits(digits.digits, digits.unit, language, *styles, x, y, ink)
        told = Tagged("Span", speaking(items, language), language=language, actual_text=digits.spoken)
        return Tagged("P", (told,), language=language)

    def figure_width(self, digits: Digits, language: str, styles: tuple[str, str]) -> float:
        """Return how wide a figure is with its unit."""
        style, unit_style = (self.theme.style(name, language) for name in styles)
        line = self.typesetter.line(digits.digits, style, language)
        width = line.width - line.ink_left + style.tracking * style.size
        if digits.unit:
            unit = self.typesetter.line(digits.unit, unit_style, language)
            width += UNIT_GAP * unit_style.size + unit.width
        return width


def _lines(style: str) -> int:
    """Return how many lines a title may have: two, four in the smallest step."""
    return 4 if style == TITLES[-1] else 2


def _broken(paragraph: Paragraph, text: str) -> bool:
    """Tell whether a word had to be broken to stand in its measure: a line ends inside it."""
    words = set(text.replace("|", " ").split())
    return any(
        line.text.strip() and line.text.strip().isascii() and not set(line.text.split()) <= words
        for line in paragraph.lines
    )
