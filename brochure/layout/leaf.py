"""A leaf: one page being filled. It knows the grid, the language axes, the theme and the typesetter, and
places words, rules, titles and figures; designs say where.

Everything returns display items; a leaf holds no state. A text that needs more lines than it is given raises
LayoutError with the place in the data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from brochure.art.covers import CoverArt
from brochure.art.palette import Palette
from brochure.art.ridges import RidgePlan
from brochure.colour import Ink
from brochure.compose.story import Arrangement, Digits, LogoFiles, Mode, SectionStory, Words
from brochure.display import Drawing, GlyphRun, Group, Item, Path, Role, Tagged, artifact
from brochure.errors import BrochureError, LayoutError, TextError
from brochure.geometry import Rect
from brochure.layout.document import Side
from brochure.layout.format import LINE, Format, Grid
from brochure.layout.theme import Theme
from brochure.text.hyphens import SOFT_HYPHEN
from brochure.text.languages import language_of
from brochure.text.style import TextStyle, full_width, rich
from brochure.text.typesetter import Paragraph, Typesetter
from brochure.units import mm, to_mm

HAIRLINE_WIDTH = mm(0.18)
RULE_WIDTH = mm(0.25)
HERO_WIDTH = mm(0.5)
LONG_TEXT = mm(82)  # the measure of long text within a half of 86 mm
NARROWEST = mm(44)  # a half narrower than this holds no language: the two are stacked
ALONE = 8  # columns that a language takes where no other stands beside it
NOTE_COLUMN = 9  # of a facing edition's notes, where the grid has as many
SAFE = mm(5)  # what an office printer may leave white along every edge
DARK = ("cover_key", "back_cover")  # sections whose art is drawn light on a dark solid
TITLE_LINES = 2  # of a title in each language
ROOMY = mm(80)  # a half that holds any title of the base format in that many lines
HEAD_GAP = mm(4)  # between two languages in a running head that have no axes
UNIT_GAP = 0.45  # em of the unit, between a figure and its unit


@dataclass(frozen=True, slots=True)
class Heights:
    """Where things stand on a cover, points from the top trim: first baselines, and the highest crest."""

    name: float
    lines: float
    crest: float


BASE_COVER = Heights(mm(39), mm(101.6), mm(126))


@dataclass(frozen=True, slots=True)
class Studio:
    """What all pages of a document share; ``bleed`` in points.

    ``sparing`` is the edition for an office printer: white grounds, no solids, art inside the safe area.
    ``arrangement`` is how the languages stand together on this format; ``cover`` where things stand on the
    covers, whose mountains go on from one to the other.
    """

    theme: Theme
    typesetter: Typesetter
    format: Format
    languages: tuple[str, ...]
    ridges: RidgePlan
    bleed: float
    sparing: bool = False
    arrangement: Mode = "columns"
    cover: Heights = BASE_COVER
    logo: LogoFiles | None = None
    cover_art: CoverArt = "ridges"


def arranged(page_format: Format, languages: Sequence[str], wanted: Arrangement) -> Mode:
    """Return how languages stand together on a format: halves that are too narrow are stacked."""
    if len(languages) < 2 or wanted == "flip":
        return "single"
    grid = page_format.grid("right")
    if wanted == "columns" and grid.span(page_format.columns // 2) < NARROWEST:
        return "stacked"
    return wanted


def list_item(*items: Item) -> Tagged:
    """Return items as one entry of a list."""
    return Tagged("LI", (Tagged("LBody", items),))


def speaking(items: Sequence[Item], language: str) -> tuple[Item, ...]:
    """Return runs as words of ``language``, in whatever style they are set: digits are read in any."""
    return tuple(replace(item, language=language) if isinstance(item, GlyphRun) else item for item in items)


def parted_word(paragraph: Paragraph) -> str | None:
    """Return the first word that a line's end parts without a hyphen, None when none does."""
    for line, following in pairwise(paragraph.lines):
        before, after = line.text[-1:], following.text[:1]
        if not (before.isalpha() and after.isalpha()) or full_width(before) or full_width(after):
            continue
        if not line.runs or line.runs[-1].glyphs[-1].text != SOFT_HYPHEN:
            return (line.text.split() or [""])[-1] + (following.text.split() or [""])[0]
    return None


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
class Leaf:
    """One page: its grid, side, number, section and ground; ``contents`` are all entries with their pages.

    ``shown`` are the languages that it speaks: in a facing edition one of two, elsewhere all. ``looseness``
    asks texts for so many lines more or fewer.
    """

    studio: Studio
    grid: Grid
    side: Side
    number: int
    section: SectionStory
    ground: Ink
    contents: tuple[tuple[Words, int], ...] = ()
    shown: tuple[str, ...] = ()
    looseness: int = 0

    @property
    def theme(self) -> Theme:
        """The document's theme."""
        return self.studio.theme

    @property
    def typesetter(self) -> Typesetter:
        """The document's typesetter."""
        return self.studio.typesetter

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of this page in their order."""
        return self.shown or self.studio.languages

    @property
    def parallel(self) -> bool:
        """Whether languages stand beside each other."""
        return self.studio.arrangement == "columns"

    @property
    def stacked(self) -> bool:
        """Whether languages stand one under the other."""
        return self.studio.arrangement == "stacked"

    @property
    def apart(self) -> bool:
        """Whether this page speaks one language and the page opposite the other."""
        return self.studio.arrangement == "facing" and len(self.languages) == 1

    @property
    def mirrored(self) -> bool:
        """Whether the language that leads runs from right to left: rows and scales begin at the right."""
        return language_of(self.languages[0]).right_to_left

    def ink(self, role: str) -> Ink:
        """Return the theme's ink of a role."""
        return self.theme.ink(role)

    @property
    def trim(self) -> tuple[float, float, float]:
        """Width and height of the trimmed page, and the bleed."""
        return self.studio.format.width, self.studio.format.height, self.studio.bleed

    @property
    def sheet(self) -> Rect:
        """The trimmed page with its bleed."""
        return Rect(0, 0, self.studio.format.width, self.studio.format.height).grown(self.studio.bleed)

    @property
    def axes(self) -> dict[str, float]:
        """The left edge of each language's place: column 1 and the middle one, or column 1 for all.

        A language from right to left that leads stands on the right, and so does one that stands alone.
        """
        if len(self.languages) == 1 and language_of(self.languages[0]).right_to_left:
            return {self.languages[0]: self.grid.right - self.half}
        step = self.grid.format.columns // 2 if self._halved else 0
        places = range(len(self.languages))
        mirrored = step and language_of(self.languages[0]).right_to_left
        columns = [1 + step * place for place in (reversed(places) if mirrored else places)]
        return {language: self.grid.x(c) for language, c in zip(self.languages, columns, strict=True)}

    @property
    def _halved(self) -> bool:
        """Whether the page is parted between two languages; a cover is in a facing edition, too."""
        return len(self.languages) > 1 and not self.stacked

    @property
    def half(self) -> float:
        """The width that belongs to one language: half the columns, or eight where it stands alone.

        What would be left of a narrow page is no margin, but too little of one: the language takes it all.
        """
        columns = self.grid.format.columns
        if self._halved:
            return self.grid.span(columns // 2)
        alone = self.grid.span(min(ALONE, columns))
        return alone if self.grid.measure - alone >= NARROWEST else self.grid.measure

    @property
    def text_measure(self) -> float:
        """The measure of long text."""
        return min(LONG_TEXT, self.half) if self._halved else self.half

    def on_line(self, y: float) -> float:
        """Return the first line of the grid at or below ``y``."""
        zero = self.grid.y(0)
        return zero + LINE * -(-(y - zero - 0.01) // LINE)

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
        found = self.typesetter.paragraph(rich(text), replace(style, hyphenate=True), language, measure)
        if (word := parted_word(found)) is not None:
            raise LayoutError.of(
                "overset",
                f"page {self.number} ({self.section.kind}), {language}: the word {word!r} is wider than its "
                f"column of {to_mm(measure):.0f} mm",
                "shorten it, or write a soft hyphen (U+00AD) where it may part",
            )
        return found

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
        shown = self.ink(ink) if isinstance(ink, str) else ink
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
            shown = self.ink(ink) if isinstance(ink, str) else ink
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
            if self._halved and index:
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

    def rule(
        self, x: float, y: float, width: float, ink: str | Ink = "deep", weight: float = RULE_WIDTH
    ) -> Item:
        """Return a horizontal rule of ``weight`` points, centred on ``y``, as an artifact."""
        shown = self.ink(ink) if isinstance(ink, str) else ink
        return artifact(Path((("M", x, y), ("L", x + width, y)), stroke=shown, width=weight))

    def solid(self) -> Item:
        """Return the page's ground, bleed included, as an artifact; a sparing edition leaves it white."""
        shown = () if self.studio.sparing else (Path(self.sheet.segments, fill=self.ground),)
        return artifact(*shown, kind="Background")

    def backdrop(self, drawing: Drawing) -> Item:
        """Return art that lies behind the page as an artifact; a sparing edition keeps it off the edges."""
        if not self.studio.sparing:
            return artifact(*drawing.items, kind="Background")
        return artifact(Group(drawing.items, clip=self._safe.segments), kind="Background")

    def printable(self, box: Rect) -> Rect:
        """Return as much of ``box`` as can be printed: a sparing edition keeps it off the edges."""
        if not self.studio.sparing:
            return box
        safe = self._safe
        return Rect.from_edges(
            max(box.x, safe.x), max(box.y, safe.y), min(box.right, safe.right), min(box.bottom, safe.bottom)
        )

    @property
    def _safe(self) -> Rect:
        width, height, _ = self.trim
        return Rect(0, 0, width, height).grown(-SAFE)

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

    @property
    def logo(self) -> LogoFiles | None:
        """The park's logo, None where it has none."""
        return self.studio.logo

    @property
    def light(self) -> Ink:
        """The ink of what stands light on a dark solid; deep where the solid is left white."""
        return self.ink("paper") if self.ground.luminance < 0.5 else self.ink("deep")

    # -- figures

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

    def figure(
        self, digits: Digits, language: str, style: str, unit_style: str, x: float, y: float, ink: Ink
    ) -> Item:
        """Return a big figure with its unit as a paragraph that reads as the language says it.

        RMB 13.56 billion stands as 13.56 with RMB billion behind it; eyes mend that, ears do not.
        """
        items = self.digits(digits.digits, digits.unit, language, style, unit_style, x, y, ink)
        told = Tagged("Span", items, language=language, actual_text=digits.spoken)
        return Tagged("P", (told,), language=language)
