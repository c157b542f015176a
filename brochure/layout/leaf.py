"""A leaf: one page being filled. It knows the grid, the language axes, the theme and the typesetter, and
places words, rules, titles and figures; designs say where.

Everything returns display items; a leaf holds no state. A text that needs more lines than it is given raises
LayoutError with the place in the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from brochure.art.palette import Palette
from brochure.colour import Ink
from brochure.compose.words import Digits, Words
from brochure.display import Drawing, Group, Item, Path, Role, Tagged, artifact
from brochure.errors import BrochureError, LayoutError, TextError
from brochure.layout.type_area import TypeArea
from brochure.layout.whole_words import kept_whole, parted_word
from brochure.text.style import TextStyle, rich
from brochure.text.typesetter import Paragraph
from brochure.units import mm

NOTE_COLUMN = 9  # of a facing edition's notes, where the grid has as many
DARK = ("cover_key", "back_cover")  # sections whose art is drawn light on a dark solid
TITLE_LINES = 2  # of a title in each language
ROOMY = mm(80)  # a half that holds any title of the base format in that many lines
HEAD_GAP = mm(4)  # between two languages in a running head that have no axes


def from_right(paragraph: Paragraph, measure: float) -> float | None:
    """Return the width that a paragraph's lines begin at the right of; None where they begin at the left."""
    return measure if paragraph.direction == "rtl" else None


@dataclass(frozen=True, slots=True)
class Placed:
    """Items, and the baseline of the last line that was set; ``lines`` is the longest language's count."""

    items: tuple[Item, ...]
    last: float
    lines: int


@dataclass(frozen=True, slots=True)
class Leaf(TypeArea):
    """One page with its words; ``contents`` are all entries with their pages.

    ``looseness`` asks texts for so many lines more or fewer.
    """

    contents: tuple[tuple[Words, int], ...] = ()
    looseness: int = 0

    # -- words

    def set(self, words: Words, style: str, measure: float) -> dict[str, Paragraph]:
        """Return the words set to ``measure`` points, a paragraph a language."""
        try:
            return {
                language: self.paragraph(text, self.theme.style(style, language), language, measure)
                for language, text in words
            }
        except (TextError, LayoutError) as error:
            raise error.placed(words.place or self.section.place) from error

    def paragraph(self, text: str, style: TextStyle, language: str, measure: float) -> Paragraph:
        """Return one text set; ``**strong**`` words at weight 700.

        A word that is wider than its column is hyphenated; LayoutError where it can not be.
        """
        found = self.typesetter.paragraph(rich(text), style, language, measure, self.looseness)
        if parted_word(found) is None:
            return found
        hyphenated = replace(style, hyphenate=True)
        found = self.typesetter.paragraph(rich(text), hyphenated, language, measure)
        return kept_whole(found, measure, f"page {self.number} ({self.section.kind}), {language}")

    def pair(
        self,
        words: Words,
        style: str,
        y: float,
        ink: str | Ink = "text",
        *,
        role: Role = "P",
        measure: float | None = None,
        axes: Mapping[str, float] | None = None,
        limit: float | None = None,
    ) -> Placed:
        """Return the words with all first baselines at ``y``, each language at its axis.

        Where languages are stacked, the next one begins below the last. In a facing edition the language of
        the page opposite counts for the height and is not shown. ``limit`` is the lowest baseline allowed; a
        text that runs below it raises LayoutError.
        """
        shown = self.ink(ink)
        items: list[Item] = []
        last, most = y, 0
        at = axes or self.axes
        width = measure or self.half
        for language, paragraph in self.set(words, style, width).items():
            if self.stacked and most:
                y = last + paragraph.leading
            if language in at:
                placed = paragraph.at(at[language], y, shown, from_right(paragraph, width))
                items.append(Tagged(role, placed, language=language))
            count = len(paragraph.lines)
            bottom = y + (count - 1) * paragraph.leading
            self.must_fit(words, language, bottom, limit, paragraph.leading)
            last, most = max(last, bottom), most + count if self.stacked else max(most, count)
        return Placed(tuple(items), last, most)

    def stack(
        self,
        words: Words,
        style: str,
        x: float,
        y: float,
        measure: float,
        inks: Sequence[str | Ink],
        *,
        gaps: float = 0.0,
        role: Role = "P",
        limit: float | None = None,
    ) -> Placed:
        """Return the languages one under the other from baseline ``y``, in ``inks`` by order.

        ``gaps`` is added between two languages, points. A facing edition shows one, in the first ink.
        """
        items: list[Item] = []
        last = at = y
        for index, (language, paragraph) in enumerate(self.set(words, style, measure).items()):
            if index and not self.apart:
                at = last + paragraph.leading + gaps
            ink = inks[0 if self.apart else min(index, len(inks) - 1)]
            shown = self.ink(ink)
            if language in self.languages:
                placed = paragraph.at(x, at, shown, from_right(paragraph, measure))
                items.append(Tagged(role, placed, language=language))
            bottom = at + (len(paragraph.lines) - 1) * paragraph.leading
            self.must_fit(words, language, bottom, limit, paragraph.leading)
            last = max(last, bottom)
        return Placed(tuple(items), last, 0)

    def must_fit(
        self, words: Words, language: str, bottom: float, limit: float | None, leading: float
    ) -> None:
        """Raise LayoutError when ``bottom`` lies below ``limit``: says page, section, language, lines."""
        if limit is None or bottom <= limit + 0.01:
            return
        over = round((bottom - limit) / leading + 0.49)
        raise LayoutError.of(
            "overset",
            f"page {self.number} ({self.section.kind}), {language}: the text is {over} line(s) too long",
            "shorten it or move a part to another section",
            words.place or self.section.place,
        )

    def overfull(self, what: str, words: Words) -> BrochureError:
        """Return an error that says what this page has too much of; ``words`` are the first too many."""
        return LayoutError.of(
            "overset",
            f"page {self.number} ({self.section.kind}): {what}",
            "move a part to another section",
            words.place or self.section.place,
        )

    # -- furniture

    def title(self, words: Words, ink: str | Ink = "deep") -> Placed:
        """Return the page's title in all languages; two lines in each at most, three in a narrow half."""
        y = self.grid.head(self.grid.format.title)
        lines = TITLE_LINES if self.half >= ROOMY else TITLE_LINES + 1
        if self.stacked:
            lines *= len(words.said)
        limit = y + (lines - 1) * self.theme.style("title", self.languages[0]).leading
        return self.pair(self.rebroken(words, "title"), "title", y, ink, role="H1", limit=limit)

    def rebroken(self, words: Words, style: str) -> Words:
        """Return words whose lines, as the data end them, are too long for a half, to be broken anew."""
        said = []
        for language, text in words:
            lines = len(self.set(words.only((language,)), style, self.half)[language].lines)
            fits = lines <= text.count("|") + 1
            said.append((language, text if fits else words.only((language,)).plain.get(language)))
        return Words(tuple(said), words.place)

    def running_head(self) -> tuple[Item, ...]:
        """Return the running head and the folio at the outer edge, as artifacts."""
        head, number = "running_head", "folio"
        soft, strong = self.ink("secondary"), self.ink("deep")
        if self.ground in (self.ink("deep"), self.ink("accent")):
            # Reversed type is at least 8 pt (art direction, section 3), or the press fills it in.
            head, number = "label", "label_strong"
            strong = self.theme.on(self.ground, 8)
            soft = self.ink("mid") if self.ground == self.ink("deep") else strong
        y = self.studio.format.head
        folio = self.typesetter.line(str(self.number), self.theme.style(number, self.languages[0]), "en")
        even = self.side == "left"
        x = self.grid.left if even else self.grid.right - folio.width
        items: list[Item] = list(folio.at(x, y, strong))
        start = self.grid.x(2 if even else 1)
        for index, language in enumerate(self.languages):
            text = self.section.running.plain.get(language)
            line = self.typesetter.line(text, self.theme.style(head, language), language)
            if self.halved and index:
                start = self.axes[language]
            if start + line.width > self.grid.right - (0 if even else 2 * folio.width):
                break  # a narrow page has no room for a second language in its head
            items += line.at(start, y, soft)
            start += line.width + HEAD_GAP
        return (artifact(*items, kind="Pagination"),)

    def notes(self, notes: Sequence[Words], bottom: float | None = None, ink: str = "secondary") -> Placed:
        """Return the notes, the last line of the longest language on ``bottom`` (default: the note line)."""
        bottom = self.grid.note if bottom is None else bottom
        axes, measure = self._note_axes()
        sets = [self.set(words, "note", measure) for words in notes]
        leading = self.theme.style("note", self.languages[0]).leading
        counts = [[len(paragraph.lines) for paragraph in paragraphs.values()] for paragraphs in sets]
        together = sum if self.stacked else max
        lines = sum(together(count) for count in counts if count)
        y = first = bottom - (lines - 1) * leading
        items: list[Item] = []
        for paragraphs, count in zip(sets, counts, strict=True):
            at = y
            for language, paragraph in paragraphs.items():
                if language in axes:
                    placed = paragraph.at(axes[language], at, self.ink(ink), from_right(paragraph, measure))
                    items.append(Tagged("Note", placed, language=language))
                at += len(paragraph.lines) * leading if self.stacked else 0
            y += together(count) * leading if count else 0
        return Placed(tuple(items), first, lines)

    def _note_axes(self) -> tuple[dict[str, float], float]:
        """Return where notes start and their measure: a facing edition keeps the last columns for them."""
        columns = self.grid.format.columns
        if self.apart and columns > NOTE_COLUMN:
            x = self.grid.x(NOTE_COLUMN)
            return dict.fromkeys(self.languages, x), self.grid.span(columns - NOTE_COLUMN + 1)
        return self.axes, self.text_measure

    def solid(self) -> Item:
        """Return the page's ground, bleed included, as an artifact; a sparing edition leaves it white."""
        shown = () if self.studio.sparing else (Path(self.sheet.segments, fill=self.ground),)
        return artifact(*shown, kind="Background")

    def backdrop(self, drawing: Drawing) -> Item:
        """Return art that lies behind the page as an artifact; a sparing edition keeps it off the edges."""
        if not self.studio.sparing:
            return artifact(*drawing.items, kind="Background")
        return artifact(Group(drawing.items, clip=self.safe.segments), kind="Background")

    @property
    def palette(self) -> Palette:
        """The inks of drawings on this page: where its solid is left white, light threads turn dark."""
        own = self.theme.palette
        if self.section.kind in DARK and self.ground.luminance > 0.5:
            return replace(own, paper=own.deep, mid=own.mid_dark)
        if self.studio.sparing:
            white = self.ink("white")
            return replace(own, paper=white, mist=white, accent_light=own.mist)
        return own if self.ground != self.ink("paper") else replace(own, accent_light=own.mid)

    # -- figures

    def figure(
        self, digits: Digits, language: str, style: str, unit_style: str, x: float, y: float, ink: Ink
    ) -> Item:
        """Return a big figure with its unit as a paragraph that reads as the language says it.

        RMB 13.56 billion stands as 13.56 with RMB billion behind it; eyes mend that, ears do not.
        """
        items = self.digits(digits.digits, digits.unit, language, style, unit_style, x, y, ink)
        told = Tagged("Span", items, language=language, actual_text=digits.spoken)
        return Tagged("P", (told,), language=language)
